"""What commands ask a release on disk."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pa_pipeline.errors import PipelineError


class NoReleaseError(PipelineError):
    """A folder holds no release."""


def read_package(outputs: Path) -> dict[str, Any]:
    """Descriptor of a release; raises NoReleaseError where there is none that can be read."""
    file = outputs / "datapackage.json"
    try:
        package = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise NoReleaseError(
            "no release here", str(outputs), "Run `pa build`, or give the folder of a release with --outputs."
        ) from error
    if not isinstance(package, dict):
        raise NoReleaseError("its datapackage.json is no descriptor", str(outputs), "Run `pa build` to make it anew.")
    return package


def row_counts(outputs: Path) -> dict[str, int]:
    """Rows of each table of a release, by name, in the order of its descriptor."""
    import polars as pl

    names = [resource["name"] for resource in read_package(outputs)["resources"]]
    files = {name: outputs / "parquet" / f"{name}.parquet" for name in names}
    return {
        name: pl.scan_parquet(file).select(pl.len()).collect().item() for name, file in files.items() if file.is_file()
    }


@dataclass(frozen=True, slots=True)
class Look:
    """A release as it stands; empty where there is none.

    rows: by table; texts: SHA-256 of each source by path; blank: paths of those with neither an article nor a section;
    sums: its SHA256SUMS, which another release has not.
    """

    rows: dict[str, int] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    blank: list[str] = field(default_factory=list)
    sums: bytes = b""


def look_at(outputs: Path) -> Look:
    """The release in a folder; where there is none that can be read, an empty one."""
    import polars as pl

    file = outputs / "SHA256SUMS"
    sums = file.read_bytes() if file.is_file() else b""
    try:
        texts = pl.read_parquet(outputs / "parquet" / "sources.parquet", columns=["path", "sha256", "page_type"])
        blank = texts.filter(pl.col("page_type").is_null())["path"].to_list()
        return Look(row_counts(outputs), dict(texts.select("path", "sha256").iter_rows()), blank, sums)
    except (OSError, PipelineError, pl.exceptions.PolarsError):
        return Look(sums=sums)


def tell_arrivals(before: Look, after: Look) -> str:
    """How many texts came, changed and went between two looks; empty where none did.

    >>> tell_arrivals(Look(texts={"a": "1", "b": "1"}), Look(texts={"a": "2", "c": "1"}))
    '1 new, 1 changed, 1 gone'
    """
    old, new = before.texts, after.texts
    counts = {
        "new": len(new.keys() - old.keys()),
        "changed": sum(old[path] != new[path] for path in old.keys() & new.keys()),
        "gone": len(old.keys() - new.keys()),
    }
    return ", ".join(f"{count:,} {state}" for state, count in counts.items() if count)
