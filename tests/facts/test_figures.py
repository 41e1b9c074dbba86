"""Quantities that a text states, and numbers that state none."""

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pa_pipeline.facts.figures.figures import Figure, find_figures
from pa_pipeline.facts.passages import Passage, Unit, passage_of
from pa_pipeline.lexicon.folding import fold

Told = tuple[float, float | None, str | None]


def figures_of(text: str, language: str | None = "en") -> list[Figure]:
    return find_figures(passage_of(text, language))


def told(text: str, language: str | None = "en") -> list[Told]:
    """Values with what they are of: unit, or currency."""
    return [(figure.value, figure.value_max, figure.unit or figure.currency) for figure in figures_of(text, language)]


def simple(text: str, language: str | None = "en") -> list[tuple[float, str | None]]:
    return [(value, of) for value, _, of in told(text, language)]


def passage_from(country: str | None, text: str, language: str = "es") -> Passage:
    return Passage(0, None, language, None, country, (Unit("paragraph", text, fold(text), 0),))


def test_short_forms_in_the_plural_are_counted_and_a_list_is_of_what_stands_before_it() -> None:
    assert told("Some 150 HEIs attended.") == [(150, None, "HEIs")]
    assert told("It has 23 actions in five areas: ports; seeds; tides; films; and trade.") == [(23, None, "actions")]


@pytest.mark.parametrize(
    ("text", "language", "value", "currency"),
    [
        ("a grant of USD $70 million", "en", 70e6, "USD"),
        ("a CAD$4.5 million package", "en", 4.5e6, "CAD"),
        ("6,158 million dollars", "en", 6158e6, "USD"),
        ("€7.4 bn of credit", "en", 7.4e9, "EUR"),
        ("a €7.4bn loan", "en", 7.4e9, "EUR"),
        ("about 2 trillion U.S. dollars", "en", 2e12, "USD"),
        ("it cost NZ$2.75 million", "en", 2.75e6, "NZD"),
        ("3 million Swiss francs", "en", 3e6, "CHF"),
        ("12 million New Zealand dollars", "en", 12e6, "NZD"),
        ("half a million euros", "en", 5e5, "EUR"),
        ("over a trillion yen", "en", 1e12, "JPY"),
        ("two and a half million Norwegian kroner", "en", 2.5e6, "NOK"),
        ("por US$ 17.756,8 millones", "es", 17756.8e6, "USD"),
        ("ventas por US$ 1,200 millones", "es", 1200e6, "USD"),
        ("3,6 billones de pesos colombianos", "es", 3.6e12, "COP"),
        ("S/ 2 millones", "es", 2e6, "PEN"),
        ("S/. 350 mil", "es", 350e3, "PEN"),
        ("2 mil 915 millones de pesos mexicanos", "es", 2915e6, "MXN"),
        ("MXN 45.5 millones", "es", 45.5e6, "MXN"),
        ("U$S 300.000", "es", 300e3, "USD"),
        ("una multa de 1.200 UF", "es", 1200, "CLF"),
        ("medio millón de dólares", "es", 5e5, "USD"),
        ("un fondo de 75 mdd", "es", 75e6, "USD"),
        ("17 mil millones de euros", "es", 17e9, "EUR"),
        ("2 millones 500 mil soles", "es", 2.5e6, "PEN"),
        ("R$ 3,5 bilhões", "pt", 3.5e9, "BRL"),
        ("2 milhões de dólares canadenses", "pt", 2e6, "CAD"),
        ("3,5 milliards d'euros", "fr", 3.5e9, "EUR"),
        ("des échanges de 41,7 G$ CA", "fr", 41.7e9, "CAD"),
        ("un fonds de 9 M$ CAN", "fr", 9e6, "CAD"),
    ],
)
def test_money_is_told_in_full(text: str, language: str, value: float, currency: str) -> None:
    (figure,) = figures_of(text, language)
    assert (figure.value, figure.currency, figure.unit) == (value, currency, None)


def test_a_currency_holds_for_later_numbers_of_its_sentence() -> None:
    assert simple("It sold C$3 million in May, and $2 million in June.") == [(3e6, "CAD"), (2e6, "CAD")]
    assert simple("pasó de 2.000 millones de euros a más de 75 mil millones", "es") == [(2e9, "EUR"), (75e9, "EUR")]
    assert simple("It sold C$3 million. The other sold $2 million.")[1] == (2e6, "USD")


