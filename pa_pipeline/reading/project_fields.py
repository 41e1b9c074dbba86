"""What each line of a page gives of a project: the field that it opens with, or the heads of a table's columns.

Read once a page, however often it is asked for, and with next to no work where a page shows no projects.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from pa_pipeline.lexicon.country_names import folded_names
from pa_pipeline.reading.lines import Line
from pa_pipeline.reading.project_labels import (
    bar_of,
    known_labels,
    may_open_label,
    read_project_label,
    run_of_labels,
    says_status,
)

DATED = frozenset({"starts", "ends", "period", "approved", "duration"})
MARKS = " :*•.|-–—_"
"""What stands around labels and cells."""
_COUNT = re.compile(r"\A[(\[]?\d{1,2}(?:\.-|[.)\]])\s+(?=[^\W\d])")
_LONGEST_READ, _LONGEST_HEAD, _LONGEST_LABEL, _MOST_LABEL_WORDS = 400, 160, 45, 4
"""Characters of a line that are read, of one that heads columns, of a label; words of a label that nothing marks."""

Field = tuple[str, bool]
"""Field of a project that a line opens with, and whether its label stands alone there."""


class PageFields(NamedTuple):
    """fields: of each line; heads: numbers of the lines that may head the columns of a table."""

    fields: list[Field | None]
    heads: frozenset[int]


def read_fields(lines: Sequence[Line]) -> PageFields:
    """Fields and heads of tables of the lines of a page."""
    return _read_page(tuple(line.text for line in lines), tuple(line.folded for line in lines))


@lru_cache(maxsize=2)
def _read_page(texts: tuple[str, ...], folded: tuple[str, ...]) -> PageFields:
    fields = [_field_of(text[:_LONGEST_READ], line[:_LONGEST_READ]) for text, line in zip(texts, folded, strict=True)]
    short = (at for at, line in enumerate(folded) if len(line) <= _LONGEST_HEAD)
    return PageFields(fields, frozenset(at for at in short if bar_of(folded[at]) or run_of_labels(folded[at])))


def field_at(line: Line) -> Field | None:
    """Field of a project that a line opens with."""
    return _field_of(line.text[:_LONGEST_READ], line.folded[:_LONGEST_READ])


def _field_of(text: str, folded: str) -> Field | None:
    head = folded[: _LONGEST_LABEL + 1]
    if len(folded) > _LONGEST_LABEL and ":" not in head and "|" not in head and not may_open_label(folded):
        return None
    return _read_field(text, folded)


@lru_cache(maxsize=1 << 14)
def _read_field(text: str, folded: str) -> Field | None:
    label, colon, value = folded[: _LONGEST_LABEL + 1].partition(":")
    if not colon:
        label, bar, value = folded[: _LONGEST_LABEL + 1].partition("|")
        if not bar and (unmarked := _unmarked(text, folded)) is not None:
            return unmarked
        if not bar and len(folded) > _LONGEST_LABEL:
            return None
    label = " ".join(_COUNT.sub("", label.strip(MARKS)).split())
    field = read_project_label(label)
    if field is None and colon and value.strip() and label in folded_names():
        field = "entities"  # those of a country: `Chile: SEPES`
    return (field, not value.strip(MARKS)) if field is not None else None


def _unmarked(text: str, folded: str) -> tuple[str, bool] | None:
    """Field of a line whose label nothing but a blank parts from its value: `Status In progress`."""
    words = folded.split(" ", _MOST_LABEL_WORDS)
    for count in range(1, len(words)):
        label = " ".join(words[:count])
        if (field := known_labels().get(label)) is None or len(text) != len(folded):
            continue
        value, first = folded[len(label) + 1 :], text[len(label) + 1 : len(label) + 2]
        named = field == "entities" and count > 1 and first.isupper()
        if named or (field == "status" and says_status(value)) or (field in DATED and first.isdigit()):
            return field, False
    return None
