"""Programmes of films that hold no sentence: a title that speaks of cinema, and lines with a film and its year each."""

import re
from functools import cache
from itertools import pairwise

from pa_pipeline.lexicon import alternation, words
from pa_pipeline.reading.page import Page

_YEAR = re.compile(r"[(,|/–-]\s*(?:19|20)\d\d\s*(?:[),;|/–-]|\Z)")
_BARE = re.compile(r"(?:19|20)\d\d")
_LEAST_FILMS, _REACH, _MOST_ABOVE = 3, 60, 4
"""Films that make a programme, lines below its title among which they stand, and first lines that may be it."""


@cache
def _cinema() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternation(words('films', 'cinema'))})(?!\w)")


def find_programme(page: Page) -> int | None:
    """The line of the title of a programme of films, on a page that holds no article; None of other pages."""
    content = [at for at in range(len(page.lines)) if page.reasons[at] is None]
    titles = (at for at in content[:_MOST_ABOVE] if _cinema().search(page.lines[at].folded) is not None)
    title = next(titles, None)
    if title is None:
        return None
    below = [page.lines[at].text for at in content if title < at <= title + _REACH]
    films = {text for text in below if _YEAR.search(text)}
    films |= {film for film, year in pairwise(below) if _BARE.fullmatch(year) and not _BARE.fullmatch(film)}
    return title if len(films) >= _LEAST_FILMS else None
