"""Events, agreements, figures and dates in the manners of ministries, wires and invitations."""

from datetime import date

import pytest

from pa_pipeline.facts.agreements.agreements import find_agreement_actions
from pa_pipeline.facts.dates.date_mentions import find_date_mentions
from pa_pipeline.facts.events.events import find_events
from pa_pipeline.facts.figures.figures import find_figures
from pa_pipeline.facts.passages import Passage, Unit, passage_of
from pa_pipeline.lexicon.folding import fold

WEDNESDAY = date(2018, 2, 21)


def article_of(title: str, dateline: str, text: str, language: str, published_on: date | None) -> Passage:
    units, start = [], 0
    for kind, line in (("title", title), ("dateline", dateline), ("paragraph", text)):
        if line:
            units.append(Unit(kind, line, fold(line), start))
            start += len(line) + 1
    return Passage(0, None, language, published_on, None, tuple(units))


# --- events --------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("The sixth and final round of talks took place in Lima.", "en", [("sixth and final round of talks", 6)]),
        ("La sexta y última ronda de negociación fue en Lima.", "es", [("sexta y última ronda de negociación", 6)]),
        ("La feria número 12 de la sal se realizó en Lima.", "es", [("feria número 12 de la sal", 12)]),
        ("La edición 20 de la Feria de la Sal se abrió en Lima.", "es", [("Feria de la Sal", 20)]),
        ("The XXV Council of Ministers took place in Lima.", "en", [("XXV Council of Ministers", 25)]),
        ("Se celebró la III Comisión Administradora del acuerdo en Lima.", "es",
         [("III Comisión Administradora del acuerdo", 3)]),
        ("La II Rueda Binacional de Sal fue en Lima.", "es", [("II Rueda Binacional de Sal", 2)]),
        ("They met in Lima. The roundtable with Iran was on the third day.", "en", []),
    ],
)  # fmt: skip
def test_editions_are_read_in_words_and_in_digits(text: str, language: str, expected: list[tuple[str, int]]) -> None:
    assert [
        (event.name, event.edition) for event in find_events(passage_of(text, language)) if event.edition
    ] == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("The VI Salt Forum was held in Cali on 3 May 2019. Its Lima edition, in 2018, was smaller.", "en",
         [("VI Salt Forum", "2019-05-03", "Cali"), ("Lima edition", "2018-01-01", "Lima")]),
        ("La V Feria de la Sal fue en Lima el 3 de mayo de 2025 y superó la edición de 2023 en Quito.", "es",
         [("V Feria de la Sal", "2025-05-03", "Lima"), ("edición de 2023 en Quito", "2023-01-01", "Quito")]),
        ("The VI Salt Forum was held in Cali on 3 May 2019. The 2019 edition drew many.", "en",
         [("VI Salt Forum", "2019-05-03", "Cali")]),
    ],
)  # fmt: skip
def test_an_edition_of_another_year_or_city_is_another_event(
    text: str, language: str, expected: list[tuple[str, str, str]]
) -> None:
    told = [(event.name, str(event.starts_on), event.city) for event in find_events(passage_of(text, language))]
    assert told == expected


@pytest.mark.parametrize(
    ("title", "text", "language", "name", "edition"),
    [
        ("Trujillo abre rueda de negocios Perú-Chile", "Ayer se abrió la II Rueda Binacional de Sal.", "es",
         "II Rueda Binacional de Sal", 2),
        ("Ministers open dialogue on salt", "The Second Dialogue on Salt and Sand opens today.", "en",
         "Second Dialogue on Salt and Sand", 2),
    ],
)  # fmt: skip
def test_what_a_headline_says_in_other_words_is_the_event_of_the_first_sentence(
    title: str, text: str, language: str, name: str, edition: int
) -> None:
    (event,) = find_events(article_of(title, "", text, language, WEDNESDAY))
    assert (event.name, event.edition, event.is_main_event) == (name, edition, True)


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("The III Forum on Salt, Sand and Soil was held in Lima.", "en", "III Forum on Salt, Sand and Soil"),
        ("El III Foro de Sal, Arena y Suelo se realizó en Lima.", "es", "III Foro de Sal, Arena y Suelo"),
        ("She spoke at the III Forum on Salt, Minister Ana Ruiz beside her.", "en", "III Forum on Salt"),
        ("The Fourth Meeting of Salt Directors in Alta Playa, Chile, was held.", "en",
         "Fourth Meeting of Salt Directors"),
    ],
)  # fmt: skip
def test_a_name_goes_on_with_its_subjects_but_not_with_its_place(text: str, language: str, name: str) -> None:
    assert find_events(passage_of(text, language))[0].name == name


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("The ministers met by videoconference on 19 May 2020.", "en", ("met", "2020-05-19", None, "virtual")),
        ("They marked on 3 May 2019 the 20th anniversary of the pact with a luncheon.", "en",
         ("luncheon", "2019-05-03", None, None)),
        ("The show is at the Sol Cinema, 325 Main Street, Ottawa, on 3 May 2019.", "en", None),
        ("The III Film Week is at the Sol Cinema, 325 Main Street, Ottawa, on 3 May 2019.", "en",
         ("III Film Week", "2019-05-03", "Ottawa", None)),
        ("Será la III Semana de Cine el 3 de mayo de 2019 en la Sala Sol, av. 9 de Julio 102, Montevideo.", "es",
         ("III Semana de Cine", "2019-05-03", "Montevideo", None)),
        ("Since 3 May 2012 visas are waived under the deal of the V Summit, held in Alta Playa.", "en",
         ("V Summit", "None", None, None)),
        ("The Cali summit of May 2014 promised much.", "en", ("Cali summit", "2014-05-01", "Cali", None)),
        ("Held for the first time in 1997, the VI Salt Fair opened in Lima.", "en",
         ("VI Salt Fair", "None", "Lima", None)),
        ("The VI Salt Fair drew twice as many as in 2017.", "en", ("VI Salt Fair", "None", None, None)),
    ],
)  # fmt: skip
def test_when_and_where_an_event_is_held(
    text: str, language: str, expected: tuple[str, str, str | None, str | None] | None
) -> None:
    told = [(one.name, str(one.starts_on), one.city, one.format) for one in find_events(passage_of(text, language))]
    assert told == ([expected] if expected else [])


