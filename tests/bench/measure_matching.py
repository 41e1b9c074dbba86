"""Recall, false merges, time and memory of matching on made-up articles.

python -m tests.bench.measure_matching 10000 [seed [fewest and most sentences]]
"""

import resource
import sys
import time

import polars as pl

from pa_pipeline.matching import match_occurrences
from tests.bench.generate_articles import generate_frame
from tests.bench.matching_scores import score_matches


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
