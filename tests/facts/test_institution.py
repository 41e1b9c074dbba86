"""What the section of a page says of its working group, and the items that it lists."""

import time
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pa_pipeline.facts.dates.date_mentions import find_date_mentions
from pa_pipeline.facts.institution.coordinating_offices import find_role_statements
from pa_pipeline.facts.institution.coordinator_cards import Coordinator, read_card
from pa_pipeline.facts.institution.groups import GroupItem, GroupProfile, find_group_items, find_group_profiles
from pa_pipeline.facts.links.links import find_links
from pa_pipeline.facts.organizations.organizations import find_organizations
from pa_pipeline.facts.passages import Passage, passage_of, passages_of
from pa_pipeline.facts.projects.projects import find_projects
from pa_pipeline.reading.decoding import decode_seed
from pa_pipeline.reading.reader import read_text

OTHER_EN = "Fisheries Technical Group\nObjective: To keep the sea alive.\nCoordinator: vacant\n"
OTHER_ES = "Grupo Técnico de Pesca\nObjetivo: Cuidar el mar.\nCoordinador: vacante\n"


def section_of(text: str, other: str = OTHER_EN) -> Passage:
    """The first section of a page on which a second group follows."""
    reading = read_text(decode_seed(f"{text}\n\n{other}".encode(), "page.txt"), "page")
    return next(passage for passage in passages_of(reading) if passage.section == 1)


def profile_of(text: str, other: str = OTHER_EN) -> GroupProfile:
    """What the first section says of its group."""
    (profile,) = find_group_profiles(section_of(text, other))
    return profile


def items_of(text: str, other: str = OTHER_EN) -> list[GroupItem]:
    """Items of the first section."""
    return find_group_items(section_of(text, other))


def test_a_section_of_fields_is_read_field_by_field() -> None:
    profile = profile_of(
        "Mining Working Group\nObjective: To share good practices in mining.\nCreated: 3 March 2014, by the ministers\n"
        "Coordinator: Dr. Ana Ríos Paz, Head of Mining Policy, Ministry of Energy (Peru)\nE-mail: mining@groups.gob.pe"
    )
    assert profile.name == "Mining Working Group"
    assert profile.objective == "To share good practices in mining."
    assert (profile.established_on, profile.precision) == (date(2014, 3, 3), "day")
    assert (profile.coordinator_name, profile.coordinator_role) == ("Ana Ríos Paz", "Head of Mining Policy")
    assert (profile.coordinator_organization, profile.contact_email) == ("Ministry of Energy", "mining@groups.gob.pe")


@pytest.mark.parametrize(
    ("card", "name", "role", "body", "country"),
    [
        (
            "Coordinator of the Group: Ms. Ana Ríos Paz\nHead of the Office of Studies, Ministry of Mines of Peru",
            "Ana Ríos Paz", "Head of the Office of Studies", "Ministry of Mines of Peru", "PER",
        ),
        (
            "Coordination: Ministry of Mines of Chile\nAna Ríos Paz, Director of Cooperation",
            "Ana Ríos Paz", "Director of Cooperation", "Ministry of Mines of Chile", "CHL",
        ),
    ],
)  # fmt: skip
def test_who_coordinates_has_the_office_of_the_card(card: str, name: str, role: str, body: str, country: str) -> None:
    section = section_of(f"Mining Working Group\nObjective: To share good practices.\n{card}\nCreated: 3 March 2014")
    told = [
        (row.name_as_written, row.role, row.organization, row.country_iso3) for row in find_role_statements(section)
    ]
    assert told == [(name, role, body, country)]


def test_fields_with_their_value_on_the_next_line_are_read_too() -> None:
    profile = profile_of(
        "Comité de Aduanas\nMandato\nFacilitar el paso de la carga por las fronteras.\nFecha de creación\n"
        "1 de mayo de 2016\nPreside\nAna Ríos Paz\nCargo\nDirectora de Aduanas\nCorreo\naduanas@comites.gob.ec",
        OTHER_ES,
    )
    assert profile.objective == "Facilitar el paso de la carga por las fronteras."
    assert profile.established_on == date(2016, 5, 1)
    assert (profile.coordinator_name, profile.coordinator_role) == ("Ana Ríos Paz", "Directora de Aduanas")
    assert profile.contact_email == "aduanas@comites.gob.ec"


