"""What is stated where it stands has one row and one identifier."""

from datetime import date

import polars as pl

from pa_pipeline.facts.frames import FACT_FRAMES
from pa_pipeline.resolution.owners import OWNERS
from pa_pipeline.resolution.statements import tables_of_statements


def owned(**rows: list[dict[str, object]]) -> dict[str, pl.DataFrame]:
    """Frames of facts with owners, empty but for these rows of article A."""
    frames = {}
    for name in ("presidencies", "figures", "films", "declared_counts", "date_mentions", "group_items"):
        schema = dict(FACT_FRAMES[f"facts.{name}"])
        del schema["occurrence_id"], schema["section_ordinal"]
        told = [
            {"article_id": "A", "source_id": "s", "char_start": 1, "char_end": 5, **row} for row in rows.get(name, [])
        ]
        frames[name] = pl.DataFrame(told, schema={**dict.fromkeys(OWNERS, pl.String), **schema})
    return frames


def test_a_figure_that_an_article_repeats_is_one_row() -> None:
    twice = [{"value": 200.0, "unit": "officials"}, {"value": 200.0, "unit": "officials", "char_start": 3}]
    figures = tables_of_statements(owned(figures=[*twice, {"value": 200.0, "unit": "firms"}]))["figures"]
    assert figures["unit"].to_list() == ["officials", "firms"]
    assert figures["figure_id"].n_unique() == 2


def test_dates_are_told_as_often_as_they_stand() -> None:
    day = {"starts_on": date(2022, 7, 7), "precision": "day"}
    dates = tables_of_statements(owned(date_mentions=[day, {**day, "char_start": 3}]))["date_mentions"]
    assert dates["date_mention_id"].n_unique() == 2


def test_a_count_agrees_with_what_was_found_or_not() -> None:
    counts = [{"what": "projects", "declared": 7, "found": 7}, {"what": "axes", "declared": 3, "found": 2}]
    assert tables_of_statements(owned(declared_counts=counts))["declared_counts"]["agrees"].to_list() == [True, False]


def test_items_stand_on_pages_of_groups_only() -> None:
    item = {"article_id": None, "ordinal": 1, "text": "Digital trade", "kind": "agenda"}
    items = tables_of_statements(owned(group_items=[{**item, "working_group_id": "G"}, {**item, "article_id": "A"}]))
    assert items["working_group_items"].select("working_group_id", "text").rows() == [("G", "Digital trade")]
