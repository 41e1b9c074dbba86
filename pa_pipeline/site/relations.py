"""How the tables hang together, drawn from their foreign keys."""

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import escape

from pa_pipeline.tables import Contract

BOX_HEIGHT, GAP, CHARACTER, PADDING, CORRIDOR, WIDTH = 28, 9, 7.3, 12, 72, 1030
COLOURS = 5


@dataclass(frozen=True, slots=True)
class Relation:
    """A foreign key, as a sentence needs it: columns of a table that name a row of another."""

    table: str
    columns: tuple[str, ...]
    target: str
    references: tuple[str, ...]


def relations_of(contracts: Mapping[str, Contract]) -> list[Relation]:
    """All foreign keys, in the order of the package."""
    return [
        Relation(contract.name, key.columns, key.table, key.references)
        for contract in contracts.values()
        for key in contract.foreign_keys
    ]


def draw_relations(contracts: Mapping[str, Contract]) -> tuple[str, str]:
    """All tables with lines from a table to those it refers to; and the table that nearly all refer to, left out.

    A table stands to the right of all tables it refers to. Where two tables refer to each other, the line to the later
    one in the package goes back.
    """
    relations = [relation for relation in relations_of(contracts) if relation.table != relation.target]
    hub = _hub(relations)
    drawn = list(dict.fromkeys((r.table, r.target) for r in relations if r.target != hub and r.table != hub))
    columns = _layers([name for name in contracts if name != hub], drawn)
    tallest = max(map(len, columns), default=1)
    height = tallest * (BOX_HEIGHT + GAP) + GAP
    places: dict[str, tuple[float, float, float]] = {}
    boxes_in_all = sum(max(map(len, column)) * CHARACTER + 2 * PADDING for column in columns)
    corridor = max(CORRIDOR, (WIDTH - boxes_in_all) / max(1, len(columns) - 1))
    x = 1.0
    for column in columns:
        width = max(len(name) for name in column) * CHARACTER + 2 * PADDING
        y = (height - len(column) * (BOX_HEIGHT + GAP) + GAP) / 2
        for name in column:
            places[name] = (x, y, width)
            y += BOX_HEIGHT + GAP
        x += width + corridor
    often = sorted(
        {target for _, target in drawn}, key=lambda name: (-sum(target == name for _, target in drawn), name)
    )
    colours = {name: min(rank, COLOURS) for rank, name in enumerate(often, start=1)}
    lines = [_line(places[table], places[target], table, target, colours[target]) for table, target in drawn]
    boxes = [_box(places[name], name) for column in columns for name in column]
    width_in_all = x - corridor + 1
    told = f"Relations of the tables: {len(drawn)} lines from a table to one that it refers to."
    svg = (
        f'<svg class="relations" viewBox="0 0 {width_in_all:.0f} {height}" width="{width_in_all:.0f}" '
        f'height="{height}" role="group" aria-label="{escape(told)}">{"".join(lines)}{"".join(boxes)}</svg>'
    )
    return svg, hub


def _hub(relations: list[Relation]) -> str:
    """The table that most tables refer to."""
    referring: dict[str, set[str]] = {}
    for relation in relations:
        referring.setdefault(relation.target, set()).add(relation.table)
    return max(sorted(referring), key=lambda name: len(referring[name]), default="")


def _layers(names: list[str], edges: list[tuple[str, str]]) -> list[list[str]]:
    """Columns of tables, from those that refer to none; within a column near to what they refer to."""
    position = {name: at for at, name in enumerate(names)}
    forward = [
        (table, target) for table, target in edges if (target, table) not in edges or position[target] < position[table]
    ]
    layer = dict.fromkeys(names, 0)
    for _ in names:
        for table, target in forward:
            if layer[table] <= layer[target] < len(names):
                layer[table] = layer[target] + 1
    columns: list[list[str]] = [[] for _ in range(max(layer.values(), default=0) + 1)]
    for name in names:
        columns[layer[name]].append(name)
    centre = {name: at / max(1, len(column)) for column in columns for at, name in enumerate(column)}
    for _ in range(8):
        for column in columns:
            near = {
                name: [centre[t] for s, t in edges if s == name] + [centre[s] for s, t in edges if t == name]
                for name in column
            }
            column.sort(key=lambda name: (sum(near[name]) / len(near[name]) if near[name] else 2.0, position[name]))
            centre.update({name: (at + 0.5) / len(column) for at, name in enumerate(column)})
    return columns


def _line(
    table: tuple[float, float, float], target: tuple[float, float, float], name: str, other: str, colour: int
) -> str:
    x1, y1 = table[0], table[1] + BOX_HEIGHT / 2
    x2, y2 = target[0] + target[2], target[1] + BOX_HEIGHT / 2
    if x1 < x2:
        x1, x2 = table[0] + table[2], target[0] + target[2]
        bend = max(x1, x2) + CORRIDOR / 2
        curve = f"C{bend:.0f} {y1:.0f} {bend:.0f} {y2:.0f}"
    else:
        middle = (x1 + x2) / 2
        curve = f"C{middle:.0f} {y1:.0f} {middle:.0f} {y2:.0f}"
    path = f"M{x1:.0f} {y1:.0f}{curve} {x2:.0f} {y2:.0f}"
    return f'<path class="s{colour}" data-from="{name}" data-to="{other}" d="{path}"/>'


def _box(place: tuple[float, float, float], name: str) -> str:
    x, y, width = place
    return (
        f'<a href="site/{name}.html" data-table="{name}"><rect x="{x:.0f}" y="{y:.0f}" width="{width:.0f}" '
        f'height="{BOX_HEIGHT}" rx="6"/><text x="{x + PADDING:.0f}" y="{y + 18:.0f}">{name}</text></a>'
    )
