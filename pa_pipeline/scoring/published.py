"""Published tables, read on demand."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from pathlib import Path

import polars as pl

from pa_pipeline.errors import PipelineError
from pa_pipeline.scoring.comparison import Record


class NothingPublishedError(PipelineError):
    """There is no release where one was looked for."""


class Published:
    """The Parquet tables in a folder or in the folders below it; a table that is not there is empty."""

    def __init__(self, folder: Path) -> None:
        """Raises `NothingPublishedError` if there is no Parquet file."""
        self._files: dict[str, Path] = {}
        for path in sorted(folder.rglob("*.parquet")):
            self._files.setdefault(path.stem, path)
        if not self._files:
            raise NothingPublishedError(
                "no published tables", f"{folder}", "Build a release first, or name its folder."
            )
        self._rows: dict[str, list[Record]] = {}

    def has(self, table: str) -> bool:
        return table in self._files

    def rows(self, table: str) -> list[Record]:
        """Rows of a table in their published order."""
        if table not in self._rows:
            self._rows[table] = list(self._read(table).to_dicts()) if self.has(table) else []
        return self._rows[table]

    def rows_of_sources(self, table: str, source_ids: Collection[str]) -> list[Record]:
        """Rows of a table that were read from these seed files."""
        if not self.has(table):
            return []
        return list(self._read(table).filter(pl.col("source_id").is_in(list(source_ids))).to_dicts())

    def by_id(self, table: str, key: str) -> dict[str, Record]:
        """Rows of a table by their identifier."""
        return {row[key]: row for row in self.rows(table) if row.get(key) is not None}

    def joined(self, table: str, other: str, key: str) -> list[Record]:
        """Rows of a table, filled up with what another table tells under the same identifier."""
        told = self.by_id(other, key)
        return [{**told.get(row.get(key) or "", {}), **_told_values(row)} for row in self.rows(table)]

    def _read(self, table: str) -> pl.DataFrame:
        return pl.read_parquet(self._files[table])


def group_rows(rows: Collection[Record], column: str) -> dict[str, list[Record]]:
    """Rows by the value of a column; rows without one are left out."""
    grouped: dict[str, list[Record]] = defaultdict(list)
    for row in rows:
        if row.get(column) is not None:
            grouped[row[column]].append(row)
    return grouped


def _told_values(row: Record) -> Mapping[str, object]:
    return {name: value for name, value in row.items() if value is not None}
