"""Projects, the bodies responsible for them and the counts that pages declare."""

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from made_sections import page_of

from pa_pipeline.facts.passages import Passage, passage_of
from pa_pipeline.facts.projects.projects import (
    Project,
    find_declared_counts,
    find_project_entities,
    find_projects,
)


def names(passage: Passage) -> list[str]:
    return [project.name for project in find_projects(passage)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. Red Soil (IN PROGRESS)\n2. “White Peaks” (CONCLUDED)", [("1", "Red Soil", "in_progress"),
                                                                     ("2", "White Peaks", "concluded")]),
        ("1. Suelo Rojo: en ejecución\n2. Cumbres - concluido", [("1", "Suelo Rojo", "in_progress"),
                                                                 ("2", "Cumbres", "concluded")]),
        ("# Proyectos\nEN EJECUCIÓN: 1. Suelo Rojo\nCONCLUIDO: 2. Cumbres", [("1", "Suelo Rojo", "in_progress"),
                                                                ("2", "Cumbres", "concluded")]),
        ("# Ongoing projects\n- Red Soil\n- White Peaks: a study of four mountains and of the people who live there",
         [(None, "Red Soil", "in_progress"), (None, "White Peaks", "in_progress")]),
        ("# Projects\nProject 1: Red Soil\nStatus: In preparation\nProject 2. White Peaks\nStatus: Completed",
         [("1", "Red Soil", "in_preparation"), ("2", "White Peaks", "concluded")]),
        ("# Proyectos\nNº Proyecto Estado\n1 Suelo Rojo En curso\n2 Cumbres Finalizado",
         [("1", "Suelo Rojo", "in_progress"), ("2", "Cumbres", "concluded")]),
        ("# Projects\nProject | Status | Country\nRed Soil | Ongoing | Chile\nWhite Peaks | Closed | Peru",
         [(None, "Red Soil", "in_progress"), (None, "White Peaks", "concluded")]),
        ("# Proyectos\nChile: Suelo rojo.\nPerú: Cumbres blancas.", [(None, "Suelo rojo", None),
                                                                     (None, "Cumbres blancas", None)]),
        ("# Projects\nRed Soil\nStatus\nUnder way\nIn charge\nSENA (Peru)\nWhite Peaks\nStatus\nIn the design phase",
         [(None, "Red Soil", "in_progress"), (None, "White Peaks", "in_preparation")]),
        ("# Proyectos\nProyecto 1\nSuelo Rojo\nEstado\nTerminado\nProyecto 2\nCumbres\nEstado\nPor comenzar",
         [("1", "Suelo Rojo", "concluded"), ("2", "Cumbres", "in_preparation")]),
        ("# Projects\nNo.\nName\nStatus\nBodies in charge\n1\nRed Soil\nFinished\nProChile (Chile)\n2\nWhite Peaks\n"
         "Ongoing\nSENA (Colombia)", [("1", "Red Soil", "concluded"), ("2", "White Peaks", "in_progress")]),
        ("# Projects\n| Project | Current status |\n|---|---|\n| Red Soil | Ongoing |\n| White Peaks | Closed |",
         [(None, "Red Soil", "in_progress"), (None, "White Peaks", "concluded")]),
        ("# Proyectos\n- Suelo Rojo. Estado: Vigente. Responsable: SENA (Colombia)\n- Cumbres. Responsable: ProChile",
         [(None, "Suelo Rojo", "in_progress"), (None, "Cumbres", None)]),
        ("# Projects\nProject title: Red Soil\nStage: Planned\nProject title: White Peaks\nStage: Ended",
         [(None, "Red Soil", "in_preparation"), (None, "White Peaks", "concluded")]),
        ("1. Red Soil (IN PROGRESS): it digs.\n- Ana digs.\n2. White Peaks:\nObjective: To climb.",
         [("1", "Red Soil", "in_progress"), ("2", "White Peaks", None)]),
    ],
)  # fmt: skip
def test_lists_of_any_layout_are_read(text: str, expected: list[tuple[str | None, str, str | None]]) -> None:
    found = find_projects(page_of(text))
    assert [(project.number, project.name, project.status) for project in found] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They launched the project “Red Soil” and the initiative called “White Peaks”.", ["Red Soil", "White Peaks"]),
        ("Lanzaron los proyectos «Suelo Rojo», «Cumbres» y «Bahías».", ["Suelo Rojo", "Cumbres", "Bahías"]),
        ("The “Red Soil” training programme was presented.", ["Red Soil"]),
        ("El Programa de Becas Marinas de la Alianza del Pacífico abrió.",
         ["Programa de Becas Marinas de la Alianza del Pacífico"]),
        ("La donación es para el programa Puertos Verdes y el proyecto Suelo Rojo.", ["Puertos Verdes", "Suelo Rojo"]),
        ("The Teacher Mobility Platform opened a call.", ["Teacher Mobility Platform"]),
        ("They open Young Divers 2025, a training programme.", ["Young Divers 2025"]),
        ("She runs the project Water, Rural Trade and Women of the port.", ["Water, Rural Trade and Women"]),
        ("Se desarrollarán los proyectos Redes limpias: un mar sin plástico (Chile) y Aulas abiertas (Perú).",
         ["Redes limpias: un mar sin plástico", "Aulas abiertas"]),
    ],
)  # fmt: skip
def test_sentences_name_projects(text: str, expected: list[str]) -> None:
    assert names(passage_of(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The United Nations Environment Programme and the World Food Programme took part.",
        "El programa de trabajo y el proyecto de Declaración de Lima fueron revisados.",
        "Ana Ríos, director of the Climate Programme, spoke of projects and programmes.",
        "The full programme is on the website; five projects are in progress.",
        "# Functions\n1. Coordinate projects.\n2. Promote programmes.\n# Documents\n1. Work plan\n2. Report",
        "He wrote the book “Red Soil” and saw the festival “White Peaks”.",
        "They read the Project of the Arica’ Declaration and el Proyecto de Acuerdo.",
    ],
)
def test_bodies_documents_and_plain_nouns_are_no_projects(text: str) -> None:
    assert names(page_of(text)) == []


