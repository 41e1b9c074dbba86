"""Which mentions are one event: over names, languages, editions and days; whatever the order of rows."""

import random
import time
from datetime import date
from typing import Any

import polars as pl
import pytest

from pa_pipeline.facts.events.events import EventMention, find_events
from pa_pipeline.facts.passages import passage_of
from pa_pipeline.resolution.events import resolve_events

SCHEMA: dict[str, Any] = {
    "article_id": pl.String, "working_group_id": pl.String, "source_id": pl.String, "char_start": pl.Int64,
    "char_end": pl.Int64, "name": pl.String, "event_type": pl.String, "series": pl.String, "edition": pl.Int64,
    "starts_on": pl.Date, "ends_on": pl.Date, "precision": pl.String, "city": pl.String, "country_iso3": pl.String,
    "venue": pl.String, "format": pl.String, "is_main_event": pl.Boolean, "written": pl.String,
}  # fmt: skip
PUBLISHED = date(2024, 5, 17)


def rows_of(*texts: tuple[str, str]) -> list[dict[str, Any]]:
    """Mentions of texts, each an article of its own."""
    rows = []
    for at, (text, language) in enumerate(texts):
        for event in find_events(passage_of(text, language, PUBLISHED)):
            rows.append(row_of(event, f"article-{at}"))
    return rows


def row_of(event: EventMention, article: str) -> dict[str, Any]:
    told = {name: getattr(event, name) for name in EventMention.__dataclass_fields__ if name not in ("start", "end")}
    place = {"article_id": article, "working_group_id": None, "source_id": "seed"}
    return place | {"char_start": event.start, "char_end": event.end} | told


def resolved(rows: list[dict[str, Any]]) -> tuple[pl.DataFrame, pl.DataFrame]:
    return resolve_events(pl.DataFrame(rows, schema=SCHEMA))


SAME = [
    (
        ("The IV Tourism Forum was held on 30 March 2022.", "en"),
        ("The 4th Tourism Forum of the Pacific Alliance was held on March 30 and 31, 2022 in Lima.", "en"),
        ("El IV Foro de Turismo se realizó en marzo de 2022.", "es"),
        ("Destacó el cuarto Foro de Turismo.", "es"),
    ),
    (
        ("The XVI Summit of the Pacific Alliance was held.", "en"),
        ("Se celebró la XVI Cumbre de Presidentes de la Alianza del Pacífico en Cali, Colombia.", "es"),
    ),
    (
        ("The AP Week will be held in November 2024.", "en"),
        ("La AP Week se celebró el 6 de noviembre de 2024.", "es"),
    ),
]


@pytest.mark.parametrize("texts", SAME)
def test_names_in_all_languages_are_one_event(texts: tuple[tuple[str, str], ...]) -> None:
    events, mentions = resolved(rows_of(*texts))
    assert events.height == 1
    assert mentions.height == len(texts)
    assert events["article_count"].to_list() == [len(texts)]


APART = [
    (
        ("The IV Tourism Forum was held in Lima.", "en"),
        ("The V Tourism Forum was held in Lima.", "en"),
    ),
    (
        ("The IV Tourism Forum was held on 30 March 2022.", "en"),
        ("The IV Tourism Forum was held on 30 March 2023.", "en"),
    ),
    (
        ("The IV Tourism Forum was held.", "en"),
        ("The IV Business Forum was held.", "en"),
    ),
    (
        ("The meeting of 3 May 2022 in Lima approved it.", "en"),
        ("The meeting of 3 May 2022 in Cali approved it.", "en"),
    ),
    (
        ("Fue aprobado en la reunión del 3 de mayo de 2022.", "es"),
        ("Fue aprobado en la reunión del 3 de mayo de 2022.", "es"),
    ),
]


@pytest.mark.parametrize("texts", APART)
def test_editions_days_and_places_that_contradict_keep_events_apart(texts: tuple[tuple[str, str], ...]) -> None:
    events, _ = resolved(rows_of(*texts))
    assert events.height == len(texts)


def test_events_without_a_name_merge_where_day_type_and_place_agree() -> None:
    text = "It was approved at the meeting of 3 May 2022 in Lima, Peru."
    events, mentions = resolved(rows_of((text, "en"), (text, "en")))
    assert (events.height, mentions.height) == (1, 2)


def test_a_month_that_holds_the_day_of_one_event_is_that_event() -> None:
    texts = [
        ("The Ports Forum was held on 3 May 2022.", "en"),
        ("The Ports Forum was held on 9 May 2023.", "en"),
        ("The Ports Forum was held in May 2023.", "en"),
    ]
    events, _ = resolved(rows_of(*texts))
    assert sorted(events["article_count"].to_list()) == [1, 2]
    assert events["starts_on"].sort().to_list() == [date(2022, 5, 3), date(2023, 5, 9)]


