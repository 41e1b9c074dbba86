"""Law 8: no surprises in the files."""

import csv
from pathlib import Path
from typing import Any

import pandas as pd
import polars as pl
import pytest
from contract.made_tables import Made
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pa_pipeline.release import ReleaseError, read_csv, read_parquet, write_csv, write_parquet
from pa_pipeline.tables import Contract, conform, contract_from_schema

KINDS = {"name": "string", "words": "string", "count": "integer", "share": "number", "is_open": "boolean", "on": "date"}
EXAMPLES: dict[str, Any] = {
    "name": "a",
    "words": "a",
    "count": 1,
    "share": 0.5,
    "is_open": True,
    "on": "2022-06-16",
}


def mixed_contract() -> Contract:
    """A contract with a column of every type."""
    return contract_from_schema(
        {
            "name": "mixed",
            "title": "Mixed",
            "description": "A column of every type.",
            "pa:grain": "one row per name",
            "fields": [
                {
                    "name": name,
                    "title": name,
                    "description": name,
                    "type": kind,
                    "example": EXAMPLES[name],
                    "pa:multiline": kind == "string",
                }
                for name, kind in KINDS.items()
            ],
            "primaryKey": ["name"],
        }
    )


MIXED = mixed_contract()
NASTY = st.text(
    alphabet=st.one_of(st.sampled_from(list("\",;'\n=+-@|\\\t “”ñ\u2028\ufeff🌎0")), st.characters(codec="utf-8")),
    min_size=1,
    max_size=40,
).filter(lambda text: "\x00" not in text)
ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "name": NASTY,
            "words": st.none() | NASTY,
            "count": st.none() | st.integers(-(2**63), 2**63 - 1),
            "share": st.none() | st.floats(allow_nan=False, allow_infinity=False),
            "is_open": st.none() | st.booleans(),
            "on": st.none() | st.dates(),
        }
    ),
    max_size=12,
)
FORMULA = {"name": '=HYPERLINK("http://x")', "words": "1,5\n2", "count": 0, "share": 1e-7, "is_open": None, "on": None}


@settings(max_examples=150)
@given(ROWS)
@example([FORMULA])
@example([FORMULA | {"name": '"', "words": "ñ" * 200_000, "share": 1e22}])
def test_csv_and_parquet_give_back_whatever_was_written(
    tmp_path_factory: pytest.TempPathFactory, rows: list[dict[str, Any]]
) -> None:
    folder = tmp_path_factory.mktemp("round")
    frame = conform(pl.DataFrame(rows, schema=MIXED.polars, orient="row"), MIXED)
    write_csv(frame, MIXED, folder / "mixed.csv")
    write_parquet(frame, MIXED, folder / "mixed.parquet")
    assert read_csv(folder / "mixed.csv", MIXED).equals(frame, null_equal=True)
    assert read_parquet(folder / "mixed.parquet", MIXED).equals(frame, null_equal=True)
    csv.field_size_limit(2**31 - 1)
    with (folder / "mixed.csv").open(encoding="utf-8", newline="") as file:
        _, *lines = csv.reader(file)
    assert [(name, words or None) for name, words, *_ in lines] == frame.select("name", "words").rows()


def test_a_csv_is_written_byte_for_byte_as_the_conventions_say(tmp_path: Path) -> None:
    rows = [
        {"name": "a", "words": 'dijo: "sí", y\nsalió', "count": -1, "share": 0.00001, "is_open": True, "on": None},
        {"name": "b", "words": None, "count": 2**53 + 1, "share": 0.1, "is_open": False, "on": None},
    ]
    frame = conform(pl.DataFrame(rows, schema=MIXED.polars, orient="row"), MIXED)
    write_csv(frame.with_columns(on=pl.date(2022, 6, 16)), MIXED, tmp_path / "mixed.csv")
    assert (tmp_path / "mixed.csv").read_bytes().decode() == (
        "name,words,count,share,is_open,on\n"
        'a,"dijo: ""sí"", y\nsalió",-1,0.00001,TRUE,2022-06-16\n'
        "b,,9007199254740993,0.1,FALSE,2022-06-16\n"
    )


def test_pandas_reads_the_same_values(made: Made, release: Path) -> None:
    frame = pd.read_csv(release / "csv" / "paragraphs.csv", keep_default_na=False, na_values=[""])
    assert frame["text"].tolist() == made.tables["paragraphs"]["text"].to_list()
    assert frame["heading"].isna().all()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("\ufeffname,words,count,share,is_open,on\n", "first line"),
        ("name,words,count,share,is_open,on\r\n", "first line"),
        ("name,words,count,share,is_open\n", "first line"),
        ("name,words,count,share,is_open,on\na,,1e3,,,\n", "'1e3' is not how a integer is written"),
        ("name,words,count,share,is_open,on\na,,007,,,\n", "'007'"),
        ("name,words,count,share,is_open,on\na,,,1E-5,,\n", "'1E-5'"),
        ("name,words,count,share,is_open,on\na,,,,true,\n", "'true'"),
        ("name,words,count,share,is_open,on\na,,,,,16/06/2022\n", "'16/06/2022'"),
        ("name,words,count,share,is_open,on\na,,,,,2022-02-31\n", "2022-02-31"),
        ("name,words,count,share,is_open,on\na,,9223372036854775808,,,\n", "9223372036854775808"),
        ("name,words,count,share,is_open,on\na,b,1,1,TRUE,2022-06-16,more\n", "not a CSV"),
    ],
)
def test_a_file_that_is_not_written_so_is_refused(tmp_path: Path, content: str, told: str) -> None:
    path = tmp_path / "mixed.csv"
    path.write_bytes(content.encode())
    with pytest.raises(ReleaseError, match=told):
        read_csv(path, MIXED)


def test_bytes_that_are_not_utf_8_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "mixed.csv"
    path.write_bytes("name,words,count,share,is_open,on\nPerú,,,,,\n".encode("latin-1"))
    with pytest.raises(ReleaseError, match="UTF-8"):
        read_csv(path, MIXED)


def test_an_empty_quoted_field_is_no_null(tmp_path: Path) -> None:
    path = tmp_path / "mixed.csv"
    path.write_bytes(b'name,words,count,share,is_open,on\na,"",,,,\nb,,,,,\n')
    assert read_csv(path, MIXED)["words"].to_list() == ["", None]
