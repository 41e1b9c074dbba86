"""Projects that stand one below the other as cards, in which lines without a label tell the status, the years or who
carries them out: that the same lines come again under another name is what shows that they are records.

Not here: sheets of labels and tables (`project_lists`, `project_tables`).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pa_pipeline.facts.gazetteer import country_at
from pa_pipeline.facts.passages import Unit
from pa_pipeline.facts.projects.body_lines import country_alone
from pa_pipeline.facts.projects.field_lines import Field, bare_field, fields_of, whole_label
from pa_pipeline.facts.projects.listed_body import closes_with_body, speaks_of_bodies
from pa_pipeline.facts.projects.project_entries import code_alone, is_name, is_short, number_alone, read_entry
from pa_pipeline.facts.projects.project_words import Stretch, Told, heads_projects, read_status
from pa_pipeline.facts.projects.table_cells import Table
from pa_pipeline.reading.bylines import names_known_person
from pa_pipeline.reading.group_words import names_group
from pa_pipeline.reading.labels import read_label
from pa_pipeline.reading.project_fields import column_runs, end_of_act, names_countries, tag_of, tells_unlabelled
from pa_pipeline.reading.project_labels import opens_as_project, read_project_label

_TELLING = frozenset({"status", "entities", "period", "starts", "ends", "duration"})
_SURE = frozenset({"status", "entities"})
_OF_NO_PERSON = frozenset({"number", "status", "period", "duration"})
_LONGEST_NAME, _LONGEST_LABEL, _LONGEST_TOLD = 150, 45, 400
_LEAST_WORDS = 4
"""Words behind the bracket of a line that tells of its project by itself."""
_MOST_CELLS, _PARTS = 120, re.compile(r"[^,;·|/\s][^,;·|/]*")
_LEAST_KINDS, _LEAST_OF_ONE, _LEAST_RECORDS, _REACH, _MOST_LINES = 2, 4, 2, 5, 12
"""Kinds of what a record tells, and of one alone, and records that show a list; lines below a name among which the
first of them stands, and lines of a record."""


@dataclass(slots=True)
class _Record:
    """told: the project; last: position behind its last line that tells something; kinds: of what its lines tell; bare:
    whether one does so without a label."""

    told: Told
    last: int
    kinds: set[str] = field(default_factory=set)
    bare: bool = False


def read_records(units: Sequence[Unit], at: int) -> Table | None:
    """The records that begin on a unit, with the position behind them; None where none recur from there on.

    >>> from pa_pipeline.facts.passages import passage_of
    >>> units = passage_of("Tides\\n2019 – 2021\\nConcluded\\nMoons\\n2022 – 2024\\nIn progress").units
    >>> [(told.at, told.status) for told in read_records(units, 0).told]
    [(0, 'concluded'), (3, 'in_progress')]
    """
    if (columns := _read_columns(units, at)) is not None:
        return columns
    if (tagged := _read_tagged(units, at)) is not None:
        return tagged
    if not may_open_record(units, at):
        return None
    found: list[_Record] = []
    country = _country_at(units, at - 1) if at else None
    stage = _stage_at(units, at - 1) if at else None
    while at < len(units) and (record := _read(units, at, staged=stage is not None)) is not None:
        record.told.country = country
        record.told.status = record.told.status or stage
        found.append(record)
        at = record.last
        if (below := _country_at(units, at)) is not None:
            at, country = at + 1, below
        if stage is not None and (headed := _stage_at(units, at)) is not None:
            at, stage = at + 1, headed
    headed = bool(found) and found[0].told.at > 0 and heads_projects(units[found[0].told.at - 1])
    if len(found) == 1 and (_is_sheet(units, found[0]) or (headed and found[0].bare and found[0].kinds >= _SURE)):
        return Table([found[0].told], found[0].last)
    if len(found) < _LEAST_RECORDS:
        return None
    shared = set.intersection(*(record.kinds for record in found[:_LEAST_RECORDS])) & _TELLING
    bare = sum(record.bare for record in found) >= _LEAST_RECORDS
    alike = len(shared) >= _LEAST_KINDS and shared & _SURE
    return Table([record.told for record in found], found[-1].last) if alike or (bare and shared) else None


def _is_sheet(units: Sequence[Unit], record: _Record) -> bool:
    """Whether one record is the page of a project: a status right below its name, and fields on a line each; or its
    code or the heading of a sheet (`At a glance`) above fields that say how far it is and who carries it out."""
    lines = units[record.told.at + 1 : record.last]
    opens = lines and ("number" in record.kinds or whole_label(lines[0]) == "other")
    if opens and record.kinds >= _SURE and len(record.kinds & _TELLING) > len(_SURE):
        return True
    if not lines or "status" not in tells_unlabelled(lines[0].folded) or any(map(whole_label, lines)):
        return False
    return len(record.kinds & _TELLING) >= _LEAST_OF_ONE and record.kinds >= _SURE


def _read_columns(units: Sequence[Unit], at: int) -> Table | None:
    """A table whose columns stand one below the other: the first value below each label is of the first project."""
    if whole_label(units[at]) is None:
        return None
    labels = [whole_label(unit) for unit in units[at : at + _MOST_CELLS]]
    heads = column_runs(labels, 0)
    if not heads:
        return None
    count = heads[1] - heads[0]
    names = next(head for head in heads if labels[head] == "name")
    found = []
    for row in range(1, count):
        unit = units[at + names + row]
        told = Told(at + names + row, 0, len(unit.text.rstrip()))
        for head in heads:
            value = units[at + head + row]
            if labels[head] == "number":
                told.number = value.text.strip()
            elif labels[head] == "status":
                told.status = read_status(value.folded)
            if head != names:
                told.stretches.append(Stretch(at + head + row, 0, len(value.text), labels[head]))
        found.append(told)
    return Table(found, at + heads[-1] + count)


def _read_tagged(units: Sequence[Unit], at: int) -> Table | None:
    """Lines that each open with a project and, in brackets, its country, its years and how far it is."""
    found: list[Told] = []
    if "(" not in units[at].text[:_LONGEST_NAME] or (at and units[at - 1].kind == units[at].kind == "list_item"):
        return None
    for position in range(at, len(units)):
        unit = units[position]
        tag = tag_of(unit.folded) if "(" in unit.text[:_LONGEST_NAME] else None
        if tag is None:
            break
        if unit.text.count(" ", tag[2]) < _LEAST_WORDS or fields_of(unit) or not unit.text.rstrip().endswith("."):
            return None
        end, first, last = tag
        entry = read_entry(unit)
        start = entry.start if entry is not None and entry.start < end else 0
        told = Told(position, start, end, entry.number if entry is not None else None)
        for part in _PARTS.finditer(unit.text, first, last):
            told.status = told.status or read_status(unit.folded[part.start() : part.end()])
        told.stretches = [Stretch(position, first, last, "period"), Stretch(position, last + 1, len(unit.text), None)]
        found.append(told)
    goes_on = at + len(found) < len(units) and units[at + len(found)].kind == "list_item"
    return Table(found, at + len(found)) if len(found) >= _LEAST_RECORDS and not goes_on else None


def _stage_at(units: Sequence[Unit], at: int) -> str | None:
    """The status that is all of a line, as above the projects that have it."""
    if at >= len(units) or tells_unlabelled(units[at].folded) != {"status"} or units[at].text.rstrip().endswith("."):
        return None
    return read_status(units[at].folded)


def _country_at(units: Sequence[Unit], at: int) -> str | None:
    """The country whose name is all of a line, as above the records of its projects."""
    if at >= len(units) or not country_alone(units[at].tokens):
        return None
    found = country_at([token for token in units[at].tokens if token.is_word], 0)
    return found[0] if found else None


def may_open_record(units: Sequence[Unit], at: int) -> bool:
    """Whether a unit is the name of a record, or the number above it: a quick look first."""
    if _read_tagged(units, at) is not None:
        return True
    if len(units[at].text) > _LONGEST_NAME or units[at].kind in ("title", "subtitle", "byline", "dateline"):
        return False
    near = units[at + 1 : at + 1 + _REACH]
    if not any(len(unit.text) <= _LONGEST_TOLD and _may_tell(unit) for unit in near):
        return False
    if number_alone(units[at].text) is not None:
        return at + 1 < len(units) and _may_name(units, at + 1)
    return _may_name(units, at)


def _may_tell(unit: Unit) -> bool:
    head = unit.folded[:_LONGEST_LABEL]
    label, colon, _ = head.partition(":" if ":" in head else "|")
    if colon and len(unit.text) <= _LONGEST_NAME:
        return read_project_label(label.strip(" *•-–")) in _TELLING
    return bool(tells_unlabelled(unit.folded))


def _may_name(units: Sequence[Unit], at: int) -> bool:
    unit, below = units[at], fields_of(units[at + 1]) if at + 1 < len(units) else []
    text = unit.text.rstrip()
    if not is_short(text) or text.endswith((".", ":", ";", ",", "?")) or unit.kind == "list_item":
        return False
    if ": " in text[:_LONGEST_LABEL] and not opens_as_project(unit.folded):
        return False
    told = tells_unlabelled(unit.folded) or read_status(unit.folded) or number_alone(text)
    is_person = not any(one.name in _OF_NO_PERSON for one in below) and names_known_person(text)
    if told or not is_name(text) or names_countries(unit.folded) or is_person:
        return False
    is_group = names_group(unit.folded) and not (at and _stage_at(units, at - 1))  # `IN PROGRESS` / `Network of Seeds`
    plain = not (fields_of(unit) or whole_label(unit) or heads_projects(unit) or is_group)
    return plain and read_label(unit.folded) is None


def _read(units: Sequence[Unit], at: int, *, staged: bool = False) -> _Record | None:
    """The record that begins on a unit; None where it tells too little. staged: whether a status heads the projects
    that have it, and so ends the record above it."""
    number = number_alone(units[at].text)
    at += number is not None
    if at >= len(units) or not _may_name(units, at):
        return None
    entry = read_entry(units[at])
    if entry is None or entry.start == entry.end:
        return None
    record = _Record(Told(at, entry.start, entry.end, number or entry.number, entry.status), at + 1)
    record.kinds |= {"status"} if staged else set()
    for below in range(at + 1, min(len(units), at + 1 + _MOST_LINES)):
        if number_alone(units[below].text) is not None or _closes(units, below, record, staged=staged):
            break
        stretches = list(_tell(units, below))
        if not stretches and below > record.last:
            break  # two lines that tell nothing
        if not stretches and len(record.kinds & _TELLING) >= _LEAST_KINDS and units[below].text.endswith("."):
            record.last = below + 1
        for one in stretches:
            if one.field == "number" and record.told.number is None:
                record.told.number = code_alone(units[one.at].text[one.start : one.end])
                record.last = below + 1
                record.kinds.add("number")
                continue
            record.told.stretches.append(one)
            record.last = below + 1
            record.kinds.add(one.field or "")
        bare = tells_unlabelled(units[below].folded)
        record.kinds |= bare
        record.bare = record.bare or bool(bare)
        if not stretches:
            record.told.stretches.append(Stretch(below, 0, len(units[below].text), None))
    if "name" in record.kinds:
        return None
    told = next((units[one.at] for one in record.told.stretches if one.field == "status"), None)
    record.told.status = record.told.status or (read_status(told.folded) if told is not None else None)
    record.told.stretches = [one for one in record.told.stretches if one.at < record.last]
    return record if len(record.kinds & _TELLING) >= _LEAST_KINDS and record.kinds & _SURE else None


def _closes(units: Sequence[Unit], at: int, record: _Record, *, staged: bool) -> bool:
    """Whether a line is the name of the next record: what is told right below it has been told of this one; or the
    status of those below."""
    if staged and _stage_at(units, at) is not None:
        return True
    if len(record.kinds & _TELLING) < _LEAST_KINDS or not _may_name(units, at):
        return False
    following = (one.field for below in range(at + 1, min(len(units), at + _REACH)) for one in _tell(units, below))
    first = next(following, None)
    return first is None or first in record.kinds


def _code_of(unit: Unit) -> list[Field]:
    """The code of a project behind its label and a blank: `Project number 2019.2043`."""
    bare = bare_field(unit) if unit.text[-1:].isdigit() else None
    return [bare] if bare is not None and bare.name == "number" else []


def _tell(units: Sequence[Unit], at: int) -> Iterator[Stretch]:
    """What a line tells: fields behind labels, the value of the label above it, or something that needs none."""
    unit = units[at]
    bare = tells_unlabelled(unit.folded)
    label = whole_label(units[at - 1]) if at else None
    if label is not None:
        yield Stretch(at, 0, len(unit.text), label)
    elif fields := fields_of(unit) or _code_of(unit):
        yield from (Stretch(at, one.start, one.end, one.name) for one in fields)
    elif bare:
        if unit.text.rstrip().endswith("."):
            yield Stretch(at, 0, len(unit.text), None)
        else:
            yield from (Stretch(at, end_of_act(unit.folded), len(unit.text), kind) for kind in sorted(bare))
    elif not unit.text.rstrip().endswith(".") and closes_with_body(unit, 0) and speaks_of_bodies(unit):
        yield Stretch(at, 0, len(unit.text), "entities")
