"""Sections of groups on pages of every layout: sheets of fields, parts that open by a click, numbered parts, prose."""

import pytest
from made_readings import read, sections_of

from pa_pipeline.lexicon.folding import fold
from pa_pipeline.reading.labels import read_label


@pytest.mark.parametrize(
    ("heading", "name", "date", "chair", "post"),
    [
        ("FICHA DEL GRUPO", "Nombre", "Fecha de creación", "Coordinadora", "Cargo"),
        ("GROUP PROFILE", "Name of the group", "Date of establishment", "Coordinator", "Position"),
        ("FICHA DO GRUPO", "Nome do grupo", "Data de criação", "Coordenadora", "Cargo"),
    ],
)
def test_a_sheet_whose_values_stand_below_their_labels_is_one_section(
    heading: str, name: str, date: str, chair: str, post: str
) -> None:
    sheet = (
        f"{heading}\n{name}\n{{0}}\nPillar\nTrade\n{date}\n3 May 2016\n{chair}\nAna Ríos Paz\n{post}\nHead of Mining\n"
    )
    page = sheet.format("Grupo Técnico de Minas") + "\n" + sheet.format("Grupo Técnico de Turismo")
    assert sections_of(f"Menu\n\n{page}") == [heading, heading]


def test_a_name_below_a_coordinator_is_a_person_and_opens_no_section() -> None:
    text = (
        "Technical Group on Mining\nObjective\nTo share good practices.\nCoordination\nName\nAna Ríos Paz\n"
        "Position\nHead of Mining\nE-mail\nmines@groups.example\nMandate\nGiven by the ministers.\n"
    )
    assert sections_of(text) == ["Technical Group on Mining"]


def test_parts_that_open_by_a_click_are_sections_and_their_signs_are_furniture() -> None:
    text = (
        "Expand all\n\nTechnical Group on Fishing\nLead country: Peru\nShow more +\nThe group protects the sea.\n"
        "Topics:\n• Catches\n• Reefs\nContact: sea@groups.example\nShow less –\n\nSingle Windows\nShow more +\n"
        "The group works on electronic papers for trade.\nTopics:\n• Papers\nShow less –\n"
    )
    assert sections_of(text) == ["Technical Group on Fishing", "Single Windows"]
    assert {b.text for b in read(text).blocks if b.reason} == {"Expand all", "Show more +", "Show less –"}


@pytest.mark.parametrize(
    "text",
    [
        "Comité de Puertos\n\n1. Objetivo\nReducir los costos del transporte.\n\n2. Punto focal\nAna Ríos Paz\n",
        "Grupo Técnico de Puertos\n\nEste grupo fue creado el 3 de mayo de 2016 con el fin de reducir los costos del "
        "transporte.\n\nEstá coordinado por Ana Ríos Paz, directora de Puertos.\n",
        "Ports Technical Group\nObjective: To reduce the cost.\n| No. | Project | Status |\n| 1 | Lights | Open |\n",
        "Grupo de Trabalho de Portos\nContato: portos@grupos.example\nObjetivo: reduzir os custos.\n",
    ],
)
def test_the_only_group_of_a_page_is_a_section(text: str) -> None:
    assert sections_of(text) == [text.split("\n", 1)[0]]


@pytest.mark.parametrize(
    "text",
    [
        "Technical Group on Ports\n\nLima, 3 May 2021.- The group was created by the ministers, who met to review "
        "the work of the year, and is coordinated by Ana Ríos Paz, head of ports of the ministry.\n",
        "Meeting of the Technical Group on Ports\n\nThe delegates spent two days in Lima to review the work and "
        "agreed on a calendar of visits to the main harbours of the coast.\n",
    ],
)
def test_news_on_a_group_are_no_section(text: str) -> None:
    assert [article.title for article in read(text).articles] == [text.split("\n", 1)[0]]