def test_a_card_of_fields_below_a_heading_is_read_and_a_date_alone_is_the_origin() -> None:
    profile = profile_of(
        "Mining Working Group\nOrigin\nDecember 2016\nCoordination\nName: Ana Ríos Paz\nPost: Head of Mining Policy\n"
        "Body: Ministry of Energy\nMail: mining@groups.gob.pe"
    )
    assert (profile.coordinator_name, profile.coordinator_role) == ("Ana Ríos Paz", "Head of Mining Policy")
    assert (profile.established_on, profile.precision) == (date(2016, 12, 1), "month")
    assert profile.contact_email == "mining@groups.gob.pe"


def test_projects_told_by_labels_alone_are_no_groups_and_their_bodies_no_coordinators() -> None:
    text = (
        "Comité de Aduanas\nObjetivo\nFacilitar el paso de la carga.\nCoordinación\nVacante\nProyecto 1\n"
        "Puertos Verdes\nEstado\nEn curso\nVigencia\nMarzo de 2019 – abril de 2021\nResponsables\n"
        "Comisión del Mar (Chile)\nProyecto 2\nRed de Faros\nEstado\nTerminado\nVigencia\n"
        "Abril a octubre de 2019\nResponsables\nMinisterio de Cultura (Perú)"
    )
    profile = profile_of(text, OTHER_ES)
    assert (profile.coordinator_name, profile.coordinator_organization) == (None, None)
    assert [project.name for project in find_projects(section_of(text, OTHER_ES))] == ["Puertos Verdes", "Red de Faros"]


@pytest.mark.parametrize(
    ("sentence", "established_on", "precision"),
    [
        ("The group was created by the Presidents on 3 July 2015, in Lima.", date(2015, 7, 3), "day"),
        ("Created in March 2016, the group meets twice a year.", date(2016, 3, 1), "month"),
        ("At their summit of 23 May 2013 they ordered the creation of a group on mines.", date(2013, 5, 23), "day"),
        ("El grupo nació el 1 de julio de 2016 en Frutillar.", date(2016, 7, 1), "day"),
        ("Se creó el 4 de junio de 2012 por decisión de los ministros.", date(2012, 6, 4), "day"),
        ("Reunidos el 9 de mayo de 2017, dieron un mandato. En virtud de ese mandato se conformó el grupo.",
         date(2017, 5, 9), "day"),
        ("The ministers established a fund on 3 July 2015 for the coast.", None, None),
        ("A fund was created on 3 July 2015 by the High Level Group.", None, None),
        ("The group met on 3 July 2015 and adopted its plan.", None, None),
        ("El grupo estableció un fondo el 3 de julio de 2015 para la costa.", None, None),
    ],
)  # fmt: skip
def test_only_the_founding_of_the_group_dates_it(
    sentence: str, established_on: date | None, precision: str | None
) -> None:
    profile = profile_of(f"Mining Technical Group\n{sentence}\nCoordinator: vacant")
    assert (profile.established_on, profile.precision) == (established_on, precision)


@pytest.mark.parametrize(
    "text", ["to be appointed", "vacant", "Por designar", "pendiente de designación", "rotating", "vago", "à désigner"]
)
def test_a_coordinator_who_is_yet_to_come_is_none(text: str) -> None:
    assert read_card(text) == Coordinator()


@pytest.mark.parametrize(
    ("text", "card"),
    [
        ("Ana Ríos Paz", Coordinator("Ana Ríos Paz")),
        ("Ana Ríos Paz (Ministerio de Cultura, Perú)", Coordinator("Ana Ríos Paz", None, "Ministerio de Cultura")),
        ("Ana Ríos Paz, Directora de Industria, Comercio y Turismo - PROCHILE",
         Coordinator("Ana Ríos Paz", "Directora de Industria, Comercio y Turismo", "PROCHILE")),
        ("Director of Consular Policy, Ministry of Foreign Affairs (Chile)",
         Coordinator(None, "Director of Consular Policy", "Ministry of Foreign Affairs")),
        ("Ministry of Women of Peru", Coordinator(None, None, "Ministry of Women of Peru")),
        ("Peru", Coordinator()),
    ],
)  # fmt: skip
def test_a_card_is_cut_into_name_role_and_body(text: str, card: Coordinator) -> None:
    assert read_card(text) == card


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("The group is chaired by Ana Ríos Paz, Director of Mines of Chile.", "Ana Ríos Paz", "Director of Mines"),
        ("Su coordinadora es Ana Ríos Paz.", "Ana Ríos Paz", None),
        ("The group is chaired by the country that holds the presidency.", None, None),
        ("Ana Ríos Paz, Director of Mines of Chile, opened a fair in Lima.", None, None),
    ],
)
def test_a_sentence_can_name_the_coordinator(text: str, name: str | None, role: str | None) -> None:
    profile = profile_of(f"Mining Technical Group\nObjective: To mine with care.\n{text}\nEstablished: 2014")
    assert (profile.coordinator_name, profile.coordinator_role) == (name, role)


