"""Processes that work for a build: results in order, errors told, none left behind."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pa_pipeline.state import map_in_processes

SLEEPER = """
import time
from pa_pipeline.state import map_in_processes
if __name__ == "__main__":
    list(map_in_processes(time.sleep, [0, 0, 600, 600], 2))
"""


def children_of(process: int) -> list[int]:
    """Processes started by a process, as Linux lists them."""
    lists = Path(f"/proc/{process}/task").glob("*/children")
    return [int(child) for file in lists for child in file.read_text(encoding="ascii").split()]


def test_results_come_in_the_order_of_what_was_given() -> None:
    assert list(map_in_processes(len, ["a" * n for n in range(20)], 2)) == list(range(20))


def test_an_error_in_a_process_is_an_error_of_the_build() -> None:
    with pytest.raises(ValueError, match="invalid literal"):
        list(map_in_processes(int, ["1", "two", "3"], 2))


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_they_end_with_a_build_that_is_killed() -> None:
    build = subprocess.Popen([sys.executable, "-c", SLEEPER])
    deadline = time.monotonic() + 60
    while len(children := children_of(build.pid)) < 3 and time.monotonic() < deadline:
        time.sleep(0.1)
    assert len(children) == 3, "two that work, one that counts what they share"
    time.sleep(1)
    os.kill(build.pid, signal.SIGKILL)
    build.wait()
    while any(Path(f"/proc/{child}").exists() for child in children) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not [child for child in children if Path(f"/proc/{child}").exists()]
