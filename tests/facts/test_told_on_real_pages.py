"""What pages of papers, agencies and ministries tell in turns that invented texts seldom take."""

from datetime import date

import pytest

from pa_pipeline.facts.agreements.agreements import find_agreement_actions
from pa_pipeline.facts.countries.alliance_status import find_alliance_statuses
from pa_pipeline.facts.events.events import find_events
from pa_pipeline.facts.figures.figures import find_figures
from pa_pipeline.facts.organizations.acronyms import find_acronyms
from pa_pipeline.facts.organizations.organizations import find_organizations
from pa_pipeline.facts.passages import Passage, passage_of
from pa_pipeline.facts.people.people import find_roles
from pa_pipeline.facts.quotes.quotes import find_quotes


def _passage(text: str, language: str = "es") -> Passage:
    return passage_of(text, language, date(2023, 5, 10))


@pytest.mark.parametrize(
    ("language", "text", "rows"),
    [
        ("es", "Viajaron el presidente chileno, Juan Paz, y la peruana, Ana Ríos Gil.",
         [("Juan Paz", "CHL"), ("Ana Ríos Gil", "PER")]),
        ("pt", "Falaram o presidente brasileiro João Paz e a uruguaia, Ana Rios Gil.",
         [("João Paz", "BRA"), ("Ana Rios Gil", "URY")]),
        ("es", "Acudieron al foro los ministros de Pesca de Chile, Juan Paz, y de Perú, Ana Ríos Gil.",
         [("Juan Paz", "CHL"), ("Ana Ríos Gil", "PER")]),
        ("es", "Hubo presencia por parte de Perú de la ministra de Pesca, Ana Ríos Gil, y del viceministro Juan Paz.",
         [("Ana Ríos Gil", "PER"), ("Juan Paz", "PER")]),
        ("es", "Habló el ministro de Minas de Chile, Juan Paz.\nJunto a Paz estuvieron sus homólogos de Perú, Ana Ríos "
         "Gil, y de México, Luis Sol Mora.", [("Juan Paz", "CHL"), ("Ana Ríos Gil", "PER"), ("Luis Sol Mora", "MEX")]),
        ("es", "El embajador de Chile, Juan Paz Soto, llegó. Los embajadores Juan Paz y Ana Ríos saludaron.",
         [("Juan Paz Soto", "CHL"), ("Ana Ríos", None)]),
    ],
)  # fmt: skip
def test_who_is_told_beside_another_state(language: str, text: str, rows: list[tuple[str, str | None]]) -> None:
    found = find_roles(_passage(text, language))
    assert sorted((row.name_as_written, row.country_iso3) for row in found if " " in row.name_as_written) == sorted(
        rows, key=lambda row: row[0]
    )


def test_a_short_form_that_the_text_knows_is_where_somebody_works() -> None:
    text = "Fue una visita al Servicio de Mareas Azules (SMA). La abrió la directora ejecutiva del SMA, Ana Ríos Gil."
    (row,) = find_roles(_passage(text))
    assert (row.role, row.organization) == ("directora ejecutiva", "SMA")


def test_heads_of_the_states_of_a_bloc_hold_no_office_of_it() -> None:
    text = "Saludó a los mandatarios de la Alianza del Pacífico: Ana Ríos, de Chile; Juan Paz Gil, de Perú."
    assert [row.organization for row in find_roles(_passage(text))] == [None, None]


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("es", "La Alianza es un proceso de integración regional conformado por Chile, Colombia, México y Perú.",
         "member"),
        ("en", "The Alliance met. The four member states (Chile, Colombia, Mexico and Peru) agreed.", "member"),
        ("en", "The ministers of the four countries of the alliance—Chile, Colombia, Mexico and Peru—agreed.",
         "member"),
        ("en", "As an Observer to the Pacific Alliance, Norway backs the fund.", "observer"),
        ("es", "En su calidad de país observador de la Alianza, Noruega apoya el fondo.", "observer"),
        ("en", "The Alliance means to grant Norway the status of associate state.", "associate_candidate"),
    ],
)  # fmt: skip
def test_standing_told_from_far(language: str, text: str, told: str) -> None:
    found = find_alliance_statuses(_passage(text, language))
    assert {status.alliance_status for status in found} == {told}