def test_a_card_without_a_label_closes_a_section() -> None:
    profile = profile_of(
        "Grupo Técnico de Minería\nObjetivo: Minar con cuidado y dialogar con las comunidades.\n\nAna Ríos Paz\n"
        "Directora de Minas - Ministerio de Minería",
        OTHER_ES,
    )
    assert (profile.coordinator_name, profile.coordinator_role) == ("Ana Ríos Paz", "Directora de Minas")


def test_a_label_that_lost_its_name_gives_a_role_and_no_name() -> None:
    text = "Mining Technical Group\nObjective: To mine with care.\n\nTechnical Group Coordinator"
    profile = profile_of(text, f"{OTHER_EN}Mandate: To fish.")
    assert (profile.coordinator_name, profile.coordinator_role) == (None, "Technical Group Coordinator")


def test_a_sheet_of_fields_names_the_group_below_its_label_and_the_body_below_its_own() -> None:
    profile = profile_of(
        "FICHA DEL GRUPO\nNombre\nGrupo Técnico de Minas\nEje\nEconómico\nFecha de creación\n3 de mayo de 2016\n"
        "País coordinador\nPerú\nCoordinadora\nAna Ríos Paz\nCargo\nDirectora de Minas\nInstitución\n"
        "Secretaría de Energía\nCorreo\nminas@grupos.gob.pe",
        OTHER_ES,
    )
    assert (profile.name, profile.established_on) == ("Grupo Técnico de Minas", date(2016, 5, 3))
    assert (profile.coordinator_name, profile.coordinator_role) == ("Ana Ríos Paz", "Directora de Minas")
    assert (profile.coordinator_organization, profile.contact_email) == ("Secretaría de Energía", "minas@grupos.gob.pe")


@pytest.mark.parametrize(
    ("fields", "name", "organization"),
    [
        ("Coordinating country\nMexico", None, None),
        (
            "Coordination: Chile\nName: Ana Ríos Paz\nInstitution: Ministry of Mines",
            "Ana Ríos Paz",
            "Ministry of Mines",
        ),
        ("Focal points\nChile: Ministry of Mines\nPeru: Institute of Mines", None, None),
        ("Coordinator: Ana Ríos Paz, Commissioner (arios@mines.example)", "Ana Ríos Paz", None),
        ("Coordina\nAna Ríos Paz\nDirectora de Minas\nSecretaría de Energía", "Ana Ríos Paz", "Secretaría de Energía"),
        ("Coordina: Ana Ríos Paz, Mincetur", "Ana Ríos Paz", "Mincetur"),
    ],
)
def test_a_country_that_leads_is_no_coordinator(fields: str, name: str | None, organization: str | None) -> None:
    profile = profile_of(f"Mining Technical Group\n{fields}\nObjective\nTo mine with care.")
    assert (profile.coordinator_name, profile.coordinator_organization) == (name, organization)
    assert profile.coordinator_role in (None, "Commissioner", "Directora de Minas")


def test_numbered_headings_are_parts_and_their_lists_are_the_items() -> None:
    found = items_of(
        "Comité de Puertos\n\n1. Objetivo\nReducir los costos.\n\n2. Punto focal\nAna Ríos Paz\nJefa de Puertos\n\n"
        "3. Líneas de trabajo\na) Pesos\nb) Cabotaje\n\n4. Documentos\nGuía de puertos",
        OTHER_ES,
    )
    assert [(item.heading, item.text, item.kind) for item in found] == [
        ("Líneas de trabajo", "Pesos", "action"),
        ("Líneas de trabajo", "Cabotaje", "action"),
        ("Documentos", "Guía de puertos", "document"),
    ]


def test_a_card_below_a_list_and_figures_of_the_page_are_no_items() -> None:
    found = items_of(
        "Grupo Técnico de Minas\n\nEjes de trabajo\nAgua\nSuelos\n\nAna Ríos Paz\nDirectora de Minas\n\n"
        "Cifras\nMinas visitadas\n48\n\nImprimir ficha",
        OTHER_ES,
    )
    assert [item.text for item in found] == ["Agua", "Suelos"]


