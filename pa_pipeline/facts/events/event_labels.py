"""Lines that say when, where and how an event takes place: `Dates: 3-5 May 2022`; `Lima, 3 May` below its name."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from pa_pipeline.facts.dates.date_mentions import DateMention
from pa_pipeline.facts.events.event_lexicon import ROOM
from pa_pipeline.facts.events.event_place_names import Place, read_place
from pa_pipeline.facts.events.event_places import Landmarks
from pa_pipeline.facts.events.event_settings import format_between
from pa_pipeline.facts.events.event_told import Told
from pa_pipeline.facts.passages import Token, Unit
from pa_pipeline.lexicon import LANGUAGES, entries
from pa_pipeline.lexicon.folding import fold

_LONGEST, _LONGEST_LINE, _MOST_REST = 24, 60, 4
_LONGEST_FIELDS, _OPENING = 200, 6
_BETWEEN_FIELDS = re.compile(r" [|–—·•-] ")
_MARK = re.compile("[:?]")
_FIELD_MARKS = frozenset("|–—-·•:")
_LINES = ("paragraph", "list_item", "heading")


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
    mark = _MARK.search(unit.folded, 0, _LONGEST)
    colon = mark.start() if mark is not None else 0
    kind = _labels().get(unit.folded[:colon].strip(" *•-¿")) if colon > 0 else None
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


def tell_field(one: Told) -> None:
    """Give an event the place that is a part of its line for itself: `3 May | Valdivia | Ports Forum`."""
    tokens, first = one.unit.tokens, 0
    if one.is_dated_before and len(tokens) > 2 and tokens[0].is_capital:
        place = read_place(tokens, 0)
        behind = max(place.behind, place.last) if place is not None else len(tokens)
        if behind + 1 < len(tokens) and tokens[behind].text == "," and tokens[behind + 1].text[0].isdigit():
            one.place = place  # `Lima, 3 May: Ports Forum`
            return
    if one.place is None and _is_line_of_agenda(one):
        one.place = _place_that_ends(tokens, one.phrase.end)
    if len(one.unit.text) > _LONGEST_FIELDS or not _BETWEEN_FIELDS.search(one.unit.text):
        return
    ends = [at for at, token in enumerate(tokens) if token.text in _FIELD_MARKS] + [len(tokens)]
    for end in ends:
        place = read_place(tokens, first) if first < end else None
        if place is not None and max(place.behind, place.last) == end and place.last > place.first:
            one.place = place
            return
        first = end + 1


def _is_line_of_agenda(one: Told) -> bool:
    """Whether a short line opens with a day and names an event without a verb: `12 May: Talk “Nets”, Museum, Lima.`"""
    when, unit = one.when, one.unit
    is_short = unit.kind in _LINES and len(unit.text) <= _LONGEST_FIELDS and not one.holds
    return is_short and when is not None and one.is_dated_before and when.start - unit.start <= _OPENING


def _place_that_ends(tokens: Sequence[Token], start: int) -> Place | None:
    """The place behind a comma with which a line ends, or what follows it in brackets."""
    for at in range(start, len(tokens) - 1):
        place = read_place(tokens, at + 1) if tokens[at].text == "," else None
        behind = max(place.behind, place.last) if place is not None else 0
        if place is not None and (behind == len(tokens) or tokens[behind].text in ".(;"):
            return place
    return None


def is_line_of(told: Sequence[Told], following: Unit) -> bool:
    """Whether a line is nothing but the name of an event without a day or a place, and a short line follows it."""
    if len(told) != 1 or told[0].unit.kind not in _LINES or following.kind not in _LINES:
        return False
    one = told[0]
    outside = (*one.unit.tokens[: one.phrase.begins], *one.unit.tokens[one.phrase.end :])
    is_open = one.when is None and one.place is None and one.phrase.noun.words != ()
    return is_open and len(following.text) <= _LONGEST_LINE and not any(token.is_word for token in outside)


def tell_lines_below(one: Told, lines: Sequence[Unit]) -> None:
    """Give an event of a flattened table the place and the format of the lines below its day, each told alone."""
    for line in lines:
        if line.kind not in _LINES or len(line.text) > _LONGEST_LINE or not line.tokens:
            return
        place = read_place(line.tokens, 0) if one.place is None and one.line is None else None
        if place is not None and max(place.behind, place.last) == len(line.tokens):
            one.line = (line, place)
            continue
        is_short = one.format is None and len(line.tokens) <= _MOST_REST
        told = format_between(Landmarks(line.tokens), 0, len(line.tokens)) if is_short else None
        if told is None:
            return
        one.format = told


def tell_next_line(one: Told, line: Unit, dates: Sequence[DateMention]) -> None:
    """Give an event the day, the city and the format that the line below its name consists of: `Lima, 3 May 2021`."""
    if len(dates) != 1:
        return
    start, end = dates[0].start - line.start, dates[0].end - line.start
    place = _last_place(line.tokens, 0)
    marked = Landmarks(line.tokens)
    format_ = format_between(marked, 0, len(line.tokens))
    rest = [
        token
        for at, token in enumerate(line.tokens)
        if token.is_word and not start <= token.start < end and not (place and place.first <= at < place.behind)
    ]
    is_bare = len(rest) <= _MOST_REST and not any(token.text.endswith(".") for token in rest)
    if is_bare and (format_ is not None or place is not None or not rest):
        one.when, one.format, one.line = dates[0], one.format or format_, (line, place) if place else None