@pytest.mark.parametrize(
    ("language", "text", "events"),
    [
        ("en", "The plan of the XVII Summit, which Peru will host, in Cusco, Peru, on May 25, was shown.",
         [("XVII Summit", "2023-05-25", "Cusco", "PER")]),
        ("es", "En la sesión del Consejo de Puertos, realizada en Lima, Chile presentó su plan.",
         [("sesión del Consejo de Puertos", None, "Lima", "PER")]),
        ("es", "Un ciclo de cine que dura una semana fue inaugurado hoy en Quito.",
         [("ciclo de cine", "2023-05-10", "Quito", "ECU")]),
        ("es", "La muestra incluye “Días de Talca” (2005) y “Sal” (2008).", []),
        ("es", "La fiesta fue en la misión diplomática chilena en París el 3 de mayo.", []),
        ("es", "En su cuenta de red, la ministra dijo que irá a una cita que abrirá.", []),
        ("es", "Habló con sus pares de la Alianza en una videoconferencia: Ana Ríos, de Chile; Juan Paz, de Perú.",
         []),
        ("en", "At a trade forum that took place Friday in Cali, she spoke.",
         [("trade forum", "2023-05-05", "Cali", "COL")]),
        ("es", "Irá a Nueva York al 80 período de sesiones de la Asamblea General de las Naciones Unidas.",
         [("80 período de sesiones de la Asamblea General de las Naciones Unidas", None, "Nueva York", "USA")]),
    ],
)  # fmt: skip
def test_where_and_when_events_are(
    language: str, text: str, events: list[tuple[str, str | None, str | None, str | None]]
) -> None:
    found = find_events(_passage(text, language))
    told = [(one.name, one.starts_on and one.starts_on.isoformat(), one.city, one.country_iso3) for one in found]
    assert told == events


def test_a_numbered_summit_keeps_its_name_above_its_theme() -> None:
    (event,) = find_events(_passage("Se celebró la VII Cumbre Láctea del Sur: “La leche como puente”, en Lima."))
    assert event.name == "VII Cumbre Láctea del Sur"


def test_summits_of_two_blocs_are_two() -> None:
    text = "Tras la Cumbre de Líderes de APEC del 3 de mayo irá a la Cumbre de la Alianza del Pacífico, en Lima."
    assert len(find_events(_passage(text))) == 2


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("They signed the Trade and Fisheries Agreement on May 3.", "Trade and Fisheries Agreement"),
        ("They signed the Science and Technology Cooperation Protocol.", "Science and Technology Cooperation Protocol"),
    ],
)
def test_an_agreement_on_two_fields_is_one(text: str, name: str) -> None:
    assert [row.name for row in find_agreement_actions(_passage(text, "en"))] == [name]


@pytest.mark.parametrize(
    ("language", "text", "pairs"),
    [
        ("en", "The Council of Ports of the South (CPS, which brings firms together) met.",
         [("CPS", "Council of Ports of the South")]),
        ("es", "Perú firmó el Tratado Integral de Asociación Transpacífico (CPTPP) en Lima.",
         [("CPTPP", "Tratado Integral de Asociación Transpacífico")]),
    ],
)  # fmt: skip
def test_what_short_forms_stand_for(language: str, text: str, pairs: list[tuple[str, str]]) -> None:
    assert [(row.acronym, row.expansion) for row in find_acronyms(_passage(text, language))] == pairs


@pytest.mark.parametrize(
    ("language", "text", "bodies"),
    [
        ("en", "She spoke to the Peru–Japan Chamber of Crafts.", [("Peru–Japan Chamber of Crafts", None)]),
        ("es", "Habló el Instituto de Mareas (IMX), Chile; y otros.", [("Instituto de Mareas", "CHL")]),
        ("es", "Creció el comercio con el Mercosur (Argentina, Brasil y Uruguay).", [("Mercosur", None)]),
    ],
)
def test_bodies_and_their_countries(language: str, text: str, bodies: list[tuple[str, str | None]]) -> None:
    assert [(row.name, row.country_iso3) for row in find_organizations(_passage(text, language))] == bodies


def test_who_speaks_is_the_subject_of_a_long_sentence() -> None:
    text = (
        "Habló la ministra Ana Ríos Gil.\nRíos, quien llegó acompañada por los ministros de Minas, Luis Sol Mora, y de "
        "Pesca, Juan Paz, reiteró que “la pesca es de todos y hay que cuidarla”."
    )
    assert [quote.speaker_name for quote in find_quotes(_passage(text))] == ["Ana Ríos Gil"]


@pytest.mark.parametrize("text", ["El plan gira en torno a cuatro ejes.", "Se articula en torno a cuatro ejes."])
def test_what_something_turns_on_is_no_rough_number(text: str) -> None:
    assert [figure.qualifier for figure in find_figures(_passage(text))] == [None]


def test_the_end_of_a_year_is_no_measure() -> None:
    (figure,) = find_figures(_passage("Sales reached $15 million by the end of 2015.", "en"))
    assert figure.measure is None


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Hubo una videoconferencia el 3 de mayo con los jefes, Ana Ruiz, de la República de Chile; y otros.",
         None),
        ("El 3 de mayo se hizo un foro con voceros: Luis Gil (INADEM, México) y Ana Ríos (MADS, Colombia).", None),
        ("El taller tuvo lugar el 3 de mayo en Francisco Morales, México.", "Francisco Morales"),
    ],
)  # fmt: skip
def test_somebody_of_a_country_is_no_city(text: str, place: str | None) -> None:
    assert [event.city for event in find_events(_passage(text))] == [place]


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("es", "Los ministros, reunidos en Cali, acordaron ceder el mando a partir del 1 de agosto.",
         [("reunidos en Cali", None)]),
        ("es", "Se celebrarán la reunión del Consejo de Ministros en Cali, el Encuentro Empresarial, y el foro.",
         ["reunión del Consejo de Ministros", "Encuentro Empresarial"]),
        ("es", "Se llevará a cabo la sesión plenaria del Consejo de Puertos del Sur.",
         ["sesión plenaria del Consejo de Puertos del Sur"]),
    ],
)  # fmt: skip
def test_what_is_held_and_when(language: str, text: str, names: list[str | tuple[str, None]]) -> None:
    found = [(event.name, event.starts_on) for event in find_events(_passage(text, language))]
    assert [one if isinstance(name, tuple) else one[0] for one, name in zip(found, names, strict=True)] == names


