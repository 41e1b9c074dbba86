"""Where an event takes place, and in which format, as the words around its name say."""

from collections.abc import Sequence
from dataclasses import dataclass

from pa_pipeline.facts.events.event_lexicon import format_words, vocabulary
from pa_pipeline.facts.gazetteer import city_at, country_at, demonym_country
from pa_pipeline.facts.passages import Token
from pa_pipeline.reading.places import gazetteer

_PARTICLES = frozenset("de del la las los el do da dos of the".split())
_LONGEST = 5
_MOST_BEHIND, _MOST_BEFORE = 36, 14
_ENDS = frozenset(".;!?")


@dataclass(frozen=True, slots=True)
class Place:
    """first, last: tokens of the city, equal where only a country is named; country_iso3: null where none is known."""

    first: int
    last: int
    country_iso3: str | None
    behind: int


def read_place(tokens: Sequence[Token], at: int) -> Place | None:
    """City with its country, or country alone, whose name begins at a token.

    >>> from pa_pipeline.facts.passages import tokens_of
    >>> [read_place(tokens_of(text), 0).country_iso3 for text in ("Caldera, Chile", "la ciudad de Lima", "Norway")]
    ['CHL', 'PER', 'NOR']
    """
    at = _past_openers(tokens, at)
    if at >= len(tokens) or not tokens[at].is_capital:
        return None
    country = country_at(tokens, at)
    end = city_at(tokens, at)
    if country is not None and (end is None or end <= country[1]):
        return Place(at, at, country[0], country[1])
    named = _past_city_word(tokens, end) if end is not None else _unknown_city(tokens, at)
    if named is None or not _ends_name(tokens, named):
        return None
    behind, country_iso3 = _country_behind(tokens, named)
    if country_iso3 is None and end is not None:
        country_iso3 = gazetteer()[" ".join(token.folded for token in tokens[at:end])][1]
    return Place(at, named, country_iso3, behind) if country_iso3 is not None else None


def _past_openers(tokens: Sequence[Token], at: int) -> int:
    """Position behind `the city of`, `la ciudad chilena de`."""
    openers = vocabulary().place_openers
    while at < len(tokens) and tokens[at].folded in openers and (not tokens[at].is_capital or city_at(tokens, at) is None):
        at += 1
        if at + 1 < len(tokens) and tokens[at + 1].folded in openers and demonym_country(tokens[at]) is not None:
            at += 1
    if at + 1 < len(tokens) and demonym_country(tokens[at]) is not None and tokens[at + 1].folded in openers:
        return _past_openers(tokens, at + 1)
    return at


def _past_city_word(tokens: Sequence[Token], end: int) -> int:
    return end + (end < len(tokens) and tokens[end].folded == "city" and tokens[end].is_capital)


def _ends_name(tokens: Sequence[Token], end: int) -> bool:
    """Whether no further word of a name follows: `in Victoria Park` is no city."""
    if end >= len(tokens) or not tokens[end].is_capital:
        is_longer = end + 1 < len(tokens) and tokens[end].folded in _PARTICLES and tokens[end + 1].is_capital
        return not is_longer and tokens[end - 1].folded not in vocabulary().venues
    return tokens[end].folded in ("d", "dc") or not tokens[end].text[0].isalpha()


def _unknown_city(tokens: Sequence[Token], at: int) -> int | None:
    """Position behind a name that no list knows and that a country follows: `Villa Nueva, Chile`."""
    end = at
    while end < len(tokens) and end - at < _LONGEST and (tokens[end].is_capital or tokens[end].folded in _PARTICLES):
        end += 1
    if end == at or tokens[end - 1].folded in _PARTICLES:
        return None
    return end if _country_behind(tokens, end)[1] is not None else None


def _country_behind(tokens: Sequence[Token], end: int) -> tuple[int, str | None]:
    """Position behind the country that follows a city behind a comma or in brackets, and its code."""
    at = end
    if at + 1 < len(tokens) and tokens[at].folded in ("d", "dc") and tokens[at].is_capital:
        at += 1
        while at < len(tokens) and tokens[at].text in (".", "C", "c"):
            at += 1
    if at + 1 < len(tokens) and tokens[at].text in (",", "("):
        start = at + 1
        while start + 1 < len(tokens) and tokens[start].folded in ("the", "la", "el", "republic", "republica", "of", "de"):
            start += 1
        found = country_at(tokens, start) or country_at(tokens, at + 1)
        if found is not None:
            return found[1], found[0]
        region = at + 2
        if tokens[at].text == "," and region + 1 < len(tokens) and tokens[region].text == "," and tokens[at + 1].is_capital:
            found = country_at(tokens, region + 1)
            if found is not None and city_at(tokens, at + 1) is None:
                return found[1], found[0]
    return end, None


