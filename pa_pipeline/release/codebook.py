"""The codebook: what every column means, as a table."""

import json
from collections.abc import Mapping
from pathlib import Path

import polars as pl

from pa_pipeline.release.csv_files import write_csv
from pa_pipeline.tables import Column, Contract, conform


def describe_columns(contracts: Mapping[str, Contract], codebook: Contract) -> pl.DataFrame:
    """The codebook's rows: one per column of each contract; codebook: the contract that the rows follow."""
    rows = [
        {
            "table": contract.name,
            "position": position,
            "column": column.name,
            "title": column.title,
            "description": column.description,
            "type": column.type,
            "required": column.required,
            "key": _key(contract, column),
            "constraints": _constraints(contract, column),
            "codes": " | ".join(f"{code} = {meaning}" for code, meaning in column.codes.items()) or None,
            "evidence": _evidence(contract, column),
            "example": example_text(column),
        }
        for contract in contracts.values()
        for position, column in enumerate(contract.columns, start=1)
    ]
    return conform(pl.DataFrame(rows, schema=codebook.polars, orient="row"), codebook)


def write_codebook(contracts: Mapping[str, Contract], codebook: Contract, path: Path) -> None:
    """Write the codebook of the tables as CSV."""
    write_csv(describe_columns(contracts, codebook), codebook, path)


def example_text(column: Column) -> str:
    """The column's example as the CSV writes it.

    A boolean is `TRUE` or `FALSE`; everything else as it stands in the schema.
    """
    if isinstance(column.example, bool):
        return str(column.example).upper()
    return column.example if isinstance(column.example, str) else json.dumps(column.example)


def _key(contract: Contract, column: Column) -> str | None:
    parts = ["primary key"] if column.name in contract.primary_key else []
    for key in contract.foreign_keys:
        for name, reference in zip(key.columns, key.references, strict=True):
            if name == column.name:
                parts.append(f"→ {key.table}.{reference}")
    return "; ".join(parts) or None


def _constraints(contract: Contract, column: Column) -> str | None:
    parts = [f"{rule} {bound}" for rule, bound in column.constraints.items()]
    if column.unique:
        parts.append("unique")
    for key in contract.unique_keys:
        if column.name in key:
            others = [name for name in key if name != column.name]
            parts.append(f"unique together with {', '.join(others)}" if others else "unique")
    for group in contract.exactly_one:
        if column.name in group:
            parts.append(f"exactly one of {', '.join(group)} has a value")
    if column.null_when:
        parts.append(f"null exactly where {column.null_when[0]} is {column.null_when[1]}")
    if column.multiline:
        parts.append("may hold line feeds")
    return "; ".join(dict.fromkeys(parts)) or None


def _evidence(contract: Contract, column: Column) -> str | None:
    evidence = contract.evidence
    if evidence is not None and column.name in (evidence.source, evidence.start, evidence.end):
        return "offset"
    return column.passage
