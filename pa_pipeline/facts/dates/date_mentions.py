"""Dates and periods that a passage names."""

from dataclasses import dataclass
from datetime import date

from pa_pipeline.facts.passages import Passage
from pa_pipeline.reading import dates


@dataclass(frozen=True, slots=True)
class DateMention:
    """A day, a range, a month or a year that a passage names.

    start, end: offsets in the clean text; starts_on: first day; ends_on: last day of a range, a month or a year, null
    for a single day; precision: `day`, `month` or `year`; weekday_agrees: whether the weekday named with it is right,
    null where none is.
    """

    start: int
    end: int
    starts_on: date
    ends_on: date | None
    precision: str
    weekday_agrees: bool | None = None


def find_date_mentions(passage: Passage) -> list[DateMention]:
    """Dates in reading order, none within another; ask `passage.once(find_date_mentions)`, since many do."""
    found = []
    for unit in passage.units:
        for span in dates.find_dates(unit.folded, day_first=passage.language != "en" or None):
            ends_on = None if span.first == span.last else span.last
            found.append(
                DateMention(unit.start + span.start, unit.start + span.end, span.first, ends_on, span.precision)
            )
    return found
