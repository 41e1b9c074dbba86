"""What a sentence says of the events that it names: when, where, in which format, and whether they take place."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise

from pa_pipeline.facts.agreements.agreement_lexicon import heads as agreement_heads
from pa_pipeline.facts.agreements.agreement_lexicon import matches
from pa_pipeline.facts.dates.date_mentions import DateMention
from pa_pipeline.facts.events.event_dates import bind_dates, bind_following
from pa_pipeline.facts.events.event_day_lines import bind_opening
from pa_pipeline.facts.events.event_editions import edition_of
from pa_pipeline.facts.events.event_lexicon import city_words, format_words, months, vocabulary, weekdays
from pa_pipeline.facts.events.event_phrase import EDITION, Phrase
from pa_pipeline.facts.events.event_place_names import Place, read_place
from pa_pipeline.facts.events.event_places import (
    Landmarks,
    end_of_clause,
    is_semicolon,
    place_before,
    place_behind,
    place_right_before,
)
from pa_pipeline.facts.events.event_settings import (
    city_behind_venue,
    country_of_venue,
    format_between,
    venue_behind,
    venue_right_before,
    venue_that_opens,
)
from pa_pipeline.facts.events.event_sharing import share, share_opening
from pa_pipeline.facts.events.event_told import Told, start_of
from pa_pipeline.facts.gazetteer import city_at
from pa_pipeline.facts.organizations.organization_lexicon import heads as body_heads
from pa_pipeline.facts.passages import Token, Unit
from pa_pipeline.lexicon.grammar import function_words

_FAR_BEFORE, _FAR_FORMAT = 45, 40
_BE = frozenset(("be", "on"))
_OF = function_words("of")
_OF_CITIES = ("summit", "fair", "festival", "film_cycle", "business_round")
"""Concepts whose names end with the city that they take place in."""
_FAR_CITY, _BESIDE = 20, 5


def tell_facts(unit: Unit, phrases: Sequence[Phrase], dates: Sequence[DateMention]) -> list[Told]:
    """Phrases of a unit with what their sentences say.

    dates: of the unit, in reading order.
    """
    tokens, marked = unit.tokens, Landmarks(unit.tokens)
    sentence_starts = [start for start, _ in unit.sentences]

    def sentence_of(token: int) -> int:
        return max(0, bisect_right(sentence_starts, tokens[token].start) - 1)

    told = [Told(unit, phrase, sentence_of(phrase.begins), sentence_of(phrase.end - 1)) for phrase in phrases]
    bounds = [bisect_left(tokens, start, key=start_of) for start in sentence_starts] + [len(tokens)]
    bind_dates(told, dates, sentence_starts)
    has_asides = not vocabulary().asides.isdisjoint(unit.words)
    names_city = not city_words().isdisjoint(unit.words)
    for at, one in enumerate(told):
        start, stop = bounds[one.sentence], bounds[one.sentence_last + 1]
        before = told[at - 1].phrase.end if at and told[at - 1].sentence_last == one.sentence else start
        after = (
            told[at + 1].phrase.begins if at + 1 < len(told) and told[at + 1].sentence == one.sentence_last else stop
        )
        if at + 1 < len(told):
            after = min(after, _start_of_next(one, told[at + 1]))
        after = end_of_clause(tokens, one.phrase, after) if has_asides else after
        _tell_where(one, marked, (before, after), before == start)
        if names_city and one.place is None:
            ahead = max(before, one.phrase.begins - _FAR_CITY), one.phrase.begins
            here = (ahead[0], one.phrase.begins - 1), (one.phrase.end - 1, after)
            one.is_here = any(_is_in_city(marked, first, last, vocabulary().this_city) for first, last in here)
            near = (ahead, (one.phrase.end, after))
            if any(_is_in_city(marked, first, last, vocabulary().that_city) for first, last in near):
                one.place = told[at - 1].place if at else None
                one.is_here = one.place is None
    _past_anniversaries(told)
    _tell_apposed_format(told)
    bind_following(told, dates, sentence_starts, marked)
    bind_opening(told, dates)
    _format_following(told, bounds, marked)
    for left, right in pairwise(told):
        if left.sentence_last == right.sentence:
            share(left, right, tokens)
    if len(told) > 1:
        share_opening(told, tokens)
    return told


def _tell_apposed_format(told: Sequence[Told]) -> None:
    """Give an event the format told of its number behind a comma: `su LXXI Reunión, la primera presencial`."""
    for left, right in pairwise(told):
        between = left.unit.tokens[left.phrase.end : right.phrase.begins]
        is_apposed = len(between) == 2 and between[0].text == "," and between[1].folded in vocabulary().definite
        if is_apposed and right.phrase.series is not None and left.format is None:
            left.format, right.format = right.format, None


def _past_anniversaries(told: Sequence[Told]) -> None:
    """Give an event the day on which it marks something: `They marked on 3 May the 20th anniversary with a gala`."""
    for left, right in pairwise(told):
        is_feast = left.phrase.noun.concept == "anniversary" and right.phrase.noun.concept != "anniversary"
        if not is_feast or left.sentence_last != right.sentence or right.when is not None or left.when is None:
            continue
        if left.is_dated_before:
            right.when, right.is_dated_before = left.when, True
            right.holds = right.holds or left.holds


def _start_of_next(one: Told, following: Told) -> int:
    """Position of the date that another event is told with before its name, where it is not told of both."""
    when, tokens = following.when, one.unit.tokens
    if when is None or not following.is_dated_before or when is one.when:
        return len(tokens)
    at = bisect_left(tokens, when.start - one.unit.start, key=start_of)
    return at if at >= one.phrase.end else len(tokens)


def _is_in_city(marked: Landmarks, start: int, stop: int, pairs: frozenset[str]) -> bool:
    """Whether an event is `in that city`, the one told of before, or `in this city`, the dateline's."""
    tokens = marked.tokens
    near = marked.between(start, min(stop, start + _FAR_BEFORE, len(tokens) - 1))
    return any(f"{tokens[at].folded} {tokens[at + 1].folded}" in pairs for at in near)


