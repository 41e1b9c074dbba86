"""Groups of pages whose headings do not say that they are groups, or that have none."""

import pytest
from made_readings import read, sections_of

_PARTS = (
    "Objective\nTo show the work of weavers.\n\nEstablished\n4 May 2017\n\nCoordinator\nAna Ríos Paz\nHead of Crafts\n"
)


@pytest.mark.parametrize(
    ("page", "first"),
    [
        (f"Home / Areas / Crafts\n\n{_PARTS}", "Objective"),
        (f"Pacific Alliance\nHome\nNews\n\nCrafts\n\n{_PARTS}", "Crafts"),
    ],
)
def test_labels_that_only_groups_have_show_a_group_without_its_noun(page: str, first: str) -> None:
    assert sections_of(page) == [first]


def test_a_course_with_an_aim_and_a_coordinator_is_no_group() -> None:
    text = "Diplomado en mareas\n\nObjetivo\nFormar a pilotos de los cuatro países.\n\nCoordinadora\nAna Ríos Paz\n"
    assert not any(block.section_ordinal for block in read(text).blocks)


def test_questions_about_one_group_after_the_other_are_sections() -> None:
    text = (
        "Questions and answers\n\nWhat is the Tides Technical Group?\nA forum of the offices that measure tides.\n"
        "When was it created?\nIn May 2016.\n\nWhat is the Committee on Seals?\nIt brings together the zoos.\n"
        "Who coordinates it?\nThe post is vacant.\n"
    )
    assert sections_of(text) == ["What is the Tides Technical Group?", "What is the Committee on Seals?"]


def test_names_without_a_noun_stand_between_the_same_lines_as_the_others() -> None:
    text = (
        "Bodies\nPorts\nTides Council\n\nBack to the menu\nPorts\nThe harbours of the four countries meet here since "
        "2012 to open new routes for their ships.\nBack to the menu\nTides Council\nThe Tides Council was set up on "
        "29 August 2012 and seeks to measure all tides of the coast.\nBack to the menu\nMoon Committee\nThe Committee "
        "was born in 2016 and aims to close gaps in what is known of tides.\nBack to the menu\n"
    )
    assert sections_of(text) == ["Ports", "Tides Council", "Moon Committee"]


def test_the_name_of_the_site_above_a_menu_is_no_group() -> None:
    text = (
        "Secretaría de Mareas\n\nQuiénes somos\n\nComités técnicos\n\nCOMITÉ DE FAROS\nEl Comité fue instalado el 21 "
        "de octubre de 2016 y busca que los faros alumbren.\n\nCOMITÉ DE BOYAS\nEl Comité fue creado en 2018 y busca "
        "que las boyas floten.\n"
    )
    assert sections_of(text) == ["COMITÉ DE FAROS", "COMITÉ DE BOYAS"]


def test_a_page_of_nothing_but_the_sheets_of_projects_is_a_section() -> None:
    sheet = "Nombre del proyecto: {}\nInstitución ejecutora: SEPES\nSocios: SERNA (Chile)\nVigencia: 2023\n\n"
    text = f"Proyectos en curso\n\n{sheet.format('Mareas')}{sheet.format('Boyas')}"
    assert sections_of(text) == ["Proyectos en curso"]


@pytest.mark.parametrize(
    ("page", "first"),
    [
        (
            "¿What we do?\n\nThe Sub-Group on Tides sees to it that tables of tides are drawn alike in all ports."
            "\n\nDocuments of interest\n\n  • Table of tides\n",
            ["¿What we do?"],
        ),
        (
            "About us\n\nThe leaders asked in 2015 for a Tides Technical Group, which draws the tables of tides of all "
            "ports of the coast.\n\n¿Who is part of it?\n\nHarbour Office of Peru\n\nMandates\n\n  • Draw new tables\n",
            ["About us"],
        ),
        (
            "¿What we do?\n\nCommittee on Tides: it watches over the tables that all ports of the coast use.\n\n"
            "The Lima Declaration (2019)\n\n  • Draw new tables\n",
            ["¿What we do?"],
        ),
        (
            "¿Quiénes somos?\n\nEl Grupo Técnico de Mareas reúne a las oficinas que miden las aguas de la costa."
            "\n\nDeclaración de Cali (30 de junio de 2017)\n\n  • Dibujar nuevas tablas.\n",
            ["¿Quiénes somos?"],
        ),
        (
            "¿What we do?\n\nThe group seeks to draw the tables of tides of all ports of the coast.\n\nAna Ríos Paz\n"
            "Coordinator of Tides\nHarbour Office\n\nDocuments of interest\n\n  • Table of tides\n",
            ["¿What we do?"],
        ),
    ],
)
def test_a_page_that_asks_what_a_group_does_is_its_page(page: str, first: list[str]) -> None:
    assert sections_of(page) == first


def test_a_declaration_and_its_month_date_no_text_below() -> None:
    text = (
        "Technical Group on Tides\n\n¿What we do?\n\nThe group draws the tables of tides of all ports.\n\nWork "
        "Projects\n\nA table for the south.\n\n\nThe Lima Declaration (July 2019)\n\nTo draw all tables alike.\n"
    )
    assert sections_of(text) == ["Technical Group on Tides"]
    assert not read(text).articles


def test_a_paragraph_on_a_founding_and_an_aim_opens_the_page_of_a_group() -> None:
    text = (
        "At the XI Summit the presidents decided to create a Tides Council made up of the harbour offices. Its aim is "
        "to measure all tides alike.\nMain functions of the Council:\n- Draw tables\n- Print them\n"
    )
    assert len(sections_of(text)) == 1