def test_private_mailboxes_are_masked() -> None:
    profile = profile_of("Mining Technical Group\nObjective: To mine with care.\nContact: ana.rios@gmail.com")
    assert profile.contact_email == "[e-mail]"


def test_what_a_project_says_is_not_said_of_its_group() -> None:
    text = (
        "Youth Technical Group\nCoordinator: vacant\nFunctions\n- Report to the ministers\nProjects\n"
        "1. Sea School (IN PROGRESS)\nObjective: To teach sailing.\nResponsible entities: Navy (Chile)\n"
        "- The first course was held in Arica.\nDocuments\n- Rules"
    )
    assert profile_of(text).objective is None
    assert [item.text for item in items_of(text)] == ["Report to the ministers", "Rules"]


def test_items_have_the_kind_that_their_heading_tells() -> None:
    text = (
        "Youth Technical Group\nCoordinator: vacant\nFunctions:\n(a) Report to the ministers;\n(b) Propose projects.\n"
        "Pillars\n1. Work\n2. Study\nAgenda 2020\nNetwork of schools\nDocuments\nWork plan 2020\nRules of procedure"
    )
    found = [(item.ordinal, item.heading, item.text, item.kind) for item in items_of(text)]
    assert found == [
        (1, "Functions:", "Report to the ministers;", "function"),
        (2, "Functions:", "Propose projects.", "function"),
        (3, "Pillars", "Work", "pillar"),
        (4, "Pillars", "Study", "pillar"),
        (5, "Agenda 2020", "Network of schools", "agenda"),
        (6, "Documents", "Work plan 2020", "document"),
        (7, "Documents", "Rules of procedure", "document"),
    ]


def test_a_number_above_bullets_is_their_heading() -> None:
    text = (
        "Grupo Técnico Pyme\nObjetivo: Ayudar.\nEjes\n1. Crédito\n- Fondo común\n2. Ferias\n- Feria anual\n- Catálogo"
    )
    found = [(item.heading, item.text) for item in items_of(text, OTHER_ES)]
    assert found == [("Crédito", "Fondo común"), ("Ferias", "Feria anual"), ("Ferias", "Catálogo")]


def test_the_name_of_a_section_is_its_heading_without_number_and_acronym() -> None:
    assert profile_of("1. Technical Group on Health (TGH)\nObjective: To heal.").name == "Technical Group on Health"
    assert profile_of("Group: Health\nObjective: To heal.\nCoordinator: vacant").name == "Health"


def test_an_article_has_neither_profile_nor_items() -> None:
    text = (
        "Ministers launch a group\n\nLima, May 3, 2019.- The Mining Technical Group was created today by ministers of "
        "four countries, who met in the morning and agreed on its functions:\n\n- To report\n- To propose"
    )
    reading = read_text(decode_seed(text.encode(), "page.txt"), "page")
    (article,) = passages_of(reading)
    assert (find_group_profiles(article), find_group_items(article)) == ([], [])


LINES = (
    "Objective", "Objetivo: Cuidar el mar.", "Coordinator: Ana Ríos Paz, Head of Seas - Navy (Chile)", "Ana Ríos Paz",
    "Coordinadora", "E-mail: sea@navy.gob.cl", "- Item", "1. First", "(a) Second;", "Documents", "Work plan 2020",
    "Projects", "1. Sea (IN PROGRESS)", "Responsible entities: Navy (Chile)", "Created: 3 May 2019", "Position: Head",
    "The group was created on 3 May 2019.", "Functions:", "See the guide", "", "Head of Seas", "www.a.org",
)  # fmt: skip


@given(st.lists(st.sampled_from(LINES), max_size=14))
def test_whatever_a_section_holds_its_words_stand_in_their_spans(lines: list[str]) -> None:
    section = section_of("Sea Technical Group\nMandate: To sail.\n" + "\n".join(lines))
    for profile in find_group_profiles(section):
        told = section.text_between(profile.start, profile.end).replace("\n", " ")
        for value in (profile.name, profile.objective, profile.coordinator_name, profile.coordinator_role):
            assert value is None or value in told
    items = find_group_items(section)
    assert [item.ordinal for item in items] == list(range(1, len(items) + 1))
    for item in items:
        assert item.text in section.text_between(item.start, item.end)


