"""Which columns a table opens with on its page, and what a filter must know of the others."""

import pytest

from pa_pipeline.paths import PROJECT_ROOT
from pa_pipeline.site.catalog import describe_tables, shown_columns, sorted_by
from pa_pipeline.site.days import precision_column
from pa_pipeline.tables import load_contracts

CONTRACTS = load_contracts()


@pytest.mark.parametrize(
    ("table", "first", "why"),
    [
        ("figures", ["value", "unit", "currency", "value_max"], "a sum is nothing without its currency, rare as it is"),
        ("timeline", ["happened_on", "label"], "it is read by its days"),
        ("article_topics", ["article_id", "topic_id", "score"], "a topic's weight is that of an article"),
        ("presidencies", ["country_iso3", "starts_on", "ends_on"], "who, and when, before where it stands"),
        ("redirects", ["old_id", "table", "new_id"], "from the old identifier to the new one"),
        ("people", ["name"], "the name of a row comes first"),
    ],
)
def test_a_table_opens_with_what_its_rows_mean(table: str, first: list[str], why: str) -> None:
    frame = CONTRACTS[table].polars.to_frame()
    assert shown_columns(CONTRACTS[table], frame, CONTRACTS)[: len(first)] == first, why


@pytest.mark.parametrize("table", sorted(CONTRACTS))
def test_no_table_opens_with_offsets_or_digests(table: str) -> None:
    contract = CONTRACTS[table]
    shown = shown_columns(contract, contract.polars.to_frame(), CONTRACTS)
    offsets = {contract.evidence.start, contract.evidence.end} if contract.evidence else set()
    assert not offsets & set(shown)
    assert not [name for name in shown if name.endswith("sha256")]
    assert len(shown) == len(set(shown))


def test_places_of_a_fact_stand_behind_what_it_says() -> None:
    for name, contract in CONTRACTS.items():
        shown = shown_columns(contract, contract.polars.to_frame(), CONTRACTS)
        places = {place for group in contract.exactly_one for place in group if place in shown}
        assert set(shown[len(shown) - len(places) :]) == places or name == "blocks"


def test_identifiers_and_digests_are_told_from_words() -> None:
    frames = {name: contract.polars.to_frame() for name, contract in CONTRACTS.items()}
    file = PROJECT_ROOT / "schemas" / "package.json"
    described = describe_tables(CONTRACTS, frames, dict.fromkeys(CONTRACTS, (file, 1)))
    opaque = {column["name"] for column in described["sources"]["columns"] if column.get("opaque")}
    assert opaque == {"sha256"}
    opaque = {column["name"] for column in described["figures"]["columns"] if column.get("opaque")}
    assert opaque == {"figure_id", "article_id", "working_group_id"}


@pytest.mark.parametrize(
    ("table", "column"),
    [("events", "starts_on"), ("articles", "published_on"), ("agreement_actions", "acted_on"), ("people", None)],
)
def test_a_table_opens_with_its_newest_rows(table: str, column: str | None) -> None:
    assert (
        sorted_by(CONTRACTS[table], shown_columns(CONTRACTS[table], CONTRACTS[table].polars.to_frame(), CONTRACTS))
        == column
    )


def test_the_timeline_opens_as_it_lies_in_its_file() -> None:
    assert sorted_by(CONTRACTS["timeline"], ["happened_on"]) is None


def test_a_date_knows_the_column_that_says_how_exact_it_is() -> None:
    assert precision_column(CONTRACTS["articles"], "published_on") == "published_on_precision"
    assert precision_column(CONTRACTS["events"], "ends_on") == "precision"
    assert precision_column(CONTRACTS["projects"], "starts_on") is None
    assert precision_column(CONTRACTS["events"], "name") is None
