"""The data set as one spreadsheet, for those who open data by a double click: what it is, the codebook, then a sheet a
table.

Text is text, whatever it begins with: never a formula, a link or a number. A text that is longer than a cell can be
goes on in further columns at the right end of the sheet, cut nowhere. The same tables give the same bytes.
"""

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import polars as pl

from pa_pipeline.release.about import describe_package
from pa_pipeline.release.codebook import describe_columns
from pa_pipeline.release.layout import SQLITE, ReleaseError, csv_path
from pa_pipeline.release.zip_archive import write_zip
from pa_pipeline.tables import Column, Contract

CELL = 32_767
"""UTF-16 units that a cell can hold; beyond, Excel cuts in silence."""
SHEET_ROWS = 1_048_575
"""Rows that a sheet can hold below its header."""
CELLS = 250_000
"""Cells of all tables together: two CPU seconds to write, anew in every build, and what anybody looks through in a
spreadsheet."""
SHEET_NAME = 31
"""Characters of a sheet's name, at most."""
FIRST_DAY = date(1900, 3, 1)
"""A column with an earlier day is text throughout, in ISO format, which sorts as days do: Excel counts days from 1900,
and believes in a 29 February 1900; and of a column of days and texts, readers make numbers."""
NARROWEST, WIDEST = 9, 60
ABOUT_SHEET = "about"


