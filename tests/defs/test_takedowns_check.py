"""The check that tells which takedowns find nothing."""

from datetime import date

import dagster as dg
import polars as pl

from pa_pipeline.corrections import APPLIED, Takedown
from pa_pipeline.defs.reading import warning_of_takedowns

ASKED = [Takedown(kind, "Nobody Atall", "Asked for", date(2026, 11, 23)) for kind in ("person", "passage")]


def test_takedowns_that_find_nothing_are_warned_of_without_their_words() -> None:
    for entries, found_nothing in (((), 2), ((1,), 1), ((1, 2), 0)):
        applied = pl.DataFrame([(entry, "person", "a") for entry in entries], schema=APPLIED, orient="row")
        result = warning_of_takedowns(ASKED, applied)
        assert (result.passed, result.severity) == (not found_nothing, dg.AssetCheckSeverity.WARN)
        assert result.metadata["in force"].value == 2
        assert result.metadata["found nothing"].value == found_nothing
        assert "Nobody" not in f"{result.description} {result.metadata}"


def test_without_takedowns_the_check_passes() -> None:
    assert warning_of_takedowns([], pl.DataFrame(schema=APPLIED)).passed
