"""Where an event takes place, as the words around its name say."""

from bisect import bisect_left
from collections.abc import Sequence

from pa_pipeline.facts.events.event_lexicon import landmarks, months, vocabulary
from pa_pipeline.facts.events.event_phrase import Phrase
from pa_pipeline.facts.events.event_place_names import PARTICLES, Place, ends_name, read_place
from pa_pipeline.facts.events.event_titles import CLOSE_MARKS
from pa_pipeline.facts.gazetteer import city_at, country_at
from pa_pipeline.facts.passages import Token
from pa_pipeline.lexicon import words
from pa_pipeline.lexicon.grammar import endings, function_words

_OF = function_words("of", "of_the")
_FOR = frozenset("for para pour attend asistir join participar part parte".split())
_AND, _GOALS = function_words("and"), function_words("for")
_OWNERS = function_words("own", "definite", "of_the", "to_the")
"""Before a noun that sounds like a verb of coming: `su regreso a Bogotá`."""
_BY, _CLOCKS = function_words("by"), words("events", "clocks")
_VERBS = endings("past", "past_or_participle")
_SAID_OF = function_words("been") | {"se"}
_LONGEST = 5
_RELATIVE = function_words("relative")
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
        is_end = is_semicolon(tokens, at) if text == ";" else text in _ENDS
        if is_end and not depth and not is_abbreviation(tokens, at):
            return None
        if text == "," and _opens_other_verb(tokens, at):
            return None
        if word in words.other_acts or word in words.posts:
            is_there = tokens[at - 1].folded in words.definite and tokens[at - 2].folded in words.place_prepositions
            if not is_there and word in words.other_acts:
                return None
            post = post if is_there else at
        place = (_host_before(tokens, at, start) or _host_behind(tokens, at)) if word in words.hosts else None
        if word in words.scheduled:
            place = _scheduled_for(tokens, at)
        if word in words.comes and tokens[at - 1].folded not in _OWNERS:
            goal = next((to for to in range(at + 1, min(stop, at + _OPENING) - 1) if _leads(tokens, to)), None)
            place = read_place(tokens, goal + 1) if goal is not None else None
        if word in words.city_nouns and not (tokens[at - 1].folded in _OF and tokens[at - 2].folded in _CLOCKS):
            place = read_place(tokens, at)
        is_first = at == start or tokens[at - 1].text in CLOSE_MARKS
        opens = text == "(" or (text == "," and (depth > 0 or is_first)) or (text in _APART and is_first)
        is_at = word in words.place_prepositions
        if place is None and (is_at or opens) and at + 1 < stop:
            place = read_place(tokens, at + 1)
            if place is not None and text == ":" and _lists_people(tokens, place):
                return None
            if place is not None and at - post < _NEAR:
                return None  # `the ambassador in Lima`
            if place is not None and (text == "a" or (opens and place.last == place.first)):
                place = None  # `entregó a México`, `su regreso a Bogotá`, no `à Mexico`
            if place is not None and text == "(" and _is_region(tokens, at, place):
                place = Place(at + 1, at + 1, place.country_iso3, place.behind)
            if place is None and not opens:
                place = _town_beside_city(tokens, at + 1)
            is_of_other = place is not None and _is_of_other_clause(tokens, start, at, place)
            is_of_other = is_of_other or (place is not None and _opens_joined_clause(tokens, start, at, place))
            if is_of_other or (place is not None and is_of_what_is_said(tokens, start, at)):
                return None
        if place is not None and word in words.hosts and place.last == place.first:
            city = place_behind(marked, at + 1, stop)
            return city if city is not None and city.country_iso3 == place.country_iso3 else place
        if place is not None:
            return place
    return None


def _lists_people(tokens: Sequence[Token], place: Place) -> bool:
    """Whether what stands behind a colon is somebody and his country: `with his peers: Ana Ruiz, de Chile; …`."""
    return place.last > place.first and city_at(tokens, place.first) is None and tokens[place.last].text == ","


