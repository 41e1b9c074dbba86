"""Seed files held against the last release: what is new, changed, gone.

Here: a quick look at the folder, and the comparison. Not here: which files count as seeds (reading/), what becomes of
them (defs/).
"""

import csv
import os
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl

if TYPE_CHECKING:
    from pa_pipeline.reading import Inventory, SeedFile
    from pa_pipeline.reading.collections import Member

STATES = ("new", "changed", "same", "rejected", "gone")
"""new: not in the last release; changed: there with other bytes; same: there with these bytes; rejected: not readable
as a seed now, or at the last build; gone: in the last release, no longer among the seeds."""

BEHIND = ("new", "changed", "gone")
"""States that a release which is of these seeds does not have."""

SCHEMA = {"path": pl.String, "source_id": pl.String, "byte_size": pl.Int64, "sha256": pl.String, "state": pl.String}


CONTENT = ("path", "source_id", "byte_size", "sha256")
"""Columns that say what the files are; `state` says how they stand to a release."""


@dataclass(frozen=True, slots=True)
class Look:
    """A folder at a moment. digest: of all names, sizes and times; changed_at: seconds since the epoch."""

    digest: str
    file_count: int
    changed_at: float


def look_at(folder: Path) -> Look:
    """A look at a folder and its subfolders that opens no file; what does not exist is an empty folder.

    Whatever happens to a file changes the digest. Times of folders count for `changed_at` only, since files come and
    go in them that are no seeds; names that start with a dot are passed over for that reason too.
    """
    lines: list[str] = []
    changed_at = 0.0
    for path, status, is_folder in _entries(folder, ""):
        changed_at = max(changed_at, status.st_mtime)
        if not is_folder:
            lines.append(f"{path}\0{status.st_size}\0{status.st_mtime_ns}\0{status.st_ctime_ns}")
    text = "\n".join(sorted(lines)).encode("utf-8", "surrogateescape")
    return Look(sha256(text).hexdigest(), len(lines), changed_at)


def _entries(folder: Path | str, prefix: str) -> Iterator[tuple[str, os.stat_result, bool]]:
    """Path, status and whether it is a folder, of a folder and all in it; links to folders are not followed."""
    try:
        yield prefix, os.stat(folder), True  # noqa: PTH116  # twice as fast as pathlib, and this runs every ten seconds
        with os.scandir(folder) as found:
            entries = list(found)
    except OSError:
        # Gone since it was listed, or not to be read: the next look, or the build, says so.
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _entries(entry.path, f"{prefix}{entry.name}/")
        else:
            status = _status_of(entry)
            if status is not None:
                yield f"{prefix}{entry.name}", status, False


def _status_of(entry: "os.DirEntry[str]") -> os.stat_result | None:
    for follow in (True, False):
        try:
            return entry.stat(follow_symlinks=follow)
        except OSError:
            continue
    return None


def compare_seeds(inventory: "Inventory", outputs: Path) -> pl.DataFrame:
    """One row per text, a file or a member of a collection, by path: path, source_id, byte_size, sha256 (hexadecimal)
    and state (one of STATES).

    Every collection is opened. outputs: folder of the last release; without one, every seed is new. A text that is
    gone has the size and digest that it had.
    """
    from pa_pipeline.reading.collections import list_texts

    released = {row["path"]: row for row in _read_sources(outputs)}
    left_out = {row["path"] for row in read_csv(outputs / "rejects.csv", "path")}
    rows: list[tuple[str, str | None, int | None, str | None, str]] = []
    texts = list_texts(inventory)
    found: list[tuple[SeedFile | Member, str | None]] = [(seed, digest_file(seed.file)) for seed in texts.files]
    found += [(member, member.sha256) for member in texts.members]
    for seed, digest in found:
        if seed.path in released:
            state = "same" if released[seed.path]["sha256"] == digest else "changed"
        else:
            state = "rejected" if seed.path in left_out or digest is None else "new"
        rows.append((seed.path, seed.source_id, seed.byte_size, digest, state))
    rows += [(reject.path, None, None, None, "rejected") for reject in texts.rejects]
    present = {path for path, *_ in rows}
    rows += [
        (path, row["source_id"], int(row["byte_size"]), row["sha256"], "gone")
        for path, row in released.items()
        if path not in present
    ]
    return pl.DataFrame(rows, schema=SCHEMA, orient="row").sort("path")


def count_states(compared: pl.DataFrame) -> dict[str, int]:
    """How many files of a comparison are in each of STATES."""
    return {state: compared.filter(state=state).height for state in STATES}


def tell_states(counts: dict[str, int], states: tuple[str, ...] = STATES) -> str:
    """Counts in words, without those that are 0.

    >>> tell_states({"new": 2, "changed": 0, "same": 1_200})
    '2 new, 1,200 same'
    """
    return ", ".join(f"{counts[state]:,} {state}" for state in states if counts.get(state))


def digest_file(file: Path) -> str | None:
    """SHA-256 of a file's bytes, hexadecimal; null where it cannot be read."""
    from pa_pipeline.reading.seed_files import open_regular
    from pa_pipeline.state.file_digests import digest_opened

    try:
        with open_regular(file) as opened:
            return digest_opened(str(file), opened)
    except OSError:
        return None


def _read_sources(outputs: Path) -> list[dict[str, str]]:
    """Sources of a release; a row that is damaged is none."""
    rows = read_csv(outputs / "csv" / "sources.csv", "path", "source_id", "sha256", "byte_size")
    return [row for row in rows if row["byte_size"].isdecimal() and len(row["byte_size"]) < 19]


def read_csv(file: Path, *needed: str) -> list[dict[str, str]]:
    """Rows of a published CSV file as text, those that have a value in each of the columns needed.

    None where there is no such file, or a damaged one: what it said is looked at anew then.
    """
    try:
        with file.open(encoding="utf-8", newline="") as opened:
            return [row for row in csv.DictReader(opened) if all(row.get(name) for name in needed)]
    except (OSError, UnicodeDecodeError, csv.Error):
        return []
