"""The section of a group cut at its labels and headings, and what it says in its project list apart.

Here: which unit belongs to which part. Not here: what the parts say (`coordinators`, `foundings`, `group_items` …).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pa_pipeline.facts.passages import Passage, Unit
from pa_pipeline.reading.group_openings import names_group
from pa_pipeline.reading.headlines import verb_weight
from pa_pipeline.reading.labels import Label, read_label
from pa_pipeline.reading.privacy import publishable
from pa_pipeline.reading.project_labels import read_project_label

_MOST_NAME_WORDS, _MOST_HEADING_WORDS = 14, 12
_NUMBER = re.compile(
    r"\(?(?:\d{1,2}|[a-zA-Z]|[ivxIVX]{1,5})[.)](?:\s|(?=[A-ZÁÉÍÓÚÑ]))\s*|project \d+[.:]|proyecto \d+[.:]",
    re.IGNORECASE,
)
_WORDED = re.compile(r"\W*(?:project|proyecto|projeto|projet)\s+(?:n\S{0,5}\s*)?#?\d{1,3}\s*(?:[.:)]|-|\Z)")
_STATUS = re.compile(r"\([^()]{5,25}\)\s*[.:]?(?:\s|\Z)")
_PROJECT_REACH = 3
LISTS = frozenset({"agenda", "function", "pillar", "action", "document"})
"""Parts that are lists of items."""
_OF_PROJECTS = ("objective", "project_part")
_SENTENCE_END = (".", "!", "?", ".”", '."', ".»")


@dataclass(frozen=True, slots=True)
class Entry:
    """A unit of a section. label: that it opens with, null without one; part: kind of the label that it stands under,
    its own included; heading: the nearest one above, in the text's words; of_project: whether a project's."""

    unit: Unit
    label: Label | None
    part: str | None
    heading: str | None
    of_project: bool

    @property
    def value(self) -> tuple[int, int]:
        """Offsets in the unit of what stands behind the label: all of the unit where it has none."""
        return (self.label.end if self.label else 0, len(self.unit.text))

    @property
    def is_heading(self) -> bool:
        """Whether nothing but a label or a heading stands in the unit."""
        return self.label.alone if self.label else is_heading(self.unit)


def squeeze(text: str) -> str:
    """A text as published: on one line, private addresses masked."""
    return publishable(" ".join(text.split()))


def ends_sentence(text: str) -> bool:
    """Whether a text ends as sentences do."""
    return text.rstrip().endswith(_SENTENCE_END)


def number_of(text: str) -> re.Match[str] | None:
    """The number or letter that opens an item (`1. `, `(a) `, `IV. `)."""
    return _NUMBER.match(text)


def is_heading(unit: Unit) -> bool:
    """Whether a unit without a label is a heading: a lead that ends in a colon, or what the page shows as one.

    >>> from pa_pipeline.facts.passages import passage_of
    >>> [is_heading(unit) for unit in passage_of("Entre sus tareas están:\\nEl grupo se reúne en Lima.").units]
    [True, False]
    """
    if unit.kind == "list_item":
        return False
    text = unit.text.rstrip()
    return text.endswith(":") or (
        unit.kind == "heading"
        and number_of(text) is None
        and text.count(" ") < _MOST_HEADING_WORDS
        and not ends_sentence(text)
    )


def read_name_unit(passage: Passage) -> Unit | None:
    """The unit that is the heading of the section; None where the page lost it.

    >>> from pa_pipeline.facts.passages import passage_of
    >>> read_name_unit(passage_of("Tourism\\nThe group meets in Lima.")).text
    'Tourism'
    >>> read_name_unit(passage_of("The group meets in Lima.")) is None
    True
    """
    if len(passage.units) < 2:
        return None
    unit = passage.units[0]
    text = unit.text.strip()
    label = read_label(unit.folded)
    if label is not None and label.kind == "group":
        return unit
    named = (
        unit.kind in ("heading", "paragraph", "list_item")
        and text.count(" ") < _MOST_NAME_WORDS
        and not ends_sentence(text)
        and text[-1] not in ";,"
        and (text[-1] != ":" or names_group(unit.folded.rstrip(" :")))
        and label is None
        and verb_weight(unit.folded) < 1.0
    )
    return unit if named else None


def read_entries(passage: Passage) -> list[Entry]:
    """Units of a section in order, without the heading that names it."""
    name = read_name_unit(passage)
    units = passage.units[1:] if name is not None else passage.units
    return list(_entries(units, [_label_of(unit) for unit in units]))


def _label_of(unit: Unit) -> Label | None:
    """The label of a unit; in a list only one with a value behind it: `- Work plan 2024` is an item."""
    label = read_label(unit.folded)
    return None if label is not None and label.alone and unit.kind == "list_item" else label


def _entries(units: tuple[Unit, ...], labels: list[Label | None]) -> Iterator[Entry]:
    state = _State()
    for at, (unit, label) in enumerate(zip(units, labels, strict=True)):
        if label is not None and not label.exact and label.alone and state.part == "document":
            label = None  # the title of a document: `Agenda of the group for 2024`
        heads = label.alone if label else is_heading(unit) and not _is_line_of_list(units, at, state.part)
        if label is not None and not (state.projects and _is_of_project(unit, label)):
            state.projects = label.kind in ("projects", "project_part")
        elif _opens_project(units, labels, at, 1 if state.part in LISTS else _PROJECT_REACH):
            state.projects = True
        state.take(unit, label, heads=heads)
        yield Entry(unit, label, "projects" if state.projects else state.part, state.heading, state.projects)
        state.leave(unit, label, heads=heads)


def _is_of_project(unit: Unit, label: Label) -> bool:
    """Whether a label below a project goes on with it: a field that projects have too."""
    if label.kind in _OF_PROJECTS:
        return True
    field = read_project_label(unit.folded[: label.end].strip(" :.*•-|"))
    return field == "entities" or (field is not None and not label.alone)


@dataclass(slots=True)
class _State:
    """Where the reading of a section stands. lead: whether the heading is the end of a sentence that announces a list;
    above: part and heading that hold again behind that list."""

    part: str | None = None
    heading: str | None = None
    projects: bool = False
    lead: bool = False
    above: tuple[str | None, str | None] = (None, None)

    def take(self, unit: Unit, label: Label | None, *, heads: bool) -> None:
        """What holds for a unit itself."""
        if self.lead and unit.kind != "list_item" and (heads or label is not None or ends_sentence(unit.text)):
            self.part, self.heading = self.above
            self.lead = False
        if label is not None:
            self.part = label.kind
        elif heads and not self.projects and not unit.text.rstrip().endswith(":"):
            self.part = None

    def leave(self, unit: Unit, label: Label | None, *, heads: bool) -> None:
        """What holds for the units behind it."""
        if heads and label is None and unit.text.rstrip().endswith(":"):
            self.above, self.lead = (self.part, self.heading), True
            self.part = None
        if heads:
            self.heading = squeeze(unit.text)
        if label is not None and not label.alone and label.kind in ("objective", "mandate"):
            self.part = None


def _is_line_of_list(units: tuple[Unit, ...], at: int, part: str | None) -> bool:
    """Whether a short line under `Agenda` or `Documents` is one more of them: neither list nor text follows."""
    if part not in LISTS or units[at].text.rstrip().endswith(":"):
        return False
    below = units[at + 1] if at + 1 < len(units) else None
    return below is None or (below.kind != "list_item" and not ends_sentence(below.text))


def _opens_project(units: tuple[Unit, ...], labels: list[Label | None], at: int, reach: int) -> bool:
    """Whether a line names a project: its status or its responsible bodies stand in it, or below within a reach."""
    unit = units[at]
    if labels[at] is not None or len(unit.text) > 300:
        return False
    if _WORDED.match(unit.folded):
        return True
    numbered = number_of(unit.text) is not None
    status = _STATUS.search(unit.text)
    if status is not None and status.group().strip(" .:").isupper() and " " in status.group().strip():
        return True
    for below in range(at + 1, min(at + 1 + reach, len(units))):
        label = labels[below]
        if label is not None and label.kind == "project_part" and (numbered or below == at + 1 or _names(unit)):
            return True
        if label is None and (number_of(units[below].text) or units[below].kind == "heading"):
            return False
        if label is not None and label.alone:
            return False
    return False


def _names(unit: Unit) -> bool:
    return unit.text.count(" ") < _MOST_HEADING_WORDS and not ends_sentence(unit.text)
