"""Where an event takes place, and in which format, as the words around its name say."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from pa_pipeline.facts.events.event_lexicon import format_words, landmarks, vocabulary
from pa_pipeline.facts.events.event_titles import CLOSE_MARKS
from pa_pipeline.facts.gazetteer import city_at, country_at, demonym_country
from pa_pipeline.facts.passages import Token
from pa_pipeline.reading.places import gazetteer

_PARTICLES = frozenset("de del la las los el do da dos of the".split())
_OF = frozenset("de del of do da du".split())
_AND = frozenset(("and", "y", "e", "et"))
_BY = frozenset(("by", "por", "par"))
_LONGEST = 5
_RELATIVE = frozenset("que which that who quienes whose".split())
_NEAR, _FAR_JOIN = 4, 6
_MOST_BEHIND, _MOST_BEFORE, _OPENING = 36, 14, 7
_ENDS = frozenset(".;!?")
_APART = frozenset(":-–—")


class Landmarks:
    """Positions of the words and marks of a unit that tell where, how and whether an event takes place."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        words = landmarks()
        self.tokens = tokens
        self.positions = [at for at, token in enumerate(tokens) if token.folded in words]

    def between(self, start: int, stop: int) -> list[int]:
        """Those from a token on and before another one."""
        return self.positions[bisect_left(self.positions, start) : bisect_left(self.positions, stop)]


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
    >>> [read_place(tokens_of(text), 0).country_iso3 for text in ("Valdivia, Chile", "la ciudad de Lima", "Norway")]
    ['CHL', 'PER', 'NOR']
    """
    if at >= len(tokens) or not _may_open_place(tokens, at):
        return None
    capital = _country_of_capital(tokens, at)
    if capital is not None:
        return capital
    at = _past_openers(tokens, at)
    if at >= len(tokens) or not tokens[at].is_capital:
        return None
    country = country_at(tokens, at)
    end = city_at(tokens, at)
    if country is not None and (end is None or end <= country[1]):
        if _is_listed(tokens, country[1]):
            return None
        return Place(at, at, country[0], country[1])
    named = _past_city_word(tokens, end) if end is not None else _unknown_city(tokens, at)
    if named is None or not _ends_name(tokens, named):
        return None
    behind, country_iso3 = _country_behind(tokens, named)
    if country_iso3 is None and end is not None:
        country_iso3 = gazetteer()[" ".join(token.folded for token in tokens[at:end])][1]
    return Place(at, named, country_iso3, behind) if country_iso3 is not None else None


def _may_open_place(tokens: Sequence[Token], at: int) -> bool:
    """Whether a name, or `the city of`, `la capital` and the like begins: soon known of most words."""
    if tokens[at].text[0].isupper():
        return True
    words = vocabulary()
    opens = tokens[at].folded in words.place_openers or tokens[at].folded in words.definite
    if not opens or at + 1 >= len(tokens):
        return False
    following = tokens[at + 1]
    return (
        following.text[0].isupper()
        or following.folded in words.place_openers
        or following.folded in words.capitals
        or demonym_country(following) is not None
    )


def _is_listed(tokens: Sequence[Token], end: int) -> bool:
    """Whether more countries follow a country: `in Chile, Colombia and Peru` is no place of an event."""
    if end + 1 >= len(tokens) or (tokens[end].text != "," and tokens[end].folded not in _AND):
        return False
    return country_at(tokens, end + 1) is not None


def _country_of_capital(tokens: Sequence[Token], at: int) -> Place | None:
    """The country of `the Thai capital`, `la capital peruana`, where no city is named."""
    words = vocabulary()
    at += tokens[at].folded in words.definite
    if at + 1 >= len(tokens):
        return None
    pair = (at, at + 1) if tokens[at + 1].folded in words.capitals else (at + 1, at)
    if tokens[pair[1]].folded not in words.capitals or _names_city(tokens, at + 2):
        return None
    code = demonym_country(tokens[pair[0]])
    return Place(at, at, code, at + 2) if code is not None else None


def _names_city(tokens: Sequence[Token], at: int) -> bool:
    """Whether `city of Lima`, `, Lima` follows."""
    while at < len(tokens) and (tokens[at].folded in vocabulary().place_openers or tokens[at].text == ","):
        at += 1
    return at < len(tokens) and city_at(tokens, at) is not None


def _past_openers(tokens: Sequence[Token], at: int) -> int:
    """Position behind `the city of`, `la ciudad chilena de`."""
    openers = vocabulary().place_openers
    if tokens[at].is_capital and (at + 1 >= len(tokens) or tokens[at + 1].folded not in openers):
        return at
    while (
        at < len(tokens) and tokens[at].folded in openers and (not tokens[at].is_capital or city_at(tokens, at) is None)
    ):
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
        is_longer = end + 1 < len(tokens) and tokens[end].folded in _OF and tokens[end + 1].is_capital
        return not is_longer and tokens[end - 1].folded not in vocabulary().venues
    return tokens[end].folded in ("d", "dc") or not tokens[end].text[0].isalpha()


def _unknown_city(tokens: Sequence[Token], at: int) -> int | None:
    """Position behind a name that no list knows and that a country follows: `Villa Nueva, Chile`."""
    end = at
    if tokens[at].folded in vocabulary().venues:
        return None
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
        while start + 1 < len(tokens) and tokens[start].folded in (
            "the",
            "la",
            "el",
            "republic",
            "republica",
            "of",
            "de",
        ):
            start += 1
        found = country_at(tokens, start) or country_at(tokens, at + 1)
        if found is not None:
            return found[1], found[0]
        region = at + 2
        if (
            tokens[at].text == ","
            and region + 1 < len(tokens)
            and tokens[region].text == ","
            and tokens[at + 1].is_capital
        ):
            found = country_at(tokens, region + 1)
            if found is not None and city_at(tokens, at + 1) is None:
                return found[1], found[0]
    return end, None


def place_behind(marked: Landmarks, start: int, stop: int) -> Place | None:
    """The first place behind a name: `in Lima`, `(Cali, Colombia)`; nothing behind an act of another kind."""
    words, tokens = vocabulary(), marked.tokens
    depth = 0
    for at in marked.between(start, min(stop, start + _MOST_BEHIND)):
        text, word = tokens[at].text, tokens[at].folded
        depth += (text == "(") - (text == ")")
        is_there = tokens[at - 1].folded in words.definite and tokens[at - 2].folded in words.place_prepositions
        if (word in words.other_acts and not is_there) or (text in _ENDS and not depth):
            return None
        place = (_host_before(tokens, at, start) or _host_behind(tokens, at)) if word in words.hosts else None
        if word in words.scheduled:
            place = _scheduled_for(tokens, at)
        if word in words.city_nouns:
            place = read_place(tokens, at)
        is_first = at == start or tokens[at - 1].text in CLOSE_MARKS
        opens = text == "(" or (text == "," and (depth > 0 or is_first)) or (text in _APART and is_first)
        if place is None and (word in words.place_prepositions or opens) and at + 1 < stop:
            place = read_place(tokens, at + 1)
            if place is not None and opens and place.last == place.first:
                place = None
            if place is not None and _is_of_other_clause(tokens, start, at, place):
                return None
        if place is not None:
            return place
    return None


def _is_of_other_clause(tokens: Sequence[Token], start: int, at: int, place: Place) -> bool:
    """Whether a relative clause stands between a name and a place, or much between it and a mere country."""
    if place.last == place.first and at - start > _MOST_BEFORE:
        return True
    hold = vocabulary().hold
    return any(
        tokens[clause].folded in _RELATIVE and all(token.folded not in hold for token in tokens[clause + 1 : at])
        for clause in range(start + _NEAR, at)
    )


def place_before(marked: Landmarks, start: int, stop: int) -> Place | None:
    """The nearest place before a name in its sentence: `In Lima, …`, `celebraron en Cali su III Reunión`."""
    words, tokens = vocabulary(), marked.tokens
    for at in reversed(marked.between(max(stop, start - _MOST_BEFORE), start)):
        word = tokens[at].folded
        if word in _ENDS or word in words.other_acts:
            return None
        if word in words.hosts and at > 0:
            return _host_before(tokens, at, stop)
        if word in words.place_prepositions:
            place = read_place(tokens, at + 1)
            if place is not None and place.behind <= start:
                return place
    return _place_that_opens(marked, start, stop)


def _place_that_opens(marked: Landmarks, start: int, stop: int) -> Place | None:
    """The place that a sentence opens with, however far the name is: `In Lima, the ministers of the four …`."""
    for at in marked.between(stop, min(start - _MOST_BEFORE, stop + _OPENING)):
        if marked.tokens[at].folded in vocabulary().place_prepositions:
            return read_place(marked.tokens, at + 1)
    return None


def _host_before(tokens: Sequence[Token], verb: int, stop: int) -> Place | None:
    """The place that hosts: `Iquique, Chile, hosted the`."""
    for at in range(max(stop, verb - 8), verb):
        if at > stop and (
            tokens[at - 1].is_capital or (tokens[at - 1].folded in _PARTICLES and tokens[at - 2].is_capital)
        ):
            continue
        place = read_place(tokens, at)
        is_sure = place is not None and (place.last > place.first or tokens[verb].folded in vocabulary().sure_hosts)
        if place is not None and is_sure and place.behind in (verb, verb - 1, verb - 2):
            return place
    return None


def _host_behind(tokens: Sequence[Token], verb: int) -> Place | None:
    """The city that hosts: `que acoge Lima`, `hosted by Lima`."""
    at = verb + 1 + (verb + 1 < len(tokens) and tokens[verb + 1].folded in _BY)
    place = read_place(tokens, at) if at < len(tokens) and tokens[at].is_capital else None
    return place if place is not None and place.last > place.first else None


def _scheduled_for(tokens: Sequence[Token], at: int) -> Place | None:
    """The city that an event is fixed for: `scheduled for Lima`, `pencilled in for Cali`."""
    for behind in range(at + 1, min(len(tokens) - 1, at + 3)):
        if tokens[behind].folded in vocabulary().destinations:
            place = read_place(tokens, behind + 1)
            return place if place is not None and place.last > place.first else None
    return None


def format_between(marked: Landmarks, start: int, stop: int) -> str | None:
    """`virtual`, `in_person` or `hybrid` where some words say so, null where they say several."""
    tokens, told = marked.tokens, set()
    for at in marked.between(start, stop):
        key = tokens[at].folded
        if _is_of_somebody(tokens, at, key):
            continue
        for form, code in format_words().get(key, ()):
            first = at - form.index(key)
            if len(form) == 1 or tuple(token.folded for token in tokens[first : first + len(form)]) == form:
                told.add(code)
                break
    if "hybrid" in told or (len(told) > 1 and _is_both(tokens, marked.between(start, stop))):
        return "hybrid"
    return told.pop() if len(told) == 1 else None


def _is_both(tokens: Sequence[Token], positions: Sequence[int]) -> bool:
    """Whether two formats are joined by `and`: `in person and online`."""
    near = [at for at in positions if tokens[at].folded in format_words()]
    return any(
        behind - at <= _NEAR and any(token.folded in _AND for token in tokens[at + 1 : behind])
        for at, behind in pairwise(near)
    )


def _is_of_somebody(tokens: Sequence[Token], at: int, word: str) -> bool:
    """Whether only some take part at a distance: `Mexico joined the meeting virtually`, `participó por Zoom`."""
    joins = vocabulary().joins
    if joins.isdisjoint(token.folded for token in tokens[max(0, at - _FAR_JOIN) : at]):
        return False
    return any(code == "virtual" for _, code in format_words().get(word, ()))


def venue_behind(marked: Landmarks, start: int, stop: int) -> tuple[int, int] | None:
    """Tokens of a building behind a name: `at the Palacio de Santa Cruz`, `en el Hotel Sur`."""
    words, tokens = vocabulary(), marked.tokens
    for at in marked.between(start, min(stop, start + _MOST_BEHIND)):
        word = tokens[at].folded
        if word in _ENDS or word in words.other_acts:
            return None
        if word in words.place_prepositions:
            found = _building(tokens, at + 1, stop)
            if found is not None:
                return found
    return None


def country_of_venue(tokens: Sequence[Token], venue: tuple[int, int]) -> Place | None:
    """Country of a building that belongs to a state and stands in it: `Ministry of Trade of Peru`, no embassy."""
    words = [token.folded for token in tokens[venue[0] : venue[1]]]
    if any(word.startswith(("embass", "embaj", "embaix", "ambass", "consul")) for word in words):
        return None
    for at in range(max(venue[0] + 1, venue[1] - 3), venue[1] + 2):
        if at < len(tokens) and tokens[at - 1].folded in _PARTICLES and tokens[at].is_capital:
            place = read_place(tokens, at)
            is_at_end = place is not None and max(place.behind, place.last) >= venue[1]
            # `Palacio de Santa Cruz` only sounds like a town; `Centro Cultural Sur de Cali` stands in one.
            has_name = sum(token.is_capital for token in tokens[venue[0] : at]) > 1
            has_name = has_name or (place is not None and place.behind > place.last)
            if place is not None and is_at_end and (has_name or place.last == place.first):
                return place
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
