"""A disk that is full, told so that somebody can act: what happened, where how much is free, what to do.

Here: recognising it in what was said, whoever said it (Python, Polars, Arrow, SQLite). Not here: what a build does
then.
"""

import re
import shutil
from collections.abc import Iterable
from pathlib import Path

_FULL = re.compile(
    r"No space left on device|Disk quota exceeded|File too large|database or disk is full|disk I/O error"
)


def tell_full_disk(said: str, folders: Iterable[Path]) -> str | None:
    """What to do about an error message that speaks of a full disk; null where it speaks of something else.

    folders: that were written to; the free space of their disks is told, each disk once.

    >>> tell_full_disk("OSError: [Errno 13] Permission denied", [])
    """
    found = _FULL.search(said)
    if found is None:
        return None
    disks: dict[int, tuple[list[str], float]] = {}
    for folder in dict.fromkeys(folders):
        there = next(place for place in (folder, *folder.parents) if place.exists())
        names, _ = disks.setdefault(there.stat().st_dev, ([], shutil.disk_usage(there).free / 1e6))
        names.append(str(folder))
    free = "; ".join(f"{megabytes:,.1f} MB for {', '.join(names)}" for names, megabytes in disks.values())
    return f"no room left on the disk ({found.group()}). Make room, then build again; free now: {free}"
