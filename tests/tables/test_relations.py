"""Each rule between tables, seen to be broken."""

from typing import Any

import pytest
from contract.made_tables import Made

from pa_pipeline.identifiers import content_id
from pa_pipeline.tables import check_relations


def test_tables_that_fit_together_have_no_violation(made: Made) -> None:
    assert check_relations(made.tables, made.contracts) == []


@pytest.mark.parametrize(
    ("table", "column", "value", "rule"),
    [
        ("blocks", "source_id", "999_elsewhere", "foreignKey"),
        ("blocks", "occurrence_id", content_id("nothing"), "foreignKey"),
        ("articles", "canonical_occurrence_id", content_id("nothing"), "foreignKey"),
        ("article_occurrences", "article_id", content_id("nothing"), "foreignKey"),
        ("paragraphs", "repeats_paragraph_id", content_id("nothing"), "foreignKey"),
        ("articles", "occurrence_count", 3, "counts"),
        ("sources", "block_count", 1, "counts"),
        ("sources", "article_count", 0, "counts"),
        ("blocks", "char_end", 10**6, "evidence"),
        ("paragraphs", "char_end", 10**6, "evidence"),
        ("sources", "char_count", 1, "evidence"),
    ],
)
def test_a_broken_relation_is_told_with_its_column(made: Made, table: str, column: str, value: Any, rule: str) -> None:
    found = check_relations(made.with_change(table, column, 0, value), made.contracts)
    assert any(violation.rule == rule for violation in found)


def test_a_dangling_key_is_shown(made: Made) -> None:
    tables = made.with_change("paragraphs", "repeats_paragraph_id", 0, "aaaaaaaaaaaaa")
    (violation,) = check_relations(tables, made.contracts)
    assert str(violation).startswith("paragraphs.repeats_paragraph_id: repeats_paragraph_id names a row of paragraphs")
    assert violation.examples[0]["repeats_paragraph_id"] == "aaaaaaaaaaaaa"


def test_a_null_refers_to_nothing_and_breaks_nothing(made: Made) -> None:
    tables = made.with_change("paragraphs", "repeats_paragraph_id", 0, None)
    assert check_relations(tables, made.contracts) == []


def test_a_source_without_rows_counts_none(made: Made) -> None:
    tables = made.with_change("sources", "block_count", 3, 2)
    (violation,) = check_relations(tables, made.contracts)
    assert violation.examples == ({"source_id": "003_empty", "block_count": 2, "rows": 0},)