def _tell_where(one: Told, marked: Landmarks, near: tuple[int, int], opens_sentence: bool) -> None:
    phrase, words, tokens = one.phrase, vocabulary(), marked.tokens
    before, after = near
    has_venue = not words.venues.isdisjoint(one.unit.words)
    has_format = not one.unit.words.isdisjoint(format_words())
    has_title_apart = phrase.title is not None and phrase.title[0] >= phrase.last
    behind = phrase.last if has_title_apart else phrase.end
    if one.moved_at is not None and one.moved_at < after:
        one.place = place_behind(marked, one.moved_at, after)
    if one.place is None:
        one.place = place_behind(marked, behind if phrase.noun.words else phrase.first, after)
    if phrase.noun.concept == "mission" and (one.place is None or one.place.last == one.place.first):
        one.place = _destination(marked, phrase, after) or one.place
    if one.place is None:
        one.place = _place_in_name(tokens, phrase)
    if one.place is None and not _is_in_unknown_town(tokens, phrase.end):
        find = place_before if opens_sentence else place_right_before
        one.place = find(marked, phrase.begins, before)
    if one.place is not None and one.place.last == one.place.first and opens_sentence:
        city = place_before(marked, phrase.begins, before)
        is_within = city is not None and city.last > city.first and city.country_iso3 == one.place.country_iso3
        one.place = city if is_within else one.place  # `In Lima they gave a talk with investors in Peru`
    if one.place is None or one.place.last == one.place.first:
        one.place = _city_behind_day(one) or one.place
    if one.place is None:
        one.place = _city_that_owns(tokens, phrase)
    if has_venue:
        one.venue = venue_behind(marked, phrase.end if phrase.noun.words else phrase.first, after)
        if one.venue is None:
            one.venue = venue_right_before(marked, phrase.begins, before)
        if one.venue is None and one.place is None and opens_sentence:
            one.venue = venue_that_opens(marked, phrase.begins, before)
    one.clause, one.marked = near, marked
    if one.venue is not None and one.place is not None and one.place.first == one.venue[0]:
        one.venue = None
    if one.place is None and one.venue is not None:
        one.place = country_of_venue(tokens, one.venue) or city_behind_venue(tokens, one.venue)
    if has_format:
        low = max(before, phrase.begins - (12 if opens_sentence else _BESIDE))
        low = max((at + 1 for at in marked.between(low, phrase.begins) if tokens[at].text == ";"), default=low)
        one.format = format_between(marked, phrase.first, phrase.last)
        high = min(after, phrase.end + _FAR_FORMAT)
        high = next((at for at in marked.between(phrase.end, high) if is_semicolon(tokens, at)), high)
        one.format = one.format or format_between(marked, low, high)
    ahead = marked.between(max(before, phrase.begins - 10), phrase.begins)
    one.is_negated = any(
        at >= phrase.begins - 4
        and tokens[at].folded in words.negations
        and tokens[at + 1].folded not in words.place_prepositions  # `and not at the summit`, which takes place
        for at in ahead
    )
    around = ahead + marked.between(phrase.end, min(after, phrase.end + 14))
    one.holds = any(tokens[at].folded in words.hold for at in around) or _is_at(tokens, phrase.end, after)


def _city_behind_day(one: Told) -> Place | None:
    """The city right behind the day of an event, however far its name is: `organised by …, on 3 May in Lima`."""
    when, tokens = one.when, one.unit.tokens
    if when is None or when.precision == "year" or one.is_dated_before:
        return None
    at = bisect_left(tokens, when.end - one.unit.start, key=start_of)
    if at + 1 >= len(tokens) or at < one.phrase.end or tokens[at].folded not in vocabulary().place_prepositions:
        return None
    place = read_place(tokens, at + 1)
    return place if place is not None and place.last > place.first else None


