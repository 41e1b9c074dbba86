"""How well matches agree with the families of made-up articles."""

import polars as pl


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
