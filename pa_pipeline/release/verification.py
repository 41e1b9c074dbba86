"""Whether a release is whole and right, seen as a downloader sees it: by what lies in the folder, and nothing else."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import polars as pl

from pa_pipeline.errors import PipelineError
from pa_pipeline.reading.seed_files import require_seeds_folder
from pa_pipeline.release.checksums import Digest, file_sha256, read_checksums, release_files
from pa_pipeline.release.csv_files import read_csv
from pa_pipeline.release.descriptor import contracts_of, read_descriptor, tables_in
from pa_pipeline.release.independent import THOROUGH_BYTES, check_with_frictionless
from pa_pipeline.release.layout import CHECKSUMS, DESCRIPTOR, PARQUET_FOLDER, REBUILD, SPREADSHEET, SQLITE, ReleaseError
from pa_pipeline.release.parquet_files import read_parquet
from pa_pipeline.release.rebuild_verdict import find_false_claim
from pa_pipeline.release.seed_texts import SOURCE_COLUMNS, open_seeds
from pa_pipeline.release.sqlite_file import count_rows, find_damage, read_sqlite
from pa_pipeline.tables import Contract, Proofs, Violation, check_evidence, check_relations, check_table

_OTHER_BYTES = f"its bytes are not those that {CHECKSUMS} was made from"
PARQUET_DESCRIPTOR = f"{PARQUET_FOLDER}/{DESCRIPTOR}"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is wrong with a release: where (a file of it, or a table) and what."""

    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}"


@dataclass(frozen=True, slots=True)
class Judged:
    """Tables whose rows have been judged against these contracts, one by one and together, and found right."""

    tables: Mapping[str, pl.DataFrame]
    contracts: Mapping[str, Contract]

    def has(self, name: str, frame: pl.DataFrame, contract: Contract) -> bool:
        """Whether these are the very rows and rules that were judged; null equals null."""
        known, rules = self.tables.get(name), self.contracts.get(name)
        if known is None or rules is None or replace(contract, schema={}) != replace(rules, schema={}):
            return False
        return known.schema == frame.schema and known.equals(frame)


NOTHING_JUDGED = Judged({}, {})


def verify_release(
    folder: Path,
    seeds: Path | None = None,
    thorough: bool | None = None,
    judged: Judged = NOTHING_JUDGED,
    digest: Digest = file_sha256,
    opinions: Proofs | None = None,
) -> list[Problem]:
    """Everything that is wrong with a release; an empty list is a release to trust.

    Checksums, files that are missing or too many, both descriptors, types, codes, keys and relations as the descriptor
    in the folder states them, CSV against Parquet row by row and against the database, which tables the verdict on
    rebuilds is of, Frictionless as second opinion, and, where seeds names the folder of the seed files, every row
    against its passage. thorough: whether Frictionless reads every row, and those of the database are compared, not
    only counted; by default only where that takes seconds, since all else reads every row anyway. judged: tables that
    whoever wrote the release has judged; what reads back as the same rows is not judged again. digest: of a file's
    bytes, for whoever wrote the release and knows which files nobody has touched since. opinions: what Frictionless
    found sound before, see `check_with_frictionless`.
    Raises ReleaseError where there is no such folder, or no release in it, SeedsMissingError where seeds is no folder.
    """
    require_release(folder)
    if seeds is not None:
        require_seeds_folder(seeds)
    digests = {path: digest(folder / path) for path in release_files(folder) if (folder / path).is_file()}
    problems = _check_checksums(folder, digests)
    if claim := find_false_claim(folder, digests):
        problems.append(Problem(REBUILD, claim))
    try:
        descriptor = read_descriptor(folder / DESCRIPTOR, DESCRIPTOR)
        contracts = contracts_of(descriptor)
        parquet_descriptor = read_descriptor(folder / PARQUET_DESCRIPTOR, PARQUET_DESCRIPTOR)
        parquet_contracts = contracts_of(parquet_descriptor)
    except PipelineError as error:
        return [*problems, Problem(error.where, error.what)]
    problems += _check_resources(folder, "", descriptor, DESCRIPTOR, digests)
    problems += _check_resources(folder, f"{PARQUET_FOLDER}/", parquet_descriptor, PARQUET_DESCRIPTOR, digests)
    problems += _check_agreement(contracts, parquet_contracts)
    if thorough is None:
        thorough = sum(resource.get("bytes", 0) for resource in tables_in(descriptor)) <= THOROUGH_BYTES
    database = folder / SQLITE if SQLITE in digests else None
    parquet_paths = {
        resource["name"]: f"{PARQUET_FOLDER}/{resource['path']}" for resource in parquet_descriptor["resources"]
    }
    # A Parquet file that is known to be damaged is not read: its reader may lose its wits over a single bit.
    damaged = {problem.where for problem in problems if problem.what == _OTHER_BYTES}
    frames: dict[str, pl.DataFrame] = {}
    known: set[str] = set()
    for resource in tables_in(descriptor):
        name, contract = resource["name"], contracts[resource["name"]]
        frame, found = _read_table(folder, resource["path"], parquet_paths.get(name), contract, judged, damaged)
        problems += found
        if frame is not None:
            if database and name in parquet_paths:
                problems += _check_stored(database, frame, contract, thorough)
            known |= {name} if judged.has(name, frame, contract) else set()
            frames[name] = frame.select(_needed_later(contract, contracts))
    if seeds is not None or not _related_tables(contracts) <= known:
        problems += _check_content(contracts, frames, seeds)
    if database and thorough:
        problems += [Problem(SQLITE, what) for what in find_damage(database)]
    second_opinion = check_with_frictionless(folder / DESCRIPTOR, thorough, digests, opinions)
    problems += [Problem(where, what) for where, what in second_opinion]
    return problems


