"""Groups shown as a sheet of fields (a label of the name, the name below it, then more labels with their values), or as
rows of a table.

Here: where such sheets and rows begin and how far their fields reach. Not here: groups under a heading of their own
(`group_openings`), what the fields say (`facts.institution`).
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from pa_pipeline.lexicon import words
from pa_pipeline.reading.bylines import names_known_person, person_name
from pa_pipeline.reading.group_words import (
    bare_heads,
    counts_sheets,
    is_short_form,
    may_be_body,
    names_group,
    numbered_project,
    start_of_name,
)
from pa_pipeline.reading.labels import OF_GROUPS, OPENING, Label, label_kinds
from pa_pipeline.reading.lines import Line
from pa_pipeline.reading.project_labels import says_status
from pa_pipeline.reading.shapes import Shape

_REACH, _MOST_NAME_WORDS, _MOST_HEADING_WORDS, _LEAST_FIELDS = 24, 14, 6, 2
_LEAST_COLUMNS, _LEAST_ROWS, _MOST_HEAD_WORDS = 2, 2, 4
_HEADING_REACH, _LEAST_SHARED = 3, 2
_CARD_REACH, _MOST_PERSON_WORDS, _MOST_STATUS_WORDS = 4, 7, 4
"""Lines of a card below its name; words of a name, and of a line that is but a status."""
_WORD = re.compile(r"[^\W_]{3,}")
FIELDS = frozenset(
    {"name", "acronym", "objective", "mandate", "established", "coordinator", "contact", "email", "role"}
)
_OF_PERSONS = frozenset({"coordinator", "contact", "role"})
_FIELDS = OF_GROUPS | {"contact", "email", "role", "organization", "legal", "telephone", "action", "document"}

_ABOVE_PERSONS, _MOST_CARD, _MOST_CARDS = frozenset({"coordinator", "contact", "name"}), 5, 20
"""Labels above persons, lines of the card of one, and of the cards of several."""


@dataclass(frozen=True, slots=True)
class Record:
    """start: line of the heading above the sheet, or of the label of the name; last: of its last label or value."""

    start: int
    last: int


def names_the_group(folded: str) -> str | None:
    """Kind of a folded line that is but the label of a name (`Nombre del grupo:`): `group`, `name`, or null.

    >>> names_the_group("nombre del grupo:"), names_the_group("name"), names_the_group("objective")
    ('group', 'name', None)
    """
    kind = label_kinds().get(folded.strip(" :.*_-–"))
    return kind if kind in ("group", "name") else None


def gives_name(folded: str, label: Label | None) -> bool:
    """Whether a line of a label and its value names a group: `Nombre: Grupo Técnico de Turismo`."""
    return label is not None and label.kind == "name" and not label.alone and names_group(folded[label.end :])


def find_records(lines: Sequence[Line], shapes: Sequence[Shape], labels: Sequence[Label | None]) -> list[Record]:
    """Sheets of groups in order."""
    opening = [at for at in range(len(lines) - 2) if _opens(lines, shapes, labels, at)]
    ends = [*opening[1:], len(lines)]
    found = []
    for at, end in zip(opening, ends, strict=False):
        fields = list(_fields(lines, shapes, labels, at, min(end, at + _REACH)))
        kinds = {label.kind for line in fields if (label := labels[line]) is not None}
        if len(kinds & _FIELDS) >= _LEAST_FIELDS and kinds & OF_GROUPS and "project_part" not in kinds:
            found.append(Record(_heading(lines, shapes, labels, at), min(fields[-1] + 1, end - 1)))
    return found


def _opens(lines: Sequence[Line], shapes: Sequence[Shape], labels: Sequence[Label | None], at: int) -> bool:
    """Whether a label of the name stands on a line, and a name below it; below `Coordinator` it is a person's."""
    if gives_name(lines[at].folded, labels[at]):
        return True
    kind = names_the_group(lines[at].folded)
    if kind is None:
        return False
    above = labels[at - 1] if at else None
    if kind == "name" and above is not None and above.alone and above.kind in _OF_PERSONS:
        return False
    value = shapes[at + 1]
    is_name = value.words <= _MOST_NAME_WORDS and value.ends == "none" and not (value.dateline or value.separator)
    return is_name and labels[at + 1] is None and names_the_group(lines[at + 1].folded) is None


