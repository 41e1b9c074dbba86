"""Who holds the pro tempore presidency of the Alliance, and when."""

from dataclasses import dataclass
from datetime import date

from pa_pipeline.facts.passages import Passage


@dataclass(frozen=True, slots=True)
class Presidency:
    """A country whose presidency a passage speaks of.

    start, end: offsets in the clean text; country_iso3: which country; starts_on, ends_on, precision:
    what the text says of when.
    """

    start: int
    end: int
    country_iso3: str
    starts_on: date | None
    ends_on: date | None
    precision: str | None


def find_presidencies(passage: Passage) -> list[Presidency]:
    """Presidencies in reading order, once per country and period."""
    return []
