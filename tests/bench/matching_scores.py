"""How well matches agree with the families of made-up articles."""

from collections.abc import Mapping

import polars as pl

ALL_COPIES, LOOK_ALIKES = "all copies", "look-alikes merged"
KINDS = {
    "exact": ("exact",),
    "other punctuation, spaces": ("punctuation",),
    "title lost, line added": ("untitled", "trailer"),
    "1–2 % edited": ("edits_1", "edits_2"),
    "5 % edited": ("edits_5",),
    "10 % edited": ("edits_10",),
    "cut to 90–75 %": ("cut_90", "cut_75"),
    "cut to 50 %": ("cut_50", "cut_50_edits_2", "cut_50_untitled"),
    "cut to 25 %, teaser": ("cut_25", "cut_25_untitled", "teaser"),
}
"""Kinds of copies by what a reader would call them."""


def score_matches(articles: pl.DataFrame, matches: pl.DataFrame) -> pl.DataFrame:
    """Per kind of row: rows, and the share that is right: copies with their original, look-alikes apart from all
    others.

    articles: as made by `generate_frame`; matches: as `match_occurrences` returns them.
    """
    told = articles.join(matches, on="occurrence_id").rename({"canonical_occurrence_id": "cluster"})
    original = told.filter(made="original").select("family", original="cluster")
    families = told.group_by("cluster").agg(pl.col("family").n_unique().alias("families"))
    joined = told.join(original, on="family", how="left").join(families, on="cluster")
    copy = ~pl.col("made").str.starts_with("other_")
    right = pl.when(copy).then(pl.col("cluster") == pl.col("original")).otherwise(pl.col("families") == 1)
    return joined.group_by("made").agg(
        pl.len().alias("rows"),
        right.mean().round(4).alias("right"),
        (pl.col("families") > 1).mean().round(4).alias("merged_with_others"),
    ).sort("made")  # fmt: skip


def sum_up(scores: pl.DataFrame) -> Mapping[str, float | None]:
    """Recall of copies, together and by KINDS, and the share of look-alikes merged; null where there was none.

    scores: as `score_matches` returns them.
    """
    look_alike = pl.col("made").str.starts_with("other_")
    copies = scores.filter(~look_alike, pl.col("made") != "original")
    summed = {ALL_COPIES: _share(copies, "right")}
    summed |= {kind: _share(scores.filter(pl.col("made").is_in(made)), "right") for kind, made in KINDS.items()}
    return {**summed, LOOK_ALIKES: _share(scores.filter(look_alike), "merged_with_others")}


def _share(scores: pl.DataFrame, column: str) -> float | None:
    rows = int(scores["rows"].sum())
    return float((scores[column] * scores["rows"]).sum()) / rows if rows else None


def place_matches(truth: pl.DataFrame, found: pl.DataFrame) -> tuple[pl.DataFrame, float]:
    """Matches of the articles of listings, for `score_matches`, and the share of articles found where they begin.

    truth: occurrence_id, path, begin; found: path, begin, cluster, of what was read as an article. An article whose
    beginning was not found stands alone.
    """
    placed = truth.join(found, on=["path", "begin"], how="left")
    alone = pl.format("lost {}", "occurrence_id")
    matches = placed.select("occurrence_id", canonical_occurrence_id=pl.coalesce("cluster", alone))
    return matches, 1 - placed["cluster"].null_count() / placed.height