def _fields(
    lines: Sequence[Line], shapes: Sequence[Shape], labels: Sequence[Label | None], at: int, end: int
) -> Iterator[int]:
    """Lines of labels below the name, as long as no wider gap and no long text ends the sheet."""
    wide = max(lines[at + 1].gap, lines[at + 2].gap)
    own = labels[at]
    first = at + 1 if own is not None and not own.alone else at + 2
    for line in range(first, end):
        if lines[line].gap > wide:
            return
        if labels[line] is not None:
            yield line


def _heading(lines: Sequence[Line], shapes: Sequence[Shape], labels: Sequence[Label | None], at: int) -> int:
    """The line of the heading above a sheet, else that of its first label."""
    start = _own_heading(lines, shapes, labels, at)
    if start < at:
        return start
    above = at - 1
    if above < 0 or lines[at].gap > 0 or not _may_head(shapes[above], _MOST_HEADING_WORDS):
        return at
    if (label := labels[above]) is not None and label.kind != "part":
        return at
    return above if lines[above].gap > 0 or above == 0 else at


def _own_heading(lines: Sequence[Line], shapes: Sequence[Shape], labels: Sequence[Label | None], at: int) -> int:
    """The nearest heading above that names the group of a sheet, or says it in fewer words; a numbered kicker on it."""
    own = labels[at]
    name = frozenset(_WORD.findall(lines[at if own is not None and not own.alone else at + 1].folded))
    for above in range(at - 1, max(-1, at - 1 - _HEADING_REACH), -1):
        label, folded = labels[above], lines[above].folded
        if not _may_head(shapes[above], _MOST_NAME_WORDS) or (label is not None and label.kind != "part"):
            return at
        told = _WORD.findall(folded)
        if names_group(folded[start_of_name(folded) :]) or (len(told) >= _LEAST_SHARED and name.issuperset(told)):
            kicker = above - 1
            counted = kicker >= 0 and lines[above].gap == 0 and labels[kicker] is None
            is_kicker = counted and counts_sheets(lines[kicker].folded)
            return kicker if is_kicker and _may_head(shapes[kicker], _MOST_HEADING_WORDS) else above
    return at


def _may_head(shape: Shape, most_words: int) -> bool:
    is_text = shape.marker or shape.dateline or shape.separator or shape.boilerplate is not None
    return shape.words <= most_words and shape.ends == "none" and not is_text


def piped_rows(lines: Sequence[Line]) -> list[int]:
    """Lines that are each the row of a table with a group in its first cell: `| Group on Bees | Ana Ríos | Lima |`."""
    if sum("|" in line.text for line in lines) < _LEAST_ROWS:
        return []
    rows = [
        at
        for at, line in enumerate(lines)
        if line.text.count("|") >= _LEAST_COLUMNS and _names_row(line.text, line.folded)
    ]
    return rows if len(rows) >= _LEAST_ROWS else []


def _names_row(text: str, folded: str) -> bool:
    """Whether a group stands in the first cell of a row, or in the second one behind its short form."""
    cells = [cell.strip() for cell in folded.strip(" |").split("|")]
    named = [names_group(cell) and cell not in bare_heads() for cell in cells]
    first = int(is_short_form(text.strip(" |").partition("|")[0].strip()))
    return len(cells) > _LEAST_COLUMNS and named[first] and sum(named) == 1


