"""Events on a day that is counted from another one's: `on the second day of the fair`, `la víspera de la cumbre`."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from pa_pipeline.facts.events.event_editions import ordinal_words
from pa_pipeline.facts.events.event_identity import Cluster
from pa_pipeline.facts.events.event_lexicon import head_at, vocabulary, weekdays
from pa_pipeline.facts.events.event_parts_of_days import opens_part_of_day
from pa_pipeline.facts.events.event_places import OF_DAYS
from pa_pipeline.facts.events.event_row import EventMention
from pa_pipeline.facts.events.event_told import Told, start_of
from pa_pipeline.facts.passages import Token
from pa_pipeline.lexicon.grammar import function_words

_DAY = function_words("day")
_OF = function_words("of", "of_the", "to_the", "definite")
_LEADS = function_words("of", "of_the", "to", "to_the")
_BEFORE = ""
"""In place of a concept: the event told of last."""
_VAGUE = ("event", "meeting", "opening")
_LAST, _AFTER, _SAME = -1, -2, -3
_FAR, _MOST_COMPARED, _MOST_BETWEEN = 3, 40, 30


def on_days_of_others(
    events: Sequence[EventMention], clusters: Sequence[Cluster], main: EventMention | None
) -> list[EventMention]:
    """Events without a day on that of another event which their sentence counts from, and at its place.

    clusters: of the events, in their order; main: the event that the passage is about.
    """
    told = []
    for at, (event, cluster) in enumerate(zip(events, clusters, strict=True)):
        first = cluster.mentions[0].told
        counted = (
            counted_day(first) if event.starts_on is None and event.ends_on is None and event is not main else None
        )
        if counted is not None:
            number, concept = counted
            others = range(max(0, at - _MOST_COMPARED), min(len(events), at + _MOST_COMPARED) if concept else at)
            bases = [
                events[one] for one in reversed(others) if one != at and concept in (_BEFORE, clusters[one].concept)
            ]
            bases += [main] if main is not None and concept in _VAGUE else []
            if main is not None and concept == _BEFORE and _opens_paragraph(first):
                bases.insert(0, main)
            base = next((one for one in bases if one.precision == "day" and one.starts_on is not None), None)
            event = _moved(event, base, number) if base is not None else event
        told.append(event)
    return told


def _opens_paragraph(one: Told) -> bool:
    """Whether a paragraph opens with the day that is counted: `The day before, a workshop was held.`"""
    return one.sentence == 0 and any(
        _number_at(one.unit.tokens, at) is not None for at in range(min(_FAR, one.phrase.begins))
    )


def beside_others(events: Sequence[EventMention], clusters: Sequence[Cluster]) -> list[EventMention]:
    """Events without a day on that of the one that their sentence tells within or around them: `The launch took place
    during the IX Meeting.`
    """
    told_by = [(at, one.told) for at, cluster in enumerate(clusters) for one in cluster.mentions]
    if not any(one.within for _, one in told_by):
        return list(events)
    home = {id(one): at for at, one in told_by}
    told = []
    for event, cluster in zip(events, clusters, strict=True):
        within = (one.told.within for one in cluster.mentions if one.told.within is not None)
        other = next((events[home[id(one)]] for one in within if id(one) in home), None)
        is_open = event.starts_on is None and event.ends_on is None and cluster.concept not in OF_DAYS
        if other is not None and is_open and other.precision == "day" and other.ends_on is None:
            event = replace(event, starts_on=other.starts_on, precision="day")
        is_nowhere = event.city is None and event.country_iso3 is None and event.format != "virtual"
        is_elsewhere = cluster.concept in OF_DAYS or any(one.told.is_counted for one in cluster.mentions)
        if other is not None and is_nowhere and not is_elsewhere:
            event = replace(event, city=other.city, country_iso3=other.country_iso3)
        told.append(event)
    return told


def at_edge_of_main(event: EventMention, main: EventMention, cluster: Cluster) -> EventMention:
    """`The inauguration` of the event that the passage is about: on its first day, a closing on its last, and there."""
    first = cluster.mentions[0]
    if event is main or main.precision != "day" or not first.is_edge or event.starts_on or event.ends_on:
        return event
    is_end = first.tokens[first.told.phrase.head].folded in vocabulary().last_days
    event = replace(event, starts_on=(main.ends_on if is_end else None) or main.starts_on, precision="day")
    if event.city is None and event.country_iso3 is None and event.format != "virtual":
        event = replace(event, city=main.city, country_iso3=main.country_iso3)
    return event


def _moved(event: EventMention, base: EventMention, number: int) -> EventMention:
    """An event on the day of that number of another one: 0 the day before, -1 the last, -2 the next, -3 its own."""
    if base.starts_on is None or (number == _LAST and base.ends_on is None):
        return event
    if number == _SAME and (base.ends_on is not None or base.precision != "day"):
        return event
    last = base.ends_on or base.starts_on
    day = base.starts_on + timedelta(days=number - 1)
    if number in (_LAST, _AFTER):
        day = last + timedelta(days=number == _AFTER)
    if number == _SAME:
        day = base.starts_on
    if number > 1 and day > last:
        return event
    event = replace(event, starts_on=day, precision="day")
    is_there = (number > 0 or number in (_LAST, _SAME)) and event.format != "virtual"
    if is_there and event.city is None and event.country_iso3 is None:
        event = replace(event, city=base.city, country_iso3=base.country_iso3)
    return event


def counted_day(one: Told) -> tuple[int, str] | None:
    """Number of the day that a sentence counts, and the concept of the event that it counts from (the last: empty)."""
    words, unit = vocabulary(), one.unit
    if _DAY.isdisjoint(unit.words) and words.eves.isdisjoint(unit.words) and words.parts_of_days.isdisjoint(unit.words):
        return None
    tokens = unit.tokens
    start, end = unit.sentences[one.sentence]
    low = max(bisect_left(tokens, start, key=start_of), one.phrase.begins - _MOST_BETWEEN)
    high = min(bisect_left(tokens, end, key=start_of), one.phrase.end + _MOST_BETWEEN)
    for at in range(low, high):
        if one.phrase.begins <= at < one.phrase.end:
            continue
        number = _number_at(tokens, at)
        concept = _event_behind(tokens, at + 1) if number is not None else None
        if number in (0, _AFTER) and concept is None and _stands_alone(tokens, at):
            concept = _BEFORE
        if number is None and at < one.phrase.begins and opens_part_of_day(tokens, at, low):
            number, concept = _SAME, _BEFORE
        if number is not None and concept is not None:
            return number, concept
    return None


def _number_at(tokens: Sequence[Token], at: int) -> int | None:
    """Number of the day that a word tells with those beside it."""
    words, word = vocabulary(), tokens[at].folded
    if word in words.eves:
        return 0
    if word not in _DAY or at == 0 or at + 1 >= len(tokens):
        return None
    before, behind = tokens[at - 1].folded, tokens[at + 1].folded
    if behind in words.days_before:
        return 0
    if behind in words.days_after:
        return _AFTER
    if before in words.next_days:
        return _AFTER
    if before in words.first_days or behind in words.first_days:
        return 1
    if before in words.last_days or behind in words.last_days:
        return _LAST
    return ordinal_words().get(before)


def _stands_alone(tokens: Sequence[Token], at: int) -> bool:
    """Whether nothing behind `the day before` says of what: `Un día antes había sesionado`, `The next day, …`."""
    words, behind = vocabulary(), at + 1
    if tokens[at].folded in words.eves:
        return behind < len(tokens) and tokens[behind].is_word and tokens[behind].folded not in _LEADS | weekdays()
    while behind < len(tokens) and tokens[behind].folded in words.days_before | words.days_after:
        behind += 1
    is_said = behind > at + 1 or (tokens[at - 1].folded in words.next_days and at > 0)
    return is_said and behind < len(tokens) and tokens[behind].folded not in _LEADS | weekdays()


def _event_behind(tokens: Sequence[Token], start: int) -> str | None:
    """Concept of the event that `of the` leads to from a day."""
    words = vocabulary()
    for at in range(start, min(len(tokens), start + _FAR + 1)):
        head = head_at(tokens, at)
        if head is not None:
            return head.concept if at > start else None
        if at > start and tokens[at].folded in words.edges:
            return "event"
        is_told = tokens[at].folded in words.days_before | words.days_after | words.first_days | words.last_days
        if tokens[at].folded not in _OF | words.definite and not is_told:
            return None
    return None
