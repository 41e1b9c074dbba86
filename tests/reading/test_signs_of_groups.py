"""Groups that the layout of a page shows where their names do not: trails between them, signs before each heading, a
heading of several groups above a paragraph on each."""

import pytest
from made_readings import read, sections_of

TRAILED = """Agency for Ports
Home › Our work › Alliance › Working bodies › Lighthouses
Lighthouses
Purpose
To keep the lights of the coast burning.
Led by
Teresa Olmos Prado, Director of Lights, Ministry of Ports (Chile)
Home › Our work › Alliance › Working bodies › Seaweed
Seaweed
The harvest is counted every spring by the four ministries, and the group publishes the figures in May.
Home › Our work › Alliance › Observers
Observers
Sixty-three states observe the work of the members and take part in their projects.
"""
SIGNED = """Instancias de la Alianza

{sign} Grupo Técnico de Faros
Objetivo
Cuidar las luces de la costa.
Coordinador
Jorge Lara Soto, director de Faros, Secretaría de Puertos (México)

{sign} Algas
Objetivo
Contar la cosecha de algas.
Coordinador
Vacante

{sign} Canteras
Los gobiernos publican cada año el registro de las canteras y de quienes trabajan en ellas.

{sign} Quesos
Objetivo
Vender quesos de montaña.
Coordinador
Vacante
"""
TOLD = """Otros grupos

Faros. Creado en 2013, cuida las luces de la costa y publica sus horarios. Lo coordina Chile.

Algas marinas. Su objetivo es contar la cosecha de las cuatro costas cada primavera.

Quesos. Los ministerios comparan las normas y el grupo lleva un registro de cooperativas.
"""
BETWEEN = """Mesas de trabajo

— Faros —
Coordinador: Jorge Lara Soto, director de Faros, SEPES (México)
Objetivo: cuidar las luces.

— Algas —
Coordinador: Rosa Tello Vega, intendenta de Algas, SANIT (Perú)
Objetivo: contar la cosecha.
"""
HEADED = """Working Groups

Lighthouse Agencies
Responsible for the lights of the whole coast of the four countries. Established in 2019.

Seaweed
They count the harvest every spring and publish it in May. Coordinated by Peru.
"""
NEWS = """Inicio / Noticias / Puertos
Abre el faro de la isla
Lima, 4 de junio de 2025.- Los ministros abrieron el faro. El Grupo Técnico de Faros fue creado en 2014.
Inicio / Noticias / Algas
Crece la cosecha de algas
Lima, 6 de junio de 2025.- La cosecha creció, informó la coordinadora del grupo, Elsa Meza.
"""
OFFICES = """Dirección de Faros
Objetivo
Cuidar las luces de la costa.
Director: Pedro Salas Pinto

Dirección de Algas
Objetivo
Contar la cosecha.
Directora: Ana Soto Lira
"""
NUMBERS = """Otros grupos

Minería. El sector creció en el primer trimestre, según el banco, y las ventas sumaron doce mil millones.

Pesca. La temporada de anchoveta comenzó en abril con una cuota de tres millones de toneladas.
"""


def test_each_trail_opens_a_group_where_it_leads_through_a_heading_of_several() -> None:
    assert sections_of(TRAILED) == ["Lighthouses", "Seaweed"]


@pytest.mark.parametrize("sign", ["+", "[+]", "▸", "▼", "»"])
def test_headings_with_the_sign_of_other_groups_are_groups(sign: str) -> None:
    assert len(sections_of(SIGNED.format(sign=sign))) == 4


@pytest.mark.parametrize(
    ("text", "firsts"),
    [
        (TOLD, ["Faros.", "Algas", "Quesos."]),
        (BETWEEN, ["Faros", "Algas"]),
        (HEADED, ["Lighthouse", "Seaweed"]),
    ],
)
def test_headings_of_groups_lend_their_noun_to_what_stands_below(text: str, firsts: list[str]) -> None:
    assert [first.split()[0] for first in sections_of(text)] == firsts


@pytest.mark.parametrize("text", [NEWS, OFFICES, NUMBERS])
def test_news_offices_and_figures_by_subject_are_no_groups(text: str) -> None:
    assert not any(block.section_ordinal for block in read(text).blocks)
