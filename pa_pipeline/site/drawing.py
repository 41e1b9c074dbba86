"""Shapes of charts as SVG: bars over time, a grid of circles, lanes of marks along a time axis.

Colours and fonts come from the page's style sheet, so that charts follow light and dark. Not here: what is counted
(charts.py).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

from markupsafe import escape

CHARACTER = 6.9
"""Width of a character of the 12 px labels, in px: enough for the usual sans-serif fonts."""
ROW = 26


@dataclass(frozen=True, slots=True)
class Mark:
    """Something on a time axis, or so many things of one place. at: from 0 (left) to 1 (right); href: where a click
    leads, if anywhere."""

    at: float
    label: str
    href: str = ""
    count: int = 1


def draw_bars(heads: Sequence[str], series: Mapping[str, Sequence[int]], width: int, height: int, what: str) -> str:
    """Stacked bars, one a head; series: counts by name, as many as heads; what: the chart in words."""
    totals = [sum(counts) for counts in zip(*series.values(), strict=True)]
    ticks = _ticks(max(totals, default=0))
    top, bottom, left = 18, 24, 12 + CHARACTER * len(str(ticks[-1]))
    plot, step = height - top - bottom, (width - left) / max(1, len(heads))
    bar = min(step * 0.68, 44)
    parts = []
    for tick in ticks:
        y = top + plot * (1 - tick / ticks[-1])
        parts.append(f'<line class="grid" x1="{_n(left)}" x2="{width}" y1="{_n(y)}" y2="{_n(y)}"/>')
        parts.append(f'<text x="{_n(left - 6)}" y="{_n(y + 4)}" class="end">{tick}</text>')
    every = max(1, -(-int(CHARACTER * max(map(len, heads), default=0) + 8) // max(1, int(step))))
    for index, head in enumerate(heads):
        x, y = left + step * (index + 0.5), top + plot
        for number, (name, counts) in enumerate(series.items(), start=1):
            if not counts[index]:
                continue
            size = plot * counts[index] / ticks[-1]
            y -= size
            told = escape(f"{head}, {name}: {counts[index]:,}")
            parts.append(
                f'<rect class="c{number}" x="{_n(x - bar / 2)}" y="{_n(y)}" width="{_n(bar)}" '
                f'height="{_n(size)}" rx="1.5"><title>{told}</title></rect>'
            )
        if totals[index]:
            parts.append(f'<text x="{_n(x)}" y="{_n(y - 5)}" class="mid strong">{totals[index]:,}</text>')
        if index % every == 0:
            parts.append(f'<text x="{_n(x)}" y="{height - 6}" class="mid">{escape(head)}</text>')
    return _svg(parts, width, height, what)


def draw_grid(
    rows: Sequence[str],
    columns: Sequence[str],
    counts: Mapping[tuple[int, int], int],
    width: int,
    what: str,
    names: Mapping[str, str] | None = None,
) -> str:
    """Circles whose area is a count; counts: by index of row and column; names: of columns, in full."""
    longest = max(map(len, rows), default=0)
    left = min(width * 0.44, 10 + CHARACTER * longest)
    letters = max(6, int((left - 10) / CHARACTER))
    step = (width - left) / max(1, len(columns))
    slanted = CHARACTER * max(map(len, columns), default=0) > step - 4
    top = 14 + (CHARACTER * max(map(len, columns), default=0) * 0.8 if slanted else 14)
    most, radius = max(counts.values(), default=1), min(step, ROW) / 2 - 1.5
    height = int(top + ROW * len(rows) + 4)
    parts = []
    for index, column in enumerate(columns):
        x = left + step * (index + 0.5)
        turn = f' transform="rotate(-50 {_n(x)} {_n(top - 8)})"' if slanted else ""
        full = f"<title>{escape(names[column])}</title>" if names else ""
        anchor = "" if slanted else ' class="mid"'
        parts.append(f'<text x="{_n(x)}" y="{_n(top - 8)}"{anchor}{turn}>{full}{escape(column)}</text>')
    for index, row in enumerate(rows):
        y = top + ROW * (index + 0.5)
        parts.append(f'<line class="grid" x1="{_n(left)}" x2="{width}" y1="{_n(y)}" y2="{_n(y)}"/>')
        shown = row if len(row) <= letters else f"{row[: letters - 1].rstrip()}…"
        parts.append(f'<text x="0" y="{_n(y + 4)}"><title>{escape(row)}</title>{escape(shown)}</text>')
    for (row_index, column_index), count in sorted(counts.items()):
        x, y = left + step * (column_index + 0.5), top + ROW * (row_index + 0.5)
        size = max(2.5, radius * sqrt(count / most))
        column = columns[column_index]
        told = f"{rows[row_index]}, {names[column] if names else column}: {count:,}"
        parts.append(
            f'<circle class="c1" cx="{_n(x)}" cy="{_n(y)}" r="{_n(size)}"><title>{escape(told)}</title></circle>'
        )
        if size >= 8:
            parts.append(f'<text x="{_n(x)}" y="{_n(y + 4)}" class="mid inside" aria-hidden="true">{count:,}</text>')
    return _svg(parts, width, height, what)


def draw_lanes(lanes: Mapping[str, Sequence[Mark]], ticks: Sequence[tuple[float, str]], width: int, what: str) -> str:
    """Marks along a time axis, one lane a kind: dots that are piled up, or bars where a mark stands for many things."""
    size, left, bottom = 4.0, 4, 24
    parts: list[str] = []
    y = 4.0
    plot = width - left - 8
    most = max((mark.count for marks in lanes.values() for mark in marks), default=1)
    for number, (name, marks) in enumerate(lanes.items(), start=1):
        piles: dict[int, list[Mark]] = {}
        for mark in marks:
            piles.setdefault(int(mark.at * plot / (2 * size + 1)), []).append(mark)
        deepest = max((len(pile) for pile in piles.values()), default=1)
        step = min(2 * size + 1, 90 / deepest)
        height = 26 + (deepest * step if most == 1 else 56)
        base = y + height
        told = sum(mark.count for mark in marks)
        parts.append(f'<text x="{left}" y="{_n(y + 13)}" class="strong halo">{escape(name)} ({told:,})</text>')
        parts.append(f'<line class="grid" x1="{left}" x2="{width}" y1="{_n(base)}" y2="{_n(base)}"/>')
        if most == 1:
            parts += _dots(piles, number, left, base, size, step)
        else:
            parts += _bars(marks, number, left, base, plot)
        y = base + 8
    shown_until = -1.0
    behind: list[str] = []
    for at, label in ticks:
        x = left + size + at * plot
        behind.append(f'<line class="grid" x1="{_n(x)}" x2="{_n(x)}" y1="4" y2="{_n(y)}"/>')
        half = CHARACTER * len(label) / 2
        if x - half > shown_until and x + half < width:
            parts.append(f'<text x="{_n(x)}" y="{_n(y + 14)}" class="mid">{escape(label)}</text>')
            shown_until = x + half + 6
    return _svg([*behind, *parts], width, int(y + bottom), what, role="group")


def _dots(
    piles: Mapping[int, Sequence[Mark]], number: int, left: float, base: float, size: float, step: float
) -> Iterator[str]:
    for place, pile in sorted(piles.items()):
        for level, mark in enumerate(pile):
            x, y = left + size + place * (2 * size + 1), base - size - level * step - 1
            dot = f'<circle class="c{number}" cx="{_n(x)}" cy="{_n(y)}" r="{_n(size)}">'
            dot += f"<title>{escape(mark.label)}</title></circle>"
            yield f'<a href="{escape(mark.href)}" tabindex="-1">{dot}</a>' if mark.href else dot


def _bars(marks: Sequence[Mark], number: int, left: float, base: float, plot: float) -> Iterator[str]:
    most = max(mark.count for mark in marks)
    for mark in marks:
        height = max(1.5, 56 * mark.count / most)
        yield (
            f'<rect class="c{number}" x="{_n(left + mark.at * plot)}" y="{_n(base - height)}" width="5" '
            f'height="{_n(height)}"><title>{escape(mark.label)}</title></rect>'
        )


def _svg(parts: Sequence[str], width: int, height: int, what: str, role: str = "img") -> str:
    return (
        f'<svg viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="{role}" '
        f'aria-label="{escape(what)}">{"".join(parts)}</svg>'
    )


def _ticks(most: int) -> list[int]:
    """Round numbers from 0 to at least the most, four or five of them."""
    step = 1
    while most > 4 * step:
        step = step * 2 if str(step)[0] == "1" else step * 5 // 2 if str(step)[0] == "2" else step * 2
    return [step * number for number in range(-(-max(1, most) // step) + 1)]


def _n(number: float) -> str:
    """A coordinate with one decimal at most."""
    return f"{number:.1f}".removesuffix(".0")
