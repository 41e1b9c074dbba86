"""Blocks of contacts for the press, counters beside buttons and captions told twice are the page's, not the text's."""

import pytest

from pa_pipeline.reading.decoding import Decoded
from pa_pipeline.reading.reader import Reading, read_text

TITLE = "Lighthouse keepers of four countries agree on a code of lamps"
LEAD = (
    "Arica, May 3, 2021. The keepers of forty lighthouses agreed on Monday on a code of lamps that will be the same "
    "from Ensenada to Punta Arenas and that captains may learn in one afternoon."
)
BODY = "The code has nine signals, and it was tried for two winters by keepers of three islands."


def read(*lines: str) -> Reading:
    return read_text(Decoded("\n".join(lines), "utf-8"), "page")


def furniture(reading: Reading) -> list[str]:
    return [block.text for block in reading.blocks if block.article is None]


@pytest.mark.parametrize(
    "block",
    [
        ("Media contact:", "Ida Thorsen", "Press Adviser, Office of Lighthouses", "Tel. +47 22 555 011"),
        ("Contacto de prensa", "Mariela Quispe Ponce", "Oficina de Faros", "mquispe@faros.example.pe"),
        ("For media enquiries, please contact:", "Ms Ida Thorsen", "DID: 6555 0188"),
        ("Contato para a imprensa", "Lia Prado Nunes", "Assessora", "lprado@farois.example.br"),
        ("Contact presse", "Jeanne Morel", "jmorel@phares.example.fr"),
        ("Media contact: Ida Thorsen, Press Adviser", "+47 22 555 011", "ida.thorsen@lights.example"),
    ],
)
def test_a_block_that_names_whom_the_press_may_ask_is_furniture(block: tuple[str, ...]) -> None:
    reading = read(TITLE, "", LEAD, "", BODY, "", *block)
    assert [article.title for article in reading.articles] == [TITLE]
    assert len(furniture(reading)) == len(block)


@pytest.mark.parametrize(
    "block",
    [
        ("Media contact: press@lights.example, +47 22 555 011",),
        ("Media contact: Ida Thorsen, Press Adviser, ida.thorsen@lights.example",),
        ("Media enquiries", "Lights Media Liaison", "(02) 6100 0123", "media@lights.example"),
        ("For further information:", "The code may be read in every port."),
    ],
)
def test_a_mailbox_that_the_text_tells_and_a_block_without_a_name_belong_to_the_text(block: tuple[str, ...]) -> None:
    assert furniture(read(TITLE, "", LEAD, "", BODY, "", *block)) == []


def test_numbers_beside_buttons_count_readers_and_numbers_in_a_text_do_not() -> None:
    counted = read(TITLE, "", "1.345", "0", "Compartir:", "", LEAD, "", BODY)
    told = read(TITLE, "", LEAD, "", "Lamps on the coast:", "1.345", "", BODY)
    assert furniture(counted) == ["1.345", "0", "Compartir:"]
    assert furniture(told) == []


def test_a_caption_told_twice_above_the_title_is_no_text_of_an_article() -> None:
    caption = "Keepers of the four countries with the lamps that they brought from their islands."
    reading = read(caption, "", caption, "Photo credit: Ida Thorsen", "", TITLE, "", LEAD, "", BODY)
    assert [article.title for article in reading.articles] == [TITLE]
    assert furniture(reading) == [caption, caption, "Photo credit: Ida Thorsen"]


def test_a_name_between_title_and_text_takes_no_text_from_the_title() -> None:
    reading = read(
        TITLE,
        "They will be lit at the same hour in every port",
        "Foto: Armada",
        "Rosa Quispe Arana",
        "rquispe@diario.example.pe",
        LEAD.replace("Arica, May 3, 2021. ", "Arica - "),
        BODY,
    )
    assert [article.title for article in reading.articles] == [TITLE]


@pytest.mark.parametrize(
    ("heading", "titles"),
    [("Related", ("Two islands get lamps", "Old lamps for sale")), ("Lea también:", ("Faros", "Luces"))],
)
def test_other_titles_amid_a_text_are_not_its_headings(heading: str, titles: tuple[str, str]) -> None:
    reading = read(TITLE, "", LEAD, "", heading, *titles, "", BODY, "", "They will meet again in June.")
    assert furniture(reading) == [heading, *titles]


def test_beginnings_of_other_texts_in_a_row_are_furniture() -> None:
    row = (
        "The ferry between the islands will no longer sail…",
        "A storm took the roof of the…",
        "Two whales were seen again from the…",
    )
    reading = read(
        TITLE,
        "",
        LEAD,
        "",
        BODY + " It works.",
        "",
        "The keepers will meet again in June in the port of Callao, they said.",
        *row,
    )
    assert furniture(reading) == list(row)


@pytest.mark.parametrize(
    ("lines", "count"),
    [
        (("Peru: new course on lamps for fishing boats",), 2),
        (("Chile: lamps for every cove", "Colombia: lamps on the rivers", "Mexico: lamps on the oil rigs"), 1),
    ],
)
def test_a_title_that_names_its_subject_begins_an_article_and_a_row_of_them_heads_parts(
    lines: tuple[str, ...], count: int
) -> None:
    text = (
        "Some ninety fishermen of {} learned in their own boats how nets are mended with needles of bone, and "
        "bought thread from women who dye it with bark and seaweed of the bay."
    )
    below = [part for line in lines for part in (line, "", text.format(line.partition(":")[0]), "")]
    reading = read(TITLE, "", LEAD, "", BODY, "", *below)
    assert len(reading.articles) == count


@pytest.mark.parametrize(
    ("rubric", "titles"),
    [
        ("More on lighthouses", ("List of lighthouses", "How to become a keeper")),
        ("Más en Faros", ("Abren un faro en Puno", "Suben los precios del aceite")),
    ],
)
def test_titles_below_a_line_that_offers_more_end_a_page(rubric: str, titles: tuple[str, str]) -> None:
    assert furniture(read(TITLE, "", LEAD, "", BODY, "", rubric, *titles)) == [rubric, *titles]
    assert furniture(read(TITLE, "", LEAD, "", BODY, "", rubric, titles[0], "", BODY)) == []
