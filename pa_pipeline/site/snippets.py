"""A line or two that load a table, per tool; they run as they stand in the folder of the release."""

from dataclasses import dataclass

from pa_pipeline.release.layout import csv_path, parquet_path
from pa_pipeline.tables import Contract


@dataclass(frozen=True, slots=True)
class Snippet:
    """tool: as its makers write it; language: of the code."""

    tool: str
    language: str
    code: str


def load_snippets(contract: Contract) -> list[Snippet]:
    """How to load a table with pandas, Polars, DuckDB and R."""
    name = contract.name
    dates = [column.name for column in contract.columns if column.type == "date"]
    parsed = f", parse_dates={dates!r}".replace("'", '"') if dates else ""
    return [
        Snippet(
            "pandas",
            "python",
            f'import pandas as pd\n\n{name} = pd.read_parquet("{parquet_path(name)}")\n\n'
            f'# or, without pyarrow, from the CSV\n{name} = pd.read_csv("{csv_path(name)}"{parsed}, '
            'keep_default_na=False, na_values=[""])',
        ),
        Snippet("Polars", "python", f'import polars as pl\n\n{name} = pl.read_parquet("{parquet_path(name)}")'),
        Snippet("DuckDB", "sql", f"SELECT * FROM '{parquet_path(name)}' LIMIT 10;"),
        Snippet(
            "R",
            "r",
            f'{name} <- readr::read_csv("{csv_path(name)}", na = "", guess_max = Inf)',
        ),
    ]
