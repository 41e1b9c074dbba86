"""What two releases differ in: their contract and their rows.

Values are compared as the CSV files write them, so that releases of different schemas can be compared too. Not here:
why they differ (`causes`).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from pa_pipeline.release.layout import ReleaseError, csv_path
from pa_pipeline.release.opening import read_contracts
from pa_pipeline.release.schema_steps import additions, breaking_changes
from pa_pipeline.tables import Contract

ADD, MOD, DEL = "ADD", "MOD", "DEL"
OPERATIONS = (ADD, MOD, DEL)
JOINT = "|"
ROWS = pl.Schema({"table": pl.String, "key": pl.String, "op": pl.String, "changed_columns": pl.String})


@dataclass(frozen=True, slots=True)
class OpenedRelease:
    """A release in memory. tables: every value as its CSV writes it; each frame has the row's key in `KEY` too."""

    version: str
    schema_version: str
    contracts: Mapping[str, Contract]
    tables: Mapping[str, pl.DataFrame]


@dataclass(frozen=True, slots=True)
class Comparison:
    """schema: how tables, columns, types, keys and codes differ, in words; rows: see ROWS, sorted by table and key."""

    schema: tuple[str, ...]
    rows: pl.DataFrame

    @property
    def equal(self) -> bool:
        """Whether both have the same contract, as far as readers must know it, and the same rows."""
        return not self.schema and self.rows.is_empty()


KEY = "\x00key"
"""Column of a row's key; no column of a table can bear such a name."""

NO_RELEASE = OpenedRelease("", "", {}, {})
"""What the first release is held against."""


def load_release(folder: Path) -> OpenedRelease:
    """Read the tables of a release; raises ReleaseError where one that its descriptor names cannot be read."""
    contracts, version, schema_version = read_contracts(folder)
    tables = {name: _read_raw(folder / csv_path(name), contract) for name, contract in contracts.items()}
    return OpenedRelease(version, schema_version, contracts, tables)


def row_key(columns: tuple[str, ...]) -> pl.Expr:
    """A row's key as text: its values joined with `|`, an absent one being nothing."""
    return pl.concat_str([pl.col(name).cast(pl.String).fill_null("") for name in columns], separator=JOINT)


def compare_releases(old: OpenedRelease, new: OpenedRelease) -> Comparison:
    """What the new release has that the old one has not, and the other way round; both as `load_release` gives them.

    A column that only one of them has counts as null in the other, so only rows with a value in it are modified.
    """
    rows = [pl.DataFrame(schema=ROWS)]
    for name in [*new.tables, *(name for name in old.tables if name not in new.tables)]:
        before, after = old.tables.get(name), new.tables.get(name)
        if before is None or after is None or old.contracts[name].primary_key == new.contracts[name].primary_key:
            rows.append(_compare_rows(name, before, after))
        else:
            rows += [_whole(name, before, DEL), _whole(name, after, ADD)]
    schema = (*breaking_changes(old.contracts, new.contracts), *additions(old.contracts, new.contracts))
    return Comparison(schema, pl.concat(rows).sort("table", "key", "op"))


def _read_raw(path: Path, contract: Contract) -> pl.DataFrame:
    try:
        frame = pl.read_csv(path, infer_schema=False, eol_char="\n", raise_if_empty=False)
        return frame.select(contract.column_names).with_columns(row_key(contract.primary_key).alias(KEY))
    except (OSError, pl.exceptions.PolarsError) as error:
        raise ReleaseError(
            f"cannot be read as the table {contract.name} ({error})", path.name, "Take the release again; verify it."
        ) from error


def _whole(table: str, frame: pl.DataFrame, op: str) -> pl.DataFrame:
    return frame.select(
        pl.lit(table).alias("table"),
        pl.col(KEY).alias("key"),
        pl.lit(op).alias("op"),
        pl.lit(None, pl.String).alias("changed_columns"),
    )


def _compare_rows(table: str, before: pl.DataFrame | None, after: pl.DataFrame | None) -> pl.DataFrame:
    if before is None or after is None:
        only = after if before is None else before
        return _whole(table, only, ADD if before is None else DEL) if only is not None else pl.DataFrame(schema=ROWS)
    columns = [name for name in dict.fromkeys([*after.columns, *before.columns]) if name != KEY]
    both = _with_columns(after, columns).join(_with_columns(before, columns), on=KEY, suffix="\x00old")
    changed = [
        pl.when(pl.col(name).ne_missing(pl.col(f"{name}\x00old"))).then(pl.lit(name)).alias(name) for name in columns
    ]
    modified = both.select(
        pl.lit(table).alias("table"),
        pl.col(KEY).alias("key"),
        pl.lit(MOD).alias("op"),
        pl.concat_str(changed, separator=JOINT, ignore_nulls=True).alias("changed_columns"),
    ).filter(pl.col("changed_columns") != "")
    return pl.concat(
        [
            _whole(table, after.join(before, on=KEY, how="anti"), ADD),
            modified,
            _whole(table, before.join(after, on=KEY, how="anti"), DEL),
        ]
    )


def _with_columns(frame: pl.DataFrame, columns: list[str]) -> pl.DataFrame:
    missing = [pl.lit(None, pl.String).alias(name) for name in columns if name not in frame.columns]
    return frame.with_columns(missing).select(KEY, *columns)
