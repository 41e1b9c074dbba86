"""ZIP archives of which every byte is told by what goes in.

Python's own compressor is that of the system: zlib here, zlib-ng there, with other bytes. This one is the zlib inside
pyarrow, whose version is locked in requirements.lock.
"""

import struct
import zlib
from collections.abc import Iterable
from pathlib import Path

import pyarrow as pa

from pa_pipeline.release.layout import ReleaseError

LEVEL = 6
_VERSION, _DEFLATE, _UTF_8 = 20, 8, 0x800
_TIME, _DATE = 0, 0x21
"""Midnight of 1 January 1980: the first that a ZIP archive can tell, and the same for all files."""
_GZIP_HEAD, _GZIP_TAIL = 10, 8
"""Bytes of a gzip stream around what is compressed."""
_LARGEST = 2**32 - 1


def write_zip(entries: Iterable[tuple[str, bytes]], path: Path) -> None:
    """Write files as a ZIP archive, in their order: names with forward slashes, contents.

    Raises ReleaseError where a file or the archive goes beyond 4 GB, which the plain format cannot hold.
    """
    directory: list[bytes] = []
    place = 0
    with path.open("wb") as file:
        for name, content in entries:
            packed = deflate(content)
            flags = 0 if name.isascii() else _UTF_8
            known = struct.pack(
                "<5H3L", _VERSION, flags, _DEFLATE, _TIME, _DATE, zlib.crc32(content), len(packed), len(content)
            )
            called = name.encode("utf-8")
            head = b"PK\x03\x04" + known + struct.pack("<2H", len(called), 0) + called
            if max(len(content), place + len(head) + len(packed)) > _LARGEST:
                raise ReleaseError("is beyond 4 GB", path.name, "Lower the number of rows that it may hold.")
            more = struct.pack("<5H2L", len(called), 0, 0, 0, 0, 0, place)
            directory.append(b"PK\x01\x02" + struct.pack("<H", _VERSION) + known + more + called)
            file.write(head + packed)
            place += len(head) + len(packed)
        listed = b"".join(directory)
        count = len(directory)
        file.write(listed + b"PK\x05\x06" + struct.pack("<4H2LH", 0, 0, count, count, len(listed), place, 0))


def deflate(content: bytes) -> bytes:
    """Bytes compressed as a ZIP archive holds them.

    >>> zlib.decompress(deflate(b"paz, paz, paz"), wbits=-zlib.MAX_WBITS)
    b'paz, paz, paz'
    """
    stream = pa.Codec("gzip", compression_level=LEVEL).compress(content, asbytes=True)
    return bytes(stream[_GZIP_HEAD:-_GZIP_TAIL])
