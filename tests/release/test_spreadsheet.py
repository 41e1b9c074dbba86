"""The spreadsheet: a sheet a table, text that stays text, the same bytes each time."""

import hashlib
import os
import subprocess
import sys
import zipfile
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import polars as pl
import pytest
from contract.made_tables import Made
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from pa_pipeline.release.codebook import describe_columns
from pa_pipeline.release.layout import ReleaseError
from pa_pipeline.release.spreadsheet import CELL, choose_tables, split_text, write_spreadsheet
from pa_pipeline.release.zip_archive import write_zip
from pa_pipeline.tables import Contract, load_package, load_report_contracts

CODEBOOK = load_report_contracts()["codebook"]


def write(tables: dict[str, pl.DataFrame], made: Made, path: Path) -> Path:
    write_spreadsheet(tables, load_package(), made.contracts, CODEBOOK, path)
    return path


def open_sheets(path: Path) -> dict[str, Worksheet]:
    return {sheet.title: sheet for sheet in openpyxl.load_workbook(path).worksheets}


def read_sheet(sheet: Worksheet, contract: Contract) -> pl.DataFrame:
    """A sheet as a frame of the contract, with the texts put together that go on in further columns."""
    titles, *rows = sheet.iter_rows(values_only=True)
    read: dict[str, list[Any]] = {name: [] for name in contract.column_names}
    for row in rows:
        for name in contract.column_names:
            parts = [value for title, value in zip(titles, row, strict=True) if str(title).split(" (")[0] == name]
            assert {type(part) for part in parts} <= {type(parts[0]), type(None)}
            value = "".join(part or "" for part in parts) if len(parts) > 1 else parts[0]
            read[name].append(value.date() if isinstance(value, datetime) else value)
    return pl.DataFrame(read, schema=contract.polars, strict=True)


@pytest.fixture
def path(made: Made, tmp_path: Path) -> Path:
    return write(made.tables, made, tmp_path / "made.xlsx")


def test_what_it_is_stands_first_then_the_codebook_then_a_sheet_a_table(made: Made, path: Path) -> None:
    assert list(open_sheets(path)) == ["about", "codebook", *made.contracts]


def test_every_sheet_reads_back_as_the_frame_it_was_made_from(made: Made, path: Path) -> None:
    sheets = open_sheets(path)
    for name, contract in made.contracts.items():
        assert read_sheet(sheets[name], contract).equals(made.tables[name], null_equal=True), name
    codebook = describe_columns(made.contracts, CODEBOOK)
    assert read_sheet(sheets["codebook"], CODEBOOK).equals(codebook, null_equal=True)


def test_about_tells_version_rights_how_to_cite_and_what_each_sheet_holds(made: Made, path: Path) -> None:
    rows = list(open_sheets(path)["about"].iter_rows(values_only=True))
    said, package = {row[0]: row for row in rows}, load_package()
    assert said["title"][1] == package["title"]
    assert said["version"][1] == package["version"]
    assert package["version"] in str(said["how to cite"][1])
    assert {said[f"rights {number}"][1].split(" (http")[0] for number in (1, 2, 3)} == {
        licence["title"] for licence in package["licenses"]
    }
    for name, frame in made.tables.items():
        assert said[name][3] == frame.height
        assert said[name][4] is None


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+49 30 123",
        "-1",
        "@home",
        '=HYPERLINK("http://example.org")',
        "https://alianzapacifico.net",
        "mailto:someone@example.org",
        "{=SUM(A1)}",
        "00123",
        "1e5",
        "TRUE",
        "2022-06-16",
        "'quoted'",
        "two\nlines",
        "áñ 🌎 “so” <b> & ]]>",
        "_x000D_ is no line end",
        "\ufeff\u200b",
    ],
)
def test_text_stays_text_whatever_it_looks_like(made: Made, tmp_path: Path, text: str) -> None:
    written = write(made.with_change("articles", "title", 0, text), made, tmp_path / "text.xlsx")
    sheet = open_sheets(written)["articles"]
    cell = sheet.cell(2, made.contracts["articles"].column_names.index("title") + 1)
    assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)
    with zipfile.ZipFile(written) as archive:
        sheets = b"".join(archive.read(name) for name in archive.namelist() if "worksheets" in name)
    assert b"<f>" not in sheets
    assert b"hyperlink" not in sheets


