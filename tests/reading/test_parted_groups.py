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


def test_a_group_without_a_name_may_begin_with_the_heading_that_all_groups_have() -> None:
    sheets = [
        f"Ficha {number} de 3\n{name}Propósito\nCuidar {what} de la costa de los cuatro países.\nResponsable\n"
        f"{person}, directora de Puertos del Perú\nTemas en agenda\n» Redes\n» Boyas\nImprimir ficha\n"
        for number, name, what, person in (
            (1, "Luces del Mar\n", "los faros", "Ana Ríos Toro"),
            (2, "Canteras Limpias\n", "la piedra", "Rosa Vega Luna"),
            (3, "", "los barcos", "Inés Paz Toro"),
        )
    ]
    assert sections_of("Órganos técnicos > Fichas\n\n" + "\n".join(sheets) + "\nSubir") == [
        "Luces del Mar",
        "Canteras Limpias",
        "Propósito",
    ]


def test_rubrics_above_the_names_of_groups_are_furniture_above_a_lost_name_too() -> None:
    cards = [
        ("SEA", "Lighthouse Group\nCreated: 4 May 2015\nNext appointment: Forum of Lights, Lima, 4 May 2026"),
        ("SEA", "Tide Committee\nCreated: 4 June 2015"),
        ("LAND", "Quarry Committee\nCreated: 4 June 2016"),
        ("LAND", "Quarry Safety Group\nCreated: 4 June 2017"),
        ("PEOPLE", "Brings together the museums of the four countries. It was established on 3 May 2016."),
    ]
    text = "\n\n".join(f"{rubric}\n{card}\nAgenda\n- Loans\n- Fairs\nView details" for rubric, card in cards)
    assert sections_of("Show: All | Sea | Land | People\n\n" + text) == [
        *("Lighthouse Group", "Tide Committee", "Quarry Committee", "Quarry Safety Group"),
        "Brings together the museums of the four countries. It was established on 3 May 2016.",
    ]
