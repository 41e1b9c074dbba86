"""Law 4: the same rows are the same bytes."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from contract.made_tables import REJECTS, Made

from pa_pipeline.release import stage_release
from pa_pipeline.tables import conform


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_release_holds_exactly_these_files(made: Made, release: Path) -> None:
    tables = [f"{kind}/{name}.{kind}" for name in made.contracts for kind in ("csv", "parquet")]
    others = ["README.md", "SHA256SUMS", "codebook.csv", "rejects.csv", "datapackage.json", "parquet/datapackage.json"]
    others += ["pacific-alliance.sqlite", "pacific-alliance.xlsx", "croissant.json", "dcat.jsonld"]
    assert sorted(contents(release)) == sorted([*tables, *others])


def test_sha256sum_accepts_the_checksums(release: Path) -> None:
    assert (
        subprocess.run(["sha256sum", "-c", "--strict", "--quiet", "SHA256SUMS"], cwd=release, check=False).returncode
        == 0
    )
    (release / "README.md").write_text("changed")
    checked = subprocess.run(["sha256sum", "-c", "SHA256SUMS"], cwd=release, capture_output=True, check=False)
    assert checked.returncode != 0


def test_rows_in_any_order_give_the_same_bytes(made: Made, release: Path, tmp_path: Path) -> None:
    shuffled = {
        name: conform(frame.sample(fraction=1, shuffle=True, seed=7), made.contracts[name])
        for name, frame in made.tables.items()
    }
    assert contents(stage_release(shuffled, REJECTS, tmp_path / "again")) == contents(release)


STAGE = """
import sys
from pathlib import Path
from contract.made_tables import REJECTS, make_tables
from pa_pipeline.release import stage_release
stage_release(make_tables().tables, REJECTS, Path(sys.argv[1]))
"""


@pytest.mark.parametrize("seed", ["0", "1", "4711"])
def test_another_process_with_another_hash_seed_elsewhere_gives_the_same_bytes(
    release: Path, tmp_path: Path, seed: str
) -> None:
    tests = Path(__file__).parent.parent
    environment = os.environ | {
        "PYTHONPATH": os.pathsep.join([str(tests), str(tests.parent)]),
        "PYTHONHASHSEED": seed,
        "POLARS_MAX_THREADS": "1",
        "TZ": "Pacific/Kiritimati",
        "LC_ALL": "C",
    }
    subprocess.run([sys.executable, "-c", STAGE, "elsewhere"], cwd=tmp_path, env=environment, check=True)
    assert contents(tmp_path / "elsewhere.staged") == contents(release)


def test_no_file_names_the_place_or_the_day_it_was_made_at(release: Path) -> None:
    for name, data in contents(release).items():
        assert str(release.parent).encode() not in data, name
        assert str(Path.home()).encode() + b"/" not in data, name