@pytest.mark.parametrize(
    ("language", "text", "bodies"),
    [
        ("es", "Asistieron CONCYTEC e INAMAR del Perú; CORFO, INAPES y ProChile.",
         ["CONCYTEC", "INAMAR", "CORFO", "INAPES", "ProChile"]),
        ("en", "Trade with the EU grew.", ["EU"]),
        ("es", "Hablaron de la OMC y las PYMES con ProChile.", ["OMC", "ProChile"]),
    ],
)  # fmt: skip
def test_bodies_that_are_known_by_their_neighbours(language: str, text: str, bodies: list[str]) -> None:
    assert [row.name for row in find_organizations(_passage(text, language))] == bodies


@pytest.mark.parametrize(
    ("language", "text", "role"),
    [
        ("es", "Asistió el Coordinador de Asesores del Ministro, Juan Paz Gil.",
         "Coordinador de Asesores del Ministro"),
        ("en", "Said Ana Paz, senior adviser of the Trade and Competitive Division of the World Bank.",
         "senior adviser of the Trade and Competitive Division"),
    ],
)  # fmt: skip
def test_what_an_office_is_called_in_full(language: str, text: str, role: str) -> None:
    assert [row.role for row in find_roles(_passage(text, language))] == [role]


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("en", "The Council decided to accept the requests of countries as Observer States to the Pacific Alliance: "
         "Norway, Kenya and Fiji.", {"NOR": "observer", "KEN": "observer", "FJI": "observer"}),
        ("en", "The Pacific Alliance member countries—Chile, Peru and Mexico—welcome the entry into force of the Pact.",
         {"CHL": "member", "PER": "member", "MEX": "member"}),
        ("en", "The mill sells flour from the four member states of the Pacific Alliance to Norway.", {}),
    ],
)  # fmt: skip
def test_standings_told_with_requests_and_treaties(language: str, text: str, told: dict[str, str]) -> None:
    found = find_alliance_statuses(_passage(text, language))
    assert {row.country_iso3: row.alliance_status for row in found} == told


@pytest.mark.parametrize(
    ("language", "text", "rows"),
    [
        ("en", "The fair was held in a 100% digital format with 40 firms.", [(40.0, None)]),
        ("en", "It frees 92 percent of trade and the remaining 8 percent in the short and medium term.",
         [(92.0, "trade"), (8.0, None)]),
        ("en", "They expect business for US$ 22 million in LINK4+.", [(22_000_000.0, None)]),
        ("en", "They built a plant with 100% of the funds.", [(100.0, "funds")]),
    ],
)  # fmt: skip
def test_what_a_share_is_of(language: str, text: str, rows: list[tuple[float, str | None]]) -> None:
    assert [(figure.value, figure.measure) for figure in find_figures(_passage(text, language))] == rows


def test_the_points_of_a_declaration_are_no_part_of_its_name() -> None:
    text = "Firmaron la Declaración de Valdivia. En la Declaración de quince puntos se comprometen a mucho."
    assert [row.name for row in find_agreement_actions(_passage(text))] == ["Declaración de Valdivia"]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("It was led by HE Ana Ruiz, ambassador of Chile, and HE Luis Paz, ambassador of Peru.",
         [("Ana Ruiz", "ambassador", None, "CHL"), ("Luis Paz", "ambassador", None, "PER")]),
        ("Ana Ruiz, commercial counselor for ProColombia, spoke.",
         [("Ana Ruiz", "commercial counselor", "ProColombia", "COL")]),
    ],
)  # fmt: skip
def test_envoys_and_their_agencies(text: str, rows: list[tuple[str, str, str | None, str | None]]) -> None:
    found = find_roles(_passage(text, "en"))
    assert [(row.name_as_written, row.role, row.organization, row.country_iso3) for row in found] == rows


def test_where_a_time_was_spent_is_no_measure() -> None:
    (figure,) = find_figures(_passage("El proceso empezó hace seis años en Lima."))
    assert (figure.value, figure.measure) == (6.0, None)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("El 3 de mayo se celebró en Lima el VIII Encuentro por los Jóvenes.", "VIII Encuentro por los Jóvenes"),
        ("El 3 de mayo se celebró en Lima el VIII Encuentro por el que todos esperaban.", "VIII Encuentro"),
    ],
)
def test_what_an_event_is_held_for(text: str, name: str) -> None:
    assert [event.name for event in find_events(_passage(text))] == [name]
