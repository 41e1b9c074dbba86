"""One row per article, with what all other tables say of it in numbers: ready for a regression.

The contract of `articles_wide` says which columns are those of `articles` (they have the same name) and which count the
rows of another table (`pa:counts`). Here is only what neither tells.
"""

from collections.abc import Mapping

import polars as pl

from pa_pipeline.tables import load_contract

MEMBERS = {"chile_mentions": "CHL", "colombia_mentions": "COL", "mexico_mentions": "MEX", "peru_mentions": "PER"}
"""Columns of how often a member of the Alliance is named, and its code."""


def widen_articles(articles: pl.DataFrame, tables: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    """Table `articles_wide`. tables: those of facts, with `article_id` where they tell of articles."""
    contract = load_contract("articles_wide")
    own = [name for name in contract.column_names if name in articles.columns]
    wide = articles.select(*own, published_year=pl.col("published_on").dt.year().cast(pl.Int64))
    counts = {
        column.name: _counted(tables[column.counts[0]])
        for column in contract.columns
        if column.counts is not None and column.name not in own
    }
    counts["person_count"] = _counted(_people_of(tables["person_roles"], tables["quotes"]))
    counts |= {column: _mentions_of(code, tables["country_mentions"]) for column, code in MEMBERS.items()}
    for name, numbers in counts.items():
        wide = wide.join(numbers.rename({"number": name}), on="article_id", how="left", maintain_order="left")
        wide = wide.with_columns(pl.col(name).fill_null(0))
    main = _main_topics(tables["article_topics"])
    return wide.join(main, on="article_id", how="left", maintain_order="left").select(contract.column_names)


def _counted(rows: pl.DataFrame) -> pl.DataFrame:
    told = rows.filter(pl.col("article_id").is_not_null())
    return told.group_by("article_id").agg(number=pl.len().cast(pl.Int64))


def _people_of(roles: pl.DataFrame, quotes: pl.DataFrame) -> pl.DataFrame:
    """Pairs of article and person who has a position or is quoted there, each once."""
    pairs = pl.concat([roles.select("article_id", "person_id"), quotes.select("article_id", "person_id")])
    return pairs.drop_nulls("person_id").unique()


def _mentions_of(code: str, mentions: pl.DataFrame) -> pl.DataFrame:
    named = mentions.filter(pl.col("country_iso3") == code, pl.col("article_id").is_not_null())
    return named.group_by("article_id").agg(number=pl.col("mention_count").sum().cast(pl.Int64))


def _main_topics(topics: pl.DataFrame) -> pl.DataFrame:
    ordered = topics.sort("article_id", "score", "topic_id", descending=[False, True, False])
    return ordered.unique("article_id", keep="first", maintain_order=True).select(
        "article_id", main_topic_id="topic_id"
    )