def place_behind(tokens: Sequence[Token], start: int, stop: int) -> Place | None:
    """The first place behind a name: `in Lima`, `(Cali, Colombia)`; nothing behind an act of another kind."""
    words = vocabulary()
    depth = 0
    for at in range(start, min(stop, start + _MOST_BEHIND)):
        token = tokens[at]
        if token.text == "(":
            depth += 1
        elif token.text == ")":
            depth -= 1
        if token.folded in words.other_acts or (token.text in _ENDS and not depth):
            return None
        opens = token.text == "(" or (token.text == "," and (depth > 0 or at == start))
        if token.folded in words.place_prepositions or opens:
            place = read_place(tokens, at + 1) if at + 1 < stop else None
            if place is not None and (not opens or place.last > place.first):
                return place
    return None


def place_before(tokens: Sequence[Token], start: int, stop: int) -> Place | None:
    """The nearest place before a name in its sentence: `In Lima, …`, `celebraron en Cali su III Reunión`."""
    words = vocabulary()
    for at in range(start - 1, max(stop, start - _MOST_BEFORE) - 1, -1):
        token = tokens[at]
        if token.text in _ENDS or token.folded in words.other_acts:
            return None
        if token.folded in words.hosts and at > 0:
            return _host_before(tokens, at, stop)
        if token.folded in words.place_prepositions:
            place = read_place(tokens, at + 1)
            if place is not None and place.behind <= start:
                return place
    return None


def _host_before(tokens: Sequence[Token], verb: int, stop: int) -> Place | None:
    """The place that hosts: `Puerto Varas, Chile, hosted the`."""
    for at in range(max(stop, verb - 8), verb):
        place = read_place(tokens, at) if at == stop or not tokens[at - 1].is_capital else None
        if place is not None and place.last > place.first and place.behind in (verb, verb - 1):
            return place
    return None


def format_between(tokens: Sequence[Token], start: int, stop: int) -> str | None:
    """`virtual`, `in_person` or `hybrid` where some words say so; virtual and in person together are hybrid."""
    told = set()
    for at in range(start, stop):
        for form, code in format_words().get(tokens[at].folded, ()):
            if len(form) == 1 or tuple(token.folded for token in tokens[at : at + len(form)]) == form:
                told.add(code)
                break
    if "hybrid" in told:
        return "hybrid"
    return told.pop() if len(told) == 1 else None


def venue_behind(tokens: Sequence[Token], start: int, stop: int) -> tuple[int, int] | None:
    """Tokens of a building behind a name: `at the Palacio de San Carlos`, `en el Hotel Sur`."""
    words = vocabulary()
    for at in range(start, min(stop, start + _MOST_BEHIND)):
        token = tokens[at]
        if token.text in _ENDS or token.folded in words.other_acts:
            return None
        if token.folded in words.place_prepositions:
            found = _building(tokens, at + 1, stop)
            if found is not None:
                return found
    return None


def country_of_venue(tokens: Sequence[Token], venue: tuple[int, int]) -> Place | None:
    """Country of a building that belongs to a state and stands in it: `Ministry of Trade of Peru`, no embassy."""
    words = [token.folded for token in tokens[venue[0] : venue[1]]]
    if any(word.startswith(("embass", "embaj", "embaix", "ambass", "consul")) for word in words):
        return None
    for at in (venue[1] - 1, venue[1] + 1):
        if venue[0] < at < len(tokens) and tokens[at - 1].folded in _PARTICLES:
            found = country_at(tokens, at)
            if found is not None:
                return Place(at, at, found[0], found[1])
    return None


def _building(tokens: Sequence[Token], at: int, stop: int) -> tuple[int, int] | None:
    words = vocabulary()
    while at < stop and tokens[at].folded in words.definite:
        at += 1
    first, is_building = at, False
    end = at
    while at < stop and at - first < 12:
        token = tokens[at]
        if token.is_capital and token.is_word:
            is_building = is_building or token.folded in words.venues
            end = at + 1
        elif token.folded not in _PARTICLES and token.folded not in ("y", "and", "&", "for", "para"):
            break
        at += 1
    return (first, end) if is_building and end > first else None
