"""How much a collection may ask for, and a stream that gives no more than that.

A few kilobytes can unpack to more than any disk holds: what is counted is what comes out, as it comes out.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import BinaryIO

from pa_pipeline.reading.seed_files import DEFAULT_MAX_BYTES

_CHUNK = 1 << 16


@dataclass(frozen=True, slots=True)
class Limits:
    """member_bytes: of one text; total_bytes: of all that a collection unpacks to; members: how many; ratio: of what it
    unpacks to, to its own size, once that is more than ratio_from bytes; header_bytes: of what stands before a text."""

    member_bytes: int = DEFAULT_MAX_BYTES
    total_bytes: int = 32 << 30
    members: int = 2_000_000
    ratio: int = 200
    ratio_from: int = 64 << 20
    header_bytes: int = 1 << 14

    def check_members(self, count: int) -> None:
        """Raise OverLimitError where a collection holds too many."""
        if count > self.members:
            raise OverLimitError(f"it holds more than {self.members:,} members")

    def check_total(self, unpacked: int, packed: int) -> None:
        """Raise OverLimitError where so many bytes are too many for a collection that has `packed` of them."""
        if unpacked > self.total_bytes:
            raise OverLimitError(f"it unpacks to more than {self.total_bytes:,} bytes")
        if unpacked > self.ratio_from and unpacked > self.ratio * packed:
            raise OverLimitError(f"it unpacks to more than {self.ratio} times its size, as a decompression bomb does")


class OverLimitError(Exception):
    """A collection asks for more than it may: nothing of it is read."""


class DamagedError(Exception):
    """A collection cannot be read any further: what came before stays."""


class BoundedStream:
    """Bytes of a collection, unpacked: readable once, forwards. Raises OverLimitError and DamagedError.

    at_most: bytes that may be asked for at once, so that no reader is talked into a buffer of any size.
    """

    def __init__(self, source: BinaryIO, packed: int, limits: Limits, faults: tuple[type[Exception], ...]) -> None:
        """source: unpacks as it is read; packed: size of the file; faults: what the source raises when it is broken."""
        self._source = source
        self._packed = packed
        self._limits = limits
        self._faults = faults
        self._position = 0
        self._most = limits.member_bytes + _CHUNK
        self.last = b""

    @contextmanager
    def at_most(self, size: int) -> Iterator[None]:
        """Refuse to read more than that at once."""
        before, self._most = self._most, size
        try:
            yield
        finally:
            self._most = before

    def read(self, size: int = -1) -> bytes:
        """So many bytes, fewer only at the end; all that may be had for a negative size."""
        wanted = self._most if size < 0 else size
        if wanted > self._most:
            raise OverLimitError(f"a part of it asks for {wanted:,} bytes, more than the limit of {self._most:,}")
        pieces = []
        while wanted:
            piece = self._read_piece(min(wanted, 1 << 20))
            if not piece:
                break
            pieces.append(piece)
            wanted -= len(piece)
        self.last = b"".join(pieces)
        return self.last

    def _read_piece(self, size: int) -> bytes:
        try:
            piece = self._source.read(size)
        except self._faults as error:
            raise DamagedError(str(error) or type(error).__name__) from error
        self._position += len(piece)
        self._limits.check_total(self._position, self._packed)
        return piece

    def readinto(self, buffer: bytearray | memoryview) -> int:
        """For `io.BufferedReader`, which asks for less than a chunk."""
        piece = self._read_piece(len(buffer))
        buffer[: len(piece)] = piece
        return len(piece)

    def tell(self) -> int:
        """Bytes that were read."""
        return self._position

    def seek(self, position: int) -> int:
        """Go forwards; what is passed over is read and counted."""
        if position < self._position:
            raise DamagedError("it asks to be read backwards")
        while self._position < position and self._read_piece(min(position - self._position, _CHUNK)):
            pass
        return self._position

    def drain(self) -> bool:
        """Read what is left; whether any of it is more than zeros."""
        found = False
        while piece := self._read_piece(_CHUNK):
            found = found or bool(piece.strip(b"\0"))
        return found

    def readable(self) -> bool:
        """Always: `io.BufferedReader` asks."""
        return True

    closed = False
