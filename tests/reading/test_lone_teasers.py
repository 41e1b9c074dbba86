"""Excerpts of other texts between whole articles."""

import pytest

from pa_pipeline.reading import decode_seed
from pa_pipeline.reading.reader import read_text

PARAGRAPHS = (
    "The trade offices of four countries agreed in Lima on a common stand, where growers show what they grow.",
    "Two hundred of them have put their names down, and half as many buyers from across the water are expected in May.",
    "The stand stays open for three days, and whoever wants to take part may still write to one of the offices.",
)
WHOLE = "Growers of four countries share a stand\n3 May 2031\n\n" + "\n\n".join(PARAGRAPHS)
TITLE, DAY = "Salt makers open a museum on the coast", "1 May 2031"
EXCERPT = "The museum shows how salt was made before the railway came, and why so many of those who […]"


def titles_of(text: str) -> list[str | None]:
    return [article.title for article in read_text(decode_seed(text.encode(), "made_up.txt"), "made_up").articles]


@pytest.mark.parametrize(
    "teaser",
    [f"{TITLE}\n{DAY}\n{EXCERPT}\nRead more", f"{DAY}\n{TITLE}\n{EXCERPT}", f"{TITLE}\n{EXCERPT}\nRead more"],
)
def test_a_title_with_a_cut_excerpt_beside_whole_articles_is_no_article(teaser: str) -> None:
    assert titles_of(f"{WHOLE}\n\n{teaser}") == ["Growers of four countries share a stand"]


def test_excerpts_alone_on_a_page_are_its_texts() -> None:
    others = f"Ferries sail between the two ports again\n29 April 2031\n{EXCERPT.replace('museum', 'ferry')}"
    assert titles_of(f"{TITLE}\n{DAY}\n{EXCERPT}\n\n{others}")[0] == TITLE


def test_a_paragraph_that_trails_off_stays_in_its_article() -> None:
    trailing = WHOLE.replace(PARAGRAPHS[1], PARAGRAPHS[1][:-1] + "…")
    (article,) = read_text(decode_seed(trailing.encode(), "made_up.txt"), "made_up").articles
    assert article.text.count("\n\n") == 2
