"""What a page writes around each of its articles, told by its recurring, and what it goes on with below the last."""

import pytest
from made_readings import read

FIRST = (
    "Ports of four countries share one calendar",
    "The ports of Callao, Manzanillo and San Antonio have shared one calendar of arrivals since Monday morning.",
    "Pilots asked for it after a winter in which three ships waited outside for a week.",
)
SECOND = (
    "Weavers open a shop in Osaka",
    "Weavers from Ayacucho and Boyacá opened a shop in Osaka that sells what forty workshops make in a year.",
    "It is open on five days of the week, and the looms may be tried out.",
)
THIRD = (
    "Schools exchange seeds by post",
    "Nineteen schools exchange seeds of beans and maize by post, with a drawing of the field that they grew in.",
    "The drawings will be shown in the library of Temuco, where the first parcel was packed.",
)


def listing(above: str = "", below: str = "", after: str = "", count: int = 3) -> str:
    """Articles, each between the same lines; `#` in them is a number that differs."""
    pages = []
    for number, (title, *body) in enumerate((FIRST, SECOND, THIRD)[:count], start=11):
        parts = [line.replace("#", str(number)) for line in (above, title, below, *body, after) if line]
        pages.append("\n".join(parts))
    return "\n\n".join(pages)


@pytest.mark.parametrize(
    "around",
    [
        {"above": "Harbour desk"},
        {"above": "Puertos / Economía"},
        {"above": "Bulletin board\nSeen # times"},
        {"above": "[# May 2019] Diary"},
        {"below": "Hear this page\n00:0# / 03:12"},
        {"below": "Bild von oben"},
        {"after": "Hand this on\nBy letter\nBy pigeon"},
        {"after": "Was it worth it? # said so\nTell us more"},
    ],
)
@pytest.mark.parametrize("count", [2, 3])
def test_lines_that_recur_around_articles_are_in_none(around: dict[str, str], count: int) -> None:
    reading = read(listing(**around, count=count))
    told = (FIRST, SECOND, THIRD)[:count]
    assert [article.title for article in reading.articles] == [title for title, *_ in told]
    assert [article.text.splitlines()[-1] for article in reading.articles] == [last for *_, last in told]


def test_a_country_over_a_list_of_films_is_of_the_article_though_it_recurs() -> None:
    first, second = listing(count=2).split("\n\n")
    text = f"{first}\nChile\nLa marea, documental, 2019\n\n{second}\nChile\nEl molino, ficción, 2020"
    assert all("Chile" in article.text for article in read(text).articles)


def test_what_a_title_and_a_list_of_contents_share_is_a_title() -> None:
    contents = "\n".join(title for title, *_ in (FIRST, SECOND, THIRD))
    reading = read(f"In this issue\n{contents}\n\n{listing()}")
    assert [article.title for article in reading.articles] == [FIRST[0], SECOND[0], THIRD[0]]


def test_an_article_told_twice_is_no_template() -> None:
    title, lead, last = FIRST
    told = f"{title}\nLima, May 3, 2019.- {lead}\nA second paragraph\n{last}"
    reading = read(f"{told}\n\n{told}")
    assert [article.title for article in reading.articles] == [title] * 2
    assert all("A second paragraph" in article.text for article in reading.articles)


@pytest.mark.parametrize(
    "below",
    [
        "Our offices abroad\nBeijing | Dubai | Jakarta | Madrid",
        "Diary of the house\nJune 2019\nMo Tu We Th Fr Sa Su\n1 2 3 4 5 6\n7 8 9 10 11 12 13",
        "Rate this page\n1\n2\n3\n4\n5",
        "¿Le sirvió la página?\nSí\nNo\nCuéntenos más",
        "Chirps by @harbourdesk\nEmbed\nView all chirps",
    ],
)
def test_what_a_page_goes_on_with_below_its_last_text_is_in_no_article(below: str) -> None:
    assert read(f"{listing(count=1)}\n\n\n{below}").articles[0].text.endswith(FIRST[-1])


@pytest.mark.parametrize(
    "below",
    [
        "Read the whole calendar here",
        "Questions: desk@harbour.example",
        "The calendar (PDF, 212 KB)",
        "Programme\nChile\nLa marea, documental, 2019",
    ],
)
def test_what_a_text_ends_with_is_its_own(below: str) -> None:
    reading = read(f"{listing(count=1)}\n\n{below}\n\nShare\nFacebook\nTwitter")
    kept = [block.text for block in reading.blocks if block.article is not None]
    assert kept[-len(below.splitlines()) :] == below.splitlines()


def test_a_recurring_line_below_headlines_makes_no_page_of_groups() -> None:
    reading = read(listing(below="(Picture: harbour desk)"))
    assert reading.page_type == "news_listing"
    assert len(reading.articles) == 3


def test_what_is_practical_about_events_is_of_their_invitations_though_it_recurs() -> None:
    details = "Date: # May 2023\nTime: #:30 a.m.\nVenue: Blue Room\nAdmission is free."
    reading = read(listing(after=details, count=2))
    assert all("Venue: Blue Room" in article.text for article in reading.articles)


def test_headings_that_recur_amid_texts_stay() -> None:
    first, second = (text.splitlines() for text in listing(count=2).split("\n\n"))
    pages = ["\n\n".join([*lines[:-1], "Background\nNext steps", lines[-1]]) for lines in (first, second)]
    reading = read("\n\n\n".join(pages))
    assert all("Next steps" in article.text for article in reading.articles)