def shows_below(lines: Sequence[Line], shapes: Sequence[Shape], labels: Sequence[Label | None], at: int) -> bool:
    """Whether the card of a person (a name, an office, a mailbox) or the record of a project begins on a line."""
    if at + 1 >= len(lines) or labels[at] is not None or shapes[at].boilerplate is not None:
        return False
    if numbered_project().match(lines[at].folded):
        return True
    near = range(at + 1, min(at + 1 + _CARD_REACH, len(lines)))
    if shapes[at].words <= _MOST_PERSON_WORDS and any("@" in lines[below].text for below in near):
        vacant = lines[at].folded.strip(" .*-") in words("institution", "no_name")
        return vacant or person_name(lines[at].text) is not None
    label = labels[at + 1]
    is_field = label is not None and label.kind == "project_part" and not label.alone
    return (is_field or _is_status(lines[at + 1], shapes[at + 1])) and _may_head(shapes[at], _MOST_NAME_WORDS)


def names_person(lines: Sequence[Line], shapes: Sequence[Shape], labels: Sequence[Label | None], at: int) -> bool:
    """Whether a label of names stands on a line and a person's name behind or below it, or an office below one."""
    label = labels[at]
    below = at + 1 < len(lines) and shapes[at + 1].name
    if label is not None and label.kind == "coordinator" and label.alone and shapes[at - 1].name:
        return at + 1 < len(lines) and not below  # a person, the office, the ministry
    if label is None or label.kind != "name":
        return False
    return below if label.alone else person_name(lines[at].text[label.end :].strip(" .,*")) is not None


def opens_fields(labels: Sequence[Label | None], at: int) -> bool:
    """Whether a label that stands elsewhere too opens the sheet of a group: a part of its page, or a body right above
    what only groups have (`Parent body: …`, `Focal point: …`)."""
    kinds = [label.kind if label is not None else "" for label in labels[at : at + _CARD_REACH]]
    return kinds[0] == "part" or (kinds[0] == "organization" and not OPENING.isdisjoint(kinds))


def _is_status(line: Line, shape: Shape) -> bool:
    """Whether a short line says how far a project is and little more."""
    return shape.words <= _MOST_STATUS_WORDS and says_status(line.folded)


def rows_of_table(
    lines: Sequence[Line], shapes: Sequence[Shape], labels: Sequence[Label | None], is_name: Callable[[int], bool]
) -> list[int]:
    """First cells of the rows of a table of groups that stands one cell a line, below the heads of its columns.

    is_name: whether the line of a number may name a group.
    """
    at = 0
    while at + 1 < len(lines):
        end = at + 1
        while end < len(lines) and (label := labels[end]) is not None and label.alone and label.kind != "part":
            end += 1
        heads = {label.kind for label in labels[at + 1 : end] if label is not None}
        of_groups = bool(heads & (OF_GROUPS | FIELDS)) and "project_part" not in heads
        few = shapes[at].words <= _MOST_HEAD_WORDS
        if end - at > _LEAST_COLUMNS and labels[at] is None and few and of_groups:
            rows = _rows_below(shapes, labels, end, end - at)
            return rows if all(map(is_name, rows)) else []
        at = end
    return []


def _rows_below(shapes: Sequence[Shape], labels: Sequence[Label | None], first: int, columns: int) -> list[int]:
    """Every so many-th line from a line on up to furniture, where no cell is a label and the last row is whole."""
    last = first
    while last < len(shapes) and shapes[last].boilerplate is None and labels[last] is None:
        last += 1
    rows = list(range(first, last, columns))
    return rows if (last - first) % columns == 0 and len(rows) >= _LEAST_ROWS else []


def stands_in_card(
    lines: Sequence[Line], shapes: Sequence[Shape], labels: Sequence[Label | None], at: int, gap: int
) -> bool:
    """Whether a line is the body of the person whom a label above it announces (`Council of Science`)."""
    folded = lines[at].folded
    if names_group(folded) and not may_be_body(folded):
        return False
    is_person = shapes[at].name and names_known_person(lines[at].text)
    for above in range(at - 1, max(-1, at - (_MOST_CARDS if is_person else _MOST_CARD)), -1):
        label = labels[above]
        if label is not None:
            return label.alone and label.kind in _ABOVE_PERSONS and (is_person or shapes[above + 1].name)
        if lines[above + 1].gap > gap or shapes[above].prose:
            return False
    return False
