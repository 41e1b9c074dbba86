"""Tables as CSV: UTF-8 without byte order mark, LF, RFC 4180, TRUE/FALSE, ISO dates, empty for null."""

from decimal import Decimal
from pathlib import Path

import polars as pl

from pa_pipeline.release.layout import ReleaseError
from pa_pipeline.tables import Contract

_LEXICAL = {
    "integer": r"^-?(?:0|[1-9][0-9]*)$",
    "number": r"^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?$",
    "boolean": r"^(?:TRUE|FALSE)$",
    "date": r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
}
"""How the CSV writes values that are no text: no exponent, no plus sign, no leading zeros."""


def _write_flags(values: pl.Series) -> pl.Series:
    return values.replace_strict({True: "TRUE", False: "FALSE"}, return_dtype=pl.String)


def _write_numbers(values: pl.Series) -> pl.Series:
    """The shortest digits that give the number back, without an exponent, and without a point where it is whole."""
    written = [None if value is None else f"{Decimal(repr(value)):f}".removesuffix(".0") for value in values.to_list()]
    return pl.Series(values.name, written, dtype=pl.String)


_WRITTEN_AS_TEXT = {"boolean": _write_flags, "number": _write_numbers}


def write_csv(frame: pl.DataFrame, contract: Contract, path: Path) -> None:
    """Write a conformed frame; values are written as they are, none is changed against formula injection.

    A missing folder is made. Text is quoted only where RFC 4180 asks for it.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    frame.with_columns(
        _WRITTEN_AS_TEXT[column.type](frame[column.name])
        for column in contract.columns
        if column.type in _WRITTEN_AS_TEXT
    ).write_csv(
        path,
        include_bom=False,
        separator=",",
        line_terminator="\n",
        quote_char='"',
        quote_style="necessary",
        date_format="%Y-%m-%d",
        null_value="",
    )


def read_csv(path: Path, contract: Contract) -> pl.DataFrame:
    """Read a CSV with the types of the contract.

    Raises ReleaseError where it is no CSV of that table: a byte order mark, CRLF, another header, a value that is not
    written as the release writes its type. An empty quoted string is read as such, and is for `check_table` to refuse.
    """
    where = f"{path.parent.name}/{path.name}"
    with path.open("rb") as file:
        head = file.readline()
    expected = ",".join(contract.column_names)
    if head != f"{expected}\n".encode():
        raise _unreadable(where, f"the first line is not {expected!r}, in UTF-8 without byte order mark, ending in LF")
    try:
        raw = pl.read_csv(path, infer_schema=False, eol_char="\n", null_values=None, raise_if_empty=False)
    except pl.exceptions.PolarsError as error:
        raise _unreadable(where, f"it is not a CSV file in UTF-8 ({error})") from error
    for column in contract.columns:
        if column.type in _LEXICAL:
            wrong = raw.select(pl.col(column.name).filter(~pl.col(column.name).str.contains(_LEXICAL[column.type])))
            if wrong.height:
                raise _unreadable(where, f"{column.name}: {wrong.item(0, 0)!r} is not how a {column.type} is written")
    try:
        return raw.select(_typed(column.name, column.type, contract) for column in contract.columns)
    except pl.exceptions.PolarsError as error:
        raise _unreadable(where, f"a value is out of the range of its type ({error})") from error


def _typed(name: str, type_: str, contract: Contract) -> pl.Expr:
    if type_ == "boolean":
        return pl.col(name) == "TRUE"
    if type_ == "date":
        return pl.col(name).str.to_date("%Y-%m-%d")
    return pl.col(name).cast(contract.polars[name])


def _unreadable(where: str, what: str) -> ReleaseError:
    return ReleaseError(what, where, "Download the release again, or build it with pa build.")
