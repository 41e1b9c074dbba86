"""Lines of a group's section cut where a page put several things on one: cells of a row, fields side by side, a name
that opens its paragraph."""

from collections.abc import Iterator

from pa_pipeline.facts.passages import Unit
from pa_pipeline.reading.labels import read_label

_BETWEEN, _LONGEST = (" · ", " | ", " • "), 300
"""Marks between fields on one line, and length of such a line."""


def parted_at(unit: Unit, end: int, start: int) -> Iterator[Unit]:
    """The name up to an offset and the text from another one on."""
    yield Unit("heading", unit.text[:end], unit.folded[:end], unit.start)
    yield Unit("paragraph", unit.text[start:], unit.folded[start:], unit.start + start)


def cells_in(unit: Unit, mark: str = "|") -> Iterator[Unit]:
    """Cells of a row that hold something."""
    begin = 0
    for cell in unit.text.split(mark):
        if text := cell.strip():
            start = begin + len(cell) - len(cell.lstrip())
            yield Unit("paragraph", text, unit.folded[start : start + len(text)], unit.start + start)
        begin += len(cell) + len(mark)


def fields_in(unit: Unit) -> tuple[Unit, ...]:
    """The fields that stand on one line, each behind a label of its own; the unit itself where there are none.

    >>> from pa_pipeline.facts.passages import passage_of
    >>> [piece.text for piece in fields_in(passage_of("Coordina Perú · Creado en 2019").units[0])]
    ['Coordina Perú', 'Creado en 2019']
    """
    mark = next((mark for mark in _BETWEEN if mark in unit.text), None)
    if mark is None or len(unit.text) > _LONGEST or unit.kind == "list_item":
        return (unit,)
    pieces = tuple(cells_in(unit, mark))
    labels = [read_label(piece.folded) for piece in pieces]
    told = all(label is not None and not label.alone for label in labels)
    return pieces if told and len(pieces) > 1 else (unit,)