@dataclass(frozen=True, slots=True)
class Shown:
    """A column as a sheet shows it. continues: the column whose texts go on here; width: in characters."""

    title: str
    type: str
    values: list[Any]
    width: int
    continues: str | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: the columns of the contract, then what goes on of texts that are too long."""

    name: str
    columns: list[Shown]

    @property
    def continued(self) -> dict[str, list[str]]:
        """Titles of the columns in which texts go on, by the column that they begin in."""
        names = dict.fromkeys(column.continues for column in self.columns if column.continues)
        return {name: [column.title for column in self.columns if column.continues == name] for name in names}


def write_spreadsheet(
    tables: Mapping[str, pl.DataFrame],
    package: Mapping[str, Any],
    contracts: Mapping[str, Contract],
    codebook: Contract,
    path: Path,
    cells: int = CELLS,
) -> None:
    """Write conformed frames as one workbook; codebook: contract of the codebook.

    Tables are taken, the smallest first, as long as all have no more than so many cells; of the others the sheet
    `about` says where they are to be found. Raises ReleaseError where a name is too long for a sheet.
    """
    fitting = choose_tables(tables, cells)
    sheets = [_sheet(codebook, describe_columns(contracts, codebook))]
    sheets += [_sheet(contract, tables[name]) for name, contract in contracts.items() if name in fitting]
    written = io.BytesIO()
    _write_workbook(written, package, contracts, tables, sheets)
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(written) as archive:
        write_zip([(entry.filename, archive.read(entry)) for entry in archive.infolist()], path)


def choose_tables(tables: Mapping[str, pl.DataFrame], cells: int = CELLS, rows: int = SHEET_ROWS) -> set[str]:
    """Names of the tables that go into a spreadsheet: the smallest first, as long as all together have so many cells.

    >>> small, large = pl.DataFrame({"a": [1, 2]}), pl.DataFrame({"a": range(9)})
    >>> sorted(choose_tables({"large": large, "small": small}, cells=10))
    ['small']
    """
    chosen: set[str] = set()
    for name, frame in sorted(tables.items(), key=lambda item: (item[1].height * item[1].width, item[0])):
        cells -= frame.height * frame.width
        if cells < 0:
            break
        if frame.height <= rows:
            chosen.add(name)
    return chosen


def split_text(text: str, limit: int = CELL) -> list[str]:
    """A text in pieces that each go into a cell; put together they are the text.

    limit: UTF-16 units, of which characters beyond the first 65,536 take two. No piece begins or ends with white space
    if it can be helped: some readers drop it.

    >>> split_text("áéíóú", limit=2), split_text("a🌎b", limit=3), split_text("uno dos", limit=4)
    (['áé', 'íó', 'ú'], ['a🌎', 'b'], ['un', 'o do', 's'])
    """
    pieces = []
    while _units(text) > limit:
        piece = text[:limit]
        while (over := _units(piece) - limit) > 0:
            piece = piece[: -((over + 1) // 2)]
        end = len(piece)
        while end and (text[end - 1].isspace() or text[end].isspace()):
            end -= 1
        piece = piece[: end or len(piece)]
        pieces.append(piece)
        text = text[len(piece) :]
    return [*pieces, text]


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _sheet(contract: Contract, frame: pl.DataFrame) -> Sheet:
    if len(contract.name) > SHEET_NAME or contract.name == ABOUT_SHEET:
        raise ReleaseError("no name for a sheet", contract.name, f"Give the table another, of {SHEET_NAME} characters.")
    columns, continued = [], []
    for column in contract.columns:
        first, *others = _shown(column, frame[column.name])
        columns.append(first)
        continued += others
    return Sheet(contract.name, columns + continued)


def _shown(column: Column, values: pl.Series) -> list[Shown]:
    listed, width = values.to_list(), _width(column, values)
    if column.type == "date" and (values < FIRST_DAY).any():
        return [Shown(column.name, "string", values.dt.strftime("%Y-%m-%d").to_list(), width)]
    # A character has no fewer bytes than units, so that nearly all columns need no closer look.
    if column.type != "string" or not values.str.len_bytes().gt(CELL).any():
        return [Shown(column.name, column.type, listed, width)]
    pieces = [[] if text is None else split_text(text) for text in listed]
    shown = []
    for number in range(max(map(len, pieces))):
        part = [found[number] if number < len(found) else None for found in pieces]
        title = f"{column.name} (continued {number})" if number else column.name
        shown.append(Shown(title, column.type, part, width, column.name if number else None))
    return shown


def _width(column: Column, values: pl.Series) -> int:
    """Characters that nearly all values need, within bounds; the header needs some more for its filter button."""
    shown = values.dt.strftime("%Y-%m-%d") if column.type == "date" else values.cast(pl.String)
    usual = shown.str.len_chars().quantile(0.9, "lower")
    return max(NARROWEST, min(WIDEST, max(len(column.name) + 3, int(usual or 0) + 2)))


def _write_workbook(
    to: io.BytesIO,
    package: Mapping[str, Any],
    contracts: Mapping[str, Contract],
    tables: Mapping[str, pl.DataFrame],
    sheets: Sequence[Sheet],
) -> None:
    import xlsxwriter  # a fifth of a second, of which most commands have no need

    workbook = xlsxwriter.Workbook(
        to, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    )
    workbook.set_properties(
        {
            "title": package["title"],
            "author": package["contributors"][0]["title"],
            "comments": f"Version {package['version']}",
            "created": datetime.fromisoformat(package["released_on"]),
        }
    )
    head = workbook.add_format({"bold": True, "bg_color": "#DDE6EE", "bottom": 1})
    day = workbook.add_format({"num_format": "yyyy-mm-dd"})
    _write_about(workbook, package, contracts, tables, sheets, head)
    for sheet in sheets:
        _write_sheet(workbook.add_worksheet(sheet.name), sheet, head, day)
    workbook.close()


def _write_about(
    workbook: Any,
    package: Mapping[str, Any],
    contracts: Mapping[str, Contract],
    tables: Mapping[str, pl.DataFrame],
    sheets: Sequence[Sheet],
    head: Any,
) -> None:
    about = workbook.add_worksheet(ABOUT_SHEET)
    label = workbook.add_format({"bold": True, "valign": "top"})
    wrapped = workbook.add_format({"text_wrap": True, "valign": "top"})
    about.set_column(0, 0, 24)
    about.set_column(1, 1, 90)
    about.set_column(2, 3, 14)
    about.set_column(4, 4, WIDEST)
    lines = [*describe_package(package), ("reading", _reading_notes(sheets))]
    for row, (name, value) in enumerate(lines):
        about.write_string(row, 0, name.replace("_", " "), label)
        about.write_string(row, 1, value, wrapped)
    table = len(lines) + 1
    for position, title in enumerate(("sheet", "what it holds", "one row per", "rows", "note")):
        about.write_string(table, position, title, head)
    held = {sheet.name for sheet in sheets}
    for row, (name, contract) in enumerate(contracts.items(), start=table + 1):
        about.write_string(row, 0, name, label)
        about.write_string(row, 1, contract.description, wrapped)
        about.write_string(row, 2, contract.grain.removeprefix("one row per "), wrapped)
        about.write_number(row, 3, tables[name].height)
        if name not in held:
            about.write_string(row, 4, f"Too large for a spreadsheet: see {csv_path(name)} or {SQLITE}.", wrapped)


def _reading_notes(sheets: Sequence[Sheet]) -> str:
    notes = [
        "An empty cell means that the source does not say it. Dates are dates; a column with a day before March 1900 "
        "is text (YYYY-MM-DD). Text is never a formula, whatever it begins with. What each column means stands in the "
        "sheet codebook."
    ]
    notes += [
        f"Some texts of {sheet.name}.{column} are longer than a cell can be: they go on in {', '.join(titles)}."
        for sheet in sheets
        for column, titles in sheet.continued.items()
    ]
    return " ".join(notes)


def _write_sheet(worksheet: Any, sheet: Sheet, head: Any, day: Any) -> None:
    for position, column in enumerate(sheet.columns):
        worksheet.set_column(position, position, column.width)
        worksheet.write_string(0, position, column.title, head)
        write = _writer(worksheet, column.type, day)
        for row, value in enumerate(column.values, start=1):
            if value is not None:
                write(row, position, value)
    worksheet.freeze_panes(1, 0)
    worksheet.autofilter(0, 0, len(sheet.columns[0].values), len(sheet.columns) - 1)


def _writer(worksheet: Any, type_: str, day: Any) -> Callable[[int, int, Any], object]:
    """How values of a type are written: at a row and a column."""
    writers: dict[str, Callable[[int, int, Any], object]] = {
        "string": worksheet.write_string,
        "boolean": worksheet.write_boolean,
        "date": lambda row, position, value: worksheet.write_datetime(row, position, value, day),
        "integer": worksheet.write_number,
        "number": worksheet.write_number,
    }
    return writers[type_]