def test_the_last_line_of_a_work_plan_is_no_group_although_a_label_follows() -> None:
    text = (
        "Technical Group on Health\nObjectives\nTo buy vaccines together.\nWork plan\nJoint purchase\nTelemedicine\n"
        "Coordination: Ana Ríos Paz, Head of Health\n"
    )
    assert sections_of(text) == ["Technical Group on Health"]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("¿Cuándo nació el grupo? +", "established"),
        ("¿Quiénes lo integran?", "members"),
        ("What has the group achieved so far?", "action"),
        ("Quem coordena o grupo?", "coordinator"),
        ("À quoi sert le groupe ?", "objective"),
        ("IV. Work programme", "agenda"),
        ("Chair / Lead: Ana Ríos", "coordinator"),
        ("Coordinador(a): Ana Ríos", "coordinator"),
    ],
)
def test_questions_numbers_and_signs_around_a_label_leave_it_one(line: str, kind: str) -> None:
    label = read_label(fold(line))
    assert label is not None
    assert label.kind == kind


@pytest.mark.parametrize(
    "line", ["When did the ministers meet?", "¿Qué hace usted en Lima?", "1. Objective 2030 of the ports", "What a day"]
)
def test_other_questions_and_items_are_no_labels(line: str) -> None:
    assert read_label(fold(line)) is None


def test_an_address_on_its_own_line_does_not_go_on_with_the_line_above() -> None:
    reading = read("Ana Ríos Paz, Undersecretary, National Emergency Office\nrios@office.example\n")
    assert [block.text for block in reading.blocks][-1].endswith("office.example")
    assert len(reading.blocks) == 2


@pytest.mark.parametrize(
    "text",
    [
        "[+] Grupo Técnico de Minas\n¿Qué busca?\nCuidar las minas.\n¿Desde cuándo existe?\nDesde mayo de 2016.\n",
        "PROFILE: NETWORK OF MINES\n\nAT A GLANCE\nCreated: 3 May 2016\nChair: Ana Ríos\nContact: m@groups.example\n",
        "FAQ: THE MINES NETWORK\n\nWhat is the Mines Network?\nA body of four countries.\n\nWho leads it?\nAna Ríos.\n",
        "GRUPO TÉCNICO DE MINAS\nCampo\nContenido\nSigla\nGTM\nCreación\n3 de mayo de 2016\nObjetivo\nCuidar.\n",
        "SUBGRUPO DE MINAS\n\nDato | Detalle\nCreación | 3 de mayo de 2016\nObjetivo | Cuidar las minas viejas.\n",
        "About the Mining Committee\nWho we are\nA body of the four countries that looks after old mines and miners.\n"
        "Since when\n3 May 2016\n",
        "Grupo Técnico de Minas\nAliança do Pacífico\n\nQuem somos\nQuatro países reunidos.\n\nNa agenda\n- Ouro\n",
        "GROUPE TECHNIQUE SUR LES MINES\n\nQui sommes-nous\nQuatre pays réunis.\n\nQui le coordonne ?\nAna Ríos\n",
    ],
)
def test_a_heading_of_any_layout_above_known_parts_opens_a_group(text: str) -> None:
    assert sections_of(text) == [text.split("\n", 1)[0]]


def test_groups_whose_names_have_no_noun_are_told_by_questions_without_marks() -> None:
    text = (
        "Open all\nMines and Miners\nRead more\nWho we are\nThe Technical Group on Mines and Miners was created on "
        "3 May 2016 to look after old mines in the four countries.\nOn the agenda\n– Gold\n– Salt\nShow less\n"
        "Songs of the Sea\nRead more\nWhat for\nTo keep the songs of fishermen alive in the four countries.\n"
        "Since when\n4 May 2016\nCoordinator:\nShow less\n"
    )
    assert sections_of(text) == ["Mines and Miners", "Songs of the Sea"]


def test_the_sheet_of_a_project_and_the_body_that_founded_a_group_open_no_section() -> None:
    text = (
        "FICHA 7\nMinas viejas\n\nNombre completo : Grupo Técnico de Minas Viejas\nInstancia que lo creó\nXI Reunión "
        "de Ministros (RM), Lima\nObjetivo : cuidar.\nCoordinación : vacante\n\nFICHA DE PROYECTO 7.1\nNombre : Luces\n"
        "Estado : en marcha\nObjetivo : alumbrar.\n"
    )
    assert sections_of(text) == ["FICHA 7"]


