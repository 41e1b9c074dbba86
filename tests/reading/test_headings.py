"""Which line of a heading is the title: decks, rests of cut-off paragraphs, titles that open in lower case."""

import pytest

from pa_pipeline.lexicon.folding import fold
from pa_pipeline.reading.datelines import parse_dateline
from pa_pipeline.reading.decoding import Decoded
from pa_pipeline.reading.reader import Reading, read_text

SEALS = (
    "Seal watchers gather in Paracas for their third count",
    "Paracas, May 3, 2021. Watchers of seals from eleven bays counted cubs during nine days and found a third more "
    "of them than the year before, on beaches that boats no longer visit.",
    "The beaches will stay closed to boats until August, and the watchers will come back in September.",
)
LOOMS = (
    "Weavers of Otavalo open a school of looms",
    "Otavalo, June 8, 2021. A school of looms opened its doors to sixty young weavers, who will learn patterns and "
    "dyes from their grandmothers during two winters.",
    "The dyes are made of walnut, indigo and cochineal, as they were three centuries ago.",
)
TELARES = (
    "Tejedoras de Otavalo abren una escuela de telares",
    "Otavalo, 8 de junio de 2021. Una escuela de telares abrió sus puertas a sesenta jóvenes tejedoras, que "
    "aprenderán dibujos y tintes de sus abuelas durante dos inviernos.",
    "Los tintes se hacen de nogal, añil y cochinilla, como hace tres siglos.",
)
BRIDGES = (
    "Engineers of four countries agree on a code for bridges",
    "Quito, July 2, 2021. The code says how bridges are to be measured, painted and lit, and from which span on.",
    "The first bridge to be lit that way is over the Guayas.",
)


def titles_of(*lines: str) -> list[str | None]:
    return [article.title for article in read(*lines).articles]


def read(*lines: str) -> Reading:
    return read_text(Decoded("\n\n".join(lines), "utf-8"), "page")


@pytest.mark.parametrize(
    ("rest", "below"),
    [
        ("The watchers of the bay will also look for whales with the help of the", LOOMS),
        ("The watchers of the bay were joined by three schools of Pisco, whose pupils painted the cubs and", LOOMS),
        ("The watchers will meet the boats of Pisco next year", LOOMS),
        ("The watchers will meet in the schools of Pisco and of Ica", TELARES),
    ],
)
def test_a_paragraph_that_was_cut_off_is_no_title_of_the_next_article(rest: str, below: tuple[str, ...]) -> None:
    assert titles_of(*BRIDGES, *SEALS, rest, *below) == [BRIDGES[0], SEALS[0], below[0]]


def test_a_paragraph_that_was_cut_off_stays_with_its_article() -> None:
    rest = "Los telares fueron donados por una cooperativa de Ambato que también donará la lana y los"
    article = read(*BRIDGES, *TELARES, rest, *SEALS).articles[1]
    assert article.text.endswith(rest)


@pytest.mark.parametrize("deck", ["Sixty young weavers learn from their grandmothers", "Dyes of walnut and indigo"])
def test_a_deck_below_a_title_amid_a_listing_stays_a_deck(deck: str) -> None:
    last = read(*BRIDGES, *SEALS, LOOMS[0], deck, *LOOMS[1:]).articles[-1]
    assert (last.title, last.subtitle) == (LOOMS[0], deck)


@pytest.mark.parametrize("title", ["weavers of Otavalo open a school of looms", "today Otavalo opens a school"])
@pytest.mark.parametrize("between", [(), ("Posted in Uncategorized",)])
def test_a_title_that_opens_in_lower_case_is_one_above_a_dateline(title: str, between: tuple[str, ...]) -> None:
    assert titles_of(*SEALS, *between, title, *LOOMS[1:]) == [SEALS[0], title]


def test_a_line_that_goes_on_in_lower_case_is_no_title() -> None:
    assert titles_of(*SEALS[:2], "The watchers thanked", "the boats of the bay for their patience", *LOOMS) == [
        SEALS[0],
        LOOMS[0],
    ]