def _is_in_unknown_town(tokens: Sequence[Token], end: int) -> bool:
    """Whether it is told at once that it was held in a town that no list knows: `, held in Blue Valley`."""
    at = end + (end < len(tokens) and tokens[end].text == ",")
    if at + 2 >= len(tokens) or tokens[at].folded not in vocabulary().held:
        return False
    town = tokens[at + 2]
    return tokens[at + 1].folded in vocabulary().place_prepositions and town.is_capital and town.folded not in months()


def _place_in_name(tokens: Sequence[Token], phrase: Phrase) -> Place | None:
    """The city that an event bears in its name: `Film Festival of Cartagena`, `cumbre de Lima`."""
    if phrase.noun.concept == EDITION:
        places = (read_place(tokens[: phrase.last], at) for at in range(phrase.first, phrase.last))
        return next((place for place in places if place is not None and place.last > place.first), None)
    at = phrase.head + len(phrase.noun.words)
    is_shown = phrase.noun.concept in _OF_CITIES
    if not (phrase.is_capital or is_shown):
        return None
    if is_shown:
        at = next((of for of in range(phrase.last - 2, at, -1) if tokens[of].folded in _OF), at)
        if any(_names_other(tokens, before) for before in range(phrase.head + len(phrase.noun.words), at)):
            return None
    if at + 1 >= phrase.last or tokens[at].folded not in _OF:
        return None
    place = read_place(tokens, at + 1)
    is_land = place is not None and phrase.noun.concept == "summit" and place.last == place.first
    end = place.behind if place is not None and is_land else place.last if place is not None else 0
    return place if place is not None and end == phrase.last and (is_land or place.last > place.first) else None


def _city_that_owns(tokens: Sequence[Token], phrase: Phrase) -> Place | None:
    """The city that a name in capitals opens with: `Arica Trade Dialogue`; no body's, `Lima Group Meeting`."""
    is_name = phrase.is_capital or phrase.noun.concept == "summit"
    is_name = is_name and phrase.noun.takes_modifiers_before and phrase.edition is None
    at = phrase.first
    while at < phrase.head and (tokens[at].text[0].isdigit() or tokens[at].folded in months()):
        at += 1  # `the July 2019 Lima Summit`
    end = city_at(tokens, at) if is_name and at < phrase.head else None
    if end is None or end > phrase.head or any(_names_other(tokens, at) for at in range(end, phrase.head)):
        return None
    place = read_place(tokens[:end], at)
    return Place(at, end, place.country_iso3, end) if place is not None and place.last == end else None


def _names_other(tokens: Sequence[Token], at: int) -> bool:
    """Whether a noun of bodies or of agreements stands at a token: `Lima Group`, `Paris Agreement`."""
    word = tokens[at].folded
    return word in body_heads() or any(matches(tokens, at, head.phrase) for head in agreement_heads().get(word, ()))


def _destination(marked: Landmarks, phrase: Phrase, after: int) -> Place | None:
    """Where a mission goes: `Trade Mission to Norway`, `will travel to Seoul`; a city rather than its country."""
    words, tokens, land = vocabulary(), marked.tokens, None
    for at in range(phrase.head + 1, min(after, phrase.last + _FAR_CITY) - 1):
        word = tokens[at].folded
        goes = at >= phrase.last and word in words.journeys
        if not goes and word not in words.destinations and word not in words.place_prepositions:
            continue
        place = read_place(tokens, at + 1)
        if place is not None and place.last > place.first:
            return place
        land = land or place
    return land


def _is_at(tokens: Sequence[Token], end: int, stop: int) -> bool:
    """Whether an event `is on Monday`, `fue el 8 de mayo`, `will be in Lima`."""
    words = vocabulary()
    if end >= stop or tokens[end].folded not in words.copulas:
        return False
    for token in tokens[end + 1 : min(stop, end + 5)]:
        if token.folded in words.place_prepositions or token.folded in weekdays() or token.text[0].isdigit():
            return True
        is_how = token.folded in format_words() or token.text == ":"
        if token.folded not in words.small and token.folded not in _BE and not is_how:
            return False
    return False


def _format_following(told: Sequence[Told], bounds: Sequence[int], marked: Landmarks) -> None:
    """Give an event the format that the next sentence tells, if that names no other event."""
    if told[0].unit.words.isdisjoint(format_words()):
        return
    filled = {sentence for one in told for sentence in range(one.sentence, one.sentence_last + 1)}
    for one in told:
        following = one.sentence_last + 1
        opening = marked.tokens[bounds[following] : bounds[following] + 2] if following + 1 < len(bounds) else ()
        is_of_others = any(  # `Previous editions were online`, `A second module will be online`
            token.folded in vocabulary().relative or edition_of(token) is not None for token in opening
        )
        if one.format is None and following not in filled and following + 1 < len(bounds) and not is_of_others:
            one.format = format_between(marked, bounds[following], bounds[following + 1])
            filled.add(following)