def test_the_day_behind_preceded_is_that_of_the_next_event() -> None:
    text = (
        "The XXV Salt Forum opens in Lima on 3 October 2024, preceded on 1 and 2 October by the meeting of the Group."
    )
    first, second = find_events(passage_of(text))
    assert (str(first.starts_on), str(second.starts_on)) == ("2024-10-03", "2024-10-01")


def test_an_event_within_a_dated_one_is_on_its_day() -> None:
    text = (
        "The launch of the salt index took place in Lima on 14 July 2016. The launch was during the 9th Salt Meeting."
    )
    told = {event.name: str(event.starts_on) for event in find_events(passage_of(text))}
    assert told["9th Salt Meeting"] == "2016-07-14"


def test_a_dateline_without_a_day_places_what_the_text_dates() -> None:
    text = "El 19 y 20 de julio de 2023 se realizó el Taller de Sal."
    (event,) = find_events(article_of("Taller de Sal", "Arica.-", text, "es", None))
    assert (event.city, str(event.ends_on)) == ("Arica", "2023-07-20")


def test_embassies_that_host_are_no_place() -> None:
    text = "The embassies of Chile and Peru hosted on 3 May 2019 a cultural evening."
    (event,) = find_events(passage_of(text))
    assert (event.city, event.country_iso3) == (None, None)


# --- agreements ----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("El comité sesionó ayer en Lima. Al término, aprobó la Declaración de Lima.", "es"),
        ("Ontem houve a III Reunião em Lima. Na ocasião, assinaram a Declaração de Lima.", "pt"),
        ("The committee met on Tuesday. On the occasion the ministers signed the Lima Declaration.", "en"),
    ],
)
def test_what_is_signed_at_a_meeting_is_signed_on_its_day(text: str, language: str) -> None:
    passage = article_of("", "Lima, 21.02.2018.-", text, language, WEDNESDAY)
    acts = [act for act in find_agreement_actions(passage) if act.agreement_type == "declaration"]
    assert [str(act.acted_on) for act in acts] == ["2018-02-20"]


@pytest.mark.parametrize(
    ("title", "text", "language", "names"),
    [
        ("Gobierno ratifica tratado con Israel",
         "Hoy entró en vigor el Tratado de Libre Comercio entre Colombia e Israel.", "es",
         ["Tratado de Libre Comercio entre Colombia e Israel"]),
        ("Australia signs memorandum with miners",
         "The guilds signed today a Memorandum of Understanding on Mine Safety.", "en",
         ["Memorandum of Understanding on Mine Safety"]),
    ],
)  # fmt: skip
def test_a_headline_tells_of_the_agreement_named_below(title: str, text: str, language: str, names: list[str]) -> None:
    found = find_agreement_actions(article_of(title, "", text, language, WEDNESDAY))
    assert sorted({act.name for act in found}) == names


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("Se suscribió una declaración conjunta sobre sal.", "es", ["declaración conjunta sobre sal"]),
        ("Los ministros firmaron una declaración sobre sal marina.", "es", ["declaración sobre sal marina"]),
        ("A memorandum of understanding on salt will be signed on 25 March.", "en",
         ["memorandum of understanding on salt"]),
        ("El 25 de marzo se firmará un memorando de entendimiento sobre sal.", "es",
         ["memorando de entendimiento sobre sal"]),
        ("They signed a mutual assistance agreement on Friday.", "en", ["mutual assistance agreement"]),
        ("The ministers adopted the Huatulco Statement.", "en", ["Huatulco Statement"]),
        ("Peru ratified the Second Amending Protocol to the Salt Treaty.", "en",
         ["Second Amending Protocol to the Salt Treaty"]),
        ("They decided it by mutual agreement.", "en", []),
    ],
)  # fmt: skip
def test_names_in_small_letters_that_say_what_is_agreed_on(text: str, language: str, names: list[str]) -> None:
    assert [act.name for act in find_agreement_actions(passage_of(text, language))] == names


