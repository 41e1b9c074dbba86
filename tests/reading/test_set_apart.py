"""Titles told by what sets them apart: decks behind hyphens, days behind points, wide blanks, lists of works."""

from datetime import date

import pytest

from pa_pipeline.reading.decoding import Decoded
from pa_pipeline.reading.reader import Reading, read_text

SALT = (
    "Growers of salt from four countries met in the town to compare pans, rakes and prices, and agreed on a common "
    "mark that shops will be able to show from next year."
)
PILOTS = (
    "Harbour pilots of two ports tried a radio code during eight months and found that ships wait half an hour less "
    "for their berth than they did before."
)
FILMS = (
    "The embassies show six films in the house of the sea this week, two of them for the first time, and the women who "
    "made them will answer questions."
)


def read(*lines: str) -> Reading:
    return read_text(Decoded("\n\n".join(lines), "utf-8"), "page")


def titles(reading: Reading) -> list[str | None]:
    return [article.title for article in reading.articles]


def test_a_row_of_items_that_wide_blanks_part_is_no_title() -> None:
    reading = read(
        "The Harbour   Towns   Friends of Salt   Fields of work   News   Library",
        "News",
        "Salt growers agree on a common mark",
        f"Puno, 3 May 2021.- {SALT}",
        "Growers will pay nothing for the mark during two years.",
    )
    assert titles(reading) == ["Salt growers agree on a common mark"]


def test_lines_behind_hyphens_are_the_deck_of_the_title_above() -> None:
    reading = read(
        "Home / Press / News",
        "Letters A+ A-",
        "Salt growers agree on a common mark for the coast",
        "-It was agreed in Puno, before 400 guests\n-Pans, rakes and prices, on the table of the hosts",
        f"Puno, 3 May 2021. {SALT}",
        "Growers will pay nothing for the mark during two years.",
    )
    (article,) = reading.articles
    assert article.title == "Salt growers agree on a common mark for the coast"


@pytest.mark.parametrize("mark", ["|", "·", "•"])
def test_a_point_or_a_stroke_sets_the_day_off(mark: str) -> None:
    reading = read(
        "Salt growers agree on a common mark",
        f"27 May 2025 {mark} {SALT}",
        "They will pay nothing for it during two years.",
        "A code that saves half an hour",
        f"26 May 2025 {mark} {PILOTS}",
        "The code has forty messages.",
    )
    assert [article.published_on for article in reading.articles] == [date(2025, 5, 27), date(2025, 5, 26)]


def test_a_text_whose_day_stands_at_its_end_begins_below_a_list_of_films() -> None:
    reading = read(
        "Salt growers agree on a common mark",
        f"Puno, 3 May 2021.- {SALT}",
        "Read in Spanish",
        "Ships wait half an hour less for their berth",
        f"Callao, 4 May 2021.- {PILOTS}",
        "Read in Spanish",
        "Six films of the coast open in Oslo",
        f"Oslo, 5 May 2021.- {FILMS}",
        "These are the films:",
        "Chile\n“The Salt Pan” (drama, 2020)\n“Rakes” (documentary, 2019)",
        "Peru\n“Half an Hour” (short, 2018)",
        "Ambassador speaks on salt at the University of Accra",
        "Last Friday the ambassador of Chile told two hundred students of the university how four countries share one "
        "mark for their salt, and what shops say of it.",
        "“Two oceans buy the same salt,” he said, and the students laughed.",
        "8 May 2021",
        "Read in Spanish",
    )
    assert titles(reading)[-1] == "Ambassador speaks on salt at the University of Accra"
    assert len(reading.articles) == 4


def test_town_and_day_at_the_end_of_a_text_are_its_dateline() -> None:
    reading = read(
        "Salt growers agree on a common mark",
        f"{SALT}",
        "They will pay nothing for it during two years.",
        "Tarapoto, Peru, 3 May 2024",
        "Posted in Press releases, Salt | Leave a comment",
        "Ships wait half an hour less for their berth",
        f"Callao, 4 May 2024.- {PILOTS}",
    )
    assert (reading.articles[0].published_on, reading.articles[0].place) == (date(2024, 5, 3), "Tarapoto")
