"""Recall and false merges on made-up articles whose families are known: floors below what is reached."""

import polars as pl
import pytest
from bench.generate_articles import generate_frame
from bench.matching_scores import score_matches

from pa_pipeline.matching import match_occurrences

FLOORS = {
    "exact": 1.0, "punctuation": 1.0, "untitled": 0.99, "trailer": 0.99, "edits_1": 0.99, "edits_2": 0.99,
    "edits_5": 0.99, "edits_10": 0.97, "cut_90": 0.99, "cut_75": 0.99, "cut_50": 0.97, "cut_50_edits_2": 0.97,
    "cut_25": 0.95, "cut_50_untitled": 0.97, "cut_25_untitled": 0.95, "teaser": 0.97, "original": 1.0,
}  # fmt: skip
MOST_FALSE_MERGES = 0.005


@pytest.fixture(scope="module")
def scores() -> pl.DataFrame:
    articles = generate_frame(4000, seed=11, sentences=(4, 24))
    return score_matches(articles, match_occurrences(articles.drop("family", "template", "made")))


def test_copies_find_their_originals(scores: pl.DataFrame) -> None:
    reached = {row["made"]: row["right"] for row in scores.iter_rows(named=True) if row["made"] in FLOORS}
    assert set(reached) == set(FLOORS)
    assert {made: share for made, share in reached.items() if share < FLOORS[made]} == {}


def test_look_alikes_stay_apart(scores: pl.DataFrame) -> None:
    others = scores.filter(pl.col("made").str.starts_with("other_"))
    assert others.height == 7
    merged = sum(row["merged_with_others"] * row["rows"] for row in others.iter_rows(named=True))
    assert merged <= MOST_FALSE_MERGES * sum(others["rows"].to_list())


def test_the_score_sees_a_matcher_that_merges_by_title() -> None:
    """Seen to fail: copies are found that way, and look-alikes merge."""
    articles = generate_frame(600, seed=11)
    by_title = articles.select(
        "occurrence_id",
        canonical_occurrence_id=pl.col("occurrence_id").first().over(pl.col("title").fill_null("")),
    )
    scores = score_matches(articles, by_title)
    assert scores.filter(made="other_day")["right"].item() < 0.1
    assert scores.filter(made="exact")["right"].item() > 0.9
