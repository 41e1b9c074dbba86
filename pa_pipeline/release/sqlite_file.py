"""The whole data set as one SQLite database: every table with its keys, full-text search, and views that join.

Besides the tables it holds `about` (what the data set is), `contents` (what is in the file) and `codebook`.

The same tables give the same bytes: rows go in sorted, into a new file and in one order of statements, page size,
encoding and options are set, and the counters of its header are set to constants. Which pages an index is split into is
for SQLite to decide, so its version is part of the bytes: it comes with the package `apsw`, locked in
requirements.lock, and not from the system. Another SQLite may lay out the same content in other bytes; every SQLite
from 3.37 on reads it.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

import apsw
import polars as pl

from pa_pipeline.paths import SCHEMAS
from pa_pipeline.release.about import describe_package
from pa_pipeline.release.codebook import describe_columns
from pa_pipeline.release.layout import SQLITE, ReleaseError
from pa_pipeline.release.sqlite_schema import (
    create_indices,
    create_search,
    create_table,
    create_view,
    name,
    names,
    read_views,
    searched_columns,
    view_of_names,
)
from pa_pipeline.tables import Contract

PAGE_SIZE = 4096
READ_FROM = 3_037_000
"""The first SQLite that knows strict tables. Stands in the header as the version that wrote the file."""
ROWS = 2_000
"""Rows turned into Python's values at a time."""
TOGETHER = 20
"""Rows that one statement inserts: for each by itself, a quarter of the time goes into handing it over."""
ABOUT = 'CREATE TABLE "about" ("property" TEXT NOT NULL PRIMARY KEY, "value" TEXT NOT NULL) STRICT'
CONTENTS = """\
CREATE TABLE "contents" ( -- What is in this file: tables, full-text indices (search with MATCH), views that join.
  "name" TEXT NOT NULL PRIMARY KEY,
  "kind" TEXT NOT NULL CHECK ("kind" IN ('table', 'search', 'view')),
  "description" TEXT NOT NULL,
  "grain" TEXT, -- What a row is.
  "row_count" INTEGER
) STRICT"""
_COUNTERS = ((24, 1), (92, 1), (96, READ_FROM))
"""Offset and value of what the header says of its writing: changes so far, at which of them the version was noted, and
the version."""


