"""Tables `countries` and `country_mentions`, from what the texts name and say of standings towards the Alliance."""

from functools import cache

import polars as pl

from pa_pipeline.facts.countries.alliance_status import MEMBERS, STATUSES
from pa_pipeline.lexicon import table

_PLACE = ("source_id", "char_start", "char_end")
_OWNERS = ("article_id", "working_group_id")
_NAMES = ("iso2", "name_en", "name_es")


@cache
def known_countries() -> pl.DataFrame:
    """Codes and names of the world's countries: country_iso3, iso2, name_en, name_es."""
    columns = dict.fromkeys(("country_iso3", *_NAMES), pl.String)
    return pl.DataFrame(table("countries.tsv"), schema=columns, orient="row")


def resolve_countries(mentions: pl.DataFrame, statuses: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Tables `countries` and `country_mentions` (without identifiers), each sorted; rows may come in any order.

    mentions: article_id, working_group_id, country_iso3, source_id, char_start, char_end; statuses: the same with
    alliance_status and published_on. The latest dated statement tells a country's standing; of those of one day, and of
    those without a date where no other is, the closest standing.
    """
    counted = _count_mentions(mentions)
    met = pl.concat([pl.Series(MEMBERS), mentions["country_iso3"], statuses["country_iso3"]]).unique().sort()
    countries = (
        pl.DataFrame({"country_iso3": met})
        .join(known_countries(), on="country_iso3", how="inner")
        .join(_latest(statuses), on="country_iso3", how="left")
        .select("country_iso3", *_NAMES, "alliance_status", *_PLACE)
        .sort("country_iso3")
    )
    return countries, counted


def _count_mentions(mentions: pl.DataFrame) -> pl.DataFrame:
    """One row per country and owner: how often it is named, and where first."""
    owner = ("country_iso3", *_OWNERS)
    return (
        mentions.sort(*owner, *_PLACE, nulls_last=True)
        .group_by(owner, maintain_order=True)
        .agg(pl.len().cast(pl.Int64).alias("mention_count"), *(pl.col(name).first() for name in _PLACE))
    )


def _latest(statuses: pl.DataFrame) -> pl.DataFrame:
    rank = pl.col("alliance_status").replace_strict(
        {status: place for place, status in enumerate(STATUSES)}, return_dtype=pl.Int64
    )
    return (
        statuses.with_columns(rank.alias("rank"))
        .sort(
            "country_iso3",
            "published_on",
            "rank",
            *_PLACE,
            descending=[False, True, False, False, False, False],
            nulls_last=True,
        )
        .group_by("country_iso3", maintain_order=True)
        .agg(pl.col("alliance_status", *_PLACE).first())
    )
