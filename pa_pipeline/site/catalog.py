"""What a page must know of the tables to read and link them: columns, keys, files, derived from the contracts."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import polars as pl

from pa_pipeline.site.column_profiles import IDENTIFIER
from pa_pipeline.site.days import precision_column
from pa_pipeline.tables import Column, Contract

MOSTLY_NULL = 0.9
MOST_SHOWN = 7
LONGEST_SHOWN = 1_000
"""Characters on average of the texts of a column."""
SHA256 = "[0-9a-f]{64}"


def describe_tables(
    contracts: Mapping[str, Contract], tables: Mapping[str, pl.DataFrame], files: Mapping[str, tuple[Path, int]]
) -> dict[str, Any]:
    """Per table what `static/app.js` reads; files: of each table its Parquet file, and in how many scripts it is."""
    shown = {name: shown_columns(contract, tables[name], contracts) for name, contract in contracts.items()}
    return {
        name: {
            "title": contract.title,
            "rows": tables[name].height,
            "bytes": files[name][0].stat().st_size,
            "parts": files[name][1],
            "key": list(contract.primary_key),
            "label": contract.label,
            "evidence": _evidence(contract),
            "newest": sorted_by(contract, shown[name]),
            "columns": _describe(contract, shown[name]),
            "links": [
                {"column": key.columns[0], "table": key.table, "to": key.references[0]}
                for key in contract.foreign_keys
                if len(key.columns) == 1
            ],
        }
        for name, contract in contracts.items()
    }


def shown_columns(contract: Contract, frame: pl.DataFrame, contracts: Mapping[str, Contract]) -> list[str]:
    """Columns that a table shows at first, in their order: those of the contract, else what names the row, what it
    says, and where it stands. No identifiers without a name behind them, offsets or texts of whole articles, nothing
    that is nearly empty or only says how exact another column is."""
    if contract.shown:
        return list(contract.shown)
    evidence, label = contract.evidence, contract.label
    hidden = {evidence.start, evidence.end, evidence.source} if evidence else set()
    referring = {name for key in contract.foreign_keys for name in key.columns}
    coded = {name for name in contract.primary_key if "pattern" in contract.column(name).constraints}
    opaque = coded if contract.extends else coded - referring
    opaque |= {name for key in contract.foreign_keys if not contracts[key.table].label for name in key.columns}
    kept = [
        column.name
        for column in contract.columns
        if column.name not in hidden | opaque
        and (not column.multiline or _is_short(frame[column.name]))
        and not any(column.name.startswith(f"{name}_") for name in contract.column_names)
        and (frame.is_empty() or frame[column.name].null_count() < MOSTLY_NULL * frame.height)
    ]
    kept.sort(key=lambda name: (name != label, not contract.column(name).multiline))
    places = [name for group in contract.exactly_one for name in group if name in kept]
    own = [name for name in kept if name not in places]
    most = MOST_SHOWN - 2 * any(contract.column(name).multiline for name in own) - bool(places)
    return [*own[:most], *places] or list(contract.primary_key)


def sorted_by(contract: Contract, shown: list[str]) -> str | None:
    """The date that a table opens sorted by, newest first: the first one that it shows. Null where it shows none, or
    where its rows lie in the order of their dates already."""
    if contract.column(contract.primary_key[0]).type == "date":
        return None
    return next((name for name in shown if contract.column(name).type == "date"), None)


def is_opaque(column: Column) -> bool:
    """Whether values are identifiers or digests, whose letters tell a reader nothing."""
    return column.constraints.get("pattern") in (IDENTIFIER, SHA256)


def _is_short(texts: pl.Series) -> bool:
    """Whether a column of texts has one in each row, none of whole articles."""
    return not texts.null_count() and texts.str.len_chars().sum() <= LONGEST_SHOWN * len(texts)


def _describe(contract: Contract, shown: list[str]) -> list[dict[str, Any]]:
    described = []
    for column in contract.columns:
        found: dict[str, Any] = {"name": column.name, "title": column.title, "type": column.type}
        if column.codes:
            found["codes"] = dict(column.codes)
        if column.multiline:
            found["long"] = True
        if is_opaque(column):
            found["opaque"] = True
        if precision := precision_column(contract, column.name):
            found["precision"] = precision
        if column.name in shown:
            found["shown"] = shown.index(column.name)
        described.append(found)
    return described


def _evidence(contract: Contract) -> list[str] | None:
    evidence = contract.evidence
    return [evidence.source, evidence.start, evidence.end] if evidence else None
