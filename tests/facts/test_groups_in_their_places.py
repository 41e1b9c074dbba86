"""Groups and projects in layouts that hide them: cards below a heading, questions, outlines, side menus, clauses, a
status above the projects that have it; and pages that look like theirs and are none."""

import pytest

from pa_pipeline.facts.institution.groups import find_group_items, find_group_profiles
from pa_pipeline.facts.passages import Passage, passages_of
from pa_pipeline.facts.projects.projects import find_projects
from pa_pipeline.reading.decoding import decode_seed
from pa_pipeline.reading.reader import read_text

CARDS = """Inicio
Grupos técnicos

Quienes trabajan por las costas

Faros
Cuida las luces de los cuatro litorales.
Ver más
Algas
Cuenta la cosecha de cada primavera.
Ver más
Quesos
Compara las normas de las queserías de montaña.
Ver más
"""
ASKED = """Ministry of Ports
Frequently asked questions

What is the Committee on Seals?
It is where the four ministries agree on how to count seals.

When was it created?
It was created on 3 May 2016 in Arica.

Who coordinates it?
Rosa Díaz Luna, Head of Coasts at the Ministry of Ports.
"""
OUTLINE = """ANNUAL REPORT
Chapter 2. The groups

2.1 Technical Group on Bees
2.1.1 Mandate
Arica Declaration, 3 May 2016.
2.1.2 Coordination
Rosa Díaz Luna, Ministry of Fields, Peru.

2.2 Technical Group on Kites
2.2.1 Mandate
Decision of the ministers of 14 June 2017.
2.2.2 Coordination
Vacant.
"""
_MENU = "Menú lateral\nQué es la red\nEstructura\nDocumentos\nPreguntas\n"
_PEOPLE = (("Faros", 3, "Jorge Lara Soto"), ("Algas", 4, "Luis Salas Vidal"), ("Quesos", 5, "A. Ríos"))
MENUS = "".join(
    f"Grupo Técnico de {name}\n{_MENU}Creado: {day} de mayo de 2016\nCoordinador: {person}, jefe de Costas\n"
    for name, day, person in (
        ("Faros", 3, "Jorge Lara Soto"),
        ("Algas", 4, "Luis Salas Vidal"),
        ("Quesos", 5, "A. Ríos"),
    )
)
CLAUSES = """TÉRMINOS DE REFERENCIA DEL COMITÉ DE FAROS

Artículo 1. Objeto
El Comité tiene por objeto cuidar las luces de la costa.

Artículo 2. Creación
El Comité fue creado el 3 de mayo de 2016 en Arica.

Artículo 3. Funciones
a) Contar los faros.
b) Publicar sus horarios.
"""
POINTS = """REGISTRO
------------------
Nombre ......: Comité de Faros
Creación ....: 3 de mayo de 2016
Coordina ....: Jorge Lara Soto
Correo ......: faros@puertos.gob.cl
------------------
"""
STAGES = """Cartera de proyectos

EN EJECUCIÓN

Red de Faros del Sur
Participan: Ministerio de Puertos (Perú), SANIT (Chile)
Enero de 2023 a diciembre de 2025

Algas Vivas
Participan: SEPES (México)
Marzo de 2024 a marzo de 2026

CONCLUIDOS

Mapa de Quesos
Participan: SANIT (Chile)
2018 a 2020
"""
CODES = """Technical Group on Bees
Projects

Hives on Roofs
Code: BE-2021-04
Dates: January 2021 – December 2022
Status: Completed
Executing agencies: Chile – Ministry of Fields; Peru – SANIT

Honey Roads
Code: BE-2023-01
Dates: May 2023 – April 2025
Status: Under way
Executing agencies: Mexico – SEPES
"""
PROGRAMME = """Meeting of the agencies
Programme

09:00 - 09:30 Opening
10:00 - 11:00 Report of the Technical Group on Bees
Coordinator: Jorge Lara Soto
Objective: to review the plan
11:30 - 12:30 Session of the Technical Group on Kites
Coordinator: Rosa Díaz Luna
Objective: to agree on a fair
"""
VACANCY = """Vacante: especialista
Comité Técnico de Faros
Objetivo del puesto: apoyar las obras de los faros.
Funciones:
- Revisar informes
- Preparar planos
Requisitos:
- Cinco años de experiencia
Coordinador de la selección: Luis Salas Vidal
Fecha límite: 30 de abril
"""
SERVICES = """Trámites

Certificado de faro
Objetivo: acreditar las luces.
Responsable: Dirección de Costas
Registro de algas
Objetivo: inscribir a quienes cosechan.
Responsable: Oficina de Pesca
"""


def _sections(text: str) -> list[Passage]:
    reading = read_text(decode_seed(text.encode(), "page.txt"), "page")
    return [passage for passage in passages_of(reading) if passage.section is not None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (CARDS, [("Faros", None), ("Algas", None), ("Quesos", None)]),
        (ASKED, [("Committee on Seals", "2016-05-03")]),
        (OUTLINE, [("Technical Group on Bees", "2016-05-03"), ("Technical Group on Kites", "2017-06-14")]),
        (
            MENUS,
            [
                (f"Grupo Técnico de {name}", f"2016-05-0{day}")
                for day, name in ((3, "Faros"), (4, "Algas"), (5, "Quesos"))
            ],
        ),
        (CLAUSES, [("COMITÉ DE FAROS", "2016-05-03")]),
        (POINTS, [("Comité de Faros", "2016-05-03")]),
    ],
)
def test_groups_and_their_founding_are_read_where_the_layout_hides_them(
    text: str, expected: list[tuple[str, str | None]]
) -> None:
    profiles = [profile for section in _sections(text) for profile in find_group_profiles(section)]
    assert [(one.name, str(one.established_on) if one.established_on else None) for one in profiles] == expected


def test_points_of_clauses_are_items() -> None:
    (section,) = _sections(CLAUSES)
    assert [item.text for item in find_group_items(section)] == ["Contar los faros.", "Publicar sus horarios."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            STAGES,
            [
                (None, "Red de Faros del Sur", "in_progress"),
                (None, "Algas Vivas", "in_progress"),
                (None, "Mapa de Quesos", "concluded"),
            ],
        ),
        (CODES, [("BE-2021-04", "Hives on Roofs", "concluded"), ("BE-2023-01", "Honey Roads", "in_progress")]),
    ],
)
def test_projects_have_the_status_above_them_and_the_code_below_their_names(
    text: str, expected: list[tuple[str | None, str, str]]
) -> None:
    found = [project for section in _sections(text) for project in find_projects(section)]
    assert [(one.number, one.name, one.status) for one in found] == expected


@pytest.mark.parametrize("text", [PROGRAMME, VACANCY, SERVICES])
def test_programmes_vacancies_and_services_have_no_groups(text: str) -> None:
    assert not _sections(text)
