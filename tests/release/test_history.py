"""What releases carry of those before them, and the versions that they bear."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from contract.made_tables import REJECTS, Made

from pa_pipeline.paths import PROJECT_ROOT
from pa_pipeline.release import ReleaseError, put_in_place, stage_release, verify_release
from pa_pipeline.release.making import write_history
from pa_pipeline.release.versions import PLACES, calendar_key, next_version, set_version
from pa_pipeline.tables import load_report_contracts

HISTORY = ("changes/2026.11.0.csv", "CHANGES.md", "csv/redirects.csv")


@pytest.fixture
def with_history(release: Path, made: Made) -> Path:
    """A release whose changes are written, and taken over by the build after."""
    write_history(release, None, "2026.11.0", load_report_contracts(), [])
    put_in_place(stage_release(made.tables, REJECTS, release), release)
    return release


def test_a_build_takes_history_over_byte_for_byte(with_history: Path, made: Made) -> None:
    before = {path: (with_history / path).read_bytes() for path in HISTORY}
    put_in_place(stage_release(made.tables, REJECTS, with_history), with_history)
    assert {path: (with_history / path).read_bytes() for path in HISTORY} == before
    sums = (with_history / "SHA256SUMS").read_text("utf-8")
    assert all(f"  {path}\n" in sums for path in HISTORY)
    assert verify_release(with_history) == []


@pytest.mark.parametrize("path", HISTORY[:2])
def test_changed_history_is_found_by_verify_and_stops_a_build(with_history: Path, made: Made, path: str) -> None:
    (with_history / path).write_text("nothing happened\n", encoding="utf-8")
    assert any(problem.where == path for problem in verify_release(with_history))
    with pytest.raises(ReleaseError, match="not as pa release wrote it"):
        stage_release(made.tables, REJECTS, with_history)


def test_lost_history_stops_a_build(with_history: Path, made: Made) -> None:
    shutil.rmtree(with_history / "changes")
    with pytest.raises(ReleaseError, match=r"changes/2026\.11\.0\.csv: is not as pa release wrote it"):
        stage_release(made.tables, REJECTS, with_history)


def test_the_first_release_adds_every_row_and_says_so(with_history: Path, made: Made) -> None:
    lines = (with_history / HISTORY[0]).read_text("utf-8").splitlines()
    assert len(lines) == 1 + sum(frame.height for frame in made.tables.values())
    assert all(line.endswith(",ADD,,seed") for line in lines[1:])
    words = (with_history / "CHANGES.md").read_text("utf-8")
    assert "## 2026.11.0, schema " in words
    assert "The first release." in words


def test_every_file_that_carries_the_version_is_set_and_can_be_put_back(tmp_path: Path) -> None:
    for name in PLACES:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(PROJECT_ROOT / name, tmp_path / name)
    before = set_version(tmp_path, "2031.2.7", date(2031, 2, 9))
    for name, pattern in PLACES.items():
        found = pattern.search((tmp_path / name).read_text("utf-8"))
        assert found is not None
        assert found.group() == "2031.2.7"
    assert 'date-released: "2031-02-09"' in (tmp_path / "CITATION.cff").read_text("utf-8")
    before.restore()
    assert all((tmp_path / name).read_bytes() == (PROJECT_ROOT / name).read_bytes() for name in PLACES)


def test_a_file_without_a_place_for_the_version_changes_none(tmp_path: Path) -> None:
    (tmp_path / "schemas").mkdir()
    shutil.copy(PROJECT_ROOT / "schemas/package.json", tmp_path / "schemas/package.json")
    (tmp_path / "CITATION.cff").write_text("title: data\n", encoding="utf-8")
    with pytest.raises(ReleaseError, match="no line for the version"):
        set_version(tmp_path, "2031.2.7", date(2031, 2, 9))
    assert "2031.2.7" not in (tmp_path / "schemas/package.json").read_text("utf-8")


@pytest.mark.parametrize("version", ["2026.13.0", "1.0.0", "2026.11", "2026.01.0", "next"])
def test_what_is_no_calendar_version_is_refused(version: str) -> None:
    with pytest.raises(ReleaseError, match="no calendar version"):
        calendar_key(version)


def test_the_next_version_is_always_later() -> None:
    assert next_version(None, date(2026, 11, 22)) == "2026.11.0"
    assert next_version("2026.10.4", date(2026, 11, 22)) == "2026.11.0"
    assert next_version("2026.12.0", date(2026, 11, 22)) == "2026.12.1"
