"""In which format and in which building an event takes place, as the words around its name say."""

from collections.abc import Sequence
from itertools import pairwise

from pa_pipeline.facts.events.event_lexicon import (
    cardinals,
    format_words,
    made_things,
    months,
    vocabulary,
    weekdays,
)
from pa_pipeline.facts.events.event_place_names import Place, read_place
from pa_pipeline.facts.events.event_places import Landmarks, is_abbreviation, is_semicolon
from pa_pipeline.facts.passages import Token
from pa_pipeline.lexicon import words as words_of
from pa_pipeline.lexicon.grammar import function_words

_PARTICLES = frozenset("de del la las los el do da dos du des d' of the".split())
_OF = function_words("of", "of_the")
_THEM = function_words("them")
_AND = function_words("and")
_OR = function_words("or")
_ALSO = function_words("also")
_MAY = function_words("may")
_OTHERS = function_words("ones") - function_words("definite")
_REST_OF = frozenset(("las", "los", "as", "os", "ceux", "celles"))
_ON = function_words("before_days")
_NEAR, _FAR_JOIN, _FAR_REST, _MOST_BEHIND, _OPENING, _MOST_BEFORE = 4, 6, 9, 36, 8, 18
_SAINTS = frozenset("san santa santo sao saint".split())
_OF_TOWNS = words_of("events", "town_bodies")
"""Buildings that are called after the town in which they stand."""
_ENDS, _CLOSES = frozenset(".;!?"), frozenset("),;")
_MOST_IN_ADDRESS, _LONGEST_STREET = 4, 7
_ONE = function_words("one")


def format_between(marked: Landmarks, start: int, stop: int) -> str | None:
    """`virtual`, `in_person` or `hybrid` where some words say so, null where they say several."""
    told: set[str] = set()
    tokens = marked.tokens
    for at in marked.between(start, stop):
        key = tokens[at].folded
        if told and key == ";":
            break
        forms = format_words().get(key)
        if forms is None:
            continue
        if _is_of_the_rest(tokens, at, key):
            told.add("hybrid")
        if _is_of_somebody(tokens, at, key) or _is_counted(tokens, at) or _is_made(tokens, at):
            continue
        if at + 1 < len(tokens) and tokens[at + 1].folded in words_of("events", "virtual_things"):
            continue  # `the virtual president-elect`, `virtual exchange`
        for form, code in forms:
            first = at - form.index(key)
            if len(form) == 1 or tuple(token.folded for token in tokens[first : first + len(form)]) == form:
                told.add(code)
                break
    if _are_joined(marked, start, stop):
        return "hybrid"
    if told == {"virtual"} and _is_also_online(marked, start, stop):
        return "hybrid"
    if "hybrid" in told or (len(told) > 1 and _is_both(tokens, marked.between(start, stop))):
        return "hybrid"
    return told.pop() if len(told) == 1 else None


def _are_joined(marked: Landmarks, start: int, stop: int) -> bool:
    """Whether some come and some are online: `80 attending on site and more than 200 online`."""
    tokens = marked.tokens
    near = [(at, form) for at in marked.between(start, stop) for form in format_words().get(tokens[at].folded, ())]
    return any(
        {code, other} == {"virtual", "in_person"}
        and behind - at <= _NEAR + 2
        and any(token.folded in _AND or token.folded in _OR for token in tokens[at + 1 : behind])
        and not any(tokens[one].folded.endswith("s") or _is_counted(tokens, one) for one in (at, behind))
        for (at, (_, code)), (behind, (_, other)) in pairwise(near)
    )


def _is_also_online(marked: Landmarks, start: int, stop: int) -> bool:
    """Whether an event of a room is shown at a distance besides: `a talk that can also be followed online`."""
    tokens = marked.tokens
    for at in marked.between(start, stop):
        if any(code == "virtual" for _, code in format_words().get(tokens[at].folded, ())):
            near = {token.folded for token in tokens[max(start, at - _FAR_JOIN) : at]}
            return not (_ALSO.isdisjoint(near) or _MAY.isdisjoint(near))
    return False


