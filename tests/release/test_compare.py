"""Two releases held against each other: which rows differ, in what, why, and where identifiers lead."""

import copy
from dataclasses import replace
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from contract.made_tables import REJECTS, Made, make_tables

from pa_pipeline.identifiers import content_id
from pa_pipeline.release import ReleaseError, put_in_place, stage_release
from pa_pipeline.release.causes import name_causes
from pa_pipeline.release.compare import NO_RELEASE, OpenedRelease, compare_releases, load_release
from pa_pipeline.release.opening import open_release
from pa_pipeline.release.redirects import find_successors, update_redirects
from pa_pipeline.tables import contract_from_schema


def released(tables: dict[str, pl.DataFrame], folder: Path) -> OpenedRelease:
    put_in_place(stage_release(tables, REJECTS, folder), folder)
    return load_release(folder)


@pytest.fixture
def old(release: Path) -> OpenedRelease:
    return load_release(release)


def rows_of(old: OpenedRelease, new: OpenedRelease) -> list[tuple[Any, ...]]:
    return compare_releases(old, new).rows.rows()


def test_a_release_equals_itself(release: Path, old: OpenedRelease) -> None:
    comparison = compare_releases(old, load_release(release))
    assert comparison.equal
    assert comparison.rows.is_empty()


def test_a_row_with_another_value_is_modified_and_its_columns_are_named(
    made: Made, old: OpenedRelease, tmp_path: Path
) -> None:
    new = released(made.with_change("articles", "place", 0, "Brussels"), tmp_path / "new")
    key = made.tables["articles"]["article_id"][0]
    assert rows_of(old, new) == [("articles", key, "MOD", "place")]
    assert rows_of(new, old) == [("articles", key, "MOD", "place")]


def test_rows_of_one_release_alone_are_added_or_deleted(made: Made, old: OpenedRelease, tmp_path: Path) -> None:
    fewer = made.tables | {"paragraphs": made.tables["paragraphs"].head(3)}
    lost = made.tables["paragraphs"]["paragraph_id"][3]
    new = released(fewer, tmp_path / "new")
    assert rows_of(old, new) == [("paragraphs", lost, "DEL", None)]
    assert rows_of(new, old) == [("paragraphs", lost, "ADD", None)]


def test_a_column_that_only_one_schema_has_modifies_the_rows_with_a_value_in_it(made: Made, old: OpenedRelease) -> None:
    wider = old.tables["paragraphs"].with_columns(mood=pl.Series(["calm", None, None, None]))
    new = OpenedRelease("2", "2", old.contracts, {**old.tables, "paragraphs": wider})
    (row,) = rows_of(old, new)
    assert row[2:] == ("MOD", "mood")


def test_two_folders_without_a_release_cannot_be_compared(tmp_path: Path) -> None:
    with pytest.raises(ReleaseError, match="holds no release"), open_release(str(tmp_path)):
        pass
    with pytest.raises(ReleaseError, match="no git revision"), open_release("no-such-revision-anywhere"):
        pass
    with pytest.raises(ReleaseError, match="neither"), open_release("--output=elsewhere"):
        pass


def test_a_changed_seed_is_the_cause_for_its_rows_and_those_that_hang_on_them(
    made: Made, old: OpenedRelease, tmp_path: Path
) -> None:
    tables = made.with_change("articles", "place", 0, "Brussels")
    tables["sources"] = made.changed("sources", "sha256", 1, "0" * 64)
    new = released(tables, tmp_path / "new")
    causes = name_causes(compare_releases(old, new), old, new)
    # 001_copia repeats the article of 000_listing: an article may change because of a copy.
    assert dict(causes.select("table", "cause").rows()) == {"articles": "seed", "sources": "seed"}


def test_with_the_same_seeds_and_schema_the_code_is_the_cause(made: Made, old: OpenedRelease, tmp_path: Path) -> None:
    new = released(made.with_change("articles", "place", 0, "Brussels"), tmp_path / "new")
    comparison, key = compare_releases(old, new), made.tables["articles"]["article_id"][0]
    assert name_causes(comparison, old, new)["cause"].to_list() == ["code"]
    assert name_causes(comparison, old, new, [(key, "place")])["cause"].to_list() == ["correction"]
    assert name_causes(comparison, old, new, [(key, "title")])["cause"].to_list() == ["code"]


