"""Lines that say when, where and how the event of an invitation takes place: `Dates: 3-5 May 2022`, `Lugar: Lima`."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from pa_pipeline.facts.dates.date_mentions import DateMention
from pa_pipeline.facts.events.event_lexicon import ROOM
from pa_pipeline.facts.events.event_places import Landmarks, Place, format_between, read_place
from pa_pipeline.facts.passages import Token, Unit
from pa_pipeline.lexicon import LANGUAGES, entries
from pa_pipeline.lexicon.folding import fold

_LONGEST = 24


@dataclass(frozen=True, slots=True)
class Labelled:
    """What a line with a label says: one of a date, a place with the unit it stands in, or a format."""

    unit: Unit
    when: DateMention | None = None
    place: Place | None = None
    format: str | None = None


@cache
def _labels() -> dict[str, str]:
    return {
        fold(label): kind
        for language in LANGUAGES
        for kind, labels in (entries(language, ROOM).get("labels") or {}).items()
        for label in labels
    }


def read_label(unit: Unit, dates: Sequence[DateMention]) -> Labelled | None:
    """What a line says behind a label; None of other lines.

    dates: those of the unit.

    >>> from pa_pipeline.facts.passages import passage_of
    >>> read_label(passage_of("Modalidad: virtual").units[0], ()).format
    'virtual'
    >>> read_label(passage_of("Venue: Blue Hall, Lima, Peru").units[0], ()).place.country_iso3
    'PER'
    """
    colon = unit.folded.find(":", 0, _LONGEST)
    kind = _labels().get(unit.folded[:colon].strip(" *•-")) if colon > 0 else None
    if kind == "when":
        return Labelled(unit, when=dates[0]) if dates else None
    start = next((at for at, token in enumerate(unit.tokens) if token.start > colon), len(unit.tokens))
    if kind == "where":
        place = _last_place(unit.tokens, start)
        return Labelled(unit, place=place) if place is not None else None
    told = format_between(Landmarks(unit.tokens), start, len(unit.tokens)) if kind == "how" else None
    return Labelled(unit, format=told) if told is not None else None


def _last_place(tokens: Sequence[Token], start: int) -> Place | None:
    """The city of an address, which stands at its beginning or behind its commas."""
    places = [
        place
        for at in range(start, min(len(tokens), start + 40))
        if (at == start or tokens[at - 1].text in (",", "(", "-", "–"))
        and (place := read_place(tokens, at)) is not None
    ]
    cities = [place for place in places if place.last > place.first]
    return cities[-1] if cities else places[-1] if places else None
