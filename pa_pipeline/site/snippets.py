"""A line or two that load a table, per tool; they run as they stand in the folder of the release.

What reads CSV is told every type: a tool that guesses takes `007` for a number, and a column without a value for one of
truth values.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from pa_pipeline.release.layout import csv_path, parquet_path
from pa_pipeline.tables import Contract

_IN_PANDAS = {"integer": "Int64", "number": "float64", "boolean": "boolean"}
_IN_READR = {"string": "c", "integer": "d", "number": "d", "boolean": "l", "date": "D"}
"""R's own integers end at 2,147,483,647; its doubles hold whole numbers up to 2^53."""


@dataclass(frozen=True, slots=True)
class Snippet:
    """tool: as its makers write it; language: of the code."""

    tool: str
    language: str
    code: str


def load_snippets(contract: Contract) -> list[Snippet]:
    """How to load a table with pandas, Polars, DuckDB and R."""
    name = contract.name
    letters = "".join(_IN_READR[column.type] for column in contract.columns)
    return [
        Snippet("pandas", "python", "\n".join(_pandas(contract))),
        Snippet("Polars", "python", f'import polars as pl\n\n{name} = pl.read_parquet("{parquet_path(name)}")'),
        Snippet("DuckDB", "sql", f"SELECT * FROM '{parquet_path(name)}' LIMIT 10;"),
        Snippet("R", "r", f'{name} <- readr::read_csv("{csv_path(name)}", na = "", col_types = "{letters}")'),
    ]


def _pandas(contract: Contract) -> Iterator[str]:
    name = contract.name
    typed = [f', {column.name}="{_IN_PANDAS[column.type]}"' for column in contract.columns if column.type in _IN_PANDAS]
    dates = [f'"{column.name}"' for column in contract.columns if column.type == "date"]
    yield "import pandas as pd\n"
    yield f'{name} = pd.read_parquet("{parquet_path(name)}", dtype_backend="pyarrow")\n'
    yield "# or, without pyarrow, from the CSV"
    yield "from collections import defaultdict\n"
    yield f"{name} = pd.read_csv("
    yield f'    "{csv_path(name)}",'
    yield f'    dtype=defaultdict(lambda: "string"{"".join(typed)}),'
    if dates:
        yield f"    parse_dates=[{', '.join(dates)}],"
    yield "    keep_default_na=False,"
    yield '    na_values=[""],'
    yield ")"
