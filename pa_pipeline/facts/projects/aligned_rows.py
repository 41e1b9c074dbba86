"""Rows of a table with a line for each cell of which some are empty: each line goes to the column of its kind."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from pa_pipeline.facts.passages import Unit
from pa_pipeline.facts.projects.body_lines import country_alone, is_sentence
from pa_pipeline.facts.projects.listed_body import is_filler, speaks_of_bodies
from pa_pipeline.facts.projects.project_entries import is_name, number_alone
from pa_pipeline.facts.projects.project_words import ROOM, status_inside
from pa_pipeline.lexicon import alternation, words

_MOST_CELLS = 10
_DATED = frozenset({"period", "starts", "ends", "approved", "duration"})
_SURE, _TOLD, _ANY, _NEVER = 3.0, 2.0, 0.5, -99.0
"""How surely a line belongs to a column."""
_MONEY = re.compile(r"[$€£¥]|\b[A-Z]{3}\s?\d|\d\s?[A-Z]{3}\b")


@cache
def _dated() -> re.Pattern[str]:
    lengths = alternation(words(ROOM, "months") | words(ROOM, "years"))
    return re.compile(rf"\b(?:19|20)\d\d\b|\b\d{{1,2}}[./-]\d{{1,2}}[./-]\d\d|\b(?:{lengths})\b")


def is_money(unit: Unit) -> bool:
    """Whether a cell holds an amount of money."""
    return _MONEY.search(unit.text) is not None


def tells_time(unit: Unit) -> bool:
    """Whether a cell holds a year, a day or a number of months or years."""
    return _dated().search(unit.folded) is not None


def align(units: Sequence[Unit], lines: Sequence[int], columns: Sequence[str], *, closed: bool) -> list[str] | None:
    """Field of each line in turn, of those that the row takes; None where they are none of the columns' kinds.

    closed: whether the row has to take all lines, because the next one begins behind them.
    """
    if len(columns) > _MOST_CELLS:
        return None
    scores = {field: [_score(units, lines, at, field) for at in range(len(lines))] for field in dict.fromkeys(columns)}
    best: dict[tuple[int, int], tuple[float, list[str]]] = {}
    for column in range(len(columns), -1, -1):
        for line in range(len(lines), -1, -1):
            best[column, line] = max(
                _choices(best, scores, columns, column, line, closed=closed), key=lambda choice: choice[0]
            )
    score, fields = best[0, 0]
    return fields if score > 0 and "name" in fields else None


def _choices(
    best: dict[tuple[int, int], tuple[float, list[str]]],
    scores: dict[str, list[float]],
    columns: Sequence[str],
    column: int,
    line: int,
    *,
    closed: bool,
) -> Iterator[tuple[float, list[str]]]:
    """What a column may take from a line on: nothing, that line, or as bodies several lines."""
    if column == len(columns):
        rest = len(next(iter(scores.values()))) - line
        yield (_NEVER * rest if closed else 0.0), []
        return
    field = columns[column]
    taken = 0.0
    for last in range(line, len(scores[field]) if field == "entities" else min(line + 1, len(scores[field]))):
        taken += scores[field][last]
        if scores[field][last] <= _NEVER:
            break
        behind = best[column + 1, last + 1]
        yield taken + behind[0], [field] * (last + 1 - line) + behind[1]
    yield best[column + 1, line][0] + (_NEVER if field in ("name", "number") else 0.0), best[column + 1, line][1]


def _score(units: Sequence[Unit], lines: Sequence[int], at: int, field: str) -> float:
    """How surely a line is a cell of a column."""
    unit = units[lines[at]]
    if field == "number":
        return _SURE if at == 0 and number_alone(unit.folded) is not None else _NEVER
    if field == "name":
        return _SURE if is_name(unit.text) else _NEVER
    if at == 0:
        return _NEVER
    if field not in ("status", "entities") and field not in _DATED:
        return _ANY
    if is_filler(unit.folded):
        return _ANY
    if field == "status":
        return _SURE if status_inside(unit.folded) is not None else _NEVER
    if field in _DATED:
        return _TOLD if tells_time(unit) and not is_money(unit) else _NEVER
    told = speaks_of_bodies(unit) or country_alone(units[lines[at - 1]].tokens)
    return _TOLD if told and not is_sentence(unit.tokens) and status_inside(unit.folded) is None else _NEVER
