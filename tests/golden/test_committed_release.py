"""The committed release is what the committed seeds give. How tools read it is for `readers/` to say."""

import csv
import os
import shutil
import subprocess
import sys
from pathlib import Path

from pa_pipeline.paths import PROJECT_ROOT
from pa_pipeline.release import write_checksums
from pa_pipeline.tables import load_contracts

OUTPUTS = PROJECT_ROOT / "outputs"
TABLES = sorted(load_contracts())


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


def test_a_spreadsheet_sees_one_record_per_row() -> None:
    for table in TABLES:
        with (OUTPUTS / "csv" / f"{table}.csv").open(encoding="utf-8", newline="") as stream:
            header, *rows = csv.reader(stream)
        assert {len(row) for row in rows} <= {len(header)}
