"""Lists of tags under a label (`Related`, `Etiquetas`): each a line of its own, which alone would read as a heading."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from pa_pipeline.lexicon import words
from pa_pipeline.reading.lines import Line
from pa_pipeline.reading.shapes import Shape

_MOST_TAGS, _MOST_WORDS = 12, 4


def mark_tag_lists(lines: Sequence[Line], shapes: Sequence[Shape]) -> list[Shape]:
    """The shapes, with the lines of tag lists marked as category lines.

    A list goes from its label to the next blank line, and all of it is short; else it is none.
    """
    marked = list(shapes)
    for at, line in enumerate(lines):
        if line.folded.rstrip(" :") in _labels():
            end = _end_of_list(lines, shapes, at + 1)
            for tag in range(at, end):
                marked[tag] = replace(shapes[tag], boilerplate="category")
    return marked


@cache
def _labels() -> frozenset[str]:
    return words("headlines", "tag_labels")


def _end_of_list(lines: Sequence[Line], shapes: Sequence[Shape], first: int) -> int:
    """Number of the line behind the list; that of its label where there is none."""
    end = first
    while end < len(lines) and end - first <= _MOST_TAGS and lines[end].gap == 0:
        shape = shapes[end]
        if shape.words > _MOST_WORDS or shape.ends != "none" or shape.dateline is not None:
            return first - 1
        end += 1
    return end if first < end <= first + _MOST_TAGS else first - 1
