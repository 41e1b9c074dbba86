"""The seed texts of a release, as its own table of sources describes them."""

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePosixPath
from tempfile import TemporaryFile
from typing import IO

import polars as pl

from pa_pipeline.inventory import digest_file
from pa_pipeline.reading import DEFAULT_MAX_BYTES, SeedFile
from pa_pipeline.reading.collections import Limits, Member, list_members, read_members
from pa_pipeline.reading.seed_files import TEXT, is_collection, open_regular
from pa_pipeline.reading.seed_text import PageTooDeepError, text_in
from pa_pipeline.release.layout import ReleaseError
from pa_pipeline.tables import Proofs
from pa_pipeline.tables.proofs import digest_of_text

SOURCE_COLUMNS = (
    "source_id", "path", "sha256", "char_count", "encoding", "byte_size", "media_type", "collection_path", "member",
)  # fmt: skip
"""Columns of `sources` that say where a text is and what it is; the last three are not in every release."""
_GONE = "the seed file is not there: its rows cannot be compared with it"
_OTHER = "the seed file is another than the one that the release was made from"
_NO_PATH = "is not a path to a seed file"
_NO_TEXT = "holds no such text any more, or another one: its rows cannot be compared with it"


@dataclass(frozen=True, slots=True)
class _Source:
    """A row of `sources`."""

    source_id: str
    path: str
    sha256: str
    char_count: int
    encoding: str
    byte_size: int
    media_type: str
    collection_path: str | None
    member: str | None

    def proof(self) -> bytes:
        """What is to be known of it: that these bytes make so many characters."""
        return digest_of_text(self.sha256, self.encoding, self.char_count, self.media_type)

    def text(self, data: bytes) -> str | None:
        """What its offsets count in; null where the bytes give none."""
        try:
            return text_in(data.decode(self.encoding), self.media_type)
        except (UnicodeDecodeError, LookupError, PageTooDeepError):
            return None

    def fault(self, text: str | None) -> str | None:
        """What is wrong with a text, or with bytes that give none."""
        if text is not None and len(text) == self.char_count:
            return None
        found = "unreadable" if text is None else len(text)
        return f"has {found} characters as {self.encoding}, not the {self.char_count:,} that sources states"


def open_seeds(
    sources: pl.DataFrame, folder: Path, proofs: Proofs | None = None, *, looked_at: bool = False
) -> tuple[pl.DataFrame, Callable[[str], str], list[tuple[str, str]]]:
    """The sources whose file lies in the folder unchanged, a function that gives their texts, and what is wrong.

    sources: the table of that name. The text of a source is its bytes decoded with `encoding`, which drops the byte
    order mark, line ends untouched; of a web page, what it says. The folder stands for the first part of `path`,
    whatever it is called here. proofs: which bytes were found to make so many characters before; every file's bytes
    are looked at all the same, and every member's. looked_at: whether this build has done so already; then a file is
    looked at again when its text is asked for.
    """
    opened = _Opened(folder, proofs, looked_at=looked_at)
    described = list(_describe(sources))
    problems = [*opened.add_files(one for one in described if one.collection_path is None)]
    by_collection: dict[str, list[_Source]] = {}
    for one in described:
        if one.collection_path is not None:
            by_collection.setdefault(one.collection_path, []).append(one)
    for path, members in by_collection.items():
        problems += opened.add_members(path, members)
    return sources.filter(pl.col("source_id").is_in(opened.known)), opened.text, problems


def _describe(sources: pl.DataFrame) -> Iterator[_Source]:
    """Rows of `sources`; of a release that knew of files alone, each a text."""
    missing = [name for name in SOURCE_COLUMNS if name not in sources.columns]
    for row in sources.with_columns(pl.lit(None).alias(name) for name in missing).select(SOURCE_COLUMNS).iter_rows():
        values = dict(zip(SOURCE_COLUMNS, row, strict=True))
        yield _Source(**{**values, "media_type": values["media_type"] or TEXT})


def _read(file: Path, source: _Source) -> bytes:
    """Bytes of a file that was found to be what the release was made from. Raises ReleaseError where it is not now."""
    try:
        with open_regular(file) as opened:
            data = opened.read()
    except OSError:
        data = None
    if data is None or sha256(data).hexdigest() != source.sha256:
        raise ReleaseError("the seed file changed while the release was made", source.path, "Build again.")
    return data


