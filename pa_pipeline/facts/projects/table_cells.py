"""Tables of projects with a line for each cell; a cell of bodies responsible may take several lines."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pa_pipeline.facts.gazetteer import country_at
from pa_pipeline.facts.passages import Token, Unit
from pa_pipeline.facts.projects.aligned_rows import align, is_money
from pa_pipeline.facts.projects.body_lines import country_alone
from pa_pipeline.facts.projects.field_lines import whole_label
from pa_pipeline.facts.projects.listed_body import is_filler, speaks_of_bodies
from pa_pipeline.facts.projects.project_entries import is_name, number_alone, value_of
from pa_pipeline.facts.projects.project_words import Stretch, Told, status_inside
from pa_pipeline.reading.labels import read_label

COUNTRY = "country "
"""What stands before the code of a country in the field of a column that gives its bodies."""
DATED = ("period", "starts", "ends", "approved", "duration")
_TELLING = frozenset({"status", "entities", *DATED})
_MOST_LINES, _MOST_NAME_WORDS, _LONGEST_HEADING = 16, 12, 50
"""Lines that one cell of bodies may take."""
_COUNT = re.compile(r"\s*(\d{1,2}[a-z]?|[ivx]{1,4}(?=[.)]))\s?(?:\.-|[.)]|\s[–—-])\s+(?=[\w¿“«\"])", re.IGNORECASE)
"""The number of a project in the cell of its name: `3. Puertos Verdes`."""


class Table(NamedTuple):
    """Projects of a table, and the first unit behind it."""

    told: list[Told]
    end: int


class _Row(NamedTuple):
    """Lines of a row with the column of each, and the first unit behind it."""

    lines: list[int]
    columns: list[str]
    end: int


def read_cells(units: Sequence[Unit], at: int, columns: Sequence[str]) -> Table | None:
    """The rows below column titles that end before a unit; None where what stands there is no row."""
    told: list[Told] = []
    number: str | None = None
    while row := _counted_row(units, at, columns, number) or (_shorter_row(units, at, columns) if told else None):
        cells = [Stretch(line, 0, len(units[line].text), None) for line in row.lines]
        one = told_of_cells([units[line] for line in row.lines], cells, row.columns)
        if one is None:
            break
        told.append(one)
        at, number = row.end, one.number or number
    return Table(told, at) if told else None


def told_of_cells(units: Sequence[Unit], cells: Sequence[Stretch], columns: Sequence[str]) -> Told | None:
    """The project that cells tell; units: that of each cell, columns: field of each cell."""
    by_field = {field: number for number, field in reversed(list(enumerate(columns)))}
    name = cells[by_field["name"]]
    unit = units[by_field["name"]]
    value = unit.text[name.start : name.end]
    count = _COUNT.match(value) if "number" not in by_field else None
    start = name.start + (count.end() if count is not None else 0)
    start += len(unit.text[start : name.end]) - len(unit.text[start : name.end].lstrip(' "“«'))
    end = name.start + len(value.rstrip(' ."”»'))
    if not is_name(unit.text[start:end]):
        return None
    told = Told(name.at, start, end, count.group(1) if count is not None else None)
    for cell, field, owner in zip(cells, columns, units, strict=True):
        text = owner.folded[cell.start : cell.end].strip()
        if field == "status":
            told.status = status_inside(text)
            told.stretches.append(cell._replace(field=field))
        elif field == "number":
            told.number = owner.text[cell.start : cell.end].strip(" .)") or None
        elif field.startswith(COUNTRY):
            told.stretches.append(cell._replace(field="entities", country_iso3=field.removeprefix(COUNTRY)))
        elif field != "name" and text:
            is_owner = field == "other" and "entities" in columns and country_alone(_tokens_of(owner, cell))
            told.stretches.append(cell._replace(field="entities" if is_owner else field))
    return told


def _tokens_of(unit: Unit, cell: Stretch) -> list[Token]:
    return [token for token in unit.tokens if cell.start <= token.start < cell.end]


def _row_at(units: Sequence[Unit], at: int, columns: Sequence[str], above: str | None) -> _Row | None:
    """The row that begins at a unit. above: number of the row above it."""
    lines: list[int] = []
    fields: list[str] = []
    for position, field in enumerate(columns):
        if at >= len(units) or _heads_part(units[at]):
            if position > 1 and position == len(columns) - 1:
                break  # the last cell of the last row is empty
            return None
        following = columns[position + 1] if position + 1 < len(columns) else None
        last = at + 1
        if field == "entities":
            last = _end_of_bodies(units, at, following, columns)
        lines += range(at, last)
        fields += [field] * (last - at)
        at = last
    row = _Row(lines, fields, at)
    return row if _is_row(units, row, columns, above) else None


def _counted_row(units: Sequence[Unit], at: int, columns: Sequence[str], above: str | None) -> _Row | None:
    """The row that a number opens at a unit, its lines up to the next number, or to what is no cell of it."""
    row = _row_at(units, at, columns, above)
    if columns[0] != "number" or at >= len(units) or (number := number_alone(units[at].folded)) is None:
        return row
    if above is not None and value_of(number) < value_of(above):
        return row
    reach = min(len(units), at + _MOST_LINES)
    part = next((below for below in range(at + 1, reach) if _heads_part(units[below])), reach)
    following = (below for below in range(at + 2, part) if _opens_row(units, below))
    end = next((below for below in following if _is_next(number, units[below])), None)
    if row is not None and row.end == (end or row.end) and all(agrees for _, agrees in _all_agreeing(units, row)):
        return row
    lines = list(range(at, end if end is not None else part))
    fields = align(units, lines, columns, closed=end is not None)
    return _Row(lines[: len(fields)], fields, at + len(fields)) if fields else row


def _shorter_row(units: Sequence[Unit], at: int, columns: Sequence[str]) -> _Row | None:
    """A row without a number that a status ends, and of which the page dropped empty cells."""
    if columns[0] != "name" or columns[-1] != "status":
        return None
    reach = min(len(units), at + len(columns) - 1)
    end = next((below for below in range(at + 1, reach) if status_inside(units[below].folded) is not None), None)
    if end is None or any(_heads_part(units[line]) for line in range(at, end)):
        return None
    lines = list(range(at, end + 1))
    fields = align(units, lines, columns, closed=True)
    return _Row(lines, fields, end + 1) if fields and len(fields) == len(lines) else None


def _is_next(number: str, unit: Unit) -> bool:
    """Whether a line holds but the number behind another one."""
    other = number_alone(unit.folded)
    return other is not None and value_of(other) == value_of(number) + 1


def _all_agreeing(units: Sequence[Unit], row: _Row) -> Iterator[tuple[str, bool]]:
    """For each line of a row, whether it is of its column's kind; more lines than one of bodies are not asked."""
    above = None
    for field, line in zip(row.columns, row.lines, strict=True):
        if field != above:
            yield field, _agrees(units[line], field) and not (field in DATED and is_money(units[line]))
        above = field


