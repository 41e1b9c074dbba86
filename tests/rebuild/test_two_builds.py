"""Two builds at once: both end well, one after the other, and the release is right."""

import shutil
import subprocess
from pathlib import Path

import pytest
from defs.small_corpus import FORUM, RED, Folders
from torture.shares import TORTURE

from pa_pipeline.defs.store import held, lock_of_folder
from pa_pipeline.release import verify_release
from rebuild.places import build_here, left_behind, runs_under_way, start_build


@pytest.mark.parametrize(
    "state",
    [
        "the same state",
        pytest.param("states of their own", marks=pytest.mark.skipif(not TORTURE, reason="`make torture` tries it")),
    ],
)
def test_two_builds_at_once_both_end_well(folders: Folders, tmp_path: Path, state: str) -> None:
    (folders.seeds / "forum.txt").write_text(FORUM, encoding="utf-8")
    (folders.seeds / "red.txt").write_text(RED, encoding="utf-8")
    states = [folders.state, folders.state if state == "the same state" else tmp_path / "dagster" / "state"]
    builds = [start_build(folders, state) for state in states]
    told = [build.communicate()[1] for build in builds]
    assert [build.returncode for build in builds] == [0, 0], told
    assert sum("waiting for another build that holds" in said for said in told) <= 1
    assert "Traceback" not in "".join(told)
    assert verify_release(folders.outputs, folders.seeds) == []
    assert left_behind(folders) == []
    assert runs_under_way() == []
    at_once = folders.release()
    build_here(folders)
    assert folders.release() == at_once


def test_a_build_that_waited_compares_with_the_release_that_it_replaces(folders: Folders, tmp_path: Path) -> None:
    (folders.seeds / "forum.txt").write_text(FORUM, encoding="utf-8")
    build_here(folders)
    (folders.seeds / "red.txt").write_text(RED, encoding="utf-8")
    other = folders.copied_to(tmp_path / "disk")
    build_here(other)
    with held(lock_of_folder(folders.outputs), "the release"):
        build = start_build(folders, stdout=subprocess.PIPE)
        assert build.stderr is not None
        assert "waiting for another build that holds" in build.stderr.readline()
        shutil.rmtree(folders.outputs)
        shutil.copytree(other.outputs, folders.outputs)
    told, failed = build.communicate()
    assert (build.returncode, failed) == (0, "")
    assert "texts since the last build: the same\n" in told
    assert "+/-" not in told