def test_an_article_that_names_an_event_twice_has_one_row() -> None:
    rows = rows_of(("The IV Ports Forum was held in Lima.", "en"))
    again = [row | {"char_start": row["char_start"] + 900, "char_end": row["char_end"] + 900} for row in rows]
    events, mentions = resolved(rows + again)
    assert (events.height, mentions.height) == (1, 1)
    assert mentions["char_start"].to_list() == [rows[0]["char_start"]]


def test_the_event_knows_what_any_mention_knows() -> None:
    texts = [
        ("The IV Ports Forum was held virtually.", "en"),
        ("El IV Foro de Ports se realizó en Lima, Perú, el 3 de mayo de 2022.", "es"),
    ]
    events, _ = resolved(rows_of(*texts))
    (event,) = events.to_dicts()
    assert (event["format"], event["city"], event["country_iso3"]) == ("virtual", "Lima", "PER")
    assert (event["starts_on"], event["precision"], event["edition"]) == (date(2022, 5, 3), "day", 4)
    assert event["name_variants"] == "IV Ports Forum"


def test_no_mentions_are_no_events() -> None:
    events, mentions = resolved([])
    assert (events.height, mentions.height) == (0, 0)


def test_events_do_not_depend_on_the_order_of_their_mentions() -> None:
    rows = rows_of(*(text for group in (*SAME, *APART) for text in group))
    events, mentions = resolved(rows)
    chance = random.Random(5)
    for _ in range(10):
        again = resolved(chance.sample(rows, len(rows)))
        assert events.equals(again[0])
        assert mentions.equals(again[1])


def test_an_event_keeps_its_identifier_when_other_articles_come() -> None:
    few = rows_of(SAME[0][0])
    (kept,) = resolved(few)[0]["event_id"].to_list()
    many = rows_of(SAME[0][0], ("The V Business Forum was held in Cali.", "en"), SAME[0][2])
    assert kept in resolved(many)[0]["event_id"].to_list()


def test_twice_the_mentions_take_twice_the_time() -> None:
    def seconds(count: int) -> float:
        rows = [
            {
                **dict.fromkeys(SCHEMA), "article_id": f"a{at}", "source_id": "s", "char_start": at, "char_end": at + 9,
                "name": f"Forum {at}", "event_type": "forum", "series": f"ports {at % 50} forum",
                "edition": at % 90 or None,
                "starts_on": date(2020, 1 + at % 12, 1 + at % 28), "precision": "day", "is_main_event": False,
            }
            for at in range(count)
        ]  # fmt: skip
        start = time.process_time()
        resolved(rows)
        return time.process_time() - start

    seconds(500)
    assert seconds(8_000) < 8 * seconds(2_000) + 0.3


def test_an_edition_without_a_name_bears_the_name_of_its_series() -> None:
    text = (
        "The XII Seed Fair was held in Lima on 3 May 2023. The thirteenth edition will be held in Cali in May 2025.",
        "en",
    )
    events, places = resolved(rows_of(text))
    named = {event["edition"]: event["name"] for event in events.to_dicts()}
    assert named == {12: "XII Seed Fair", 13: "Seed Fair"}
    assert "thirteenth edition" in places["name_as_written"].to_list()


@pytest.mark.parametrize(
    ("texts", "count"),
    [
        (("The Sea Business Summit will be held in Lima.", "The Sea Business Summit will be held in Oslo."), 2),
        (("The Sea Business Summit will be held in Lima.", "She praised the Sea Business Summit in Lima."), 1),
        (("The Sea Business Summit will be held in Lima.", "The Sea Business Summit was held."), 1),
        (("A business summit was held in Lima.", "A business summit was held in Lima with banks."), 2),
        (("The Sea Business Summit was held in Oslo on 3 May 2022.", "The Sea Business Summit opens in Lima."), 2),
        (("The Sea Business Summit was held in Oslo on 3 May 2022.", "The Sea Business Summit was held."), 1),
    ],
)
def test_places_and_the_want_of_a_name_keep_undated_events_apart(texts: tuple[str, ...], count: int) -> None:
    rows = rows_of(*((text, "en") for text in texts))
    assert len(rows) == 2
    events, mentions = resolved(rows)
    assert (len(events), len(mentions)) == (count, 2)
    assert events.sort("event_id").equals(resolved(rows[::-1])[0].sort("event_id"))
