"""How right each table is, as far as the release tells."""

import csv
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from pa_pipeline.release import ACCURACY
from pa_pipeline.scoring import ALL_LANGUAGES
from pa_pipeline.tables import Contract

LEVELS = {
    "found": "row found",
    "starts": "first character right",
    "full": "other columns right too",
    "whole": "first and last character right",
    "pairs": "copies merged into one article",
    "lines": "lines set apart",
}
"""Levels of whole rows, in words; others are columns."""


@dataclass(frozen=True, slots=True)
class Accuracy:
    """Precision and recall of a table at a level, with 95 % intervals; n annotated rows; column: whether the level is
    that of one column, by its title."""

    table: str
    level: str
    column: bool
    sample: str
    precision: str
    recall: str
    n: int


def read_accuracy(folder: Path, contracts: Mapping[str, Contract]) -> list[Accuracy]:
    """What the release publishes of its accuracy in all languages together; nothing where it publishes none."""
    file = folder / ACCURACY
    if not file.is_file():
        return []
    with file.open(encoding="utf-8", newline="") as stream:
        return [
            Accuracy(
                row["table"],
                LEVELS.get(row["level"]) or contracts[row["table"]].column(row["level"]).title,
                row["level"] not in LEVELS,
                row["sample"],
                _share(row, "precision"),
                _share(row, "recall"),
                int(row["n_annotated"]),
            )
            for row in csv.DictReader(stream)
            if row["language"] == ALL_LANGUAGES and row["table"] in contracts
            if row["level"] in LEVELS or row["level"] in contracts[row["table"]].column_names
        ]


def scored_through(
    contracts: Mapping[str, Contract], measured: Collection[str], by_column: Collection[str] = ()
) -> dict[str, list[str]]:
    """Of each table without a score of its rows, the tables whose scores tell how right it is, in the order of the
    package. measured: tables with scores; by_column: those of them of which only single columns are scored.

    A row that is merged from others (`events`, `people`) is as right as the rows that must name it. A row that is made
    of others (`timeline`, `articles_wide`) is as right as the rows that it names or counts. A row that was read from a
    text itself, and names nothing but the place where it stands, is measured or it is not; that it was found at all
    may be measured of the rows that it names, as that of `articles` is of `article_occurrences`.
    """
    through: dict[str, list[str]] = {}
    for name, contract in contracts.items():
        if name in measured and name not in by_column:
            continue
        parts = _parts(contract) if name in by_column else _mentions(name, contracts)
        if not parts & {*measured}:
            parts = set()
            for part in _parts(contract):
                parts |= {part} if part in measured else _mentions(part, contracts)
        through[name] = [part for part in contracts if part in parts and part in measured]
    return through


def _mentions(name: str, contracts: Mapping[str, Contract]) -> set[str]:
    """Tables of which each row has to name a row of this one, other than the text that it was read from."""
    return {
        contract.name
        for contract in contracts.values()
        for key in contract.foreign_keys
        if key.table == name and contract.name != name and not _is_source(contract, key.columns)
        if all(contract.column(column).required for column in key.columns)
    }


def _parts(contract: Contract) -> set[str]:
    """Tables whose rows a row names or counts; none where it names only the place where it stands."""
    named = [key for key in contract.foreign_keys if not _is_source(contract, key.columns)]
    places = {column for group in contract.exactly_one for column in group}
    counted = {column.counts[0] for column in contract.columns if column.counts}
    is_made_of_others = any(not places.issuperset(key.columns) for key in named)
    return counted | ({key.table for key in named} if is_made_of_others else set())


def _is_source(contract: Contract, columns: tuple[str, ...]) -> bool:
    return contract.evidence is not None and columns == (contract.evidence.source,)


def _share(row: dict[str, str], name: str) -> str:
    """A share with its interval, as `0.94 (0.88–0.97)`."""
    if not row[name]:
        return "–"
    return f"{float(row[name]):.2f} ({float(row[f'{name}_low']):.2f}–{float(row[f'{name}_high']):.2f})"
