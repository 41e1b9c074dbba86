"""A release that is hard to read: every table with the values that readers are known to get wrong.

Country code NA, texts that look like numbers, dates, flags or formulas, quotation marks and line breaks, whole numbers
beyond 32 bits, days before 1900, texts longer than a cell of a spreadsheet, columns that hold nothing, columns whose
first value comes after a thousand rows.
"""

from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import polars as pl

from pa_pipeline.identifiers import content_id
from pa_pipeline.release import put_in_place, stage_release
from pa_pipeline.tables import Column, Contract, conform, load_contracts

WORDS = [
    "NA",
    "null",
    "TRUE",
    "007",
    "1e5",
    "2022-06-16",
    'said "yes", twice: ""',
    "=1+1",
    "-1",
    "#N/A",
    "NaN",
    "‘ñandú’ 🌎; São Paulo",
    "\\N",
    "0x1F",
    "'quoted'",
    "T",
]
LINES = ["first\nsecond", 'a "b",\n\n- c', "NA\nNA", "más de lo que cabe; " * 4_000 + "fin"]
DAYS = [date(2022, 6, 16), date(1900, 3, 1), date(2099, 12, 31)]
EARLY_DAYS = [date(1821, 7, 28), date(1900, 2, 28), *DAYS]
WHOLE = [0, 1, 2**31 + 7, 2**53 - 1]
NUMBERS = [0.1, 0.0000001, 1234567.891, 250_000_000_000.5]
COUNTRIES = ["NAM", "CHL", "COL", "MEX", "PER", "NAN", "TRU", "INF"]
ISO2 = ["NA", "CL", "CO", "MX", "PE", "NO", "TF", "ID"]
BY_PATTERN = {
    "[A-Z]{3}": COUNTRIES,
    "[A-Z]{2}": ISO2,
    "[a-z]{2}": ["na", "no", "en", "es"],
    "[a-z][a-z0-9_]*": ["true", "na", "null", "articles"],
    "20[0-9]{2}\\.(?:[1-9]|1[0-2])\\.[0-9]+": ["2026.10.0", "2026.1.0"],
}
ROWS = 8
LATE_TABLE, LATE_ROWS, FIRST_VALUE = "links", 1_500, 1_400
"""The table of many rows, whose columns that may be null hold nothing before a row beyond what readers look at."""


def write_harsh_release(folder: Path) -> Path:
    """A release of such tables, whole but for its pages, put in place; the answer is its folder."""
    tables = {name: conform(_frame(contract), contract) for name, contract in load_contracts().items()}
    rejects = pl.DataFrame(schema=dict.fromkeys(("path", "reason", "remedy"), pl.String))
    put_in_place(stage_release(tables, rejects, folder), folder)
    return folder


def _frame(contract: Contract) -> pl.DataFrame:
    rows = LATE_ROWS if contract.name == LATE_TABLE else ROWS
    optional = [column.name for column in contract.columns if not column.required]
    empty = set(optional[1::5])
    values = {
        column.name: [None] * rows if column.name in empty else list(_values(contract, column, place, rows))
        for place, column in enumerate(contract.columns)
    }
    return pl.DataFrame(values, schema=contract.polars)


def _values(contract: Contract, column: Column, place: int, rows: int) -> Iterator[Any]:
    keys = {*contract.primary_key, *(name for key in contract.unique_keys for name in key)}
    for row in range(rows):
        absent = row < FIRST_VALUE if rows == LATE_ROWS else (row + place) % 3 == 1
        if absent and not column.required:
            yield None
        elif column.type == "integer" and column.name in keys:
            yield row + 1
        else:
            yield _value(column, row, row + place)


def _value(column: Column, row: int, at: int) -> Any:
    if column.type == "string":
        return _text(column, row, at)
    if column.type == "boolean":
        return at % 2 == 0
    if column.type == "date":
        days = EARLY_DAYS if (at - row) % 2 else DAYS  # every second column that has dates
        return days[at % len(days)]
    pool = WHOLE if column.type == "integer" else NUMBERS
    value = pool[at % len(pool)]
    return min(max(value, column.constraints.get("minimum", value)), column.constraints.get("maximum", value))


def _text(column: Column, row: int, at: int) -> str:
    pattern = column.constraints.get("pattern", "")
    if column.codes:
        return list(column.codes)[at % len(column.codes)]
    if pattern == "[a-z2-7]{13}":
        return content_id("harsh", row)
    if pattern == "[0-9a-f]{64}":
        return sha256(str(row).encode()).hexdigest()
    if pattern in BY_PATTERN:
        pool = BY_PATTERN[pattern]
        return pool[row % len(pool)]
    if pattern or column.unique or column.name == "source_id":  # names of files, topics: numbers to whoever guesses
        return f"{row + 1:03}"
    pool = LINES + WORDS if column.multiline else WORDS
    return pool[at % len(pool)]
