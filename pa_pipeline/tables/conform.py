"""From a frame with the right columns to the table as it is published: order, types, total sort."""

import polars as pl

from pa_pipeline.tables.contract import Contract, ContractError


def conform(frame: pl.DataFrame, contract: Contract) -> pl.DataFrame:
    """The frame with the contract's columns in its order and types, sorted by primary key (null first, by code point).

    Raises ContractError where columns are missing or too many, or values do not fit the type. Nothing is filled or
    mended: whether the values are right is for `check_table` to say.
    """
    missing = [name for name in contract.column_names if name not in frame.columns]
    extra = [name for name in frame.columns if name not in contract.column_names]
    if missing or extra:
        faults = [f"{what} {', '.join(names)}" for what, names in (("lacks", missing), ("has also", extra)) if names]
        raise ContractError(
            f"the frame {' and '.join(faults)}", contract.name, "Make the frame have the columns of the schema."
        )
    try:
        typed = frame.select(pl.col(name).cast(dtype) for name, dtype in contract.polars.items())
    except pl.exceptions.PolarsError as error:
        raise ContractError(
            f"a value does not fit its type ({error})", contract.name, "Give the values the types of the schema."
        ) from error
    # Rows of equal keys are a violation, yet the same bytes must come out whatever order they came in.
    rest = [name for name in contract.column_names if name not in contract.primary_key]
    if typed.select(contract.primary_key).is_duplicated().any():
        return typed.sort([*contract.primary_key, *rest])
    return typed.sort(contract.primary_key)
