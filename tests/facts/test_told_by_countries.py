"""Films, pesos, presidencies and protocols that a sentence gives to one of the countries that it names."""

from datetime import date

import pytest

from pa_pipeline.facts.agreements.agreements import find_agreement_actions
from pa_pipeline.facts.figures.figures import find_figures
from pa_pipeline.facts.films.films import find_films
from pa_pipeline.facts.passages import passage_of
from pa_pipeline.facts.presidencies.presidencies import find_presidencies

_ALLIANCE = " de la Alianza del Pacífico"


@pytest.mark.parametrize(
    ("text", "films"),
    [
        ("El ciclo de cine lo abrirá México con “Sal” (2018), y Perú, que exhibirá ¨Mar¨ (2017), lo cierra.",
         [("Sal", "MEX"), ("Mar", "PER")]),
        ("La muestra de películas sigue el jueves: “Sal”, del chileno Ana Ríos Paz, y la peruana “Mar”.",
         [("Sal", "CHL"), ("Mar", "PER")]),
        ("Friday 8: Red Sand (Chile)\nSaturday 9: The Film of Tides (Peru)",
         [("Red Sand", "CHL"), ("The Film of Tides", "PER")]),
        ("The film week screened Salt by the Peruvian director Ana Ríos.", [("Salt", "PER")]),
        ("Ganadores del concurso de cortos “Mares que unen”", []),
        ("A film critic led the discussion “Women behind the camera”.", []),
    ],
)  # fmt: skip
def test_films_are_of_the_country_that_shows_them(text: str, films: list[tuple[str, str]]) -> None:
    language = "en" if text[0] in "FAT" else "es"
    assert [(film.title, film.country_iso3) for film in find_films(passage_of(text, language))] == films


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("México aportó 21 millones de pesos y Colombia 3.000 millones de pesos.", ["MXN", "COP"]),
        ("Los ministros de Chile y Colombia anunciaron 20 millones de pesos.", [None]),
    ],
)
def test_pesos_are_of_the_country_right_before_them(text: str, told: list[str | None]) -> None:
    assert [figure.currency for figure in find_figures(passage_of(text, "es"))] == told


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        ("Más de dos centenares de empresas asistieron.", "es", [(200.0, "empresas")]),
        ("The vessel, 62 metres long, carries a crew of 48.", "en", [(62.0, "metres"), (48.0, "crew")]),
        ("Turistas recibidos: 47 millones (2019)", "es", [(47_000_000.0, "Turistas recibidos")]),
    ],
)
def test_numbers_count_what_stands_by_them(text: str, language: str, told: list[tuple[float, str]]) -> None:
    assert [(figure.value, figure.unit) for figure in find_figures(passage_of(text, language))] == told


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        ("Less than a fifth of the firms asked knew it.", "en", [(20.0, "less_than")]),
        ("Más de la mitad de las obras vino de Chile, y la cuarta parte de ellas, de Perú.", "es",
         [(50.0, "more_than"), (25.0, None)]),
        ("In the first half of 2024, half of the year's work was done.", "en", []),
    ],
)  # fmt: skip
def test_shares_are_told_in_words(text: str, language: str, told: list[tuple[float, str | None]]) -> None:
    found = find_figures(passage_of(text, language))
    assert [(figure.value, figure.qualifier) for figure in found if figure.unit == "%"] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"En su calidad de presidente pro témpore{_ALLIANCE}, México convocará a los grupos en marzo de 2022.",
         [("MEX", None, None)]),
        (f"La PPT de Perú{_ALLIANCE}, que comenzó el 6 de julio de 2018 y concluyó en julio de 2019, fue larga.",
         [("PER", date(2018, 7, 6), date(2019, 7, 31))]),
        (f"La presidencia pro tempore{_ALLIANCE} rota. Chile, que la tuvo en 2020, volverá a asumirla en 2024.",
         [("CHL", date(2020, 1, 1), date(2020, 12, 31)), ("CHL", date(2024, 1, 1), None)]),
        (f"El presidente pro tempore{_ALLIANCE}, el mandatario chileno Luis Soto, abrió el foro.",
         [("CHL", None, None)]),
    ],
)  # fmt: skip
def test_presidencies_have_the_dates_that_are_theirs(
    text: str, told: list[tuple[str, date | None, date | None]]
) -> None:
    found = find_presidencies(passage_of(text, "es"))
    assert [(one.country_iso3, one.starts_on, one.ends_on) for one in found] == told


def test_amending_protocols_are_agreements_of_their_own() -> None:
    text = (
        "The Additional Protocol to the Framework Agreement was signed on 10 February 2014; its First Amending "
        "Protocol was signed in July 2015 and its Second Amending Protocol in June 2016."
    )
    found = [(act.name, act.acted_on) for act in find_agreement_actions(passage_of(text))]
    assert found == [
        ("Additional Protocol to the Framework Agreement", date(2014, 2, 10)),
        ("First Amending Protocol", date(2015, 7, 1)),
        ("Second Amending Protocol", date(2016, 6, 1)),
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("El Acuerdo Marco fue suscrito en Paranal, Chile, el 6 de junio de 2012.",
         [("Acuerdo Marco", "signed", "Paranal, Chile")]),
        ("Se adoptó la Convención para Homologar el Tratamiento Fiscal el 3 de mayo de 2014.",
         [("Convención para Homologar el Tratamiento Fiscal", "adopted", None)]),
        ("El Acuerdo de Mareas cumplió años; fue adoptado el 4 de marzo de 2018 y rige desde el 22 de abril de 2021.",
         [("Acuerdo de Mareas", "adopted", None), ("Acuerdo de Mareas", "in_force", None)]),
    ],
)  # fmt: skip
def test_acts_are_told_with_their_place_and_their_agreement(text: str, told: list[tuple[str, str, str | None]]) -> None:
    assert [(act.name, act.action, act.place) for act in find_agreement_actions(passage_of(text, "es"))] == told
