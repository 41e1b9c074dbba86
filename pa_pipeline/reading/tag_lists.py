"""Lines that say what they are by the lines around them: tags of a list, labels and dates of fields, dates of a list.

A tag alone on its line would read as a heading (`Related`, `Etiquetas`), a date below `Fecha de inicio` as a dateline,
the label `Inicio` above a date as an item of a menu.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from pa_pipeline.lexicon import words
from pa_pipeline.reading.closings import tells_revision
from pa_pipeline.reading.labels import read_label
from pa_pipeline.reading.lines import Line
from pa_pipeline.reading.project_labels import read_project_label
from pa_pipeline.reading.shapes import Shape

_MOST_TAGS, _MOST_WORDS, _PAIR = 12, 4, 2
_LIST_MARKS = "•*·▪–—-"
_LONGEST_LABEL, _NEAR = 60, 8
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_DATED = frozenset({"starts", "ends", "period", "approved", "duration"})
_TELLING = _DATED | {"entities", "status", "objective"}
"""Fields of projects: one alone is no sign of one, since articles have dates too."""
_OF_GROUPS = frozenset({"objective", "mandate", "coordinator", "function", "members"})


def mark_tag_lists(lines: Sequence[Line], shapes: Sequence[Shape]) -> list[Shape]:
    """The shapes, with the lines of tag lists marked as category lines.

    A list goes from its label to the next blank line, and all of it is short; else it is none.
    """
    marked = list(shapes)
    labels = [at for at, line in enumerate(lines) if line.folded.rstrip(" :") in _labels()]
    of_groups = {lines[at].folded for at in labels if _is_part_of_group(lines, at)}
    for at in labels:
        if lines[at].folded not in of_groups:
            end = _end_of_list(lines, shapes, at + 1)
            for tag in range(at, end):
                marked[tag] = replace(shapes[tag], boilerplate="category")
    for at in range(1, len(lines) - 1):
        if shapes[at].boilerplate is None and _is_row_of_subjects(lines, shapes, at):
            marked[at] = replace(shapes[at], boilerplate="category")
    for at, shape in enumerate(shapes):
        if shape.boilerplate is not None and _is_field_label(lines, shapes, at):
            marked[at] = replace(marked[at], boilerplate=None)
        elif shape.dateline is not None and at and _labels_change(lines[at - 1]):
            marked[at] = replace(marked[at], dateline=None, boilerplate="notice")
        elif shape.dateline is not None and _dates_no_text(lines, shapes, at):
            marked[at] = replace(marked[at], dateline=None)
    return marked


def _is_row_of_subjects(lines: Sequence[Line], shapes: Sequence[Shape], at: int) -> bool:
    """Whether a row of a few names (`Trade | Latin America`) stands between a text and its buttons for sharing."""
    if "|" not in lines[at].text or lines[at + 1].gap or shapes[at + 1].boilerplate != "share" or not lines[at].gap:
        return False
    names = [name.strip() for name in lines[at].text.split("|")]
    short = all(name[:1].isupper() and name.count(" ") < _MOST_WORDS for name in names)
    return short and shapes[at].ends == "none" and not any(map(str.isdigit, lines[at].text))


def _is_part_of_group(lines: Sequence[Line], at: int) -> bool:
    """Whether a label of tags is that of a group's topics: more labels of groups stand near."""
    if read_label(lines[at].folded) is None:
        return False
    told = (read_label(lines[near].folded) for near in _around(lines, at))
    return any(label is not None and label.kind in _OF_GROUPS for label in told)


def _dates_no_text(lines: Sequence[Line], shapes: Sequence[Shape], at: int) -> bool:
    """Whether a dateline dates no text below it: a field, an item of a list, one of the meetings that a page counts."""
    if (mark := _list_mark(lines[at])) and any(_list_mark(lines[near]) == mark for near in _close_by(lines, at)):
        return True
    dateline = shapes[at].dateline
    if dateline is None or not dateline.whole_line:
        return False
    return _is_span(lines[at]) or _is_of_field(lines, at) or _stands_in_pairs(lines, shapes, at)


def _labels_change(line: Line) -> bool:
    """Whether a line is the label of the day on which a page was changed, and nothing else (`Date modified:`)."""
    return line.text[-1] == ":" and not any(map(str.isdigit, line.text)) and tells_revision(line.folded)


def _close_by(lines: Sequence[Line], at: int) -> list[int]:
    """Numbers of the lines right above and below, where no blank line parts them."""
    above = [at - 1] if at and lines[at].gap == 0 else []
    return [*above, at + 1] if at + 1 < len(lines) and lines[at + 1].gap == 0 else above


def _list_mark(line: Line) -> str | None:
    """The dash or bullet that opens a line."""
    return line.text[0] if line.text[1:2] == " " and line.text[0] in _LIST_MARKS else None


def _stands_in_pairs(lines: Sequence[Line], shapes: Sequence[Shape], at: int) -> bool:
    """Whether a date stands close between two headings of a few words: `First meeting`, its day, `Second meeting`."""
    near = _close_by(lines, at)
    return len(near) == _PAIR and all(
        shapes[other].words <= _MOST_WORDS - 1
        and shapes[other].ends == "none"
        and not (shapes[other].dateline or shapes[other].byline or shapes[other].boilerplate)
        for other in near
    )


def _is_field_label(lines: Sequence[Line], shapes: Sequence[Shape], at: int) -> bool:
    """Whether what reads as an item of a menu or of a form is the label of a field, among fields of a project."""
    if at + 1 >= len(lines) or shapes[at + 1].separator or read_project_label(lines[at].folded.strip(" :*")) is None:
        return False
    if _field_of(lines[at + 1]) is not None:
        return False
    return len({field for near in _around(lines, at) if (field := _field_of(lines[near])) in _TELLING}) > 1


def _around(lines: Sequence[Line], at: int) -> list[int]:
    """Numbers of the lines near by."""
    return [*range(max(0, at - _NEAR), at), *range(at + 1, min(len(lines), at + _NEAR))]


def _is_span(line: Line) -> bool:
    """Whether a line of dates names two years: when something began and ended, not when a text came out."""
    return len(set(_YEAR.findall(line.folded))) > 1


def _is_of_field(lines: Sequence[Line], at: int) -> bool:
    """Whether a date stands below the label of a project's or a group's field, among other fields of it."""
    if at == 0:
        return False
    around = [near for near in _around(lines, at) if near != at - 1]
    if _field_of(lines[at - 1]) in _DATED and any(_field_of(lines[near]) in _TELLING for near in around):
        return True
    return _group_field_of(lines[at - 1]) == "established" and any(
        _group_field_of(lines[near]) in _OF_GROUPS for near in around
    )


def _group_field_of(line: Line) -> str | None:
    """Field of a group whose label a line is."""
    label = read_label(line.folded) if len(line.folded) <= _LONGEST_LABEL else None
    return label.kind if label is not None and label.alone else None


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
        if shape.boilerplate is not None and end > first:
            break
        if shape.words > _MOST_WORDS or shape.ends != "none" or shape.dateline is not None:
            return first - 1
        end += 1
    return end if first < end <= first + _MOST_TAGS else first - 1