@pytest.mark.parametrize(
    "text",
    [
        "FAQ: the mines fund\n\nWhat is it?\nA fund that pays for new lights in old mines of the four countries.\n\n"
        "Who can apply?\nTowns and firms of the four countries that look after an old mine.\n",
        "OPINIÓN\nLos grupos técnicos y la espera\nPor Ana Ríos Paz\n\nHace diez años que los grupos se reúnen, y hace "
        "diez años que pocos lo saben en los cuatro países.\n\n¿Para qué sirven?\nPara que un trámite tarde menos.\n",
        "Network of Cooks launches a book\n\nThe Network of Cooks launched its first book yesterday at the fair, "
        "before two hundred cooks and farmers.\n\nObjective: to show that maize has no passport.\n",
    ],
)
def test_articles_with_questions_or_a_group_in_the_title_are_no_section(text: str) -> None:
    assert not any(block.section_ordinal is not None for block in read(text).blocks)


def test_news_below_a_page_of_a_group_are_an_article() -> None:
    group = (
        "PROFILE: NETWORK OF MINES\n\nIN BRIEF\nCreated: 3 May 2016\nChair: Ana Ríos Paz\nContact: m@mines.example\n"
    )
    news = (
        "Ministers open a mine to visitors\n\nLima, 3 May 2021. The ministers opened today an old mine to visitors, "
        "who may walk two hours below the ground with a guide.\n"
    )
    reading = read(f"{news}\n{group}")
    assert len(reading.articles) == 1
    assert any(block.section_ordinal is not None for block in reading.blocks)


def test_headings_without_the_noun_of_a_group_open_those_that_the_text_below_calls_by_them() -> None:
    group = (
        "The {name} Technical Group was created on 3 May 2016 to look after {what} in the four countries.\n\n"
        "MANDATES\n\n1. To count them.\n\n2. To tell what was counted.\n\nPROJECTS\n\n1. Atlas (CONCLUDED)\n\n"
        "Responsible entities: Institute of Salt (Chile); Institute of Gold (Peru).\n\nCOORDINATOR\n\nAna Ríos Paz\n"
        "Head of Studies, Ministry of Mines of Peru\n\nBack to the list\n\n\n"
    )
    aim = "It aims to keep alive the songs that fishermen sing on the coasts of the four countries, and to print them."
    lost = f"{aim}\n\nPROJECTS\n\n1. Choirs (IN PROGRESS)\n\nBack to the list\n\nSitemap\n"
    text = (
        "Choose a group\n\n\nMINES\n\n" + group.format(name="Mines", what="old mines")
        + "SALT MAKERS\n\n" + group.format(name="Salt Makers", what="salt pans") + lost
    )  # fmt: skip
    assert sections_of(text) == ["MINES", "SALT MAKERS", aim]


def test_words_that_introduce_a_page_of_groups_are_no_article() -> None:
    reading = read(
        "Temas de trabajo\nEl bloque quiere avanzar en los temas siguientes.\n\nMinas\n\nEl Grupo Técnico de Minas fue "
        "creado el 3 de mayo de 2016 para cuidar las minas viejas.\n\nCoordinadora: Ana Ríos Paz\n\nFunciones\n\n"
        "1. Contarlas.\n\n2. Cuidarlas.\n\nSal\n\nEl Grupo Técnico de la Sal fue creado el 4 de mayo de 2016 para "
        "cuidar las salinas.\n\nCoordinador: Luis Gil Soto\n\nEl Grupo trabaja en:\n\n1. Censo de salinas.\n"
    )
    assert not reading.articles
    assert {block.section_ordinal for block in reading.blocks} == {None, 1, 2}


def test_a_wider_gap_shows_the_heading_of_a_group_where_those_of_all_others_have_one() -> None:
    groups = [
        ("Technical Group on Mining", "The group shares good practices of safety in mines.\n\n- Tunnels\n\n- Dust"),
        ("Trade Facilitation", "The chapter in force since 2016 obliges customs to publish their rules in time."),
        ("Committee on Reefs", "The committee reports twice a year on the state of the reefs of the coast."),
        ("Education Group", "This group promotes exchange of teachers.\n\nContact: school@groups.example"),
    ]
    page = "\n\n\n".join(f"{name}\n\n{text}" for name, text in groups)
    assert sections_of(page) == [name for name, _ in groups]
