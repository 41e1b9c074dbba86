"""How right each table is, as far as it was measured against annotations made by hand."""

import csv
from dataclasses import dataclass
from pathlib import Path

PUBLISHED = "quality/accuracy.csv"
KEPT = Path(__file__).with_name("accuracy.csv")
LEVELS = {"found": "row found", "full": "all columns right", "whole": "first and last character right"}


@dataclass(frozen=True, slots=True)
class Accuracy:
    """Precision and recall of a table at a level, of n annotated rows."""

    table: str
    level: str
    language: str
    precision: float | None
    recall: float | None
    n: int


def read_accuracy(folder: Path) -> list[Accuracy]:
    """What the release publishes of its accuracy, else what was measured last; nothing of what has no sample."""
    file = folder / PUBLISHED
    with (file if file.is_file() else KEPT).open(encoding="utf-8", newline="") as stream:
        found = [
            Accuracy(
                row["table"],
                LEVELS.get(row["level"], row["level"]),
                row.get("language") or "",
                _number(row["precision"]),
                _number(row["recall"]),
                int(float(row["n"] or 0)),
            )
            for row in csv.DictReader(stream)
        ]
    return [row for row in found if row.n]


def _number(text: str) -> float | None:
    return float(text) if text else None
