"""The row of an event as one passage tells it, and words of a unit as a row gives them."""

from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from pa_pipeline.facts.events.event_place_names import Place
from pa_pipeline.facts.passages import Unit
from pa_pipeline.reading.privacy import publishable

Day = TypeVar("Day", date, date | None)


@dataclass(frozen=True, slots=True)
class EventMention:
    """An event as one passage tells it, once per passage.

    start, end: offsets in the clean text of what proves it; name: the fullest, that of its series where one stands
    above a bare `the 5th Congress`; written: what the passage calls it; event_type: code of the contract; series:
    name without edition, folded; edition: its number; starts_on, ends_on, precision: when, null where the text does
    not say; city, country_iso3, venue: where; format: `in_person`, `virtual` or `hybrid` where stated;
    is_main_event: whether the passage is about it.
    """

    start: int
    end: int
    name: str
    event_type: str | None
    series: str | None
    edition: int | None
    starts_on: date | None
    ends_on: date | None
    precision: str | None
    city: str | None
    country_iso3: str | None
    venue: str | None
    format: str | None
    is_main_event: bool
    written: str


def city_of(unit: Unit, place: Place) -> str | None:
    return text_of(unit, (place.first, place.last)) if place.last > place.first else None


def text_of(unit: Unit, span: tuple[int, int]) -> str:
    return squeezed(unit.text[unit.tokens[span[0]].start : unit.tokens[span[1] - 1].end])


def squeezed(text: str) -> str:
    return publishable(" ".join(text.split()))
