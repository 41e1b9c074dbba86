"""Pages of groups, projects and films in layouts that webmasters and scrapers give: tables in several forms, columns,
cards, calls for applications, statements."""

import pytest

from pa_pipeline.facts.films.films import find_films
from pa_pipeline.facts.institution.groups import GroupProfile, find_group_profiles
from pa_pipeline.facts.passages import Passage, passages_of
from pa_pipeline.facts.projects.projects import find_project_entities, find_projects
from pa_pipeline.reading.decoding import decode_seed
from pa_pipeline.reading.reader import read_text


def passages(text: str) -> list[Passage]:
    return list(passages_of(read_text(decode_seed(text.encode(), "page.txt"), "page")))


def told_of(profile: GroupProfile) -> tuple[str | None, str | None, int | None, str | None]:
    year = profile.established_on.year if profile.established_on else None
    return profile.name, profile.objective, year, profile.coordinator_organization


BEES = ("Group on Bees", "To count all hives", 2019, "SEPES")
KITES = ("Group on Kites", "To map the winds", 2021, "SANIT")


@pytest.mark.parametrize(
    "table",
    [
        "Group\nAim\nSince\nChair\nGroup on Bees\nTo count all hives\n2019\nSEPES, Peru\nGroup on Kites\n"
        "To map the winds\n2021\nSANIT, Chile",
        "Name\tMission\tSet up in\tHeaded by\nGroup on Bees\tTo count all hives\t2019\tSEPES, Peru\n"
        "Group on Kites\tTo map the winds\t2021\tSANIT, Chile",
        "Body / Remit / Formed / Presidency\nGroup on Bees / To count all hives / 2019 / SEPES, Peru\n"
        "Group on Kites / To map the winds / 2021 / SANIT, Chile",
        "Working group      Purpose               Since     Chair\n"
        "Group on Bees      To count all hives    2019      SEPES, Peru\n"
        "Group on Kites     To map the winds      2021      SANIT, Chile",
        "Instancia · Propósito · Creado en · Preside\nGroup on Bees · To count all hives · 2019 · SEPES, Peru\n"
        "Group on Kites · To map the winds · 2021 · SANIT, Chile",
    ],
)
def test_the_heads_of_its_columns_tell_what_the_cells_of_a_table_say(table: str) -> None:
    profiles = [one for section in passages(f"Our work\n{table}") for one in find_group_profiles(section)]
    assert [told_of(profile) for profile in profiles] == [BEES, KITES]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (  # a body responsible is who coordinates, where it stands among the fields of a group
            "Group on Bees\nLead ministry: SEPES (Peru)\nSet up in: May 2019\nMission: To count all hives\n\n"
            "Group on Kites\nLead ministry: SANIT (Chile)\nSet up in: 2021\nMission: To map the winds",
            [BEES, KITES],
        ),
        (  # a line that recurs stands below each name
            "Home\nBees\nKites\nWaves\nBEES\nShare\nIt counts hives in all four countries of the bloc.\nHeaded "
            "by: SEPES\n"
            "Year of inception: 2019\nKITES\nShare\nIt maps the winds of the coast from north to south.\n"
            "Headed by: SANIT\nYear of inception: 2021\nWAVES\nShare\nIt measures waves at all ports of the coast.\n"
            "Headed by: vacant\nYear of inception: 2022",
            [("BEES", None, 2019, "SEPES"), ("KITES", None, 2021, "SANIT"), ("WAVES", None, 2022, None)],
        ),
        (  # labels in two languages, and fields side by side
            "Grupo / Group: Grupo Técnico de Abejas\nObjetivo / Objective: Contar colmenas\n"
            "Grupo / Group: Grupo Técnico de Cometas\nObjetivo / Objective: Medir vientos",
            [("Grupo Técnico de Abejas", "Contar colmenas", None, None),
             ("Grupo Técnico de Cometas", "Medir vientos", None, None)],
        ),
        (
            "Grupos\nGrupo Técnico de Abejas\nCoordina Perú · Creado en 2019\nGrupo Técnico de Cometas\n"
            "Coordina Chile · Creado en 2021",
            [("Grupo Técnico de Abejas", None, 2019, None), ("Grupo Técnico de Cometas", None, 2021, None)],
        ),
        (  # all labels, then all values
            "Group on Bees\nAim\nChair\nEstablished\nE-mail\nTo count all hives\nSEPES, Peru\n2019\nbees@sepes.gob.pe",
            [BEES],
        ),
        (  # a list of definitions
            "Comités\nComité de Abejas: cuenta las colmenas de los cuatro países.\n"
            "Comité de Cometas: mide los vientos de toda la costa.\nComité de Olas: publica mareas y oleajes.",
            [("Comité de Abejas", None, None, None), ("Comité de Cometas", None, None, None),
             ("Comité de Olas", None, None, None)],
        ),
        (  # a paragraph for each group, of which the group is the subject
            "Grupos técnicos\n\nEl Grupo Técnico de Abejas cuenta las colmenas de los cuatro países. Fue creado "
            "en mayo "
            "de 2019 y lo coordina Chile.\n\nEl Grupo Técnico de Cometas mide los vientos de toda la costa. Fue creado "
            "en 2021 y lo coordina Perú.\n\nEl Grupo Técnico de Olas publica las mareas y los oleajes. Fue creado "
            "en julio de 2022 y lo coordina México.",
            [("Grupo Técnico de Abejas", None, 2019, None), ("Grupo Técnico de Cometas", None, 2021, None),
             ("Grupo Técnico de Olas", None, 2022, None)],
        ),
        (  # pictures before names and labels
            "Grupos\n📌 Grupo Técnico de Abejas\n🎯 Objetivo: Contar colmenas\n📌 Grupo Técnico de Cometas\n"
            "🎯 Objetivo: Medir vientos",
            [("Grupo Técnico de Abejas", "Contar colmenas", None, None),
             ("Grupo Técnico de Cometas", "Medir vientos", None, None)],
        ),
        (  # a sentence and a field below each name, under the heading of several groups
            "Nuestros grupos\nAbejas\nContar todas las colmenas.\nPreside: SEPES (Perú)\nVer más\nCometas\n"
            "Medir los vientos de la costa.\nPreside: SANIT (Chile)\nVer más",
            [("Abejas", "Contar todas las colmenas.", None, "SEPES"),
             ("Cometas", "Medir los vientos de la costa.", None, "SANIT")],
        ),
        (  # a menu of groups and their pages above news
            "Menú\nGrupo Técnico de Abejas\nObjetivo\nDocumentos\nGrupo Técnico de Cometas\nObjetivo\nDocumentos\n"
            "Crecen las ventas de miel\nLima, 4 de agosto de 2022.- Las ventas de miel sumaron tres millones de "
            "dólares, según informó ayer el ministerio en un comunicado que envió a la prensa.",
            [],
        ),
        (  # a ministry has a mission and authorities too
            "Ministry of Hives\nAbout the ministry\nMission\nTo count all hives.\nFunctions\n- To issue rules\n"
            "Authorities\nMinister: Rosa Díaz Luna\nContact\nhives@hives.gob.pe",
            [],
        ),
    ],
)  # fmt: skip
def test_groups_are_read_from_cards_columns_and_lists(
    text: str, expected: list[tuple[str | None, str | None, int | None, str | None]]
) -> None:
    assert [told_of(one) for section in passages(text) for one in find_group_profiles(section)] == expected