def is_of_what_is_said(tokens: Sequence[Token], start: int, first: int) -> bool:
    """Whether somebody says at an event what the date is of: `At the forum, he said that talks, launched in May,`."""
    for at in range(start, first):
        if tokens[at].folded not in vocabulary().speech:
            continue
        is_aside = tokens[at - 1].text == "," or tokens[at + 1].text == ","
        is_passive = tokens[at - 1].folded in vocabulary().copulas or tokens[at - 1].folded in _SAID_OF
        if not (is_aside or is_passive):
            return True
    return False


def _opens_joined_clause(tokens: Sequence[Token], start: int, at: int, place: Place) -> bool:
    """Whether `and`, a place and a verb open another clause: `un almuerzo con la CEOE y en París habrá una charla`."""
    behind = max(place.behind, place.last)
    if at <= start or tokens[at - 1].folded not in _AND or behind >= len(tokens):
        return False
    return tokens[behind].folded in vocabulary().hold | {"se", "there"}


def is_semicolon(tokens: Sequence[Token], at: int) -> bool:
    """Whether a semicolon ends what is told of an event; not where it is taken up: `accompanies the series; it was`."""
    if tokens[at].text != ";":
        return False
    return at + 1 >= len(tokens) or tokens[at + 1].folded not in vocabulary().takes_up


def _opens_other_verb(tokens: Sequence[Token], comma: int) -> bool:
    """Whether another verb of the same subject is joined: `inauguró el Foro, en el que …, y visitó una planta en`."""
    if comma + 2 >= len(tokens) or tokens[comma + 1].folded not in _AND:
        return False
    verb, words = tokens[comma + 2], vocabulary()
    return verb.text.islower() and verb.text.endswith(_VERBS) and verb.folded not in words.hold | words.held


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
        and (tokens[comma].is_capital or (comma > at and tokens[comma].folded in PARTICLES))
    ):
        comma += 1
    if comma == at or comma + 1 >= len(tokens) or tokens[comma].text != "," or tokens[at].folded in months():
        return None
    end = city_at(tokens, comma + 1)
    if end is None or country_at(tokens, at) is not None or not ends_name(tokens, end):
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
    goal = _goal_before(tokens, start, stop)
    if goal is not None:
        return goal
    depth = 0
    for at in reversed(marked.between(max(stop, start - _MOST_BEFORE), start)):
        word = tokens[at].folded
        depth += (word == ")") - (word == "(")
        if depth > 0:
            continue  # `the yards (Build in Norway, Navemar) held the Fair`
        if word in _ENDS or word in words.other_acts:
            return None
        if word in words.hosts and at > 0:
            return _host_before(tokens, at, stop)
        if word in words.place_prepositions or (word in words.journeys and _is_goal(tokens, start)):
            place = read_place(tokens, at + 1 + (tokens[at + 1].folded in words.destinations))
            if place is not None and tokens[at].text == "a" and place.last == place.first:
                continue  # `entrega a México la presidencia en la XIX Cumbre`, no `à Mexico`
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
    goal = _goal_before(tokens, start, stop)
    if goal is not None:
        return goal
    for at in reversed(marked.between(max(stop, start - _OPENING), start)):
        if tokens[at].folded in words.place_prepositions:
            place = read_place(tokens, at + 1)
            behind = max(place.behind, place.last) if place is not None else start + 1
            is_beside = behind <= start and all(token.folded in words.definite for token in tokens[behind:start])
            return place if place is not None and is_beside and not _is_of_act(tokens, at, place, start) else None
    return None


def _goal_before(tokens: Sequence[Token], start: int, stop: int) -> Place | None:
    """The city to which somebody is brought for an event: `will bring 40 cooks to Busan for the fair`."""
    words = vocabulary()
    goal = start - 1
    while goal > stop and tokens[goal].folded in words.definite | words.indefinite:
        goal -= 1
    if goal <= stop or tokens[goal].folded not in _GOALS:
        return None
    for at in range(goal - 2, max(stop, goal - _LONGEST) - 1, -1):
        if tokens[at].folded in words.destinations:
            place = read_place(tokens, at + 1)
            return place if place is not None and place.last > place.first and place.behind == goal else None
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
            tokens[at - 1].is_capital or (tokens[at - 1].folded in PARTICLES and tokens[at - 2].is_capital)
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
