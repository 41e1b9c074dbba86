"""Law 6: all or nothing."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from contract.made_tables import REJECTS, Made

from pa_pipeline.release import ReleaseError, open_staging, put_in_place, stage_release, verify_release
from pa_pipeline.release import placement as placing


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def stage_next(made: Made, target: Path) -> Path:
    """A second release, of fewer rejects than the first."""
    return stage_release(made.tables, REJECTS.clear(), target)


def test_a_release_replaces_the_last_one_as_a_whole(made: Made, release: Path) -> None:
    before = contents(release)
    staged = stage_next(made, release)
    assert contents(release) == before
    after = contents(staged)
    put_in_place(staged, release)
    assert contents(release) == after != before
    assert [path.name for path in release.parent.iterdir()] == ["outputs"]


def test_a_first_release_needs_no_folder(made: Made, tmp_path: Path) -> None:
    target = tmp_path / "new" / "outputs"
    put_in_place(stage_release(made.tables, REJECTS, target), target)
    assert verify_release(target) == []


def test_the_exchange_is_one_step_where_the_kernel_can(tmp_path: Path) -> None:
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        (tmp_path / name / name).touch()
    if not placing.exchange(tmp_path / "one", tmp_path / "other"):
        pytest.skip("no renameat2 here")
    assert (tmp_path / "one" / "other").exists()
    assert (tmp_path / "other" / "one").exists()


def test_elsewhere_two_renames_do(made: Made, release: Path) -> None:
    staged = stage_next(made, release)
    after = contents(staged)
    placing.replace_in_two_steps(staged, release, release.with_name("outputs.previous"))
    assert contents(release) == after
    assert [path.name for path in release.parent.iterdir()] == ["outputs"]


def test_a_second_rename_that_fails_brings_the_last_release_back(made: Made, release: Path) -> None:
    before = contents(release)
    with pytest.raises(OSError, match="No such file"):
        placing.replace_in_two_steps(release.with_name("gone"), release, release.with_name("outputs.previous"))
    assert contents(release) == before


def kill_while_writing(target: Path) -> None:
    (open_staging(target) / "csv").mkdir()


def kill_between_the_renames(target: Path) -> None:
    open_staging(target)
    target.rename(target.with_name("outputs.previous"))


def kill_before_the_old_one_is_removed(target: Path) -> None:
    (target.with_name("outputs.previous")).mkdir()
    (target.with_name("outputs.staged")).mkdir()


@pytest.mark.parametrize("kill", [kill_while_writing, kill_between_the_renames, kill_before_the_old_one_is_removed])
def test_whatever_a_killed_build_left_the_next_one_finds_the_last_release_whole(
    release: Path, kill: Callable[[Path], None]
) -> None:
    before = contents(release)
    kill(release)
    staged = open_staging(release)
    assert contents(release) == before
    assert list(staged.iterdir()) == []
    assert sorted(path.name for path in release.parent.iterdir()) == ["outputs", "outputs.staged"]


BUILD_FOR_EVER = """
import sys
from pathlib import Path
from contract.made_tables import REJECTS, make_tables
from pa_pipeline.release import put_in_place, stage_release
target, made = Path(sys.argv[1]), make_tables()
for turn in range(10**6):
    put_in_place(stage_release(made.tables, REJECTS[: turn % 2], target), target)
    print(turn, flush=True)
"""


def test_a_build_killed_at_any_moment_leaves_a_whole_release(release: Path) -> None:
    tests = Path(__file__).parent.parent
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(tests), str(tests.parent)])}
    for turns in (1, 2, 3, 4):
        command = [sys.executable, "-c", BUILD_FOR_EVER, str(release)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) as process:
            for _ in range(turns):
                assert process.stdout is not None
                assert process.stdout.readline() != b""
            process.send_signal(signal.SIGKILL)
        if not release.exists():
            open_staging(release)
        problems = verify_release(release, thorough=False)
        assert [str(problem) for problem in problems] == []


def test_a_failure_while_staging_leaves_the_last_release_whole(made: Made, release: Path) -> None:
    before = contents(release)
    broken = made.tables | {"paragraphs": made.tables["paragraphs"].drop("text")}
    with pytest.raises(Exception, match="text"):
        stage_release(broken, REJECTS, release)
    assert contents(release) == before


@pytest.mark.parametrize("foreign", ["notes.docx", "csv/mine.csv"])
def test_a_file_that_is_not_of_the_release_is_never_lost(made: Made, release: Path, foreign: str) -> None:
    staged = stage_next(made, release)
    (release / foreign).write_text("mine")
    for attempt in (lambda: put_in_place(staged, release), lambda: open_staging(release)):
        with pytest.raises(ReleaseError, match=foreign):
            attempt()
    assert (release / foreign).read_text() == "mine"


def test_a_folder_of_other_things_is_never_replaced(made: Made, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (home / "README.md").write_text("mine")
    with pytest.raises(ReleaseError, match="holds files, but no release"):
        stage_release(made.tables, REJECTS, home)
    (tmp_path / "file").touch()
    with pytest.raises(ReleaseError, match="is not a folder"):
        open_staging(tmp_path / "file")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "home"]


def test_a_damaged_release_can_be_built_anew(made: Made, release: Path) -> None:
    (release / "SHA256SUMS").write_text("<<<<<<< ours\n")
    (release / "csv" / "articles.csv").unlink()
    put_in_place(stage_next(made, release), release)
    assert verify_release(release, thorough=False) == []


def test_a_link_to_the_release_stays_a_link(made: Made, release: Path, tmp_path: Path) -> None:
    link = tmp_path / "latest"
    link.symlink_to(release)
    put_in_place(stage_next(made, link), link)
    assert link.is_symlink()
    assert verify_release(link, thorough=False) == []
