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
    if _is_in_order(typed, contract):
        return typed
    ordered = typed.sort(contract.primary_key)
    same = pl.all_horizontal(pl.col(name).eq_missing(pl.col(name).shift(1)) for name in contract.primary_key)
    if ordered.select(same.slice(1).any()).item():
        # Rows of equal keys are a violation, yet the same bytes must come out whatever order they came in.
        rest = [name for name in contract.column_names if name not in contract.primary_key]
        return typed.sort([*contract.primary_key, *rest])
    return ordered


def _is_in_order(frame: pl.DataFrame, contract: Contract) -> bool:
    """Whether each row is for certain beyond the one before it; of several columns that is not asked."""
    if len(contract.primary_key) > 1 or not frame.height:
        return False
    key = frame[contract.primary_key[0]]
    rising = key > key.shift(1)
    return rising.null_count() <= 1 and bool(rising.all()) and key[0] is not None
