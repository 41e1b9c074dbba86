"""Pages of groups in layouts unlike each other: cards without labels, rows, records of projects, lists on one line."""

import pytest

from pa_pipeline.facts.institution.groups import find_group_items, find_group_profiles
from pa_pipeline.facts.passages import Passage, passages_of
from pa_pipeline.facts.projects.projects import find_project_entities, find_projects
from pa_pipeline.reading.decoding import decode_seed
from pa_pipeline.reading.reader import read_text


def sections_of(text: str) -> list[Passage]:
    """Sections of a page, in order."""
    reading = read_text(decode_seed(text.encode(), "page.txt"), "page")
    return [passage for passage in passages_of(reading) if passage.section is not None]


def coordinators_of(text: str) -> list[tuple[str | None, str | None, str | None]]:
    """Group, coordinator and role of each section."""
    profiles = [profile for section in sections_of(text) for profile in find_group_profiles(section)]
    return [(one.name, one.coordinator_name, one.coordinator_role) for one in profiles]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Beekeeping Working Group\nRosa Díaz Luna\nHead of Hives\nNational Institute of Bees\nrdiaz@bees.gob.pe\n"
            "The group exchanges practices on honey. It was created on 3 May 2016.",
            [("Beekeeping Working Group", "Rosa Díaz Luna", "Head of Hives")],
        ),
        (
            "Groups\nTechnical Group on Bees\nRosa Díaz Luna\nHead of Hives\nrdiaz@bees.gob.pe\n"
            "Technical Group on Kites\nVacant\nkites@wind.gob.cl",
            [("Technical Group on Bees", "Rosa Díaz Luna", "Head of Hives"), ("Technical Group on Kites", None, None)],
        ),
        (
            "Nuestros grupos\n| Grupo | Coordina | Correo |\n"
            "| Grupo Técnico de Abejas | Luis Salas Vidal, jefe de Colmenas, Ministerio de Campo (Perú) | "
            "a@campo.gob.pe |\n"
            "| Comité de Cometas | Por definir | viento@aire.gob.cl |",
            [("Grupo Técnico de Abejas", "Luis Salas Vidal", "jefe de Colmenas"), ("Comité de Cometas", None, None)],
        ),
        (
            "TECHNICAL GROUP ON BEES, HIVES\nAND HONEY\n\nMANDATE\nTo map all hives of the region.\n\nCOORDINATION\n"
            "Chile: Ms. Rosa Díaz Luna, Head of Hives, Ministry of Fields",
            [("TECHNICAL GROUP ON BEES, HIVES AND HONEY", "Rosa Díaz Luna", "Head of Hives")],
        ),
        (
            "Grupo de Trabajo de Cometas\nGTC\nCreación: 3 de mayo de 2019\n"
            "Coordinación: Perú, a través de la señora Rosa Díaz Luna, directora de Vientos",
            [("Grupo de Trabajo de Cometas", "Rosa Díaz Luna", "directora de Vientos")],
        ),
    ],
)
def test_groups_are_found_whatever_shows_them(
    text: str, expected: list[tuple[str | None, str | None, str | None]]
) -> None:
    assert coordinators_of(text) == expected


def test_an_annex_of_projects_is_a_section_of_its_group() -> None:
    (section,) = sections_of(
        "ANEXO III\nGrupo Técnico de Abejas\nProyecto N° 1: Colmenas Altas\nEntidad ejecutora: Ministerio de "
        "Campo (Perú)\n"
        "Plazo: 18 meses\nSituación: En ejecución\nProyecto N° 2: Miel sin Fronteras\n"
        "Entidad ejecutora: Instituto del Bosque (Chile)\nPlazo: 1 año\nSituación: Concluido"
    )
    projects = [(one.number, one.name, one.status, one.duration_months) for one in find_projects(section)]
    assert projects == [("1", "Colmenas Altas", "in_progress", 18), ("2", "Miel sin Fronteras", "concluded", 12)]


