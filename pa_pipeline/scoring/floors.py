"""Scores that must not be lost again."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import floor
from pathlib import Path

import yaml

from pa_pipeline.errors import PipelineError
from pa_pipeline.scoring.tally import Scores

Floors = Mapping[str, Mapping[str, float]]
"""Least F1 by table and level."""


class FloorsError(PipelineError):
    """A file of floors that does not say what it should."""


@dataclass(frozen=True, slots=True)
class FloorReport:
    """Scores below their floor, and floors that can be raised; one line each."""

    below: tuple[str, ...]
    raisable: tuple[str, ...]


def load_floors(path: Path) -> dict[str, Floors]:
    """Floors by set of annotations, from YAML: set, table, level, least F1. Raises `FloorsError`."""
    sets = yaml.safe_load(path.read_text("utf-8"))
    if not isinstance(sets, dict):
        raise FloorsError("no floors", f"{path}", "Write set, table, level and least F1, nested.")
    for name, tables in sets.items():
        for table, levels in tables.items():
            for level, least in levels.items():
                if not isinstance(least, int | float) or not 0 <= least <= 1:
                    raise FloorsError(
                        f"{name}, {table}, {level} is {least!r}", f"{path}", "Write a number from 0 to 1."
                    )
    return sets


def hold_to_floors(scores: Scores, floors: Floors) -> FloorReport:
    """Hold scores to their floors; a score that is missing is below, a floor can be raised by whole hundredths."""
    below, raisable = [], []
    for table, levels in floors.items():
        for level, least in levels.items():
            score = scores.find(table, level)
            reached = 0.0 if score is None else score.f1
            if reached < least:
                below.append(f"{table} {level}: {reached:.4f} is below {least:.2f}")
            elif floor(reached * 100) / 100 > least:
                raisable.append(f"{table} {level}: {least:.2f} can be {floor(reached * 100) / 100:.2f}")
    return FloorReport(tuple(below), tuple(raisable))
