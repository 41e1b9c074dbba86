"""What a column is said to hold is what it holds."""

from datetime import date

import polars as pl

from pa_pipeline.site.column_profiles import profile_columns
from pa_pipeline.tables import load_contracts

ARTICLES = load_contracts()["articles"]


def profiles_of(**values: list[object]) -> dict[str, object]:
    height = len(next(iter(values.values())))
    columns = {name: values.get(name, [None] * height) for name in ARTICLES.column_names}
    frame = pl.DataFrame(columns, schema=ARTICLES.polars)
    return {profile.column.name: profile for profile in profile_columns(frame, ARTICLES)}


def test_codes_are_all_listed_with_their_meaning_and_counted() -> None:
    profile = profiles_of(article_type=["op_ed", "press_release", "op_ed"])["article_type"]
    told = [(value.label, value.count) for value in profile.spread]  # type: ignore[attr-defined]
    assert told == [("op_ed", 2), ("press_release", 1), ("invitation", 0)]


def test_dates_and_numbers_fall_into_bins_that_hold_each_once() -> None:
    days = [date(2021, 1, 1), date(2021, 1, 2), date(2024, 12, 31), None]
    profiles = profiles_of(published_on=days, word_count=[1, 500, 1000, 7])
    dated, counted = profiles["published_on"], profiles["word_count"]
    assert sum(value.count for value in dated.spread) == 3  # type: ignore[attr-defined]
    assert dated.summary == "2021-01-01 to 2024-12-31"  # type: ignore[attr-defined]
    assert dated.null_share == 0.25  # type: ignore[attr-defined]
    assert sum(value.count for value in counted.spread) == 4  # type: ignore[attr-defined]
    assert dated.spread[-1].label.endswith("2024-12-31")  # type: ignore[attr-defined]


def test_an_empty_table_has_profiles_too() -> None:
    assert all(profile.rows == 0 for profile in profile_columns(pl.DataFrame(schema=ARTICLES.polars), ARTICLES))
