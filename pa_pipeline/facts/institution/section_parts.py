"""The section of a group cut at its labels and headings, and what it says in its project list apart.

Here: which unit belongs to which part. Not here: what the parts say (`coordinators`, `foundings`, `group_items` …).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile

from pa_pipeline.facts.institution.pieces_of_lines import cells_in, fields_in, parted_at
from pa_pipeline.facts.passages import Passage, Unit
from pa_pipeline.reading.column_heads import cells_of, mark_of
from pa_pipeline.reading.group_records import gives_name, names_the_group
from pa_pipeline.reading.group_words import cues_of_groups, is_short_form, names_group, takes_up_group
from pa_pipeline.reading.headlines import verb_weight
from pa_pipeline.reading.labels import Label, read_label
from pa_pipeline.reading.page_labels import label_above, with_coordinators
from pa_pipeline.reading.privacy import publishable
from pa_pipeline.reading.project_labels import read_project_label, says_status
from pa_pipeline.reading.run_in_groups import end_of_plain_name, end_of_run_in_name

_MOST_NAME_WORDS, _MOST_HEADING_WORDS = 14, 12
_NUMBER = re.compile(
    r"\(?(?:\d{1,2}|[a-zA-Z]|[ivxIVX]{1,5})(?:\.[-–—]|[.)])(?:\s|(?=[A-ZÁÉÍÓÚÑ]))\s*|\d{1,2}\.\d{1,2}\.?\s+"
    r"|project \d+[.:]|proyecto \d+[.:]",
    re.IGNORECASE,
)
_WORDED = re.compile(r"\W*(?:project|proyecto|projeto|projet)\s+(?:n\S{0,5}\s*)?#?\d{1,3}\s*(?:[.:)]|-|\Z)")
_STATUS = re.compile(r"\([^()\d]{5,25}\)\s*[.:]?(?:\s|\Z)")
_PROJECT_REACH = 3
_LEAST_UNITS, _SHEET_REACH, _LONGEST_LABEL = 2, 3, 40
"""Units that a section has at least, those among which a sheet gives the group's name, and length of a label."""
_LEAST_CELLS = 2
_LEAST_RUN, _LONGEST_VALUE, _DATED = 3, 80, frozenset({"established", "email"})
"""Labels that stand one below the other above their values, length of a date, and kinds whose values show it."""
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_COUNTED = re.compile(r"\d+|[ivxIVX]+|[a-zA-Z]")
_ROMAN = dict(pairwise(("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")))
LISTS = frozenset({"agenda", "function", "pillar", "action", "document"})
"""Parts that are lists of items."""
_OF_PROJECTS = ("objective", "project_part")
_AROUND_HEADING = " +*_▼▾▸►»›"
"""What stands around a heading and is none of its words."""
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
    text = unit.text.rstrip()
    if unit.kind == "list_item" or _COUNTED.fullmatch(text.strip(" ().")):
        return False
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
    row = _row_of_table(passage)
    if row:
        return next((unit for unit, kind in row if kind == "name"), None)
    units = _units(passage)
    at = _name_position(units)
    return units[at] if at is not None else None


def _row_of_table(passage: Passage) -> list[tuple[Unit, str | None]]:
    """Cells of a section that is the row of a table, each with the kind of its column; empty of others."""
    first = passage.units[0] if passage.units else None
    if first is None or not passage.columns:
        return []
    if (mark := mark_of(first.text)) is not None and len(cells_of(first.text, mark)) == len(passage.columns):
        places, units = [at for at, cell in enumerate(cells_of(first.text, mark)) if cell], tuple(cells_in(first, mark))
    else:
        places, units = list(range(len(passage.units))), passage.units[: len(passage.columns)]
    if len(places) < len(units) or len(units) < _LEAST_CELLS or places[len(units) - 1] >= len(passage.columns):
        return []
    return [(unit, passage.columns[at]) for at, unit in zip(places, units, strict=False)]


def _units(passage: Passage) -> tuple[Unit, ...]:
    """Units of a section; of its first line the cells where that is the row of a table, and the name and what follows
    where the name opens a paragraph."""
    first = passage.units[0] if passage.units else None
    if first is None:
        return passage.units
    if first.text.count("|") >= _LEAST_CELLS:
        cells = list(cells_in(first))
        return (*cells[is_short_form(cells[0].text) :], *passage.units[1:])
    named = _end_of_name(first) if first.kind in ("paragraph", "list_item") else None
    return passage.units if named is None else (*parted_at(first, *named), *passage.units[1:])