def test_a_project_named_twice_is_one_in_its_fullest_form() -> None:
    text = "The Young Sailors Program opened.\nThe Young Sailors Program of the Pacific Alliance 2022 is yearly."
    assert names(passage_of(text)) == ["Young Sailors Program of the Pacific Alliance 2022"]


@pytest.mark.parametrize(
    ("text", "starts_on", "ends_on", "months"),
    [
        ("1. Red Soil (IN PROGRESS)\nThe project began in March 2021 and will end in 2024.", date(2021, 3, 1),
         date(2024, 1, 1), None),
        ("1. Red Soil (IN PROGRESS)\nStart: 1 May 2020. Duration: 18 months", date(2020, 5, 1), None, 18),
        ("1. Suelo Rojo (CONCLUIDO)\nDuración: 24 meses (agosto de 2023 a julio de 2025)", date(2023, 8, 1),
         date(2025, 7, 1), 24),
        ("1. Red Soil (IN PROGRESS): a two-year project for women between 20 and 30 years of age", None, None, 24),
        ("1. Red Soil (IN PROGRESS)\nThe activities started in July 2020.", None, None, None),
        ("Project 1: Red Soil\nStatus: In progress, since 5 May 2020", date(2020, 5, 5), None, None),
        ("Proyecto 1: Suelo Rojo\nEstado: Concluido (2016)", None, date(2016, 1, 1), None),
        ("Project 1: Red Soil\nStart date\n2019\nClosing date\n2021", date(2019, 1, 1), date(2021, 1, 1), None),
        ("Desde 2016, el programa Suelo Rojo ha sembrado.", date(2016, 1, 1), None, None),
    ],
)  # fmt: skip
def test_dates_are_those_of_the_project(
    text: str, starts_on: date | None, ends_on: date | None, months: int | None
) -> None:
    (project,) = find_projects(page_of(text))
    assert (project.starts_on, project.ends_on, project.duration_months) == (starts_on, ends_on, months)


