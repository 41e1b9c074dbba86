"""Scores, their intervals, floors and rendering."""

from pathlib import Path

import pytest

from pa_pipeline.scoring import (
    FloorsError,
    Score,
    Scores,
    UnknownTableError,
    hold_to_floors,
    load_floors,
    render_misses,
    render_scores,
    wilson_interval,
)

SCORES = Scores(
    rows=(
        Score("articles", "starts", hits=9, gold=10, predicted=12),
        Score("events", "full", hits=0, gold=3, predicted=0),
        Score("films", "full", hits=0, gold=0, predicted=0),
    ),
    missed={"articles": ("- listing.txt @7: Nace una red",)},
)


def test_precision_and_recall_are_shares_of_what_was_published_and_annotated() -> None:
    starts = SCORES.rows[0]
    assert (starts.precision, starts.recall, starts.f1) == (0.75, 0.9, 0.8182)


def test_nothing_published_is_wrong_only_where_something_is_annotated() -> None:
    assert [(s.precision, s.recall, s.f1) for s in SCORES.rows[1:]] == [(0.0, 0.0, 0.0), (1.0, 1.0, 1.0)]


def test_the_mean_leaves_out_tables_without_annotated_rows() -> None:
    assert SCORES.mean_full() == 0.0
    assert Scores(SCORES.rows[:1], {}).mean_full() is None


def test_misses_of_an_unknown_table_are_an_error_that_names_the_known_ones() -> None:
    assert SCORES.misses("articles") == ("- listing.txt @7: Nace una red",)
    assert SCORES.misses("films") == ()
    with pytest.raises(UnknownTableError, match=r"article: .* Ask for one of: articles, events, films\."):
        SCORES.misses("article")


def test_the_frame_holds_what_the_rows_say() -> None:
    frame = SCORES.frame()
    assert frame.columns == ["table", "level", "precision", "recall", "f1", "gold", "predicted"]
    assert frame.row(0) == ("articles", "starts", 0.75, 0.9, 0.8182, 10, 12)
    assert Scores((), {}).frame().schema == frame.schema


def test_the_plain_rendering_stands_in_columns() -> None:
    header, starts, *_, mean = render_scores(SCORES).splitlines()
    assert header.split() == ["table", "level", "precision", "recall", "f1", "gold", "found"]
    assert starts.split() == ["articles", "starts", "0.750", "0.900", "0.818", "10", "12"]
    assert len(header) == len(starts)
    assert mean == "mean F1 of the level 'full': 0.000"
    assert render_misses(SCORES, "articles").splitlines() == ["## articles", "- listing.txt @7: Nace una red"]


@pytest.mark.parametrize(
    ("hits", "trials", "low", "high"),
    [(9, 10, 0.5958, 0.9821), (0, 10, 0.0, 0.2775), (10, 10, 0.7225, 1.0), (950, 1000, 0.9347, 0.9619)],
)
def test_wilson_intervals_are_those_of_the_textbooks(hits: int, trials: int, low: float, high: float) -> None:
    assert wilson_interval(hits, trials) == pytest.approx((low, high), abs=5e-5)


def test_a_score_below_its_floor_and_one_that_is_missing_are_told() -> None:
    report = hold_to_floors(SCORES, {"articles": {"starts": 0.9, "whole": 0.5}})
    assert report.below == ("articles starts: 0.8182 is below 0.90", "articles whole: 0.0000 is below 0.50")
    assert report.raisable == ()


def test_a_floor_that_can_be_raised_is_told_with_the_next_lower_hundredth() -> None:
    report = hold_to_floors(SCORES, {"articles": {"starts": 0.7}})
    assert report.below == ()
    assert report.raisable == ("articles starts: 0.70 can be 0.81",)
    assert hold_to_floors(SCORES, {"articles": {"starts": 0.81}}).raisable == ()


@pytest.mark.parametrize(
    "written", ["", "seeds:\n  articles:\n    starts: 97\n", "seeds:\n  articles:\n    starts: high\n"]
)
def test_floors_that_are_no_shares_are_refused(written: str, tmp_path: Path) -> None:
    (tmp_path / "floors.yml").write_text(written, "utf-8")
    with pytest.raises(FloorsError):
        load_floors(tmp_path / "floors.yml")
