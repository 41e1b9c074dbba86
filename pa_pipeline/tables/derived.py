"""Schemas of the libraries, derived from the contract: Polars, Arrow, pandera."""

import json
from typing import Any

import pandera.polars as pandera
import polars as pl
import pyarrow as pa

from pa_pipeline.tables.contract import Column, Contract

POLARS: dict[str, pl.DataType] = {
    "string": pl.String(),
    "integer": pl.Int64(),
    "number": pl.Float64(),
    "boolean": pl.Boolean(),
    "date": pl.Date(),
}
ARROW: dict[str, pa.DataType] = {
    "string": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "boolean": pa.bool_(),
    "date": pa.date32(),
}


def polars_schema(contract: Contract) -> pl.Schema:
    """Polars type of each column, in order."""
    return pl.Schema({column.name: POLARS[column.type] for column in contract.columns})


def arrow_schema(contract: Contract) -> pa.Schema:
    """Arrow type of each column, in order; not nullable where required; with what it means as metadata."""
    fields = [
        pa.field(
            column.name,
            ARROW[column.type],
            nullable=not column.required,
            metadata={"title": column.title, "description": column.description},
        )
        for column in contract.columns
    ]
    about = {
        "name": contract.name,
        "title": contract.title,
        "description": contract.description,
        "grain": contract.grain,
        "primary_key": json.dumps(list(contract.primary_key)),
    }
    return pa.schema(fields, metadata=about)


def pandera_schema(contract: Contract) -> pandera.DataFrameSchema:
    """Pandera schema: exactly these columns in this order, their types, nulls, bounds, patterns and codes.

    Uniqueness is not part of it: pandera takes two nulls for a duplicate. `checks.check_table` does both.
    """
    columns = {
        column.name: pandera.Column(
            POLARS[column.type], checks=_checks(column), nullable=not column.required, required=True, title=column.title
        )
        for column in contract.columns
    }
    return pandera.DataFrameSchema(columns, strict=True, ordered=True, name=contract.name, title=contract.title)


def _checks(column: Column) -> list[pandera.Check]:
    checks = [_check(rule, bound) for rule, bound in column.constraints.items()]
    if column.codes:
        codes = list(column.codes)
        checks.append(pandera.Check.isin(codes, name="enum", error=f"none of the codes {', '.join(codes)}"))
    return checks


def _check(rule: str, bound: Any) -> pandera.Check:
    """The pandera check of one constraint of Table Schema; its `error` is what a person reads."""
    match rule:
        case "minimum":
            return pandera.Check.ge(bound, name=rule, error=f"below {bound}")
        case "maximum":
            return pandera.Check.le(bound, name=rule, error=f"above {bound}")
        case "minLength":
            return pandera.Check.str_length(min_value=bound, name=rule, error=f"shorter than {bound}")
        case "maxLength":
            return pandera.Check.str_length(max_value=bound, name=rule, error=f"longer than {bound}")
        case "pattern":
            return pandera.Check.str_matches(f"^(?:{bound})$", name=rule, error=f"not of the form {bound}")
    raise ValueError(f"no check for the constraint {rule}")