class _Opened:
    """Texts that were found to be what the release was made from. Those of a collection are unpacked when the first
    one is asked for, into a file without a name, which is gone with the process."""

    def __init__(self, folder: Path, proofs: Proofs | None, *, looked_at: bool) -> None:
        self._folder = folder
        self._proofs = proofs
        self._looked_at = looked_at
        self._files: dict[str, tuple[Path, _Source]] = {}
        self._members: dict[str, tuple[Member, _Source, Limits]] = {}
        self._unpacked: dict[str, tuple[int, int]] = {}
        self._spool: IO[bytes] | None = None

    @property
    def known(self) -> list[str]:
        """Identifiers of the sources that can be asked for."""
        return [*self._files, *self._members]

    def add_files(self, sources: Iterable[_Source]) -> Iterator[tuple[str, str]]:
        """Look at files that are one text; path and fault of each that is not what it was."""
        for source in sources:
            file = self._place(source.path)
            if file is None:
                yield source.path, _NO_PATH
            elif self._looked_at and self._is_proved(source):
                self._files[source.source_id] = file, source
            elif (digest := digest_file(file)) is None:
                yield source.path, _GONE
            elif digest != source.sha256:
                yield source.path, _OTHER
            elif not self._is_proved(source) and (fault := self._prove(source, source.text(_read(file, source)))):
                yield source.path, fault
            else:
                self._files[source.source_id] = file, source

    def add_members(self, path: str, sources: list[_Source]) -> Iterator[tuple[str, str]]:
        """Look at the members of a collection; path and fault of each that is not what it was."""
        file = self._place(path)
        if file is None or not is_collection(path):
            yield path, _NO_PATH
        elif not file.is_file():
            yield path, _GONE
        else:
            limits = Limits(member_bytes=max(DEFAULT_MAX_BYTES, *(source.byte_size for source in sources)))
            status = file.stat()
            collection = SeedFile(file.name, path, file, status.st_size, status.st_mtime_ns)
            found = {member.path: member for member in list_members(collection, limits).members}
            unknown = []
            for source in sources:
                member = found.get(source.path)
                if member is None or member.sha256 != source.sha256:
                    yield path, f"{source.member}: {_NO_TEXT}"
                elif self._is_proved(source):
                    self._members[source.source_id] = member, source, limits
                else:
                    unknown.append((member, source, limits))
            yield from self._add_unknown(unknown)

    def _add_unknown(self, unknown: list[tuple[Member, _Source, Limits]]) -> Iterator[tuple[str, str]]:
        by_path = {member.path: (member, source, limits) for member, source, limits in unknown}
        if not by_path:
            return
        first, _, limits = unknown[0]
        for member, data in read_members(first.collection, [member for member, _, _ in unknown], limits):
            found = by_path.pop(member.path)
            source = found[1]
            text = source.text(data)
            if fault := self._prove(source, text):
                yield source.path, fault
            else:
                self._members[source.source_id] = found
                self._keep(source.source_id, text)
        yield from ((path, _OTHER) for path in by_path)

    def text(self, source_id: str) -> str:
        """Text of a source that is known."""
        if source_id in self._files:
            file, source = self._files[source_id]
            return source.text(_read(file, source)) or ""
        if source_id not in self._unpacked:
            self._unpack(self._members[source_id][0].collection)
        if self._spool is None or source_id not in self._unpacked:
            # Gone since it was looked at.
            return ""
        start, length = self._unpacked[source_id]
        self._spool.seek(start)
        return self._spool.read(length).decode("utf-8", "surrogatepass")

    def _unpack(self, collection: SeedFile) -> None:
        """Put all members of a collection that may be asked for where any can be had at once."""
        wanted = {
            member.path: (source, member, limits)
            for source_id, (member, source, limits) in self._members.items()
            if member.collection.path == collection.path and source_id not in self._unpacked
        }
        limits = next(iter(wanted.values()))[2]
        for member, data in read_members(collection, [member for _, member, _ in wanted.values()], limits):
            source = wanted[member.path][0]
            self._keep(source.source_id, source.text(data))

    def _keep(self, source_id: str, text: str | None) -> None:
        encoded = (text or "").encode("utf-8", "surrogatepass")
        if self._spool is None:
            self._spool = TemporaryFile()  # noqa: SIM115  # open for as long as the texts may be asked for
        self._unpacked[source_id] = self._spool.seek(0, os.SEEK_END), len(encoded)
        self._spool.write(encoded)

    def _is_proved(self, source: _Source) -> bool:
        return self._proofs is not None and self._proofs.knows(source.proof())

    def _prove(self, source: _Source, text: str | None) -> str | None:
        """What is wrong with a text; what is right is noted."""
        fault = source.fault(text)
        if self._proofs and fault is None:
            self._proofs.add(source.proof())
        return fault

    def _place(self, path: str) -> Path | None:
        parts = PurePosixPath(path).parts[1:]
        return None if not parts or ".." in parts else self._folder.joinpath(*parts)
