"""The wide table counts what the others tell, article by article."""

from datetime import date

import polars as pl

from pa_pipeline.resolution.wide import MEMBERS, widen_articles
from pa_pipeline.tables import check_table, conform, load_contract, load_contracts

ARTICLE_A, ARTICLE_B = "a" * 13, "b" * 13
CONTRACT = load_contract("articles_wide")


def articles() -> pl.DataFrame:
    return pl.DataFrame(
        {
            "article_id": [ARTICLE_B, ARTICLE_A],
            "title": ["Foro", None],
            "published_on": [date(2022, 6, 16), None],
            "language": ["es", "en"],
            "article_type": ["press_release", "op_ed"],
            "place_country_iso3": ["PER", None],
            "word_count": [10, 20],
            "occurrence_count": [2, 1],
            "text": ["…", "…"],
        }
    )


def facts(**told: dict[str, list[object]]) -> dict[str, pl.DataFrame]:
    """Tables of facts, empty but for some columns of those named."""
    return {
        name: pl.DataFrame(
            {column: told.get(name, {}).get(column, []) for column in told.get(name, contract.column_names)},
            schema_overrides={column: contract.polars[column] for column in told.get(name, contract.column_names)},
        )
        for name, contract in load_contracts().items()
    }


def widened(**told: dict[str, list[object]]) -> dict[str, dict[str, object]]:
    frame = conform(widen_articles(articles(), facts(**told)), CONTRACT)
    assert check_table(frame, CONTRACT) == []
    return {row["article_id"]: row for row in frame.rows(named=True)}


def test_every_article_has_a_row_and_nothing_told_is_zero() -> None:
    rows = widened()
    assert set(rows) == {ARTICLE_A, ARTICLE_B}
    counts = [column.name for column in CONTRACT.columns if column.counts and column.name != "occurrence_count"]
    for row in rows.values():
        assert {row[name] for name in [*counts, *MEMBERS, "person_count"]} == {0}
        assert row["main_topic_id"] is None
    assert (rows[ARTICLE_B]["published_year"], rows[ARTICLE_A]["published_year"]) == (2022, None)
    assert (rows[ARTICLE_B]["word_count"], rows[ARTICLE_B]["occurrence_count"]) == (10, 2)


def test_rows_of_other_tables_are_counted_and_those_of_groups_are_not() -> None:
    rows = widened(figures={"article_id": [ARTICLE_A, ARTICLE_A, None]}, quotes={"article_id": [], "person_id": []})
    assert (rows[ARTICLE_A]["figure_count"], rows[ARTICLE_B]["figure_count"]) == (2, 0)


def test_a_person_counts_once_however_often_they_are_named_and_quoted() -> None:
    rows = widened(
        person_roles={"article_id": [ARTICLE_A, ARTICLE_A, None], "person_id": ["p", "p", "p"]},
        quotes={"article_id": [ARTICLE_A, ARTICLE_A, ARTICLE_B], "person_id": ["p", "q", None]},
    )
    assert (rows[ARTICLE_A]["person_count"], rows[ARTICLE_B]["person_count"]) == (2, 0)
    assert (rows[ARTICLE_A]["quote_count"], rows[ARTICLE_B]["quote_count"]) == (2, 1)


def test_members_are_told_by_how_often_they_are_named() -> None:
    rows = widened(
        country_mentions={
            "article_id": [ARTICLE_A, ARTICLE_A, None],
            "country_iso3": ["MEX", "JPN", "MEX"],
            "mention_count": [3, 5, 7],
        }
    )
    assert {name: rows[ARTICLE_A][name] for name in MEMBERS} == {
        "chile_mentions": 0, "colombia_mentions": 0, "mexico_mentions": 3, "peru_mentions": 0,
    }  # fmt: skip
    assert rows[ARTICLE_A]["country_count"] == 2


def test_the_main_topic_is_the_one_of_greatest_weight_then_the_first_by_name() -> None:
    rows = widened(
        article_topics={
            "article_id": [ARTICLE_A, ARTICLE_A, ARTICLE_A, ARTICLE_B],
            "topic_id": ["trade", "mining", "culture", "trade"],
            "score": [0.4, 0.4, 0.2, 0.1],
        }
    )
    assert (rows[ARTICLE_A]["main_topic_id"], rows[ARTICLE_A]["topic_count"]) == ("mining", 3)
    assert rows[ARTICLE_B]["main_topic_id"] == "trade"
