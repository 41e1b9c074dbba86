"""Assets of matching: distinct articles, where they stand, what they are made of.

Here: wiring of matching/ to tables. Not here: how two texts are compared (pa_pipeline.matching).
"""

import dagster as dg

from pa_pipeline.defs.contracts import OWNERS, Published, contract_of, frame_schema, preview_of, publish
from pa_pipeline.defs.store import Store
from pa_pipeline.matching import article_paragraphs, assembly, match_occurrences

GROUP = "matching"


@dg.asset(group_name=GROUP, kinds={"polars"}, owners=OWNERS, deps=["readings"])
def matches(store: Store) -> dg.MaterializeResult[None]:
    """Which article an appearance tells, which of its appearances is the canonical one, how the others match it."""
    occurrences = store.read("readings.occurrences")
    found = assembly.identify_articles(occurrences, match_occurrences(occurrences, store.kept_comparisons()))
    return dg.MaterializeResult(
        metadata={
            "dagster/row_count": found.height,
            "dagster/column_schema": frame_schema(found),
            **{str(kind): count for kind, count in found["match"].value_counts(sort=True).rows()},
            "preview": preview_of(found, ["occurrence_id", "article_id", "match", "similarity"]),
        },
        data_version=store.write("matches", found),
    )


@dg.asset(group_name=GROUP, deps=["readings", "matches"], **contract_of("paragraphs"))
def paragraphs(context: dg.AssetExecutionContext, store: Store) -> Published:
    frame = article_paragraphs(store.read("readings.blocks"), store.read("matches"), store.kept_paragraphs())
    yield from publish(context, store, frame, preview=["article_id", "kind", "text"])


@dg.asset(group_name=GROUP, deps=["readings", "matches", "paragraphs"], **contract_of("articles"))
def articles(context: dg.AssetExecutionContext, store: Store) -> Published:
    frame = assembly.distinct_articles(
        store.read("readings.occurrences"), store.read("matches"), store.read("paragraphs")
    )
    yield from publish(context, store, frame, preview=["title", "published_on", "language"])


@dg.asset(group_name=GROUP, deps=["readings", "matches"], **contract_of("article_occurrences"))
def article_occurrences(context: dg.AssetExecutionContext, store: Store) -> Published:
    frame = assembly.article_occurrences(store.read("readings.occurrences", assembly.APPEARANCE), store.read("matches"))
    yield from publish(context, store, frame, preview=["article_id", "match", "similarity"])