def test_a_status_between_a_name_and_fields_makes_a_project() -> None:
    (section,) = sections_of(
        "Technical Group on Bees\nObjective: To map all hives.\nHigh Hives\nIN PROGRESS\nLead: National "
        "Institute of Bees, Chile\n"
        "From May 2022 to June 2025\nHoney Roads\nCOMPLETED\nLead: Ministry of Fields, Peru\nFrom 2018 to 2020"
    )
    assert [(one.name, one.status) for one in find_projects(section)] == [
        ("High Hives", "in_progress"),
        ("Honey Roads", "concluded"),
    ]
    assert [one.country_iso3 for one in find_project_entities(section)] == ["CHL", "PER"]


@pytest.mark.parametrize(
    "line",
    [
        "Agenda: 1) hives on roofs; 2) honey labels; 3) bee roads.",
        "Agenda: hives on roofs; honey labels; bee roads.",
        "Agenda\n1) hives on roofs; 2) honey labels; 3) bee roads",
        "Agenda\n(i) hives on roofs. (ii) honey labels. (iii) bee roads.",
    ],
)
def test_items_on_one_line_are_items_each(line: str) -> None:
    (section,) = sections_of(f"Technical Group on Bees\nObjective: To map all hives.\n{line}")
    found = find_group_items(section)
    assert [item.text for item in found] == ["hives on roofs", "honey labels", "bee roads"]
    assert all(section.text_between(item.start, item.end) == item.text for item in found[1:])


def test_who_coordinates_may_stand_before_the_verb_or_behind_the_body() -> None:
    page = "Technical Group on Bees\nObjective: To map all hives.\n"
    told = [
        "Ms. Rosa Díaz Luna, Head of Hives, chairs the group.",
        "Coordination\nMinistry of Fields (Peru): Dr. Rosa Díaz Luna",
        "It has been coordinated since May 2022 by Ms. Rosa Díaz Luna, Head of Hives.",
        "Coordination\nName\nBody\nCountry\nRosa Díaz Luna\nMinistry of Fields\nPeru",
    ]
    assert [coordinators_of(page + line)[0][1] for line in told] == ["Rosa Díaz Luna"] * len(told)


def test_persons_in_bullets_and_listed_projects_are_no_items() -> None:
    (section,) = sections_of(
        "Grupo Técnico de Abejas\n¿Quién coordina?\n• Rosa Díaz Luna, jefa de Colmenas\nAgenda\n• Miel de altura\n"
        "• Rutas de abejas\nProyectos\n• Colmenas Altas (en ejecución)"
    )
    assert [item.text for item in find_group_items(section)] == ["Miel de altura", "Rutas de abejas"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Punto focal coordinador\nRosa Díaz Luna\nDirectora de Vientos\nMinisterio de Campo (Perú)",
         ("Rosa Díaz Luna", "Directora de Vientos", "Ministerio de Campo")),
        ("Coordinating focal point\nRosa Díaz Luna\nDirector of Winds\nMinistry of Fields (Peru)",
         ("Rosa Díaz Luna", "Director of Winds", "Ministry of Fields")),
        ("Ponto focal coordenador\nRosa Díaz Luna\nDiretora de Ventos\nMinistério do Campo (Peru)",
         ("Rosa Díaz Luna", "Diretora de Ventos", "Ministério do Campo")),
        ("Responsable\nMin. Rosa Díaz Luna, directora de Vientos, Ministerio de Campo",
         ("Rosa Díaz Luna", "directora de Vientos", "Ministerio de Campo")),
        ("Rosa Díaz Luna, Deputy Minister of Fields of Peru, has coordinated the Group since May 2019.",
         ("Rosa Díaz Luna", "Deputy Minister of Fields", None)),
        ("La viceministra de Campo, Rosa Díaz Luna, ha presidido el Comité desde mayo de 2019.",
         ("Rosa Díaz Luna", "viceministra de Campo", None)),
        ("The Group is coordinated by Rosa Díaz Luna, of the Ministry of Fields.",
         ("Rosa Díaz Luna", None, "Ministry of Fields")),
    ],
)  # fmt: skip
def test_a_coordinator_may_be_a_focal_point_or_have_led_since(
    text: str, expected: tuple[str, str | None, str | None]
) -> None:
    (section,) = sections_of(f"Kites Working Group\nCreated: 3 May 2019\n{text}\nAgenda\n- Kites\n- Winds")
    (one,) = find_group_profiles(section)
    assert (one.coordinator_name, one.coordinator_role, one.coordinator_organization) == expected
