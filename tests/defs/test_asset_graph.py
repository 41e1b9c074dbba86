"""The graph that Dagster shows: which assets, in which groups, what it says of them."""

import ast
from pathlib import Path

import dagster as dg
import pytest

from pa_pipeline.definitions import defs
from pa_pipeline.defs.contracts import column_lineage, contracts, preview_of
from pa_pipeline.paths import PROJECT_ROOT
from pa_pipeline.resolution.tables import FACT_TABLES
from pa_pipeline.tables import load_contracts

GRAPH = {
    "inventory": ("reading", []),
    "readings": ("reading", ["inventory"]),
    "sources": ("reading", ["readings"]),
    "blocks": ("reading", ["readings"]),
    "matches": ("matching", ["readings"]),
    "paragraphs": ("matching", ["matches", "readings"]),
    "articles": ("matching", ["matches", "paragraphs", "readings"]),
    "article_occurrences": ("matching", ["matches", "readings"]),
    "facts": ("facts", ["articles", "matches", "readings"]),
    **{table: ("facts", ["facts"]) for table in FACT_TABLES},
    "redirects": ("release", []),
    "dataset": ("release", sorted(load_contracts())),
    "csv": ("release", ["dataset"]),
    "parquet": ("release", ["dataset"]),
    "sqlite": ("release", ["dataset"]),
    "spreadsheet": ("release", ["dataset"]),
    "codebook": ("release", ["dataset"]),
    "rejects": ("release", ["dataset", "readings"]),
    "changes": ("release", ["dataset"]),
    "accuracy": ("release", ["parquet"]),
    "unknowns": ("release", ["dataset"]),
    "data_package": (
        "release",
        ["accuracy", "changes", "codebook", "csv", "rejects", "spreadsheet", "sqlite", "unknowns"],
    ),
    "parquet_data_package": ("release", ["parquet"]),
    "dataset_readme": ("release", ["dataset", "readings"]),
    "rebuild_verdict": ("release", ["csv", "parquet"]),
    "croissant": ("release", ["data_package", "parquet_data_package"]),
    "dcat": ("release", ["data_package", "parquet_data_package"]),
    "site": ("release", ["croissant", "dataset_readme", "dcat", "rebuild_verdict", "spreadsheet", "sqlite"]),
    "checksums": ("release", ["site"]),
    "release": ("release", ["checksums"]),
}
SPECS = {spec.key.to_user_string(): spec for spec in defs.resolve_all_asset_specs()}
CHECKS = {
    (key.asset_key.to_user_string(), key.name): defs.resolve_asset_graph().get_check_spec(key)
    for key in defs.resolve_asset_graph().asset_check_keys
}


def test_the_graph_follows_the_way_of_the_data() -> None:
    shown = {
        name: (spec.group_name, sorted(dep.asset_key.to_user_string() for dep in spec.deps))
        for name, spec in SPECS.items()
    }
    assert shown == GRAPH


def test_every_table_of_the_contract_is_an_asset_with_its_columns() -> None:
    for name, contract in load_contracts().items():
        schema = SPECS[name].metadata["dagster/column_schema"]
        assert [column.name for column in schema.columns] == contract.column_names
        assert all(column.description for column in schema.columns)


def test_every_table_has_a_blocking_check_of_its_contract() -> None:
    assert all(CHECKS[table, "contract"].blocking for table in load_contracts())


@pytest.mark.parametrize("name", GRAPH)
def test_every_asset_says_what_it_is_whose_it_is_and_where_its_code_stands(name: str) -> None:
    spec = SPECS[name]
    assert all([spec.description, spec.owners, spec.kinds])
    (place,) = spec.metadata["dagster/code_references"].code_references
    assert isinstance(place, dg.LocalFileCodeReference)
    lines = Path(place.file_path).read_text(encoding="utf-8").splitlines()[(place.line_number or 1) - 1 :]
    function = "published" if name in FACT_TABLES else name
    assert f"def {function}(" in "\n".join(lines[:40])


def test_dagster_is_imported_in_one_place_only() -> None:
    package = PROJECT_ROOT / "pa_pipeline"
    importing = {
        file.relative_to(package).parts[0]
        for file in package.rglob("*.py")
        if any(name.split(".")[0].startswith("dagster") for name in imported_names(file.read_text(encoding="utf-8")))
    }
    assert importing == {"defs", "definitions.py"}


def imported_names(code: str) -> list[str]:
    nodes = list(ast.walk(ast.parse(code)))
    direct = [alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names]
    return direct + [node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module]


def test_a_late_import_of_dagster_would_be_seen() -> None:
    assert imported_names("def build() -> None:\n    from dagster import asset\n") == ["dagster"]


def test_the_door_stays_small() -> None:
    assert len((PROJECT_ROOT / "pa_pipeline" / "definitions.py").read_text(encoding="utf-8").splitlines()) <= 40


def test_a_column_comes_from_its_namesake_and_from_the_key_it_refers_to() -> None:
    lineage = column_lineage(
        contracts()["paragraphs"], {"articles": ["article_id", "text"], "readings": ["source_id", "text"]}
    )
    found = {
        column: {(dep.asset_key.to_user_string(), dep.column_name) for dep in deps}
        for column, deps in lineage.deps_by_column.items()
    }
    assert found["article_id"] == {("articles", "article_id")}
    assert found["text"] == {("articles", "text"), ("readings", "text")}
    assert "repeats_paragraph_id" not in found


def test_a_preview_has_ten_rows_and_four_columns_at_most() -> None:
    import polars as pl

    frame = pl.DataFrame({name: [f"{name} | {'x' * 90}"] * 12 for name in ("a", "b", "c", "d", "e")})
    head, rule, *rows = str(preview_of(frame, ["a", "b", "c", "d", "e"]).md_str).splitlines()
    assert (head, rule, len(rows)) == ("| a | b | c | d |", "| --- | --- | --- | --- |", 10)
    assert rows[0].startswith(f"| a \\| {'x' * 56}… |")
