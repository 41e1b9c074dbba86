"""The version of the code that reading depends on, from its content: what another version has read is not reused."""

import sys
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import polars as pl

from pa_pipeline.paths import PROJECT_ROOT

PACKAGE = Path(__file__).resolve().parent.parent
ROOMS = ("reading", "lexicon", "facts", "state", "engines")
JUDGING_ROOMS = (*ROOMS, "matching", "tables", "corrections")
"""What comparing texts and proving rows depends on as well."""
PUBLISHING_ROOMS = (*JUDGING_ROOMS, "release", "site")
"""What pages depend on besides."""
MODULES = ("corpus.py", "identifiers.py", "errors.py", "paths.py")
SUFFIXES = frozenset({".py", ".yml", ".tsv"})
LOCK = PROJECT_ROOT / "requirements.lock"
"""Locked versions of everything installed; a package installed elsewhere may have none."""


@dataclass(frozen=True, slots=True)
class CodeVersion:
    """What reading depended on when this process began. package: folder of the code; lock: file of locked versions;
    rooms: folders of the package that count."""

    package: Path
    lock: Path
    fingerprint: str
    rooms: tuple[str, ...] = ROOMS

    @classmethod
    def of(cls, package: Path, lock: Path, rooms: tuple[str, ...] = ROOMS) -> "CodeVersion":
        """The version that lies on disk now."""
        return cls(package, lock, _fingerprint(package, lock, rooms), rooms)

    def is_unchanged(self) -> bool:
        """Whether it still lies there: a process goes on with the code that it has loaded, and loads words late."""
        return _fingerprint(self.package, self.lock, self.rooms) == self.fingerprint


def _fingerprint(package: Path, lock: Path, rooms: tuple[str, ...]) -> str:
    digest = sha256(f"{sys.version} {unicodedata.unidata_version} {pl.__version__} {_version_of_pages()}".encode())
    for file in code_files(package, rooms):
        content = file.read_bytes()
        digest.update(f"\n{file.relative_to(package).as_posix()} {len(content)}\n".encode())
        digest.update(content)
    digest.update(b"\nlock\n" + (lock.read_bytes() if lock.is_file() else b""))
    return digest.hexdigest()


def _version_of_pages() -> str:
    """Of what reads web pages, which is not imported for that; empty where it is not there."""
    try:
        return version("trafilatura")
    except PackageNotFoundError:
        return ""


def code_files(package: Path, rooms: tuple[str, ...] = ROOMS) -> Iterator[Path]:
    """Files that decide what is read from a seed file, in a fixed order; rooms: folders of the package."""
    for module in MODULES:
        yield package / module
    for room in rooms:
        files = (file for file in (package / room).rglob("*") if file.suffix in SUFFIXES and file.is_file())
        yield from sorted(files, key=lambda file: file.relative_to(package).as_posix())


def digest_project(project: Path = PROJECT_ROOT) -> str:
    """Digest of all that decides over the bytes of a release besides the seeds, on whatever machine: code, words,
    schemas, locked versions. SHA-256, hexadecimal."""
    files = [file for file in (project / PACKAGE.name).rglob("*") if file.suffix in SUFFIXES and file.is_file()]
    files += [*(project / "schemas").rglob("*.json"), project / LOCK.name]
    digest = sha256()
    for name, file in sorted((file.relative_to(project).as_posix(), file) for file in files if file.is_file()):
        digest.update(f"{sha256(file.read_bytes()).hexdigest()}  {name}\n".encode())
    return digest.hexdigest()


CODE = CodeVersion.of(PACKAGE, LOCK)
"""The version that this process runs."""


@cache
def judging_code() -> CodeVersion:
    """The version that this process compares texts and proves rows with."""
    return CodeVersion.of(PACKAGE, LOCK, JUDGING_ROOMS)


@cache
def publishing_code() -> CodeVersion:
    """The version that this process writes pages with."""
    return CodeVersion.of(PACKAGE, LOCK, PUBLISHING_ROOMS)