def write_sqlite(
    tables: Mapping[str, pl.DataFrame],
    package: Mapping[str, Any],
    contracts: Mapping[str, Contract],
    codebook: Contract,
    path: Path,
    schemas: Path = SCHEMAS,
) -> None:
    """Write conformed frames as one database; an old file of that name is replaced.

    codebook: contract of the codebook; schemas: folder of the contracts, whose `views/` are put in. Raises
    ReleaseError where a key is not unique or a required value missing, or the disk is full.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    built = path.with_name(f"{path.name}.new")
    _remove(path, built)
    views = list(_views(contracts, schemas))
    try:
        with closing(apsw.Connection(str(built))) as database:
            _set_options(database, str(package["schema_version"]))
            with database:
                for table, contract in contracts.items():
                    _fill(database, create_table(contract, contracts), contract, tables[table])
                _fill(database, create_table(codebook, {}), codebook, describe_columns(contracts, codebook))
                _insert(database, ABOUT, "about", describe_package(package))
                _insert(database, CONTENTS, "contents", _contents(tables, contracts, views))
                # Search first: what its making leaves empty goes to the indices, and no page of the file stays unused.
                for create in (create_search, create_indices):
                    for contract in contracts.values():
                        for statement in create(contract):
                            database.execute(statement)
                for view, meaning, query in views:
                    database.execute(create_view(view, meaning, query))
        _set_counters(built)
        built.replace(path)
    except apsw.Error as error:
        raise ReleaseError(f"SQLite refuses it ({error})", SQLITE, "See which table and rule it names.") from error
    finally:
        _remove(built)


def read_sqlite(path: Path, contract: Contract) -> pl.DataFrame:
    """A table of the database as a frame of its contract, in the order of the file.

    Read by Python's own SQLite, not by the one that wrote it. Raises ReleaseError where there is no such table, or it
    has other columns.
    """
    with _reading(path) as database:
        columns = [row[1] for row in database.execute(f"PRAGMA table_info({name(contract.name)})")]
        if columns != contract.column_names:
            raise _unreadable(f"{contract.name} is not there, or has other columns")
        rows = database.execute(f"SELECT {names(columns)} FROM {name(contract.name)} ORDER BY rowid").fetchall()
    stored = {column.name: _STORED.get(column.type, contract.polars[column.name]) for column in contract.columns}
    frame = pl.DataFrame(rows, schema=stored, orient="row")
    return frame.with_columns(_from_stored(column.name, column.type) for column in contract.columns)


def count_rows(path: Path, table: str) -> int:
    """Rows of a table of the database; ReleaseError where there is no such table."""
    with _reading(path) as database:
        return int(database.execute(f"SELECT count(*) FROM {name(table)}").fetchone()[0])


def find_damage(path: Path) -> list[str]:
    """What SQLite finds wrong with its own file: pages, indices, rules, foreign keys; nothing in a sound one.

    Looks at a copy in memory: SQLite forgets the rules of a database that it may only read.
    """
    with _told_as_unreadable(), closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(path.read_bytes())
        found = [str(row[0]) for row in database.execute("PRAGMA integrity_check") if row != ("ok",)]
        lost = database.execute("PRAGMA foreign_key_check").fetchall()
    return found + [f"{table}: row {row} refers to {other}, which has no such row" for table, row, other, _ in lost]


def open_sqlite(path: Path) -> sqlite3.Connection:
    """The database, opened for reading only: no journal, no lock, no byte of it changes."""
    return sqlite3.connect(f"file:{quote(str(path.resolve()))}?mode=ro&immutable=1", uri=True)


@contextmanager
def _reading(path: Path) -> Iterator[sqlite3.Connection]:
    with _told_as_unreadable(), closing(open_sqlite(path)) as database:
        yield database


@contextmanager
def _told_as_unreadable() -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        raise _unreadable(f"cannot be read ({error})") from error


_STORED: dict[str, pl.DataType] = {"boolean": pl.Int64(), "date": pl.String()}


def _from_stored(column: str, type_: str) -> pl.Expr:
    if type_ == "boolean":
        return pl.col(column).cast(pl.Boolean)
    return pl.col(column).str.to_date("%Y-%m-%d") if type_ == "date" else pl.col(column)


def _to_stored(column: str, type_: str) -> pl.Expr:
    if type_ == "boolean":
        return pl.col(column).cast(pl.Int64)
    return pl.col(column).dt.strftime("%Y-%m-%d") if type_ == "date" else pl.col(column)


def _set_options(database: apsw.Connection, schema_version: str) -> None:
    major, minor, patch = map(int, schema_version.split("."))
    for option in (
        f"page_size = {PAGE_SIZE}",
        "encoding = 'UTF-8'",
        "auto_vacuum = NONE",
        f"user_version = {major * 1_000_000 + minor * 1_000 + patch}",
        "journal_mode = OFF",
        "synchronous = OFF",
        # Rows are sorted for an index by so much at a time: with more, it takes longer.
        "cache_size = -8192",
        # The rows were checked before they came here, and `find_damage` checks them again; in between it would cost
        # more than all the rest.
        "foreign_keys = OFF",
        "ignore_check_constraints = ON",
    ):
        database.execute(f"PRAGMA {option}")


def _fill(database: apsw.Connection, statement: str, contract: Contract, frame: pl.DataFrame) -> None:
    """Make a table and fill it with the rows of a frame, in order of the primary key."""
    key = contract.primary_key
    ordered = frame if len(key) == 1 and frame[key[0]].is_sorted() else frame.sort(key)
    stored = ordered.select(_to_stored(column.name, column.type) for column in contract.columns)
    database.execute(statement)
    whole = stored.height - stored.height % TOGETHER
    database.executemany(_insertion(contract.name, stored.width, TOGETHER), _values(stored[:whole], TOGETHER))
    database.executemany(_insertion(contract.name, stored.width, 1), _values(stored[whole:], 1))


def _values(frame: pl.DataFrame, together: int) -> Iterator[list[Any]]:
    """Values of so many rows at a time, row by row; placed by columns, in half the time of the frame's own rows."""
    step = frame.width * together
    for part in frame.iter_slices(ROWS):
        values: list[Any] = [None] * (part.height * part.width)
        for place, column in enumerate(part.iter_columns()):
            values[place :: part.width] = column.to_list()
        for start in range(0, len(values), step):
            yield values[start : start + step]


def _insertion(table: str, width: int, together: int) -> str:
    row = f"({', '.join('?' * width)})"
    return f"INSERT INTO {name(table)} VALUES {', '.join([row] * together)}"


def _insert(database: apsw.Connection, statement: str, table: str, rows: Iterable[tuple[Any, ...]]) -> None:
    database.execute(statement)
    width = len(list(database.execute(f"PRAGMA table_info({name(table)})")))
    database.executemany(_insertion(table, width, 1), rows)


def _contents(
    tables: Mapping[str, pl.DataFrame], contracts: Mapping[str, Contract], views: Iterable[tuple[str, str, str]]
) -> Iterator[tuple[Any, ...]]:
    for table, contract in contracts.items():
        yield table, "table", contract.description, contract.grain, tables[table].height
    for table, contract in contracts.items():
        if columns := searched_columns(contract):
            what = f"Words of {', '.join(columns)} of {table}, found with and without accents; joined by rowid."
            yield f"{table}_fts", "search", what, contract.grain, tables[table].height
    for view, meaning, _ in views:
        yield view, "view", meaning, None, None


def _views(contracts: Mapping[str, Contract], schemas: Path) -> Iterator[tuple[str, str, str]]:
    yield from read_views(schemas / "views")
    for table, contract in contracts.items():
        if view := view_of_names(contract, contracts):
            yield view[0], f"{table}, with the names of what its keys refer to.", view[1]


def _remove(*paths: Path) -> None:
    for path in paths:
        path.unlink(missing_ok=True)


def _set_counters(path: Path) -> None:
    with path.open("r+b") as file:
        for offset, value in _COUNTERS:
            file.seek(offset)
            file.write(value.to_bytes(4, "big"))


def _unreadable(what: str) -> ReleaseError:
    return ReleaseError(what, SQLITE, "Download the release again, or build it with pa build.")
