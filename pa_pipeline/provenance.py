"""From a row back to the passage of the seed file that it was read from."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl

from pa_pipeline.errors import PipelineError
from pa_pipeline.lexicon.folding import fold
from pa_pipeline.release.seed_texts import open_seeds
from pa_pipeline.tables import Contract, load_contracts


class UnknownIdError(PipelineError):
    """No table has a row of this identifier."""


class NoSuchSourceError(PipelineError):
    """No source of the release has this identifier."""


class SeedChangedError(PipelineError):
    """The seed file is not the one that the release was built from, so its offsets prove nothing."""


@dataclass(frozen=True, slots=True)
class Row:
    """A published row: its table's contract, its values by column, and how many rows of which table refer to it."""

    contract: Contract
    values: dict[str, Any]
    referred_to_by: dict[str, int]


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage in its context. path: of the seed file; line: where the passage starts, from 1; the texts are raw."""

    path: str
    line: int
    char_start: int
    char_end: int
    before: str
    text: str
    after: str


def find_row(identifier: str, outputs: Path) -> Row:
    """The row with this identifier as its primary key, in whichever table of a release; raises UnknownIdError."""
    contracts = load_contracts()
    for contract in contracts.values():
        file = outputs / "parquet" / f"{contract.name}.parquet"
        if len(contract.primary_key) != 1 or not file.is_file():
            continue
        found = pl.scan_parquet(file).filter(pl.col(contract.primary_key[0]) == identifier).collect()
        if found.height:
            return Row(contract, found.row(0, named=True), _referring_rows(contract, identifier, contracts, outputs))
    raise UnknownIdError(
        "no table has a row of this identifier", identifier, f"Look in the tables of {outputs}, or run `pa build`."
    )


def find_named(words: str, outputs: Path) -> pl.DataFrame:
    """Rows that are named by these words, case and accents aside, else those whose name holds them.

    Columns: table, identifier, name. Long texts (paragraphs, quotes) are no names.
    """
    wanted = fold(words)
    found: dict[bool, list[tuple[str, str, str]]] = {True: [], False: []}
    for contract in load_contracts().values():
        file = outputs / "parquet" / f"{contract.name}.parquet"
        key, label = contract.primary_key, contract.label
        if label is None or len(key) != 1 or contract.extends or contract.column(label).multiline or not file.is_file():
            continue
        for identifier, name in pl.read_parquet(file, columns=[key[0], label]).drop_nulls().iter_rows():
            if wanted in (folded := fold(name)):
                found[folded == wanted].append((contract.name, str(identifier), name))
    return pl.DataFrame(found[True] or found[False], schema=["table", "identifier", "name"], orient="row")


def _referring_rows(
    contract: Contract, identifier: str, contracts: dict[str, Contract], outputs: Path
) -> dict[str, int]:
    counts: dict[str, int] = {}
    for other in contracts.values():
        file = outputs / "parquet" / f"{other.name}.parquet"
        columns = [
            key.columns[0]
            for key in other.foreign_keys
            if key.table == contract.name and key.references == contract.primary_key
        ]
        if columns and file.is_file():
            refers = pl.any_horizontal(pl.col(column) == identifier for column in columns)
            counts[other.name] = pl.scan_parquet(file).filter(refers).select(pl.len()).collect().item()
    return {table: count for table, count in counts.items() if count}


def find_passage(row: Row, outputs: Path, seeds: Path, context: int) -> Passage | None:
    """The passage that proves a row, with up to `context` characters before and after; null for rows without evidence.

    Raises SeedChangedError where the seed file is gone or has other bytes than at the build.
    """
    evidence = row.contract.evidence
    if evidence is None:
        return None
    source_id, start, end = (row.values[name] for name in (evidence.source, evidence.start, evidence.end))
    text, path = _text_and_path(source_id, outputs, seeds)
    return Passage(
        path=path,
        line=text.count("\n", 0, start) + 1,
        char_start=start,
        char_end=end,
        before=text[max(0, start - context) : start],
        text=text[start:end],
        after=text[end : end + context],
    )


def find_text(source_id: str, outputs: Path, seeds: Path) -> str:
    """The text of a source, in which offsets count. Raises SeedChangedError and NoSuchSourceError."""
    return _text_and_path(source_id, outputs, seeds)[0]


def _text_and_path(source_id: str, outputs: Path, seeds: Path) -> tuple[str, str]:
    sources = pl.read_parquet(outputs / "parquet" / "sources.parquet").filter(source_id=source_id)
    if sources.is_empty():
        raise NoSuchSourceError("no such source", source_id, f"Look it up in {outputs / 'csv' / 'sources.csv'}.")
    _, seed_text, problems = open_seeds(sources, seeds)
    for path, what in problems:
        raise SeedChangedError(what, path, "Give the folder of its seed files with --seeds, or run `pa build`.")
    return seed_text(source_id), sources["path"].item()
