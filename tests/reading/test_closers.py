"""Groups between copies of one line, and headings that only the lines below them tell to be groups."""

import pytest
from made_readings import read, sections_of

_END = "\nBack to the list ↑\n"
_SEALS = "SEALS\nCommittee set up by the Declaration of Lota of 4 May 2012\nWhat is it for: to count the seals."
_BUOYS = "BUOYS\nSince when? The group was established in Tumbes on 9 June 2015.\nChair\nEva Paz Luna\nepaz@mar.example"
_NAMELESS = (
    "Keeps the tide tables of the four countries and lends them to every port that asks for them in time.\n"
    "Coordinator: Juan Soto Vera (Chile)\nFunctions\na) Tables\nb) Ports"
)


def test_a_line_that_parts_some_groups_parts_all() -> None:
    page = "Who does what\nExpand all / Collapse all\n" + "".join(part + _END for part in (_SEALS, _BUOYS, _NAMELESS))
    starts = [section.splitlines()[0] for section in sections_of(page + "Last modified: 4 May 2023\n")]
    assert starts[:2] == ["SEALS", "BUOYS"]
    assert starts[2].startswith("Keeps the tide tables")
    assert len(starts) == 3


_NEWS = (
    "Chile counts its seals\n{day}The technical group on seals was created in 2012 and aims to count them; it is "
    "coordinated by Peru.\n{author}",
    "Peru lends its buoys\n{day}The committee on buoys was set up in 2015 and aims to lend them; it is led by Chile.\n"
    "{author}",
    "Mexico opens a lighthouse\n{day}The lighthouse was opened with 300 guests from the four countries, who stayed for "
    "the whole night.\n{author}",
    "Colombia paints its boats\n{day}The boats were painted by the pupils of two schools, whose teachers chose the "
    "colours with them.\n{author}",
)


@pytest.mark.parametrize(("day", "author"), [("", ""), ("Lima, 4 May 2023 - ", ""), ("", "By Ana Ríos, reporter\n")])
def test_a_line_that_parts_news_opens_no_groups(day: str, author: str) -> None:
    page = "Harbour news\n\n" + "".join(part.format(day=day, author=author) + _END + "\n" for part in _NEWS)
    reading = read(page)
    assert len(reading.articles) == len(_NEWS)
    assert all(block.section_ordinal is None for block in reading.blocks)


@pytest.mark.parametrize(
    "page",
    [
        "Grupo Técnico de Faros\nProyectos en marcha, a mayo de 2024\n\nEl Grupo Técnico de Faros (GTF) lleva dos "
        "proyectos con dinero del fondo.\n\nPROYECTO 1\nLuz Limpia\nEstado: en ejecución\nPlazo: 12 meses\n"
        "Responsables por país:\nChile: Armada de Chile\n\nPROYECTO 2\nFaros Escuela\nEstado: concluido\n"
        "Plazo: 8 meses\nResponsables por país:\nPerú: Marina de Guerra\n\nCoordinadora del GTF: Eva Paz Luna",
        "Menú\nUsted recorre: Inicio\n\nGrupo Técnico de Faros\nSecretaría técnica: Armada (Chile). Coordinadora: Eva "
        "Paz, jefa de Luces.\nSe constituyó en Lota el 4 de mayo de 2012 y agrupa a nueve fareros.\nTareas:\n"
        "a) pintar los faros;\nb) llevar el programa Luz Limpia.\nLuz Limpia (en ejecución)\nCambia las lámparas de 30 "
        "faros. Empezó en abril de 2022 y ha formado a 40 fareros de los cuatro países.",
    ],
)
def test_the_only_group_of_a_page_holds_its_projects(page: str) -> None:
    assert sections_of(page) == ["Grupo Técnico de Faros"]


def test_people_with_their_offices_are_no_groups() -> None:
    people = ("Ana Lucía Restrepo", "Hugo Cárdenas Paz", "Teresa Lagos Vera")
    card = "{}\nNational coordinator of Peru\nMinistry of Trade\nteam@trade.example\nView profile\n\n"
    assert sections_of("Team\n\n" + "".join(card.format(name) for name in people)) == []
