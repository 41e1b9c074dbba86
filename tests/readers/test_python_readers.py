"""pandas, Polars, DuckDB and mlcroissant read every table of a release: right types, same values.

What is held against Polars' Parquet is what the project tells people to type (`site.snippets`, the data set's README),
or, where that is for one table, the same call for all.
"""

import logging
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pandas as pd
import polars as pl
import pytest

from pa_pipeline.release.layout import CROISSANT, SPREADSHEET, SQLITE
from pa_pipeline.site.snippets import load_snippets
from pa_pipeline.tables import Contract, load_contracts
from readers.what_was_read import Truth, assert_same, in_the_database, in_the_spreadsheet, put_together

CONTRACTS = load_contracts()
AS_STORED = {"date": "string", "boolean": "integer"}
"""Types of SQLite's columns, where they are others than the contract's."""
KINDS_OF_ARROW = {
    "string": "string",
    "large_string": "string",
    "int64": "integer",
    "double": "number",
    "bool": "boolean",
    "date32[day]": "date",
}
KINDS_OF_PANDAS = {
    "string": "string",
    "Int64": "integer",
    "int64": "integer",
    "Float64": "number",
    "float64": "number",
    "boolean": "boolean",
    "datetime64": "date",
}
KINDS_OF_POLARS = {
    pl.String(): "string",
    pl.Int64(): "integer",
    pl.Float64(): "number",
    pl.Boolean(): "boolean",
    pl.Date(): "date",
}
IN_DUCKDB = {"string": "VARCHAR", "integer": "BIGINT", "number": "DOUBLE", "boolean": "BOOLEAN", "date": "DATE"}


def kind_in_pandas(values: "pd.Series[Any]") -> str:
    if isinstance(values.dtype, pd.ArrowDtype):
        return KINDS_OF_ARROW[str(values.dtype.pyarrow_dtype)]
    return KINDS_OF_PANDAS[str(values.dtype).split("[")[0]]


def values_of(frame: pd.DataFrame) -> dict[str, list[Any]]:
    return {str(column): frame[column].tolist() for column in frame}


def told_kinds(contract: Contract) -> dict[str, str]:
    return {column.name: column.type for column in contract.columns}


def code_of(contract: Contract, tool: str) -> str:
    return next(snippet.code for snippet in load_snippets(contract) if snippet.tool == tool)


def run(code: str, name: str) -> Any:
    known: dict[str, Any] = {}
    exec(code, known)  # our own page, run as a reader would
    return known[name]


