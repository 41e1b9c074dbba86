"""What CHANGES.md says of a release."""

import polars as pl
import pytest

from pa_pipeline.release.changes import describe_changes
from pa_pipeline.release.compare import ROWS

NOTHING = pl.DataFrame(schema={**ROWS, "cause": pl.String})
NO_REDIRECTS = pl.DataFrame(schema=dict.fromkeys(("old_id", "table", "new_id"), pl.String))


def words(schema_version: str, last: tuple[str, str] | None, schema: list[str]) -> list[str]:
    told = describe_changes("2026.12.0", schema_version, last, NOTHING, schema, NO_REDIRECTS)
    return [line for line in told.splitlines() if line]


def test_a_release_of_another_schema_says_what_the_contract_changed() -> None:
    assert words("0.7.0", ("2026.11.9", "0.6.0"), ["sources.encoding has the new code cp850"]) == [
        "2026.12.0, schema 0.7.0",
        "Held against 2026.11.9, schema 0.6.0.",
        "The schema is 0.7.0, was 0.6.0:",
        "- sources.encoding has the new code cp850",
        "No row differs.",
    ]


@pytest.mark.parametrize(
    ("before", "told"),
    [
        ("0.6.1", ["The schema is 0.7.0, was 0.6.1: no table, column, type, key or code differs."]),
        ("0.7.0", []),
    ],
)
def test_a_schema_of_other_words_alone_is_told_by_its_version(before: str, told: list[str]) -> None:
    assert words("0.7.0", ("2026.11.9", before), [])[2:-1] == told


def test_the_first_release_is_held_against_nothing() -> None:
    assert words("0.7.0", None, ["table articles is new"])[1:] == ["The first release.", "No row differs."]
