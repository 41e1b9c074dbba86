"""Builds of small folders with what is asked of every one of them, however it ended."""

import ctypes
import os
import subprocess
from pathlib import Path

import dagster as dg
from cli.released_place import PA
from defs.small_corpus import FORUM, RED, Folders
from rebuild.places import left_behind

from pa_pipeline.defs.running import Build, run_build
from pa_pipeline.release import verify_release

_DROP_BOUND, _RIGHTS = 24, (1, 2)
"""Linux: to read and write whatever the permissions say is a right that root can give up for good."""


def lay_two(folders: Folders) -> None:
    """Two seed files, one of them with what the other tells."""
    folders.seeds.mkdir(exist_ok=True)
    (folders.seeds / "forum.txt").write_text(FORUM, encoding="utf-8")
    (folders.seeds / "red.txt").write_text(f"{RED}\n{FORUM}", encoding="utf-8")


def build(folders: Folders, instance: dg.DagsterInstance, max_bytes: int | None = None) -> Build:
    """A build in this process, recorded in an instance of the test's own."""
    return run_build(folders.seeds, folders.outputs, folders.state, recorded_in=instance, max_bytes=max_bytes)


def require_told(ended: Build) -> None:
    """A build that failed says why in words that lead on, and calls itself no defect."""
    assert ended.failed is not None
    assert ended.foreseen, ended.reason
    assert "Traceback" not in ended.reason
    assert len(ended.reason) > 20, ended.reason


def require_whole(folders: Folders, before: dict[str, bytes] | None = None) -> None:
    """The release is sound, the very one from before where that is given, and nothing lies about beside it."""
    assert verify_release(folders.outputs, thorough=False) == []
    if before is not None:
        assert folders.release() == before
    assert left_behind(folders) == []


def run_pa(
    folders: Folders, *arguments: str, as_others: bool = False, seconds: int = 300
) -> subprocess.CompletedProcess[str]:
    """`pa` as a process of its own. as_others: permissions hold for it even if it is started by root."""
    return subprocess.run(
        [*PA, *arguments],
        capture_output=True,
        text=True,
        timeout=seconds,
        check=False,
        preexec_fn=_give_up_rights if as_others and os.geteuid() == 0 else None,
    )


def _give_up_rights() -> None:
    for right in _RIGHTS:
        ctypes.CDLL(None).prctl(_DROP_BOUND, right, 0, 0, 0)


def options_of(folders: Folders) -> list[str]:
    """Options that name the folders."""
    return ["--seeds", str(folders.seeds), "--outputs", str(folders.outputs), "--state", str(folders.state)]


def files_below(folder: Path) -> list[Path]:
    """Every file, in a fixed order."""
    return sorted(path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
