"""Each rule that a table keeps by itself, seen to be broken."""

import re
from dataclasses import replace
from datetime import date
from typing import Any

import polars as pl
import pytest
from contract.made_tables import Made
from pandera.errors import SchemaErrors

from pa_pipeline.tables import check_table, checks, contract_from_schema, load_contracts
from pa_pipeline.tables.checks import has_shape

KEPT: list[tuple[str, str, int, Any]] = [
    ("articles", "subtitle", 0, "A free course for teachers.\nIt starts in May."),
    ("articles", "title", 0, "¿Qué es la Alianza del Pacífico? «Integración» – 50 € · “ñandú”…"),
    ("articles", "place", 0, "Bogotá"),
]

BROKEN: list[tuple[str, str, int, Any, str, str]] = [
    ("articles", "text", 0, None, "text", "not_nullable"),
    ("articles", "published_on_basis", 0, "header", "published_on_basis", "enum"),
    ("articles", "language", 0, "english", "language", "pattern"),
    ("articles", "language", 0, "en\n", "language", "pattern"),
    ("articles", "occurrence_count", 0, 0, "occurrence_count", "minimum"),
    ("article_occurrences", "similarity", 0, 1.5, "similarity", "maximum"),
    ("article_occurrences", "similarity", 0, float("nan"), "similarity", "finite"),
    ("articles", "place", 0, "", "place", "empty"),
    ("articles", "place", 0, " Lima", "place", "trimmed"),
    ("articles", "place", 0, "Lima\u00a0", "place", "trimmed"),
    ("articles", "title", 0, "A title\nin two lines", "title", "line"),
    ("articles", "title", 0, "A title\tof two parts", "title", "control"),
    ("articles", "text", 0, "Windows\r\nline ends", "text", "control"),
    ("articles", "text", 0, "a line\u2028separator", "text", "control"),
    ("articles", "title", 0, "La reunio\u0301n", "title", "nfc"),
    ("articles", "title", 0, "5 Å, written with the Ångström sign \u212b", "title", "nfc"),
    ("articles", "published_on", 0, None, "published_on", "nullWhen"),
    ("articles", "published_on_basis", 0, "none", "published_on", "nullWhen"),
    ("blocks", "reason", 0, "category", "None", "exactlyOne"),
    ("blocks", "char_end", 3, 0, "char_end", "evidence"),
    ("articles", "place_country_iso3", 0, "QQQ", "place_country_iso3", "standard"),
    ("sources", "path", 0, "seeds/001_copia.txt", "path", "uniqueKeys"),
    ("sources", "source_id", 1, "000_listing", "source_id", "primaryKey"),
    ("sources", "source_id", 0, "zzz", "None", "order"),
]


def test_a_table_that_keeps_its_contract_has_no_violation(made: Made) -> None:
    for name, frame in made.tables.items():
        assert check_table(frame, made.contracts[name]) == []


def test_an_empty_table_keeps_its_contract(made: Made) -> None:
    for name, frame in made.tables.items():
        assert check_table(frame.clear(), made.contracts[name]) == []


@pytest.mark.parametrize(("table", "column", "row", "value"), KEPT)
def test_what_the_texts_really_hold_is_allowed(made: Made, table: str, column: str, row: int, value: Any) -> None:
    assert check_table(made.changed(table, column, row, value), made.contracts[table]) == []


@pytest.mark.parametrize(("table", "column", "row", "value", "told", "rule"), BROKEN)
def test_a_broken_rule_is_told_with_its_column(
    made: Made, table: str, column: str, row: int, value: Any, told: str, rule: str
) -> None:
    frame = made.changed(table, column, row, value)
    found = {(str(violation.column), violation.rule) for violation in check_table(frame, made.contracts[table])}
    assert (told, rule) in found


def test_two_keys_with_a_null_are_no_duplicates_and_two_without_are() -> None:
    contract = contract_from_schema(
        {
            "name": "roles",
            "title": "Roles",
            "description": "Who holds what.",
            "pa:grain": "one row per role",
            "fields": [
                {"name": name, "title": name, "description": name, "type": type_, "example": None}
                for name, type_ in (("role_id", "integer"), ("person", "string"), ("country", "string"))
            ],
            "primaryKey": ["role_id"],
            "uniqueKeys": [["person", "country"]],
        }
    )
    roles = pl.DataFrame({"role_id": [1, 2, 3], "person": ["Ana", "Ana", "Eva"], "country": [None, None, "PER"]})
    assert check_table(roles, contract) == []
    (violation,) = check_table(roles.with_columns(country=pl.lit("PER")), contract)
    assert (violation.rule, violation.count) == ("uniqueKeys", 2)


