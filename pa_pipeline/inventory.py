"""Seed files held against the last release: what is new, changed, gone.

Here: the comparison. Not here: which files count as seeds (reading/), what becomes of them (defs/).
"""

import csv
from hashlib import file_digest
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl

if TYPE_CHECKING:
    from pa_pipeline.reading import Inventory

STATES = ("new", "changed", "same", "rejected", "gone")
"""new: not in the last release; changed: there with other bytes; same: there with these bytes; rejected: not readable
as a seed now, or at the last build; gone: in the last release, no longer among the seeds."""

SCHEMA = {"path": pl.String, "source_id": pl.String, "byte_size": pl.Int64, "sha256": pl.String, "state": pl.String}


def compare_seeds(inventory: "Inventory", outputs: Path) -> pl.DataFrame:
    """One row per file, by path: path, source_id, byte_size, sha256 (hexadecimal) and state (one of STATES).

    outputs: folder of the last release; without one, every seed is new.
    """
    released = {row["path"]: row for row in read_csv(outputs / "csv" / "sources.csv")}
    left_out = {row["path"] for row in read_csv(outputs / "rejects.csv")}
    rows: list[tuple[str, str | None, int | None, str | None, str]] = []
    for seed in inventory.seeds:
        sha256 = digest_file(seed.file)
        if seed.path in released:
            state = "same" if released[seed.path]["sha256"] == sha256 else "changed"
        else:
            state = "rejected" if seed.path in left_out or sha256 is None else "new"
        rows.append((seed.path, seed.source_id, seed.byte_size, sha256, state))
    rows += [(reject.path, None, None, None, "rejected") for reject in inventory.rejects]
    present = {path for path, *_ in rows}
    rows += [(path, row["source_id"], None, None, "gone") for path, row in released.items() if path not in present]
    return pl.DataFrame(rows, schema=SCHEMA, orient="row").sort("path")


def digest_file(file: Path) -> str | None:
    """SHA-256 of a file's bytes, hexadecimal; null where it cannot be read."""
    try:
        with file.open("rb") as opened:
            return file_digest(opened, "sha256").hexdigest()
    except OSError:
        return None


def read_csv(file: Path) -> list[dict[str, str]]:
    """Rows of a published CSV file as text; none where there is no such file."""
    if not file.is_file():
        return []
    with file.open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))
