"""What pages of observers' governments, decrees and agencies of medicines tell in turns of their own."""

from datetime import date

import pytest

from pa_pipeline.facts.agreements.agreements import find_agreement_actions
from pa_pipeline.facts.countries.alliance_status import find_alliance_statuses
from pa_pipeline.facts.countries.countries import find_country_mentions
from pa_pipeline.facts.dates.date_mentions import find_date_mentions
from pa_pipeline.facts.events.events import find_events
from pa_pipeline.facts.figures.figures import find_figures
from pa_pipeline.facts.organizations.organizations import find_organizations
from pa_pipeline.facts.passages import passage_of
from pa_pipeline.facts.people.people import find_roles
from pa_pipeline.facts.quotes.quotes import find_quotes

_OWN = {("CHL", "member"), ("COL", "member"), ("MEX", "member"), ("PER", "member")}


@pytest.mark.parametrize(
    ("language", "text", "days"),
    [
        ("es", "Se firmó el cinco de marzo de dos mil dieciocho.", [date(2018, 3, 5)]),
        ("es", "Dado en Cusco, a los doce días del mes de mayo del año dos mil veintitrés.", [date(2023, 5, 12)]),
        ("es", "Dado en Cusco, a los 12 días del mes de mayo de 2023.", [date(2023, 5, 12)]),
        ("es", "Rige desde el primero de abril de dos mil treinta y uno.", [date(2031, 4, 1)]),
        ("en", "Done at Oslo on the twenty-third day of June, two thousand and sixteen.", [date(2016, 6, 23)]),
        ("pt", "Feito em Belém, aos nove de maio de dois mil e dezoito.", [date(2018, 5, 9)]),
        ("es", "En julio, dos mil quince jóvenes viajaron.", []),
    ],
)
def test_years_of_acts_are_read_in_words(language: str, text: str, days: list[date]) -> None:
    found = find_date_mentions(passage_of(text, language))
    assert [mention.starts_on for mention in found if mention.precision == "day"] == days


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("es", "Se vieron en la IX reunión de Puertos y X Reunión de Aduanas.",
         ["IX reunión de Puertos", "X Reunión de Aduanas"]),
        ("es", "Hablaron de la pasada Cumbre de Cali y de la próxima Cumbre de Lima.",
         ["pasada Cumbre de Cali", "próxima Cumbre de Lima"]),
        ("en", "They took part in the 4th Meeting of Ports and 5th Meeting of Customs.",
         ["4th Meeting of Ports", "5th Meeting of Customs"]),
    ],
)  # fmt: skip
def test_two_numbered_events_are_two(language: str, text: str, names: list[str]) -> None:
    assert [event.name for event in find_events(passage_of(text, language))] == names


@pytest.mark.parametrize(
    ("language", "text", "name", "parties"),
    [
        ("es", "Firmaron el Acuerdo de Pesca entre Agencias Costeras, con la participación del Ministro Juan Paz.",
         "Acuerdo de Pesca entre Agencias Costeras", None),
        ("es",
         "Decreto Promulgatorio del Segundo Protocolo Adicional al Acuerdo Marco de la Alianza Pacífico.",
         "Segundo Protocolo Adicional al Acuerdo Marco de la Alianza Pacífico", "Pacific Alliance"),
        ("en", "A free trade agreement with Norway, Chile and Peru is a chance.",
         "free trade agreement with Norway, Chile and Peru", "CHL|NOR|PER"),
    ],
)  # fmt: skip
def test_names_of_agreements_end_where_they_do(language: str, text: str, name: str, parties: str | None) -> None:
    (row,) = find_agreement_actions(passage_of(text, language))
    assert (row.name, row.parties) == (name, parties)


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("en", "Fiji met the Pacific Alliance (PA), a trading bloc of four nations - Chile, Colombia, Mexico and Peru.",
         _OWN),
        ("es", "La Alianza del Pacífico, bloque comercial de Chile, Colombia, México y Perú, crece.", _OWN),
        ("es", "Los países integrantes de la llamada Alianza del Pacífico: Chile, Colombia, México y Perú.", _OWN),
        ("en", "He met the Pacific Alliance member countries, Chile, Colombia, Mexico and Peru, and candidates.", _OWN),
        ("en", "Kenya and Fiji were added as observer countries of the Pacific Alliance.",
         {("KEN", "observer"), ("FJI", "observer")}),
        ("es", "La Alianza del Pacífico es un bloque creado en 2011 por Chile, Colombia, México y Perú.", _OWN),
        ("en", "The Pacific Alliance opened an office created by Norway and Fiji.", set()),
        ("en", "Mercosur, a trading bloc of Argentina, Brazil and Uruguay, met the Pacific Alliance.", set()),
    ],
)  # fmt: skip
def test_standings_told_in_passing(language: str, text: str, told: set[tuple[str, str]]) -> None:
    found = find_alliance_statuses(passage_of(text, language))
    assert {(status.country_iso3, status.alliance_status) for status in found} == told


