"""A build that is killed at any moment: the last release stays whole, the next build is right, nothing is left behind.

PA_KILLS says at how many moments; `make bench-rebuild` asks for more of them than `make test`.
"""

import os
import random
import signal
import time
from collections.abc import Callable, Iterator

from defs.small_corpus import FORUM, RED, Folders

from pa_pipeline.release import verify_release
from rebuild.places import build_here, left_behind, runs_under_way, start_build

KILLS = int(os.environ.get("PA_KILLS", "3"))
BUILD_EVERY = 3
"""Kills after which a build is let through."""

CORPORA = {"one": {"forum.txt": FORUM}, "other": {"forum.txt": RED, "red.txt": f"{FORUM}\n\n{RED}"}}


def lay_seeds(folders: Folders, corpus: str) -> None:
    for file in folders.seeds.iterdir():
        file.unlink()
    for name, text in CORPORA[corpus].items():
        (folders.seeds / name).write_text(text, encoding="utf-8")


def moments_of(seconds: float) -> Iterator[float]:
    """Random moments of a build that takes so many seconds, the same every time, spread over all of it."""
    chance = random.Random(7)
    parts = [(part + chance.random()) / KILLS * seconds for part in range(KILLS)]
    yield from chance.sample(parts, KILLS)


def test_whenever_a_build_is_killed_the_last_release_is_whole_and_the_next_build_is_right(
    folders: Folders, record_property: Callable[[str, object], None]
) -> None:
    releases: dict[str, dict[str, bytes]] = {}
    seconds = 0.0
    for corpus in ("one", "other"):
        lay_seeds(folders, corpus)
        if corpus == "one":
            build_here(folders)
        else:
            start = time.monotonic()
            assert start_build(folders).wait() == 0
            seconds = time.monotonic() - start
        releases[corpus] = folders.release()
    in_place, went_through = "other", 0
    for number, moment in enumerate(moments_of(seconds), start=1):
        asked = "one" if in_place == "other" else "other"
        lay_seeds(folders, asked)
        with start_build(folders) as build:
            time.sleep(moment)
            os.killpg(build.pid, signal.SIGKILL)
        found = folders.release()
        assert found in releases.values(), f"no whole release after {moment:.2f} of {seconds:.2f} seconds"
        assert verify_release(folders.outputs, thorough=False) == []
        in_place = "one" if found == releases["one"] else "other"
        went_through += in_place == asked
        if number % BUILD_EVERY == 0:
            build_here(folders)
            assert folders.release() == releases[asked]
            assert left_behind(folders) == []
            assert runs_under_way() == []
            in_place = asked
    record_property("tries", KILLS)
    print(f"{KILLS} kills within {seconds:.1f} seconds; {went_through} came after the release was put in place")
