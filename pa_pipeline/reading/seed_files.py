"""The folder of seeds: which files in it can be read, and which cannot, with a reason and a remedy.

Here: texts, pages and collections by their names. Not here: what a collection holds (collections/).
"""

import errno
import os
import re
import stat
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path
from typing import Protocol

from pa_pipeline.errors import PipelineError
from pa_pipeline.reading.decoding import SAVE_AS_TEXT

DEFAULT_MAX_BYTES = 64 * 1024 * 1024
SUFFIX = ".txt"
TEXT, PAGE = "text/plain", "text/html"
MEDIA_TYPES = {SUFFIX: TEXT, ".html": PAGE, ".htm": PAGE}
"""What a file holds that is one text, by its suffix."""
COLLECTIONS = (
    ".jsonl", ".jsonl.gz", ".jsonl.zst", ".parquet", ".tar", ".tar.gz", ".tar.zst", ".tgz", ".warc", ".warc.gz", ".zip",
)  # fmt: skip
"""Suffixes of files that hold many texts."""
DOCUMENTS = (".doc", ".docx", ".odt", ".rtf")
_SAFE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,127}\Z")
PASSED_OVER = "hidden files, README files and those of office programs and Windows are no seeds"
_GONE = "Build again, if it has just gone; else change its permissions, or take it out of the folder."
_LOCKED = "Change its permissions, or take it out of the folder."
_IGNORED = re.compile(r"\.|~\$|Thumbs\.db\Z|README(?:\.\w+)?\Z")


class Seed(Protocol):
    """A text that becomes a source: a file of its own, or a member of a collection."""

    @property
    def source_id(self) -> str:
        """Identifier, which is unique whatever the case of its letters."""

    @property
    def path(self) -> str:
        """As published, from the folder of seeds on."""

    @property
    def media_type(self) -> str:
        """What its bytes are: one of TEXT and PAGE."""

    @property
    def collection_path(self) -> str | None:
        """Path of the collection that it is in."""

    @property
    def member(self) -> str | None:
        """Its name there."""

    @property
    def url(self) -> str | None:
        """Address that it was fetched from, where its collection says so."""


class SeedsMissingError(PipelineError):
    """There is nothing to build from."""


@dataclass(frozen=True, slots=True)
class SeedFile:
    """path: as published, with forward slashes, from the folder of seeds on; mtime_ns: nanoseconds, never published."""

    source_id: str
    path: str
    file: Path
    byte_size: int
    mtime_ns: int

    @property
    def media_type(self) -> str:
        """What the file holds, where it is one text."""
        return MEDIA_TYPES[self.file.suffix.lower()]

    @property
    def collection_path(self) -> str | None:
        """None: a file of its own."""
        return None

    @property
    def member(self) -> str | None:
        """None."""
        return None

    @property
    def url(self) -> str | None:
        """None: no file says where it is from."""
        return None

    @property
    def is_collection(self) -> bool:
        """Whether it holds many texts, each of which is a source."""
        return is_collection(self.file.name)


@dataclass(frozen=True, slots=True)
class Reject:
    """A file that is left out, and why; remedy: what to do about it."""

    path: str
    reason: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Inventory:
    """seeds, rejects: both by path; passed_over: paths of what is no seed by its name, and nobody meant as one;
    max_bytes: of a text, be it a file or a member of a collection."""

    seeds: tuple[SeedFile, ...]
    rejects: tuple[Reject, ...]
    passed_over: tuple[str, ...] = ()
    max_bytes: int = DEFAULT_MAX_BYTES


def is_collection(name: str) -> bool:
    """Whether a file of this name holds many texts.

    >>> is_collection("crawl.warc.gz"), is_collection("minutes.gz")
    (True, False)
    """
    return name.lower().endswith(COLLECTIONS)


def list_seeds(folder: Path, max_bytes: int = DEFAULT_MAX_BYTES) -> Inventory:
    """Seed files of a folder and its subfolders, and those that must be left out.

    Paths are published as `seeds/…`, whatever the folder is called. Raises SeedsMissingError where the folder is
    missing or holds no file.
    """
    require_seeds_folder(folder)
    seeds: list[SeedFile] = []
    rejects: list[Reject] = []
    passed_over: list[str] = []
    root = folder.resolve()
    for file in sorted(_files(folder)):
        path = "seeds/" + file.relative_to(folder).as_posix()
        if is_passed_over(file.name):
            passed_over.append(printable(path))
            continue
        try:
            fault = _fault(file, file.relative_to(folder).parent.parts, root, max_bytes)
            status = file.lstat() if fault else file.stat()
        except OSError as error:
            rejects.append(Reject(printable(path), f"cannot be read ({error.strerror})", _GONE))
            continue
        if fault is not None:
            rejects.append(Reject(printable(path), *fault))
            continue
        # Members of a collection are told by its whole name: one of another kind may hold members of the same names.
        source_id = file.name if is_collection(file.name) else file.stem
        seeds.append(SeedFile(source_id, path, file, status.st_size, status.st_mtime_ns))
    if not seeds and not rejects:
        raise SeedsMissingError("the folder holds no file", str(folder), "Put the scraped .txt files into it.")
    kept, doubles = _without_doubles(seeds)
    left_out = tuple(sorted([*rejects, *doubles], key=lambda reject: reject.path))
    return Inventory(kept, left_out, tuple(passed_over), max_bytes)


