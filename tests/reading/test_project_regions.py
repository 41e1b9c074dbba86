"""Pages of nothing but projects, whatever their tables and sheets look like, and pages that only resemble them."""

import pytest
from made_readings import read

from pa_pipeline.facts.passages import passages_of
from pa_pipeline.facts.projects.projects import find_projects

_CELLS = (
    "Alliance\nProjects\n\nNo.\nProject\nStatus\nCountries\nBodies in charge\nDuration\n"
    "1\nTide Gauges\nIn progress\nChile\nSEPES\n24 months\n2\nMoon Harbours\nCompleted\nPeru\nSANIT\n12 months\n"
)
_ROWS = (
    "Proyecto | Entidades | Inicio | Estado\nMareas Limpias | SEPES (Chile) | 03/2020 | Finalizado\n"
    "Faros del Sur | SANIT (Perú) | 01/2023 | En ejecución\n"
)
_SHEETS = (
    "Fondo de Mareas\n\nMareas Limpias\nEstado\nFinalizado\nFecha de inicio\nMarzo de 2020\nEntidades responsables\n"
    "Chile: SEPES\nVer ficha\n\nFaros del Sur\nEstado\nEn ejecución\nFecha de inicio\nEnero de 2023\n"
    "Entidades responsables\nPerú: SANIT\nVer ficha\n"
)
_LABELLED = (
    "Proyectos vigentes\n\nNombre del proyecto: Mareas Limpias\nInstitución chilena: SEPES\nPeríodo: 2020-2022\n"
    "Estado: Finalizado\n\nNombre del proyecto: Faros del Sur\nInstitución peruana: SANIT\nPeríodo: 2023-2024\n"
    "Estado: En ejecución\n"
)
_UNMARKED = (
    "Portfolio\n\n01 Tide Gauges\nStatus In progress\nPeriod 2021-2024\nImplementing bodies SEPES (Chile)\n\n"
    "02 Moon Harbours\nStatus Completed\nPeriod 2018-2020\nImplementing bodies SANIT (Peru)\n"
)
_COUNTED = (
    '1) Proyecto: "Mareas Limpias"\nChile: SEPES\nInicio: 2020\nSituación: CULMINADO\n\n'
    '2) Proyecto: "Faros del Sur"\nPerú: Archivo del Mar\nInicio: 2023\nSituación: EN EJECUCIÓN\n'
)


def projects_of(text: str) -> list[tuple[str, str | None, int | None]]:
    """Name, status and first year of the projects of a page without articles."""
    reading = read(text)
    assert not reading.articles
    found = (project for passage in passages_of(reading) for project in find_projects(passage))
    return [(one.name, one.status, one.starts_on.year if one.starts_on else None) for one in found]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (_CELLS, [("Tide Gauges", "in_progress", None), ("Moon Harbours", "concluded", None)]),
        (_ROWS, [("Mareas Limpias", "concluded", 2020), ("Faros del Sur", "in_progress", 2023)]),
        (_SHEETS, [("Mareas Limpias", "concluded", 2020), ("Faros del Sur", "in_progress", 2023)]),
        (_LABELLED, [("Mareas Limpias", "concluded", 2020), ("Faros del Sur", "in_progress", 2023)]),
        (_UNMARKED, [("Tide Gauges", "in_progress", 2021), ("Moon Harbours", "concluded", 2018)]),
        (_COUNTED, [("Mareas Limpias", "concluded", 2020), ("Faros del Sur", "in_progress", 2023)]),
        (
            "Listado\n\nNº Proyecto País líder Entidad responsable Estado\n1 Mareas Limpias Perú Servicio de Mareas "
            "Concluido\n2 Faros del Sur Chile Servicio de Faros En ejecución\n",
            [("Mareas Limpias", "concluded", None), ("Faros del Sur", "in_progress", None)],
        ),
        (
            "Initiatives\n\nTide Gauges\n\nOverview\nIt measures tides.\n\nStatus\nActive\n\nTimeline\n2021 – 2024\n\n"
            "Partners\nMinistry of Tides, Chile\n\nMoon Harbours\n\nOverview\nIt measures moons.\n\nStatus\n"
            "Completed\n\nTimeline\n2018 – 2020\n\nPartners\nMinistry of Moons, Peru\n",
            [("Tide Gauges", "in_progress", 2021), ("Moon Harbours", "concluded", 2018)],
        ),
        (
            "Ficha del proyecto\n\nProyecto: Faros del Sur\nEstado: en ejecución\nFecha de inicio: 1 de julio de 2021\n"
            "Duración: 36 meses\nObjetivo: medir mareas.\nEntidades ejecutoras:\n- SEPES, Chile\n",
            [("Faros del Sur", "in_progress", 2021)],
        ),
    ],
)
def test_pages_of_nothing_but_projects_are_read_whole(
    page: str, expected: list[tuple[str, str | None, int | None]]
) -> None:
    assert projects_of(page) == expected


