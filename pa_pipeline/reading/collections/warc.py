"""Pages and texts of a web archive (WARC). A page is known by the moment it was fetched and its address.

Requests, redirects, errors, images and the like are no texts, and nobody means them as such: they are passed over.
"""

import io
import re
import zlib
from collections.abc import Iterator
from contextlib import redirect_stderr
from pathlib import Path
from typing import Any

from pa_pipeline.reading.collections.entries import Entry, Fault
from pa_pipeline.reading.collections.limits import BoundedStream, DamagedError, Limits
from pa_pipeline.reading.collections.opening import open_unpacked
from pa_pipeline.reading.seed_files import PAGE, TEXT

_MEDIA_TYPES = {"text/html": PAGE, "application/xhtml+xml": PAGE, "text/plain": TEXT}
_RECORDS = ("response", "resource", "conversion")
_CODINGS = ("", "identity", "gzip", "x-gzip", "deflate")
_MOMENT = re.compile(r"(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)")
_CHUNK = 1 << 16
_HEADERS = 1 << 20
"""Bytes that the headers of a record may have."""


def read_warc(file: Path, limits: Limits) -> Iterator[Entry | Fault]:
    """Texts of a web archive, packed or not. Raises OverLimitError, DamagedError, OSError."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    with open_unpacked(file, limits) as stream:
        guard = _HeaderGuard(stream)
        records = ArchiveIterator(guard, arc2warc=False)
        try:
            while True:
                guard.left = _HEADERS
                with redirect_stderr(io.StringIO()):
                    # warcio writes addresses that it mends to the terminal, whatever is in them.
                    record = next(records, None)
                guard.left = None
                if record is None:
                    break
                if getattr(record.raw_stream, "limit", None) is None:
                    raise DamagedError("a record in it does not tell its length")
                entry = _entry_of(record, limits)
                _drain(record)
                if entry is not None:
                    yield entry
        except (ArchiveLoadFailed, EOFError, ValueError, AttributeError) as error:
            raise DamagedError(" ".join(str(error).split())[:200] or type(error).__name__) from error


class _HeaderGuard:
    """The stream as warcio reads it. left: bytes that may still be read before a record begins; null within one."""

    def __init__(self, stream: BoundedStream) -> None:
        self._stream = stream
        self.left: int | None = None

    def read(self, size: int = _CHUNK) -> bytes:
        data = self._stream.read(min(size, _CHUNK) if size >= 0 else _CHUNK)
        if self.left is not None:
            self.left -= len(data)
            if self.left < 0:
                raise DamagedError(f"the headers of a record have more than {_HEADERS} bytes")
        return data


def _drain(record: Any) -> None:
    """Read what is left of a record, and find out whether it is all there."""
    while record.raw_stream.read(_CHUNK):
        pass
    if record.raw_stream.limit > 0:
        raise DamagedError("it ends within a record")


def _entry_of(record: Any, limits: Limits) -> Entry | Fault | None:
    headers = record.http_headers
    address = record.rec_headers.get_header("WARC-Target-URI")
    if record.rec_type not in _RECORDS or not address or address.startswith(("dns:", "whois:")):
        return None
    url = address.strip().strip("<>")
    if record.rec_type == "response":
        if headers is None or headers.get_statuscode() != "200":
            return None
        content_type = headers.get_header("Content-Type") or ""
    else:
        content_type = record.rec_headers.get_header("Content-Type") or ""
    media_type = _MEDIA_TYPES.get(content_type.partition(";")[0].strip().lower())
    if media_type is None:
        return None
    name = _name(record.rec_headers.get_header("WARC-Date") or "", url)
    coding = ((headers.get_header("Content-Encoding") if headers else None) or "").strip().lower()
    if coding not in _CODINGS:
        return Fault(name, f"packed as {coding[:20]}", "Store it unpacked, or as gzip.")
    if record.rec_headers.get_header("WARC-Segment-Number"):
        return Fault(name, "cut into segments", "Join the segments.")
    return _read(record, name, media_type, url, coding, limits)


def _read(record: Any, name: str, media_type: str, url: str, coding: str, limits: Limits) -> Entry | Fault:
    from warcio.bufferedreaders import ChunkedDataReader

    headers = record.http_headers
    chunked = headers is not None and (headers.get_header("Transfer-Encoding") or "").strip().lower() == "chunked"
    stream = ChunkedDataReader(record.raw_stream) if chunked else record.raw_stream
    unpacker = _Unpacker(coding)
    pieces: list[bytes] = []
    size = 0
    try:
        while packed := stream.read(_CHUNK):
            for piece in unpacker.unpack(packed):
                pieces.append(piece)
                size += len(piece)
                if size > limits.member_bytes:
                    what = f"more than the limit of {limits.member_bytes} bytes"
                    return Fault(name, what, "Leave it out, or raise the limit (--max-bytes).")
    except zlib.error as error:
        return Fault(name, f"it is damaged ({error})", "Fetch it again.")
    if not unpacker.is_done:
        return Fault(name, "it is damaged (cut off)", "Fetch it again.")
    return Entry(name, b"".join(pieces), media_type, url, is_record=True)


class _Unpacker:
    """Content as it was sent, unpacked by the chunk. `deflate` is what servers mean by it: with a header or without."""

    def __init__(self, coding: str) -> None:
        self._coding = coding
        self._packed: Any = None

    def unpack(self, data: bytes) -> Iterator[bytes]:
        """Pieces of at most a chunk each; raises zlib.error."""
        if self._coding in ("", "identity"):
            yield data
            return
        if self._packed is None:
            bare = self._coding == "deflate" and (data[0] & 0x0F != 8 or int.from_bytes(data[:2]) % 31 != 0)
            self._packed = zlib.decompressobj(-zlib.MAX_WBITS if bare else zlib.MAX_WBITS | 32)
        while data and not self._packed.eof:
            yield self._packed.decompress(data, _CHUNK)
            data = self._packed.unconsumed_tail

    @property
    def is_done(self) -> bool:
        """Whether nothing is missing at the end."""
        return self._packed is None or self._packed.eof


def _name(date: str, url: str) -> str:
    """As web archives write it: the moment in digits, a slash, the address."""
    moment = _MOMENT.match(date)
    return f"{''.join(moment.groups())}/{url}" if moment else url
