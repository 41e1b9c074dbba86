"""Identifiers of the rows of a frame are those that each row would have by itself."""

from datetime import date

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from pa_pipeline.identifiers import content_id, content_ids

ROWS = st.tuples(
    st.none() | st.text(st.characters(exclude_categories=["Cs"]), max_size=12),
    st.none() | st.integers(-(2**62), 2**62),
    st.none() | st.floats(allow_nan=False),
    st.none() | st.booleans(),
    st.none() | st.dates(date(1, 1, 1), date(9999, 12, 31)),
)
SCHEMA = {"text": pl.String, "whole": pl.Int64, "number": pl.Float64, "flag": pl.Boolean, "day": pl.Date}


def of_row(row: tuple[object, ...]) -> str:
    return content_id("kind", *(None if value is None else str(value) for value in row))


@given(st.lists(ROWS, max_size=6))
def test_a_frame_gives_each_row_the_identifier_of_its_values(rows: list[tuple[object, ...]]) -> None:
    frame = pl.DataFrame(rows, schema=SCHEMA, orient="row")
    assert content_ids("kind", frame).to_list() == [of_row(row) for row in rows]


def test_lengths_are_those_of_characters_not_of_bytes() -> None:
    frame = pl.DataFrame({"place": ["Bogotá", "🌎", ""]})
    assert content_ids("kind", frame).to_list() == [content_id("kind", place) for place in frame["place"]]
