"""Headings of two and three lines: a title, and what stands below it before the dateline or the text (the deck).

A deck looks like a title and stands nearer to the text. Here: which line of such a heading is the title. Not here: how
surely an article begins there (`beginnings`).
"""

import re

from pa_pipeline.reading.closings import names_issuer
from pa_pipeline.reading.headlines import opens_heading, verb_weight
from pa_pipeline.reading.page import Page
from pa_pipeline.reading.shapes import opens_as_link

_LEAST_TITLE, _LEAST_WORDS, _LEAST_WORDS_WITHOUT_VERB = 0.9, 5, 7
_MOST_DECKS, _LEAST_DECK, _LEAST_DECK_WORDS = 2, -2.0, 3
_PATH_MARKS = re.compile(r"\s[/|>›»·•]\s|@|://")
"""What parts the items of a menu or the path to a page, and does not stand in titles."""


def find_title_above(page: Page, at: int, *, heads: bool) -> int | None:
    """Number of the line whose deck a line is that looks like a title; None where it is a title itself.

    heads: whether a dateline or a by-line follows.
    """
    if page.dates_between and page.date_above(at):
        return None
    found, decks, below = None, 0, at
    while (above := page.previous_content[below]) >= 0 and _may_be_heading(page, above):
        if any(page.reasons[between] != "share" for between in range(above + 1, below)):
            break
        decks += 1
        if decks > _MOST_DECKS:
            return None if found == below else found  # a list of titles
        if _is_title_above(page, above, below):
            found = above
        below = above
    if found is None or not (heads or verb_weight(page.lines[found].folded)):
        return None
    return found if _opens_page_or_article(page, found, at) else None


def _may_be_heading(page: Page, at: int) -> bool:
    """Whether a line may be one of a heading of several lines."""
    return (
        page.shapes[at].ends == "none" and page.title(at) > _LEAST_DECK and page.shapes[at].words >= _LEAST_DECK_WORDS
    )


def _is_title_above(page: Page, above: int, below: int) -> bool:
    """Whether a line reads as the title of which the next one is the deck."""
    line, shape = page.lines[above], page.shapes[above]
    if page.title(above) < _LEAST_TITLE or shape.ends != "none" or shape.words < _LEAST_WORDS:
        return False
    if _PATH_MARKS.search(line.text) or page.lines[below].folded in line.folded or opens_heading(line.folded):
        return False  # the path to the page, at times with its title, or a heading
    if verb_weight(line.folded):
        return not opens_as_link(line.folded)
    return shape.words >= _LEAST_WORDS_WITHOUT_VERB and not names_issuer(line.text, line.folded, shape.words)


def _opens_page_or_article(page: Page, title: int, deck: int) -> bool:
    """Whether nothing stands above a heading of two lines to which its first line may belong."""
    above = page.previous_content[title]
    if above < 0 or not page.prose_before[title] or above < title - 1:
        return True
    gap = page.lines[title].gap
    return gap > page.lines[deck].gap or (page.shapes[above].ends == "sentence" and gap >= page.usual_gap)
