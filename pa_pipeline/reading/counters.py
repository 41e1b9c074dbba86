"""Numbers alone on a line that count readers, among buttons for sharing, and captions that a page tells twice above its
title."""

import re
from collections.abc import Iterator, Sequence

from pa_pipeline.reading.group_words import names_group
from pa_pipeline.reading.headlines import opens_caption
from pa_pipeline.reading.labels import read_label
from pa_pipeline.reading.lines import Line
from pa_pipeline.reading.place_openings import read_place_line
from pa_pipeline.reading.shapes import Shape

_COUNT = re.compile(r"[(\[]?\+?\d{1,3}(?:[.,]?\d{3}){0,2}(?:[.,]\d)?[kKmM]?[)\]]?")
_BESIDE = frozenset({"share", "comments"})
_REACH = 3
"""Lines above and below a number among which a button stands, with nothing but other numbers between."""
_MOST_ABOVE_TITLE, _NEAR_TITLE, _LEAST_TITLE_WORDS = 8, 7, 5
"""Lines above the title of a page, lines below it that may tell it again, and its words at least."""


def find_counters(lines: Sequence[Line], shapes: Sequence[Shape]) -> Iterator[int]:
    """Numbers of the lines that hold a number and stand beside buttons for sharing or beside comments."""
    for at, line in enumerate(lines):
        if line.text[-1].isalpha() and line.text[-1] not in "kKmM":
            continue
        if shapes[at].boilerplate is None and _is_count(line) and _stands_at_button(lines, shapes, at):
            yield at


def _is_count(line: Line) -> bool:
    return _COUNT.fullmatch(line.text) is not None


def _stands_at_button(lines: Sequence[Line], shapes: Sequence[Shape], at: int) -> bool:
    for step in (-1, 1):
        for near in range(at + step, at + step * (_REACH + 1), step):
            if not 0 <= near < len(lines):
                break
            if shapes[near].boilerplate in _BESIDE:
                return True
            if not _is_count(lines[near]):
                break
    return False


def find_doubled_captions(lines: Sequence[Line], shapes: Sequence[Shape]) -> Iterator[int]:
    """Numbers of the lines at the head of a page that hold a sentence told twice in a row, with the credit below it:
    what a picture shows, for no title stands above."""
    first = next((at for at, shape in enumerate(shapes) if shape.boilerplate is None), len(lines))
    if first + 3 < len(lines) and _is_doubled_below_title(lines, shapes, first):
        yield from (first + 1, first + 2)
        return
    if first + 1 >= len(lines) or lines[first].folded != lines[first + 1].folded or not shapes[first].prose:
        return
    yield from (first, first + 1)
    if first + 2 < len(lines) and opens_caption(lines[first + 2].folded):
        yield first + 2


def _is_doubled_below_title(lines: Sequence[Line], shapes: Sequence[Shape], title: int) -> bool:
    """Whether a line shorter than a title stands twice below it, above the day or the text: what a picture shows."""
    caption = shapes[title + 1]
    if lines[title + 1].folded != lines[title + 2].folded or caption.dateline is not None or caption.ends != "none":
        return False
    if not shapes[title].words >= _LEAST_TITLE_WORDS or shapes[title].ends == "sentence":
        return False
    below = shapes[title + 3]
    opens = below.prose or below.dateline is not None
    opens = opens or read_place_line(lines[title + 3].text, lines[title + 3].folded) is not None
    return caption.words < shapes[title].words and opens


def find_echoed_titles(lines: Sequence[Line], shapes: Sequence[Shape]) -> Iterator[int]:
    """Numbers of the lines that tell the title of a page again right below it, as its pictures and shares do: the
    first line of some length, within a few lines, above its text. Of a group the copy above its labels is the title."""
    first = next(
        (
            at
            for at, shape in enumerate(shapes[:_MOST_ABOVE_TITLE])
            if shape.boilerplate is None and shape.dateline is None and shape.words >= _LEAST_TITLE_WORDS
        ),
        None,
    )
    if first is None or shapes[first].ends == "sentence" or shapes[first].marker:
        return
    title = lines[first].folded
    near = [at for at in range(first + 1, min(len(lines), first + _NEAR_TITLE)) if lines[at].folded == title]
    if not near:
        return
    below = {line.folded for line in lines[near[0] + 1 :]}
    listed = any(
        shapes[at].words >= _LEAST_TITLE_WORDS and lines[at].folded in below for at in range(first + 1, near[0])
    )
    if listed:
        return  # a list of what the page holds stands above its titles
    is_sheet = names_group(title) and near[-1] + 1 < len(lines) and read_label(lines[near[-1] + 1].folded) is not None
    yield from (first, *near[:-1]) if is_sheet else near