def test_objective_and_approval_are_read_and_stand_in_the_evidence() -> None:
    text = "1. Red Soil (IN PROGRESS)\nObjective: To dig.\nThe project was approved on 5 June 2019."
    passage = page_of(text)
    (project,) = find_projects(passage)
    assert (project.objective, project.approved_on) == ("To dig.", date(2019, 6, 5))
    assert_proven(passage, project)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Responsible entities: Youth Institute - YIN (Chile); Ministry of Trade, Industry and Tourism, and SENA "
         "(Colombia); German Cooperation Agency, GIZ.",
         [("CHL", "Youth Institute", "YIN"), ("COL", "Ministry of Trade, Industry and Tourism", None),
          ("COL", "SENA", "SENA"), ("DEU", "German Cooperation Agency", "GIZ")]),
        ("Entidades responsables\nChile: Servicio de Pesca (SEPES)\nPerú: Ministerio de la Producción; SANIT",
         [("CHL", "Servicio de Pesca", "SEPES"), ("PER", "Ministerio de la Producción", None),
          ("PER", "SANIT", "SANIT")]),
        ("Executing agencies: Ministry of Production of Peru, PRODUCE; Institute of Ecology «INEC» (Mexico)",
         [("PER", "Ministry of Production of Peru", "PRODUCE"), ("MEX", "Institute of Ecology", "INEC")]),
        ("Instituciones a cargo: Instituto del Mar y Pesca, IMP, Chile; Universidad de Lima (Perú)",
         [("CHL", "Instituto del Mar y Pesca", "IMP"), ("PER", "Universidad de Lima", None)]),
        ("In charge\nChile\nProChile\nInstituto del Mar\nPerú\nSANIT",
         [("CHL", "ProChile", None), ("CHL", "Instituto del Mar", None), ("PER", "SANIT", "SANIT")]),
        ("Responsables\nInstituto del Mar (IMP)\nServicio de Pesca\nChile\nMinisterio de Cultura\nPerú",
         [("CHL", "Instituto del Mar", "IMP"), ("CHL", "Servicio de Pesca", None),
          ("PER", "Ministerio de Cultura", None)]),
        ("Led by: Chile: ProChile. Peru: Ministry of Culture. World Bank.",
         [("CHL", "ProChile", None), ("PER", "Ministry of Culture", None), (None, "World Bank", None)]),
        ("Bodies: Ministry of Culture (Chile) / with technical assistance from the Sailing Institute - SI (Peru)",
         [("CHL", "Ministry of Culture", None), ("PER", "Sailing Institute", "SI")]),
        ("Lo administran el Ministerio de Cultura y la Fundación Mar, de Chile.",
         [("CHL", "Ministerio de Cultura", None), ("CHL", "Fundación Mar", None)]),
        ("The Ministry of Culture of Peru and the University of Lima run the project.",
         [("PER", "Ministry of Culture of Peru", None), (None, "University of Lima", None)]),
        ("It is executed by the Ministry of Environment of Peru and the University of Lima with 30 people.",
         [("PER", "Ministry of Environment of Peru", None), (None, "University of Lima", None)]),
    ],
)  # fmt: skip
def test_bodies_responsible_are_read_with_country_and_short_form(
    text: str, expected: list[tuple[str | None, str, str | None]]
) -> None:
    passage = page_of(f"1. Red Soil (IN PROGRESS)\n{text}")
    found = find_project_entities(passage)
    assert [(entity.country_iso3, entity.organization, entity.acronym) for entity in found] == expected
    assert {entity.project_ordinal for entity in found} == {1}
    for entity in found:
        assert entity.organization in passage.text_between(entity.start, entity.end)


def test_declared_counts_stand_beside_what_is_listed() -> None:
    text = "The group has three projects: two in progress and one concluded.\n1. Red (in progress)\n2. Blue (concluded)"
    found = find_declared_counts(page_of(text))
    assert [(count.what, count.declared, count.found) for count in found] == [
        ("projects", 3, 2), ("in progress", 2, 1), ("concluded", 1, 1),
    ]  # fmt: skip


def test_no_count_is_compared_where_nothing_is_listed() -> None:
    assert find_declared_counts(passage_of("Seven projects: five in progress. The project “Red Soil” began.")) == []


def bodies(passage: Passage) -> list[tuple[int, str, str | None, str | None]]:
    found = find_project_entities(passage)
    return [(one.project_ordinal, one.organization, one.acronym, one.country_iso3) for one in found]


def test_a_cell_of_bodies_in_a_table_takes_several_lines() -> None:
    text = (
        "# Projects\nNo.\nTitle\nStatus\nPeriod\nResponsible bodies\n1\nOpen Coasts\nIn progress\n2021 - 2023\n"
        "Chile\nNational Fisheries Service (SERNAP)\nPeru\nMinistry of Ports, Rivers and Canals (MPRC)\n"
        "2\nGreen Masts\nConcluded\nTo be defined\nColombia\nMinistry of Transport"
    )
    passage = page_of(text)
    told = [(one.number, one.name, one.status) for one in find_projects(passage)]
    assert told == [("1", "Open Coasts", "in_progress"), ("2", "Green Masts", "concluded")]
    assert bodies(passage) == [
        (1, "National Fisheries Service", "SERNAP", "CHL"),
        (1, "Ministry of Ports, Rivers and Canals", "MPRC", "PER"),
        (2, "Ministry of Transport", None, "COL"),
    ]


