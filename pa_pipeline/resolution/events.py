"""Which event two mentions are."""

import polars as pl

from pa_pipeline.identifiers import content_id

_TOLD_BY = ("series", "edition", "starts_on", "name")


def resolve_events(mentions: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Tables `events` and `event_mentions` (without identifiers)."""
    identifiers = [content_id("event", *map(str, row)) for row in mentions.select(_TOLD_BY).rows()]
    identified = mentions.with_columns(pl.Series("event_id", identifiers, dtype=pl.String))
    columns = (
        "event_id", "name", "event_type", "series", "edition", "starts_on", "ends_on", "precision", "city",
        "country_iso3", "venue", "format",
    )  # fmt: skip
    counts = identified.group_by("event_id").agg(pl.col("article_id").n_unique().cast(pl.Int64).alias("article_count"))
    events = (
        identified.select(columns)
        .unique("event_id", keep="first", maintain_order=True)
        .with_columns(pl.lit(None, pl.String).alias("name_variants"))
        .join(counts, on="event_id")
    )
    owners = ["event_id", "article_id", "working_group_id"]
    told = identified.unique(owners, keep="first", maintain_order=True)
    return events, told.select(*owners, "is_main_event", "source_id", "char_start", "char_end", name_as_written="name")
