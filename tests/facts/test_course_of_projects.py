"""What pages tell of the course of a project, and of those who carry it out, in sentences beside its name."""

import pytest
from made_sections import page_of

from pa_pipeline.facts.projects.projects import find_project_entities, find_projects


def _courses(text: str, language: str = "en") -> list[tuple[str, str | None, str | None, str | None, int | None]]:
    return [
        (one.name, one.status, _iso(one.starts_on), _iso(one.ends_on), one.duration_months)
        for one in find_projects(page_of(text, language))
    ]


def _iso(day: object) -> str | None:
    return str(day) if day is not None else None


def _bodies(text: str, language: str = "en") -> list[tuple[str | None, str]]:
    return [(one.country_iso3, one.organization) for one in find_project_entities(page_of(text, language))]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("The ministers praised the Calm Bay programme. It began on 4 May 2020 and ends in June 2022.", "en",
         ("Calm Bay", None, "2020-05-04", "2022-06-01", None)),
        ("El programa Bahía Mansa apoya caletas. Comenzó en marzo de 2019 y tiene una duración de 30 meses.", "es",
         ("Bahía Mansa", None, "2019-03-01", None, 30)),
        ("El grupo puso en marcha en abril de 2021 el proyecto Bahía Mansa, que finalizó en octubre de 2023.", "es",
         ("Bahía Mansa", "concluded", "2021-04-01", "2023-10-01", None)),
        ("In May 2021 the group launched the project Calm Bay, which will run until June 2023.", "en",
         ("Calm Bay", None, "2021-05-01", "2023-06-01", None)),
        ("The stand shows the project Calm Bay, a coastal path of 40 km under way since January 2022.", "en",
         ("Calm Bay", "in_progress", "2022-01-01", None, None)),
        ("The group's only project, the Travelling Tide Library, began in August 2018 and lasted thirty months.", "en",
         ("Travelling Tide Library", None, "2018-08-01", None, 30)),
        ("The project Calm Bay was shown at the Fair of Ports, which opened today and runs until 19 June 2024. In "
         "progress since March 2023, the project is run by SEPES.", "en",
         ("Calm Bay", "in_progress", "2023-03-01", None, None)),
        ("El proyecto Bahía Mansa fue presentado en la Feria de Puertos, que va hasta el 19 de junio de 2024. En "
         "ejecución desde marzo de 2023, el proyecto está a cargo de SEPES.", "es",
         ("Bahía Mansa", "in_progress", "2023-03-01", None, None)),
        ("# Projects\n1. Calm Bay (in execution)\nThirty-six months from 1 June 2024. It measures waves.", "en",
         ("Calm Bay", "in_progress", "2024-06-01", None, 36)),
    ],
)  # fmt: skip
def test_sentences_beside_a_name_tell_its_course(text: str, language: str, expected: tuple[object, ...]) -> None:
    assert _courses(text, language) == [expected]


def test_the_day_of_a_launching_ceremony_is_not_the_first_day_of_the_project() -> None:
    assert _courses("On 10 May 2021 the ministers launched the project Calm Bay in Lima.") == [
        ("Calm Bay", None, None, None, None)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two projects were carried out. The first one, Mutual Tide Tables, ran from March 2017 to August 2019. "
         "The second, Regional Wave Network, was approved in 2020 and is under way.",
         [("Mutual Tide Tables", None), ("Regional Wave Network", "in_progress")]),
        ("El grupo tiene dos proyectos. El primero, Tablas Mutuas de Mareas, está en marcha. El segundo, denominado "
         "Red Regional de Olas, está en preparación.",
         [("Tablas Mutuas de Mareas", "in_progress"), ("Red Regional de Olas", "in_preparation")]),
    ],
)  # fmt: skip
def test_projects_that_sentences_count_off_are_named(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(name, status) for name, status, *_ in _courses(text)] == expected


