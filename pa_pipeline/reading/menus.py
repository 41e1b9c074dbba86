"""Rows of menu items on one line, with the title of the text behind them at times, and titles that a page tells twice.

`Home News Events Contact` reads as a title, and so does `Home News The fair opens` above `The fair opens`.
"""

from collections.abc import Iterator, Sequence

from pa_pipeline.lexicon import words
from pa_pipeline.reading.lines import Line
from pa_pipeline.reading.shapes import Shape

_LEAST_ITEMS, _LEAST_SHARE = 4, 0.6
_LEAST_TITLE_WORDS, _MOST_WORDS, _REACH = 3, 60, 3
_LEAST_TITLE = -2.0
_PARTED = "|-–—·•»›>:/"
"""What parts the title of a page from the name of the site."""


def is_row_of_items(text: str, folded: str) -> bool:
    """Whether a line is a row of single words with a capital each, most of which name parts of a site.

    >>> is_row_of_items("Home News Events Atlas Contact", "home news events atlas contact")
    True
    >>> is_row_of_items("Chile News Events Contact Group", "chile news of the contact group")
    False
    """
    if folded.count(" ") < _LEAST_ITEMS - 1 or not all(token[0].isupper() for token in text.split()):
        return False
    tokens = folded.split()
    known = sum(token in words("headlines", "menu_words") for token in tokens)
    return known >= _LEAST_ITEMS - 1 and known >= _LEAST_SHARE * len(tokens)


def find_menus(lines: Sequence[Line], shapes: Sequence[Shape]) -> Iterator[int]:
    """Rows of menu items, and lines that hold the title right below them with more of the page before or behind it."""
    for at in range(len(lines)):
        shape, line = shapes[at], lines[at]
        if shape.boilerplate is not None or shape.prose or shape.words > _MOST_WORDS or shape.ends == "open":
            continue
        if is_row_of_items(line.text, line.folded) or (at + 1 < len(lines) and _holds_title_below(lines, shapes, at)):
            yield at


def _holds_title_below(lines: Sequence[Line], shapes: Sequence[Shape], at: int) -> bool:
    if shapes[at].words <= _LEAST_TITLE_WORDS:
        return False
    below = next((k for k in range(at + 1, min(at + 1 + _REACH, len(lines))) if shapes[k].boilerplate is None), None)
    if below is None:
        return False
    line, title = lines[at].folded, lines[below].folded
    if shapes[below].words < _LEAST_TITLE_WORDS or len(line) <= len(title) or shapes[below].title <= _LEAST_TITLE:
        return False
    if line.endswith(title):
        before = line[: -len(title)].rstrip()
        return not (before.endswith(",") or before.rpartition(" ")[2] in words("language", "function_words"))
    return line.startswith(title) and line[len(title) :].lstrip()[0] in _PARTED and shapes[below].dateline is None