def _end_of_name(first: Unit) -> tuple[int, int] | None:
    """Where the name ends that opens the paragraph on a group; one without that noun where the text tells of one."""
    if (named := end_of_run_in_name(first.text, first.folded)) is not None:
        return named
    plain = end_of_plain_name(first.text, first.folded)
    if plain is None:
        return None
    tells = takes_up_group(first.folded) or any(cue.search(first.folded, plain[1]) for cue in cues_of_groups())
    return plain if tells else None


def _name_position(units: tuple[Unit, ...]) -> int | None:
    """Position of the unit that names the group: the first, or in a sheet of fields the one below its label."""
    if len(units) < _LEAST_UNITS:
        return None
    for at, unit in enumerate(units[:_SHEET_REACH]):
        kind = names_the_group(unit.folded) if len(unit.text) <= _LONGEST_LABEL else None
        if kind is not None and at + 1 < len(units) and read_label(units[at + 1].folded) is None:
            return at + 1
        if gives_name(unit.folded, read_label(unit.folded)):
            return at
    return 0 if _is_name(units[0]) and not says_status(units[0].folded) else None


def _is_name(unit: Unit) -> bool:
    text = unit.text.strip()
    label = read_label(unit.folded)
    if label is not None and label.kind == "group":
        return True
    return (
        unit.kind in ("heading", "paragraph", "list_item")
        and text.count(" ") < _MOST_NAME_WORDS
        and not ends_sentence(text)
        and text[-1] not in ";,"
        and (text[-1] != ":" or names_group(unit.folded.rstrip(" :")))
        and label is None
        and verb_weight(unit.folded) < 1.0
    )


def read_entries(passage: Passage) -> list[Entry]:
    """Units of a section in order, without the heading that names it."""
    row = [(unit, kind) for unit, kind in _row_of_table(passage) if kind != "name"]
    if row:
        rest = tuple(unit for unit in passage.units if unit.start >= row[-1][0].end)
        of_cells = [Label(kind, 0, False, True) if kind else None for _, kind in row]
        return list(_entries((*(unit for unit, _ in row), *rest), [*of_cells, *_labels(rest)]))
    units = _units(passage)
    name = _name_position(units)
    units = tuple(piece for unit in units[(name + 1) if name is not None else 0 :] for piece in fields_in(unit))
    labels = _labels(units)
    if name is not None:
        labels = with_coordinators(labels, [unit.folded for unit in units], lambda at: at < 0)
    return list(_entries(*_beside_labels(units, labels)))


def _beside_labels(units: tuple[Unit, ...], labels: list[Label | None]) -> tuple[tuple[Unit, ...], list[Label | None]]:
    """The units, where a run of labels stands above as many values each value behind its label: columns that the page
    shows side by side."""
    first = next((at for at, label in enumerate(labels) if _is_alone(label)), len(units))
    run = list(takewhile(_is_alone, labels[first:]))
    kinds = [label.kind for label in run if label is not None]
    values = units[first + len(run) : first + 2 * len(run)]
    below = labels[first + len(run) : first + 2 * len(run)]
    whole = len(values) == len(run) >= _LEAST_RUN and len(set(kinds)) == len(run) and not any(below)
    if not (whole and _DATED.intersection(kinds) and all(map(_agrees, kinds, values))):
        return units, labels
    told: list[Label | None] = [Label(kind, 0, False, True) for kind in kinds]
    last = first + len(run)
    return (*units[:first], *units[last:]), [*labels[:first], *told, *labels[last + len(run) :]]


def _agrees(kind: str, unit: Unit) -> bool:
    """Whether a value is of its label's kind: a year, an address."""
    if unit.kind == "list_item":
        return False
    if kind == "established":
        return _YEAR.search(unit.text) is not None and len(unit.text) <= _LONGEST_VALUE
    return kind != "email" or "@" in unit.text


def _labels(units: tuple[Unit, ...]) -> list[Label | None]:
    return [_label_at(units, at) for at in range(len(units))]


def _label_at(units: tuple[Unit, ...], at: int) -> Label | None:
    """The label of a unit; in a list only one with a value behind it (`- Work plan 2024` is an item), or one that a
    number opens and no next number follows (`2. Work plan`)."""
    unit = units[at]
    label = label_above(unit.folded, stands_above_point=_stands_above_point(units, at))
    if label is not None and label.kind == "project_part" and _dates_founding(units, at, label):
        return replace(label, kind="established")
    if label is None or not label.alone or unit.kind != "list_item" or unit.text.rstrip().endswith("**"):
        return label
    number = number_of(unit.text)
    above = number_of(units[at - 1].text) if at else None
    if number is not None and above is not None and following(above.group()) == number.group():
        return None  # `iv) Trade`, `v) Statistics`
    below = number_of(units[at + 1].text) if at + 1 < len(units) else None
    return label if number is not None and (below is None or below.group() != following(number.group())) else None


