"""Tables of projects whose columns have no titles: what the cells of a column hold tells which one it is.

Not here: tables below column titles (`project_tables`).
"""

from collections.abc import Callable, Sequence

from pa_pipeline.facts.passages import Unit
from pa_pipeline.facts.projects.aligned_rows import is_money, tells_time
from pa_pipeline.facts.projects.listed_body import is_filler, speaks_of_bodies
from pa_pipeline.facts.projects.project_entries import is_name, number_alone
from pa_pipeline.facts.projects.project_words import Stretch, read_status
from pa_pipeline.facts.projects.table_cells import Table, told_of_cells

_LEAST_CELLS, _LEAST_ROWS, _LEAST_KINDS = 3, 2, 3
"""Cells of a row, rows of a table, and known columns of one."""


def read_untitled(units: Sequence[Unit], at: int, rows: Sequence[Sequence[Stretch]]) -> Table | None:
    """The table whose first line stands at a unit; rows: its cells and those of the lines below. A column tells how far
    each project is, and so that these are projects.

    None where they are none.
    """
    width = len(rows[0]) if rows else 0
    count = next((k for k, row in enumerate(rows) if len(row) != width), len(rows))
    if width < _LEAST_CELLS or count < _LEAST_ROWS:
        return None
    cells = [[_cut(units[at + k], cell) for cell in row] for k, row in enumerate(rows[:count])]
    columns = _columns_of(cells)
    if not {"name", "status"} <= set(columns) or len(set(columns) - {"other"}) < _LEAST_KINDS:
        return None
    told = [told_of_cells([units[at + k]] * width, row, columns) for k, row in enumerate(rows[:count])]
    found = [one for one in told if one is not None]
    return Table(found, at + count) if len(found) == count else None


def _columns_of(rows: Sequence[Sequence[Unit]]) -> list[str]:
    """Field of each column, by what its cells hold: one of each kind, the name before those that tell of it."""
    columns: list[str] = []
    for column in zip(*rows, strict=True):
        kinds = (field for field, holds in _HOLD.items() if field not in columns and _all(column, holds))
        field = next(kinds, "other")
        columns.append("other" if field == "entities" and "name" not in columns else field)
        if columns[-1] == "other" and "name" not in columns and all(is_name(cell.text) for cell in column):
            columns[-1] = "name"
    return columns


def _all(column: Sequence[Unit], holds: Callable[[Unit], bool]) -> bool:
    """Whether all cells of a column are of a kind, or put off; one at least is."""
    held = [holds(cell) for cell in column]
    return any(held) and all(one or is_filler(cell.folded) for one, cell in zip(held, column, strict=True))


_HOLD: dict[str, Callable[[Unit], bool]] = {
    "number": lambda cell: number_alone(cell.folded) is not None,
    "status": lambda cell: read_status(cell.folded) is not None,
    "period": lambda cell: tells_time(cell) and not is_money(cell),
    "entities": speaks_of_bodies,
}
"""What the cells of a column hold."""


def _cut(unit: Unit, cell: Stretch) -> Unit:
    text = unit.text[cell.start : cell.end].strip()
    return Unit("paragraph", text, unit.folded[cell.start : cell.end].strip(), 0)