def test_values_have_their_types_and_early_days_are_text(made: Made, tmp_path: Path) -> None:
    contract = made.contracts["articles"]
    sheet = open_sheets(write(made.tables, made, tmp_path / "made.xlsx"))["articles"]
    row = dict(zip(contract.column_names, sheet[2], strict=True))
    assert row["published_on"].is_date
    assert (row["published_on"].value, row["published_on"].number_format) == (datetime(2022, 6, 16), "yyyy-mm-dd")
    assert (row["word_count"].data_type, row["place"].value) == ("n", None)
    for day, shown in ((date(1900, 2, 28), "1900-02-28"), (date(1900, 3, 1), datetime(1900, 3, 1))):
        tables = made.with_change("articles", "published_on", 0, day)
        sheet = open_sheets(write(tables, made, tmp_path / "early.xlsx"))["articles"]
        assert sheet.cell(2, contract.column_names.index("published_on") + 1).value == shown


def test_a_column_with_an_early_day_is_text_throughout(made: Made, tmp_path: Path) -> None:
    contract = made.contracts["date_mentions"]
    days = [date(1821, 7, 28), None, date(2022, 6, 16)]
    rows: dict[str, list[Any]] = dict.fromkeys(contract.column_names, [None] * 3)
    rows |= {"date_mention_id": ["a", "b", "c"], "starts_on": days, "ends_on": [*days[1:], None]}
    frame = pl.DataFrame(rows, schema=contract.polars)
    sheet = open_sheets(write(made.tables | {"date_mentions": frame}, made, tmp_path / "early.xlsx"))["date_mentions"]
    shown = {cells[0].value: [cell.value for cell in cells[1:]] for cells in sheet.iter_cols()}
    assert shown["starts_on"] == ["1821-07-28", None, "2022-06-16"]
    assert shown["ends_on"] == [None, datetime(2022, 6, 16), None]


def test_headers_stay_in_view_can_be_filtered_and_columns_are_as_wide_as_their_values(made: Made, path: Path) -> None:
    for name, sheet in open_sheets(path).items():
        if name == "about":
            continue
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == sheet.dimensions
        assert all(9 <= dimension.width <= 61 for dimension in sheet.column_dimensions.values())
        assert all(cell.font.bold for cell in sheet[1])


@pytest.mark.parametrize("text", ["Alianza del Pacífico. " * 5_000, "🌎" * 40_000, "a" * CELL + "b"])
def test_a_text_too_long_for_a_cell_goes_on_in_further_columns(made: Made, tmp_path: Path, text: str) -> None:
    tables = made.with_change("articles", "text", 0, text)
    sheets = open_sheets(write(tables, made, tmp_path / "long.xlsx"))
    titles = [cell.value for cell in sheets["articles"][1]]
    assert titles[: len(made.contracts["articles"].columns)] == made.contracts["articles"].column_names
    assert titles[-1].startswith("text (continued ")
    assert all(len(str(cell.value).encode("utf-16-le")) <= 2 * CELL for cell in sheets["articles"][2])
    assert read_sheet(sheets["articles"], made.contracts["articles"]).equals(tables["articles"], null_equal=True)
    about = [str(row[1]) for row in sheets["about"].iter_rows(values_only=True)]
    assert any("Some texts of articles.text are longer" in said and titles[-1] in said for said in about)


