"""Bodies responsible for projects: in lists, tables and prose of layouts as unlike each other as could be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_sections import page_of

from pa_pipeline.facts.passages import passage_of
from pa_pipeline.facts.projects.body_lines import is_sentence
from pa_pipeline.facts.projects.entity_lists import ListReader
from pa_pipeline.facts.projects.projects import find_project_entities, find_projects

Row = tuple[str | None, str, str | None]


def told(text: str) -> dict[str, list[tuple[str | None, str]]]:
    """Name of each project to its bodies with their countries."""
    passage = page_of(text)
    found: dict[str, list[tuple[str | None, str]]] = {project.name: [] for project in find_projects(passage)}
    names = [project.name for project in find_projects(passage)]
    for entity in find_project_entities(passage):
        found[names[entity.project_ordinal - 1]].append((entity.country_iso3, entity.organization))
    return found


def listed(text: str) -> list[Row]:
    """Bodies of a line: country, name, short form."""
    unit = page_of(text).units[0]
    found = ListReader(unit, 0, len(unit.tokens)).read().bodies
    names = [unit.text[unit.tokens[body.first].start : unit.tokens[body.last - 1].end] for body in found]
    return [(body.country_iso3, name, body.acronym) for body, name in zip(found, names, strict=True)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chile (SEPES, lead), Colombia (SERNA-Colombia) and Peru (SANIT)",
         [("CHL", "SEPES", None), ("COL", "SERNA-Colombia", None), ("PER", "SANIT", None)]),
        ("SEPES for Chile, SERNA and SANIT for Colombia, PNB of Mexico and Peru's SENAMA",
         [("CHL", "SEPES", None), ("COL", "SERNA", None), ("COL", "SANIT", None), ("MEX", "PNB", None),
          ("PER", "SENAMA", None)]),
        ("por Chile, SEPES; por Colombia, SERNA y el Ministerio de Pesca; por México, la SANIT",
         [("CHL", "SEPES", None), ("COL", "SERNA", None), ("COL", "Ministerio de Pesca", None),
          ("MEX", "SANIT", None)]),
        ("Chile: SEPES y SERNA, Colombia: SANIT, Perú: SENAMA",
         [("CHL", "SEPES", None), ("CHL", "SERNA", None), ("COL", "SANIT", None), ("PER", "SENAMA", None)]),
        ("Chile | SEPES", [("CHL", "SEPES", None)]),
        ("SEPES | Chile", [("CHL", "SEPES", None)]),
        ("la chilena SEPES y la colombiana SERNA", [("CHL", "SEPES", None), ("COL", "SERNA", None)]),
        ("SEPES y el Ministerio de Pesca, ambos de Chile",
         [("CHL", "SEPES", None), ("CHL", "Ministerio de Pesca", None)]),
        ("Biblioteca Nacional de Chile, la Biblioteca Nacional del Perú y la Dirección General de Libros de México",
         [(None, "Biblioteca Nacional de Chile", None), (None, "Biblioteca Nacional del Perú", None),
          (None, "Dirección General de Libros de México", None)]),
        ("Dirección General de Puertos y de la Autoridad Portuaria",
         [(None, "Dirección General de Puertos", None), (None, "Autoridad Portuaria", None)]),
        ("Junta Nacional de Puertos y Becas, JNPB (Chile)", [("CHL", "Junta Nacional de Puertos y Becas", "JNPB")]),
        ("Agencia Pública de Redes, APR-Colombia, y Ministerio de Pesca (Colombia)",
         [("COL", "Agencia Pública de Redes", "APR-Colombia"), ("COL", "Ministerio de Pesca", None)]),
        ("Marine and Coastal Research Institute", [(None, "Marine and Coastal Research Institute", None)]),
        ("Tejidos del Sur, S. A. (Colombia)", [("COL", "Tejidos del Sur, S. A", None)]),
        ("SPP – Servicio Peruano de Pesca", [(None, "Servicio Peruano de Pesca", "SPP")]),
        ("Ana Ríos, Directora de Pesca, SEPES (Chile)", [("CHL", "SEPES", None)]),
        ("Agencias de los países miembros (SEPES, SERNA y SANIT)",
         [(None, "SEPES", None), (None, "SERNA", None), (None, "SANIT", None)]),
        ("the ministries of fisheries of Chile and Peru", []),
        ("N/D", []),
    ],
)  # fmt: skip
def test_the_country_of_a_body_stands_anywhere_around_it(text: str, expected: list[Row]) -> None:
    assert [row for row in listed(text) if len(row[1]) > 1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Proyectos\nMar Abierto\nDuración: dos años\nChile: SEPES\nPerú: Ministerio de Pesca; Museo del Mar",
         {"Mar Abierto": [("CHL", "SEPES"), ("PER", "Ministerio de Pesca"), ("PER", "Museo del Mar")]}),
        ("# Projects\nOpen Sea\nStart: May 2020\n• SEPES (Chile)\n• National Ports Service, SENAPO, Peru",
         {"Open Sea": [("CHL", "SEPES"), ("PER", "National Ports Service")]}),
        ("# Projects\n1. Open Sea (in progress)\nCountry | Entity\nChile | SEPES\nPeru | Ministry of Ports",
         {"Open Sea": [("CHL", "SEPES"), ("PER", "Ministry of Ports")]}),
        ("# Proyectos\n1. Mar Abierto\nResponsables:\nSEPES\n(Chile)\nSERNA\n(Perú)\nÚltima versión: 3 de mayo de 2020",
         {"Mar Abierto": [("CHL", "SEPES"), ("PER", "SERNA")]}),
        ("# Projects\nProject: Open Sea\nLead: SEPES, Chile\nPartner: SERNA, Peru\nObserver: SENAPO (Canada)",
         {"Open Sea": [("CHL", "SEPES"), ("PER", "SERNA")]}),
        ("# Projects\nOpen Sea (in progress): Chile – SEPES; Peru – SERNA\nCold Land (concluded): PNB, of Chile; "
         "SANIT, of Peru",
         {"Open Sea": [("CHL", "SEPES"), ("PER", "SERNA")], "Cold Land": [("CHL", "PNB"), ("PER", "SANIT")]}),
        ("# Proyectos\nMar Abierto. Entidad ejecutora: Ministerio de Pesca (Chile). En curso.",
         {"Mar Abierto": [("CHL", "Ministerio de Pesca")]}),
        ("# Projetos\n1. Mar Aberto (em execução)\nÓrgãos responsáveis:\nBrasil: Ministério da Pesca; SEPES\n"
         "Chile: SERNA",
         {"Mar Aberto": [("BRA", "Ministério da Pesca"), ("BRA", "SEPES"), ("CHL", "SERNA")]}),
        ("# What projects does it have?\nOpen Sea\nIt trains cooks of forty schools in the towns of the coast, and "
         "those of the south. Who runs it? In Chile, SEPES; in Peru, the Ministry of Health.",
         {"Open Sea": [("CHL", "SEPES"), ("PER", "Ministry of Health")]}),
        ("# Projetos\nProjeto: Mar Aberto\nSituação: em execução\nPaís / Instituição\nChile / SEPES\nPeru / SERNA\n"
         "Projeto: Serra Fria\nResponsável: Instituto da Pesca (Brasil), em parceria com o INIA do Chile",
         {"Mar Aberto": [("CHL", "SEPES"), ("PER", "SERNA")],
          "Serra Fria": [("BRA", "Instituto da Pesca"), ("CHL", "INIA")]}),
        ("# Proyectos\nProyecto: Mar Abierto\nEntidades a cargo por país:\nChile: Ministerio de Pesca, Museo del Mar\n"
         "Perú: SERNA\nBeneficiarios: jóvenes de Perú",
         {"Mar Abierto": [("CHL", "Ministerio de Pesca"), ("CHL", "Museo del Mar"), ("PER", "SERNA")]}),
        ("# Cooperación\n1. Mar Abierto\n- Situación: en ejecución (2022-2025)\n- Chile — Ministerio de Pesca\n"
         "- Perú — SERNA\n- Aporte externo: Unión Europea",
         {"Mar Abierto": [("CHL", "Ministerio de Pesca"), ("PER", "SERNA")]}),
        ("Proyecto 1\nNombre\nMar Abierto\nEstado\nEn curso\nPaíses\nChile / Perú\nContrapartes\nInstituto del Mar\n"
         "Servicio de Pesca\nMonto\nUSD 120\nProyecto 2\nNombre\nTierra Fría\nEstado\nTerminado\nContrapartes\n"
         "Consejería Presidencial\nMonto\nUSD 40",
         {"Mar Abierto": [(None, "Instituto del Mar"), (None, "Servicio de Pesca")],
          "Tierra Fría": [(None, "Consejería Presidencial")]}),
        ("# Proyectos\n1.- Mar Abierto. Responsables: Instituto del Mar (Chile) - SERNA (Perú). Estado: finalizado.\n"
         "2.- Tierra Fría, a cargo de: Chile (SEPES), México (SERNA). Estado: en ejecución.\n"
         "3.- Alta Sierra. Institución coordinadora: SANIT. Financiamiento: Banco del Sur",
         {"Mar Abierto": [("CHL", "Instituto del Mar"), ("PER", "SERNA")],
          "Tierra Fría": [("CHL", "SEPES"), ("MEX", "SERNA")], "Alta Sierra": [(None, "SANIT")]}),
        ("Project I. Open Sea. Under way. Bodies: SERNA – Chile, Ministry of Health – Colombia.\n"
         "Project II. Cold Land. Completed. Bodies: SANIT – Mexico.",
         {"Open Sea": [("CHL", "SERNA"), ("COL", "Ministry of Health")], "Cold Land": [("MEX", "SANIT")]}),
        ("# PROYECTOS\n1. MAR ABIERTO (EN EJECUCIÓN)\nRESPONSABLES: PERÚ PUERTOS (PERÚ), INSTITUTO DEL MAR (CHILE)",
         {"MAR ABIERTO": [("PER", "PERÚ PUERTOS"), ("CHL", "INSTITUTO DEL MAR")]}),
        ("# Projects\nOpen Sea. In progress since March 2022. It measures tides.\nCold Land. Concluded in 2021.",
         {"Open Sea": [], "Cold Land": []}),
        ("# Projects\n1. Open Sea (in progress)\nPeru: 45 fishers\nChile: Results were told by SEPES in May.\nChile",
         {"Open Sea": []}),
        ("# Proyectos en ejecución\nMar Abierto\nBusca reducir la pesca ilegal.\nChile – Servicio de Pesca\n"
         "Tierra Fría\nBusca cuidar los páramos.\nPerú – Ministerio del Ambiente",
         {"Mar Abierto": [("CHL", "Servicio de Pesca")], "Tierra Fría": [("PER", "Ministerio del Ambiente")]}),
    ],
)  # fmt: skip
def test_lists_of_bodies_need_no_label_of_a_known_wording(
    text: str, expected: dict[str, list[tuple[str | None, str]]]
) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "behind",
    [
        "A second round was held in Quillota from 2 to 9 May 2021, with 30 people.",
        "It taught 2,040 sailors, with a gift of the Government of Iceland worth EUR 3 million.",
        "Figures of project 1\nMeasure\nReached\nPiers repaired\n2 315\nSailors\nbetween 1 200 and 1 500",
        "Write to us | Our map | Find us",
        "Se imprimieron tres mapas.",
    ],
)
def test_prose_figures_and_menus_below_a_list_are_no_bodies(behind: str) -> None:
    text = (
        f"# Projects\n1. Open Sea (in progress)\nResponsible entities\nChile: SEPES\nPeru: Ministry of Ports\n{behind}"
    )
    assert told(text) == {"Open Sea": [("CHL", "SEPES"), ("PER", "Ministry of Ports")]}


@pytest.mark.parametrize(
    "value",
    ["to be confirmed", "no definidos", "The bodies will be chosen at the next meeting.", "ver ficha técnica", "N/D",
     "The four agencies of cooperation", "—", "College of Engineers of each country"],
)  # fmt: skip
def test_values_that_name_nobody_give_no_body(value: str) -> None:
    assert told(f"# Projects\n1. Open Sea (in progress)\nResponsible entities: {value}") == {"Open Sea": []}


def test_a_sheet_that_opens_with_a_number_keeps_it() -> None:
    text = "Proyecto 1\nNombre\nMar Abierto\nEstado\nEn curso\nProyecto 2\nNombre\nTierra Fría\nEstado\nTerminado"
    assert [project.number for project in find_projects(page_of(text))] == ["1", "2"]


def test_a_column_of_countries_tells_those_of_the_bodies_beside_it() -> None:
    header = "# Proyectos\nN.º\nProyecto\nPaís líder\nEntidad responsable\nEstado\nDuración\n"
    rows = "1\nMar Abierto\nChile\nServicio de Pesca - SEPES\nEn curso\n18 meses\n"
    more = "2\nTierra Fría\nPerú\nSERNA\nFinalizado\n"
    assert told(f"{header}{rows}{more}# Resultados\nTodo salió bien.") == {
        "Mar Abierto": [("CHL", "Servicio de Pesca")],
        "Tierra Fría": [("PER", "SERNA")],
    }


def test_empty_cells_do_not_move_those_behind_them_to_another_column() -> None:
    text = (
        "# Projects\nNo.\nTitle\nState\nStart\nEnd\nAmount\nResponsible\n1\nOpen Sea\nCompleted\nMarch 2016\n"
        "June 2018\nUSD 75,000\nChile: SEPES\n2\nCold Land\nUnder way\nMay 2022\nEUR 2.5 million\nPeru: SERNA\n"
        "Mexico: SANIT\n3\nHigh Peaks\nIn preparation\nMXN 4,100,000\nMexico: SANIT\n# Results\nMore of them."
    )
    assert told(text) == {
        "Open Sea": [("CHL", "SEPES")],
        "Cold Land": [("PER", "SERNA"), ("MEX", "SANIT")],
        "High Peaks": [("MEX", "SANIT")],
    }
    projects = find_projects(page_of(text))
    assert [project.starts_on and project.starts_on.year for project in projects] == [2016, 2022, None]
    assert [project.ends_on and project.ends_on.year for project in projects] == [2018, None, None]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The entities in charge are the Ministry of Ports (Chile), SERNA for Colombia and, in Peru, SANIT.",
         [("CHL", "Ministry of Ports"), ("COL", "SERNA"), ("PER", "SANIT")]),
        ("In Chile, it is managed by the Ministry of Ports; in Peru, by the Ministry of Trade.",
         [("CHL", "Ministry of Ports"), ("PER", "Ministry of Trade")]),
        ("It will be executed jointly by the following institutions: SERNA (Chile); and SANIT (Peru).",
         [("CHL", "SERNA"), ("PER", "SANIT")]),
        ("It is entrusted to the Ministry of Ports, MOP, in Chile; the Ice Institute, in Peru; and SANIT, in Mexico.",
         [("CHL", "Ministry of Ports"), ("PER", "Ice Institute"), ("MEX", "SANIT")]),
        ("En el Perú administra el proyecto el Ministerio de Trabajo (MTP); en México, la SERNA, y en Chile, el SANIT.",
         [("PER", "Ministerio de Trabajo"), ("MEX", "SERNA"), ("CHL", "SANIT")]),
        ("El proyecto es ejecutado en Chile por SERNA, en Colombia por la SANIT y en el Perú por el Instituto del Mar.",
         [("CHL", "SERNA"), ("COL", "SANIT"), ("PER", "Instituto del Mar")]),
        ("Está en ejecución desde agosto de 2021 por la SERNA (Chile) y el Instituto del Mar del Perú.",
         [("CHL", "SERNA"), ("PER", "Instituto del Mar del Perú")]),
        ("Será ejecutado por las agencias de Chile (SERNA) y Perú (SANIT).", [("CHL", "SERNA"), ("PER", "SANIT")]),
        ("Las entidades responsables son: por Chile, SERNA; por México, la SANIT.",
         [("CHL", "SERNA"), ("MEX", "SANIT")]),
        ("It is a programme, which SERNA (Chile) and SANIT (Peru) have been running jointly since 2019.",
         [("CHL", "SERNA"), ("PER", "SANIT")]),
        ("Lo llevaron adelante el Ministerio de Pesca de Chile y el SANIT del Perú.",
         [("CHL", "Ministerio de Pesca de Chile"), ("PER", "SANIT")]),
        ("It was run since 2019 by the Ministry of Ports of Chile, together with Peru's Ministry of Trade.",
         [("CHL", "Ministry of Ports of Chile"), ("PER", "Ministry of Trade")]),
        ("Su ejecución corresponde al Ministerio de Pesca, por el Perú; al SERNA, por Chile, y a la SANIT, por México.",
         [("PER", "Ministerio de Pesca"), ("CHL", "SERNA"), ("MEX", "SANIT")]),
        ("It was presented by the Ministry of Trade in Lima and Callao.", []),
        ("The Ministry of Trade of Peru leads the delegation, and the Bank of the South finances it.", []),
        ("Candidates send their papers to SERNA (Chile) or SANIT (Peru).", []),
        ("It is led by the Chilean minister.", []),
    ],
)  # fmt: skip
def test_prose_shares_a_project_out_among_bodies(sentence: str, expected: list[tuple[str, str]]) -> None:
    passage = passage_of(f"The project “Open Sea” began in May 2020. {sentence}")
    assert [(one.country_iso3, one.organization) for one in find_project_entities(passage)] == expected


def test_the_heading_of_a_line_decides_before_what_is_known_of_a_name() -> None:
    text = "# Proyectos\n1. Mar Abierto \nResponsables\nChile\nMinisterio de Educación\nPerú\nMinisterio de Salud"
    assert told(text) == {"Mar Abierto": [("CHL", "Ministerio de Educación"), ("PER", "Ministerio de Salud")]}


def test_names_in_small_letters_are_no_sentences() -> None:
    tokens = [
        page_of(text).units[0].tokens for text in ("Servicio nacional de pesca y acuicultura", "Two towns met there")
    ]
    assert [is_sentence(one) for one in tokens] == [False, True]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chile: Port Service (SEPES); Tide Service. Peru: Ministry of Ports (MPO). Mexico: SANIT.",
         [("CHL", "Port Service"), ("CHL", "Tide Service"), ("PER", "Ministry of Ports"), ("MEX", "SANIT")]),
        ("Peru: Geological, Mining and Glacial Institute; Chile: Wind and Tide Service",
         [("PER", "Geological, Mining and Glacial Institute"), ("CHL", "Wind and Tide Service")]),
        ("Perú: Instituto Geológico, Minero y Marítimo (IGMM); Chile: Instituto Forestal, SEPES y SERNA",
         [("PER", "Instituto Geológico, Minero y Marítimo"), ("CHL", "Instituto Forestal"), ("CHL", "SEPES"),
          ("CHL", "SERNA")]),
    ],
)  # fmt: skip
def test_marks_inside_names_and_behind_brackets_are_told_apart(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(country, name) for country, name, _ in listed(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Projects\nProject 2b: Calm Bay. Status: closed.\nChile: Wind and Tide Service (WTS)\nPeru: Ports Office",
         {"Calm Bay": [("CHL", "Wind and Tide Service"), ("PER", "Ports Office")]}),
        ("# Projects\nCalm Bay — in preparation. It will be run by the Ports Office of Peru.\n"
         "Warm Tide — concluded. It trained 40 divers. Entities: SEPES (Chile), Lake School (Peru).",
         {"Calm Bay": [("PER", "Ports Office of Peru")], "Warm Tide": [("CHL", "SEPES"), ("PER", "Lake School")]}),
        ("# Proyectos\n1. Bahía Mansa (EN EJECUCIÓN)\nEntidades responsables\nPerú\nMinisterio de Puertos\nAgroLab",
         {"Bahía Mansa": [("PER", "Ministerio de Puertos"), ("PER", "AgroLab")]}),
        ("# Projects\n1. Calm Bay (concluded)\nResponsible entities\nPeru\nMinistry of Ports\nCOMING TALKS\nIn Lima.",
         {"Calm Bay": [("PER", "Ministry of Ports")]}),
        ("El principal proyecto de la red es Bahía Mansa, en ejecución desde el 3 de mayo de 2021. En Chile lo ejecuta "
         "el Servicio Sísmico y Volcánico de la Costa (SSVC); en el Perú, la Oficina de Puertos.",
         {"Bahía Mansa": [("CHL", "Servicio Sísmico y Volcánico de la Costa"), ("PER", "Oficina de Puertos")]}),
        ("Terminó el proyecto «Bahía Mansa», que durante dos años ejecutaron el Instituto del Lago, del Perú, y la "
         "Universidad del Faro, de Chile.",
         {"Bahía Mansa": [("PER", "Instituto del Lago"), ("CHL", "Universidad del Faro")]}),
        ("The project “Calm Bay”, carried out over 18 months by the Ports Office –POF– and by the Lake School of Peru.",
         {"Calm Bay": [(None, "Ports Office"), ("PER", "Lake School of Peru")]}),
        ("The Ports Office of Peru and the Lake School invite divers to apply to the Young Divers Programme.",
         {"Young Divers Programme": [("PER", "Ports Office of Peru"), (None, "Lake School")]}),
        ("The Ports Office of Peru called on firms to apply the rules. The Young Divers Programme began in May 2020.",
         {"Young Divers Programme": []}),
    ],
)  # fmt: skip
def test_bodies_stand_below_names_behind_dashes_and_in_clauses(
    text: str, expected: dict[str, list[tuple[str | None, str]]]
) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The group's main project is Calm Bay, in progress since 4 May 2021.",
         [("Calm Bay", "in_progress", "2021-05-04")]),
        ("O projeto do grupo chama-se Mar Calmo e está em execução desde 2023.",
         [("Mar Calmo", "in_progress", "2023-01-01")]),
        ("Entre 2016 y 2018 se llevó a cabo el proyecto Bahía Mansa, ya concluido, del que hay un libro.",
         [("Bahía Mansa", "concluded", "2016-01-01")]),
        ("Since May 2022 the project “Calm Bay” is under way.", [("Calm Bay", "in_progress", "2022-05-01")]),
        ("A second project, Warm Tide Plus, is under way.", [("Warm Tide Plus", "in_progress", None)]),
        ("The project is Peru's idea. A second project, said Ana Ríos, is under way.", []),
        ("# Projects\nCalm Bay\nUnder way. 2022-2025.\nWho will run it: to be decided.",
         [("Calm Bay", "in_progress", "2022-01-01")]),
        ("# Projects\na) Bahía Mansa, in progress since 2022. It is useful.\nb) Mar Azul, concluded in 2020.",
         [("Bahía Mansa", "in_progress", "2022-01-01"), ("Mar Azul", "concluded", None)]),
        ("Name\nTo be designated\nE-mail\n–\nName\nAna Ríos\nE-mail\n–", []),
        ("No.\nProject\nStatus\nEntity\n1\nCalm Bay\nConcluded\nSEPES\n2\ne-Tide Papers\nConcluded\nSERNA",
         [("Calm Bay", "concluded", None), ("e-Tide Papers", "concluded", None)]),
        ("Project\nLead agency\nPartners\nDates\nStatus\nCalm Bay\nSEPES\nSERNA\n2020-2022\nCompleted\n"
         "Warm Tide\nSEPES\n2023-2025\nOngoing",
         [("Calm Bay", "concluded", "2020-01-01"), ("Warm Tide", "in_progress", "2023-01-01")]),
    ],
)  # fmt: skip
def test_projects_are_named_by_prose_records_and_rows(
    text: str, expected: list[tuple[str, str | None, str | None]]
) -> None:
    found = find_projects(page_of(text))
    assert [(one.name, one.status, one.starts_on and str(one.starts_on)) for one in found] == expected


def test_a_record_opens_with_its_code_and_its_title() -> None:
    text = "Cartera del año\nCódigo: MA-01\nTítulo: Bahía Mansa\nSituación: en curso\nCódigo: MA-02\nTítulo: Mar Azul"
    found = find_projects(page_of(f"{text}\nSituación: terminado"))
    assert [(one.number, one.name, one.status) for one in found] == [
        ("MA-01", "Bahía Mansa", "in_progress"),
        ("MA-02", "Mar Azul", "concluded"),
    ]


WORDS = st.sampled_from(
    "Chile Perú Chile: (Chile) (SEPES) SEPES SERNA Ministerio de Pesca y la el ; , – | por en Ana Ríos Peru's 1. S. A. "
    "Agencias ministries both lead ( ) : chilena".split(" ")
)


@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_any_list_is_read_to_its_end_and_proves_its_bodies(text: str) -> None:
    for label in ("Responsible entities: ", "Responsible entities\n", "It is executed by "):
        passage = page_of(f"# Projects\n1. Open Sea (in progress)\n{label}{text}")
        for entity in find_project_entities(passage):
            evidence = " ".join(passage.text_between(entity.start, entity.end).split())
            assert entity.organization in evidence
            assert entity.acronym is None or entity.acronym in evidence


@pytest.mark.parametrize(
    ("line", "bodies"),
    [
        ("Institución chilena: Servicio de Mareas", [("CHL", "Servicio de Mareas")]),
        ("Peru: National System for Coasts (SENAC)", [("PER", "National System for Coasts")]),
        ("Perú: Archivo del Mar", [("PER", "Archivo del Mar")]),
        ("Servicio de Mareas (Chile) / Ministerio de Faros (Perú) / Oficina de Boyas",
         [("CHL", "Servicio de Mareas"), ("PER", "Ministerio de Faros"), (None, "Oficina de Boyas")]),
    ],
)  # fmt: skip
def test_labels_and_lines_below_a_project_tell_the_country_of_its_bodies(
    line: str, bodies: list[tuple[str | None, str]]
) -> None:
    assert told(f"[EN EJECUCIÓN] 1. Mareas Limpias\n{line}") == {"Mareas Limpias": bodies}
