"""A build that is disturbed: signals, a folder that changes under it, a place that cannot be written."""

import os
import random
import signal
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import dagster as dg
import polars as pl
import pytest
from defs.small_corpus import FORUM, RED, Folders
from rebuild.places import left_behind, runs_under_way, start_build

from pa_pipeline.release import verify_release
from torture.places import build, lay_two, require_told, require_whole
from torture.shares import TORTURE, Tries, share

ENDS = {0, 130, -signal.SIGTERM}
"""Done, interrupted, and a polite kill that came before the program could hear it."""


@pytest.mark.skipif(not TORTURE, reason="`make torture` tries it")
def test_a_polite_kill_at_any_moment_is_told_and_leaves_the_last_release(released: Folders, tries: Tries) -> None:
    chance = random.Random(4)
    count = share(12, 1)
    releases = [released.release()]
    seconds = 4.0
    start = time.monotonic()
    (released.seeds / "more.txt").write_text(RED.replace("veinte", "treinta"), encoding="utf-8")
    if TORTURE:
        assert start_build(released).wait() == 0
        seconds = time.monotonic() - start
        releases.append(released.release())
    for number in range(count):
        more = released.seeds / "more.txt"
        if number % 2:
            more.write_text(RED.replace("veinte", "treinta"), encoding="utf-8")
        else:
            more.unlink()
        with start_build(released) as under_way:
            time.sleep(chance.random() * seconds)
            under_way.send_signal(signal.SIGTERM)
            told = under_way.stderr.read() if under_way.stderr else ""
        assert under_way.returncode in ENDS, told
        assert "Traceback" not in told
        if under_way.returncode == 130:
            assert told.rstrip().endswith("pa: interrupted")
        assert released.release() in releases or not TORTURE
        assert verify_release(released.outputs, thorough=False) == []
    if TORTURE:
        assert start_build(released).wait() == 0
        assert left_behind(released) == []
        assert runs_under_way() == []
    tries(count)


class Unrest:
    """Files that come, change, go and become something else, as long as it lasts."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.folder, self.chance, self.changes = folder, random.Random(seed), 0
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._go_on, daemon=True)

    def __enter__(self) -> "Unrest":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _go_on(self) -> None:
        while not self._over.wait(self.chance.random() * 0.05):
            self._change(self.folder / f"{self.chance.choice('abcd')}.txt")
            self.changes += 1

    def _change(self, file: Path) -> None:
        deed = self.chance.randrange(6)
        try:
            if file.is_dir():
                file.rmdir()
            elif deed == 0:
                file.unlink(missing_ok=True)
            elif deed == 1:
                file.unlink(missing_ok=True)
                os.mkfifo(file)
            elif deed == 2:
                file.unlink(missing_ok=True)
                file.mkdir()
            elif not file.exists() or file.is_file():
                file.write_text(self.chance.choice([FORUM, RED, f"{RED}\n{FORUM}", "", "Lima"]), encoding="utf-8")
        except OSError:
            return


def test_a_folder_that_changes_all_the_time_gives_a_sound_release_or_the_last_one(
    released: Folders, instance: dg.DagsterInstance, tries: Tries
) -> None:
    count = share(6, 1)
    changes = 0
    for number in range(count):
        before = released.release()
        with Unrest(released.seeds, number) as unrest:
            ended = build(released, instance)
        changes += unrest.changes
        if ended.failed is not None:
            require_told(ended)
            assert released.release() == before
        require_whole(released)
    for entry in sorted(released.seeds.iterdir()) if TORTURE else []:
        if entry.name not in ("forum.txt", "red.txt"):
            entry.rmdir() if entry.is_dir() else entry.unlink()
    if TORTURE:
        assert build(released, instance).failed is None
        assert verify_release(released.outputs, released.seeds, thorough=False) == []
    tries(changes)


@pytest.fixture
def read_only(tmp_path: Path) -> Iterator[Path]:
    """A file system that nobody can write to, root neither."""
    place = tmp_path / "disk"
    place.mkdir()
    try:
        mounted = subprocess.run(["mount", "-t", "tmpfs", "tmpfs", str(place)], capture_output=True, check=False)
    except OSError:
        pytest.skip("a file system can only be mounted by root")
    if mounted.returncode:
        pytest.skip("a file system can only be mounted by root")
    yield place
    subprocess.run(["umount", "--lazy", str(place)], check=True)


@pytest.mark.skipif(not TORTURE, reason="`make torture` tries it")
@pytest.mark.parametrize("what", ["outputs", "state"])
def test_a_place_that_cannot_be_written_is_told_and_the_last_release_stays(
    folders: Folders, instance: dg.DagsterInstance, read_only: Path, what: str, tries: Tries
) -> None:
    lay_two(folders)
    (read_only / what).mkdir()
    (folders.root / what).symlink_to(read_only / what)
    assert build(folders, instance).failed is None
    before = folders.release()
    subprocess.run(["mount", "-o", "remount,ro", str(read_only)], check=True)
    (folders.seeds / "more.txt").write_text(RED.replace("veinte", "treinta"), encoding="utf-8")
    ended = build(folders, instance)
    require_told(ended)
    assert "Read-only file system" in ended.reason
    assert folders.release() == before
    subprocess.run(["mount", "-o", "remount,rw", str(read_only)], check=True)
    assert build(folders, instance).failed is None
    assert pl.read_csv(folders.outputs / "csv" / "sources.csv").height == 3
    require_whole(folders)
    tries(1)
