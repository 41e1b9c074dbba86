"""Rows of menu items on one line, with the title of the text behind them at times, and titles that a page tells twice.

`Home News Events Contact` reads as a title, and so does `Home News The fair opens` above `The fair opens`.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from pa_pipeline.lexicon import words
from pa_pipeline.reading.labels import read_label
from pa_pipeline.reading.lines import Line
from pa_pipeline.reading.shapes import Shape

_LEAST_ITEMS, _LEAST_SHARE = 4, 0.6
_LEAST_TITLE_WORDS, _MOST_WORDS, _REACH = 3, 60, 3
_LEAST_TITLE = -2.0
_LEAST_RUN, _LEAST_COPIES, _LEAST_UNKNOWN, _MOST_ITEM_WORDS = 3, 3, 2, 6
"""Items of a menu that stands between the parts of a page, its copies, items that are no labels, and words of one."""
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


def find_repeated_menus(lines: Sequence[Line], shapes: Sequence[Shape]) -> Iterator[int]:
    """Lines of a run of short ones that a page tells again and again, each time before something else: its side menu.

    Two of them at least are no labels, which parts of a page share too.
    """
    places: dict[str, list[int]] = defaultdict(list)
    for at, (line, shape) in enumerate(zip(lines, shapes, strict=True)):
        if shape.ends == "none" and shape.words <= _MOST_ITEM_WORDS and not shape.marker:
            places[line.folded].append(at)
    firsts = {at: copies for copies in places.values() if len(copies) >= _LEAST_COPIES for at in copies[:1]}
    behind = 0
    for at, copies in sorted(firsts.items()):
        if at < behind:
            continue
        size = 1
        while (run := [copy + size for copy in copies]) and run[-1] < len(lines) and _is_copied(lines, run, places):
            size += 1
        items = range(at, at + size)
        unknown = sum(read_label(lines[item].folded) is None for item in items)
        below = {lines[copy + size].folded if copy + size < len(lines) else "" for copy in copies}
        if size >= _LEAST_RUN and unknown >= _LEAST_UNKNOWN and len(below) >= len(copies) - 1:
            behind = at + size
            yield from (copy + item for copy in copies for item in range(size))


def _is_copied(lines: Sequence[Line], run: Sequence[int], places: Mapping[str, Sequence[int]]) -> bool:
    """Whether the same short line stands at all places, right below the one before it."""
    first = lines[run[0]]
    is_short = first.gap <= 1 and first.folded in places
    return is_short and all(lines[at].folded == first.folded and lines[at].gap == first.gap for at in run)


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
