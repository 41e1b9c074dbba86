"""Films told field by field: a label before each value, or the columns of a table, a cell or a row a line."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from pa_pipeline.facts.films.film_lines import is_title, read_bare_title
from pa_pipeline.facts.films.film_traits import ROOM, Traits, read_traits
from pa_pipeline.facts.passages import Unit
from pa_pipeline.lexicon import words

FIELDS = ("title", "original", "director", "year", "country", "kind", "other")
_BULLETS = " -•*"
_LONGEST_LABEL, _MOST_COLUMNS, _LEAST_COLUMNS = 30, 8, 2
_CELL = re.compile(r"[^|]*[^|\s][^|]*")


def labelled(unit: Unit) -> tuple[str, int] | None:
    """Field of a film that a line gives, and where its value begins: `Director: Ana Ríos` is (`director`, 10)."""
    colon = unit.text.find(":", 0, 30)
    if colon < 0:
        return None
    field = _field_of(" ".join(unit.folded[:colon].strip(_BULLETS).split()))
    return (field, colon + 1) if field else None


@lru_cache(maxsize=1 << 10)
def _field_of(label: str) -> str | None:
    return next((field for field in FIELDS if label in words(ROOM, f"{field}_labels")), None)


def lone_label(unit: Unit) -> str | None:
    """Field of a film that a line titles, its value being the next line or a column below: `País`, `Year:`."""
    return _field_of(" ".join(unit.folded.strip(_BULLETS + ":").split())) if len(unit.text) <= _LONGEST_LABEL else None


Record = tuple[int, int, int, Traits, range]
"""Position of the unit with a title, its span there, what is said of the film, and all units that say it."""


def records_of(units: Sequence[Unit]) -> Iterator[Record]:
    """Films told field by field: a label on each line or above each value, or titles of columns above cells."""
    at = 0
    while at < len(units):
        fields = list(_fields_from(units, at)) if may_label(units[at]) else []
        if len(fields) < 2:
            rows = list(_table_from(units, at)) if not fields else []
            yield from rows
            at = rows[-1][-1].stop if rows else at + 1
            continue
        yield from _record(units, at, fields)
        at = fields[-1][1] + 1


def _table_from(units: Sequence[Unit], at: int) -> Iterator[Record]:
    """Films of the table whose columns are titled from a line on."""
    if (columns := _columns_from(units, at)) or not (titles := _titles_of(units[at])):
        yield from _rows_of_cells(units, at + len(columns), columns) if columns else ()
    else:
        yield from _rows_of_lines(units, at + 1, titles)


def may_label(unit: Unit) -> bool:
    """Whether a line gives a field of a film, or titles one."""
    return ((found := labelled(unit)) is not None and found[0] != "other") or lone_label(unit) not in (None, "other")


def _fields_from(units: Sequence[Unit], at: int) -> Iterator[tuple[str, int, int]]:
    """Fields on end, of one film: name, position of the unit of the value, offset of the value there."""
    titled = False
    first = at
    while at < len(units):
        lone = lone_label(units[at])
        found = labelled(units[at])
        field = found[0] if found is not None else lone
        if field is None or (field == "title" and (titled or at > first)):
            return
        titled = titled or field == "title"
        if lone is not None:
            if at + 1 >= len(units) or lone_label(units[at + 1]) is not None or labelled(units[at + 1]) is not None:
                return
            yield field, at + 1, 0
            at += 2
        else:
            yield field, at, found[1] if found is not None else 0
            at += 1


def _is_table(columns: Sequence[str]) -> bool:
    return "title" in columns and not {"year", "country", "kind"}.isdisjoint(columns)


def _columns_from(units: Sequence[Unit], at: int) -> list[str]:
    """Fields that lines on end title, with the title of the film among them."""
    columns: list[str] = []
    while at < len(units) and len(columns) < _MOST_COLUMNS and (field := lone_label(units[at])) is not None:
        columns.append(field)
        at += 1
    return columns if _is_table(columns) else []


def _cells_of(unit: Unit) -> list[tuple[int, int]]:
    """Spans between the bars of a line, blanks around them left out."""
    found = [match.span() for match in _CELL.finditer(unit.text)] if "|" in unit.text else []
    stripped = ((start, unit.text[start:end]) for start, end in found)
    return [(start + len(text) - len(text.lstrip()), start + len(text.rstrip())) for start, text in stripped]


def _titles_of(unit: Unit) -> list[str]:
    """Fields of the columns that a line with bars titles."""
    cells = _cells_of(unit)
    fields = [_field_of(unit.folded[start:end].strip(_BULLETS + ":")) for start, end in cells]
    columns = [field for field in fields if field is not None]
    return columns if len(columns) == len(fields) >= _LEAST_COLUMNS and _is_table(columns) else []


def _row(columns: Sequence[str], cells: Sequence[str]) -> tuple[int, Traits] | None:
    """Number of the cell with the title, and what the others say; None where one is not of its column's kind."""
    traits, title = Traits(), -1
    for number, (field, cell) in enumerate(zip(columns, cells, strict=True)):
        if field == "title":
            title = number
        elif field in ("year", "country", "kind"):
            told = read_traits(cell)
            if told is None or not getattr(told, {"country": "country_iso3"}.get(field, field)):
                return None
            traits = traits.filled(told)
    return (title, traits) if is_title(cells[title]) else None


def _rows_of_cells(units: Sequence[Unit], at: int, columns: Sequence[str]) -> Iterator[Record]:
    """Films of a table, a line for each cell, as long as each cell is of its column's kind."""
    while at + len(columns) <= len(units):
        cells = units[at : at + len(columns)]
        row = _row(columns, [cell.text for cell in cells])
        if row is None:
            return
        yield at + row[0], *_bare_span(cells[row[0]].text), row[1], range(at, at + len(columns))
        at += len(columns)


def _rows_of_lines(units: Sequence[Unit], at: int, columns: Sequence[str]) -> Iterator[Record]:
    """Films of a table, a line with bars for each row; a rule may stand below the titles of the columns."""
    for line in range(at, len(units)):
        text = units[line].text
        if not any(map(str.isalnum, text)):
            continue
        cells = _cells_of(units[line])
        row = _row(columns, [text[start:end] for start, end in cells]) if len(cells) == len(columns) else None
        if row is None:
            return
        start, end = cells[row[0]]
        yield line, *_bare_span(text[:end], start), row[1], range(line, line + 1)


def _record(units: Sequence[Unit], at: int, fields: Sequence[tuple[str, int, int]]) -> Iterator[Record]:
    traits, title = Traits(), None
    told = 0
    for field, place, start in fields:
        value = units[place].text[start:]
        if field == "title" and title is None:
            title = (place, *_bare_span(units[place].text, start))
        elif field in ("year", "country", "kind"):
            traits = traits.filled(read_traits(value) or Traits())
            told += 1
        elif field == "director":
            told += 1
    if title is None and at and told > 1:
        found = read_bare_title(units[at - 1])
        title = (at - 1, found[0], found[1]) if found else None
    if title is None:
        original = next((row for row in fields if row[0] == "original"), None)
        title = (original[1], *_bare_span(units[original[1]].text, original[2])) if original else None
    if title is not None and told and title[1] < title[2]:
        yield *title, traits, range(min(at, title[0]), fields[-1][1] + 1)


def _bare_span(text: str, start: int = 0) -> tuple[int, int]:
    """Span of a title without the quotation marks around it."""
    value = text[start:]
    return start + len(value) - len(value.lstrip(' "“«')), len(text.rstrip(' ."”»'))