def test_cells_of_bodies_end_where_the_next_column_begins() -> None:
    text = (
        "Proyecto\nEntidades\nSituación\nNoche Larga\nChile\nMuseo de Arte\nPerú\nMinisterio de Cultura\nFinalizado\n"
        "Taller de Telas\nMéxico\nInstituto de Bellas Artes\nEn preparación"
    )
    passage = page_of(text, "es")
    assert names(passage) == ["Noche Larga", "Taller de Telas"]
    assert [row[0] for row in bodies(passage)] == [1, 1, 2]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        (
            "Número\n1\nNombre\nMar Abierto\nEstado\nEn curso\nNúmero\n2\nNombre\nTierra Fría\nEstado\nConcluido",
            ["1", "2"],
        ),
        (
            "# Projects\nCode: AR-01\nTitle: Open Sea\nStatus: Ongoing\nCode: AR-02\nTitle: Cold Land\nStatus: Ended",
            ["AR-01", "AR-02"],
        ),
        ("# Projects\n1\nOpen Sea\nStatus\nOngoing\n2\nCold Land\nStatus\nEnded", ["1", "2"]),
    ],
)
def test_the_number_of_a_record_stands_above_its_name(text: str, numbers: list[str]) -> None:
    assert [project.number for project in find_projects(page_of(text))] == numbers


def test_a_list_goes_on_with_projects_that_give_no_field() -> None:
    text = (
        "# Programmes\n- Green Plate – Meals, under way since March 2023; in charge: Ministry of Education (Peru).\n"
        "- School Gardens – 120 gardens in rural schools, completed in 2021.\n- Cold Milk – Planned."
    )
    told = [(one.name, one.status) for one in find_projects(page_of(text))]
    assert told == [("Green Plate", "in_progress"), ("School Gardens", "concluded"), ("Cold Milk", "in_preparation")]


def test_signs_of_accordions_open_projects() -> None:
    text = "# PROJECTS\n+ Project 1. Red Soil (concluded)\nAim: to dig.\n+ Project 2. White Peaks\nAim: to climb."
    assert names(page_of(text)) == ["Red Soil", "White Peaks"]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Chile: Fundación Mar. Peru: Instituto von Berg.", [("Fundación Mar", "CHL"), ("Instituto von Berg", "PER")]),
        ("in Mexico, the Ports Commission; and, for Peru, SENAMA", [("Ports Commission", "MEX"), ("SENAMA", "PER")]),
        ("sin definir", []),
        ("Chile y Perú, por definir", []),
    ],
)  # fmt: skip
def test_bodies_behind_a_label_are_those_that_it_names(value: str, expected: list[tuple[str, str]]) -> None:
    passage = page_of(f"1. Red Soil (IN PROGRESS)\nResponsible entities: {value}")
    assert [(name, country) for _, name, _, country in bodies(passage)] == expected


def test_a_sentence_says_which_are_the_executing_bodies() -> None:
    text = (
        "El proyecto “Suelo Rojo” dura dos años. "
        "Son entidades ejecutoras el Servicio Nacional de Riego, Senari (Chile), y PromPerú (Perú)."
    )
    assert [row[1:] for row in bodies(passage_of(text, "es"))] == [
        ("Servicio Nacional de Riego", "Senari", "CHL"),
        ("PromPerú", None, "PER"),
    ]


def assert_proven(passage: Passage, project: Project) -> None:
    evidence = " ".join(passage.text_between(project.start, project.end).split())
    assert all(text in evidence for text in (project.name, project.programme, project.objective) if text)


WORDS = st.sampled_from(
    "1. 2. Projects Project Proyecto: the programme “Red Soil” (IN PROGRESS) concluido Objective: Status: Soil "
    "Youth Red Responsible entities: Ministry of Trade, (Chile) (Peru); SENA «INIA» in March 2020 Program de Becas "
    "- and y ; . # \n".split(" ")
)