def require_seeds_folder(folder: Path) -> None:
    """Raise SeedsMissingError where there is no such folder."""
    if folder.is_dir():
        return
    if folder.exists():
        raise SeedsMissingError(
            "a file, not a folder", str(folder), f"Name the folder that it lies in: {folder.parent}."
        )
    raise SeedsMissingError(
        "no such folder", str(folder), "Name another, or create it and put the scraped .txt files into it."
    )


def open_regular(file: Path) -> BufferedReader:
    """A file, opened for reading if it is one: whoever opens a pipe waits for ever, and a device never ends.

    Looked at when it is open, since it may have been something else when it was listed. Raises OSError.
    """
    descriptor = os.open(file, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, "not a regular file", str(file))
        return os.fdopen(descriptor, "rb")
    except BaseException:
        os.close(descriptor)
        raise


def is_passed_over(name: str) -> bool:
    """Whether a file or folder of this name is no seed, and nobody meant it as one."""
    return _IGNORED.match(name) is not None


def _files(folder: Path) -> Iterator[Path]:
    """Files of a folder and its subfolders; one that is not looked into, or cannot be, stands for itself."""
    try:
        with os.scandir(folder) as found:
            entries = [(folder / entry.name, entry.is_dir(follow_symlinks=False)) for entry in found]
    except FileNotFoundError:
        return
    except OSError:
        yield folder
        return
    for entry, is_folder in entries:
        if is_folder and not is_passed_over(entry.name):
            yield from _files(entry)
        else:
            yield entry


def _fault(file: Path, folders: tuple[str, ...], root: Path, max_bytes: int) -> tuple[str, str] | None:
    """Reason and remedy where a file cannot be a seed by its name, place, kind or size."""
    if file.is_symlink():
        try:
            inside = file.resolve().is_relative_to(root)
        except (OSError, RuntimeError):
            return "a symbolic link that leads nowhere", "Put the file itself into the folder."
        if not inside:
            return "a symbolic link out of the folder", "Put the file itself into the folder."
    try:
        mode = file.stat().st_mode
    except OSError as error:
        if file.is_symlink():
            return "a symbolic link that leads nowhere", "Put the file itself into the folder."
        return f"cannot be read ({error.strerror})", _GONE
    if stat.S_ISDIR(mode) and not file.is_symlink():
        return "a folder that cannot be read", _LOCKED
    if not stat.S_ISREG(mode):
        return "not a regular file", "Take it out of the folder."
    collection = is_collection(file.name)
    if file.suffix.lower() in DOCUMENTS:
        return "a document of an office program", f"{SAVE_AS_TEXT}, or take it out of the folder."
    if not collection and file.suffix.lower() not in MEDIA_TYPES:
        known = ", ".join((*MEDIA_TYPES, *COLLECTIONS))
        return (
            "not a text, a web page or a collection",
            f"Convert it (to one of {known}), or take it out of the folder.",
        )
    for part in (*folders, file.name if collection else file.stem):
        if not _SAFE.match(part):
            return (
                f"'{printable(part)}' in its path is no safe identifier",
                f"Use A-Z, a-z, 0-9, dots, dashes and underscores only, such as {_safe_name(part)!r}.",
            )
    try:
        with open_regular(file) as opened:
            size = os.fstat(opened.fileno()).st_size
    except OSError as error:
        return f"cannot be read ({error.strerror})", _LOCKED
    if size > max_bytes and not collection:
        return f"{size} bytes, more than the limit of {max_bytes}", "Split it, or raise the limit (--max-bytes)."
    return None


def _safe_name(part: str) -> str:
    """A name that would do.

    >>> _safe_name("Nota (copia) ñ")
    'Nota-copia-n'
    """
    plain = unicodedata.normalize("NFKD", part).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[^A-Za-z0-9._-]+", "-", plain).strip("-._")[:128] or "text"


def _without_doubles(seeds: list[SeedFile]) -> tuple[tuple[SeedFile, ...], list[Reject]]:
    """Leave out every file whose stem, whatever its case, another has too: neither can claim the identifier."""
    by_stem: dict[str, list[SeedFile]] = defaultdict(list)
    for seed in seeds:
        by_stem[seed.source_id.lower()].append(seed)
    rejects = [
        Reject(
            printable(seed.path),
            "another file has the same name without suffix: "
            + ", ".join(printable(other.path) for other in group if other is not seed),
            "Rename one of them.",
        )
        for group in by_stem.values()
        if len(group) > 1
        for seed in group
    ]
    return tuple(seed for seed in seeds if len(by_stem[seed.source_id.lower()]) == 1), rejects


def is_safe(part: str) -> bool:
    """Whether a part of a path can stand in an identifier, and in the name of a file on any machine."""
    return _SAFE.match(part) is not None


def printable(path: str) -> str:
    """The path so that it can stand in a table, no two paths alike: what is not plain is written as an escape."""
    last = len(path) - 1
    return "".join(
        character if _is_plain(character) and not (character == " " and at in (0, last)) else _escape(character)
        for at, character in enumerate(path)
    )


def _is_plain(character: str) -> bool:
    if character.isascii():
        return character.isprintable() and character != "\\"
    return character.isalpha() and unicodedata.normalize("NFC", character) == character


def _escape(character: str) -> str:
    code = ord(character)
    return "\\\\" if character == "\\" else f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