def test_a_group_above_the_news_of_a_page_is_a_group() -> None:
    page = passages(
        "Technical Group on Bees\nThe Technical Group on Bees was created in June 2019 to count hives. It is "
        "coordinated "
        "by SEPES, the institute of tides of Peru.\nDeliverables\n- Atlas of hives\nContact: "
        "bees@sepes.gob.pe\n\nNews\n"
        "Beekeepers meet in Arica\nArica, 7 May 2021. Experts of the four countries finished a course on hives "
        "yesterday. "
        "It lasted five days and gathered sixty people.\nThey will meet again in November to compare their results."
    )
    assert [passage.section for passage in page] == [None, 1]
    assert [told_of(profile)[:3:2] for profile in find_group_profiles(page[1])] == [("Technical Group on Bees", 2019)]


Rows = list[tuple[str, str | None, list[tuple[str | None, str]]]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Cartera de proyectos\nN°\nProyecto\nEstado\nChile\nPerú\n1\nMapa de "
            "Colmenas\nFinalizado\nSANIT\nSEPES\n2\n"
            "Rutas del Viento\nEn ejecución\nDIRMAR\nINACAL",
            [("Mapa de Colmenas", "concluded", [("CHL", "SANIT"), ("PER", "SEPES")]),
             ("Rutas del Viento", "in_progress", [("CHL", "DIRMAR"), ("PER", "INACAL")])],
        ),
        (
            "Group on Bees\nAim: To count hives.\nProjects\nProject | Stage | Chile | Peru\n"
            "Map of Hives | Finished | SANIT | SEPES\nWind Routes | In execution | - | INACAL",
            [("Map of Hives", "concluded", [("CHL", "SANIT"), ("PER", "SEPES")]),
             ("Wind Routes", "in_progress", [("PER", "INACAL")])],
        ),
        (
            "Proyectos del Grupo Técnico de Abejas\n[En ejecución] Mapa de Colmenas\nInstituciones a cargo: "
            "SEPES (Perú)\n"
            "[Concluido] Rutas del Viento\nInstituciones a cargo: SANIT (Chile)",
            [("Mapa de Colmenas", "in_progress", [("PER", "SEPES")]),
             ("Rutas del Viento", "concluded", [("CHL", "SANIT")])],
        ),
        (
            "Our projects\n01\nMap of Hives\nCOMPLETED\nInstitute of Bees (Peru), Port of Arica (Chile)\nRead "
            "more\n02\n"
            "Wind Routes\nIN PROGRESS\nMinistry of Winds (Colombia), Institute of Kites (Mexico)\nRead more",
            [("Map of Hives", "concluded", [("PER", "Institute of Bees"), ("CHL", "Port of Arica")]),
             ("Wind Routes", "in_progress", [("COL", "Ministry of Winds"), ("MEX", "Institute of Kites")])],
        ),
        (
            "PROJECTS UNDER WAY\nMap of Hives\nObjective: To count hives.\nChile\nCineteca Nacional\nMexico\n"
            "Filmoteca de la UNAM\nStage: in execution\n\nWind Routes\nObjective: To map winds.\nPeru\n"
            "Ministry of Winds\nStage: completed",
            [("Map of Hives", "in_progress", [("CHL", "Cineteca Nacional"), ("MEX", "Filmoteca de la UNAM")]),
             ("Wind Routes", "concluded", [("PER", "Ministry of Winds")])],
        ),
        (  # a status below the bodies
            "Nuestros proyectos\nMapa de Colmenas\nCuenta todas las colmenas.\nChile: SANIT / Perú: SEPES\n"
            "Finalizado (2019)\nRutas del Viento\nMide los vientos del sur.\nPerú: INACAL\nEn ejecución",
            [("Mapa de Colmenas", "concluded", [("CHL", "SANIT"), ("PER", "SEPES")]),
             ("Rutas del Viento", "in_progress", [("PER", "INACAL")])],
        ),
        (  # who carries it out behind a comma
            "Aprueban dos proyectos\nLima, 9 de noviembre de 2021. El grupo aprobó ayer dos proyectos que se harán "
            "desde enero:\n- Mapa de Colmenas, a cargo de SEPES (Perú).\n- Rutas del Viento, a cargo de SANIT (Chile).",
            [("Mapa de Colmenas", None, [("PER", "SEPES")]), ("Rutas del Viento", None, [("CHL", "SANIT")])],
        ),
        (  # points of a statement
            "Joint statement of the ministers\nLima, 12 July 2021. The ministers of Chile and Peru, gathered in "
            "Lima for "
            "the third time this year, agreed to the following points:\n1. Welcome the map of hives, currently under "
            "implementation.\n2. Instruct the group to finish the study, which is in progress.\n3. Meet in May.",
            [],
        ),
        (  # requirements of a call
            "Convocatoria abierta\nLima, 10 de marzo de 2022. El instituto invita a los apicultores jóvenes a "
            "presentar "
            "su solicitud antes de abril.\nRequisitos\n1. Tener una colmena (en curso).\n2. Tener estudios "
            "(concluido).",
            [],
        ),
        (  # calls, open and closed
            "Becas\nEstadía en colmenas\nEstado: Cerrada\nFecha de cierre: 30 de abril de 2022\nVer bases\n"
            "Curso de vientos\nEstado: Abierta\nFecha de cierre: 15 de junio de 2022\nVer bases",
            [],
        ),
    ],
)  # fmt: skip
def test_projects_are_told_by_columns_cards_and_brackets_but_not_by_statements_and_calls(
    text: str, expected: Rows
) -> None:
    found: Rows = []
    for passage in passages(text):
        projects = find_projects(passage)
        bodies = find_project_entities(passage)
        for at, project in enumerate(projects, 1):
            told = [(body.country_iso3, body.organization) for body in bodies if body.project_ordinal == at]
            found.append((project.name, project.status, told))
    assert found == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("GUEST COUNTRIES\nCHILE\nThe Hive, by Ana Ríos, 2019\nBook your seat\nPERU\nSalt, by Luis Soto, 2020\n"
         "Book your seat\nSponsors", ["The Hive", "Salt"]),
        ("CHILE\nThe Hive\nPERU\nSalt\nReserve your seat", ["The Hive", "Salt"]),
        ("CHILE\nThe Hive\nPAÍSES INVITADOS\nPERU\nSalt\nCOLOMBIA\nWind", ["The Hive", "Salt", "Wind"]),
    ],
)  # fmt: skip
def test_furniture_below_the_country_of_a_film_is_none(lines: str, expected: list[str]) -> None:
    lead = "The embassies invite everybody to a cycle of films at the City Cinema from 5 to 9 May 2022."
    page = f"Film Days\n{lead}\n{lines}"
    assert [film.title for passage in passages(page) for film in find_films(passage)] == expected


