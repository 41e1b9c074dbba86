"""Work spread over processes that never outlive the one that asked for it."""

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import TypeVar

Given = TypeVar("Given")
Result = TypeVar("Result")


def map_in_processes(work: Callable[[Given], Result], given: Sequence[Given], processes: int) -> Iterator[Result]:
    """Results in the order of what is given; work: a function of a module, which each process imports anew.

    Processes are started afresh, not forked: the threads of Polars do not survive a fork.
    """
    with ProcessPoolExecutor(min(processes, len(given)), get_context("spawn"), _attend_to_parent) as pool:
        try:
            yield from pool.map(work, given)
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
