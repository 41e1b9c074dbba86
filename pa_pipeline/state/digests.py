"""Digests of rows and of other things that work depends on, the same on every machine and in every version."""

from collections.abc import Iterable
from hashlib import sha256
from typing import Protocol

import numpy as np
import numpy.typing as npt
import polars as pl


class Hash(Protocol):
    """A digest that is being made, of hashlib."""

    def update(self, data: bytes | memoryview, /) -> None:
        """Take in more bytes."""


class RowDigests:
    """Digests over stretches of the rows of a frame: all values of its columns, null and empty told apart."""

    def __init__(self, frame: pl.DataFrame) -> None:
        self._about = repr(frame.schema).encode()
        self._numbers: list[memoryview] = []
        self._texts: list[tuple[npt.NDArray[np.int64], memoryview]] = []
        for column in frame.iter_columns():
            if column.dtype != pl.String:
                numbers = column.to_physical().cast(pl.Int64).fill_null(np.iinfo(np.int64).min)
                self._numbers.append(np.ascontiguousarray(numbers.to_numpy()).data.cast("B"))
                continue
            lengths = column.str.len_bytes().cast(pl.Int64).fill_null(-1).to_numpy()
            self._numbers.append(np.ascontiguousarray(lengths).data.cast("B"))
            # What lies in memory under a null is not part of the values.
            filled = column.fill_null("").rechunk()
            _, offsets, data = filled.to_arrow(compat_level=pl.CompatLevel.oldest()).buffers()
            edges = np.zeros(len(column) + 1, dtype=np.int64)
            if offsets is not None and len(column):
                edges = np.frombuffer(offsets, dtype=np.int64)[: len(column) + 1]
            self._texts.append((edges, memoryview(data if data is not None else b"")))

    def digest(self, seed: bytes, first: int, length: int) -> bytes:
        """Digest of `length` rows from the first one on, and of what the seed says besides."""
        digest = sha256(seed)
        self.add_to(digest, first, length)
        return digest.digest()

    def add_to(self, digest: Hash, first: int, length: int) -> None:
        """Have a digest depend on `length` rows from the first one on as well."""
        digest.update(self._about + length.to_bytes(8, "big"))
        if not length:
            return
        for numbers in self._numbers:
            digest.update(numbers[8 * first : 8 * (first + length)])
        for edges, data in self._texts:
            digest.update(data[edges[first] : edges[first + length]])


def digest_all(parts: Iterable[bytes | str]) -> bytes:
    """One digest of several parts, which are told apart."""
    digest = sha256()
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        digest.update(f"{len(data)}:".encode() + data)
    return digest.digest()
