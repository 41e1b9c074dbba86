"""A change of the contract must be seen in its version."""

import copy
from collections.abc import Callable
from typing import Any

import pytest

from pa_pipeline.release.schema_steps import SchemaStepError, require_schema_step
from pa_pipeline.tables import Contract, contract_from_schema, load_contracts

CONTRACTS = load_contracts()


def changed(table: str, change: Callable[[dict[str, Any]], None]) -> dict[str, Contract]:
    schema = copy.deepcopy(dict(CONTRACTS[table].schema))
    change(schema)
    return CONTRACTS | {table: contract_from_schema(schema)}


def field(schema: dict[str, Any], name: str) -> dict[str, Any]:
    return next(found for found in schema["fields"] if found["name"] == name)


def remove_column(schema: dict[str, Any]) -> None:
    schema["fields"].remove(field(schema, "place"))


def rename_column(schema: dict[str, Any]) -> None:
    field(schema, "place")["name"] = "city"


def retype_column(schema: dict[str, Any]) -> None:
    field(schema, "word_count")["type"] = "number"


def change_key(schema: dict[str, Any]) -> None:
    schema["primaryKey"] = ["article_id", "source_id"]


def remove_code(schema: dict[str, Any]) -> None:
    column = field(schema, "article_type")
    column["categories"].pop()
    column["constraints"]["enum"].pop()


def remove_all_codes(schema: dict[str, Any]) -> None:
    column = field(schema, "article_type")
    del column["categories"], column["constraints"]["enum"]


def add_column(schema: dict[str, Any]) -> None:
    schema["fields"].append({**field(schema, "place"), "name": "region"})


def add_code(schema: dict[str, Any]) -> None:
    column = field(schema, "article_type")
    column["categories"].append({"value": "speech", "label": "a speech"})
    column["constraints"]["enum"].append("speech")


def reword(schema: dict[str, Any]) -> None:
    field(schema, "place")["description"] = "Other words."


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (remove_column, "articles.place is gone"),
        (rename_column, "articles.place is gone"),
        (retype_column, "articles.word_count is number, was integer"),
        (change_key, "the key of articles is article_id, source_id, was article_id"),
        (remove_code, "articles.article_type has lost the code invitation"),
        (remove_all_codes, "articles.article_type has lost the code press_release"),
    ],
)
def test_what_breaks_readers_asks_for_a_major_step(change: Callable[[dict[str, Any]], None], told: str) -> None:
    new = changed("articles", change)
    with pytest.raises(SchemaStepError, match=f"{told}.*asks for 2.0.0"):
        require_schema_step(CONTRACTS, "1.4.2", new, "1.5.0")
    require_schema_step(CONTRACTS, "1.4.2", new, "2.0.0")


@pytest.mark.parametrize("change", [add_column, add_code])
def test_what_is_new_asks_for_a_minor_step(change: Callable[[dict[str, Any]], None]) -> None:
    new = changed("articles", change)
    with pytest.raises(SchemaStepError, match=r"asks for 1\.5\.0"):
        require_schema_step(CONTRACTS, "1.4.2", new, "1.4.3")
    require_schema_step(CONTRACTS, "1.4.2", new, "1.5.0")


def test_a_table_that_goes_or_comes_is_seen_too() -> None:
    fewer = {name: contract for name, contract in CONTRACTS.items() if name != "paragraphs"}
    with pytest.raises(SchemaStepError, match="table paragraphs is gone"):
        require_schema_step(CONTRACTS, "1.0.0", fewer, "1.1.0")
    with pytest.raises(SchemaStepError, match="table paragraphs is new"):
        require_schema_step(fewer, "1.0.0", CONTRACTS, "1.0.0")


def test_other_words_ask_for_nothing_and_versions_never_go_back() -> None:
    require_schema_step(CONTRACTS, "1.4.2", changed("articles", reword), "1.4.2")
    with pytest.raises(SchemaStepError, match="goes back"):
        require_schema_step(CONTRACTS, "1.4.2", CONTRACTS, "1.4.1")
    with pytest.raises(SchemaStepError, match="no semantic version"):
        require_schema_step(CONTRACTS, "1.4.2", CONTRACTS, "1.5")
