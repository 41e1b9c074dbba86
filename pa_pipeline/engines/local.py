"""This machine: the process of the build, or several that end with it."""

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice

from pa_pipeline.engines.engine import Given, Result
from pa_pipeline.state.processes import map_in_processes

BYTES_PER_PROCESS = 2 << 20
"""Starting a process and loading its words costs the CPU seconds of about one megabyte."""


@dataclass(frozen=True, slots=True)
class LocalEngine:
    """processes: as many as shall work; where that is left open, all cores, as far as there is work for them."""

    processes: int | None = None

    def width(self, byte_size: int) -> int:
        """Processes for so many bytes.

        >>> LocalEngine().width(200_000), LocalEngine(processes=3).width(200_000)
        (1, 3)
        """
        if self.processes is not None:
            return self.processes
        return max(1, min(_cores(), byte_size // BYTES_PER_PROCESS))

    def map(self, work: Callable[[Given], Result], given: Iterable[Given], width: int) -> Iterator[Result]:
        """Results in the order of what is given; one piece, or one at a time, is done in this process."""
        pieces = iter(given)
        first = list(islice(pieces, 2))
        if width == 1 or len(first) == 1:
            yield from map(work, chain(first, pieces))
        else:
            yield from map_in_processes(work, chain(first, pieces), width)


def _cores() -> int:
    """Cores that this process may use: of those of the machine, a container may lend a few."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
