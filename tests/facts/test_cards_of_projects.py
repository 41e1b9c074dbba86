"""Projects on cards and in tables whose lines have lost their labels, and groups that are told in prose."""

import pytest
from made_readings import read

from pa_pipeline.facts.films.films import find_films
from pa_pipeline.facts.institution.groups import find_group_profiles
from pa_pipeline.facts.passages import passage_of, passages_of
from pa_pipeline.facts.projects.projects import find_project_entities, find_projects

_CARDS = (
    "Nuestros proyectos\n\n01\nMareas Limpias\nLimpia las playas de ocho provincias con sus vecinos.\n"
    "Socios: Servicio de Mareas (Chile), SANIT (Perú)\n2019 – 2021\nConcluido\n\n"
    "02\nFaros del Sur\nEnseña a 300 fareros a cuidar sus lámparas.\nSocios: SEPES (Chile)\n2022 – 2025\nEn marcha\n"
)
_TABBED = (
    "Cartera\n\nCódigo\tProyecto\tPaís líder\tEntidad ejecutora\tEstado\n"
    "AP-01\tMareas Limpias\tChile\tServicio de Mareas\tFinalizado\nAP-02\tFaros del Sur\tPerú\tSANIT\tEn ejecución\n"
)
_BY_COUNTRY = (
    "Proyectos por país\n\nCHILE\n\nMareas Limpias\nEjecuta el Servicio de Mareas. Concluido en 2020.\n\nPERÚ\n\n"
    "Faros del Sur\nEjecuta la Dirección de Faros junto con SANIT. En ejecución desde enero de 2022.\n"
)
_INTRODUCED = (
    "Fondo de Mareas\n\nEl Fondo de Mareas financia iniciativas de los cuatro países desde hace diez años.\n\n"
    "Mareas Limpias\nResponsable: Servicio de Mareas (Chile)\nPlazo: 18 meses\nEstado: aprobado, por iniciar\n\n"
    "Faros del Sur\nResponsable: SANIT (Perú)\nPlazo: 24 meses\nEstado: en ejecución\n"
)
_SHEET = (
    "Projects database\n\nProject Number\n\nTID 07 2021\n\nProject Title\n\nClean Tides\n\nProject Status\n\n"
    "Project in Implementation\n\nLead Agency\n\nTide Service (Chile)\n\nStart Date\n\n01/02/2022\n\n"
    "Project Summary\n\n"
    "The project teaches the pilots of forty harbours to leave the water cleaner than they found it.\n"
)
_QUOTED = (
    "Grupo Técnico de Mareas\nObjetivo: medir mareas.\nProyectos\n"
    '"Mareas Limpias" (2019-2021), ejecutado por el Servicio de Mareas (Chile). Concluido.\n'
    '"Faros del Sur" (2022-2025), ejecutado por SANIT (Perú). En ejecución.\n'
)
_COUNTRY_FIRST = (
    "Cooperation projects under way\n\nCountry: Chile\nProject: Clean Tides\nAgency: Tide Service\n"
    "Dates: 05/2022 – 05/2025\n\n"
    "Country: Peru\nProject: Southern Lights\nAgency: Lighthouse Office\nDates: 01/2023 – 12/2024\n"
)


_PARAGRAPHS = (
    'Projects\n\n1. Project "Clean Tides". Implemented by SEPES (Chile), it ran from March 2018 to August 2020 and '
    'cleaned forty beaches.\n\n2. Project "Southern Lights". To be implemented by SANIT (Peru). Under preparation.\n'
)
_TAGGED = (
    "Projects of the Sea Group\n\n• Clean Tides (Chile–Peru, 2020–2022, concluded): counts seals along the coast every "
    "winter.\n• Southern Lights (Mexico, 2023–2025, in progress): mends the lamps of ten harbours in the south.\n"
)
_COLUMNS = (
    "Nombre del proyecto\nMareas Limpias\nFaros del Sur\n\nEntidad responsable\nSEPES (Chile)\nSANIT (Perú)\n\n"
    "Estado\nFinalizado\nEn ejecución\n"
)
_LONE = (
    "Cooperación > Proyectos > Detalle\n\nMareas Limpias\nEN EJECUCIÓN\nPerú · Chile\nInstituciones: SANIT (Perú), "
    "SEPES (Chile)\nInicio: mayo 2022\nTérmino: mayo 2025\nPresupuesto: USD 450.000\n\nCon boyas, el proyecto mide "
    "las mareas de doce puertos y comparte los datos en línea.\n"
)
_TITLED = (
    "Project description\n\nTitle: Clean Tides\nCommissioned by: Ministry of Ports of Norway\nLead executing agency: "
    "SEPES (Chile)\nOverall term: 2019 to 2023\n\nTitle: Southern Lights\nCommissioned by: Ministry of Lamps\n"
    "Lead executing agency: SANIT (Peru)\nOverall term: 2021 to 2025\n"
)