def test_a_short_form_is_a_country_in_one_language_and_a_body_in_another() -> None:
    spanish = passage_of("Las ventas a EU y Canadá crecieron, y las de la UE bajaron.", "es")
    assert [body.name for body in find_organizations(spanish)] == ["UE"]
    assert [country.country_iso3 for country in find_country_mentions(spanish)] == ["USA", "CAN"]
    assert [body.name for body in find_organizations(passage_of("Sales to the EU grew.", "en"))] == ["EU"]


def test_dollars_are_told_by_letters_before_their_name() -> None:
    (row,) = find_figures(passage_of("Trade reached 1.1 billion NZ dollars.", "en"))
    assert (row.value, row.currency) == (1_100_000_000, "NZD")


def test_who_speaks_for_a_minister_is_not_the_minister() -> None:
    text = (
        "“It is a good day,” said Alex Reed, spokesman for Ocean Trade Minister Vera Thorsby.\n"
        "It gains from its seat in the Northern Ocean Cooperation forum, he said.\n"
        "“This opens a further way for many of our firms,” he said.\n"
        "“We have backed it since its first days,” Thorsby said."
    )
    passage = passage_of(text, "en")
    assert [(row.name_as_written, row.role) for row in find_roles(passage)] == [
        ("Alex Reed", "spokesman"),
        ("Vera Thorsby", "Ocean Trade Minister"),
    ]
    assert [quote.speaker_name for quote in find_quotes(passage)] == ["Alex Reed", "Alex Reed", "Vera Thorsby"]


@pytest.mark.parametrize(
    ("above", "said", "speaker"),
    [
        ("El Consejo Naviero del Sur respondió al presidente de México, Juan Paz Ríos.",
         "manifestó el consejo", "Consejo Naviero del Sur"),
        ("El Ministerio de Puertos replicó al diputado Juan Paz Ríos.", "dijo el ministerio", "Ministerio de Puertos"),
        ("La ministra de Puertos, Ana Ríos Gil, habló en Lima.", "dijo el comité", None),
    ],
)  # fmt: skip
def test_a_body_speaks_by_its_noun(above: str, said: str, speaker: str | None) -> None:
    text = f"{above}\n“Esta medida va contra el espíritu de nuestro acuerdo”, {said}."
    (quote,) = find_quotes(passage_of(text, "es"))
    assert quote.speaker_name == speaker


@pytest.mark.parametrize(
    ("language", "text", "years"),
    [
        ("en", "In 2015 sales were worth US$ 3 million and in 2020 they rose to US$ 9 million.", [2015, 2020]),
        ("en", "In 2015, sales were US$ 3 million, up from US$ 2 million in 2014.", [2015, 2014]),
        ("es", "En 2015 se vendieron 3 millones de dólares, mientras que en 2018 se vendieron 5 millones de dólares.",
         [2015, 2018]),
        ("es", "En 2015, las ventas fueron de 3 millones de dólares y las compras de 5 millones de dólares.",
         [2015, 2015]),
    ],
)  # fmt: skip
def test_each_amount_holds_for_the_year_of_its_clause(language: str, text: str, years: list[int]) -> None:
    found = find_figures(passage_of(text, language))
    assert [row.as_of.year if row.as_of else None for row in found] == years


def test_ages_and_money_are_not_of_the_countries_beside_them() -> None:
    text = "Son jóvenes de 18 a 29 años de Chile, Colombia y Perú. Invirtieron 5 millones de dólares en Perú."
    assert [row.measure for row in find_figures(passage_of(text, "es"))] == [None, None]


def test_what_examples_are_given_of_is_not_counted() -> None:
    (row,) = find_figures(passage_of("Recibió a más de 50 empresas de sectores como la pesca y la minería.", "es"))
    assert (row.value, row.unit) == (50, "empresas")