@example("Project Responsible \n 1. 1.")
@given(st.lists(WORDS, max_size=50).map(" ".join))
def test_every_row_stands_where_it_says_it_does(text: str) -> None:
    passage = page_of(text)
    projects = find_projects(passage)
    assert [project.ordinal for project in projects] == list(range(1, len(projects) + 1))
    for project in projects:
        assert_proven(passage, project)
    for entity in find_project_entities(passage):
        evidence = " ".join(passage.text_between(entity.start, entity.end).split())
        assert entity.organization in evidence
        assert entity.acronym is None or entity.acronym in evidence
        assert 1 <= entity.project_ordinal <= len(projects)
    for count in find_declared_counts(passage):
        assert count.what in " ".join(passage.text_between(count.start, count.end).split())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Projects\n1. Red Soil\nIn progress\nStart date: June 2020\n2. White Peaks\nIn formulation\n"
         "Responsible entities\n- Peru: SERNA", [("1", "in_progress"), ("2", "in_preparation")]),
        ("# Projects\nConcluded\n1. Red Soil\n2. White Peaks", [("1", "concluded"), ("2", "concluded")]),
        ("# Proyectos\n5.1 Suelo Rojo. Estado: en ejecución.\nEntidades responsables:\n- Chile: SERNA\n- Perú: SEPES\n"
         "5.2 Cumbres. Estado: finalizado.", [("5.1", "in_progress"), ("5.2", "concluded")]),
        ("# Projetos\n1. Solo (em execução)\n2. Picos (em fase de planejamento)",
         [("1", "in_progress"), ("2", "in_preparation")]),
        ("# Proyectos\n1. Suelo (en etapa de evaluación)\n2. Cumbres (pendiente)",
         [("1", "in_preparation"), ("2", "in_preparation")]),
    ],
)  # fmt: skip
def test_a_status_of_any_wording_is_told_where_it_stands(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(project.number, project.status) for project in find_projects(page_of(text))] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Ongoing projects\n- Red Soil – Ministry of Mines (Peru)\n- White Peaks – SERNA (Chile)",
         [("Red Soil", "Ministry of Mines", "PER"), ("White Peaks", "SERNA", "CHL")]),
        ("# Projects\nRed Soil | In progress | SERNA (Chile)\nWhite Peaks | Concluded | SEPES (Peru)",
         [("Red Soil", "SERNA", "CHL"), ("White Peaks", "SEPES", "PER")]),
        ("# Projects\n1. Red Soil\nResponsible entities: Urban Transport Authority for Arica and Callao (ATU) (Peru)",
         [("Red Soil", "Urban Transport Authority for Arica and Callao", "PER")]),
        ("# Projects\n1. Red Soil\nResponsible entities: Ministry of Mines and SERNA (Chile)",
         [("Red Soil", "Ministry of Mines", "CHL"), ("Red Soil", "SERNA", "CHL")]),
        ("# Projects\nNo.\nProject\nStatus\nResponsible entities\nPeriod\n1\nRed Soil\nOngoing\nSERNA (Chile)\n2020\n"
         "2\nWhite Peaks\nOngoing\nSEPES (Peru)\n# Results\nBy the end of 2023 all had been told.",
         [("Red Soil", "SERNA", "CHL"), ("White Peaks", "SEPES", "PER")]),
    ],
)  # fmt: skip
def test_bodies_stand_behind_a_dash_a_bar_or_in_the_last_cell(text: str, expected: list[tuple[str, str, str]]) -> None:
    passage = page_of(text)
    named = dict(enumerate(names(passage), 1))
    assert [
        (named[body.project_ordinal], body.organization, body.country_iso3) for body in find_project_entities(passage)
    ] == expected


@pytest.mark.parametrize(
    "text",
    [
        "# Mining Group\nDate of creation: 4 March 2015\nObjective: Work in progress.\nFocal points\nChile: SERNA",
        "# Nombre\nGrupo Técnico de Minas\nEje\nEconómico\nFecha de creación\n4 de marzo de 2015\nObjetivo\nMinar",
    ],
)
def test_fields_of_a_group_are_no_project(text: str) -> None:
    assert names(page_of(text)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("PROYECTO 4 (CONCLUIDO): SUELO ROJO\nResponsables: SERNA (Chile)", ("4", "SUELO ROJO", "concluded")),
        ("FICHA DE PROYECTO 2.1\nNombre: Suelo Rojo\nEstado: en marcha", ("2.1", "Suelo Rojo", "in_progress")),
        ("Project sheet no. 3\nName: Red Soil\nStatus: completed", ("3", "Red Soil", "concluded")),
        ("Project 1. Red Soil – Status: in progress\nAim: to dig.", ("1", "Red Soil", "in_progress")),
        ("Project 5: Red Soil, in execution from May 2022 until June 2023. It digs.", ("5", "Red Soil", "in_progress")),
    ],
)
def test_a_number_and_a_status_before_or_behind_a_name_are_no_part_of_it(
    text: str, expected: tuple[str, str, str]
) -> None:
    found = [(project.number, project.name, project.status) for project in find_projects(page_of(text))]
    assert found == [expected]


def test_a_second_project_told_by_its_number_ends_the_one_above() -> None:
    text = (
        "Project 1. Red Soil – Status: in progress\nAim: to dig.\nProject 2. White Peaks – Status: concluded\nAim: ice."
    )
    assert names(page_of(text)) == ["Red Soil", "White Peaks"]


def test_a_table_of_meetings_is_no_list_of_projects() -> None:
    text = "# Meetings\nName\nDate\nPlace\nFirst meeting\n27 September 2017\nLima\nSecond meeting\n14 May 2018\nCali"
    assert names(page_of(text)) == []
