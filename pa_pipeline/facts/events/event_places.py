"""Where an event takes place, as the words around its name say."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from pa_pipeline.facts.events.event_lexicon import landmarks, months, vocabulary
from pa_pipeline.facts.events.event_phrase import Phrase
from pa_pipeline.facts.events.event_titles import CLOSE_MARKS
from pa_pipeline.facts.gazetteer import city_at, country_at, demonym_country
from pa_pipeline.facts.passages import Token
from pa_pipeline.reading.places import gazetteer

_PARTICLES = frozenset("de del la las los el do da dos of the".split())
_OF = frozenset("de del of do da du".split())
_BEFORE_LAND = frozenset("the la el republic republica of de".split())
_FOR = frozenset("for para pour attend asistir join participar part parte".split())
_AND = frozenset(("and", "y", "e", "et"))
_BY, _CLOCKS = frozenset(("by", "por", "par")), frozenset(("hora", "horas", "horario"))
_LONGEST = 5
_RELATIVE = frozenset("que which that who quienes whose".split())
_NEAR = 4
_MOST_BEHIND, _MOST_BEFORE, _OPENING = 36, 14, 7
OF_DAYS = ("week", "days", "cycle", "film_cycle", "festival", "games")
"""Concepts of what lasts so long that the day of a part of it is not its own."""
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
    start, at = at, _past_openers(tokens, at)
    if at >= len(tokens) or not tokens[at].is_capital:
        return None
    country = country_at(tokens, at)
    end = city_at(tokens, at)
    if country is not None and (end is None or end <= country[1]):
        if _is_listed(tokens, country[1]):
            return None
        return Place(at, at, country[0], country[1])
    is_town = at > start and any(token.folded in vocabulary().towns for token in tokens[start:at])
    if end is None and at > start and all(token.folded in vocabulary().definite for token in tokens[start:at]):
        return None  # `at the National Library, Chile took over`
    named = _past_city_word(tokens, end) if end is not None else _unknown_city(tokens, at, is_town=is_town)
    if named is None or not _ends_name(tokens, named):
        return None
    behind, country_iso3 = _country_behind(tokens, named)
    if country_iso3 is None and end is not None:
        country_iso3 = gazetteer()[" ".join(token.folded for token in tokens[at:end])][1]
    return Place(at, named, country_iso3, behind) if country_iso3 is not None or is_town else None


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


def _unknown_city(tokens: Sequence[Token], at: int, *, is_town: bool) -> int | None:
    """Position behind a name that no list knows and that a country follows: `Villa Nueva, Chile`.

    is_town: whether it is called a town: `the town of Villa Nueva`.
    """
    end = at
    if tokens[at].folded in vocabulary().venues:
        return None
    while end < len(tokens) and end - at < _LONGEST and (tokens[end].is_capital or tokens[end].folded in _PARTICLES):
        end += 1
    if end == at or tokens[end - 1].folded in _PARTICLES:
        return None
    return end if is_town or _country_behind(tokens, end)[1] is not None else None


def _country_behind(tokens: Sequence[Token], end: int) -> tuple[int, str | None]:
    """Position behind the country that follows a city behind a comma or in brackets, and its code."""
    at = end
    if at + 1 < len(tokens) and tokens[at].folded in ("d", "dc") and tokens[at].is_capital:
        at += 1
        while at < len(tokens) and tokens[at].text in (".", "C", "c"):
            at += 1
    if at + 1 < len(tokens) and tokens[at].text in (",", "("):
        start = at + 1
        while start + 1 < len(tokens) and tokens[start].folded in _BEFORE_LAND:
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


def end_of_clause(tokens: Sequence[Token], phrase: Phrase, stop: int) -> int:
    """Where what a sentence says of an event ends: at the comma of `After the meeting, they left`, else at `stop`."""
    words, at = vocabulary(), phrase.begins - 1
    while (
        at > 0
        and phrase.begins - at < _NEAR
        and tokens[at].folded in words.small
        and tokens[at].folded not in words.apart
    ):
        at -= 1
    word = tokens[at].folded if at >= 0 else ""
    if word not in words.apart and not (word in words.frames and phrase.noun.concept in OF_DAYS):
        return stop
    for comma in range(phrase.end, stop - 2):
        if tokens[comma].text != ",":
            continue
        following = tokens[comma + 1]
        if following.is_capital or following.text[0].isdigit() or following.folded in words.place_prepositions:
            return stop  # `before the summit of Lima, Peru`
        if following.folded not in words.held and following.folded not in _RELATIVE:
            return comma
    return stop


def place_behind(marked: Landmarks, start: int, stop: int) -> Place | None:
    """The first place behind a name: `in Lima`, `(Cali, Colombia)`; nothing behind an act of another kind."""
    words, tokens = vocabulary(), marked.tokens
    depth, post = 0, -_NEAR
    for at in marked.between(start, min(stop, start + _MOST_BEHIND)):
        text, word = tokens[at].text, tokens[at].folded
        depth += (text == "(") - (text == ")")
        if text in _ENDS and not depth and not is_abbreviation(tokens, at):
            return None
        if word in words.other_acts or word in words.posts:
            is_there = tokens[at - 1].folded in words.definite and tokens[at - 2].folded in words.place_prepositions
            if not is_there and word in words.other_acts:
                return None
            post = post if is_there else at
        place = (_host_before(tokens, at, start) or _host_behind(tokens, at)) if word in words.hosts else None
        if word in words.scheduled:
            place = _scheduled_for(tokens, at)
        if word in words.comes:
            goal = next((to for to in range(at + 1, min(stop, at + _OPENING) - 1) if _leads(tokens, to)), None)
            place = read_place(tokens, goal + 1) if goal is not None else None
        if word in words.city_nouns and not (tokens[at - 1].folded in _OF and tokens[at - 2].folded in _CLOCKS):
            place = read_place(tokens, at)
        is_first = at == start or tokens[at - 1].text in CLOSE_MARKS
        opens = text == "(" or (text == "," and (depth > 0 or is_first)) or (text in _APART and is_first)
        is_at = word in words.place_prepositions
        if place is None and (is_at or opens) and at + 1 < stop:
            place = read_place(tokens, at + 1)
            if place is not None and at - post < _NEAR:
                return None  # `the ambassador in Lima`
            if place is not None and (opens or text == "a") and place.last == place.first:
                place = None  # `entregó a México`, no `à Mexico`
            if place is not None and text == "(" and _is_region(tokens, at, place):
                place = Place(at + 1, at + 1, place.country_iso3, place.behind)
            if place is None and not opens:
                place = _town_beside_city(tokens, at + 1)
            if place is not None and _is_of_other_clause(tokens, start, at, place):
                return None
        if place is not None:
            return place
    return None


def _is_region(tokens: Sequence[Token], bracket: int, place: Place) -> bool:
    """Whether brackets say in which region a town lies that no list knows: `in Blue Valley (Sierra Alta, Peru)`."""
    if place.last == place.first or city_at(tokens, place.first) is not None:
        return False
    at = bracket
    while at > 0 and tokens[at - 1].is_capital and tokens[at - 1].folded not in vocabulary().venues:
        at -= 1
    return 0 < at < bracket and tokens[at - 1].folded in vocabulary().place_prepositions


def is_abbreviation(tokens: Sequence[Token], at: int) -> bool:
    """Whether a dot goes on with a word in small letters or stands in a number: `at 6.30 p.m. in Lund`."""
    if tokens[at].text != "." or at + 1 >= len(tokens):
        return False
    return tokens[at + 1].text.islower() or (at > 0 and tokens[at - 1].end == tokens[at + 1].start - 1)


def _leads(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word leads to a name: `to Cali`, no `para abrir`."""
    return tokens[at].folded in vocabulary().destinations and tokens[at + 1].is_capital


