"""Digests of files that nobody writes to: a build asks four times whether its seed files are what they were.

Read once in a process, and again where the file system says that a file is another one since, or changed; and always
where it changed so lately that another change could bear the same time.
"""

import os
import time
from hashlib import file_digest
from io import BufferedReader

SETTLED_NS = 2_000_000_000
"""Longer ago than the coarsest clock of a file system can tell apart."""

_Status = tuple[int, int, int, int, int]
_known: dict[str, tuple[_Status, str]] = {}


def digest_opened(path: str, opened: BufferedReader) -> str:
    """SHA-256 of all bytes of an opened file, hexadecimal. path: under which it was opened. Raises OSError."""
    found = os.fstat(opened.fileno())
    status = (found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns)
    before = _known.get(path)
    if before is not None and before[0] == status:
        return before[1]
    looked_at = time.time_ns()
    digest = file_digest(opened, "sha256").hexdigest()
    # What was written to only now may be so again, at the same time by its clock.
    if looked_at - max(found.st_mtime_ns, found.st_ctime_ns) > SETTLED_NS:
        _known[path] = status, digest
    else:
        _known.pop(path, None)
    return digest
