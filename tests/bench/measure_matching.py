"""Recall, false merges, time and memory of matching on made-up articles.

python -m tests.bench.measure_matching 10000 [seed [fewest and most sentences]]
"""

import resource
import sys
import time

import polars as pl

from pa_pipeline.matching import match_occurrences
from tests.bench.generate_articles import generate_frame


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


def main() -> None:
    """Print the scores."""
    count, seed = int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1
    sentences = (int(sys.argv[3]), int(sys.argv[4])) if len(sys.argv) > 4 else (4, 42)
    articles = generate_frame(count, seed, sentences)
    characters = int(articles["text"].str.len_chars().sum()) + int(
        articles["title"].fill_null("").str.len_chars().sum()
    )
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    wall, start = time.perf_counter(), time.process_time()
    matches = match_occurrences(articles.drop("family", "template", "made"))
    seconds, wall = time.process_time() - start, time.perf_counter() - wall
    with pl.Config(tbl_rows=-1):
        print(score_matches(articles, matches))
    print(matches["match"].value_counts(sort=True).rows())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    rate = characters / 1e6 / seconds
    print(f"{count:,} articles, {characters / 1e6:.1f} million characters: {seconds:.1f} CPU s, {wall:.1f} s")
    print(f"{rate:.1f} million characters a CPU second; peak {peak / 1024:.0f} MB (before: {before / 1024:.0f})")


if __name__ == "__main__":
    main()