def _end_of_bodies(units: Sequence[Unit], at: int, following: str | None, columns: Sequence[str]) -> int:
    """End of the lines of a cell of bodies: what the next cell holds is of another kind, or the next row begins."""
    end = min(len(units), at + _MOST_LINES)
    end = next((below for below in range(at + 1, end) if _heads_part(units[below])), end)
    if following is not None:
        is_told = following in ("status", *DATED)
        return (
            next(
                (below for below in range(at + 1, end) if _agrees(units[below], following)),
                _if_part(units, end, at + 1),
            )
            if is_told
            else at + 1
        )
    if columns[0] == "number":
        counted = next((below for below in range(at + 1, end) if _opens_row(units, below)), None)
        if counted is not None:
            return counted
    width = len(columns)
    for below in range(at + 1, end):
        row = _Row(list(range(below, below + width)), list(columns), below + width)
        if below + width <= len(units) and _is_row(units, row, columns, None):
            return below
        if _is_sentence(units[below]) or not (speaks_of_bodies(units[below]) or _is_country(units[below - 1])):
            return below
    return end


def _if_part(units: Sequence[Unit], end: int, other: int) -> int:
    """The line at which another part of the page begins, else another line."""
    return end if end < len(units) and _heads_part(units[end]) else other


def _heads_part(unit: Unit) -> bool:
    """Whether a line is the heading of another part of the page (`Results`, `Key figures`)."""
    label = read_label(unit.folded) if len(unit.text) <= _LONGEST_HEADING else None
    return label is not None and label.alone and label.exact and label.kind != "organization"


def _is_sentence(unit: Unit) -> bool:
    return unit.text.count(" ") > _MOST_NAME_WORDS and unit.text.rstrip().endswith(".")


def _opens_row(units: Sequence[Unit], at: int) -> bool:
    return number_alone(units[at].folded) is not None and at + 1 < len(units) and is_name(units[at + 1].text)


def _is_country(unit: Unit) -> bool:
    """Whether a line is but the name of a country: a body stands below it."""
    found = country_at(unit.tokens, 0) if unit.tokens else None
    return found is not None and found[1] >= len(unit.tokens) - 1


def _is_row(units: Sequence[Unit], row: _Row, columns: Sequence[str], above: str | None) -> bool:
    """Whether what stands in the cells is of their columns' kinds; `above`: number of the row above."""
    agree = dict(_agreeing(units, row))
    if not agree.get("name"):
        return False
    if "number" in columns:
        number = number_alone(units[row.lines[row.columns.index("number")]].folded)
        return number is not None and (above is None or value_of(number) >= value_of(above))
    told = [agree[field] for field in columns if field in agree and (field in _TELLING or field.startswith(COUNTRY))]
    return bool(told) and all(told)


def _agreeing(units: Sequence[Unit], row: _Row) -> Iterator[tuple[str, bool]]:
    """For each field whether the first line of its cell is of its kind."""
    lines = reversed(list(zip(row.columns, row.lines, strict=True)))
    return ((field, _agrees(units[line], field)) for field, line in lines)


def _agrees(unit: Unit, field: str) -> bool:
    if field == "number":
        return number_alone(unit.folded) is not None
    if field == "status":
        return status_inside(unit.folded) is not None or is_filler(unit.folded)
    if field == "entities":
        return speaks_of_bodies(unit) or is_filler(unit.folded)
    if field.startswith(COUNTRY):
        return not _is_sentence(unit) and status_inside(unit.folded) is None
    if field in DATED:
        return any(map(str.isdigit, unit.text)) or is_filler(unit.folded)
    return field != "name" or (is_name(unit.text) and whole_label(unit) is None)
