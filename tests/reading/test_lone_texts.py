"""Pages on which nothing looks like news or a group."""

from made_readings import read

_CLAUSES = (
    "  1. A port that is no part of the league may take part in it as a guest.\n"
    "  2. A guest shall share the aims that the ports have written into their rules.\n\n"
    "  3. The harbour masters may grant the status, and their decision shall be told to the port concerned within a "
    "month.\n"
)


def test_clauses_below_a_heading_are_a_text() -> None:
    reading = read(f"Guests\n\nflag of the league 2\n\nRules on the part that guests take\nThe league\n{_CLAUSES}")
    assert [article.title for article in reading.articles] == ["Rules on the part that guests take"]
    assert "told to the port concerned" in reading.articles[0].text


def test_clauses_without_a_heading_are_a_text_too() -> None:
    reading = read(_CLAUSES)
    assert [article.title for article in reading.articles] == [None]


def test_a_menu_is_no_text() -> None:
    assert not read("Home\nNews\nPorts of the league\nContact\nSearch the pages of the league\n").articles


def test_parts_of_a_page_on_a_league_are_no_groups() -> None:
    text = (
        "What is the League of Ports?\n\nIt is a league of the ports of four countries that seeks to share what they "
        "know of tides.\n\nStructure\n\nThe High Level Group (HLG) is made up of the harbour masters. It oversees the "
        "work of all groups.\n\nFrequently asked questions\n\nWhen was it created?\n\nThe league was created on May 3, "
        "2009, in Quito.\n"
    )
    reading = read(text)
    assert not any(block.section_ordinal for block in reading.blocks)
    assert len(reading.articles) == 1
