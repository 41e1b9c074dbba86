"""Lines that say what they are by the label above them: tags of a list, and dates of a project's fields.

A tag alone on its line would read as a heading (`Related`, `Etiquetas`); a date below `Fecha de inicio` as a dateline.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from pa_pipeline.lexicon import words
from pa_pipeline.reading.lines import Line
from pa_pipeline.reading.project_labels import read_project_label
from pa_pipeline.reading.shapes import Shape

_MOST_TAGS, _MOST_WORDS = 12, 4
_LONGEST_LABEL, _NEAR = 60, 8
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_DATED = frozenset({"starts", "ends", "period", "approved", "duration"})
_TELLING = _DATED | {"entities", "status", "objective"}
"""Fields of projects: one alone is no sign of one, since articles have dates too."""


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
    for at in [at for at, shape in enumerate(shapes) if shape.dateline is not None and shape.dateline.whole_line]:
        if _is_span(lines[at]) or _is_of_field(lines, at):
            marked[at] = replace(marked[at], dateline=None)
    return marked


def _is_span(line: Line) -> bool:
    """Whether a line of dates names two years: when something began and ended, not when a text came out."""
    return len(set(_YEAR.findall(line.folded))) > 1


def _is_of_field(lines: Sequence[Line], at: int) -> bool:
    """Whether a date stands below the label of a project's field, among other fields of it."""
    if at == 0 or _field_of(lines[at - 1]) not in _DATED:
        return False
    around = (*range(max(0, at - _NEAR), at - 1), *range(at + 1, min(len(lines), at + _NEAR)))
    return any(_field_of(lines[near]) in _TELLING for near in around)


def _field_of(line: Line) -> str | None:
    """Field whose label a line is, or opens with before a colon."""
    label, _, _ = line.folded.partition(":")
    return read_project_label(label.strip(" *•.-")) if len(label) <= _LONGEST_LABEL else None


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
