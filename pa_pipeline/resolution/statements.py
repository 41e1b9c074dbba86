"""Tables whose rows need no other article to be told: presidencies, figures, dates, films, items of groups, counts.

Here: identifiers, and that the same is told once. Not here: whether two articles mean the same thing (a module per
kind of thing).
"""

from collections.abc import Mapping

import polars as pl

from pa_pipeline.resolution.owners import told_once, with_identifiers

_TOLD_BY = {
    "presidencies": ("presidency", ("country_iso3", "starts_on", "ends_on")),
    "figures": ("figure", ("value", "value_max", "unit", "currency", "qualifier", "measure", "as_of")),
    "films": ("film", ("title", "year", "country_iso3")),
    "declared_counts": ("declared_count", ("what", "declared")),
}
"""Tables of things told once per article or page: what a row is, and the columns that tell it from others."""


def tables_of_statements(owned: Mapping[str, pl.DataFrame]) -> dict[str, pl.DataFrame]:
    """Tables of what is stated where it stands. owned: frames of facts with article_id and working_group_id."""
    tables = {
        table: with_identifiers(told_once(owned[table], *columns), f"{kind}_id", kind, *columns)
        for table, (kind, columns) in _TOLD_BY.items()
    }
    tables["declared_counts"] = tables["declared_counts"].with_columns(agrees=pl.col("declared") == pl.col("found"))
    tables["date_mentions"] = with_identifiers(
        owned["date_mentions"], "date_mention_id", "date_mention", "starts_on", "ends_on", "precision"
    )
    tables["working_group_items"] = _items(owned["group_items"])
    return tables


def _items(owned: pl.DataFrame) -> pl.DataFrame:
    of_groups = owned.filter(pl.col("working_group_id").is_not_null())
    return with_identifiers(of_groups, "working_group_item_id", "working_group_item", "heading", "text").drop(
        "article_id"
    )
