"""Types of Polars and Arrow, derived from the contract."""

import json

import polars as pl
import pyarrow as pa

from pa_pipeline.tables.contract import Contract

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
