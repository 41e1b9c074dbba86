"""The database: the tables with all that SQLite can know of them, the same bytes each time."""

import hashlib
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from contract.made_tables import Made, make_tables

from pa_pipeline.paths import SCHEMAS
from pa_pipeline.release.codebook import describe_columns
from pa_pipeline.release.layout import ReleaseError
from pa_pipeline.release.sqlite_file import PAGE_SIZE, find_damage, open_sqlite, read_sqlite, write_sqlite
from pa_pipeline.release.sqlite_schema import read_views, searched_columns
from pa_pipeline.tables import load_package, load_report_contracts

TEXT = "El presidente Peña Nieto habló en México D. F. sobre integración.\n\nSegún él, “el ñandú” llegó a São Paulo."
TYPES = {"string": "text", "integer": "integer", "number": "real", "boolean": "integer", "date": "text"}


def write(tables: dict[str, pl.DataFrame], made: Made, path: Path) -> Path:
    write_sqlite(tables, load_package(), made.contracts, load_report_contracts()["codebook"], path)
    return path


@pytest.fixture
def told() -> Made:
    """The small data set, with an article in Spanish."""
    made = make_tables()
    return Made(made.with_change("articles", "text", 0, TEXT), made.contracts, made.seeds)


@pytest.fixture
def path(told: Made, tmp_path: Path) -> Path:
    return write(told.tables, told, tmp_path / "made.sqlite")


@pytest.fixture
def database(path: Path) -> Iterator[sqlite3.Connection]:
    with closing(open_sqlite(path)) as opened:
        yield opened


def test_python_s_own_sqlite_finds_it_whole_and_all_foreign_keys_kept(database: sqlite3.Connection) -> None:
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []


def test_every_table_reads_back_as_the_frame_it_was_made_from(told: Made, path: Path) -> None:
    for name, contract in told.contracts.items():
        frame = read_sqlite(path, contract)
        assert frame.schema == told.tables[name].schema
        assert frame.equals(told.tables[name], null_equal=True), name


def test_values_are_stored_as_what_they_are(told: Made, database: sqlite3.Connection) -> None:
    for name, contract in told.contracts.items():
        for column in contract.columns:
            stored = {kind for (kind,) in database.execute(f'SELECT DISTINCT typeof("{column.name}") FROM "{name}"')}
            assert stored <= {TYPES[column.type], "null"}, (name, column.name)
    assert database.execute("SELECT published_on FROM articles").fetchone() == ("2022-06-16",)


def test_keys_are_those_of_the_contract_and_every_foreign_key_has_an_index(
    told: Made, database: sqlite3.Connection
) -> None:
    for name, contract in told.contracts.items():
        columns = database.execute(f'PRAGMA table_info("{name}")').fetchall()
        assert [row[1] for row in sorted(columns, key=lambda row: row[5]) if row[5]] == list(contract.primary_key)
        assert {row[1] for row in columns if row[3]} == {column.name for column in contract.columns if column.required}
        listed = database.execute(f'PRAGMA foreign_key_list("{name}")').fetchall()
        assert {(row[3], row[2], row[4]) for row in listed} == {
            (column, key.table, reference)
            for key in contract.foreign_keys
            for column, reference in zip(key.columns, key.references, strict=True)
        }
        indices = [row[1] for row in database.execute(f'PRAGMA index_list("{name}")')]
        led = {tuple(row[2] for row in database.execute(f'PRAGMA index_info("{index}")')) for index in indices}
        for key in contract.foreign_keys:
            assert any(columns[: len(key.columns)] == key.columns for columns in led), (name, key)


def test_rows_that_refer_to_nothing_are_in_no_index_of_a_foreign_key(database: sqlite3.Connection) -> None:
    query = "SELECT sql FROM sqlite_schema WHERE name = 'quotes_working_group_id'"
    assert database.execute(query).fetchone()[0].endswith('("working_group_id") WHERE "working_group_id" IS NOT NULL')
    plan = database.execute("EXPLAIN QUERY PLAN SELECT * FROM quotes WHERE working_group_id = 'a'").fetchall()
    assert "quotes_working_group_id" in plan[0][3]


