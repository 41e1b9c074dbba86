"""Sheets of one project a page, groups told in other words than usual, and bodies that are no groups."""

import pytest
from made_readings import read

from pa_pipeline.facts.institution.groups import find_group_profiles
from pa_pipeline.facts.passages import passages_of
from pa_pipeline.facts.projects.projects import find_project_entities, find_projects
from pa_pipeline.reading.privacy import mask_private

_SHOUTED = (
    "Agencia de Mareas\n\nFICHA DE PROYECTO\n\nCÓDIGO\nFAR-2021-07\n\nTÍTULO DEL PROYECTO\nRed de Faros del Sur\n\n"
    "PAÍSES PARTICIPANTES\nChile y Perú\n\nINSTITUCIONES EJECUTORAS\nChile: Servicio de Mareas (SEMAR)\n"
    "Perú: Dirección de Faros (DIFAR)\n\nESTADO\nEn ejecución (65 % de avance)\n\nFECHA DE INICIO\n15/03/2022\n\nDURACIÓN\n36 meses\n"
)
_HEADED = (
    "Home » Projects » Fact sheet\n\nKeepers of the Southern Lights\nProject number 2019.2043.7\n\nAt a glance\n"
    "Partner countries | Chile, Peru\nLead executing agency | Tide Service (SEMAR), Chile\n"
    "Overall term | March 2020 to February 2023\nFinancial volume | EUR 600,000\nStatus | Completed\n\n"
    "Context\nLamps fail more often than they did, all along the coast.\n"
)
_ADVANCED = (
    "Banco de proyectos > Detalle\n\nEscuela de Fareros\nEstado: En ejecución\nAvance: 45 %\n\nDescripción\n"
    "Formar a 120 jóvenes en el cuidado de las lámparas de cuatro ciudades.\n\nInformación general\n"
    "Fecha de inicio: 1 de marzo de 2022\nDuración: 30 meses\n\nInstituciones responsables\n"
    "Servicio de Mareas (Chile)\nMinisterio de Faros (Perú)\n"
)


@pytest.mark.parametrize(
    ("text", "project", "bodies"),
    [
        (
            _SHOUTED,
            ("FAR-2021-07", "Red de Faros del Sur", "in_progress", "2022-03-15"),
            [("CHL", "Servicio de Mareas"), ("PER", "Dirección de Faros")],
        ),
        (
            _HEADED,
            ("2019.2043.7", "Keepers of the Southern Lights", "concluded", "2020-03-01"),
            [("CHL", "Tide Service")],
        ),
        (
            _ADVANCED,
            (None, "Escuela de Fareros", "in_progress", "2022-03-01"),
            [("CHL", "Servicio de Mareas"), ("PER", "Ministerio de Faros")],
        ),
    ],
)
def test_the_sheet_of_one_project_is_no_group(
    text: str, project: tuple[str | None, ...], bodies: list[tuple[str, str]]
) -> None:
    passages = list(passages_of(read(text)))
    (told,) = [one for passage in passages for one in find_projects(passage)]
    assert (told.number, told.name, told.status, str(told.starts_on)) == project
    found = [one for passage in passages for one in find_project_entities(passage)]
    assert [(one.country_iso3, one.organization) for one in found] == bodies
    assert [group.name for passage in passages for group in find_group_profiles(passage) if group.name] == []


def test_fields_of_records_in_small_letters_are_no_broken_paragraph() -> None:
    text = "".join(
        f"nombre: Grupo Técnico de {name}\nobjetivo: Medir cada año todas las {name.lower()} de los cuatro países\n"
        f"fecha_creacion: {day}\ncoordinador: {person}\n\n"
        for name, day, person in (
            ("Mareas", "2013-05-23", "Ana Ríos Paz"),
            ("Nubes", "2015-07-03", "Luis Vega Mora"),
        )
    )
    groups = [group for passage in passages_of(read(text)) for group in find_group_profiles(passage)]
    assert [(group.name, str(group.established_on), group.coordinator_name) for group in groups] == [
        ("Grupo Técnico de Mareas", "2013-05-23", "Ana Ríos Paz"),
        ("Grupo Técnico de Nubes", "2015-07-03", "Luis Vega Mora"),
    ]


def test_the_aims_and_functions_of_an_agency_make_it_no_group() -> None:
    text = (
        "Agencia Peruana de Mareas\nQuiénes somos\n\nLa Agencia fue creada por ley el 12 de abril de 2002 y mide las "
        "mareas de todo el país.\n\nMisión\nConducir la medición de las mareas en función de la política nacional.\n\n"
        "Funciones\na) Proponer la política de mareas.\nb) Llevar los registros.\n"
    )
    assert [group for passage in passages_of(read(text)) for group in find_group_profiles(passage)] == []


def test_what_only_tells_of_the_project_above_is_no_project() -> None:
    text = (
        "Grupo Técnico de Mareas\nObjetivo: medir mareas.\n\nProyectos\nTablas de Mareas\n"
        "En implementación desde mayo de 2021\nA cargo de la Dirección de Faros (Perú)\n"
    )
    projects = [one for passage in passages_of(read(text)) for one in find_projects(passage)]
    assert [(one.name, one.status, str(one.starts_on)) for one in projects] == [
        ("Tablas de Mareas", "in_progress", "2021-05-01")
    ]


@pytest.mark.parametrize("hidden", ["mareas [at] semar [dot] cl", "mareas (arroba) semar (punto) cl"])
def test_mailboxes_hidden_from_machines_are_found(hidden: str) -> None:
    text = f"Grupo Técnico de Mareas\nObjetivo: medir mareas.\nCreación: mayo de 2013\nContacto: {hidden}\n"
    (group,) = [group for passage in passages_of(read(text)) for group in find_group_profiles(passage)]
    assert group.contact_email == hidden
    assert mask_private("ana.rios [at] gmail [dot] com") == "[e-mail]"
