"""From the names of one event in a passage to the row that says what, which edition, when, where and how."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TypeVar

from pa_pipeline.facts.dates.date_mentions import find_date_mentions
from pa_pipeline.facts.events.event_datelines import at_dateline
from pa_pipeline.facts.events.event_durations import days_of
from pa_pipeline.facts.events.event_identity import Cluster
from pa_pipeline.facts.events.event_labels import Labelled
from pa_pipeline.facts.events.event_lexicon import TYPE_OF_CONCEPT, vocabulary
from pa_pipeline.facts.events.event_mentions import Mention
from pa_pipeline.facts.events.event_parts_of_days import is_later_that_day
from pa_pipeline.facts.events.event_phrase import EDITION
from pa_pipeline.facts.events.event_row import EventMention, city_of, squeezed, text_of
from pa_pipeline.facts.events.event_series import series_of
from pa_pipeline.facts.events.event_spans import name_span
from pa_pipeline.facts.events.event_told import Told
from pa_pipeline.facts.passages import Passage
from pa_pipeline.lexicon.subjects import subjects_of

Day = TypeVar("Day", date, date | None)
_SHOWS = ("cycle", "festival", "week", "exhibition", "days")
_CINEMA = frozenset({"cinema"})
_OF_ACTS = ("ceremony", "launch", "presentation")
_PARTS = ("panel", "talk", "session", "presentation", "opening", "workshop", "tasting", "concert", "dialogue")
"""What the lines of a day's programme consist of."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_LONGEST_LINE, _OPENING = 200, 6
_NEAR = 7
_FAR = 31


def event_of(cluster: Cluster, *, is_main: bool) -> EventMention:
    """The row of an event: its fullest name, and what any of its mentions says first."""
    best = min(cluster.mentions, key=_rank)
    unit, phrase = best.told.unit, best.told.phrase
    name_start, name_end = name_span(best)
    start = min(best.tokens[phrase.begins].start, best.tokens[phrase.first].start, name_start)
    end = max(best.tokens[phrase.end - 1].end, name_end)
    start, end, name = unit.start + start, unit.start + end, unit.text[name_start:name_end]
    written = name
    if cluster.series is not None:
        series = cluster.series
        first, last = name_span(series)
        start = min(start, series.told.unit.start + first)
        name = series.told.unit.text[first:last]
        written = written if phrase.noun.words else name
        end = max(end, series.told.unit.start + last)
    starts_on, ends_on, precision = _when(cluster)
    city, country = _where(cluster)
    return EventMention(
        start,
        end,
        squeezed(name),
        _type_of(cluster),
        series_of(cluster.words, cluster.concept, cluster.title),
        cluster.edition,
        starts_on,
        ends_on,
        precision,
        city,
        country,
        next((text_of(m.told.unit, m.told.venue) for m in cluster.mentions if m.told.venue), None),
        _format_of(cluster),
        is_main,
        squeezed(written),
    )


def _format_of(cluster: Cluster) -> str | None:
    """What is told first of how it was held; `hybrid` where some took part there and others from afar."""
    told = [mention.told.format for mention in cluster.mentions if mention.told.format]
    is_both = "hybrid" in told or {"virtual", "in_person"} <= set(told)
    return "hybrid" if is_both else next(iter(told), None)


def _type_of(cluster: Cluster) -> str:
    """Code of its type; a cycle, a week or a show of films is a film cycle."""
    if cluster.concept in _SHOWS and any(not _CINEMA.isdisjoint(subjects_of(word)) for word in cluster.known):
        return "film_cycle"
    return TYPE_OF_CONCEPT.get(cluster.concept, "other")


