"""Assets of matching: distinct articles, where they stand, what they are made of.

Here: wiring of matching/ to tables. Not here: how two texts are compared (pa_pipeline.matching).
"""

import dagster as dg

from pa_pipeline import matching
from pa_pipeline.defs.contracts import OWNERS, Published, contract_of, frame_schema, preview_of, publish
from pa_pipeline.defs.store import Store

GROUP = "matching"


@dg.asset(group_name=GROUP, kinds={"polars"}, owners=OWNERS, deps=["readings"])
def matches(store: Store) -> dg.MaterializeResult[None]:
    """Which appearance of an article is the canonical one, and how each of the others matches it."""
    found = matching.match_occurrences(store.read("readings.occurrences"))
    return dg.MaterializeResult(
        metadata={
            "dagster/row_count": found.height,
            "dagster/column_schema": frame_schema(found),
            **{str(kind): count for kind, count in found["match"].value_counts(sort=True).rows()},
            "preview": preview_of(found, found.columns),
        },
        data_version=store.write("matches", found),
    )


@dg.asset(group_name=GROUP, deps=["readings", "matches"], **contract_of("articles"))
def articles(context: dg.AssetExecutionContext, store: Store) -> Published:
    frame = matching.distinct_articles(store.read("readings.occurrences"), store.read("matches"))
    yield from publish(context, store, frame, preview=["title", "published_on", "language"])


@dg.asset(group_name=GROUP, deps=["readings", "matches", "articles"], **contract_of("article_occurrences"))
def article_occurrences(context: dg.AssetExecutionContext, store: Store) -> Published:
    frame = matching.article_occurrences(
        store.read("readings.occurrences"), store.read("matches"), store.read("articles")
    )
    yield from publish(context, store, frame, preview=["article_id", "match", "similarity"])


@dg.asset(group_name=GROUP, deps=["readings", "articles"], **contract_of("paragraphs"))
def paragraphs(context: dg.AssetExecutionContext, store: Store) -> Published:
    frame = matching.article_paragraphs(
        store.read("readings.blocks"), store.read("readings.occurrences"), store.read("articles")
    )
    yield from publish(context, store, frame, preview=["article_id", "kind", "text"])
