"""What a reader made of a table, held against what Polars reads of its Parquet: the same columns, values and types."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import pandas as pd
import polars as pl
from polars import selectors

from pa_pipeline.release.spreadsheet import FIRST_DAY

Truth = Mapping[str, pl.DataFrame]
Read = Mapping[str, Sequence[Any]]
"""Values by column."""


def assert_same(read: Read, truth: pl.DataFrame, where: str, cells: bool = False) -> None:
    """Columns in their order, and values that are equal and of the same type, null where the truth is null.

    cells: of a spreadsheet, which tells no whole number from another.
    """
    assert list(read) == truth.columns, where
    for column, values in read.items():
        found, expected = [plain(value) for value in values], truth[column].to_list()
        assert found == expected, f"{where}.{column}"
        kinds = {type(value) for value in found if value is not None}
        right = {type(value) for value in expected}
        assert kinds <= (right | {int} if cells and float in right else right), f"{where}.{column}: {kinds}"


def plain(value: Any) -> Any:
    """A value as Python has it, whatever a reader wraps it in."""
    if value is None or value is pd.NA or value is pd.NaT or (isinstance(value, float) and value != value):
        return None
    if isinstance(value, bytes):
        return value.decode()
    if isinstance(value, datetime):
        return value.date()
    return value.item() if hasattr(value, "item") else value


def in_the_database(frame: pl.DataFrame) -> pl.DataFrame:
    """A table as SQLite holds it: dates are text, truth values 0 and 1."""
    return frame.with_columns(selectors.date().dt.strftime("%Y-%m-%d"), selectors.boolean().cast(pl.Int64))


def in_the_spreadsheet(frame: pl.DataFrame) -> pl.DataFrame:
    """A table as the spreadsheet holds it: a column with a day before March 1900 is text."""
    early = [column for column in frame.select(selectors.date()) if (column < FIRST_DAY).any()]
    return frame.with_columns(column.dt.strftime("%Y-%m-%d") for column in early)


def put_together(sheet: Read, truth: pl.DataFrame) -> Read:
    """Columns of a sheet, with the texts that go on in further columns at its right end."""
    whole = {name: list(values) for name, values in sheet.items() if "(continued" not in name}
    for name, values in sheet.items():
        begun, _, continued = name.partition(" (continued")
        if continued:
            assert begun in truth.columns
            pairs = zip(whole[begun], map(plain, values), strict=True)
            whole[begun] = [text if more is None else text + more for text, more in pairs]
    return whole