def test_words_of_other_meanings_are_money_only_in_large_amounts() -> None:
    assert simple("the 12 real estate firms and 300 billion won") == [(12, "real estate firms"), (3e11, "KRW")]
    assert simple("3 coronas y 45 millones de coronas noruegas", "es") == [(3, "coronas"), (45e6, "NOK")]


def test_pesos_are_those_of_the_one_country_that_is_named_or_of_the_dateline() -> None:
    said = "Se aportaron 500 millones de pesos"
    assert simple(f"{said} en Chile.", "es") == [(5e8, "CLP")]
    assert find_figures(passage_from("COL", said))[0].currency == "COP"
    (figure,) = figures_of(f"{said}.", "es")
    assert (figure.currency, figure.unit) == (None, "pesos")
    assert figures_of(f"{said} en Chile y en México.", "es")[0].currency is None


def test_a_bare_sign_is_local_where_the_dateline_has_such_money() -> None:
    assert find_figures(passage_from("COL", "con $ 3.900 millones"))[0].currency == "COP"
    assert find_figures(passage_from("PER", "con $ 3.900 millones"))[0].currency == "USD"
    assert find_figures(passage_from("CAN", "worth $3 million", "en"))[0].currency == "CAD"


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("nearly two thousand young people applied", "en", [(2000, "young people")]),
        ("seven (7) projects were approved", "en", [(7, "projects")]),
        ("a dozen women entrepreneurs came", "en", [(12, "women entrepreneurs")]),
        ("one hundred and fifty small firms", "en", [(150, "small firms")]),
        ("twenty-three port technicians from Peru", "en", [(23, "port technicians")]),
        ("29 policies and programmes in the region", "en", [(29, "policies and programmes")]),
        ("seven different public offices", "en", [(7, "public offices")]),
        ("some 10k visitors and 24k jobs", "en", [(10000, "visitors"), (24000, "jobs")]),
        ("a 24-month initiative and a two-day meeting", "en", [(24, "month"), (2, "day")]),
        ("150 MW, 35 km of roads", "en", [(150, "MW"), (35, "km")]),
        ("1 700 products and 22 000 garments", "en", [(1700, "products"), (22000, "garments")]),
        ("two and a half years later", "en", [(2.5, "years")]),
        ("a woman of 45 years of age", "en", [(45, "years of age")]),
        ("una veintena de gremios", "es", [(20, "gremios")]),
        ("dos mil quinientos alumnos y alumnas", "es", [(2500, "alumnos y alumnas")]),
        ("más de un centenar de empresas exportadoras", "es", [(100, "empresas exportadoras")]),
        ("500 reuniones de negocios en Lima", "es", [(500, "reuniones de negocios")]),
        ("37 mandatos se encuentran cumplidos", "es", [(37, "mandatos")]),
        ("dos millones 517.856 turistas", "es", [(2517856, "turistas")]),
        ("un millón cien mil empleos", "es", [(1100000, "empleos")]),
        ("visitas a dos plantas piloto", "es", [(2, "plantas piloto")]),
        ("hace trece años y seis meses de trabajo", "es", [(13, "años"), (6, "meses")]),
        ("tres veces más", "es", [(3, "veces más")]),
        ("cerca de duzentas empresas de dez países", "pt", [(200, "empresas"), (10, "países")]),
        ("quatre-vingt-dix experts pendant deux semaines", "fr", [(90, "experts"), (2, "semaines")]),
    ],
)
def test_what_is_counted_is_told_in_the_words_of_the_text(
    text: str, language: str, expected: list[tuple[float, str]]
) -> None:
    assert simple(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language", "values"),
    [
        ("41% of the exports, 38 per cent of trade, forty percent of sales", "en", [41, 38, 40]),
        ("Its 5-percent growth", "en", [5]),
        ("el 71,2 % del total, un 8,7% más y once por ciento menos", "es", [71.2, 8.7, 11]),
        ("(+4,1%)", "es", [4.1]),
        ("45 % des femmes et dix pour cent des hommes", "fr", [45, 10]),
    ],
)
def test_shares_have_the_unit_of_per_cent(text: str, language: str, values: list[float]) -> None:
    assert simple(text, language) == [(value, "%") for value in values]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("students between 6 and 14 years", "en", (6, 14, "years")),
        ("3.5 to 5 per cent", "en", (3.5, 5, "%")),
        ("15-20 experts", "en", (15, 20, "experts")),
        ("two or three days", "en", (2, 3, "days")),
        ("between USD 600 and USD 950", "en", (600, 950, "USD")),
        ("2 to 3 million euros", "en", (2e6, 3e6, "EUR")),
        ("US$ 100-150 million", "en", (100e6, 150e6, "USD")),
        ("personas de 18 a 35 años", "es", (18, 35, "años")),
        ("jóvenes entre los 18 y 29 años", "es", (18, 29, "años")),
        ("entre 10 y 15 %", "es", (10, 15, "%")),
        ("entre 15 y 20 millones de dólares", "es", (15e6, 20e6, "USD")),
    ],
)
def test_both_ends_of_a_range_are_one_figure(text: str, language: str, expected: Told) -> None:
    assert told(text, language) == [expected]