def _stands_above_point(units: tuple[Unit, ...], at: int) -> bool:
    """Whether an item or a sentence stands below a unit."""
    below = units[at + 1] if at + 1 < len(units) else None
    return below is not None and (below.kind == "list_item" or ends_sentence(below.text))


def _dates_founding(units: tuple[Unit, ...], at: int, label: Label) -> bool:
    """Whether a label of a date stands right below who founded the group: `Created by: Declaration of …`, `Date: …`."""
    above = read_label(units[at - 1].folded) if at else None
    told = above is not None and above.kind in ("established", "mandate") and not above.alone
    return told and read_project_label(units[at].folded[: label.end].strip(" :.*•-|")) == "period"


def following(number: str) -> str:
    """The number behind one, as written.

    >>> following("2. "), following("b) "), following("II. ")
    ('3. ', 'c) ', 'III. ')
    """
    found = _COUNTED.search(number)
    if found is None:
        return ""
    text = found.group()
    after = str(int(text) + 1) if text.isdigit() else _ROMAN.get(text, chr(ord(text[-1]) + 1))
    return f"{number[: found.start()]}{after}{number[found.end() :]}"


def _entries(units: tuple[Unit, ...], labels: list[Label | None]) -> Iterator[Entry]:
    state = _State()
    for at, (unit, label) in enumerate(zip(units, labels, strict=True)):
        if label is not None and label.alone and state.part == "document" and _titles_document(units, at, label):
            label = None
        heads = label.alone if label else is_heading(unit) and not _is_line_of_list(units, at, state.part)
        if label is None and _asks(unit):
            state.projects, heads = False, True
        elif label is not None and not (state.projects and _is_of_project(unit, label)):
            state.projects = label.kind in ("projects", "project_part")
        elif _opens_project(units, labels, at, 1 if state.part in LISTS else _PROJECT_REACH):
            state.projects = True
        state.take(unit, label, heads=heads)
        yield Entry(unit, label, "projects" if state.projects else state.part, state.heading, state.projects)
        state.leave(unit, label, heads=heads)


def _titles_document(units: tuple[Unit, ...], at: int, label: Label) -> bool:
    """Whether a label among documents is the title of one: `Agenda of the group for 2024`; `Terms of reference`, which
    neither text nor a list follows."""
    below = units[at + 1] if at + 1 < len(units) else None
    told = below is not None and (below.kind == "list_item" or ends_sentence(below.text) or "@" in below.text)
    return not label.exact or (label.kind == "mandate" and not told)


def _asks(unit: Unit) -> bool:
    """Whether a line is a short question, which heads a part of the page whatever it asks."""
    text = unit.text.rstrip(" +*_▼▾▸►")
    return text.endswith("?") and text.count(" ") < _MOST_HEADING_WORDS and len(unit.sentences) <= 1


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
            number = number_of(unit.text) if label is not None else None
            self.heading = squeeze(unit.text[number.end() :] if number else unit.text).strip(_AROUND_HEADING) or None
        if label is not None and not label.alone and label.kind in ("objective", "mandate"):
            self.part = None


def _is_line_of_list(units: tuple[Unit, ...], at: int, part: str | None) -> bool:
    """Whether a short line under `Agenda` or `Documents` is one more of them: neither list nor text follows."""
    if part not in LISTS or units[at].text.rstrip().endswith(":"):
        return False
    below = units[at + 1] if at + 1 < len(units) else None
    if below is not None and read_label(below.folded) is not None:
        return True
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
        if label is not None and label.alone and below + 1 < len(units) and _is_alone(labels[below + 1]):
            return False  # heads of the columns of a table
        if label is not None and label.kind == "project_part" and (numbered or below == at + 1 or _names(unit)):
            return True
        if label is None and (number_of(units[below].text) or units[below].kind == "heading"):
            return False
        if label is not None and label.alone:
            return False
    return False


def _is_alone(label: Label | None) -> bool:
    return label is not None and label.alone


def _names(unit: Unit) -> bool:
    return unit.text.count(" ") < _MOST_HEADING_WORDS and not ends_sentence(unit.text)
