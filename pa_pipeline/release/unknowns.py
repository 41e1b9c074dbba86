"""The list of what is unknown: columns that are null in some rows."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import polars as pl

from pa_pipeline.release.csv_files import write_csv
from pa_pipeline.tables import Contract, conform


def write_unknowns(
    tables: Mapping[str, pl.DataFrame], contracts: Mapping[str, Contract], contract: Contract, path: Path
) -> None:
    """Write a row per column with nulls: how many, in which row first, and what null means there.

    tables: frames by name; contracts: theirs; contract: that of this file.
    """
    rows = [row for name, table in tables.items() for row in _unknowns_of(table, contracts[name])]
    write_csv(conform(pl.DataFrame(rows, schema=contract.polars, orient="row"), contract), contract, path)


def _unknowns_of(table: pl.DataFrame, contract: Contract) -> Iterator[tuple[Any, ...]]:
    key = pl.concat_str([pl.col(name).cast(pl.String).fill_null("") for name in contract.primary_key], separator="|")
    for column in contract.columns:
        unknown = table.filter(pl.col(column.name).is_null())
        if unknown.is_empty() or column.required:
            continue
        share = round(unknown.height / table.height, 4)
        first = unknown.select(key).item(0, 0)
        yield contract.name, column.name, table.height, unknown.height, share, first, column.description
