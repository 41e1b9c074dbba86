"""Matching by this pipeline, on the same texts as the other tools: title and dateline stand in them unread.

The setting is not used: there is nothing to set.
"""

from hashlib import sha256

import polars as pl
from exchange import read_arguments, read_articles

from pa_pipeline.matching import match_occurrences

UNREAD = ("title", "subtitle", "published_on_precision", "place", "language")


def main() -> None:
    """Match, and write the canonical appearance of each article as its cluster."""
    articles, clusters, _ = read_arguments()
    identifiers, texts = read_articles(articles)
    occurrences = pl.DataFrame(
        {
            "occurrence_id": identifiers,
            "source_id": identifiers,
            "ordinal": range(len(texts)),
            "text": texts,
            "text_sha256": [sha256(text.encode()).hexdigest() for text in texts],
        }
    ).with_columns(
        *(pl.lit(None, pl.String).alias(name) for name in UNREAD),
        published_on=pl.lit(None, pl.Date),
        published_on_basis=pl.lit("none"),
    )
    matches = match_occurrences(occurrences)
    matches.select(id="occurrence_id", cluster="canonical_occurrence_id").write_ndjson(clusters)


if __name__ == "__main__":
    main()
