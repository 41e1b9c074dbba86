"""readr, data.table, readxl, RSQLite and jsonlite read every table of a release: right types, same values.

One process of R reads everything in every way (`read_tables.R`), and tells classes and values.
"""

import json
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from pa_pipeline.site.snippets import load_snippets
from pa_pipeline.tables import load_contracts
from readers.told_snippets import missing_in_r, run_r
from readers.what_was_read import Truth, assert_same, in_the_database, in_the_spreadsheet, put_together

CONTRACTS = load_contracts()
SCRIPT = Path(__file__).with_name("read_tables.R")
MISSING = missing_in_r()
FROM_TEXT: dict[Any, Callable[[str], Any]] = {
    pl.String: str,
    pl.Int64: int,
    pl.Float64: float,
    pl.Boolean: {"TRUE": True, "FALSE": False}.__getitem__,
    pl.Date: date.fromisoformat,
}
OF_THE_CONTRACT = {
    pl.String: {"character"},
    pl.Int64: {"numeric"},
    pl.Float64: {"numeric"},
    pl.Boolean: {"logical"},
    pl.Date: {"Date"},
}
OF_A_SHEET = OF_THE_CONTRACT | {pl.Date: {"POSIXct"}}
OF_THE_DATABASE = OF_THE_CONTRACT | {pl.Int64: {"integer", "integer64"}}

pytestmark = pytest.mark.skipif(MISSING is not None, reason=str(MISSING))


@pytest.fixture(scope="session")
def told_by_r(release: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder with what R tells, a file per reader."""
    folder = tmp_path_factory.mktemp("told")
    lines = [s.code for contract in CONTRACTS.values() for s in load_snippets(contract) if s.tool == "R"]
    (folder / "shown.txt").write_text("\n".join(lines) + "\n", "utf-8")
    run_r(SCRIPT, str(release), str(folder), str(folder / "shown.txt"))
    return folder


def hold(told: Path, reader: str, name: str, truth: pl.DataFrame, classes: dict[Any, set[str]]) -> None:
    """Hold what a reader told of a table against the truth; a column without any value may be logical in a sheet."""
    columns = json.loads((told / f"{reader}.json").read_text("utf-8"))[name]
    read = put_together({column: found["values"] for column, found in columns.items()}, truth)
    for column, kind in truth.schema.items():
        empty = reader == "readxl" and truth[column].null_count() == truth.height
        assert columns[column]["class"][0] in classes[type(kind)] | ({"logical"} if empty else set()), (name, column)
    typed = {column: typed_values(values, truth.schema[column]) for column, values in read.items()}
    assert_same(typed, truth, f"{reader}: {name}")


def typed_values(values: Sequence[str | None], kind: pl.DataType) -> list[Any]:
    return [None if value is None else FROM_TEXT[type(kind)](value) for value in values]


@pytest.mark.parametrize("reader", ["readr", "data.table"])
def test_r_reads_every_csv_with_the_types_of_the_contract(told_by_r: Path, truth: Truth, reader: str) -> None:
    for name in CONTRACTS:
        hold(told_by_r, reader, name, truth[name], OF_THE_CONTRACT)


def test_r_reads_every_sheet_of_the_spreadsheet(told_by_r: Path, truth: Truth) -> None:
    for name in CONTRACTS:
        hold(told_by_r, "readxl", name, in_the_spreadsheet(truth[name]), OF_A_SHEET)


def test_r_reads_every_table_of_the_database(told_by_r: Path, truth: Truth) -> None:
    for name in CONTRACTS:
        hold(told_by_r, "RSQLite", name, in_the_database(truth[name]), OF_THE_DATABASE)


def test_r_reads_the_descriptions(told_by_r: Path) -> None:
    told = json.loads((told_by_r / "jsonlite.json").read_text("utf-8"))
    assert told["types"] == {name: [column.type for column in made.columns] for name, made in CONTRACTS.items()}
    assert {f"csv/{name}.csv" for name in CONTRACTS} < set(told["croissant"])
    assert told["dcat"][0] > 0
