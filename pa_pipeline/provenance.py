"""From a row back to the passage of the seed file that it was read from."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path, PurePosixPath
from typing import Any

import polars as pl
from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import extract

from pa_pipeline.errors import PipelineError
from pa_pipeline.lexicon.folding import fold
from pa_pipeline.reading.seed_files import require_seeds_folder
from pa_pipeline.release.seed_texts import open_seeds
from pa_pipeline.tables import Contract, load_contracts

_MOST_NEAR, _NEARNESS = 8, 0.75
"""Names told where none is as asked for, and how like they must be, from 0 to 1."""
_LETTERS_A_SLIP = 6
"""Letters of an identifier for which one may be wrong."""
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
    """The row with this identifier, in small letters or capitals, in whichever table of a release.

    Raises UnknownIdError.
    """
    for contract, file, key in _identified(outputs):
        found = pl.scan_parquet(file).filter(pl.col(key).str.to_lowercase() == identifier.lower()).collect()
        if found.height:
            values = found.row(0, named=True)
            return Row(contract, values, _referring_rows(contract, values[key], outputs))
    raise UnknownIdError(
        "no table has a row of this identifier or name",
        identifier,
        f"Look in the tables of {outputs}, or run `pa build` where the seeds have changed.",
    )


def find_named(words: str, outputs: Path) -> pl.DataFrame:
    """Rows that are named by these words, case and accents aside, else those whose name holds them as words.

    Columns: table, identifier, name. Long texts (paragraphs, quotes) are no names.
    """
    wanted = _folded(words)
    holds = re.compile(rf"(?<!\w){re.escape(wanted)}")
    named = [(_folded(row[2]), row) for row in _names(outputs)] if wanted else []
    exact = [row for folded, row in named if folded == wanted]
    return _named_rows(exact or [row for folded, row in named if holds.search(folded)])


def find_near(words: str, outputs: Path) -> pl.DataFrame:
    """Rows whose identifier or name is nearly these words, the likest first, for who misspelled it.

    Columns as in `find_named`; a row without a name of its own has an empty one.
    """
    named: dict[str, list[tuple[str, str, str]]] = {}
    for row in _names(outputs):
        named.setdefault(_folded(row[2]), []).append(row)
    near = get_close_matches(_folded(words), named, _MOST_NEAR, _NEARNESS)
    return _named_rows(_near_identifiers(words, outputs) + [row for folded in near for row in named[folded]])


def _near_identifiers(word: str, outputs: Path) -> list[tuple[str, str, str]]:
    """Rows whose identifier differs in a letter or two; nothing is near to a short one."""
    found: list[tuple[int, tuple[str, str, str]]] = []
    for contract, file, key in _identified(outputs):
        identifiers = pl.read_parquet(file, columns=[key])[key].to_list()
        for near, letters, place in extract(
            word.lower(), identifiers, scorer=Levenshtein.distance, score_cutoff=len(word) // _LETTERS_A_SLIP
        ):
            label = _label(contract)
            name = pl.read_parquet(file, columns=[label])[label][place] if label else None
            found.append((letters, (contract.name, near, name or "")))
    return [row for _, row in sorted(found)[:_MOST_NEAR]]


def _folded(words: str) -> str:
    """Words as they are compared: case, accents and how wide the blanks are aside."""
    return fold(" ".join(words.split()))


def _named_rows(rows: list[tuple[str, str, str]]) -> pl.DataFrame:
    return pl.DataFrame(rows, schema=dict.fromkeys(_NAMED_COLUMNS, pl.String), orient="row")


def _names(outputs: Path) -> Iterator[tuple[str, str, str]]:
    """Table, identifier and name of every row that has a name of its own."""
    for contract, file, key in _identified(outputs):
        if label := _label(contract):
            for identifier, name in pl.read_parquet(file, columns=[key, label]).drop_nulls().iter_rows():
                yield contract.name, str(identifier), name


def _label(contract: Contract) -> str | None:
    """The column that names a row in a word or a line; null where there is none."""
    return contract.label if contract.label and not contract.column(contract.label).multiline else None


def _identified(outputs: Path) -> Iterator[tuple[Contract, Path, str]]:
    """The tables of a release whose rows have identifiers of their own: contract, Parquet file, column of them."""
    for contract in load_contracts().values():
        file, key = _parquet(outputs, contract), contract.identifier
        if key is not None and not contract.extends and file.is_file():
            yield contract, file, key


def _parquet(outputs: Path, contract: Contract) -> Path:
    return outputs / "parquet" / f"{contract.name}.parquet"


def _referring_rows(contract: Contract, identifier: str, outputs: Path) -> dict[str, list[str]]:
    """By table, the rows that refer to one: their identifiers, or what else their key names."""
    found: dict[str, list[str]] = {}
    for other in load_contracts().values():
        file = _parquet(outputs, other)
        columns = [
            key.columns[0]
            for key in other.foreign_keys
            if key.table == contract.name and key.references == contract.primary_key
        ]
        told = [other.identifier] if other.identifier else [name for name in other.primary_key if name not in columns]
        if columns and told and not other.extends and file.is_file():
            refers = pl.any_horizontal(pl.col(column) == identifier for column in columns)
            rows = pl.scan_parquet(file).filter(refers).select(pl.concat_str(told, separator="|")).collect()
            found[other.name] = rows.to_series().to_list()
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
    require_seeds_folder(seeds)
    _, seed_text, problems = open_seeds(sources, seeds)
    for path, what in problems:
        raise SeedChangedError(what, path, "Give the folder of its seed files with --seeds, or run `pa build`.")
    return seed_text(source_id), sources["path"].item()