@pytest.mark.parametrize(
    "page",
    [
        "Agenda\n\nFeria del Mar\nFecha: 3 de mayo de 2024\nLugar: Lima\nOrganiza: SEPES\nEstado: Abierto\n\n"
        "Foro de Faros\nFecha: 6 de junio de 2024\nLugar: Arica\nOrganiza: SANIT\nEstado: Cerrado\n",
        "Grupo de Mareas\n\nObjetivo\nMedir mareas.\n\nPuntos focales\n\nPerú\nNombre: Ana Ríos Paz\nCargo: Directora\n"
        "Institución: SEPES\n\nChile\nNombre: Luis Soto Vera\nCargo: Asesor\nInstitución: SANIT\n",
        "Directorio\n\nNombre\nAna Ríos Paz\nCargo\nDirectora\nInstitución\nSEPES\nCorreo\narios@sepes.example\n\n"
        "Nombre\nLuis Soto Vera\nCargo\nAsesor\nInstitución\nSANIT\nCorreo\nlsoto@sanit.example\n",
    ],
)
def test_events_and_persons_behind_labels_are_no_projects(page: str) -> None:
    reading = read(page)
    assert not [project for passage in passages_of(reading) for project in find_projects(passage)]


def test_the_sheet_of_a_project_gives_its_group_no_name() -> None:
    (section,) = {block.section_ordinal for block in read(_UNMARKED).blocks} - {None}
    assert section == 1


def test_a_group_without_its_noun_closes_a_page_of_news() -> None:
    text = (
        "Noticias\n\nSEPES mide las mareas\n\nLima, 14 de agosto de 2023. Sesenta pilotos midieron hoy las mareas de "
        "los cuatro países durante un curso de dos semanas.\n\nVer más\n\nGrupos de trabajo\n\nMareas y Faros\n\n"
        "Coordinación\nAna Ríos Paz\nJefa de Mareas\nSubsecretaría de Mareas y Faros (Chile)\n\nEl Grupo Técnico de "
        "Mareas y Faros fue creado el 24 de julio de 2018 y reúne a los pilotos.\n\nLogros\n• Manual de faros.\n"
        "• Red de boyas.\n\nPlan de trabajo\n• Medir boyas.\n"
    )
    reading = read(text)
    heads = [block for block in reading.blocks if block.section_ordinal is not None]
    assert (len(reading.articles), {block.section_ordinal for block in heads}) == (1, {1})
    assert reading.clean.text[heads[0].start : heads[0].end] == "Mareas y Faros"


def test_the_rule_of_a_table_ends_no_article() -> None:
    text = (
        "Film festival returns to Arica\n\nArica, 3 June 2024 – The embassies invite the public to the festival, from "
        "13 to 16 June.\n\nProgramme\n\n| Film | Country | Year |\n| --- | --- | --- |\n| Salt | Peru | 2021 |\n"
        "| Upstream | Chile | 2019 |\n\nBookings: films@arica.example\n"
    )
    (article,) = read(text).articles
    assert "Upstream" in article.text


def test_a_group_below_portuguese_news_is_none_of_them() -> None:
    text = (
        "Notícias\n\nPortugal assina acordo de marés\n\nLisboa, 17 de novembro de 2016 – O Ministério do Mar assinou "
        "hoje um acordo com as embaixadas dos quatro países para medir as marés.\n\nPartilhar\n\nGrupo Técnico de "
        "Mareas\n\nEl Grupo Técnico de Mareas se creó el 4 de diciembre de 2011 en Arica, y administra los "
        "proyectos de los cuatro países.\n\nProyecto n.º 1: Mareas Limpias\nEstado: en ejecución\n"
        "Entidades responsables: SEPES (Chile)\n\nProyecto n.º 2: Faros del Sur\nEstado: concluido\n"
        "Entidades responsables: SANIT (Perú)\n\nVoltar ao topo\n"
    )
    reading = read(text)
    told = [block.text for block in reading.blocks if block.section_ordinal == 1]
    assert (len(reading.articles), told[0]) == (1, "Grupo Técnico de Mareas")