def told_of(text: str) -> tuple[list[tuple[str | None, str, str | None]], list[tuple[str, str | None]]]:
    """Number, name and status of the projects of a page, and its bodies with their countries."""
    passages = list(passages_of(read(text)))
    projects = [(one.number, one.name, one.status) for passage in passages for one in find_projects(passage)]
    bodies = [(one.organization, one.country_iso3) for passage in passages for one in find_project_entities(passage)]
    return projects, bodies


@pytest.mark.parametrize(
    ("text", "projects", "bodies"),
    [
        (
            _CARDS,
            [("01", "Mareas Limpias", "concluded"), ("02", "Faros del Sur", "in_progress")],
            [("Servicio de Mareas", "CHL"), ("SANIT", "PER"), ("SEPES", "CHL")],
        ),
        (
            _TABBED,
            [("AP-01", "Mareas Limpias", "concluded"), ("AP-02", "Faros del Sur", "in_progress")],
            [("Servicio de Mareas", "CHL"), ("SANIT", "PER")],
        ),
        (
            _BY_COUNTRY,
            [(None, "Mareas Limpias", "concluded"), (None, "Faros del Sur", "in_progress")],
            [("Servicio de Mareas", "CHL"), ("Dirección de Faros", "PER"), ("SANIT", "PER")],
        ),
        (
            _INTRODUCED,
            [(None, "Mareas Limpias", "in_preparation"), (None, "Faros del Sur", "in_progress")],
            [("Servicio de Mareas", "CHL"), ("SANIT", "PER")],
        ),
        (_SHEET, [("TID 07 2021", "Clean Tides", "in_progress")], [("Tide Service", "CHL")]),
        (
            _QUOTED,
            [(None, "Mareas Limpias", "concluded"), (None, "Faros del Sur", "in_progress")],
            [("Servicio de Mareas", "CHL"), ("SANIT", "PER")],
        ),
        (
            _PARAGRAPHS,
            [("1", "Clean Tides", None), ("2", "Southern Lights", "in_preparation")],
            [("SEPES", "CHL"), ("SANIT", "PER")],
        ),
        (_TAGGED, [(None, "Clean Tides", "concluded"), (None, "Southern Lights", "in_progress")], []),
        (
            _COLUMNS,
            [(None, "Mareas Limpias", "concluded"), (None, "Faros del Sur", "in_progress")],
            [("SEPES", "CHL"), ("SANIT", "PER")],
        ),
        (_LONE, [(None, "Mareas Limpias", "in_progress")], [("SANIT", "PER"), ("SEPES", "CHL")]),
        (
            _TITLED,
            [(None, "Clean Tides", None), (None, "Southern Lights", None)],
            [("SEPES", "CHL"), ("SANIT", "PER")],
        ),
        (
            _COUNTRY_FIRST,
            [(None, "Clean Tides", "in_progress"), (None, "Southern Lights", "in_progress")],
            [("Tide Service", "CHL"), ("Lighthouse Office", "PER")],
        ),
    ],
)
def test_the_lines_that_recur_under_each_name_show_projects(
    text: str, projects: list[tuple[str | None, str, str | None]], bodies: list[tuple[str, str | None]]
) -> None:
    assert told_of(text) == (projects, bodies)