def _is_counted(tokens: Sequence[Token], at: int) -> bool:
    """Whether other events are counted by their format: `the others (one in person and two online)`, `luego de dos
    versiones virtuales`.
    """
    near = tokens[max(0, at - 3) : at]
    is_plural = tokens[at].folded.endswith("s") or (bool(near) and near[-1].folded.endswith("s"))
    is_past = any(token.folded in vocabulary().apart for token in tokens[max(0, at - 6) : at])
    if is_plural and is_past and any(token.folded in cardinals() for token in near):
        return True
    if at == 0 or at + 1 >= len(tokens) or (tokens[at + 1].text not in _CLOSES and tokens[at + 1].folded not in _AND):
        return False
    return tokens[at - 1].folded in cardinals() or tokens[at - 1].folded in _ONE


def _is_made(tokens: Sequence[Token], at: int) -> bool:
    """Whether something at a distance is but to be made: `they asked to create a virtual space`."""
    return any(token.folded in made_things() for token in tokens[max(0, at - _NEAR) : at])


def _is_both(tokens: Sequence[Token], positions: Sequence[int]) -> bool:
    """Whether two formats are joined by `and`: `in person and online`."""
    near = [at for at in positions if tokens[at].folded in format_words()]
    return any(
        behind - at <= _NEAR and any(token.folded in _AND for token in tokens[at + 1 : behind])
        for at, behind in pairwise(near)
    )


def _is_of_the_rest(tokens: Sequence[Token], at: int, word: str) -> bool:
    """Whether some met in a room `and others by videoconference`, `y las de Chile conectadas por Zoom`."""
    if not any(code == "virtual" for _, code in format_words().get(word, ())):
        return False
    near = [token.folded for token in tokens[max(0, at - _FAR_REST) : at]]
    return any(
        one in _AND and (other in _OTHERS or (other in _REST_OF and of in _OF) or (other == "the" and of in _OTHERS))
        for one, other, of in zip(near, near[1:], near[2:], strict=False)
    )


def _is_of_somebody(tokens: Sequence[Token], at: int, word: str) -> bool:
    """Whether only some take part at a distance: `Mexico joined the meeting virtually`, `participó por Zoom`."""
    near = [token.folded for token in tokens[max(0, at - _FAR_JOIN) : at]]
    is_of_some = not _THEM.isdisjoint(near) and any(
        one.isdigit() and of in _OF and them in _THEM for one, of, them in zip(near, near[1:], near[2:], strict=False)
    )
    if not is_of_some and vocabulary().joins.isdisjoint(near):
        return False
    return any(code == "virtual" for _, code in format_words().get(word, ()))


def venue_behind(marked: Landmarks, start: int, stop: int) -> tuple[int, int] | None:
    """Tokens of a building behind a name: `at the Palacio de Santa Cruz`, `en el Hotel Sur`."""
    words, tokens = vocabulary(), marked.tokens
    for at in marked.between(start, min(stop, start + _MOST_BEHIND)):
        word = tokens[at].folded
        is_end = is_semicolon(tokens, at) if word == ";" else word in _ENDS
        if (is_end and not is_abbreviation(tokens, at)) or word in words.other_acts:
            return None
        if word in words.place_prepositions:
            found = _building(tokens, at + 1, stop)
            if found is not None:
                return found
    return None


def venue_that_opens(marked: Landmarks, start: int, stop: int) -> tuple[int, int] | None:
    """Tokens of the building that a sentence opens with: `On 3 May, at the Sur University, she will give the talk`."""
    for at in marked.between(stop, min(start, stop + _OPENING)):
        if marked.tokens[at].folded in vocabulary().place_prepositions:
            found = _building(marked.tokens, at + 1, start)
            if found is not None and found[1] < start and marked.tokens[found[1]].text in (",", "("):
                return found
    return None


