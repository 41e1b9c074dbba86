"""The README tells the scores that every release publishes of unseen texts."""

import re

import polars as pl
import pytest

from pa_pipeline.paths import PROJECT_ROOT
from pa_pipeline.scoring import ALL_LANGUAGES
from pa_pipeline.scoring.accuracy import read_unseen

README = (PROJECT_ROOT / "README.md").read_text("utf-8")
LINES = re.findall(r"^\| `(\w+)` \| (\d\.\d\d|\.\d\d) / (\d\.\d\d|\.\d\d) \|$", README, re.MULTILINE)
LEVELS = {"article_occurrences": ("starts", "whole")}


@pytest.mark.parametrize(("table", "first", "second"), LINES)
def test_a_line_of_the_readme_has_the_published_scores(table: str, first: str, second: str) -> None:
    unseen = read_unseen().filter(pl.col("language") == ALL_LANGUAGES, table=table)
    for told, level in zip((first, second), LEVELS.get(table, ("found", "full")), strict=True):
        assert unseen.filter(level=level)["f1"].round(2).to_list() == [float(told)]


def test_every_table_that_was_measured_is_told() -> None:
    measured = read_unseen().filter(pl.col("level").is_in(["found", "whole"]))["table"].unique().to_list()
    assert {table for table, _, _ in LINES} == {*measured} - {"paragraphs"}
