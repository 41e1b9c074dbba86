"""Articles without a title: paragraphs with a dateline of their own, below furniture or one by one in a bulletin.

Here: at which lines such an article begins. Not here: how sure other beginnings are (`beginnings`).
"""

from collections.abc import Iterator

from pa_pipeline.reading.page import Page

_CLOSING = frozenset({"category", "comments", "pagination", "office_signature", "separator"})
"""What furniture stands below an article, not between its title and its text."""
_LEAST_BODY_WORDS, _LEAST_ITEM_WORDS = 8, 25
_LEAST_ITEMS, _MOST_DAYS = 3, 45
"""Dated paragraphs one after another that are items of a bulletin, and days that they tell of at most: the stages of
something long lie farther apart."""


def find_untitled(page: Page) -> frozenset[int]:
    """Numbers of the lines at which articles without a title begin."""
    closed = (at for at in range(1, len(page.lines)) if _opens_below_furniture(page, at))
    return frozenset(closed) | frozenset(_items(page))


def _opens_below_furniture(page: Page, at: int) -> bool:
    """Whether a paragraph with a dateline stands below what closes an article."""
    above = page.previous_content[at]
    if page.reasons[at - 1] not in _CLOSING or above < 1 or not _is_dated(page, at):
        return False
    before = page.previous_content[above]
    return all(
        line >= 0 and page.shapes[line].ends == "sentence" and page.shapes[line].words >= _LEAST_BODY_WORDS
        for line in (above, before)
    )


def _is_dated(page: Page, at: int) -> bool:
    dateline = page.shapes[at].dateline
    return dateline is not None and not dateline.whole_line and page.shapes[at].prose


def _items(page: Page) -> Iterator[int]:
    """Paragraphs with a day and a place each, of some length and from few days, above which no title stands."""
    found = []
    for at in range(len(page.lines)):
        dateline = page.shapes[at].dateline
        if dateline is None or not _is_dated(page, at) or dateline.place is None or dateline.precision != "day":
            continue
        above = page.previous_content[at]
        heads = page.prose_before[at] and page.shapes[above].ends != "sentence" and page.reasons[at - 1] is None
        if heads or page.shapes[at].words < _LEAST_ITEM_WORDS:
            return  # texts with titles, or stages of one
        found.append((dateline.published_on, at))
    if len(found) >= _LEAST_ITEMS and (max(found)[0] - min(found)[0]).days <= _MOST_DAYS:
        yield from (at for _, at in found)