def require_release(folder: Path) -> None:
    """Raise ReleaseError where there is no such folder, or no release in it."""
    what = None
    if not folder.is_dir():
        what = "a file, not a folder" if folder.exists() else "no such folder"
    elif not (folder / CHECKSUMS).is_file() and not (folder / DESCRIPTOR).is_file():
        what = f"holds no release (neither {CHECKSUMS} nor {DESCRIPTOR})"
    if what is not None:
        raise ReleaseError(what, str(folder), "Name the folder of a release, such as outputs.")


def _check_checksums(folder: Path, digests: Mapping[str, str]) -> list[Problem]:
    try:
        listed = read_checksums(folder)
    except ReleaseError as error:
        return [Problem(error.where, error.what)]
    problems = [Problem(path, f"is missing, though {CHECKSUMS} lists it") for path in listed if path not in digests]
    problems += [Problem(path, "is a link, not a file") for path in digests if (folder / path).is_symlink()]
    problems += [Problem(path, f"is not listed in {CHECKSUMS}") for path in digests if path not in listed]
    return problems + [
        Problem(path, _OTHER_BYTES) for path, digest in digests.items() if listed.get(path, digest) != digest
    ]


def _check_resources(
    folder: Path, prefix: str, descriptor: Mapping[str, Any], where: str, digests: Mapping[str, str]
) -> list[Problem]:
    """Whether a descriptor names every data file of its kind, of the size and digest that it states."""
    resources = {prefix + resource["path"]: resource for resource in descriptor["resources"]}
    problems = []
    for path, resource in resources.items():
        if path not in digests:
            problems.append(Problem(where, f"names {path}, which is not there"))
        elif resource.get("hash") != f"sha256:{digests[path]}":
            problems.append(Problem(where, f"states another hash for {path}"))
        elif resource.get("bytes") != (folder / path).stat().st_size:
            problems.append(Problem(where, f"states another size for {path}"))
    kinds = (".parquet",) if prefix else (".csv", Path(SQLITE).suffix, Path(SPREADSHEET).suffix)
    return problems + [
        Problem(where, f"does not describe {path}")
        for path in digests
        if path.endswith(kinds) and path not in resources
    ]


def _check_agreement(contracts: Mapping[str, Contract], parquet: Mapping[str, Contract]) -> list[Problem]:
    """Whether both descriptors say the same of each table, and no table refers to one that is not described."""
    problems = [
        Problem(PARQUET_DESCRIPTOR, f"describes {name} otherwise than {DESCRIPTOR}")
        for name, contract in parquet.items()
        if name not in contracts or contracts[name].schema != contract.schema
    ]
    lacking = sorted(_tables_referred_to(contracts) - set(contracts))
    return problems + [Problem(DESCRIPTOR, f"lacks {name}, which another table refers to") for name in lacking]


