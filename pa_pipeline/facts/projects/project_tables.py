"""Tables of projects that were flattened to lines: a line of column titles, then a line for each row or each cell."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from pa_pipeline.facts.gazetteer import country_at
from pa_pipeline.facts.organizations.organizations import body_spans
from pa_pipeline.facts.passages import Unit
from pa_pipeline.facts.projects.entity_lists import is_acronym
from pa_pipeline.facts.projects.project_entries import is_name
from pa_pipeline.facts.projects.project_words import (
    Stretch,
    Told,
    field_of_label,
    first_word,
    labels,
    read_status,
    status_pattern,
    whole_label,
)
from pa_pipeline.lexicon import alternation

_LONGEST_HEADER, _MOST_COLUMNS = 160, 10
_NUMBER = re.compile(r"\s*(\d{1,2}[a-z]?)[.)]?\s+")
_DATE = re.compile(r"\(?\b(?:(?:19|20)\d\d|\d{1,2}[./-]\d{1,2}[./-]\d{2,4})\b")
_BAR = re.compile(r"\s*\|\s*|\t+")
_DATED = ("period", "starts", "ends", "approved", "duration")


class Table(NamedTuple):
    """Projects of a table, and the first unit behind it."""

    told: list[Told]
    end: int


@cache
def _header() -> re.Pattern[str]:
    choice = alternation(set(labels()))
    return re.compile(rf"\W*(?:{choice})(?:(?:\s|\s*[|/;]\s*)+(?:{choice}))+\W*\Z")


@cache
def _openings() -> frozenset[str]:
    """First words of labels, to pass over most lines fast."""
    return frozenset(label.split()[0].strip("°º#") or label for label in labels())


@cache
def _column() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternation(set(labels()))})(?!\w)")


def columns_of(unit: Unit) -> list[str]:
    """Fields of the columns that a line titles, empty where it is no such line.

    >>> from pa_pipeline.facts.passages import passage_of
    >>> columns_of(passage_of("Nº Proyecto Entidad responsable Estado").units[0])
    ['number', 'name', 'entities', 'status']
    """
    if len(unit.text) > _LONGEST_HEADER or ":" in unit.text:
        return []
    first = first_word(unit.tokens[:2]).rstrip("°º")
    if first not in _openings() or _header().match(unit.folded) is None:
        return []
    return [field_of_label(match.group()) for match in _column().finditer(unit.folded)]


def read_table(units: Sequence[Unit], at: int) -> Table | None:
    """The table whose column titles stand at a unit; None where none does."""
    columns = columns_of(units[at])
    if is_table(columns):
        return _rows(units, at + 1, columns)
    columns = []
    while at < len(units) and len(columns) < _MOST_COLUMNS and (label := whole_label(units[at])):
        columns.append(label)
        at += 1
    return _cells(units, at, columns) if is_table(columns) else None


def is_table(columns: Sequence[str]) -> bool:
    """Whether columns are those of projects: their names and something of them that tells rows from other lines."""
    told = {"status", "number", *_DATED, "entities"} & set(columns)
    return "name" in columns and len(columns) > 1 and bool(told)


# --- a line for each row -------------------------------------------------------------------------------------------
def _rows(units: Sequence[Unit], at: int, columns: list[str]) -> Table | None:
    told = []
    while at < len(units):
        row = _row_of_cells(units[at], at, columns) if _BAR.search(units[at].text) else _row(units[at], at, columns)
        if row is None:
            break
        told.append(row)
        at += 1
    return Table(told, at) if told else None


def _row_of_cells(unit: Unit, at: int, columns: list[str]) -> Told | None:
    bounds = [0, *(edge for match in _BAR.finditer(unit.text) for edge in match.span()), len(unit.text)]
    cells = [Stretch(at, bounds[i], bounds[i + 1], None) for i in range(0, len(bounds) - 1, 2)]
    cells = [cell for cell in cells if unit.text[cell.start : cell.end].strip()] if len(cells) > len(columns) else cells
    if len(cells) != len(columns):
        return None
    return _told([unit] * len(cells), cells, columns)


def _told(units: Sequence[Unit], cells: Sequence[Stretch], columns: Sequence[str]) -> Told | None:
    """The project that cells tell."""
    by_field = {field: number for number, field in reversed(list(enumerate(columns)))}
    name = cells[by_field["name"]]
    unit = units[by_field["name"]]
    value = unit.text[name.start : name.end]
    start = name.start + len(value) - len(value.lstrip(' "“«'))
    end = name.start + len(value.rstrip(' ."”»'))
    if not is_name(unit.text[start:end]):
        return None
    told = Told(name.at, start, end)
    for cell, field, owner in zip(cells, columns, units, strict=True):
        text = owner.folded[cell.start : cell.end].strip()
        if field == "status":
            told.status = read_status(text)
        elif field == "number":
            told.number = text.strip(" .)") or None
        elif field != "name" and text:
            told.stretches.append(cell._replace(field=field))
    return told


def _row(unit: Unit, at: int, columns: list[str]) -> Told | None:
    """A row whose cells ran together: the number opens it, a status, a body or a date ends the name."""
    number = _NUMBER.match(unit.text) if "number" in columns else None
    if "number" in columns and number is None:
        return None
    start = number.end() if number else 0
    behind = columns[columns.index("name") + 1 :]
    status = _status_at(unit, start) if "status" in columns else None
    if "status" in columns and status is None:
        return None
    edges = [status.start()] if status and "status" in behind else []
    bodies = _bodies_start(unit, start, status) if "entities" in behind else None
    edges += [bodies] if bodies is not None else []
    dated = _DATE.search(unit.text, start + 1) if set(_DATED) & set(behind) else None
    edges += [dated.start()] if dated else []
    end = len(unit.text[: min(edges, default=len(unit.text))].rstrip(" ,;–—-("))
    if not is_name(unit.text[start:end]):
        return None
    told = Told(at, start, end, number.group(1) if number else None, read_status(status.group()) if status else None)
    if bodies is not None:
        last = status.start() if status and status.start() > bodies else len(unit.text)
        told.stretches.append(Stretch(at, bodies, last, "entities"))
    if dated:
        told.stretches.append(Stretch(at, dated.start(), len(unit.text), "period"))
    return told


def _status_at(unit: Unit, start: int) -> re.Match[str] | None:
    return next((match for match in _status().finditer(unit.folded, start + 1)), None)


@cache
def _status() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){status_pattern()}")


def _bodies_start(unit: Unit, start: int, status: re.Match[str] | None) -> int | None:
    """Where the first body of a row begins: before its country in brackets, or behind the status."""
    spans = [(first, last) for first, last, _ in body_spans(unit) if first > start]
    tokens = unit.tokens
    starts = [token.start for token in tokens]
    for at in range(bisect_left(starts, start), len(tokens)):
        if tokens[at].text == "(" and at + 1 < len(tokens) and country_at(tokens, at + 1) is not None:
            edge = status.end() if status and status.end() < tokens[at].start else start
            held = [
                first
                for first, last in spans
                if edge <= first and last >= tokens[at - 1].end - 1 and last <= tokens[at].start
            ]
            if status and edge == status.end():
                return edge + 1
            return min(held) if held else _last_name(unit, at, start)
    if status and "entities" and status.end() + 2 < len(unit.text) and any(first >= status.end() for first, _ in spans):
        return status.end() + 1
    return spans[0][0] if spans else None


def _last_name(unit: Unit, at: int, start: int) -> int | None:
    """Start of the short form, or else of the word, that stands before a bracket."""
    token = unit.tokens[at - 1]
    if token.start <= start:
        return None
    before = unit.tokens[at - 2] if at > 1 else token
    return before.start if is_acronym([before, token]) and before.start > start else token.start


# --- a line for each cell ------------------------------------------------------------------------------------------
def _cells(units: Sequence[Unit], at: int, columns: list[str]) -> Table | None:
    told = []
    width = len(columns)
    while at + width <= len(units):
        row = list(units[at : at + width])
        if not _is_row(row, columns):
            break
        cells = [Stretch(at + number, 0, len(unit.text), None) for number, unit in enumerate(row)]
        one = _told(row, cells, columns)
        if one is None:
            break
        told.append(one)
        at += width
    return Table(told, at) if told else None


def _is_row(row: Sequence[Unit], columns: Sequence[str]) -> bool:
    """Whether as many lines as there are columns are a row: numbers and statuses stand where they should."""
    checks: Iterator[bool] = (
        bool(re.fullmatch(r"\W*\d{1,2}[a-z]?\W*", unit.text))
        if field == "number"
        else read_status(unit.folded) is not None
        for unit, field in zip(row, columns, strict=True)
        if field in ("number", "status")
    )
    found = list(checks)
    return bool(found) and all(found)