def _town_beside_city(tokens: Sequence[Token], at: int) -> Place | None:
    """The country of a name that no list knows, told by the city or region behind its comma: `Tolosilla, Piura`."""
    comma = at
    while (
        comma < len(tokens)
        and comma - at < _LONGEST
        and (tokens[comma].is_capital or (comma > at and tokens[comma].folded in _PARTICLES))
    ):
        comma += 1
    if comma == at or comma + 1 >= len(tokens) or tokens[comma].text != "," or tokens[at].folded in months():
        return None
    end = city_at(tokens, comma + 1)
    if end is None or country_at(tokens, at) is not None or not _ends_name(tokens, end):
        return None
    place = read_place(tokens, comma + 1)
    return Place(at, at, place.country_iso3, place.behind) if place is not None else None


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
        if word in words.place_prepositions or (word in words.journeys and _is_goal(tokens, start)):
            place = read_place(tokens, at + 1 + (tokens[at + 1].folded in words.destinations))
            if place is not None and place.behind <= start:
                is_of_post = any(token.folded in words.posts for token in tokens[max(0, at - _NEAR + 1) : at])
                return None if is_of_post or _is_of_act(tokens, at, place, start) else place
    return _place_that_opens(marked, start, stop)


def _is_of_act(tokens: Sequence[Token], at: int, place: Place, start: int) -> bool:
    """Whether a place is that of another act whose object is the event: `they prepare in Cali the II Forum`."""
    acts, between = vocabulary().other_acts, tokens[max(place.behind, place.last) : start]
    is_object = all(token.folded in vocabulary().definite for token in between)
    return is_object and any(token.folded in acts for token in tokens[max(0, at - _NEAR + 1) : at])


def _is_goal(tokens: Sequence[Token], start: int) -> bool:
    """Whether somebody goes somewhere for an event: `will visit Cali for a workshop`."""
    return any(token.folded in _FOR for token in tokens[max(0, start - _NEAR) : start])


def place_right_before(marked: Landmarks, start: int, stop: int) -> Place | None:
    """The place that stands at the name of an event: `… se abrió en Lisboa la Semana`."""
    words, tokens = vocabulary(), marked.tokens
    for at in reversed(marked.between(max(stop, start - _OPENING), start)):
        if tokens[at].folded in words.place_prepositions:
            place = read_place(tokens, at + 1)
            behind = max(place.behind, place.last) if place is not None else start + 1
            is_beside = behind <= start and all(token.folded in words.definite for token in tokens[behind:start])
            return place if place is not None and is_beside and not _is_of_act(tokens, at, place, start) else None
    return None


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
        if place is not None and place.last == place.first and at > stop and tokens[at - 1].folded in _OF | _AND:
            continue  # `the embassies of Chile and Peru hosted`
        is_sure = place is not None and (place.last > place.first or tokens[verb].folded in vocabulary().sure_hosts)
        if place is not None and is_sure and (verb - place.behind <= 2 or _is_copular(tokens, place.behind, verb)):
            return place
    return None


def _is_copular(tokens: Sequence[Token], start: int, verb: int) -> bool:
    """Whether `is for the second time`, `será por primera vez la` stands before `host`, `sede`."""
    between = tokens[start:verb]
    return between[0].folded in vocabulary().copulas and all(token.text.islower() for token in between)


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