def venue_right_before(marked: Landmarks, start: int, stop: int) -> tuple[int, int] | None:
    """Tokens of the building that stands at the name of an event: `abrirá hoy en el Museo Sur la muestra`."""
    words, tokens = vocabulary(), marked.tokens
    for at in reversed(marked.between(max(stop, start - _MOST_BEFORE), start)):
        if tokens[at].folded not in words.place_prepositions:
            continue
        found = _building(tokens, at + 1, start)
        if found is not None and all(_is_idle(tokens, one) for one in range(found[1], start)):
            return found
    return None


def _is_idle(tokens: Sequence[Token], at: int) -> bool:
    """Whether a comma, a determiner, a number or a day stands at a token."""
    word, words = tokens[at].folded, vocabulary()
    is_small = word in words.definite or word in words.indefinite or word in _AND or tokens[at].text == ","
    return is_small or word in weekdays() or word in months() or word[0].isdigit() or word in _OF | _ON


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
            has_name = has_name or tokens[venue[0]].folded in _OF_TOWNS
            has_name = has_name and tokens[at].folded not in _SAINTS
            has_name = has_name or (place is not None and place.behind > place.last)
            if place is not None and is_at_end and (has_name or place.last == place.first):
                return place
    return None


def city_behind_venue(tokens: Sequence[Token], venue: tuple[int, int]) -> Place | None:
    """The city behind the comma of a building: `at the Museum of the Sea, Lisbon`."""
    comma = venue[1]
    if comma + 1 < len(tokens) and tokens[comma].text == "(":
        place = read_place(tokens, comma + 1)
        return place if place is not None and place.last > place.first else None
    for _ in range(_MOST_IN_ADDRESS):
        if comma + 1 >= len(tokens) or tokens[comma].text != ",":
            return None
        place = read_place(tokens, comma + 1)
        if place is not None and place.last > place.first:
            return place
        behind = _past_street(tokens, comma + 1)
        if behind is None:
            return None
        comma = behind
    return None


def _past_street(tokens: Sequence[Token], at: int) -> int | None:
    """Position of the comma behind a street, a number or a floor: `, 300 Main Street, Halifax`, `, piso 3, Cali`."""
    end = at
    while end < len(tokens) and end - at < _LONGEST_STREET and (tokens[end].is_word or tokens[end].text in ".#°º"):
        end += 1
    street = tokens[at:end]
    is_street = any(token.text[0].isdigit() for token in street) or all(
        token.is_capital or token.folded in _PARTICLES for token in street
    )
    is_road = bool(street) and street[0].folded in words_of("dates", "roads")
    is_date = not is_road and any(token.folded in months() for token in street)
    return end if street and is_street and not is_date and end < len(tokens) and tokens[end].text == "," else None


def _building(tokens: Sequence[Token], at: int, stop: int) -> tuple[int, int] | None:
    words = vocabulary()
    while at < stop and tokens[at].folded in words.definite:
        at += 1
    if (
        at + 1 < stop
        and tokens[at].folded in words.venues
        and tokens[at + 1].folded in _OF
        and tokens[at].text.islower()
    ):
        at += 2  # `en la sede de la Cancillería`
        while at < stop and tokens[at].folded in words.definite:
            at += 1
    first, is_building = at, False
    end = at
    if at + 1 < stop and tokens[at].folded in words.venues and tokens[at].text.islower() and tokens[at + 1].is_capital:
        is_building, at = True, at + 1  # `en el edificio José Carrera`
    while at < stop and at - first < 12:
        token = tokens[at]
        if token.is_capital and token.is_word:
            is_building = is_building or token.folded in words.venues
            end = at + 1
        elif token.text == "." and at > first and len(tokens[at - 1].text) == 1 and end == at:
            pass  # `the Lester B. Pearson Building`
        elif token.folded not in _PARTICLES and token.folded not in ("y", "e", "et", "and", "&", "for", "para"):
            break
        at += 1
    return (first, end) if is_building and end > first else None
