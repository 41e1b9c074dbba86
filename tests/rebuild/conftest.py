"""Folders of builds, with a history of Dagster and a folder for temporary files of their own."""

import tempfile
from pathlib import Path

import pytest
from defs.own_history import found_history
from defs.small_corpus import Folders


@pytest.fixture
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folders:
    """Folders of builds, with a history of Dagster and a folder for temporary files of their own."""
    for name in ("tmp", "seeds"):
        (tmp_path / name).mkdir()
    found_history(tmp_path / "dagster")
    monkeypatch.setenv("DAGSTER_HOME", str(tmp_path / "dagster"))
    monkeypatch.setenv("TMPDIR", str(tmp_path / "tmp"))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tmp"))
    return Folders(tmp_path)
