"""Digests of rows tell values apart, and nothing else."""

from typing import Any

import polars as pl
import pytest

from pa_pipeline.state import RowDigests, digest_all

TEXTS = ["Lima, una ciudad a orillas del mar", None, "", "Bogotá", "Santiago de Chile, en el valle central"]


def digest(frame: pl.DataFrame, first: int = 0, length: int | None = None) -> bytes:
    return RowDigests(frame).digest(b"", first, frame.height if length is None else length)


def test_equal_rows_have_one_digest_wherever_they_stand_and_however_they_came_about() -> None:
    frame = pl.DataFrame({"text": TEXTS, "number": [1, None, 3, 4, 5]})
    twice = pl.concat([frame, frame], rechunk=False)
    assert digest(frame) == digest(twice, 5, 5) == digest(twice.tail(5)) == digest(twice.slice(5, 5).rechunk())
    assert digest(frame, 1, 3) == digest(frame[1:4])


def test_what_lies_under_a_null_does_not_count() -> None:
    full = pl.DataFrame(
        {"text": ["a text that is too long to be held within its view"] * 3, "keep": [True, False, True]}
    )
    masked = full.select(pl.when("keep").then("text").alias("text"))
    assert digest(masked) == digest(pl.DataFrame({"text": masked["text"].to_list()}))


@pytest.mark.parametrize(
    ("one", "other"),
    [([None], [""]), (["ab", "c"], ["a", "bc"]), ([1], [None]), ([1, 2], [2, 1]), (["a"], ["a", None]), ([0], [False])],
)
def test_other_values_have_another_digest(one: list[Any], other: list[Any]) -> None:
    types = [pl.String if isinstance((*one, *other)[0] or (*other,)[0], str) else None] * 2
    frames = [
        pl.DataFrame({"value": pl.Series(values, dtype=t)}) for values, t in zip((one, other), types, strict=True)
    ]
    assert digest(frames[0]) != digest(frames[1])


def test_parts_are_told_apart() -> None:
    assert digest_all(["ab", "c"]) != digest_all(["a", "bc"])
    assert digest_all(["Lima"]) == digest_all([b"Lima"])
