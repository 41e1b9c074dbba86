"""Countries and bodies of positions that their sentence leaves out: the portfolio's, the place's, the dateline's."""

import pytest

from pa_pipeline.facts.passages import Passage, Unit
from pa_pipeline.facts.people.people import find_roles
from pa_pipeline.lexicon.folding import fold


def passage(text: str, country: str | None = None, title: str | None = None) -> Passage:
    """Paragraphs of an article that is dated from a country."""
    lines = [("title", title)] if title else []
    units, position = [], 0
    for kind, line in [*lines, *(("paragraph", line) for line in text.split("\n"))]:
        units.append(Unit(kind, line, fold(line), position))
        position += len(line) + 1
    return Passage(0, None, "es", None, country, tuple(units))


def countries(found: Passage) -> list[tuple[str, str | None]]:
    return [(row.name_as_written, row.country_iso3) for row in find_roles(found)]


@pytest.mark.parametrize(
    ("text", "dated_from", "rows"),
    [
        # What only one country's ministers are in charge of tells more than where the text is dated.
        ("La ministra de Comercio Exterior y Turismo, Eva Luna Toro, habló.", "KOR", [("Eva Luna Toro", "PER")]),
        ("The Minister of Commerce, Industry and Tourism, Eva Luna Toro, spoke.", "SGP", [("Eva Luna Toro", "COL")]),
        ("El subsecretario de Relaciones Económicas Internacionales, Juan Vega Paz, vino.", None,
         [("Juan Vega Paz", "CHL")]),
        ("El subsecretario de Economía, Juan Vega Paz, vino.", "CHL", [("Juan Vega Paz", "CHL")]),
        ("El secretario de Economía, Juan Vega Paz, vino.", None, [("Juan Vega Paz", "MEX")]),
        # Presidents whose country everybody knows, wherever the text is dated; nobody by the name alone.
        ("La presidenta Bachelet y el mandatario Juan Manuel Santos hablaron.", "PER",
         [("Bachelet", "CHL"), ("Juan Manuel Santos", "COL")]),
        ("El presidente de la Cámara de Pesca, Juan Manuel Santos, habló.", None, [("Juan Manuel Santos", None)]),
        ("Luis García, presidente de la Cámara de Pesca, vino. El presidente García habló con la presidenta Bachelet.",
         None, [("Luis García", None), ("Bachelet", "CHL")]),
        ("El presidente Alan García vino. Luis Soto vio al presidente García.", None, [("Alan García", "PER")]),
        # Places of mayors and governors; of a place that nobody knows, where the text is dated.
        ("El gobernador regional de Arica y Parinacota, Juan Vega Paz, y la alcaldesa de Tacna, Eva Luna Toro, fueron.",
         None, [("Juan Vega Paz", "CHL"), ("Eva Luna Toro", "PER")]),
        ("El presidente municipal de Puebla, Juan Vega Paz, vino.", None, [("Juan Vega Paz", "MEX")]),
        ("The mayor of Zarumilla, Juan Vega Paz, came.", "PER", [("Juan Vega Paz", "PER")]),
        # The text's own officials.
        ("La presidenta de la República, Eva Luna Toro, inauguró la cita.", "CHL", [("Eva Luna Toro", "CHL")]),
        ("El director del Servicio Nacional del Patrimonio, Juan Vega Paz, vino.", "CHL", [("Juan Vega Paz", "CHL")]),
        ("El presidente de la Asamblea Legislativa, Juan Vega Paz, vino.", "CRI", [("Juan Vega Paz", "CRI")]),
        ("El director del Banco Mundial, Juan Vega Paz, vino.", "CRI", [("Juan Vega Paz", None)]),
        ("El embajador Juan Vega Paz vino.", "CRI", [("Juan Vega Paz", None)]),
        # A foreigner behind the hosts tells nothing of them; a clause that closes with its country does.
        ("Firmaron la ministra de Pesca, Eva Luna Toro, y el ministro de Pesca coreano, Ahn Sung-hoon.", "PER",
         [("Eva Luna Toro", "PER"), ("Ahn Sung-hoon", "KOR")]),
        ("Ana Ríos Mar, Minister of Trade of Chile; Eva Luna Toro, Minister of Culture, and Juan Vega Paz, Minister of "
         "Trade of Peru; came.", "MEX", [("Ana Ríos Mar", "CHL"), ("Eva Luna Toro", "PER"), ("Juan Vega Paz", "PER")]),
        # Who works at an institute of no country is of none, whatever else he was.
        ("Juan Vega Paz, formerly Chile's chief negotiator and now a fellow at the Lowy Institute, wrote.", None,
         [("Juan Vega Paz", "CHL"), ("Juan Vega Paz", None)]),
        ("Mexico was represented by Juan Vega Paz, Undersecretary of Labor, and Peru by Eva Luna Toro, adviser to the "
         "Minister of Production.", None, [("Juan Vega Paz", "MEX"), ("Eva Luna Toro", "PER")]),
    ],
)  # fmt: skip
def test_offices_are_of_the_country_that_the_text_tells_elsewhere(
    text: str, dated_from: str | None, rows: list[tuple[str, str | None]]
) -> None:
    assert countries(passage(text, dated_from)) == rows


