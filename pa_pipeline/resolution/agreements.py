"""Which agreement two mentions are."""

import polars as pl

from pa_pipeline.identifiers import content_id
from pa_pipeline.lexicon.folding import fold


def resolve_agreements(acts: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Tables `agreements` and `agreement_actions`."""
    identifiers = [
        content_id("agreement", kind, fold(name)) for kind, name in acts.select("agreement_type", "name").rows()
    ]
    identified = acts.with_columns(pl.Series("agreement_id", identifiers, dtype=pl.String))
    agreements = identified.unique("agreement_id", keep="first", maintain_order=True).select(
        "agreement_id", "name", pl.lit(None, pl.String).alias("name_variants"), "agreement_type", "parties"
    )
    told_by = ("agreement_id", "action", "acted_on", "article_id", "working_group_id")
    once = identified.unique(told_by, keep="first", maintain_order=True)
    keys = [content_id("agreement_action", *map(str, row)) for row in once.select(told_by).rows()]
    named = once.with_columns(pl.Series("agreement_action_id", keys, dtype=pl.String))
    return agreements, named.drop("agreement_type", "parties").rename({"name": "name_as_written"})