@pytest.mark.parametrize(
    "since", ["Since 2019", "Since June 2019", "Desde el 4 de mayo de 2019", "In operation since 2019"]
)
def test_a_line_that_says_only_since_when_names_no_group_and_dates_it(since: str) -> None:
    page = (
        f"Technical groups\n\nBees\nCategory: Trade\n{since}\nLead country: Peru\nLead: Ana Ríos Paz (SEPES)\nAbout\n"
        "Strengthens the hives of the coast.\n\nKites\nCategory: Social\nSince 2021\nLead country: Chile\n"
        "Lead: to be confirmed\nAbout\nFosters the study of winds.\n"
    )
    found = [profile for passage in passages(page) for profile in find_group_profiles(passage)]
    assert [told_of(profile) for profile in found] == [
        ("Bees", "Strengthens the hives of the coast.", 2019, "SEPES"),
        ("Kites", "Fosters the study of winds.", 2021, None),
    ]


def test_a_heading_that_the_paragraph_below_takes_up_is_a_group_below_a_path_that_leads_to_it() -> None:
    page = (
        "Home\n\nTechnical groups > Bees and Hives > Projects\n\nBees and Hives\n\nThe Technical Group on Bees and "
        "Hives was set up on 1 July 2016 by the Presidents. Its purpose is to count all hives.\n\n"
        "PROJECT No. 1\nHoney without borders\nStatus: In progress\nObjective: To sell the honey of small hives.\n"
        "Start: March 2021\nResponsible entities:\nChile: SEPES\nPeru: SANIT\n\n"
        "PROJECT No. 2\nSchool of keepers\nStatus: Concluded\nStart: June 2018\nResponsible entities:\nChile: SEPES\n"
    )
    found = passages(page)
    assert all(one.article is None for one in found)
    assert [profile.name for one in found for profile in find_group_profiles(one)] == ["Bees and Hives"]
    assert [project.name for one in found for project in find_projects(one)] == [
        "Honey without borders",
        "School of keepers",
    ]


def test_two_labels_joined_by_and_are_a_label_and_no_group() -> None:
    part = (
        "Objective\n\nTo count all {0}.\n\nOrigin and mandate\n\nThe Group was set up in July 2016.\n\n"
        "Coordinator\n\nAna Ríos Paz\n\n"
    )
    page = "".join(f"TECHNICAL GROUP ON {kind.upper()}\n\n{part.format(kind)}" for kind in ("bees", "kites"))
    found = [profile for passage in passages(page) for profile in find_group_profiles(passage)]
    assert [profile.name for profile in found] == ["TECHNICAL GROUP ON BEES", "TECHNICAL GROUP ON KITES"]
    assert [str(profile.established_on) for profile in found] == ["2016-07-01", "2016-07-01"]