def test_people_without_a_noun_are_counted_by_population_or_age() -> None:
    (figure,) = figures_of("with a population of 217 million")
    assert (figure.value, figure.unit, figure.measure) == (217e6, None, "population")
    (figure,) = figures_of("students aged 18 to 25")
    assert (figure.value, figure.value_max, figure.unit) == (18, 25, None)
    (figure,) = figures_of("Interns between the ages of 19 and 27 may apply.")
    assert (figure.value, figure.value_max, figure.measure) == (19, 27, "ages")


def test_a_change_is_two_figures() -> None:
    assert told("Sales grew from 12 to 15 firms.") == [(12, None, "firms"), (15, None, "firms")]
    told_money = told("Las ventas crecieron desde los USD 5 millones a USD 17 millones.", "es")
    assert told_money == [(5e6, None, "USD"), (17e6, None, "USD")]
    assert told("Pasó de 12 a 15 empresas.", "es") == [(12, None, "empresas"), (15, None, "empresas")]


@pytest.mark.parametrize(
    ("text", "language", "qualifier"),
    [
        ("more than 200 officials", "en", "more_than"),
        ("upwards of 1,700 spectators", "en", "more_than"),
        ("some forty technicians", "en", "about"),
        ("just under C$250,000", "en", "less_than"),
        ("tariffs of as much as 36%", "en", "up_to"),
        ("The deals add up to US$ 3 million", "en", None),
        ("150 companies or more", "en", "more_than"),
        ("~300 people", "en", "about"),
        ("cerca del 60 % del total", "es", "about"),
        ("un producto superior a 2,6 billones de dólares", "es", "more_than"),
        ("becas de hasta seis meses", "es", "up_to"),
        ("menos del 2 % de ellas", "es", "less_than"),
        ("unas 400 personas", "es", "about"),
        ("bordean los 10 mil asistentes", "es", "about"),
        ("em torno de 300 pessoas", "pt", "about"),
        ("jusqu'à 300 personnes", "fr", "up_to"),
    ],
)
def test_what_limits_a_number_is_its_qualifier(text: str, language: str, qualifier: str | None) -> None:
    (figure,) = figures_of(text, language)
    assert figure.qualifier == qualifier


