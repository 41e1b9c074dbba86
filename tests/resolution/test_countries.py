"""Tables of countries and of their mentions."""

from datetime import date
from typing import Any

import polars as pl
import pytest

from pa_pipeline.facts.countries.alliance_status import MEMBERS
from pa_pipeline.resolution.countries import known_countries, resolve_countries

MENTIONS = {
    "article_id": pl.String, "working_group_id": pl.String, "country_iso3": pl.String, "source_id": pl.String,
    "char_start": pl.Int64, "char_end": pl.Int64,
}  # fmt: skip
STATUSES = MENTIONS | {"alliance_status": pl.String, "published_on": pl.Date}


def mentions(*rows: tuple[Any, ...]) -> pl.DataFrame:
    return pl.DataFrame(rows, schema=MENTIONS, orient="row")


def statuses(*rows: tuple[str, str, date | None]) -> pl.DataFrame:
    full = [("a", None, code, "s", 10 * at, 10 * at + 5, status, day) for at, (code, status, day) in enumerate(rows)]
    return pl.DataFrame(full, schema=STATUSES, orient="row")


def test_every_member_state_and_every_country_met_has_a_row() -> None:
    countries, _ = resolve_countries(mentions(("a", None, "NOR", "s", 0, 5)), statuses())
    assert countries["country_iso3"].to_list() == sorted([*MEMBERS, "NOR"])
    assert countries.row(by_predicate=pl.col("country_iso3") == "NOR") == (
        "NOR", "NO", "Norway", "Noruega", None, None, None, None,
    )  # fmt: skip


def test_mentions_are_counted_by_owner_with_the_first_as_evidence() -> None:
    rows = [("a", None, "PER", "s", 9, 13), ("a", None, "PER", "s", 2, 6), (None, "g", "PER", "t", 1, 5)]
    _, counted = resolve_countries(mentions(*rows), statuses())
    assert counted.rows() == [("PER", "a", None, 2, "s", 2, 6), ("PER", None, "g", 1, "t", 1, 5)]


@pytest.mark.parametrize(
    ("said", "standing"),
    [
        (
            [("KOR", "observer", date(2014, 1, 1)), ("KOR", "associate_candidate", date(2022, 1, 1))],
            "associate_candidate",
        ),
        ([("KOR", "associate", None), ("KOR", "observer", date(2014, 1, 1))], "observer"),
        ([("KOR", "observer", date(2022, 1, 1)), ("KOR", "associate", date(2022, 1, 1))], "associate"),
        ([("KOR", "observer", None)], "observer"),
    ],
)
def test_the_latest_dated_statement_tells_the_standing(said: list[tuple[str, str, date | None]], standing: str) -> None:
    for order in (said, said[::-1]):
        countries, _ = resolve_countries(mentions(), statuses(*order))
        assert countries.filter(pl.col("country_iso3") == "KOR")["alliance_status"].to_list() == [standing]


def test_the_order_of_rows_does_not_matter() -> None:
    rows = [("a", None, code, "s", at, at + 4) for at, code in enumerate(["PER", "CHL", "PER", "NOR", "CHL"])]
    said = statuses(("PER", "member", date(2020, 1, 1)), ("NOR", "observer", None), ("PER", "member", date(2021, 1, 1)))
    forward, backward = (
        resolve_countries(mentions(*some), frame) for some, frame in ((rows, said), (rows[::-1], said.reverse()))
    )
    assert forward[0].equals(backward[0])
    assert forward[1].equals(backward[1])


def test_codes_and_names_are_those_of_the_world() -> None:
    known = known_countries()
    assert known["country_iso3"].n_unique() == known["iso2"].n_unique() == known.height
    assert known.height > 240
