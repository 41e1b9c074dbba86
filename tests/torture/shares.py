"""How much is tried: all of it by `make torture`, a small share by `make test`; and how often a test has tried."""

import os
from collections.abc import Callable

TORTURE = os.environ.get("PA_TORTURE") == "1"
Tries = Callable[[int], None]
"""Notes that a test has tried something so many times; the table of docs/reliability.md adds them up."""


def share(all_of_it: int, some: int) -> int:
    """How often to try."""
    return all_of_it if TORTURE else some
