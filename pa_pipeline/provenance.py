"""From a row back to the passage of the seed file that it was read from."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path, PurePosixPath
from typing import Any

import polars as pl

from pa_pipeline.errors import PipelineError
from pa_pipeline.lexicon.folding import fold
from pa_pipeline.release.seed_texts import open_seeds
from pa_pipeline.tables import Contract, load_contracts

_MOST_NEAR, _NEARNESS = 8, 0.75
"""Names told where none is as asked for, and how like they must be, from 0 to 1."""
_NAMED_COLUMNS = ("table", "identifier", "name")


class UnknownIdError(PipelineError):
    """No table has a row of this identifier."""


class NoSuchSourceError(PipelineError):
    """No source of the release has this identifier."""


class SeedChangedError(PipelineError):
    """The seed file is not the one that the release was built from, so its offsets prove nothing."""


@dataclass(frozen=True, slots=True)
class Row:
    """A published row: its table's contract, its values by column, and the rows of each table that refer to it, by
    their identifiers."""

    contract: Contract
    values: dict[str, Any]
    referred_to_by: dict[str, list[str]]


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
        file, key = _parquet(outputs, contract), contract.identifier
        if key is None or not file.is_file():
            continue
        found = pl.scan_parquet(file).filter(pl.col(key) == identifier).collect()
        if found.height:
            return Row(contract, found.row(0, named=True), _referring_rows(contract, identifier, contracts, outputs))
    raise UnknownIdError(
        "no table has a row of this identifier or name",
        identifier,
        f"Look in the tables of {outputs}, or run `pa build` where the seeds have changed.",
    )


def find_named(words: str, outputs: Path) -> pl.DataFrame:
    """Rows that are named by these words, case and accents aside, else those whose name holds them as words.

    Columns: table, identifier, name. Long texts (paragraphs, quotes) are no names.
    """
    wanted = fold(words.strip())
    holds = re.compile(rf"(?<!\w){re.escape(wanted)}")
    named = [(fold(row[2]), row) for row in _names(outputs)] if wanted else []
    exact = [row for folded, row in named if folded == wanted]
    return _named_rows(exact or [row for folded, row in named if holds.search(folded)])


def find_near(words: str, outputs: Path) -> pl.DataFrame:
    """Rows whose name is nearly these words, the likest first, for who misspelled it; columns as in `find_named`."""
    named: dict[str, list[tuple[str, str, str]]] = {}
    for row in _names(outputs):
        named.setdefault(fold(row[2]), []).append(row)
    near = get_close_matches(fold(words.strip()), named, _MOST_NEAR, _NEARNESS)
    return _named_rows([row for folded in near for row in named[folded]])


def _named_rows(rows: list[tuple[str, str, str]]) -> pl.DataFrame:
    return pl.DataFrame(rows, schema=dict.fromkeys(_NAMED_COLUMNS, pl.String), orient="row")


def _names(outputs: Path) -> Iterator[tuple[str, str, str]]:
    """Table, identifier and name of every row that has a name of its own."""
    for contract in load_contracts().values():
        file, key, label = _parquet(outputs, contract), contract.identifier, contract.label
        if label is None or key is None or contract.extends or contract.column(label).multiline or not file.is_file():
            continue
        for identifier, name in pl.read_parquet(file, columns=[key, label]).drop_nulls().iter_rows():
            yield contract.name, str(identifier), name


def _parquet(outputs: Path, contract: Contract) -> Path:
    return outputs / "parquet" / f"{contract.name}.parquet"


def _referring_rows(
    contract: Contract, identifier: str, contracts: dict[str, Contract], outputs: Path
) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for other in contracts.values():
        file = _parquet(outputs, other)
        columns = [
            key.columns[0]
            for key in other.foreign_keys
            if key.table == contract.name and key.references == contract.primary_key
        ]
        if columns and file.is_file():
            refers = pl.any_horizontal(pl.col(column) == identifier for column in columns)
            rows = pl.scan_parquet(file).filter(refers).select(other.identifier or other.primary_key[0]).collect()
            found[other.name] = rows.to_series().cast(pl.String).to_list()
    return {table: identifiers for table, identifiers in found.items() if identifiers}


def find_passage(row: Row, outputs: Path, seeds: Path, context: int) -> Passage | None:
    """The passage that proves a row, with up to `context` characters before and after; null for rows without evidence.

    Raises SeedChangedError where the seed file is gone or has other bytes than at the build.
    """
    evidence = row.contract.evidence
    if evidence is None:
        return None
    source_id, start, end = (row.values[name] for name in (evidence.source, evidence.start, evidence.end))
    if source_id is None:
        return None
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


def find_text(source: str, outputs: Path, seeds: Path) -> str:
    """The text of a source, in which offsets count; source: its identifier, path or file name.

    Raises SeedChangedError and NoSuchSourceError.
    """
    paths = pl.read_parquet(outputs / "parquet" / "sources.parquet", columns=["source_id", "path"])
    found = [source_id for source_id, path in paths.iter_rows() if source in (path, PurePosixPath(path).name)]
    return _text_and_path(found[0] if len(found) == 1 else source, outputs, seeds)[0]


def _text_and_path(source_id: str, outputs: Path, seeds: Path) -> tuple[str, str]:
    sources = pl.read_parquet(outputs / "parquet" / "sources.parquet").filter(source_id=source_id)
    if sources.is_empty():
        raise NoSuchSourceError("no such source", source_id, f"Look it up in {outputs / 'csv' / 'sources.csv'}.")
    _, seed_text, problems = open_seeds(sources, seeds)
    for path, what in problems:
        raise SeedChangedError(what, path, "Give the folder of its seed files with --seeds, or run `pa build`.")
    return seed_text(source_id), sources["path"].item()
