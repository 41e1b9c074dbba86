"""Countries whose presidency of the Alliance a text speaks of."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pa_pipeline.facts.passages import passage_of
from pa_pipeline.facts.presidencies.presidencies import find_presidencies

PUBLISHED = date(2024, 6, 15)


def told_by(text: str, language: str = "en") -> list[tuple[str, str | None, str | None, str | None]]:
    return [
        (
            one.country_iso3,
            one.starts_on.isoformat() if one.starts_on else None,
            one.ends_on.isoformat() if one.ends_on else None,
            one.precision,
        )
        for one in find_presidencies(passage_of(text, language, PUBLISHED))
    ]


@pytest.mark.parametrize(
    ("text", "language", "countries"),
    [
        ("Under the Peruvian pro tempore presidency of the Pacific Alliance they met.", "en", ["PER"]),
        ("Under Peru's chairmanship of the Pacific Alliance they met.", "en", ["PER"]),
        ("The presidency of the Pacific Alliance, currently held by Peru, is new.", "en", ["PER"]),
        ("Peru, in its capacity as Pro Tempore President of the Pacific Alliance, spoke.", "en", ["PER"]),
        ("As PPT of the Pacific Alliance, Peru spoke.", "en", ["PER"]),
        ("Peru presides over the Pacific Alliance.", "en", ["PER"]),
        ("Peru handed over the pro tempore presidency of the Pacific Alliance to Chile.", "en", ["PER", "CHL"]),
        ("The presidency of the Pacific Alliance will pass to Chile.", "en", ["CHL"]),
        ("Peru holds the presidency of the Pacific Alliance. Chile will take its turn.", "en", ["PER", "CHL"]),
        ("La PPT peruana de la Alianza del Pacífico sesionó.", "es", ["PER"]),
        ("La viceministra del Perú, país que ejerce la presidencia pro tempore de la Alianza, habló.", "es", ["PER"]),
        ("En ejercicio de la presidencia pro tempore de la Alianza del Pacífico, Perú habló.", "es", ["PER"]),
        ("El canciller peruano, como presidente pro tempore de la Alianza del Pacífico, habló.", "es", ["PER"]),
        ("El traspaso de la presidencia de la Alianza del Pacífico de Perú a Chile fue breve.", "es", ["PER", "CHL"]),
        ("Perú ejerce la presidencia de la Alianza del Pacífico. Chile la asumirá.", "es", ["PER", "CHL"]),
        ("The presidency of the Pacific Alliance was handed over by Peru to Chile.", "en", ["PER", "CHL"]),
        ("Peru will hand the pro tempore presidency of the Pacific Alliance to Chile.", "en", ["PER", "CHL"]),
        ("Chile takes over the presidency pro tempore of the Pacific Alliance from Peru.", "en", ["CHL", "PER"]),
        ("The Pacific Alliance, whose pro tempore presidency Peru exercises, met.", "en", ["PER"]),
        ("The Pacific Alliance, currently presided over by Peru, met.", "en", ["PER"]),
        ("Peru is the current pro tempore president of the Pacific Alliance.", "en", ["PER"]),
        ("The ambassador of Peru spoke for the PPT of the Pacific Alliance that his country holds.", "en", ["PER"]),
        ("Peru holds the PPT of the Pacific Alliance. It will be succeeded by Chile.", "en", ["PER", "CHL"]),
        ("Perú ejerce la PPT de la Alianza del Pacífico; le sucederá Chile.", "es", ["PER", "CHL"]),
        ("Perú ejerce la PPT de la Alianza del Pacífico y cederá el testigo a Chile.", "es", ["PER", "CHL"]),
        ("Perú asume la presidencia pro tempore de la Alianza del Pacífico que deja Chile.", "es", ["PER", "CHL"]),
        ("La presidencia pro tempore de la Alianza del Pacífico pasará de Perú a Chile.", "es", ["PER", "CHL"]),
        ("El canciller peruano, en ejercicio de la PPT de la Alianza del Pacífico, habló.", "es", ["PER"]),
        ("La Alianza del Pacífico, que preside Perú, se reunió.", "es", ["PER"]),
        ("Envió a Chile una carta a la presidencia pro tempore de la Alianza, que ejerce Perú.", "es", ["PER"]),
        ("O bloco da Aliança do Pacífico, cuja presidência pro tempore cabe ao Peru, reuniu-se.", "pt", ["PER"]),
        ("After having assumed the Pacific Alliance’s Pro-Tempore Presidency, Peru will host it.", "en", ["PER"]),
        ("O Peru exerce a presidência pro tempore da Aliança do Pacífico.", "pt", ["PER"]),
        (
            "Alianza del Pacífico: Chile, presidente pro tempore desde mayo, entregará la presidencia al Perú.",
            "es",
            ["CHL", "PER"],
        ),
        (
            "La présidence pro tempore de l'Alliance du Pacifique est au Pérou ; le Chili prendra la relève.",
            "fr",
            ["CHL"],
        ),
        ("Le Pérou assure la présidence pro tempore de l'Alliance du Pacifique.", "fr", ["PER"]),
        ("Chile formalizó el traspaso de la presidencia pro tempore de la Alianza a Perú.", "es", ["CHL", "PER"]),
    ],
)
def test_whose_presidency_it_is_is_said_in_many_ways(text: str, language: str, countries: list[str]) -> None:
    assert [country for country, *_ in told_by(text, language)] == countries


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The President of Chile and the Presidency of the Republic of Peru thanked the Pacific Alliance.", "en"),
        ("Brazil holds the pro tempore presidency of Mercosur, a partner of the Pacific Alliance.", "en"),
        ("The pro tempore presidency of the Pacific Alliance rotates every year. Peru has four mines.", "en"),
        ("Chile holds the pro tempore presidency.", "en"),
        ("La presidencia pro tempore de la Comunidad Andina, que ejerce Perú, saludó a la Alianza del Pacífico.", "es"),
        ("La presidenta de Perú visitó la Alianza del Pacífico.", "es"),
        (
            "El presidente del Perú, Pedro Castillo, asistió. La ministra Rosa Castillo recibió la presidencia "
            "de la Alianza del Pacífico.",
            "es",
        ),
    ],
)
def test_presidencies_of_countries_and_other_bodies_are_none(text: str, language: str) -> None:
    assert told_by(text, language) == []


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        ("Chile took over from Peru the presidency of the Pacific Alliance for the May 2021–May 2022 term.", "en",
         [("CHL", "2021-05-01", "2022-05-31", "month"), ("PER", None, None, None)]),
        ("La presidencia pro tempore peruana (mayo 2021-mayo 2022) de la Alianza del Pacífico creó un fondo.", "es",
         [("PER", "2021-05-01", "2022-05-31", "month")]),
        ("Peru holds the presidency of the Pacific Alliance, which passes to Chile on 4 May 2021.", "en",
         [("PER", None, None, None), ("CHL", "2021-05-04", None, "day")]),
        ("Perú ejerce desde el 4 de mayo de 2021 la presidencia pro tempore de la Alianza del Pacífico.", "es",
         [("PER", "2021-05-04", None, "day")]),
        ("Peru has held the pro tempore presidency of the Pacific Alliance since May 2021.", "en",
         [("PER", "2021-05-01", None, "month")]),
        ("Peru assumed the presidency of the Pacific Alliance on 4 May 2021.", "en",
         [("PER", "2021-05-04", None, "day")]),
        ("Peru holds the presidency of the Pacific Alliance until May 2021.", "en",
         [("PER", None, "2021-05-31", "month")]),
        ("Peru handed over the presidency of the Pacific Alliance to Chile on 4 May 2021.", "en",
         [("PER", None, "2021-05-04", "day"), ("CHL", "2021-05-04", None, "day")]),
        ("Peru presided over the Pacific Alliance in 2020 and Chile in 2021.", "en",
         [("PER", "2020-01-01", "2020-12-31", "year"), ("CHL", "2021-01-01", "2021-12-31", "year")]),
        ("Since May 2021, Peru holds the presidency of the Pacific Alliance.", "en",
         [("PER", "2021-05-01", None, "month")]),
        ("Peru will hold the presidency of the Pacific Alliance from May 2021 to July 2022.", "en",
         [("PER", "2021-05-01", "2022-07-31", "month")]),
        ("The presidency of the Pacific Alliance, held by Peru, ends in May 2021.", "en",
         [("PER", None, "2021-05-31", "month")]),
        ("La presidencia peruana de la Alianza del Pacífico empezó en mayo de 2021.", "es",
         [("PER", "2021-05-01", None, "month")]),
        ("La presidencia pro tempore de la Alianza del Pacífico, a cargo de Perú durante 2021, terminó.", "es",
         [("PER", "2021-01-01", "2021-12-31", "year")]),
        ("Perú ejerce la PPT de la Alianza del Pacífico desde el 4 de mayo de 2021.", "es",
         [("PER", "2021-05-04", None, "day")]),
        ("PPT Perú 2021 de la Alianza del Pacífico", "es", [("PER", "2021-01-01", "2021-12-31", "year")]),
        ("El 4 de mayo de 2021, Perú recibió de Chile la presidencia pro tempore de la Alianza del Pacífico.", "es",
         [("PER", "2021-05-04", None, "day"), ("CHL", None, "2021-05-04", "day")]),
        ("Perú asumió el 4 de mayo de 2021 la presidencia de la Alianza del Pacífico, que recibió de Chile.", "es",
         [("PER", "2021-05-04", None, "day"), ("CHL", None, "2021-05-04", "day")]),
        ("La Alianza del Pacífico agradece a Perú el ejercicio de la presidencia pro tempore 2018-2019 "
         "y a Chile, que la asume.", "es", [("PER", "2018-01-01", "2019-12-31", "year"), ("CHL", None, None, None)]),
        ("We thank Peru for its work as presidency of the Pacific Alliance in 2018-2019, "
         "and Chile, which takes it over.", "en",
         [("PER", "2018-01-01", "2019-12-31", "year"), ("CHL", None, None, None)]),
        ("Chile asumió la presidencia de la Alianza del Pacífico el 4 de mayo de 2021 y la entregará a Perú.", "es",
         [("CHL", "2021-05-04", None, "day"), ("PER", None, None, None)]),
        ("Chile took over the presidency of the Pacific Alliance on 4 May 2021 and will hand it over to Peru.", "en",
         [("CHL", "2021-05-04", None, "day"), ("PER", None, None, None)]),
    ],
)  # fmt: skip
def test_beginning_and_end_are_what_the_clause_says(
    text: str, language: str, told: list[tuple[str, str | None, str | None, str | None]]
) -> None:
    assert sorted(told_by(text, language)) == sorted(told)


def test_a_country_is_told_once_with_the_date_that_is_said_somewhere() -> None:
    text = "The pro tempore presidency of Peru of the Pacific Alliance met.\nPeru assumed the presidency in May 2021."
    assert told_by(text) == [("PER", "2021-05-01", None, "month")]


WORDS = (
    "Peru Chile, Chilean peruana the pro tempore presidency of Pacific Alliance PPT holds handed over to from in 2021"
    " 2022 May since la presidencia de Alianza del Pacífico que ejerce asumió entregó a . ; ( ) 's as which la asumirá"
).split()


@settings(max_examples=150)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=40), st.sampled_from(["en", "es", None]))
def test_spans_stand_within_the_text_in_any_order_of_words(chosen: list[str], language: str | None) -> None:
    text = " ".join(chosen) + " Pacific Alliance"
    for one in find_presidencies(passage_of(text, language, PUBLISHED)):
        assert 0 <= one.start < one.end <= len(text)
        assert (one.starts_on is None and one.ends_on is None) == (one.precision is None)


def test_a_speaker_whose_country_presides_has_the_country_that_the_article_gives_him() -> None:
    text = (
        "The Minister of Mines of Peru, Rubén Quispe, opened the forum of the Pacific Alliance.\n"
        "“It is late”, said Minister Quispe, whose country holds the presidency pro tempore."
    )
    assert [country for country, *_ in told_by(text)] == ["PER"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Chile will assume in January 2025 the pro tempore presidency of the Alliance, currently held by Peru.", "en"),
        ("Chile asumirá, a partir de enero de 2025, la presidencia pro tempore de la Alianza, ejercida por Perú.",
         "es"),
        ("Le Chili assurera, à partir de janvier 2025, la présidence pro tempore de l'Alliance, exercée par le Pérou.",
         "fr"),
    ],
)  # fmt: skip
def test_who_takes_the_presidency_and_who_holds_it_have_their_own_time(text: str, language: str) -> None:
    assert sorted(told_by(text, language)) == [("CHL", "2025-01-01", None, "month"), ("PER", None, None, None)]


def test_the_time_of_who_gives_it_is_not_that_of_who_takes_it() -> None:
    text = "México entregará a Perú la presidencia pro tempore de la Alianza del Pacífico que ejerce desde 2018."
    found = find_presidencies(passage_of(text, "es"))
    assert [(one.country_iso3, one.starts_on is None) for one in found] == [("MEX", False), ("PER", True)]


def test_a_peer_to_whom_it_is_given_takes_it() -> None:
    text = "Perú entregó la presidencia pro tempore de la Alianza del Pacífico a su par de Chile, que saludó a México."
    found = find_presidencies(passage_of(text, "es", date(2016, 7, 1)))
    assert [one.country_iso3 for one in found] == ["PER", "CHL"]


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        ("The fair closed in Bogota, Colombia. That country holds the PPT of the Pacific Alliance this year.", "en",
         [("COL", "2024-01-01", "2024-12-31", "year")]),
        ("La feria será en Lima, Perú. Dicho país ejerce la PPT de la Alianza del Pacífico desde marzo de 2024.", "es",
         [("PER", "2024-03-01", None, "month")]),
        ("O fórum será em Lima, Peru. Esse país exerce a presidência pro tempore da Aliança do Pacífico.", "pt",
         [("PER", None, None, None)]),
        ("Le forum aura lieu au Pérou. Ce pays assure la présidence pro tempore de l'Alliance du Pacifique.", "fr",
         [("PER", None, None, None)]),
        ("The ministers of Chile and Peru met. That country holds the PPT of the Pacific Alliance.", "en", []),
    ],
)  # fmt: skip
def test_that_country_is_the_last_one_named_unless_several_are_named_together(
    text: str, language: str, told: list[tuple[str, str | None, str | None, str | None]]
) -> None:
    assert told_by(text, language) == told


@pytest.mark.parametrize(
    ("text", "language", "countries"),
    [
        ("It wrote to the Pacific Alliance, which Mexico now chairs.", "en", ["MEX"]),
        ("Escribió a la Alianza del Pacífico, que actualmente Chile preside.", "es", ["CHL"]),
        ("Escribió a la Alianza del Pacífico, que preside actualmente Chile.", "es", ["CHL"]),
        ("Mexico wrote to the Pacific Alliance, which Ana Ruiz now chairs.", "en", []),
    ],
)
def test_who_presides_may_stand_within_the_clause_on_the_alliance(
    text: str, language: str, countries: list[str]
) -> None:
    assert [country for country, *_ in told_by(text, language)] == countries


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        ("Mexico holds the PPT of the Alliance until December; Chile takes over on 1 January 2025.", "en",
         ("CHL", "2025-01-01", None, "day")),
        ("México ejerce la PPT de la Alianza hasta diciembre, y Chile asumirá en enero de 2025.", "es",
         ("CHL", "2025-01-01", None, "month")),
        ("La PPT de México de la Alianza, en 2022, fue breve; la del Perú, que empezó el 3 de mayo de 2023, no.", "es",
         ("PER", "2023-05-03", None, "day")),
        ("The pro tempore presidency of Mexico of the Alliance was brief; that of Peru began on 3 May 2023.", "en",
         ("PER", "2023-05-03", None, "day")),
    ],
)  # fmt: skip
def test_a_second_clause_may_leave_the_presidency_out(
    text: str, language: str, told: tuple[str, str | None, str | None, str | None]
) -> None:
    found = told_by(text, language)
    assert [country for country, *_ in found] == ["MEX", told[0]]
    assert found[1] == told


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Mexico holds the PPT of the Alliance. Chile took over in May 2024 three mines.", "en"),
        ("Mexico holds the PPT of the Alliance. Chile takes over in May 2024 the coordination of the group.", "en"),
        ("México ejerce la PPT de la Alianza, y Chile asume en enero de 2025 la coordinación del grupo.", "es"),
        ("México ejerce la PPT de la Alianza; la embajada será la de Chile, que comenzó el 3 de mayo de 2024.", "es"),
        ("Mexico holds the PPT of the Alliance. The ambassador of Chile chairs the group of embassies.", "en"),
        ("Mexico holds the PPT of the Alliance. The ambassador of Chile chairs the group on mines.", "en"),
    ],
)
def test_another_charge_or_group_is_no_presidency(text: str, language: str) -> None:
    assert [country for country, *_ in told_by(text, language)] == ["MEX"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The Ambassador of Peru to Canada, Luis Rojas, whose country holds the PPT of the Alliance, spoke.", "en"),
        ("El embajador del Perú en Canadá, Luis Rojas, cuyo país ejerce la PPT de la Alianza, habló.", "es"),
        ("L'ambassadeur du Pérou au Canada, Luis Rojas, dont le pays exerce la PPT de l'Alliance, a parlé.", "fr"),
    ],
)
def test_the_country_of_an_envoy_is_the_one_that_sends_him(text: str, language: str) -> None:
    assert [country for country, *_ in told_by(text, language)] == ["PER"]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "Chile was handed the pro tempore presidency of the Pacific Alliance by Peru in 2023.",
            "en",
            [("CHL", "2023-01-01", None), ("PER", None, "2023-12-31")],
        ),
        (
            "Chile will be handed over the presidency of the Pacific Alliance in July.",
            "en",
            [("CHL", "2024-07-01", None)],
        ),
        (
            "The presidency of the Pacific Alliance will be assumed by Chile in 2025.",
            "en",
            [("CHL", "2025-01-01", None)],
        ),
        (
            "Chile takes over from Peru the rotating chair of the Pacific Alliance in July.",
            "en",
            [("CHL", "2024-07-01", None), ("PER", None, "2024-07-31")],
        ),
        (
            "Chile succeeded Peru as pro tempore president of the Pacific Alliance in 2023.",
            "en",
            [("CHL", "2023-01-01", None), ("PER", None, "2023-12-31")],
        ),
        ("Peru, which held the PPT of the Pacific Alliance until January, spoke.", "en", [("PER", None, "2024-01-31")]),
        (
            "Chile asumirá en julio la PPT de la Alianza del Pacífico, en reemplazo del Perú.",
            "es",
            [("CHL", "2024-07-01", None), ("PER", None, "2024-07-31")],
        ),
        (
            "Le Pérou remettra au Chili la présidence de l'Alliance du Pacifique le 3 juillet.",
            "fr",
            [("PER", None, "2024-07-03"), ("CHL", "2024-07-03", None)],
        ),
    ],
)
def test_who_is_given_it_takes_it_and_who_is_replaced_gives_it(
    text: str, language: str, expected: list[tuple[str, str | None, str | None]]
) -> None:
    assert sorted(row[:3] for row in told_by(text, language)) == sorted(expected)


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        ("The presidency of the Pacific Alliance, which Chile assumed in March and will hand over to Peru in January "
         "2025, is busy.", "en", [("CHL", "2024-03-01", None, "month"), ("PER", "2025-01-01", None, "month")]),
        ("Peru, which holds the presidency of the Pacific Alliance until July, will transfer it to Chile on 22 July.",
         "en", [("PER", None, "2024-07-31", "month"), ("CHL", "2024-07-22", None, "day")]),
        ("Chile, que ejerce la presidencia de la Alianza del Pacífico desde marzo, la traspasará a Perú en enero.",
         "es", [("CHL", "2024-03-01", None, "month"), ("PER", "2025-01-01", None, "month")]),
        ("Perú asumirá en enero de 2025 la presidencia de la Alianza del Pacífico, que hoy ocupa Chile.", "es",
         [("PER", "2025-01-01", None, "month"), ("CHL", None, None, None)]),
    ],
)  # fmt: skip
def test_each_country_has_the_days_of_its_own_clause(
    text: str, language: str, told: list[tuple[str, str | None, str | None, str | None]]
) -> None:
    assert sorted(told_by(text, language)) == sorted(told)


@pytest.mark.parametrize(
    ("language", "text", "codes"),
    [
        ("es", "La Presidenta Bachelet, quien ejerce la Presidencia Pro Témpore (PPT) de la Alianza, habló.",
         ["CHL"]),
        ("es", "El presidente Ollanta Humala entregó la presidencia pro tempore de la Alianza del Pacífico a su par de "
         "Chile.", ["PER", "CHL"]),
        ("en", "President Peña Nieto has assumed the presidency pro tempore of the Pacific Alliance.", ["MEX"]),
        ("es", "La Alianza del Pacífico nació en la presidencia de Ollanta Humala.", []),
        ("es", "Chile asumió la presidencia de la Alianza del Pacífico y luego traspasará el cargo a Perú.",
         ["CHL", "PER"]),
        ("pt", "O Chile assumiu a presidência da Aliança do Pacífico e depois transferirá a função para o Peru.",
         ["CHL", "PER"]),
    ],
)  # fmt: skip
def test_heads_of_state_hold_it_for_their_countries(language: str, text: str, codes: list[str]) -> None:
    assert [one.country_iso3 for one in find_presidencies(passage_of(text, language))] == codes