def test_projects_above_the_news_are_a_part_of_their_own() -> None:
    text = (
        "Regional Programmes\n\nProject: Clean Tides\nExecuted by: Tide Service (Chile)\nPhase: completed\n\n"
        "Project: Southern Lights\nExecuted by: Lighthouse Office (Peru)\nPhase: under way\n\nNews\n"
        "Ministers visit a lighthouse in Callao\nThe ministers of the four countries visited the lighthouse of Callao "
        "on Monday and climbed to its lamp.\n"
    )
    (article,) = read(text).articles
    assert article.title == "Ministers visit a lighthouse in Callao"
    assert [name for _, name, _ in told_of(text)[0]] == ["Clean Tides", "Southern Lights"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Our working groups\n\nTides\nLed by Chile with Peru. The group was set up in July 2015 and meets twice a "
            "year.\n\nLights\nLed by Mexico. The group designs lamps for the harbours and was set up in 2012.\n",
            [("Tides", None, None, 2015), ("Lights", None, None, 2012)],
        ),
        (
            "Consejos y redes\n\nCONSEJO DE MAREAS. Reúne a los pilotos de los cuatro países. Fue creado en 2018. Lo "
            "preside el Servicio de Mareas.\n\nRED DE FAROS. Compara las lámparas de los puertos. Fue creada en 2021. "
            "La preside Ana Ríos Paz, directora de Faros del Ministerio de Puertos.\n",
            [
                ("CONSEJO DE MAREAS", None, "Servicio de Mareas", 2018),
                ("RED DE FAROS", "Ana Ríos Paz", "Ministerio de Puertos", 2021),
            ],
        ),
        (
            "Technical Group on Tides\n\nCoordination · Peru, Ministry of Ports: Ana Ríos Paz / arios@ports.gob.pe\n\n"
            "Since · Summit of Arica, 1 July 2016\n\nAim · To measure the tides of the four countries.\n",
            [("Technical Group on Tides", "Ana Ríos Paz", "Ministry of Ports", 2016)],
        ),
        (
            "GRUPOS TÉCNICOS\n\nMAREAS Y PUERTOS\nCoordina ProChile\nLanzado en 2012\nmareas@prochile.gob.cl\n\n"
            "FAROS DEL SUR\nCoordina el Ministerio de Faros\nLanzado en 2013\nfaros@luz.gob.pe\n",
            [("MAREAS Y PUERTOS", None, "ProChile", 2012), ("FAROS DEL SUR", None, "Ministerio de Faros", 2013)],
        ),
        (
            "Committees\n\n• Committee on Tides: chaired by Peru; created in 2015; publishes a calendar of the sea.\n"
            "• Committee on Lights: chaired by Chile; created in 2016; mends the lamps of the harbours.\n",
            [("Committee on Tides", None, None, 2015), ("Committee on Lights", None, None, 2016)],
        ),
        (
            "Acronym\tFull name\tChair\tMeetings\nCTD\tCommittee on Tides\tAna Ríos Paz, SEPES\tTwice a year\n"
            "CLG\tCommittee on Lights\tvacant\tOnce a year\n",
            [("Committee on Tides", "Ana Ríos Paz", "SEPES", None), ("Committee on Lights", None, None, None)],
        ),
        (
            "Mareas y puertos\n\nAlianza del Pacífico\n\nPromover el intercambio de experiencias sobre la medición de "
            "las mareas y el cuidado de los faros.\n\n1. Boyas\n- Red de boyas.\n\nCoordinadora del Grupo Técnico\n"
            "Ana Ríos Paz\nJefa de Mareas, Subsecretaría de Mareas (Chile)\narios@mareas.gob.cl\n",
            [("Mareas y puertos", "Ana Ríos Paz", "Subsecretaría de Mareas", None)],
        ),
        (
            "Working Groups\n\nWG 1: Tides\nLead: Peru (SANIT)\nLaunched: April 2015\n\nWG 2: Lights\n"
            "Lead: Chile (Ministry of Lamps)\nLaunched: May 2016\n",
            [("WG 1: Tides", None, "SANIT", 2015), ("WG 2: Lights", None, "Ministry of Lamps", 2016)],
        ),
        (
            "Subgrupo de Mareas\nDependencia: Grupo Técnico de Puertos\nPunto focal Chile: Ana Ríos - SEPES - "
            "arios@sepes.gob.cl\nPunto focal Perú: Luis Paz - SANIT - lpaz@sanit.gob.pe\nAño de inicio: 2018\n\n"
            "Subgrupo de Faros\nDependencia: Grupo Técnico de Puertos\nPunto focal Chile: Eva Soto - SEPES - "
            "esoto@sepes.gob.cl\nPunto focal Perú: Juan Mar - SANIT - jmar@sanit.gob.pe\nAño de inicio: 2020\n",
            [("Subgrupo de Mareas", "Ana Ríos", "SEPES", 2018), ("Subgrupo de Faros", "Eva Soto", "SEPES", 2020)],
        ),
    ],
)
def test_groups_that_prose_tells_of(text: str, expected: list[tuple[str, str | None, str | None, int | None]]) -> None:
    profiles = [one for passage in passages_of(read(text)) for one in find_group_profiles(passage)]
    told = [
        (one.name, one.coordinator_name, one.coordinator_organization, one.established_on and one.established_on.year)
        for one in profiles
    ]
    assert told == expected