def test_a_new_table_is_a_change_of_the_schema_unless_there_was_no_release(made: Made, old: OpenedRelease) -> None:
    tables = {name: frame for name, frame in old.tables.items() if name != "paragraphs"}
    contracts = {name: contract for name, contract in old.contracts.items() if name != "paragraphs"}
    narrower = OpenedRelease("1", "1", contracts, tables)
    causes = name_causes(compare_releases(narrower, old), narrower, old)
    assert set(causes["cause"]) == {"schema"}
    first = name_causes(compare_releases(NO_RELEASE, old), NO_RELEASE, old)
    assert set(first["cause"]) == {"seed"}


def renamed(made: Made, new_id: str) -> dict[str, pl.DataFrame]:
    """The tables with another identifier for their article."""
    old_id = made.tables["articles"]["article_id"][0]
    swap = pl.col("article_id").replace(old_id, new_id)
    return {
        name: frame.with_columns(swap) if "article_id" in frame.columns else frame
        for name, frame in made.tables.items()
    }


def test_an_identifier_that_goes_leads_to_the_row_that_holds_its_passage(
    made: Made, old: OpenedRelease, tmp_path: Path
) -> None:
    new_id = content_id("article", "another name")
    new = released(renamed(made, new_id), tmp_path / "new")
    successors = find_successors(compare_releases(old, new), old, new)
    assert successors.rows() == [(made.tables["articles"]["article_id"][0], "articles", new_id)]


def test_an_identifier_whose_passage_no_row_holds_leads_nowhere(made: Made, old: OpenedRelease, tmp_path: Path) -> None:
    third = made.tables["paragraphs"].sort("ordinal")["paragraph_id"][1]
    new = released(
        made.tables | {"paragraphs": made.tables["paragraphs"].filter(pl.col("paragraph_id") != third)},
        tmp_path / "new",
    )
    assert find_successors(compare_releases(old, new), old, new).rows() == [(third, "paragraphs", None)]


def test_offsets_into_a_seed_with_other_bytes_prove_nothing(made: Made, old: OpenedRelease, tmp_path: Path) -> None:
    tables = renamed(made, content_id("article", "another name"))
    tables["sources"] = tables["sources"].with_columns(sha256=pl.lit("0" * 64))
    new = released(tables, tmp_path / "new")
    found = find_successors(compare_releases(old, new), old, new)
    assert found.filter(table="articles")["new_id"].to_list() == [None]


def test_earlier_redirects_lead_to_where_their_rows_are_now_and_identifiers_may_come_back(
    made: Made, old: OpenedRelease
) -> None:
    live = made.tables["articles"]["article_id"][0]
    columns = {"old_id": pl.String, "table": pl.String, "new_id": pl.String, "release": pl.String}
    previous = pl.DataFrame(
        [
            ("aaa", "articles", "bbb", "2026.1.0"),
            (live, "articles", "bbb", "2026.1.0"),
            ("ccc", "articles", None, "2026.1.0"),
        ],
        schema=columns,
        orient="row",
    )
    successors = pl.DataFrame([("bbb", "articles", live)], schema=["old_id", "table", "new_id"], orient="row")
    assert update_redirects(previous, successors, old, "2026.2.0").rows() == [
        ("aaa", "articles", live, "2026.1.0"),
        ("bbb", "articles", live, "2026.2.0"),
        ("ccc", "articles", None, "2026.1.0"),
    ]


def test_the_made_tables_are_the_same_each_time(made: Made) -> None:
    assert all(frame.equals(make_tables().tables[name]) for name, frame in made.tables.items())


def test_codes_that_come_and_go_are_told_with_the_columns(old: OpenedRelease) -> None:
    schema = copy.deepcopy(dict(old.contracts["articles"].schema))
    field = next(field for field in schema["fields"] if field["name"] == "article_type")
    lost = field["categories"].pop()["value"]
    field["constraints"]["enum"].pop()
    new = replace(old, contracts={**old.contracts, "articles": contract_from_schema(schema)})
    assert compare_releases(old, new).schema == (f"articles.article_type has lost the code {lost}",)
    assert compare_releases(new, old).schema == (f"articles.article_type has the new code {lost}",)
