"""What the page of a table says of how right it is."""

import csv
from pathlib import Path

import pytest

from pa_pipeline.scoring.accuracy import read_unseen
from pa_pipeline.site.accuracy import read_accuracy, scored_through
from pa_pipeline.tables import load_contracts

CONTRACTS = load_contracts()
MEASURED = {*read_unseen()["table"].unique(), "article_topics"}
THROUGH = scored_through(CONTRACTS, MEASURED)


@pytest.mark.parametrize(
    ("table", "through"),
    [
        ("events", ["event_mentions"]),
        ("people", ["person_roles"]),
        ("organizations", ["organization_mentions"]),
        ("agreements", ["agreement_actions"]),
        ("topics", ["article_topics"]),
        ("working_group_items", ["working_groups"]),
        ("timeline", ["articles", "working_groups", "event_mentions", "agreement_actions", "presidencies"]),
        ("date_mentions", []),
        ("redirects", []),
    ],
)
def test_a_table_without_a_score_leads_to_those_that_have_one(table: str, through: list[str]) -> None:
    assert THROUGH[table] == through


def test_only_tables_without_a_score_lead_elsewhere_and_only_to_tables_with_one() -> None:
    assert set(THROUGH) == set(CONTRACTS) - MEASURED
    assert {part for parts in THROUGH.values() for part in parts} <= MEASURED
    assert {name: parts for name, parts in scored_through(CONTRACTS, ()).items() if parts} == {}


def test_articles_scored_by_column_lead_to_where_it_is_told_that_they_are_found() -> None:
    assert scored_through(CONTRACTS, MEASURED, ["articles"])["articles"] == ["article_occurrences"]


def test_scores_of_single_columns_are_told_by_their_titles(tmp_path: Path) -> None:
    row = dict.fromkeys(read_unseen().columns, "0.5") | {"sample": "release", "language": "mul", "n_annotated": "4"}
    levels = {"language": "articles", "starts": "article_occurrences", "a_column_that_went": "articles"}
    (tmp_path / "quality").mkdir()
    with (tmp_path / "quality" / "accuracy.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(row))
        writer.writeheader()
        writer.writerows(row | {"level": level, "table": table} for level, table in levels.items())
    told = [(one.table, one.level, one.column) for one in read_accuracy(tmp_path, CONTRACTS)]
    assert told == [("articles", "Language", True), ("article_occurrences", "first character right", False)]
