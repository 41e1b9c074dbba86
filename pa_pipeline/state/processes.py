"""Work spread over processes that never outlive the one that asked for it."""

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import TypeVar

Given = TypeVar("Given")
Result = TypeVar("Result")


AHEAD = 2
"""Pieces of work per process that are taken from what is given before their turn has come."""


def map_in_processes(work: Callable[[Given], Result], given: Iterable[Given], processes: int) -> Iterator[Result]:
    """Results in the order of what is given; work: a function of a module, which each process imports anew.

    What is given may be more than memory holds: it is taken a few pieces ahead. Processes are started afresh, not
    forked: the threads of Polars do not survive a fork.
    """
    with ProcessPoolExecutor(processes, get_context("spawn"), _attend_to_parent) as pool:
        under_way: deque[Future[Result]] = deque()
        try:
            for piece in given:
                under_way.append(pool.submit(work, piece))
                if len(under_way) > AHEAD * processes:
                    yield under_way.popleft().result()
            while under_way:
                yield under_way.popleft().result()
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _attend_to_parent() -> None:
    """Leave interrupts to the parent, and end with it even if it is killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
