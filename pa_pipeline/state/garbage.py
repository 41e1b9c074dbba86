"""How often Python looks for garbage in cycles while much is read."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

ALLOCATIONS = 100_000
"""Objects more than were freed, after which it looks among the youngest; Python's own 700 come with every paragraph."""


@contextmanager
def collected_seldom() -> Iterator[None]:
    """Look for garbage less often within.

    Words, rows and answers hold hardly a cycle: nearly all of them go when nothing names them any more.
    """
    before = gc.get_threshold()
    gc.set_threshold(ALLOCATIONS, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
