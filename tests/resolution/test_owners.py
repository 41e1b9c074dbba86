"""Whose facts are published, and under which identifiers."""

import polars as pl

from pa_pipeline.resolution.owners import find_working_groups, with_identifiers, with_owners

BLOCKS = pl.DataFrame(
    [
        ("page", 1, "heading", None, 0, 10, "Tourism"),
        ("page", 1, "paragraph", None, 12, 60, "The group promotes travel."),
        ("page", 2, "paragraph", None, 70, 120, "The Technical Group of Mining aims at dialogue."),
        ("page", None, "boilerplate", "navigation", 130, 140, "Home"),
    ],
    schema={
        "source_id": pl.String, "section_ordinal": pl.Int64, "kind": pl.String, "reason": pl.String,
        "char_start": pl.Int64, "char_end": pl.Int64, "text": pl.String,
    },
    orient="row",
)  # fmt: skip
ORGANIZATIONS = pl.DataFrame(
    [("page", 2, 74, "Technical Group of Mining", "alliance_body"), ("page", 2, 90, "World Bank", "bank")],
    schema={
        "source_id": pl.String, "section_ordinal": pl.Int64, "char_start": pl.Int64, "name": pl.String,
        "organization_type": pl.String,
    },
    orient="row",
)  # fmt: skip


def test_a_group_is_named_by_its_heading_or_by_the_first_group_in_its_text() -> None:
    groups = find_working_groups(BLOCKS, ORGANIZATIONS)
    assert groups["name"].to_list() == ["Tourism", "Technical Group of Mining"]
    assert groups.select("char_start", "char_end").rows() == [(0, 60), (70, 120)]


def test_a_group_without_a_name_has_none() -> None:
    assert find_working_groups(BLOCKS, ORGANIZATIONS.clear())["name"].to_list() == ["Tourism", None]


def test_facts_of_copies_are_left_out() -> None:
    facts = pl.DataFrame(
        [("a", "first", None, 5, 9, "x"), ("b", "second", None, 1, 4, "x"), ("page", None, 1, 12, 20, "y")],
        schema={
            "source_id": pl.String, "occurrence_id": pl.String, "section_ordinal": pl.Int64, "char_start": pl.Int64,
            "char_end": pl.Int64, "text": pl.String,
        },
        orient="row",
    )  # fmt: skip
    identified = pl.DataFrame(
        {"occurrence_id": ["first", "second"], "article_id": ["A", "A"], "match": ["canonical", "exact"]}
    )
    groups = find_working_groups(BLOCKS, ORGANIZATIONS)
    owned = with_owners(facts, identified, groups)
    assert owned.select("article_id", "text").rows() == [("A", "x"), (None, "y")]
    assert owned["working_group_id"].to_list() == [None, groups["working_group_id"][0]]


def test_equal_rows_of_a_passage_have_identifiers_of_their_own() -> None:
    frame = pl.DataFrame(
        {"article_id": ["A", "A", "B"], "working_group_id": [None, None, None], "text": ["x", "x", "x"]}
    )
    assert with_identifiers(frame, "quote_id", "quote", "text")["quote_id"].n_unique() == 3
