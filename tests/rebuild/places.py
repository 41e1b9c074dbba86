"""Builds of small folders, in this process and in one of their own, and what they leave behind."""

import subprocess
from pathlib import Path

import dagster as dg
from cli.released_place import PA
from defs.small_corpus import Folders

from pa_pipeline.defs.orphans import UNDER_WAY
from pa_pipeline.defs.running import run_build

_FOLDERS = {"seeds", "outputs", "state", "dagster", "tmp", "disk", "instance"}


def build_here(folders: Folders) -> None:
    """A whole build in this process."""
    ended = run_build(folders.seeds, folders.outputs, folders.state)
    assert ended.failed is None, ended.reason


def start_build(folders: Folders, state: Path | None = None, stdout: int = subprocess.DEVNULL) -> subprocess.Popen[str]:
    """A build in a process of its own, at the head of its group."""
    options = ["--seeds", str(folders.seeds), "--outputs", str(folders.outputs), "--state", str(state or folders.state)]
    command = [*PA, "build", *options]
    return subprocess.Popen(command, stdout=stdout, stderr=subprocess.PIPE, text=True, start_new_session=True)


def left_behind(folders: Folders) -> list[str]:
    """What lies about that a build which ended well does not leave."""
    around = {entry.name for entry in folders.root.iterdir()} - _FOLDERS
    state = {str(path.relative_to(folders.root)) for path in folders.state.rglob("*.new")}
    signs = {str(path.relative_to(folders.root)) for path in (folders.state / "runs").glob("[!.]*")}
    locks = {"state/lock"} if (folders.state / "lock").exists() else set()
    return sorted(around | state | signs | locks | {f"tmp/{entry.name}" for entry in (folders.root / "tmp").iterdir()})


def runs_under_way() -> list[str]:
    """Runs that Dagster's history shows as neither ended nor queued."""
    with dg.DagsterInstance.get() as instance:
        return [run.run_id for run in instance.get_runs(dg.RunsFilter(statuses=list(UNDER_WAY)))]
