"""Meetings, summits, forums, fairs, launches and other events that a passage speaks of."""

from dataclasses import dataclass
from datetime import date

from pa_pipeline.facts.passages import Passage


@dataclass(frozen=True, slots=True)
class EventMention:
    """An event as one passage tells it, once per passage.

    start, end: offsets in the clean text of what proves it; name: as written; event_type: code of the contract; series:
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


def find_events(passage: Passage) -> list[EventMention]:
    """Events in reading order."""
    return []