@pytest.mark.parametrize(
    ("line", "rest"),
    [
        ("Lima,  3 May  2021.-  The  ministers met.", "The  ministers met."),
        ("Bogotá,  5  de junio   de 2018. Se  reunió", "Se  reunió"),
        ("March  2,   2018 – With many  delegates, it began.", "With many  delegates, it began."),
    ],
)
def test_runs_of_blanks_do_not_hide_a_dateline(line: str, rest: str) -> None:
    dateline = parse_dateline(line, fold(line))
    assert dateline is not None
    assert line[dateline.end :] == rest


def test_runs_of_blanks_do_not_hide_a_dateline_that_is_a_line() -> None:
    line = "Lima,  3  May   2021"
    dateline = parse_dateline(line, fold(line))
    assert dateline is not None
    assert (dateline.end, dateline.whole_line, dateline.place) == (len(line), True, "Lima")


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("May 3, 2019 - Lima", "Lima"),
        ("July 20, 2018 - Ottawa, Ontario - Harbour Canada", "Ottawa"),
        ("3 de mayo de 2019 | 10:30 | Bogotá", "Bogotá"),
        ("27-06-2024 | 18:54:00", None),
        ("Jueves 30 de octubre de 2025, p. 10", None),
        ("3 de mayo de 2019, pág. A4", None),
        ("Ana Ríos Published May 3, 2019", None),
        ("Ana Ríos | Published: May 3, 2019", None),
        ("Redacción Costa, publicado el 3 de mayo de 2019", None),
    ],
)
def test_what_stands_beside_the_date_of_a_page_does_not_hide_it(line: str, place: str | None) -> None:
    dateline = parse_dateline(line, fold(line))
    assert dateline is not None
    assert (dateline.whole_line, dateline.place) == (True, place)


@pytest.mark.parametrize(
    "line",
    ["May 3, 2019 - Ministers Meet", "May 3, 2019 – Lima hosts the fair", "3 May 2019 - Peru opens a port for all"],
)
def test_a_headline_behind_a_date_is_no_place(line: str) -> None:
    dateline = parse_dateline(line, fold(line))
    assert dateline is not None
    assert (dateline.whole_line, dateline.place) == (False, None)


def test_a_text_that_tells_when_something_was_published_has_no_dateline() -> None:
    line = "The text published on May 3, 2019"
    assert parse_dateline(line, fold(line)) is None


def test_a_title_that_the_page_tells_twice_keeps_the_date_between_the_two() -> None:
    title, lead, more = LOOMS[0], LOOMS[1].split(". ", 1)[1], LOOMS[2]
    reading = read(title, "8 de junio de 2021", "Foto: Agencias", title, lead, more)
    (article,) = reading.articles
    assert (article.title, article.published_on and article.published_on.isoformat()) == (title, "2021-06-08")
    assert article.text == f"Foto: Agencias\n\n{lead}\n\n{more}"
    assert [block.reason for block in reading.blocks if block.text == title] == [None, "repeated_header"]


def test_a_title_told_again_below_itself_is_no_second_article() -> None:
    title = "Schools of the coast send seeds by post"
    lead = "Nineteen schools of the coast exchange seeds of beans and maize by post, with a drawing of the field."
    (article,) = read(f"{title}\n\nPress note\n{title}\n{title}\n\n11 May 2021\n\n{lead}\n{lead}").articles
    assert (article.title, str(article.published_on)) == (title, "2021-05-11")


def test_several_lines_in_capitals_head_parts_of_one_text() -> None:
    lead = "Nineteen schools of the coast exchange seeds of beans and maize by post, with a drawing of the field."
    parts = f"{lead}\nSEEDS TRAVEL BY SHIP\n{lead}\nTHE PORTS OF PERU SEND SEEDS TO CHILE\n{lead}"
    assert len(read(f"Schools of the coast send seeds by post\n{parts}").articles) == 1


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("What is the Seal Watch?", "The Seal Watch is a network of bays founded in 2011 to count cubs."),
        ("¿Qué es la Ruta de la Foca?", "La Ruta de la Foca es una red de bahías creada en 2011 para contar crías."),
    ],
)
def test_a_question_what_something_is_opens_no_text_of_its_own(asked: str, told: str) -> None:
    assert titles_of(*SEALS, asked, told, *LOOMS) == [SEALS[0], LOOMS[0]]
