"""Where a text contradicts itself, the run warns and shows the passage."""

import dagster as dg
import polars as pl

from pa_pipeline.defs.facts import CONTRADICTIONS, warning_of_contradictions
from pa_pipeline.tables import load_contracts


def counted(*agrees: bool | None) -> pl.DataFrame:
    rows = [("page", number, number + 9, "projects", 7, 6, flag) for number, flag in enumerate(agrees)]
    names = ["source_id", "char_start", "char_end", "what", "declared", "found", "agrees"]
    return pl.DataFrame(rows, schema=names, orient="row")


def test_a_count_that_differs_is_shown_with_its_passage() -> None:
    result = warning_of_contradictions(counted(True, False, None), "agrees", "All agree.")
    assert (result.passed, result.severity) == (False, dg.AssetCheckSeverity.WARN)
    assert "| page | 1 | 10 | projects | 7 | 6 |" in str(result.metadata["where"].value)


def test_agreement_passes() -> None:
    assert warning_of_contradictions(counted(True, None), "agrees", "All agree.").passed


def test_the_columns_that_are_looked_at_are_those_of_the_contract() -> None:
    for table, (column, _) in CONTRADICTIONS.items():
        found = {column.name: column.type for column in load_contracts()[table].columns}
        assert found[column] == "boolean"