@pytest.mark.parametrize(
    ("statement", "rule"),
    [
        ("UPDATE articles SET article_type = 'letter'", "article_type"),
        ("UPDATE articles SET word_count = 'many'", "TEXT value in INTEGER"),
        ("UPDATE articles SET word_count = -1", "word_count"),
        ("UPDATE articles SET published_on = '16/06/2022'", "published_on"),
        ("UPDATE articles SET published_on = NULL", "published_on"),
        ("UPDATE articles SET text = NULL", "NOT NULL"),
        ("UPDATE articles SET source_id = 'nowhere'", "FOREIGN KEY"),
        ("INSERT INTO articles SELECT * FROM articles", "UNIQUE"),
        ("UPDATE blocks SET reason = 'menu', section_ordinal = 1", "CHECK"),
    ],
)
def test_it_refuses_what_the_contract_forbids(path: Path, statement: str, rule: str) -> None:
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA foreign_keys = ON")
        with pytest.raises(sqlite3.IntegrityError, match=rule):
            database.execute(statement)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("mexico", 1),
        ("MÉXICO", 1),
        ("pena", 1),
        ("integracion", 1),
        ("nandu", 1),
        ("sao", 1),
        ('"pena nieto hablo"', 1),
        ("title: flavors", 1),
        ("text: flavors", 0),
        ("chile", 0),
    ],
)
def test_search_finds_words_with_accents_without_them(database: sqlite3.Connection, words: str, found: int) -> None:
    query = "SELECT count(*) FROM articles WHERE rowid IN (SELECT rowid FROM articles_fts WHERE articles_fts MATCH ?)"
    assert database.execute(query, (words,)).fetchone() == (found,)


def test_search_covers_each_running_text_and_fits_its_table(told: Made, path: Path) -> None:
    searched = {name: columns for name, contract in told.contracts.items() if (columns := searched_columns(contract))}
    assert {"title", "subtitle", "text"} <= set(searched["articles"])
    assert "text" in searched["paragraphs"]
    assert not {"article_id", "language", "published_on"} & set(searched["articles"])
    with closing(sqlite3.connect(path)) as database:
        for name in searched:
            database.execute(f"INSERT INTO {name}_fts ({name}_fts, rank) VALUES ('integrity-check', 1)")
        database.execute("UPDATE articles SET text = 'other words'")
        with pytest.raises(sqlite3.DatabaseError):
            database.execute("INSERT INTO articles_fts (articles_fts, rank) VALUES ('integrity-check', 1)")