def _rank(mention: Mention) -> tuple[bool, bool, bool, bool, bool, bool, bool, bool, bool, int, bool, int, int]:
    """The fullest form first: no `its third edition`, no `the event`, no title in capitals, no verb, with a title,
    with an edition, of most words, in running text."""
    phrase = mention.told.phrase
    return (
        mention.concept == EDITION,
        mention.is_plain,
        mention.is_in_title and phrase.last - phrase.first > 1 and mention.tokens[phrase.head].is_shout,
        mention.is_verb,
        phrase.title is None,
        phrase.edition is None and not mention.is_named_in_full,
        phrase.edition is not None and not mention.has_own_name and not mention.words,
        phrase.edition is None,
        not mention.is_named,
        -len(mention.words),
        mention.is_in_title,
        phrase.first - phrase.last,
        mention.position,
    )


# --- when and where ------------------------------------------------------------------------------------------------
def _when(cluster: Cluster) -> tuple[date | None, date | None, str | None]:
    dated = [mention.told for mention in cluster.mentions if mention.told.when is not None]
    until = next((mention.told.until for mention in cluster.mentions if mention.told.until is not None), None)
    last = until.ends_on or until.starts_on if until is not None else None
    best = min(dated, key=_rank_of_date) if dated else None
    when = best.when if best is not None else None
    lasting = next((days for mention in cluster.mentions if (days := days_of(mention.told)) is not None), 1)
    if when is None or best is None:
        first = last - timedelta(days=lasting - 1) if last is not None and lasting > 1 else None
        return first, last, "day" if last is not None else None
    years = _year_of_name(cluster, best)
    if years:
        when = replace(when, starts_on=_in_year(when.starts_on, years), ends_on=_in_year(when.ends_on, years))
        last = _in_year(last, years)
    ends_on = when.ends_on if when.precision == "day" else None
    if ends_on is None and last is not None and last > when.starts_on and when.precision == "day":
        ends_on = last
    if ends_on is None and last is None and lasting > 1 and when.precision == "day":
        ends_on = when.starts_on + timedelta(days=lasting - 1)
    return when.starts_on, ends_on, when.precision


def _year_of_name(cluster: Cluster, told: Told) -> int:
    """Years by which a day without a year is off that of the event's name: `Fruit Days 2025 (5-7 February)`; or 0."""
    when = told.when
    if when is None or when.precision == "year":
        return 0
    written = told.unit.text[when.start - told.unit.start : when.end - told.unit.start]
    if _YEAR.search(written) or not any(letter.isdigit() for letter in written):
        return 0
    names = (m.tokens[m.told.phrase.last - 1].text for m in cluster.mentions if m.told.phrase.last)
    year = next((int(name) for name in names if _YEAR.fullmatch(name)), None)
    return year - when.starts_on.year if year is not None and abs(year - when.starts_on.year) == 1 else 0


def _in_year(day: Day, years: int) -> Day:
    """The same day some years later; the 29th of February is the 28th in others."""
    if day is None:
        return day
    is_leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year + years, day=28 if is_leap_day else day.day)


def _rank_of_date(told: Told) -> tuple[int, bool]:
    """Days before months before years, ranges before single days."""
    when = told.when
    if when is None:
        return 3, True
    return ("day", "month", "year").index(when.precision), when.ends_on is None and told.until is None


def _where(cluster: Cluster) -> tuple[str | None, str | None]:
    """City and country: of the first mention that names a city, else of the first that names a country."""
    placed = [(mention.told.unit, mention.told.place) for mention in cluster.mentions]
    told = [(unit, place) for unit, place in placed if place is not None]
    told += [mention.told.line for mention in cluster.mentions if mention.told.line is not None]
    best = next((one for one in told if one[1].last > one[1].first), told[0] if told else None)
    return (city_of(*best), best[1].country_iso3) if best is not None else (None, None)