# --- figures -------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Accidents in the region's mines fell from 74 in 2012 to 29 in 2017.", "en",
         [(74, "Accidents"), (29, "Accidents")]),
        ("El número de empresas pasó de 120 a 310.", "es", [(120, "empresas"), (310, "empresas")]),
        ("The games opened before a crowd of 8,000.", "en", [(8000, "crowd")]),
        ("El teatro tiene una plantilla de 45.", "es", [(45, "plantilla")]),
        ("Llegaron 76 pequeñas y medianas empresas.", "es", [(76, "pequeñas y medianas empresas")]),
        ("Llegaron 600 compradores provenientes de Chile.", "es", [(600, "compradores")]),
        ("It fell from 2012 to 2015.", "en", []),
    ],
)  # fmt: skip
def test_what_numbers_of_changes_and_crowds_count(text: str, language: str, expected: list[tuple[int, str]]) -> None:
    assert [(one.value, one.unit) for one in find_figures(passage_of(text, language))] == expected


def test_articles_may_stand_before_both_ends_of_a_range() -> None:
    (figure,) = find_figures(passage_of("Encarece la sal entre un 0,6 % y un 2,1 %.", "es"))
    assert (figure.value, figure.value_max, figure.unit) == (0.6, 2.1, "%")


def test_what_something_grew_to_is_no_upper_limit() -> None:
    found = find_figures(passage_of("El comercio creció 46 %, hasta 2.610 millones de dólares.", "es"))
    assert [figure.qualifier for figure in found] == [None, None]


# --- dates ---------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("text", "language", "days"),
    [
        ("El próximo 27 habrá un taller.", "es", [("2018-02-27", "None")]),
        ("Haverá um seminário no próximo dia 27.", "pt", [("2018-02-27", "None")]),
        ("Los pasados días 3 y 4 se celebró el foro.", "es", [("2018-02-03", "2018-02-04")]),
        ("En los próximos 5 años y los próximos 12 meses crecerá.", "es", []),
        ("Preside hasta diciembre y en enero asumirá Perú.", "es",
         [("2018-12-01", "2018-12-31"), ("2019-01-01", "2019-01-31")]),
    ],
)  # fmt: skip
def test_days_of_a_month_that_is_not_named(text: str, language: str, days: list[tuple[str, str]]) -> None:
    found = find_date_mentions(passage_of(text, language, WEDNESDAY))
    assert [(str(mention.starts_on), str(mention.ends_on)) for mention in found] == days


@pytest.mark.parametrize(
    ("text", "language", "day"),
    [
        ("The course ran on 8 May 2023. A report of 2026 and 2028 is due; a second course is planned for November.",
         "en", "2023-11-01"),
        ("La alianza fue creada el 28 de abril de 2011. La cumbre será el próximo miércoles 14 de diciembre.",
         "es", "2011-04-28"),
        ("La Misión Sal 2023 irá a Lima. Será del 24 al 28 de julio.", "es", "2023-07-24"),
    ],
)  # fmt: skip
def test_without_a_dateline_days_are_counted_from_the_last_whole_date(text: str, language: str, day: str) -> None:
    found = [one for one in find_date_mentions(passage_of(text, language)) if one.precision != "year"]
    assert str(found[-1].starts_on) == day


def test_the_number_of_a_house_is_no_figure_and_the_city_of_a_clock_no_place() -> None:
    assert find_figures(passage_of("It is at the Sol Hotel, 83 Mill Street, Auckland.")) == []
    text = "El taller será el 3 de mayo de 2019 a las 10 h (hora de Ciudad de México) por Zoom."
    (event,) = find_events(passage_of(text, "es"))
    assert (event.city, event.format) == (None, "virtual")


@pytest.mark.parametrize(
    "text",
    [
        "We held the First Ministerial Meeting on Salt. The 2024 edition of the Lighthouse Atlas went well.",
        "Tuvimos la Primera Reunión Ministerial de la Sal. Además salió bien la edición 2024 del Atlas de Faros.",
    ],
)
def test_the_edition_of_another_thing_dates_no_event(text: str) -> None:
    language = "en" if text.startswith("We") else "es"
    assert [(event.edition, event.starts_on) for event in find_events(passage_of(text, language))] == [(1, None)]