def test_every_view_can_be_read_and_says_what_it_shows(database: sqlite3.Connection) -> None:
    views = dict(database.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'view'"))
    described = dict(database.execute("SELECT name, description FROM contents WHERE kind = 'view'"))
    assert set(views) == set(described)
    assert {path.stem for path in (SCHEMAS / "views").glob("*.sql")} <= set(views)
    for view, sql in views.items():
        names = [column[0] for column in database.execute(f'SELECT * FROM "{view}" LIMIT 1').description]
        assert len(set(names)) == len(names), view
        assert f"-- {described[view]}\n" in sql


def test_a_view_of_names_has_the_rows_of_its_table_and_tells_what_keys_mean(
    told: Made, database: sqlite3.Connection
) -> None:
    views = [
        name for (name,) in database.execute("SELECT name FROM contents WHERE name LIKE '%\\_with\\_names' ESCAPE '\\'")
    ]
    assert {"paragraphs_with_names", "article_occurrences_with_names"} <= set(views)
    for view in views:
        rows = database.execute(f"SELECT count(*) FROM {view}").fetchone()
        assert rows == (told.tables[view.removesuffix("_with_names")].height,)
    query = "SELECT DISTINCT article_title, article_published_on FROM paragraphs_with_names"
    assert database.execute(query).fetchall() == [(told.tables["articles"]["title"][0], "2022-06-16")]


def test_a_view_without_a_word_on_what_it_shows_is_refused(tmp_path: Path) -> None:
    (tmp_path / "bare.sql").write_text("SELECT 1", "utf-8")
    with pytest.raises(ReleaseError, match="what it shows"):
        list(read_views(tmp_path))


def test_it_tells_what_it_is_and_what_each_column_means(told: Made, path: Path, database: sqlite3.Connection) -> None:
    about, package = dict(database.execute("SELECT * FROM about")), load_package()
    assert (about["version"], about["schema_version"]) == (package["version"], package["schema_version"])
    assert package["version"] in about["how_to_cite"]
    codebook = load_report_contracts()["codebook"]
    assert read_sqlite(path, codebook).equals(describe_columns(told.contracts, codebook), null_equal=True)
    rows = dict(database.execute("SELECT name, row_count FROM contents WHERE kind = 'table'"))
    assert rows == {name: frame.height for name, frame in told.tables.items()}
    (sql,) = database.execute("SELECT sql FROM sqlite_schema WHERE name = 'articles'").fetchone()
    assert told.contracts["articles"].column("published_on").description in sql


def test_the_header_tells_nothing_of_how_it_was_written(path: Path) -> None:
    header = path.read_bytes()[:100]
    assert header[:16] == b"SQLite format 3\0"
    assert int.from_bytes(header[16:18], "big") == PAGE_SIZE
    assert header[24:28] == header[92:96] == (1).to_bytes(4, "big")
    assert int.from_bytes(header[96:100], "big") == 3_037_000
    assert path.stat().st_size == PAGE_SIZE * int.from_bytes(header[28:32], "big")


def test_rows_in_any_order_and_older_files_give_the_same_bytes(told: Made, path: Path, tmp_path: Path) -> None:
    shuffled = {name: frame.sample(fraction=1, shuffle=True, seed=7) for name, frame in told.tables.items()}
    (tmp_path / "again.sqlite").write_bytes(b"an older file")
    assert write(shuffled, told, tmp_path / "again.sqlite").read_bytes() == path.read_bytes()


WRITE = """
import sys
from pathlib import Path
from contract.made_tables import make_tables
from pa_pipeline.release.sqlite_file import write_sqlite
from pa_pipeline.tables import load_package, load_report_contracts
made = make_tables()
write_sqlite(made.tables, load_package(), made.contracts, load_report_contracts()["codebook"], Path(sys.argv[1]))
"""


def test_another_process_elsewhere_gives_the_same_bytes(made: Made, tmp_path: Path) -> None:
    tests = Path(__file__).parent.parent
    digests = {hashlib.sha256(write(made.tables, made, tmp_path / "here.sqlite").read_bytes()).hexdigest()}
    for seed in ("0", "4711"):
        environment = os.environ | {
            "PYTHONPATH": os.pathsep.join([str(tests), str(tests.parent)]),
            "PYTHONHASHSEED": seed,
            "TZ": "Pacific/Kiritimati",
            "LC_ALL": "C",
        }
        folder = tmp_path / seed / "a place"
        folder.mkdir(parents=True)
        subprocess.run([sys.executable, "-c", WRITE, "there.sqlite"], cwd=folder, env=environment, check=True)
        digests.add(hashlib.sha256((folder / "there.sqlite").read_bytes()).hexdigest())
    assert len(digests) == 1


@pytest.mark.parametrize(("column", "value", "what"), [("text", None, "NOT NULL"), ("ordinal", 2, "UNIQUE")])
def test_broken_tables_are_no_database(made: Made, tmp_path: Path, column: str, value: Any, what: str) -> None:
    with pytest.raises(ReleaseError, match=what):
        write(made.with_change("paragraphs", column, 0, value), made, tmp_path / "broken.sqlite")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("table", "column", "value", "what"),
    [("articles", "article_type", "letter", "CHECK"), ("blocks", "occurrence_id", "a" * 13, "refers to")],
)
def test_a_broken_rule_is_found_as_damage(
    made: Made, tmp_path: Path, table: str, column: str, value: Any, what: str
) -> None:
    broken = write(made.with_change(table, column, 0, value), made, tmp_path / "broken.sqlite")
    assert what in "\n".join(find_damage(broken))


def test_what_is_no_database_or_another_is_told_so(made: Made, path: Path, tmp_path: Path) -> None:
    (tmp_path / "text.sqlite").write_text("no database" * 100)
    with pytest.raises(ReleaseError, match="cannot be read"):
        read_sqlite(tmp_path / "text.sqlite", made.contracts["articles"])
    with closing(sqlite3.connect(path)) as database:
        database.execute("ALTER TABLE articles RENAME COLUMN place TO town")
    with pytest.raises(ReleaseError, match="other columns"):
        read_sqlite(path, made.contracts["articles"])


def test_dates_of_any_century_come_back(made: Made, tmp_path: Path) -> None:
    tables = made.with_change("articles", "published_on", 0, date(948, 1, 5))
    frame = read_sqlite(write(tables, made, tmp_path / "old.sqlite"), made.contracts["articles"])
    assert frame["published_on"].to_list() == [date(948, 1, 5)]