def _related_tables(contracts: Mapping[str, Contract]) -> set[str]:
    """Tables that have anything to do with another table, or with the sources."""
    return _tables_referred_to(contracts) | {
        name
        for name, contract in contracts.items()
        if contract.foreign_keys or contract.evidence or any(column.counts for column in contract.columns)
    }


def _tables_referred_to(contracts: Mapping[str, Contract]) -> set[str]:
    keys = {key.table for contract in contracts.values() for key in contract.foreign_keys}
    return keys | {column.counts[0] for contract in contracts.values() for column in contract.columns if column.counts}


def _read_table(
    folder: Path, csv: str, parquet: str | None, contract: Contract, judged: Judged, damaged: Collection[str]
) -> tuple[pl.DataFrame | None, list[Problem]]:
    """A table from its CSV (None where it cannot be read), and what is wrong with it by itself or with its Parquet."""
    if not (folder / csv).is_file():
        return None, []
    try:
        frame = read_csv(folder / csv, contract)
    except ReleaseError as error:
        return None, [Problem(csv, error.what)]
    problems = [] if judged.has(contract.name, frame, contract) else _told(check_table(frame, contract))
    if parquet is None or parquet in damaged or not (folder / parquet).is_file():
        return frame, problems
    try:
        difference = first_difference(frame, read_parquet(folder / parquet, contract))
    except ReleaseError as error:
        return frame, [*problems, Problem(parquet, error.what)]
    return frame, problems + ([Problem(parquet, f"differs from the CSV: {difference}")] if difference else [])


def _check_stored(database: Path, frame: pl.DataFrame, contract: Contract, thorough: bool) -> list[Problem]:
    """Whether the database has the rows of a CSV, or only as many of them."""
    try:
        if not thorough:
            count = count_rows(database, contract.name)
            difference = f"{frame.height:,} rows there, {count:,} rows here" if count != frame.height else None
        else:
            difference = first_difference(frame, read_sqlite(database, contract))
    except ReleaseError as error:
        return [Problem(SQLITE, error.what)]
    return [Problem(SQLITE, f"{contract.name} differs from the CSV: {difference}")] if difference else []


def _needed_later(contract: Contract, contracts: Mapping[str, Contract]) -> list[str]:
    """Columns that relations and evidence ask for: the long texts stay in memory only while their table is checked."""
    needed = {*contract.primary_key, *SOURCE_COLUMNS}
    needed |= {name for key in contract.foreign_keys for name in key.columns}
    needed |= {name for other in contracts.values() for key in other.foreign_keys for name in key.references}
    needed |= {column.name for column in contract.columns if column.passage or column.counts}
    needed |= {evidence.start, evidence.end} if (evidence := contract.evidence) else set()
    return [name for name in contract.column_names if name in needed]


def first_difference(csv: pl.DataFrame, parquet: pl.DataFrame) -> str | None:
    """Where two frames of the same columns first differ, in words; None where they are equal, null equal to null."""
    if csv.height != parquet.height:
        return f"{csv.height:,} rows there, {parquet.height:,} rows here"
    for name in csv.columns:
        if not csv[name].equals(parquet[name], null_equal=True):
            row = csv[name].ne_missing(parquet[name]).arg_max() or 0
            return f"{name} in row {row + 1:,}: {csv[name][row]!r} there, {parquet[name][row]!r} here"
    return None


def _check_content(
    contracts: Mapping[str, Contract], frames: Mapping[str, pl.DataFrame], seeds: Path | None
) -> list[Problem]:
    """Relations and evidence, where every table could be read: a lost table would make all its references dangle."""
    if not set(contracts) | _tables_referred_to(contracts) <= set(frames):
        return []
    relations = check_relations(frames, contracts)
    problems = _told(relations)
    if seeds is None:
        return problems
    sources, seed_text, missing = open_seeds(frames["sources"], seeds)
    problems += [Problem(path, what) for path, what in missing]
    if any(violation.rule in ("evidence", "foreignKey") for violation in relations):
        return [*problems, Problem("evidence", "not compared with the seed files: offsets or keys are broken")]
    readable = {
        name: frame.filter(pl.col(evidence.source).is_in(sources["source_id"].implode()))
        for name, frame in frames.items()
        if (evidence := contracts[name].evidence) is not None
    }
    return problems + _told(check_evidence({**frames, **readable, "sources": sources}, contracts, seed_text))


def _told(violations: list[Violation]) -> list[Problem]:
    return [Problem(violation.where, violation.what) for violation in violations]
