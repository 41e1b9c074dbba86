"""A collection's file as a stream of unpacked bytes, within the limits."""

import gzip
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from pa_pipeline.reading.collections.limits import BoundedStream, Limits


@contextmanager
def open_unpacked(file: Path, limits: Limits) -> Iterator[BoundedStream]:
    """The bytes of a file, unpacked as its suffix says (`.gz` and `.tgz`, `.zst`). Raises OSError where it cannot be
    opened."""
    name = file.name.lower()
    with file.open("rb") as opened:
        size = file.stat().st_size
        if name.endswith((".gz", ".tgz")):
            with gzip.GzipFile(fileobj=opened, mode="rb") as source:
                yield BoundedStream(_binary(source), size, limits, (EOFError, zlib.error, gzip.BadGzipFile))
        elif name.endswith(".zst"):
            zstd = _zstd()
            with zstd.ZstdFile(opened, "rb") as source:
                yield BoundedStream(source, size, limits, (EOFError, zstd.ZstdError))
        else:
            yield BoundedStream(opened, size, limits, ())


def _binary(source: Any) -> BinaryIO:
    return source  # type: ignore[no-any-return]  # a gzip file reads as a binary file does, and is none for mypy


def _zstd() -> Any:
    """Python's own module from 3.14 on, else its backport: imported when such a file comes."""
    if sys.version_info >= (3, 14):
        from compression import zstd
    else:
        from backports import zstd
    return zstd
