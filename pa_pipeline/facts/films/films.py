"""Films of a programme, listed under the countries that they come from or told in sentences."""

from dataclasses import dataclass

from pa_pipeline.facts.passages import Passage


@dataclass(frozen=True, slots=True)
class Film:
    """A film. start, end: offsets in the clean text; title, kind: as written;

    year: of production; country_iso3: of origin."""

    start: int
    end: int
    title: str
    kind: str | None
    year: int | None
    country_iso3: str | None


def find_films(passage: Passage) -> list[Film]:
    """Films in reading order."""
    return []
