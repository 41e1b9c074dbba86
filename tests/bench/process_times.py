"""CPU seconds of whole trees of processes, those that have ended meanwhile included (Linux: it looks into /proc)."""

import os
import threading
from collections import defaultdict
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")
EVERY_SECONDS = 0.2


class ProcessTimes:
    """Watches trees of processes by their roots; a process that lives and dies between two looks is missed."""

    def __init__(self, *roots: int) -> None:
        self._roots = set(roots)
        self._seen: dict[tuple[int, int], float] = {}
        self._stop = threading.Event()
        self._lock = threading.Lock()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> "ProcessTimes":
        self.total()
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()

    def total(self) -> float:
        """CPU seconds that the trees have used so far, since their processes began."""
        with self._lock:
            children: dict[int, list[int]] = defaultdict(list)
            times: dict[int, tuple[int, float]] = {}
            for place in Path("/proc").iterdir():
                if place.name.isdigit() and (told := _read(place)) is not None:
                    parent, started, seconds = told
                    children[parent].append(int(place.name))
                    times[int(place.name)] = started, seconds
            waiting = [root for root in self._roots if root in times]
            while waiting:
                process = waiting.pop()
                started, seconds = times[process]
                self._seen[process, started] = seconds
                waiting += children[process]
            return sum(self._seen.values())

    def _watch(self) -> None:
        while not self._stop.wait(EVERY_SECONDS):
            self.total()


def _read(place: Path) -> tuple[int, int, float] | None:
    """Parent, start and CPU seconds of a process; null where it has just ended."""
    try:
        fields = (place / "stat").read_text().rpartition(")")[2].split()
    except OSError:
        return None
    return int(fields[1]), int(fields[19]), (int(fields[11]) + int(fields[12])) / TICKS