@pytest.mark.parametrize(
    "page",
    [
        "Ciclo de cine del Pacífico\n\nChile\nLa nieve (2019), de Ana Ríos\n\nPerú\nLa balsa (2021), de Luis Paz\n"
        "El río (2022), de Eva Soto\n",
        "Muestra de cine en Arica\n\nPaís | Película | Director | Año\nChile | La nieve | Ana Ríos | 2019\n"
        "Perú | La balsa | Luis Paz | 2021\nPerú | El río | Eva Soto | 2022\n",
    ],
)
def test_a_programme_of_films_without_a_sentence_is_an_article(page: str) -> None:
    (passage,) = passages_of(read(page))
    assert [(film.title, film.country_iso3) for film in find_films(passage)] == [
        ("La nieve", "CHL"),
        ("La balsa", "PER"),
        ("El río", "PER"),
    ]


def test_years_alone_below_a_title_are_no_programme_of_films() -> None:
    assert not read("Muestra de cine en Arica\n\n2019\n\n2020\n\n2021\n\n2022\n").articles


@pytest.mark.parametrize(
    "page",
    [
        "Agenda\n\nForo de Mareas\nFecha: 12 de mayo de 2023\nLugar: Cámara de Arica\nOrganiza: SEPES\n\n"
        "Taller de Faros\nFecha: 18 de mayo de 2023\nLugar: Hotel del Puerto\nOrganiza: SANIT\n",
        "AGENDA CULTURAL\n\nMÚSICA\nConcierto de la Orquesta del Mar. Teatro de Arica, viernes 10, 19:00 h.\n"
        "Coordina: Embajada de Chile.\n\nDANZA\nTaller de marinera con Lucero Paz. Casa del Puerto, sábado 18.\n"
        "Coordina: Consulado del Perú.\n",
        "Noticias\n\nPresentan plataforma de faros\nEn ejecución desde enero, la plataforma recibió tres mil visitas, "
        "informó el ministerio.\n3 de abril de 2024\n\nEjecuta Marina rescate en Arica\nLa Marina rescató a tres "
        "pescadores que habían pasado dos días a la deriva frente a Arica.\n2 de abril de 2024\n",
    ],
)
def test_agendas_and_news_hold_neither_groups_nor_projects(page: str) -> None:
    passages = list(passages_of(read(page)))
    assert told_of(page)[0] == []
    assert [one for passage in passages for one in find_group_profiles(passage)] == []


def test_a_line_that_is_a_length_of_time_belongs_to_the_project_above_it() -> None:
    text = (
        "Purpose\nThe council brings together the keepers of lamps.\nPortfolio\n"
        "3 | Green Lamps of the Southern Harbours | In preparation\n18 months\nBodies in charge: Lamp Company (Chile)\n"
        "4 | School of Keepers of All Lamps | Under way\nBodies in charge: Tide Service (Peru)"
    )
    found = find_projects(passage_of(text, "en"))
    assert [(one.number, one.name, one.status, one.duration_months) for one in found] == [
        ("3", "Green Lamps of the Southern Harbours", "in_preparation", 18),
        ("4", "School of Keepers of All Lamps", "in_progress", None),
    ]


def test_a_status_before_a_colon_tells_of_each_name_behind_it_and_not_of_what_a_group_does() -> None:
    def found(text: str) -> list[tuple[str, str | None]]:
        return [(one.name, one.status) for one in find_projects(passage_of(text, "en"))]

    assert found("Projects\nIn progress: School of Keepers; Green Lamps\nConcluded: Clean Tides") == [
        ("School of Keepers", "in_progress"),
        ("Green Lamps", "in_progress"),
        ("Clean Tides", "concluded"),
    ]
    assert found("Main outcomes: Roadmap on lamps; Workshop of keepers.\nOngoing: Network of tides.") == []