@pytest.fixture(autouse=True)
def where_a_reader_is(release: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(release)


@pytest.mark.parametrize("route", ["Parquet", "CSV"])
def test_pandas_reads_parquet_and_csv(truth: Truth, route: str) -> None:
    for name, contract in CONTRACTS.items():
        parquet, csv = code_of(contract, "pandas").split("# or, without pyarrow, from the CSV\n")
        frame = run(parquet if route == "Parquet" else f"import pandas as pd\n{csv}", name)
        if truth[name].height:  # of a table without rows, pandas keeps no types
            assert {str(column): kind_in_pandas(frame[column]) for column in frame} == told_kinds(contract), name
        assert_same(values_of(frame), truth[name], name)


def test_the_readme_of_the_release_reads_every_csv_file_by_its_description(truth: Truth) -> None:
    readme = Path("README.md").read_text("utf-8")
    (code,) = [block for block in readme.split("```python\n")[1:] if "def read_table" in block.split("```")[0]]
    read_table = run(code.split("```")[0], "read_table")
    for name, contract in CONTRACTS.items():
        frame = read_table(name)
        if truth[name].height:
            assert {str(column): kind_in_pandas(frame[column]) for column in frame} == told_kinds(contract), name
        assert_same(values_of(frame), truth[name], name)


def test_pandas_reads_the_spreadsheet(truth: Truth) -> None:
    sheets = pd.read_excel(SPREADSHEET, sheet_name=None, dtype=object, keep_default_na=False, na_values=[""])
    for name, contract in CONTRACTS.items():
        frame = sheets[name].convert_dtypes()
        expected = in_the_spreadsheet(truth[name])
        assert_same(put_together(values_of(frame), expected), expected, name, cells=True)
        for column in contract.columns:
            if frame[column.name].notna().any():
                kind = "string" if expected[column.name].dtype == pl.String else column.type
                whole = kind == "number" and (frame[column.name].dropna() % 1 == 0).all()
                assert kind_in_pandas(frame[column.name]) in (kind, "integer" if whole else kind), (name, column.name)


def test_pandas_reads_the_database(truth: Truth) -> None:
    with closing(sqlite3.connect(f"file:{SQLITE}?mode=ro&immutable=1", uri=True)) as database:
        for name, contract in CONTRACTS.items():
            frame = pd.read_sql(f'SELECT * FROM "{name}"', database, dtype_backend="pyarrow")
            assert_same(values_of(frame), in_the_database(truth[name]), name)
            kinds = {column: AS_STORED.get(kind, kind) for column, kind in told_kinds(contract).items()}
            filled = [column for column in kinds if frame[column].notna().any()]
            assert {column: kind_in_pandas(frame[column]) for column in filled} == {c: kinds[c] for c in filled}, name


def test_polars_reads_parquet_with_the_types_of_the_contract(truth: Truth) -> None:
    for name, contract in CONTRACTS.items():
        frame = run(code_of(contract, "Polars"), name)
        assert {column: KINDS_OF_POLARS[kind] for column, kind in frame.schema.items()} == told_kinds(contract)
        assert frame.equals(truth[name], null_equal=True)


def test_polars_reads_csv_spreadsheet_and_database(truth: Truth) -> None:
    sheets = pl.read_excel(SPREADSHEET, sheet_id=0, engine="openpyxl", infer_schema_length=None, raise_if_empty=False)
    with closing(sqlite3.connect(f"file:{SQLITE}?mode=ro&immutable=1", uri=True)) as database:
        for name, contract in CONTRACTS.items():
            flags = [column.name for column in contract.columns if column.type == "boolean"]
            schema = dict(contract.polars) | dict.fromkeys(flags, pl.String())  # it takes only `true` and `false`
            frame = pl.read_csv(f"csv/{name}.csv", schema=schema).with_columns(pl.col(flags) == "TRUE")
            assert frame.equals(truth[name], null_equal=True), name
            stored = pl.read_database(f'SELECT * FROM "{name}"', database, infer_schema_length=None)
            assert_same(stored.to_dict(as_series=False), in_the_database(truth[name]), name)
            expected = in_the_spreadsheet(truth[name])
            if expected.height:  # of a sheet without rows it gives nothing
                assert_same(put_together(sheets[name].to_dict(as_series=False), expected), expected, name, cells=True)


@pytest.mark.parametrize("route", ["Parquet", "CSV"])
def test_duckdb_reads_parquet_and_csv(truth: Truth, route: str) -> None:
    duckdb = pytest.importorskip("duckdb", reason="DuckDB is not installed: `make setup` installs it")
    for name, contract in CONTRACTS.items():
        types = {column.name: IN_DUCKDB[column.type] for column in contract.columns}
        query = code_of(contract, "DuckDB").removesuffix(" LIMIT 10;")
        if route == "CSV":
            # The dialect of the descriptor: where it is left open, a few values in single quotes mislead the sniffer.
            dialect = "header = true, quote = '\"', escape = '\"'"
            query = f"SELECT * FROM read_csv('csv/{name}.csv', {dialect}, columns = {types})"
        found = duckdb.sql(query)
        assert dict(zip(found.columns, map(str, found.types), strict=True)) == types, name
        rows = found.fetchall()
        assert_same({c: [row[at] for row in rows] for at, c in enumerate(found.columns)}, truth[name], name)


def test_mlcroissant_loads_every_table_with_its_types(truth: Truth, caplog: pytest.LogCaptureFixture) -> None:
    mlcroissant = pytest.importorskip("mlcroissant", reason="mlcroissant is not installed: `make setup` installs it")
    with caplog.at_level(logging.WARNING):
        dataset = mlcroissant.Dataset(jsonld=CROISSANT)
    assert caplog.messages == []
    for name, contract in CONTRACTS.items():
        records = list(dataset.records(name))
        read = {c: [record[f"{name}/{c}"] for record in records] for c in contract.column_names}
        assert_same(read, truth[name], name)
