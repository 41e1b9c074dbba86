"""Groups of a page that a line of furniture parts, where one has lost its name or has another kind of heading."""

from made_readings import sections_of

GROUP = """{name}
Created: 4 May 2015
Coordination: Ana Ríos Toro, Ministry of Ports of Chile, for the {name}
Purpose: {name} keeps the quarries of the four countries safe for those who work in them.
The group met twice in 2019 and trained 40 inspectors in the ports of the north.
"""
LOST = """Works so that a cooperative of shepherds can sell its cheese in any port of the four countries.
Agenda
– Labels
– Cold chains
"""
CLOSER = "Write to the keeper of this sheet\n\n"


def test_a_line_below_each_group_opens_the_next_one_though_its_name_is_lost() -> None:
    named = [GROUP.format(name=name) for name in ("Quarry Group", "Lighthouse Group", "Seaweed Group")]
    text = "Technical groups\n\n" + CLOSER.join([*named, LOST]) + CLOSER + "Site map"
    sections = sections_of(text)
    assert [first.split()[0] for first in sections] == ["Quarry", "Lighthouse", "Seaweed", "Works"]


def test_a_name_between_a_header_and_a_heading_in_capitals_is_one_of_a_group() -> None:
    first = (
        "Alianza del Pacífico\n" + "Grupo Técnico de Faros\n\nEl Grupo Técnico de Faros cuida las luces de la costa.\n"
    )
    second = (
        "Alianza del Pacífico\n" + "Grupo Técnico de Canteras\n\nEl Grupo Técnico de Canteras vela por las minas.\n"
    )
    third = "Alianza del Pacífico\nAviso de Mareas\n\nCRONOLOGÍA\n▪ Mayo de 2017. Los ministros crean el grupo.\n"
    text = "Grupos técnicos\n\n" + "\nSubir ↑\n\n".join([first, second, third])
    assert sections_of(text)[2] == "Aviso de Mareas"
