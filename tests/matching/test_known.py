"""What is kept of earlier comparisons changes time only, whatever came and went in between."""

from pathlib import Path

import polars as pl
import pytest
from bench.generate_articles import generate_frame
from hypothesis import given, settings
from hypothesis import strategies as st
from state.memory import Memory

from pa_pipeline.matching import match_occurrences
from pa_pipeline.matching.known import KnownTexts, name_texts, read_earlier
from pa_pipeline.matching.normalise import LeadsAndBodies
from pa_pipeline.matching.occurrences import read_datelines
from pa_pipeline.state import ArrayCache, judging_code

COUNT = 160
ARTICLES = generate_frame(COUNT, seed=5, sentences=(3, 12)).drop("family", "template", "made")


def some(rows: set[int]) -> pl.DataFrame:
    return ARTICLES[sorted(rows)]


@settings(max_examples=25)
@given(st.lists(st.tuples(st.booleans(), st.sets(st.integers(0, COUNT - 1), min_size=1, max_size=12)), max_size=5))
def test_whatever_came_and_went_the_matches_are_those_of_all_at_once(steps: list[tuple[bool, set[int]]]) -> None:
    kept, rows = Memory(), set(range(0, COUNT, 2))
    match_occurrences(some(rows), kept)
    for comes, which in steps:
        rows = rows | which if comes else (rows - which) or rows
        assert match_occurrences(some(rows), kept).equals(match_occurrences(some(rows)))


def test_a_title_or_a_dateline_that_changes_makes_another_text() -> None:
    kept = Memory()
    before = ARTICLES.with_columns(pl.lit(None, pl.String).alias("title"))
    match_occurrences(before, kept)
    moved = pl.col("published_on").dt.offset_by("1y")
    changed = ARTICLES.with_columns(pl.when(pl.int_range(pl.len()) % 3 == 0).then(moved).otherwise("published_on"))
    for frame in (ARTICLES, changed):
        assert match_occurrences(frame, kept).equals(match_occurrences(frame))


def test_only_what_is_new_is_read_and_compared() -> None:
    kept = Memory()
    match_occurrences(some(set(range(COUNT - 1))), kept)
    texts = KnownTexts(
        LeadsAndBodies(ARTICLES["title"], ARTICLES["text"]),
        name_texts(ARTICLES, read_datelines(ARTICLES)),
        read_earlier(kept.arrays),
    )
    assert len(texts._texts.words) == 1
    compared = len(kept.arrays["compared"])
    match_occurrences(ARTICLES, kept)
    assert compared > 20
    assert len(kept.arrays["compared"]) - compared < 20


def test_what_is_gone_is_forgotten() -> None:
    kept = Memory()
    match_occurrences(ARTICLES, kept)
    match_occurrences(some({0, 1, 2}), kept)
    assert len(kept.arrays["lengths"]) == 3
    assert all(int(kept.arrays[name].max(initial=0)) < 3 for name in ("signed", "candidates", "apart", "alike"))


def test_what_is_kept_comes_back_from_the_file(tmp_path: Path) -> None:
    found = match_occurrences(ARTICLES, ArrayCache(tmp_path / "comparisons", judging_code()))
    again = ArrayCache(tmp_path / "comparisons", judging_code())
    assert len(again.load()["lengths"]) > COUNT / 2
    written = (tmp_path / "comparisons").stat().st_mtime_ns
    assert match_occurrences(ARTICLES, again).equals(found)
    assert (tmp_path / "comparisons").stat().st_mtime_ns == written


@pytest.mark.parametrize("place", [0, 40, 20_000, -1])
def test_a_damaged_file_costs_time_only(tmp_path: Path, place: int, caplog: pytest.LogCaptureFixture) -> None:
    file = tmp_path / "comparisons"
    found = match_occurrences(ARTICLES, ArrayCache(file, judging_code()))
    data = bytearray(file.read_bytes())
    data[place] ^= 64
    file.write_bytes(data)
    assert match_occurrences(ARTICLES, ArrayCache(file, judging_code())).equals(found)
    assert "not those that were written" in caplog.text
