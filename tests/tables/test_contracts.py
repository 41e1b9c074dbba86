"""Law 1: `schemas/` alone says what a table is, and says it well enough to be understood."""

import json
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from pa_pipeline.paths import SCHEMAS
from pa_pipeline.tables import (
    Contract,
    ContractError,
    check_table,
    conform,
    contract_from_schema,
    load_contract,
    load_contracts,
    load_package,
    load_report_contracts,
)

CONTRACTS = [*load_contracts().values(), *load_report_contracts().values()]


def example_frame(contract: Contract) -> pl.DataFrame:
    """One row made of the examples; of columns that exclude each other, the first has its value."""
    row = {column.name: column.example for column in contract.columns}
    row |= {column.name: date.fromisoformat(column.example) for column in contract.columns if column.type == "date"}
    row |= {name: None for group in contract.exactly_one for name in group[1:]}
    return conform(pl.DataFrame([row], schema=contract.polars), contract)


@pytest.mark.parametrize("contract", CONTRACTS, ids=lambda contract: contract.name)
def test_the_examples_of_a_table_keep_its_contract(contract: Contract) -> None:
    assert [str(violation) for violation in check_table(example_frame(contract), contract)] == []


@pytest.mark.parametrize("contract", CONTRACTS, ids=lambda contract: contract.name)
def test_every_library_sees_the_columns_of_the_contract_in_its_order(contract: Contract) -> None:
    names = [field["name"] for field in contract.schema["fields"]]
    assert contract.column_names == names
    assert list(contract.polars) == names
    assert contract.arrow.names == names
    assert list(contract.pandera.columns) == names
    assert example_frame(contract).to_arrow().schema.names == names


@pytest.mark.parametrize("contract", CONTRACTS, ids=lambda contract: contract.name)
def test_arrow_fields_carry_what_their_columns_mean(contract: Contract) -> None:
    for column, field in zip(contract.columns, contract.arrow, strict=True):
        assert field.metadata[b"description"].decode() == column.description
        assert field.nullable is not column.required


@pytest.mark.parametrize("contract", CONTRACTS, ids=lambda contract: contract.name)
def test_a_description_says_more_than_the_name_of_its_column(contract: Contract) -> None:
    for column in contract.columns:
        assert column.description.endswith(".")
        assert len(column.description.split()) >= 4
        assert column.description != column.title
        if not column.required and column.name not in {name for group in contract.exactly_one for name in group}:
            assert "null" in column.description.lower(), f"{column.name}: what does a null mean?"


def test_the_package_names_every_schema_file_and_no_other() -> None:
    package = load_package()
    assert {path.stem for path in (SCHEMAS / "tables").iterdir()} == set(package["tables"])
    assert {path.stem for path in (SCHEMAS / "reports").iterdir()} == set(package["reports"])


def test_codes_come_in_the_order_of_the_contract() -> None:
    assert load_contract("articles").codes("published_on_precision") == ["day", "month", "year"]
    assert load_contract("articles").codes("title") == []


def drop_label(schema: dict[str, Any]) -> None:
    schema["fields"][0]["categories"] = [{"value": "a", "label": "one"}]


def rename_key(schema: dict[str, Any]) -> None:
    schema["primaryKey"] = ["nobody"]


def double_column(schema: dict[str, Any]) -> None:
    schema["fields"].append(schema["fields"][0])


def drop_description(schema: dict[str, Any]) -> None:
    del schema["fields"][0]["description"]


def list_type(schema: dict[str, Any]) -> None:
    schema["fields"][0]["type"] = "list"


def unknown_constraint(schema: dict[str, Any]) -> None:
    schema["fields"][0]["constraints"]["jsonSchema"] = {}


def unknown_passage(schema: dict[str, Any]) -> None:
    schema["fields"][0]["pa:passage"] = "resembles"


def show_unknown_column(schema: dict[str, Any]) -> None:
    schema["pa:shown"] = ["nobody"]


def cover_without_evidence(schema: dict[str, Any]) -> None:
    schema |= {"pa:covers": True}
    schema.pop("pa:evidence", None)


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (drop_label, "categories and constraints.enum differ"),
        (rename_key, "nobody"),
        (double_column, "one name"),
        (drop_description, "description"),
        (list_type, "list"),
        (unknown_constraint, "jsonSchema"),
        (unknown_passage, "contains_caseless"),
        (show_unknown_column, "nobody"),
        (cover_without_evidence, "no evidence"),
    ],
)
def test_a_schema_that_does_not_hold_together_is_refused(spoil: Callable[[dict[str, Any]], None], told: str) -> None:
    schema = json.loads((SCHEMAS / "tables" / "sources.json").read_text("utf-8"))
    spoil(schema)
    with pytest.raises(ContractError, match=told):
        contract_from_schema(schema)


def test_a_foreign_key_to_no_table_is_refused(tmp_path: Path) -> None:
    shutil.copytree(SCHEMAS, tmp_path / "schemas")
    path = tmp_path / "schemas" / "tables" / "blocks.json"
    path.write_text(path.read_text("utf-8").replace('"resource": "sources"', '"resource": "seeds"'), "utf-8")
    with pytest.raises(ContractError, match="seeds"):
        load_contracts(tmp_path / "schemas")


@pytest.mark.parametrize("content", [None, "{", "[]"])
def test_a_schema_file_that_is_no_schema_is_named_with_a_remedy(tmp_path: Path, content: str | None) -> None:
    if content is not None:
        (tmp_path / "package.json").write_text(content, "utf-8")
    with pytest.raises(ContractError, match=r"package\.json: .*\. "):
        load_package(tmp_path)


def test_every_column_of_country_codes_says_which_codes_they_are() -> None:
    columns = {
        (name, column.name): column for name, contract in load_contracts().items() for column in contract.columns
    }
    standards = {key: column.standard for key, column in columns.items() if column.standard}
    assert standards[("agreements", "parties")] == standards[("people", "country_iso3")] == "ISO 3166-1 alpha-3"
    told = {key for key, column in columns.items() if "ISO 3166" in column.description or key[1].endswith("iso3")}
    assert set(standards) == told


def test_codes_of_countries_are_those_of_the_standard_also_where_several_are_joined() -> None:
    contract = load_contracts()["agreements"]
    row = {"agreement_id": "a" * 13, "name": "Treaty", "name_variants": None, "agreement_type": "treaty"}
    for parties, sound in [("CHL|European Union|PER", True), ("CHL|ZZZ", False), (None, True)]:
        frame = pl.DataFrame([{**row, "parties": parties}], schema=contract.polars)
        assert (check_table(frame, contract) == []) is sound