@given(st.text(alphabet="añ🌎\n", max_size=60), st.integers(2, 9))
def test_pieces_of_a_text_are_the_text_and_go_into_a_cell(text: str, limit: int) -> None:
    pieces = split_text(text, limit)
    assert "".join(pieces) == text
    assert all(0 < len(piece.encode("utf-16-le")) // 2 <= limit for piece in pieces[:-1])


@given(st.text(alphabet="añ🌎\n ", max_size=60), st.integers(6, 12))
def test_no_piece_begins_or_ends_with_white_space_where_words_are_short(text: str, limit: int) -> None:
    words = " ".join((2 * word)[:3] for word in text.split())
    for piece in split_text(words, limit):
        assert piece == piece.strip()


def test_what_no_sheet_can_hold_is_left_out_and_said_so(made: Made, tmp_path: Path) -> None:
    write_spreadsheet(made.tables, load_package(), made.contracts, CODEBOOK, tmp_path / "small.xlsx", cells=60)
    sheets = open_sheets(tmp_path / "small.xlsx")
    assert "blocks" not in sheets
    assert "articles" in sheets
    said = {row[0]: row for row in sheets["about"].iter_rows(values_only=True)}
    assert said["blocks"][3] == made.tables["blocks"].height
    assert "csv/blocks.csv" in str(said["blocks"][4])
    assert said["articles"][4] is None


def test_a_table_of_more_rows_than_a_sheet_has_is_left_out() -> None:
    tables = {"long": pl.DataFrame({"a": range(11)}), "short": pl.DataFrame({"a": range(10)})}
    assert choose_tables(tables, cells=100, rows=10) == {"short"}


def test_a_name_that_no_sheet_can_have_is_an_error(made: Made, tmp_path: Path) -> None:
    contracts = {"x" * 32: replace(made.contracts["articles"], name="x" * 32)}
    with pytest.raises(ReleaseError, match="no name for a sheet"):
        write_spreadsheet(
            {"x" * 32: made.tables["articles"]}, load_package(), contracts, CODEBOOK, tmp_path / "name.xlsx"
        )


WRITE = """
import sys
from pathlib import Path
from contract.made_tables import make_tables
from pa_pipeline.release.spreadsheet import write_spreadsheet
from pa_pipeline.tables import load_package, load_report_contracts
made = make_tables()
write_spreadsheet(made.tables, load_package(), made.contracts, load_report_contracts()["codebook"], Path(sys.argv[1]))
"""


def test_another_process_elsewhere_gives_the_same_bytes(path: Path, tmp_path: Path) -> None:
    tests = Path(__file__).parent.parent
    digests = {hashlib.sha256(path.read_bytes()).hexdigest()}
    for seed in ("0", "4711"):
        environment = os.environ | {
            "PYTHONPATH": os.pathsep.join([str(tests), str(tests.parent)]),
            "PYTHONHASHSEED": seed,
            "TZ": "Pacific/Kiritimati",
            "LC_ALL": "C",
        }
        folder = tmp_path / seed / "a place"
        folder.mkdir(parents=True)
        subprocess.run([sys.executable, "-c", WRITE, "there.xlsx"], cwd=folder, env=environment, check=True)
        digests.add(hashlib.sha256((folder / "there.xlsx").read_bytes()).hexdigest())
    assert len(digests) == 1


def test_nothing_in_it_tells_when_it_was_made(path: Path) -> None:
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = archive.read("docProps/core.xml").decode()
    assert core.count(f"{load_package()['released_on']}T00:00:00Z") == 2


def test_an_archive_gives_back_what_went_in(tmp_path: Path) -> None:
    entries = [("a.txt", b""), ("sub/ñ.xml", b"<a/>" * 1000), ("c", os.urandom(5000))]
    write_zip(entries, tmp_path / "made.zip")
    with zipfile.ZipFile(tmp_path / "made.zip") as archive:
        assert archive.testzip() is None
        assert [(entry.filename, archive.read(entry)) for entry in archive.infolist()] == entries