def test_a_frame_of_another_shape_is_told_as_such(made: Made) -> None:
    contract = made.contracts["articles"]
    frame = made.tables["articles"]
    (missing,) = check_table(frame.drop("place"), contract)
    assert (missing.rule, missing.count) == ("column_in_dataframe", 0)
    (typed,) = check_table(frame.with_columns(pl.col("word_count").cast(pl.String)), contract)
    assert "word_count: another type" in str(typed)
    assert check_table(frame.select(reversed(frame.columns)), contract) != []


def test_a_violation_reads_like_a_sentence_with_an_example(made: Made) -> None:
    key = made.tables["articles"]["article_id"][0]
    (violation,) = check_table(made.changed("articles", "place", 0, ""), made.contracts["articles"])
    assert str(violation) == (
        f"articles.place: empty string; absent values are null (1 row, such as article_id='{key}', place='')"
    )


def test_a_pandera_finding_shows_the_row_it_found(made: Made) -> None:
    (violation,) = check_table(made.changed("articles", "language", 0, "english"), made.contracts["articles"])
    assert violation.examples[0]["language"] == "english"
    assert "not of the form [a-z]{2} (1 row, such as article_id=" in str(violation)


def test_dates_are_dates(made: Made) -> None:
    assert made.tables["articles"]["published_on"].to_list() == [date(2022, 6, 16)]


VALUES: dict[str, list[Any]] = {
    "string": [None, "", "en", "english", "en\n", "canonical", "a" * 13, "b" * 64, "seeds/a.txt", "listing\u00a0"],
    "integer": [None, -1, 0, 1, 2**40],
    "number": [None, -0.1, 0.0, 0.5, 1.0, 1.5, float("nan")],
    "boolean": [None, True, False],
    "date": [None, date(1, 1, 1), date(2022, 6, 16)],
}


@pytest.mark.parametrize("table", ["sources", "blocks", "articles", "article_occurrences", "paragraphs", "redirects"])
def test_the_quick_look_sees_whatever_pandera_sees(made: Made, table: str) -> None:
    contract, seen = made.contracts[table], set()
    for column in contract.columns:
        for value in VALUES[column.type]:
            frame = (
                made.tables[table]
                .clear(1)
                .with_columns(pl.Series(column.name, [value], dtype=contract.polars[column.name]))
            )
            for other in contract.columns:
                if other.name != column.name:
                    example = date.fromisoformat(other.example) if other.type == "date" else other.example
                    frame = frame.with_columns(
                        pl.Series(other.name, [example], dtype=contract.polars[other.name], strict=False)
                    )
            try:
                contract.pandera.validate(frame, lazy=True)
            except SchemaErrors:
                assert not has_shape(frame, contract)
                seen.add("broken")
            else:
                assert has_shape(frame, contract)
                seen.add("sound")
    assert seen == {"broken", "sound"}


def test_the_quick_look_asks_for_every_column_in_its_place_and_of_its_type(made: Made) -> None:
    frame, contract = made.tables["sources"], made.contracts["sources"]
    assert has_shape(frame, contract)
    assert not has_shape(frame.select(reversed(frame.columns)), contract)
    assert not has_shape(frame.drop("encoding"), contract)
    assert not has_shape(frame.with_columns(pl.col("byte_size").cast(pl.Int32)), contract)


@pytest.mark.parametrize(
    "wrong", ["", " ", "a b", " en", "en ", "e\tn", "e\nn", "en\n", "e\u0301n", "e\u2028n", "e\x7fn", "é"]
)
def test_a_pattern_that_stands_for_the_rules_of_texts_matches_nothing_that_breaks_them(wrong: str) -> None:
    patterns = {
        column.constraints["pattern"]
        for contract in load_contracts().values()
        for column in contract.columns
        if "pattern" in column.constraints and checks._is_sound(column)
    }
    assert len(patterns) > 5
    assert not [pattern for pattern in patterns if re.fullmatch(pattern, wrong)]


@pytest.mark.parametrize(
    "pattern", [".+", r"\S+", "[^a]+", "[a-z ]+", "[a-é]+", "[a-z]*", "(?:[a-z]+|)", "[ -z]{2}", "é"]
)
def test_a_pattern_that_says_less_does_not_stand_for_the_rules_of_texts(pattern: str) -> None:
    column = load_contracts()["articles"].column("language")
    assert not checks._is_sound(replace(column, constraints={"pattern": pattern}))
