"""A text whose lines a program filled up to a column is read as before it was broken, with or without blank lines."""

import textwrap

import pytest

from pa_pipeline.reading.lines import split_lines

PAGE = "\n".join(
    (
        "Harbour masters of the Pacific Alliance share a tide table",
        "Callao, 12 May 2021. The harbour masters of the four countries agreed on a single table of "
        "tides, which will be printed from March 2022 on and sent to every port that asks for it, from "
        "Arica to Ensenada.",
        "“A ship does not care who measured the water,” said Rosa Quispe Tello, harbour master of Callao,"
        " who had proposed the table. The gross tonnage of the ports (GTP) rose by 7 percent, and a "
        "second meeting will be held on 8 and 9 June 2021.",
        "The table has three parts:",
        "- tides and currents, as measured by the navies of the four countries at the mouth of each port",
        "- depths",
        "Objective: to print what every pilot needs on one sheet of paper, in two languages and without a"
        " single abbreviation.",
        "",
        "Una flota de pesca estrena motores limpios",
        "Manta, 3 de abril de 2022. Los armadores de la costa presentaron doce motores nuevos, que "
        "ahorran cerca de un tercio del combustible y fueron probados durante dos inviernos en aguas de "
        "Chile y del Perú.",
        "Los motores se fabrican en Guadalajara, con piezas de Medellín y de Valparaíso, y serán vendidos"
        " a plazos a las cooperativas de los cuatro países.",
    )
)


def broken(text: str, column: int) -> str:
    lines = (textwrap.wrap(line, column, break_on_hyphens=False) or [""] for line in text.split("\n"))
    return "\n".join(piece for line in lines for piece in line)


COLUMNS = range(56, 101)


def test_paragraphs_come_back_whole() -> None:
    """Save where a paragraph's last line happens to be full, which nothing tells from one that goes on."""
    whole = [line for line in PAGE.split("\n") if line]
    wrong = [column for column in COLUMNS if [line.text for line in split_lines(broken(PAGE, column))] != whole]
    assert len(wrong) <= 0.1 * len(COLUMNS), wrong


def test_offsets_are_those_of_the_broken_text() -> None:
    text = broken(PAGE, 72)
    for line in split_lines(text):
        assert text[line.start : line.end].split() == line.text.split()


def test_lists_of_short_lines_in_small_letters_are_not_filled() -> None:
    text = "\n".join(
        f"port of the {word} coast" for word in "north south east west upper lower outer inner far".split()
    )
    assert len(split_lines(text)) == 9


def test_a_page_without_broken_lines_stays_as_it_is() -> None:
    assert [line.text for line in split_lines(PAGE)] == [line for line in PAGE.split("\n") if line]


@pytest.mark.parametrize(
    "text",
    [
        "The fishing fleets of the four countries, said the\nMinister of Ports, will report every catch by radio from "
        "the first of March on, and nobody who reports one will have to fill in a form again in any port of the bloc.",
        "Las flotas de pesca de los cuatro países informarán sus capturas por radio\ndesde el primero de marzo, dijo "
        "la ministra de Puertos, y nadie que lo haga tendrá que llenar otra vez un formulario en un puerto del bloque.",
        "The active participation\nof the fishing villages of the four countries is what the programme was made for, "
        "and it will be measured every spring by the people of the villages themselves, with scales lent to them.",
    ],
)
def test_a_paragraph_that_a_page_breaks_at_a_link_goes_on(text: str) -> None:
    assert [line.text for line in split_lines(text)] == [text.replace("\n", " ")]


def test_a_label_above_a_long_paragraph_in_small_letters_stays_apart() -> None:
    text = "Objective\nto measure every catch, " + "in every port of the four countries and on every pier, " * 4
    assert len(split_lines(text)) == 2


@pytest.mark.parametrize(
    "lines",
    [
        ("facilitation of trade and of customs procedures", "regulatory cooperation in the field of cosmetics"),
        ("Working Group on Trade in Seaweed", "the group met in Lima and set out what it wants"),
    ],
)
def test_lists_in_small_letters_and_headings_stay_apart_beside_long_lines(lines: tuple[str, ...]) -> None:
    text = "\n".join((*lines, "A long paragraph that nobody broke. " * 8))
    assert [line.text for line in split_lines(text)][: len(lines)] == list(lines)
