"""Versions: of the data, a calendar version; of their schema, a semantic one.

`schemas/package.json` is where both are set, with digests of the texts, corrections and takedowns that the release was
made from: tables of others bear another version. The files that tools of others read (pyproject.toml, CITATION.cff,
.zenodo.json) repeat the data's version and day of release, and are written together with them here.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import polars as pl

from pa_pipeline.release.layout import ReleaseError

CALENDAR = re.compile(r"20\d\d\.(?:[1-9]|1[0-2])\.(?:0|[1-9]\d*)")
MADE_FROM = {"seeds_sha256": "seeds", "edits_sha256": "edited"}
"""Where the package has the digests of what its version is made from, texts (`digest_of_seeds`) and what people decided
(`digest_of_edits`), and by which words a version tells that it is made from others."""
_MARK = re.compile(r"\+(?:seeds|edited)\.[0-9a-f]{8}(?:\.edited\.[0-9a-f]{8})?$")
PLACES: dict[str, re.Pattern[str]] = {
    "schemas/package.json": re.compile(r'(?<=\n  "version": ")[^"]+(?=")'),
    "pyproject.toml": re.compile(r'(?<=\nversion = ")[^"]+(?=")'),
    "CITATION.cff": re.compile(r"(?<=\nversion: )\S+"),
    ".zenodo.json": re.compile(r'(?<=\n  "version": ")[^"]+(?=")'),
}
"""Where the version of the data stands, by path from the project's root; the first is the one that counts."""
_RELEASED_ON = re.compile(r'(?<=\n)(date-released: "|  "released_on": "|  "publication_date": ")[0-9-]+(?=")')


def calendar_key(version: str) -> tuple[int, ...]:
    """What calendar versions are ordered by, that with a mark as its release; ReleaseError where it is none.

    >>> calendar_key("2026.9.1+seeds.0123abcd") < calendar_key("2026.11.0")
    True
    """
    released = _MARK.sub("", version)
    if not CALENDAR.fullmatch(released):
        raise ReleaseError(f"{version!r} is no calendar version", "version", "Write year.month.number: 2026.11.0.")
    return tuple(int(part) for part in released.split("."))


def digest_of_seeds(sources: pl.DataFrame) -> str:
    """SHA-256 (hex) of the texts that tables were made from: path and digest of each, in whatever order they stand."""
    texts = sorted(zip(sources["path"], sources["sha256"], strict=True))
    return sha256(
        "".join(f"{digest}  {path}\n" for path, digest in texts).encode("utf-8", "surrogateescape")
    ).hexdigest()


def package_of_build(package: Mapping[str, Any], made_from: Mapping[str, str]) -> dict[str, Any]:
    """The data set as `schemas/package.json` has it, its version told apart where it is made from other things.

    made_from: digests by the keys of MADE_FROM.

    >>> released = {"version": "2026.11.4", "seeds_sha256": "0123abcd", "edits_sha256": "89ef4567"}
    >>> package_of_build(released, {"seeds_sha256": "0123abcd", "edits_sha256": "89ef4567"})
    {'version': '2026.11.4'}
    >>> package_of_build(released, {"seeds_sha256": "00000000", "edits_sha256": "89ef4567"})["version"]
    '2026.11.4+seeds.00000000'
    """
    told = {key: value for key, value in package.items() if key not in MADE_FROM}
    marks = [f"{mark}.{made_from[key][:8]}" for key, mark in MADE_FROM.items() if made_from[key] != package.get(key)]
    return told | {"version": "+".join([package["version"], ".".join(marks)])} if marks else told


def next_version(last: str | None, today: date) -> str:
    """The version after the last one: the first of this month, or one more than the last where that is not later.

    >>> next_version("2026.11.0", date(2027, 1, 15)), next_version("2027.1.0", date(2027, 1, 15))
    ('2027.1.0', '2027.1.1')
    """
    of_month = f"{today.year}.{today.month}.0"
    if last is None or calendar_key(of_month) > calendar_key(last):
        return of_month
    year, month, number = calendar_key(last)
    return f"{year}.{month}.{number + 1}"


@dataclass(frozen=True, slots=True)
class VersionFiles:
    """What the files that carry the version held before it was set."""

    contents: dict[Path, bytes]

    def restore(self) -> None:
        """Write all of them back as they were."""
        for path, content in self.contents.items():
            path.write_bytes(content)


def set_made_from(project: Path, digests: Mapping[str, str]) -> None:
    """Write into the package what the version is known by; digests by the keys of MADE_FROM."""
    path = project / next(iter(PLACES))
    text = path.read_text(encoding="utf-8")
    for key in MADE_FROM:
        text = re.sub(rf'(?<=\n  "{key}": ")[0-9a-f]*(?=")', digests[key], text)
    path.write_text(text, encoding="utf-8", newline="\n")


def set_version(project: Path, version: str, released_on: date) -> VersionFiles:
    """Write the version into every file that carries it; the answer puts them back.

    Raises ReleaseError, nothing being written, where one of them has no place for it.
    """
    calendar_key(version)
    before = {project / name: (project / name).read_bytes() for name in PLACES if (project / name).is_file()}
    after: dict[Path, str] = {}
    for path, content in before.items():
        text, count = PLACES[path.relative_to(project).as_posix()].subn(version, content.decode("utf-8"), count=1)
        if not count:
            raise ReleaseError("has no line for the version", path.name, "Take the file from the repository.")
        after[path] = _RELEASED_ON.sub(rf"\g<1>{released_on.isoformat()}", text)
    for path, text in after.items():
        path.write_text(text, encoding="utf-8", newline="\n")
    return VersionFiles(before)