# --- the event that a passage is about -----------------------------------------------------------------------------
def complete_main_event(
    event: EventMention, passage: Passage, labelled: Sequence[Labelled], cluster: Cluster
) -> EventMention:
    """The passage's event with what labels, its dateline and a range that ends on its last day add to it."""
    when = next((label.when for label in labelled if label.when is not None), None)
    if event.starts_on is None and event.ends_on is None and when is not None:
        last = when.ends_on if when.precision == "day" else None
        event = replace(event, starts_on=when.starts_on, ends_on=last, precision=when.precision)
    if event.starts_on is None and event.ends_on is None:
        event = _on_days_of_dateline(event, passage)
    if event.starts_on is None and event.ends_on is None and is_of_act(cluster):
        event = _on_day_of_act(event, passage, is_told=cluster.is_of_lead)
    where = next((label for label in labelled if label.place is not None), None)
    if event.city is None and where is not None and where.place is not None:
        event = replace(event, city=city_of(where.unit, where.place), country_iso3=where.place.country_iso3)
    if event.format is None:
        event = replace(event, format=next((label.format for label in labelled if label.format is not None), None))
    if event.starts_on is None and event.ends_on is not None:
        event = _with_first_day(event, passage)
    return at_dateline(event, passage) if _has_no_place(event) and _is_near(event, passage) else event


def on_day_of_signing(event: EventMention, passage: Passage, cluster: Cluster) -> EventMention:
    """`The ceremony` of what the first sentence tells, on its day: `signed on Monday a treaty. The ceremony …`."""
    is_bare = cluster.concept == "ceremony" and len(cluster.words) < 2 and is_of_act(cluster)
    is_bare = is_bare and not any(mention.is_named for mention in cluster.mentions)
    is_open = event.starts_on is None and event.ends_on is None and event.edition is None
    return _on_day_of_act(event, passage, is_told=False) if is_bare and is_open else event


def on_day_of_lead(event: EventMention, passage: Passage, cluster: Cluster) -> EventMention:
    """`Por la tarde se efectuó el seminario`: on the day that the first sentence tells, where no event bears it."""
    told = cluster.mentions[0].told
    if event.starts_on is not None or event.ends_on is not None or not is_later_that_day(told):
        return event
    event = _on_day_of_act(event, passage, is_told=False)
    return at_dateline_today(event, passage, is_here=False)


def at_dateline_today(event: EventMention, passage: Passage, *, is_here: bool) -> EventMention:
    """An event of the dateline's own day or `in this city`, at the dateline's place where the text names no other."""
    day = event.starts_on or event.ends_on
    on = passage.published_on
    is_today = (
        day is not None and on is not None and event.precision == "day" and 0 <= (on - (event.ends_on or day)).days <= 2
    )
    return at_dateline(event, passage) if (is_today or is_here) and _has_no_place(event) else event


def at_main_event(
    event: EventMention, main: EventMention, passage: Passage, labelled: Sequence[Labelled], cluster: Cluster
) -> EventMention:
    """A panel or a talk on a line of an invitation's programme: on its day and at its place."""
    told = cluster.mentions[0].told
    first_day = next((label.unit.start for label in labelled if label.when is not None), None)
    is_line = told.unit.kind in ("paragraph", "list_item") and len(told.unit.text) <= _LONGEST_LINE
    is_part = cluster.concept in _PARTS and cluster.edition is None and len(cluster.mentions) == 1
    is_open = event.starts_on is None and event.ends_on is None and _has_no_place(event) and event is not main
    opens = told.phrase.begins <= _OPENING and first_day is not None and told.unit.start > first_day
    if not (is_line and is_part and is_open and opens) or main.ends_on is not None or main.precision != "day":
        return event
    return replace(
        event, starts_on=main.starts_on, precision=main.precision, city=main.city, country_iso3=main.country_iso3
    )


def within_main_event(event: EventMention, main: EventMention, cluster: Cluster) -> EventMention:
    """A talk or a ceremony on one of the days of the event that the passage is about: at its place, if in none."""
    if event is main or cluster.edition is not None or event.starts_on is None or main.starts_on is None:
        return event
    last = main.ends_on or main.starts_on
    is_during = event.precision == main.precision == "day" and main.starts_on <= event.starts_on <= last
    if not is_during or not _has_no_place(event) or main.country_iso3 is None:
        return event
    return replace(event, city=main.city, country_iso3=main.country_iso3)


