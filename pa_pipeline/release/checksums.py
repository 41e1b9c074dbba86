"""SHA256SUMS: what a downloader checks first, with a tool that every system has."""

import hashlib
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from pa_pipeline.release.layout import CHECKSUMS, ReleaseError

_MAY_LEAD_OUT = re.compile(r"\.\.|^/|[:\\]")
"""Cheap to ask of thousands of paths, of which hardly any is asked for its parts then."""
Digest = Callable[[Path], str]
"""SHA-256 of a file, from its bytes, or as whoever wrote it remembers it."""


def file_sha256(path: Path) -> str:
    """SHA-256 of a file's bytes, in lower-case hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def release_files(folder: Path) -> list[str]:
    """All files under a folder but SHA256SUMS itself: relative, with forward slashes, sorted by code point."""
    return sorted(path for path in _files(folder, "") if path != CHECKSUMS)


def _files(folder: Path | str, prefix: str) -> Iterator[str]:
    """Files and links in a folder and below, links to folders among them; what cannot be listed has none."""
    try:
        with os.scandir(folder) as found:
            entries = list(found)
    except OSError:
        return
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            yield from _files(entry.path, f"{prefix}{entry.name}/")
        elif entry.is_file() or entry.is_symlink():
            yield f"{prefix}{entry.name}"


def write_checksums(folder: Path, digest: Digest = file_sha256) -> None:
    """Write SHA256SUMS over all files of the folder; `sha256sum -c SHA256SUMS` inside it then passes."""
    lines = [f"{digest(folder / path)}  {path}\n" for path in release_files(folder)]
    (folder / CHECKSUMS).write_text("".join(lines), encoding="utf-8", newline="\n")


def read_checksums(folder: Path) -> dict[str, str]:
    """Digest per path as SHA256SUMS says; ReleaseError where it is missing, malformed or points out of the folder."""
    try:
        text = (folder / CHECKSUMS).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise _unreadable(f"cannot be read ({error.__class__.__name__})") from error
    return parse_checksums(text)


def parse_checksums(text: str) -> dict[str, str]:
    """Digest per path, from the text of a SHA256SUMS; ReleaseError where it is malformed or points out of a release."""
    sums: dict[str, str] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        digest, separator, path = line.partition("  ")
        if len(digest) != 64 or not separator or (_MAY_LEAD_OUT.search(path) and _leads_out(Path(path))):
            raise _unreadable(f"line {number} is not a digest and a path within the release")
        sums[path] = digest
    return sums


def _leads_out(path: Path) -> bool:
    return path.is_absolute() or ".." in path.parts


def _unreadable(what: str) -> ReleaseError:
    return ReleaseError(what, CHECKSUMS, "Download the release again, or build it with pa build.")