def test_a_ministry_in_the_title_tells_whose_officials_are_meant() -> None:
    found = passage("La directora nacional de Trabajo, Eva Luna Toro, vino.", title="SUBREI: concluye la ronda")
    assert countries(found) == [("Eva Luna Toro", "CHL")]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("La Secretaría de Cultura de México abrió un concurso.\nLa titular de la dependencia, Eva Luna Toro, lo dijo.",
         [("titular", "Secretaría de Cultura de México", "MEX")]),
        ("The Ministry of Culture of Colombia lent films.\nEva Luna Toro, director of Film at the Ministry, spoke.",
         [("director of Film", "Ministry of Culture of Colombia", "COL")]),
        ("La Asociación de Exportadores (ADEX) se reunió.\nEl gerente general del gremio, Juan Vega Paz, lo contó.",
         [("gerente general", "Asociación de Exportadores", "PER")]),
        ("La Agencia de Cooperación de Chile se reunió.\nEl director de la agencia, Juan Vega Paz, lo contó.",
         [("director", "Agencia de Cooperación de Chile", "CHL")]),
        ("El director de la agencia, Juan Vega Paz, lo contó.", [("director de la agencia", None, None)]),
        ("The Norwegian Seed Bank grew. Juan Vega Paz, the bank's programme coordinator, spoke.",
         [("programme coordinator", "Norwegian Seed Bank", "NOR")]),
        ("El INJUV vino. El Instituto Nacional de la Juventud de Chile invita. El director de la agencia, Juan Vega "
         "Paz, lo contó.", [("director de la agencia", None, None)]),
        ("The Institute of Agricultural Research of Chile, INIA, won.\nINIA's national head, Juan Vega Paz, spoke.",
         [("national head", "INIA", "CHL")]),
        ("Por ProChile, el director de Innovación, Juan Vega Paz, estimó las ventas.",
         [("director de Innovación", "ProChile", "CHL")]),
        ("En representación del Ministerio de Cultura de Colombia intervino la viceministra de Fomento, Eva Luna Toro.",
         [("viceministra de Fomento", None, "COL")]),
        ("Trade Commissioner Eva Luna Toro (ProChile) reported.", [("Trade Commissioner", "ProChile", "CHL")]),
        ("Eva Luna Toro, economist, Korea International Trade Association",
         [("economist", "Korea International Trade Association", "KOR")]),
        ("The director of Peru's Geophysical Institute, Eva Luna Toro, spoke.",
         [("director", "Geophysical Institute", "PER")]),
        ("Eva Luna Toro, Director of Roads, National Planning Department, NPD (Chile)",
         [("Director of Roads", "National Planning Department", "CHL")]),
        ("El jefe del Servicio Nacional de Semillas —Senasem—, Juan Vega Paz, habló.",
         [("jefe", "Servicio Nacional de Semillas", None)]),
        ("Juan Vega Paz, director gerente adjunto del Fondo Monetario Internacional, habló.",
         [("director gerente adjunto", "Fondo Monetario Internacional", None)]),
        ("Chile vendió a sus socios US$3 millones.", []),
        ("La jefa de la Oficina de Gestión de Becas, Eva Luna Toro, vino.",
         [("jefa", "Oficina de Gestión de Becas", None)]),
    ],
)  # fmt: skip
def test_offices_are_of_the_body_that_the_text_has_named(
    text: str, rows: list[tuple[str, str | None, str | None]]
) -> None:
    assert [(row.role, row.organization, row.country_iso3) for row in find_roles(passage(text))] == rows


def test_a_bare_office_before_a_verb_is_the_subject_and_not_the_one_named_before() -> None:
    found = find_roles(passage("With the director of the Reef Council, Eva Luna Toro, the minister stressed the plan."))
    assert [row.role for row in found] == ["director"]
