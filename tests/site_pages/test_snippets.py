"""Every line that a page tells to load a table does load it."""

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from pa_pipeline.paths import PROJECT_ROOT
from pa_pipeline.site.snippets import load_snippets
from pa_pipeline.tables import load_contracts

OUTPUTS = PROJECT_ROOT / "outputs"
CONTRACTS = load_contracts()


def code_of(table: str, tool: str) -> str:
    return next(snippet.code for snippet in load_snippets(CONTRACTS[table]) if snippet.tool == tool)


@pytest.mark.parametrize("tool", ["pandas", "Polars"])
@pytest.mark.parametrize("table", CONTRACTS)
def test_a_python_line_loads_the_table(table: str, tool: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(OUTPUTS)
    known: dict[str, Any] = {}
    exec(code_of(table, tool), known)  # our own page, run as a reader would
    assert known[table].shape == pl.read_parquet(OUTPUTS / "parquet" / f"{table}.parquet").shape


@pytest.mark.parametrize("table", CONTRACTS)
def test_the_duckdb_line_loads_the_table(table: str, monkeypatch: pytest.MonkeyPatch) -> None:
    duckdb = pytest.importorskip("duckdb", reason="DuckDB is not installed: `make setup` installs it")
    monkeypatch.chdir(OUTPUTS)
    found = duckdb.sql(code_of(table, "DuckDB"))
    assert found.columns == CONTRACTS[table].column_names
    assert len(found.fetchall()) == min(10, pl.read_parquet(OUTPUTS / "parquet" / f"{table}.parquet").height)


@pytest.mark.skipif(shutil.which("Rscript") is None, reason="R is not installed: make test-deps installs it")
def test_the_r_line_loads_every_table(tmp_path: Path) -> None:
    lines = [f"{code_of(table, 'R')}\ncat('{table}', dim({table}), '\\n')" for table in CONTRACTS]
    script = tmp_path / "load.R"
    script.write_text("\n".join(lines), "utf-8")
    done = subprocess.run(
        ["Rscript", str(script)], cwd=OUTPUTS, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    told = dict(re.findall(r"^(\w+) (\d+ \d+) $", done.stdout, re.MULTILINE))
    for table in CONTRACTS:
        shape = pl.read_parquet(OUTPUTS / "parquet" / f"{table}.parquet").shape
        assert told[table] == f"{shape[0]} {shape[1]}"
