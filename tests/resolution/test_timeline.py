"""Everything with a date stands on the timeline once, in order of time."""

from datetime import date
from typing import Any

import polars as pl
import pytest

from pa_pipeline.resolution.timeline import make_timeline

PLACE = {"source_id": "seed", "char_start": 0, "char_end": 9}
ARTICLE = {"article_id": "A", "working_group_id": None, **PLACE}
EVENT = {
    "event_id": "E", "ends_on": date(2022, 7, 8), "precision": "day", "country_iso3": "PER",
    "starts_on": date(2022, 7, 7),
    "name": "Forum", "series": "forum", "city": "Lima",
}  # fmt: skip
ACT = {
    "agreement_action_id": "X", "agreement_id": "G", "action": "signed", "acted_on": date(2014, 2, 10),
    "precision": "day", "place": "Cartagena", **ARTICLE,
}  # fmt: skip
PRESIDENCY = {
    "presidency_id": "P", "country_iso3": "CHL", "starts_on": date(2023, 1, 1), "ends_on": None, "precision": "year",
    **ARTICLE,
}  # fmt: skip


def frame(*rows: dict[str, Any], like: dict[str, Any]) -> pl.DataFrame:
    types = {name: {date: pl.Date, int: pl.Int64}.get(type(value), pl.String) for name, value in like.items()}
    return pl.DataFrame(list(rows), schema=types | {"ends_on": pl.Date} if "ends_on" in like else types)


def timeline(**told: list[dict[str, Any]]) -> pl.DataFrame:
    article = {
        "article_id": "A", "title": "Forum opens", "published_on": date(2022, 7, 8), "published_on_precision": "day",
        "place": "Lima", "place_country_iso3": "PER", **PLACE,
    }  # fmt: skip
    mention = {"event_id": "E", **ARTICLE}
    return make_timeline(
        frame(*told.get("articles", [article]), like=article),
        (frame(*told.get("events", [EVENT]), like=EVENT), frame(mention, mention, like=mention)),
        (pl.DataFrame({"agreement_id": ["G"], "name": ["Protocol"]}), frame(*told.get("acts", [ACT]), like=ACT)),
        frame(*told.get("presidencies", [PRESIDENCY]), like=PRESIDENCY),
        pl.DataFrame({"country_iso3": ["CHL"], "name_en": ["Chile"]}),
        pl.DataFrame({"working_group_id": ["W"], "name": ["Tourism"]}),
    ).sort("happened_on", "kind")


def test_each_kind_of_fact_has_its_entry_with_label_place_and_reference() -> None:
    shown = timeline().select("happened_on", "kind", "label", "place", "country_iso3", "action").rows()
    assert shown == [
        (date(2014, 2, 10), "agreement", "Protocol", "Cartagena", None, "signed"),
        (date(2022, 7, 7), "event", "Forum", "Lima", "PER", None),
        (date(2022, 7, 8), "publication", "Forum opens", "Lima", "PER", None),
        (date(2023, 1, 1), "presidency", "Chile", None, "CHL", None),
    ]


def test_an_event_without_a_name_is_labelled_with_the_article_that_tells_of_it() -> None:
    labels = timeline(events=[{**EVENT, "name": "closing ceremony", "series": None}]).filter(kind="event")["label"]
    assert labels.to_list() == ["closing ceremony (Forum opens)"]


def test_what_several_articles_tell_is_one_entry() -> None:
    again = {**ACT, "agreement_action_id": "Y", "article_id": "B", "char_start": 50, "char_end": 60}
    told = {**PRESIDENCY, "presidency_id": "Q", "article_id": "B", "char_start": 50, "char_end": 60}
    entries = timeline(acts=[again, ACT], presidencies=[told, PRESIDENCY])
    assert entries.height == 4
    assert entries["agreement_action_id"].drop_nulls().to_list() == ["X"]
    assert entries["presidency_id"].drop_nulls().to_list() == ["P"]


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("agreement", {"acts": [{**ACT, "action": "mentioned"}]}),
        ("agreement", {"acts": [{**ACT, "acted_on": None}]}),
        ("event", {"events": [{**EVENT, "starts_on": None}]}),
        ("presidency", {"presidencies": [{**PRESIDENCY, "starts_on": None}]}),
    ],
)
def test_what_has_no_date_has_no_entry(kind: str, told: dict[str, list[dict[str, Any]]]) -> None:
    assert kind not in timeline(**told)["kind"].to_list()


def test_identifiers_come_from_the_row_that_an_entry_stands_for() -> None:
    moved = timeline(acts=[{**ACT, "char_start": 70, "char_end": 80}])
    assert moved["timeline_id"].to_list() == timeline()["timeline_id"].to_list()
    assert timeline()["timeline_id"].n_unique() == 4
