"""The committed release is what the committed seeds give, and opens rightly where people open it."""

import csv
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pandas as pd
import polars as pl
import pytest

from pa_pipeline.paths import PROJECT_ROOT
from pa_pipeline.release import write_checksums
from pa_pipeline.tables import load_contracts

OUTPUTS = PROJECT_ROOT / "outputs"
TABLES = sorted(load_contracts())

R_SCRIPT = """
library(readr)
for (file in commandArgs(trailingOnly = TRUE)) {
  table <- read_csv(file, show_col_types = FALSE, guess_max = Inf, na = "")
  stopifnot(nrow(problems(table)) == 0)
  name <- tools::file_path_sans_ext(basename(file))
  cat(name, nrow(table), ncol(table), sum(is.na(table)), class(table[[4]])[1], "\\n")
}
"""


def digests(folder: Path) -> dict[str, str]:
    lines = (folder / "SHA256SUMS").read_text("utf-8").splitlines()
    return {path: digest for digest, path in (line.split("  ", 1) for line in lines)}


def lay_history(release: Path, folder: Path) -> None:
    """Give a folder what builds carry over from the release before, and nothing else of it."""
    for path in [
        *release.glob("changes/*.csv"),
        release / "csv" / "redirects.csv",
        release / "CHANGES.md",
        release / "quality" / "rebuild.json",
    ]:
        if path.is_file():
            (folder / path.relative_to(release)).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, folder / path.relative_to(release))
    write_checksums(folder)


def test_building_the_seeds_gives_the_committed_bytes(tmp_path: Path) -> None:
    command = [str(Path(sys.executable).with_name("pa")), "build", "--seeds", str(PROJECT_ROOT / "seeds")]
    folders = ["--outputs", str(tmp_path / "out"), "--state", str(tmp_path / "state")]
    environment = os.environ | {"PYTHONHASHSEED": "4711", "DAGSTER_HOME": str(tmp_path / "dagster")}
    (tmp_path / "dagster").mkdir()
    lay_history(OUTPUTS, tmp_path / "out")
    done = subprocess.run(
        command + folders, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert digests(tmp_path / "out") == digests(OUTPUTS), "run `make data` and commit outputs/ with what changed it"
    assert {file.name for file in (tmp_path / "out").rglob("*")} == {file.name for file in OUTPUTS.rglob("*")}


@pytest.mark.parametrize("table", TABLES)
def test_pandas_reads_the_csv_as_the_parquet_has_it(table: str) -> None:
    parquet = pl.read_parquet(OUTPUTS / "parquet" / f"{table}.parquet")
    frame = pd.read_csv(OUTPUTS / "csv" / f"{table}.csv", keep_default_na=False, na_values=[""])
    assert frame.shape == parquet.shape
    for column in parquet.columns:
        assert frame[column].isna().sum() == parquet[column].null_count()
    words = [name for name, kind in parquet.schema.items() if kind == pl.String]
    for column in words:
        assert frame[column].dropna().tolist() == parquet[column].drop_nulls().to_list()


@pytest.mark.skipif(shutil.which("Rscript") is None, reason="R is not installed: make test-deps installs it")
def test_r_reads_every_csv_without_a_problem(tmp_path: Path) -> None:
    script = tmp_path / "read.R"
    script.write_text(R_SCRIPT, "utf-8")
    files = [str(OUTPUTS / "csv" / f"{table}.csv") for table in TABLES]
    done = subprocess.run(["Rscript", str(script), *files], capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    told = {line.split()[0]: line.split()[1:] for line in done.stdout.splitlines()}
    for table in TABLES:
        frame = pl.read_parquet(OUTPUTS / "parquet" / f"{table}.parquet")
        rows, columns, missing, fourth = told[table]
        assert (int(rows), int(columns)) == frame.shape
        assert int(missing) == sum(frame.null_count().row(0))
        assert (fourth == "Date") == (frame.dtypes[3] == pl.Date)


def test_a_spreadsheet_sees_one_record_per_row() -> None:
    for table in TABLES:
        with (OUTPUTS / "csv" / f"{table}.csv").open(encoding="utf-8", newline="") as stream:
            header, *rows = csv.reader(stream)
        assert {len(row) for row in rows} <= {len(header)}