def tells_something(event: EventMention, cluster: Cluster) -> bool:
    """Whether a row is more than `the ceremony` of which the text says neither when nor where it was."""
    if cluster.mentions[0].is_edge and event.starts_on is None:
        return False
    if cluster.concept != "ceremony" or any(
        not one.is_plain or one.told.phrase.last - one.told.phrase.first > 1 for one in cluster.mentions
    ):
        return True
    is_told = any((event.starts_on, event.ends_on, event.country_iso3, event.venue))
    return is_told or any(one.is_occasion and one.told.phrase.determiner == "indefinite" for one in cluster.mentions)


def _has_no_place(event: EventMention) -> bool:
    return event.city is None and event.country_iso3 is None and event.format != "virtual"


def is_of_act(cluster: Cluster) -> bool:
    """Whether an event is `the ceremony` or `the launch` of what the article reports."""
    first = cluster.mentions[0]
    is_told = first.told.phrase.determiner == "definite" or first.is_occasion
    return cluster.is_of_lead or (cluster.concept in _OF_ACTS and is_told)


def _on_day_of_act(event: EventMention, passage: Passage, *, is_told: bool) -> EventMention:
    """A ceremony or a launch on the one day of the sentence that opens the article: `signed on Monday a treaty`.

    is_told: whether that sentence is known to tell of it.
    """
    lead = next((unit for unit in passage.units if unit.kind == "paragraph" and unit.sentences), None)
    words = vocabulary()
    acts = words.other_acts | words.launch_participles | words.launch_verbs | words.honours | words.receives
    if lead is None:
        return event
    end = lead.start + lead.sentences[0][1]
    days = {
        mention.starts_on
        for mention in passage.once(find_date_mentions)
        if lead.start <= mention.start < end and mention.precision == "day" and mention.ends_on is None
    }
    day = days.pop() if len(days) == 1 else None
    is_known = is_told or day == passage.published_on or not lead.words.isdisjoint(acts)
    return replace(event, starts_on=day, precision="day") if day is not None and is_known else event


def _on_days_of_dateline(event: EventMention, passage: Passage) -> EventMention:
    """The event on the days of a dateline of several days: what is published on one day only happened on all."""
    line = next((unit for unit in passage.units if unit.kind == "dateline"), None)
    if line is None:
        return event
    for mention in passage.once(find_date_mentions):
        if line.start <= mention.start < line.end and mention.precision == "day" and mention.ends_on is not None:
            return replace(event, starts_on=mention.starts_on, ends_on=mention.ends_on, precision="day")
    return event


def _with_first_day(event: EventMention, passage: Passage) -> EventMention:
    """The event with the first day of the one range of the passage that ends on its last day."""
    datelines = [(unit.start, unit.end) for unit in passage.units if unit.kind == "dateline"]
    whole = [
        mention
        for mention in passage.once(find_date_mentions)
        if mention.precision == "day" and mention.ends_on == event.ends_on
    ]
    told = [one for one in whole if not any(start <= one.start < end for start, end in datelines)]
    ranges = {mention.starts_on for mention in told or whole}
    return replace(event, starts_on=ranges.pop()) if len(ranges) == 1 else event


def _is_near(event: EventMention, passage: Passage) -> bool:
    """Whether it takes place about the day of the dateline, or in a building of no other town."""
    if passage.published_on is None:  # `Iquique.- El 3 y 4 de mayo de 2019 se realizó el taller`
        return event.precision == "day" and any(unit.kind == "dateline" for unit in passage.units)
    days = [abs((passage.published_on - day).days) for day in (event.starts_on, event.ends_on) if day is not None]
    if event.precision == "day" and min(days, default=_NEAR + 1) <= _NEAR:
        return True
    return event.venue is not None and min(days, default=0) <= _FAR
