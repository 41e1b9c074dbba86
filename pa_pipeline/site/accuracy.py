"""How right each table is, as far as the release tells."""

import csv
from dataclasses import dataclass
from pathlib import Path

from pa_pipeline.release import ACCURACY
from pa_pipeline.scoring import ALL_LANGUAGES

LEVELS = {
    "found": "row found",
    "full": "other columns right too",
    "whole": "first and last character right",
    "pairs": "copies merged into one article",
    "lines": "lines set apart",
}
"""Levels that the pages show, in words."""


@dataclass(frozen=True, slots=True)
class Accuracy:
    """Precision and recall of a table at a level, with 95 % intervals; n annotated rows."""

    table: str
    level: str
    sample: str
    precision: str
    recall: str
    n: int


def read_accuracy(folder: Path) -> list[Accuracy]:
    """What the release publishes of its accuracy in all languages together; nothing where it publishes none."""
    file = folder / ACCURACY
    if not file.is_file():
        return []
    with file.open(encoding="utf-8", newline="") as stream:
        return [
            Accuracy(
                row["table"],
                LEVELS[row["level"]],
                row["sample"],
                _share(row, "precision"),
                _share(row, "recall"),
                int(row["n_annotated"]),
            )
            for row in csv.DictReader(stream)
            if row["language"] == ALL_LANGUAGES and row["level"] in LEVELS
        ]


def _share(row: dict[str, str], name: str) -> str:
    """A share with its interval, as `0.94 (0.88–0.97)`."""
    if not row[name]:
        return "–"
    return f"{float(row[name]):.2f} ({float(row[f'{name}_low']):.2f}–{float(row[f'{name}_high']):.2f})"