def test_a_number_without_a_noun_counts_what_was_counted_before() -> None:
    text = "seven (7) projects: five in progress, one still being prepared and one already finished"
    assert [figure.value for figure in figures_of(text)] == [7, 5, 1, 1]
    assert {figure.unit for figure in figures_of(text)} == {"projects"}
    assert simple("23 firms from Chile, eleven from Peru and a dozen from Japan") == [
        (23, "firms"), (11, "firms"), (12, "firms"),
    ]  # fmt: skip
    assert simple("nine of the 12 open chapters") == [(9, "open chapters"), (12, "open chapters")]
    assert simple("400 becas: 300 de pregrado y 100 de doctorado", "es") == [
        (400, "becas"), (300, "becas"), (100, "becas"),
    ]  # fmt: skip
    assert simple("63 empresas, de las cuales 41 son mipymes", "es") == [(63, "empresas"), (41, "mipymes")]
    assert simple("the number of observers rises to 66") == [(66, "observers")]
    assert simple("observer states, which now amount to 49") == [(49, "observer states")]
    assert simple("Beneficiarios: 3.200", "es") == [(3200, "Beneficiarios")]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The meeting of 3 May 2019, of July 7 and 8, 2022, and of 2021-2025", "en"),
        ("the 2030 Agenda, Expo 2025, the 2022 elections and Vision 2030", "en"),
        ("the 62nd meeting, the eighth largest economy, the top 20 and #6", "en"),
        ("Chapter 14, Decision No. 17, SDG 5, Law No. 20.500 and Article 3", "en"),
        ("COP20, COP 21, the 3x3 tournament, the G20 and 24/7", "en"),
        ("the four countries, their three partners, both parties and all four of us", "en"),
        ("at 10:30 a.m., at 9 a.m. and 16:00", "en"),
        ("Call +56 2 2827 5200 or write to 123 Main Street", "en"),
        ("Version 2.0 of www.a.net/2024/05/30-firms", "en"),
        ("one of the firms, each one and one another", "en"),
        ("hundreds of firms and tens of thousands of visitors", "en"),
        ("The work has two pillars: trade and cooperation.", "en"),
        ("three countries, Chile, Colombia and Peru, and others", "en"),
        ("two cities (Lima and Cusco)", "en"),
        ("the ASEAN Plus Three ministers", "en"),
        ("the exhibition “10 years of trade”", "en"),
        ("3.1 Objectives of the plan", "en"),
        ("between 2019 and 2021", "en"),
        ("two thirds of the trade and a quarter of a million", "en"),
        ("Goals 3, 8 and 9", "en"),
        ("from 3G to 5G", "en"),
        ("Title (Peru, 2019, 85 min)", "en"),
        ("los cuatro países, sus tres ejes y ambas partes", "es"),
        ("9 y 10 de septiembre, el jueves 22 y entre el 17 y el 21 de marzo", "es"),
        ("el artículo 5 de la Ley 19.300 y la Decisión n.º 17", "es"),
        ("dividido en tres bloques", "es"),
        ("dos ejes: comercio y cooperación", "es"),
        ("una empresa, un proyecto y una delegación", "es"),
        ("la octava economía y el puesto 6", "es"),
        ("a las 16 horas y a las 10:00", "es"),
        ("Teatinos 180, piso 11", "es"),
        ("os quatro países e o dia 5", "pt"),
        ("les quatre pays et un projet", "fr"),
        ("Trade grew in the first nine months of 2022.", "en"),
        ("El comercio creció en los primeros seis meses del año.", "es"),
        ("Hecho en Lima, a los seis días del mes de julio de 2019.", "es"),
    ],
)
def test_other_numbers_are_no_figures(text: str, language: str) -> None:
    assert told(text, language) == []


def test_a_part_of_so_many_is_one_figure() -> None:
    assert simple("two out of three exporters and nine in ten consumers") == [(2, "exporters"), (9, "consumers")]
    assert simple("siete de cada diez artesanas y una de cada tres niñas", "es") == [(7, "artesanas"), (1, "niñas")]


def test_the_parts_of_a_list_count_what_its_first_part_counts() -> None:
    assert simple("Chile llevó 52 empresas; México, 61; Perú, 44, y Colombia, 29.", "es") == [
        (52, "empresas"), (61, "empresas"), (44, "empresas"), (29, "empresas"),
    ]  # fmt: skip
    assert [value for value, _ in simple("Chile (12 firms), Mexico (20) and Peru (18)")] == [12, 20, 18]
    assert simple("I asked sixty executives. Forty-two named the same obstacle.") == [
        (60, "executives"), (42, "executives"),
    ]  # fmt: skip


def test_over_says_more_than_or_during() -> None:
    assert [(f.value, f.qualifier) for f in figures_of("for over three years")] == [(3, "more_than")]
    assert [(f.value, f.qualifier) for f in figures_of("built over 36 months")] == [(36, None)]
    assert simple("6% more than a year earlier") == [(6, "%")]


def test_a_breakdown_and_examples_name_not_all_that_is_counted() -> None:
    assert simple("The agreement has 25 chapters in fields such as: goods, services and trade.") == [(25, "chapters")]
    assert simple("There are 7 projects: 5 in progress.")[0] == (7, "projects")


