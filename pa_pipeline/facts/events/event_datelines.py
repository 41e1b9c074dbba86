"""The place of the dateline, for events that take place about its day and say no other."""

from dataclasses import replace
from datetime import date
from typing import TypeVar

from pa_pipeline.facts.events.event_place_names import Place, read_place
from pa_pipeline.facts.events.event_row import EventMention, city_of, text_of
from pa_pipeline.facts.gazetteer import city_at
from pa_pipeline.facts.passages import Passage, Unit

Day = TypeVar("Day", date, date | None)
_OPENING = 6
_NEAR = 7


def at_dateline(event: EventMention, passage: Passage) -> EventMention:
    """The event at the place of the dateline, if it has one."""
    line, place = passage.once(_place_of_dateline)
    if line is None or place is None:
        return event
    if line.kind == "dateline" and any(mark.text in "/-–" for mark in line.tokens[place.behind : -1][:1]):
        return event
    if place.last == place.first:
        at = city_at(line.tokens, place.first)
        city = text_of(line, (place.first, at)) if at is not None else None
        return replace(event, city=city, country_iso3=place.country_iso3)
    return replace(event, city=city_of(line, place), country_iso3=place.country_iso3)


def _place_of_dateline(passage: Passage) -> tuple[Unit | None, Place | None]:
    """Where a dateline says that the passage was written, or the city that its text opens with: `BUSAN – The`."""
    line, place = None, None
    for unit in passage.units:
        if unit.kind == "dateline" and place is None:
            opens = len(unit.tokens) > 1 and unit.tokens[0].text == "("
            line, place = unit, read_place(unit.tokens, _past_hour(unit) or int(opens))
    lead = next((unit for unit in passage.units if unit.kind == "paragraph"), None) if place is None else None
    if lead is None or len(lead.tokens) < _NEAR or not lead.tokens[0].is_capital:
        return line, place
    place = read_place(lead.tokens, 0)
    if place is None or place.last == place.first or place.behind + 1 >= len(lead.tokens):
        return line, None
    mark, following = lead.tokens[place.behind], lead.tokens[place.behind + 1]
    is_apart = mark.text in "–—-" and following.is_capital and mark.start > lead.tokens[place.behind - 1].end
    is_shout = lead.tokens[0].is_shout and (mark.text in ".:" or (mark.text == "," and _has_number(lead, place)))
    return (lead, place) if is_apart or is_shout else (line, None)


def _past_hour(unit: Unit) -> int:
    """Position behind the hour that a dateline opens with: `14:20 | Lima, 3 May`; 0 without one."""
    if not unit.tokens[0].text.isdigit():
        return 0
    return next((at + 1 for at, token in enumerate(unit.tokens[:_OPENING]) if token.text == "|"), 0)


def _has_number(unit: Unit, place: Place) -> bool:
    """Whether a day follows the comma behind a place: `MONTEVIDEO, 1 jul`, `PARIS, June 4`."""
    return any(token.text[0].isdigit() for token in unit.tokens[place.behind + 1 : place.behind + 4])