def test_a_first_place_that_nothing_is_counted_off_for_names_no_project() -> None:
    assert not _courses("Three projects compete. The first, it is said, wins. The second prize, Silver Shell, is new.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Projects\n1. Calm Bay. Status: ongoing. Responsible entities: SEPES (Peru). Started in May 2021 and will "
         "last a year and a half.", ("Calm Bay", "in_progress", "2021-05-01", None, 18)),
        ("Projects\nProject: Calm Bay. Status: approved, about to begin. Period: 2026-2027 (20 months)",
         ("Calm Bay", "in_preparation", "2026-01-01", "2027-01-01", 20)),
        ("Group of Coasts\nCompleted project: Calm Bay, implemented from 2019 to 2021 by SEPES (Peru).",
         ("Calm Bay", "concluded", "2019-01-01", "2021-01-01", None)),
        ("Group of Coasts\nOngoing project: Calm Bay, which began in January 2023.",
         ("Calm Bay", "in_progress", "2023-01-01", None, None)),
        ("Projects\n[1] Calm Bay – concluded (2019–2021) – SEPES (Peru).",
         ("Calm Bay", "concluded", "2019-01-01", "2021-01-01", None)),
        ("Projects\nCalm Bay\nFinished in December 2021\nPeru: SEPES\nChile: Directemar",
         ("Calm Bay", "concluded", None, "2021-12-01", None)),
        ("Projects\nOngoing\nCalm Bay (since 2023)", ("Calm Bay", "in_progress", "2023-01-01", None, None)),
        ("Group of Coasts\nProject “Calm Bay” (2020-2022, concluded)\nExecutors: SEPES; Directemar",
         ("Calm Bay", "concluded", "2020-01-01", "2022-01-01", None)),
        ("Programa Bahía Mansa\nVigencia: 03/2022 a 02/2024\nPerú: SEPES\nChile: Directemar",
         ("Programa Bahía Mansa", None, "2022-03-01", "2024-02-01", None)),
    ],
)  # fmt: skip
def test_lines_of_lists_tell_the_course_of_a_project(text: str, expected: tuple[object, ...]) -> None:
    assert _courses(text, "es" if "Vigencia" in text else "en") == [expected]


def test_months_in_figures_fill_the_cells_of_a_table_and_name_no_body() -> None:
    table = (
        "N° Proyecto Instituciones Inicio Término Estado\n"
        "1 Bahía Mansa SEPES (Perú); Directemar (Chile) 03/2022 02/2024 En ejecución"
    )
    assert _courses(table, "es") == [("Bahía Mansa", "in_progress", "2022-03-01", "2024-02-01", None)]
    assert _bodies(table, "es") == [("PER", "SEPES"), ("CHL", "Directemar")]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("The group backs the Calm Bay programme, which the National Tide Society has carried out since 2021.", "en",
         [(None, "National Tide Society")]),
        ("El proyecto Bahía Mansa, del que se ocupan SEPES de Perú y el Ministerio de Costas de Chile, sigue.", "es",
         [("PER", "SEPES"), ("CHL", "Ministerio de Costas de Chile")]),
        ("Projects\n1. Calm Bay – ongoing – National Ports Agency", "en", [(None, "National Ports Agency")]),
        ("Projects\n1. Study of Firms Led by Women – concluded – National Ports Agency", "en",
         [(None, "National Ports Agency")]),
        ("Proyectos\nBahía Mansa. A cargo de SEPES (Perú). En ejecución.\n"
         "Faros Abiertos. Responsables: Directemar (Chile).", "es", [("PER", "SEPES"), ("CHL", "Directemar")]),
        ("Apply for the Calm Bay Program 2025. Papers are received by the entities responsible for the programme:\n"
         "- Peru: National Tide Institute (INM)\n- Chile: Coast Council", "en",
         [("PER", "National Tide Institute"), ("CHL", "Coast Council")]),
        ("Proyectos\nBahía Mansa | Estado: activo | Instituciones: SEPES (Perú) | 2021 – 2024", "es",
         [("PER", "SEPES")]),
        ("Projects\nCalm Bay. Executed by the Coast Council of Chile together with the National Tide Museum of Peru.",
         "en", [("CHL", "Coast Council of Chile"), ("PER", "National Tide Museum of Peru")]),
    ],
)  # fmt: skip
def test_those_who_carry_a_project_out_are_told_beside_its_name(
    text: str, language: str, expected: list[tuple[str | None, str]]
) -> None:
    assert _bodies(text, language) == expected


def test_who_leads_a_group_is_not_responsible_for_the_project_below() -> None:
    assert not _bodies("Group of Coasts\nLed by: Peru (Ministry of Coasts)\nThe project Calm Bay is under way.")