def test_three_digits_behind_a_mark_are_thousands_unless_the_passage_says_otherwise() -> None:
    assert told("18.450 vacantes", "es") == [(18450, None, "vacantes")]
    assert told("1.234 millones de euros", "es")[0][0] == 1234e6
    assert told("Creció 3.5 % y sumó 1.234 millones de euros", "es")[1][0] == 1.234e6
    assert told("USD 1.234 billion", "en")[0][0] == 1.234e9


def test_a_figure_is_told_once() -> None:
    units = [
        ("title", "Deals for more than US$ 74 million"),
        ("paragraph", "Deals for US$ 74.3 million with 63 firms."),
    ]
    made, start = [], 0
    for kind, text in [*units, ("paragraph", "The 63 firms sold US$ 74.3 million.")]:
        made.append(Unit(kind, text, fold(text), start))
        start += len(text) + 1
    figures = find_figures(Passage(0, None, "en", None, None, tuple(made)))
    assert [figure.value for figure in figures] == [74.3e6, 63]
    assert simple("40 young exporters came. The 40 exporters left; 40 buyers stayed.") == [
        (40, "young exporters"), (40, "buyers"),
    ]  # fmt: skip


def test_what_a_quantity_is_of_and_when_it_holds() -> None:
    text = "In 2021, 41% of the congresses held in Lima were virtual."
    (figure,) = figures_of(text)
    assert (figure.measure, figure.as_of) == ("congresses held in Lima", date(2021, 1, 1))
    (figure,) = figures_of("exports of USD 627 billion")
    assert figure.measure == "exports"
    (figure,) = figures_of("Founded in 2011, the bloc has 63 observers.")
    assert figure.as_of is None


def words_of(text: str) -> set[str]:
    return set(re.findall(r"\w+", text))


PIECES = st.sampled_from(
    "12 3.5 1,200 17.756,8 6-14 24-month seven (7) a dozen million millones mil billion US$ $ S/ € USD pesos "
    "dollars one uno en de dólares chilenos % per cent por ciento between and entre y from to a more than más "
    "de casi firms empresas of the los cuatro four countries países : ; , . ( ) en in 2024 May mayo une "
    "vingtaine personnes y medio and a half — “ ” amount to total years old".split(" ")
)


@settings(max_examples=300)
@given(st.lists(PIECES, max_size=30), st.sampled_from(["en", "es", "pt", "fr", None]))
def test_the_evidence_of_a_figure_holds_its_words(pieces: list[str], language: str | None) -> None:
    text = " ".join(pieces)
    for figure in figures_of(text, language):
        evidence = text[figure.start : figure.end]
        assert evidence
        assert evidence == evidence.strip()
        for quoted in (figure.unit, figure.measure):
            assert quoted is None or words_of(quoted) <= words_of(evidence)
        assert figure.value_max is None or figure.value_max > figure.value


def test_a_number_with_a_dot_and_an_ending_says_which_one() -> None:
    text = "Hubo un pabellón de 240 m² en la 42.ª edición de la feria y un taller en el 3.er foro."
    assert simple(text, "es") == [(240.0, "m²")]


def test_a_letter_before_a_currency_stands_for_millions() -> None:
    text = "Le fonds prête 3,2 M€, 4 M USD et 5 Md€ sur une route de 12 m."
    assert simple(text, "fr") == [(3200000.0, "EUR"), (4000000.0, "USD"), (5000000000.0, "EUR"), (12.0, "m")]


def test_pesos_are_those_of_the_country_that_the_sentence_before_names() -> None:
    text = "Seven million people speak it in Mexico. The investment will be 18.5 million pesos."
    assert simple(text) == [(7000000.0, "people"), (18500000.0, "MXN")]
    assert simple("They met in Mexico and Chile. It cost 18.5 million pesos.")[0][1] == "pesos"


@pytest.mark.parametrize(
    "text", ["Trade grew 100% last year.", "Tariffs were cut by 100% starting in May.", "Exports rose by 100 percent."]
)
def test_all_of_something_is_a_figure_where_it_is_no_kind(text: str) -> None:
    assert [figure.value for figure in find_figures(passage_of(text, "en"))] == [100.0]


def test_an_aside_behind_a_number_that_is_no_figure_counts_the_same() -> None:
    assert simple("The four countries met (three absent).") == [(3, "countries")]
    assert simple("The four countries of the bloc (2 of them) met.") == [(2, "countries")]
