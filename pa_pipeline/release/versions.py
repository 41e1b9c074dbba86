"""Versions: of the data, a calendar version; of their schema, a semantic one.

`schemas/package.json` is where both are set. The files that tools of others read (pyproject.toml, CITATION.cff,
.zenodo.json) repeat the data's version and day of release, and are written together with them here.
"""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pa_pipeline.release.layout import ReleaseError

CALENDAR = re.compile(r"20\d\d\.(?:[1-9]|1[0-2])\.(?:0|[1-9]\d*)")
PLACES: dict[str, re.Pattern[str]] = {
    "schemas/package.json": re.compile(r'(?<=\n  "version": ")[^"]+(?=")'),
    "pyproject.toml": re.compile(r'(?<=\nversion = ")[^"]+(?=")'),
    "CITATION.cff": re.compile(r"(?<=\nversion: )\S+"),
    ".zenodo.json": re.compile(r'(?<=\n  "version": ")[^"]+(?=")'),
}
"""Where the version of the data stands, by path from the project's root; the first is the one that counts."""
_RELEASED_ON = re.compile(r'(?<=\n)(date-released: "|  "released_on": "|  "publication_date": ")[0-9-]+(?=")')


def calendar_key(version: str) -> tuple[int, ...]:
    """What calendar versions are ordered by; ReleaseError where it is none.

    >>> calendar_key("2026.9.1") < calendar_key("2026.11.0")
    True
    """
    if not CALENDAR.fullmatch(version):
        raise ReleaseError(f"{version!r} is no calendar version", "version", "Write year.month.number: 2026.11.0.")
    return tuple(int(part) for part in version.split("."))


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
