"""Matching by this pipeline, on the articles as its reading leaves them: title, dateline and text apart.

The setting is not used: there is nothing to set.
"""

import polars as pl
from exchange import read_arguments

from pa_pipeline.matching import match_occurrences

SCHEMA = {
    "occurrence_id": pl.String, "source_id": pl.String, "ordinal": pl.Int64, "title": pl.String, "subtitle": pl.String,
    "published_on": pl.String, "published_on_precision": pl.String, "published_on_basis": pl.String,
    "place": pl.String, "language": pl.String, "text": pl.String, "text_sha256": pl.String,
}  # fmt: skip


def main() -> None:
    """Match, and write the canonical appearance of each article as its cluster."""
    articles, clusters, _ = read_arguments()
    occurrences = pl.read_ndjson(articles.with_name("read.jsonl"), schema=SCHEMA)
    matches = match_occurrences(occurrences.with_columns(pl.col("published_on").str.to_date()))
    matches.select(id="occurrence_id", cluster="canonical_occurrence_id").write_ndjson(clusters)


if __name__ == "__main__":
    main()
