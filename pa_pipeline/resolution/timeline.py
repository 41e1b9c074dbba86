"""Everything that has a date, in one table: publications, events, acts on agreements, presidencies."""

import polars as pl

from pa_pipeline.identifiers import content_ids
from pa_pipeline.resolution.owners import OWNERS

_EVIDENCE = ("source_id", "char_start", "char_end")
_REFERENCES = ("event_id", "agreement_action_id", "presidency_id")
_COLUMNS = {
    "happened_on": pl.Date, "ends_on": pl.Date, "precision": pl.String, "kind": pl.String, "action": pl.String,
    "label": pl.String, "place": pl.String, "country_iso3": pl.String,
    **dict.fromkeys((*_REFERENCES, *OWNERS, "source_id"), pl.String), "char_start": pl.Int64, "char_end": pl.Int64,
}  # fmt: skip


def make_timeline(
    articles: pl.DataFrame,
    events: tuple[pl.DataFrame, pl.DataFrame],
    agreements: tuple[pl.DataFrame, pl.DataFrame],
    presidencies: pl.DataFrame,
    countries: pl.DataFrame,
    groups: pl.DataFrame,
) -> pl.DataFrame:
    """Table `timeline`: one row per dated fact, with the first passage that tells it.

    events: with their mentions; agreements: with the acts on them; groups: working groups, whose pages tell of events,
    too. An act or a presidency that several articles tell
    is one entry; an agreement that is only mentioned has none.
    """
    tellers = _tellers(articles, groups)
    parts = [
        _publications(articles),
        _events(*events, tellers),
        _acts(*agreements),
        _presidencies(presidencies, countries),
    ]
    entries = pl.concat([pl.DataFrame(schema=_COLUMNS), *parts], how="diagonal")
    dated = entries.filter(pl.col("happened_on").is_not_null())
    told = dated.select("kind", pl.coalesce(*_REFERENCES, "article_id"))
    return dated.with_columns(content_ids("timeline", told).alias("timeline_id"))


def _publications(articles: pl.DataFrame) -> pl.DataFrame:
    return articles.select(
        "article_id", "place", *_EVIDENCE, happened_on="published_on", precision="published_on_precision",
        kind=pl.lit("publication"), label="title", country_iso3="place_country_iso3",
    )  # fmt: skip


def _tellers(articles: pl.DataFrame, groups: pl.DataFrame) -> pl.DataFrame:
    """Titles of articles and names of groups, by the columns of `OWNERS`."""
    titles = articles.select("article_id", pl.lit(None, pl.String).alias("working_group_id"), teller="title")
    names = groups.select(pl.lit(None, pl.String).alias("article_id"), "working_group_id", teller="name")
    return pl.concat([titles, names])


def _events(events: pl.DataFrame, mentions: pl.DataFrame, tellers: pl.DataFrame) -> pl.DataFrame:
    """Events; one that has no name of its own (`closing ceremony`) is labelled with what tells of it, too."""
    told = _first(mentions, ["event_id"]).join(tellers, on=OWNERS, how="left", nulls_equal=True)
    told_by = pl.format("{} ({})", "name", "teller")
    label = pl.when(pl.col("series").is_null() & pl.col("teller").is_not_null()).then(told_by).otherwise("name")
    return (
        events.filter(pl.col("starts_on").is_not_null())
        .select(
            "event_id",
            "ends_on",
            "precision",
            "country_iso3",
            "name",
            "series",
            happened_on="starts_on",
            kind=pl.lit("event"),
            place="city",
        )
        .join(told.select("event_id", *OWNERS, "teller", *_EVIDENCE), on="event_id", how="inner")
        .with_columns(label=label)
        .drop("name", "series", "teller")
    )


def _acts(agreements: pl.DataFrame, acts: pl.DataFrame) -> pl.DataFrame:
    dated = acts.filter(pl.col("acted_on").is_not_null(), pl.col("action") != "mentioned")
    told = _first(dated, ["agreement_id", "action", "acted_on", "precision"])
    return told.join(agreements.select("agreement_id", label="name"), on="agreement_id", how="inner").select(
        "agreement_action_id", "action", "precision", "label", "place", *OWNERS, *_EVIDENCE,
        happened_on="acted_on", kind=pl.lit("agreement"),
    )  # fmt: skip


def _presidencies(presidencies: pl.DataFrame, countries: pl.DataFrame) -> pl.DataFrame:
    told = _first(presidencies.filter(pl.col("starts_on").is_not_null()), ["country_iso3", "starts_on"])
    return told.join(countries.select("country_iso3", label="name_en"), on="country_iso3", how="inner").select(
        "presidency_id", "ends_on", "precision", "label", "country_iso3", *OWNERS, *_EVIDENCE,
        happened_on="starts_on", kind=pl.lit("presidency"),
    )  # fmt: skip


def _first(rows: pl.DataFrame, told_by: list[str]) -> pl.DataFrame:
    """The rows of one thing that stand first in their source, the first source by name."""
    return rows.sort(*_EVIDENCE).unique(told_by, keep="first", maintain_order=True)
