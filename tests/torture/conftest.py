"""What the tests of this folder have in common: notes of how often they tried, and folders of builds."""

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import dagster as dg
import pytest
from defs.small_corpus import Folders

from torture.places import build, lay_two
from torture.shares import Tries


@pytest.fixture
def tries(record_property: Callable[[str, object], None]) -> Tries:
    """Notes in the report of the run how often something was tried."""
    return lambda count: record_property("tries", count)


@pytest.fixture(scope="session")
def instance(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dg.DagsterInstance]:
    """A history of runs that is thrown away."""
    with dg.DagsterInstance.ephemeral(str(tmp_path_factory.mktemp("instance"))) as ephemeral:
        yield ephemeral


@pytest.fixture(scope="session")
def once_built(tmp_path_factory: pytest.TempPathFactory, instance: dg.DagsterInstance) -> Folders:
    """Two seed files with their release and what is kept of its build; for copying."""
    folders = Folders(tmp_path_factory.mktemp("built"))
    lay_two(folders)
    assert build(folders, instance).failed is None
    return folders


@pytest.fixture
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folders:
    """Empty folders, with a history of Dagster and a folder for temporary files of their own."""
    for name in ("dagster", "tmp", "seeds"):
        (tmp_path / name).mkdir()
    (tmp_path / "dagster" / "dagster.yaml").write_text("telemetry: {enabled: false}\n", encoding="utf-8")
    monkeypatch.setenv("DAGSTER_HOME", str(tmp_path / "dagster"))
    monkeypatch.setenv("TMPDIR", str(tmp_path / "tmp"))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tmp"))
    return Folders(tmp_path)


@pytest.fixture
def released(once_built: Folders, folders: Folders) -> Folders:
    """A copy of two seed files, their release and what is kept, to be hurt."""
    return once_built.copied_to(folders.root)
