"""A disk that fills up: told with what to do, the last release whole, nothing left behind, the next build right."""

import os
import resource
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import dagster as dg
import pytest
from defs.own_history import found_history
from defs.small_corpus import FORUM, RED, Folders
from torture.shares import TORTURE

from pa_pipeline.defs.running import Build, run_build
from pa_pipeline.release import verify_release
from rebuild.places import left_behind, runs_under_way, start_build

TOLD = "no room left on the disk"


@dataclass(frozen=True, slots=True)
class Disk:
    """A small file system."""

    folder: Path

    def leave_free(self, size: int) -> None:
        """Fill it up to so many bytes."""
        filling = self.folder / "filling"
        filling.unlink(missing_ok=True)
        status = os.statvfs(self.folder)
        filling.write_bytes(b"x" * max(0, status.f_bavail * status.f_frsize - size))

    def make_room(self) -> None:
        (self.folder / "filling").unlink()


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    """Sixteen megabytes of memory as a disk."""
    (tmp_path / "disk").mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", str(tmp_path / "disk")]
    try:
        mounted = subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        mounted = False
    if not mounted:
        pytest.skip("a small file system can only be mounted by root")
    yield Disk(tmp_path / "disk")
    subprocess.run(["umount", "--lazy", str(tmp_path / "disk")], check=True)


def build(folders: Folders, instance: dg.DagsterInstance) -> Build:
    return run_build(folders.seeds, folders.outputs, folders.state, recorded_in=instance)


@pytest.fixture
def instance(tmp_path: Path) -> Iterator[dg.DagsterInstance]:
    (tmp_path / "instance").mkdir()
    with dg.DagsterInstance.ephemeral(str(tmp_path / "instance")) as ephemeral:
        yield ephemeral


def lay_on_disk(folders: Folders, disk: Disk, name: str) -> None:
    """Let one of the folders lie on the small disk, and the other beside it."""
    (disk.folder / name).mkdir()
    (folders.root / name).symlink_to(disk.folder / name)


@pytest.mark.parametrize("full", ["outputs", "state"])
def test_a_full_disk_leaves_the_last_release_whole_and_says_what_to_do(
    folders: Folders, disk: Disk, instance: dg.DagsterInstance, full: str
) -> None:
    lay_on_disk(folders, disk, full)
    (folders.seeds / "forum.txt").write_text(FORUM, encoding="utf-8")
    assert build(folders, instance).failed is None
    before = folders.release()
    (folders.seeds / "red.txt").write_text(RED, encoding="utf-8")
    kept = {path.name for path in disk.folder.iterdir()} | {"filling"}
    for free in (0, 24_000, 100_000) if full == "outputs" else (0,):
        disk.leave_free(free)
        ended = build(folders, instance)
        assert ended.failed is not None, free
        assert ended.foreseen
        assert ended.reason.startswith(TOLD), ended.reason
        assert "Make room, then build again" in ended.reason
        assert f"0.{free // 100_000} MB for " in ended.reason
        assert folders.release() == before
        assert verify_release(folders.outputs, thorough=False) == []
        assert left_behind(folders) == []
        assert {path.name for path in disk.folder.iterdir()} == kept
    disk.make_room()
    assert build(folders, instance).failed is None
    assert verify_release(folders.outputs, thorough=False) == []
    assert b"Nace la Red" in folders.release()["csv/articles.csv"]
    assert left_behind(folders) == []


def test_a_history_that_cannot_be_written_is_told_without_a_traceback(
    folders: Folders, disk: Disk, monkeypatch: pytest.MonkeyPatch
) -> None:
    found_history(disk.folder / "history")
    monkeypatch.setenv("DAGSTER_HOME", str(disk.folder / "history"))
    (folders.seeds / "forum.txt").write_text(FORUM, encoding="utf-8")
    disk.leave_free(800_000)
    with start_build(folders) as started:
        _, told = started.communicate()
    assert started.returncode == 1, told
    assert "Traceback" not in told
    assert f"pa: build: {TOLD}" in told
    assert not folders.outputs.exists()
    disk.make_room()
    assert run_build(folders.seeds, folders.outputs, folders.state).failed is None
    assert verify_release(folders.outputs, thorough=False) == []
    assert runs_under_way() == []
    assert left_behind(folders) == []


@contextmanager
def files_limited_to(size: int) -> Iterator[None]:
    """No file may become larger, as under a quota."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.parametrize("size", [100, 2_000, 10_000] if TORTURE else [2_000])
def test_a_limit_on_files_is_told_as_a_full_disk_is(folders: Folders, instance: dg.DagsterInstance, size: int) -> None:
    (folders.seeds / "forum.txt").write_text(FORUM, encoding="utf-8")
    assert build(folders, instance).failed is None
    before = folders.release()
    (folders.seeds / "red.txt").write_text(RED, encoding="utf-8")
    with files_limited_to(size):
        ended = build(folders, instance)
    assert (ended.failed is not None, ended.foreseen) == (True, True)
    assert ended.reason.startswith(f"{TOLD} (File too large)"), ended.reason
    assert folders.release() == before
    assert left_behind(folders) == []