PIECES = (
    "The group was created. ", "On 3 May 2019. ", "The group was created. It met on 3 May 2019. ", "Objective: a\n",
    "is coordinated by ", "Coordinator: Ana Ríos Paz, ", "a@b.org ", "Technical Group of Trade and ", "1. a\n- b\n",
    "Projects\nA (IN PROGRESS)\n", "Documents\nPlan\n", "Ana Ríos Paz\nDirector\n", "aims to ", "Chair: x. ",
    "Coordinator\n", "Coordinator: vacant\n",
)  # fmt: skip


@pytest.mark.parametrize("piece", PIECES)
def test_six_times_the_section_takes_six_times_the_time(piece: str) -> None:
    def seconds(length: int) -> float:
        section = replace(passage_of("Sea Group\n" + piece * (length // len(piece))), article=None, section=1)
        for unit in section.units:
            _ = unit.tokens, unit.sentences
        for asked in (find_links, find_organizations, find_date_mentions):
            section.once(asked)
        start = time.process_time()
        find_group_profiles(section)
        find_group_items(section)
        return time.process_time() - start

    seconds(6_000)
    short = min(seconds(6_000) for _ in range(2))
    assert min(seconds(36_000) for _ in range(2)) < 12 * short + 0.2


def test_dates_of_fields_and_meetings_stay_in_the_section_of_their_group() -> None:
    text = (
        "Technical Group on Ports\nObjective\nTo make the ports of the four countries work as one.\n"
        "Mandate\nParagraph 4 of the Declaration of Iquique\nDate of creation\n14 February 2018\nFunctions\n"
        "a) To compare tariffs.\nMeetings held\nFirst meeting\nLima, 3 and 4 March 2021\nSecond meeting\n"
        "Santiago, 19 October 2022\nMilestones\n- 25 May 2023 - First report.\n- 9 June 2023 - Second report.\n\n"
        "Technical Group on Rails\nObjective\nTo lay tracks for the trains of all countries.\nCoordination\nVacant\n"
    )
    passages = list(passages_of(read_text(decode_seed(text.encode(), "page.txt"), "page")))
    profiles = [profile for passage in passages for profile in find_group_profiles(passage)]
    assert [passage.article for passage in passages] == [None, None]
    assert [profile.established_on for profile in profiles] == [date(2018, 2, 14), None]


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("[+] Technical Group on Mines (TGM)", "Technical Group on Mines"),
        ("Technical Group on Mines  [-]", "Technical Group on Mines"),
        ("FACT SHEET: THE TECHNICAL GROUP ON MINES", "TECHNICAL GROUP ON MINES"),
        ("About the Technical Group on Mines", "Technical Group on Mines"),
    ],
)
def test_signs_and_the_kind_of_page_are_no_part_of_a_name(heading: str, expected: str) -> None:
    assert profile_of(f"{heading}\nObjective: To dig.\nCreated: 3 May 2016\n").name == expected


def test_a_name_that_a_heading_shouts_is_taken_from_the_question_below() -> None:
    text = "FAQ: THE MINES NETWORK\n\nWhat is the Mines Network?\nA body.\n\nWho leads it?\nAna Ríos, head of mines.\n"
    assert profile_of(text).name == "Mines Network"


@pytest.mark.parametrize(
    ("card", "expected"),
    [
        ("Since March 2022, Dr. Ana Ríos, head of mines (Peru). You can call her.", ("Ana Ríos", "head of mines")),
        ("Unidad de Minas (UM), Chile; Ana Ríos Paz, jefa de Minas", ("Ana Ríos Paz", "jefa de Minas")),
    ],
)
def test_a_coordinator_stands_behind_a_date_or_behind_the_body(card: str, expected: tuple[str, str]) -> None:
    profile = profile_of(f"Grupo Técnico de Minas\nObjetivo: Cavar.\nCoordinación: {card}\n", OTHER_ES)
    assert (profile.coordinator_name, profile.coordinator_role) == expected


@pytest.mark.parametrize("marks", ["> ", "1\n", "a)\n"])
def test_items_stand_behind_a_sign_or_below_their_number(marks: str) -> None:
    first, second = marks, marks.replace("1", "2").replace("a)", "b)")
    text = (
        f"Technical Group on Mines\nObjective: To dig.\nFunctions\n{first}Light the mines.\n{second}Open the mines.\n"
    )
    assert [(item.text, item.kind) for item in items_of(text)] == [
        ("Light the mines.", "function"),
        ("Open the mines.", "function"),
    ]
