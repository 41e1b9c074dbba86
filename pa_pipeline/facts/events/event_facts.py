"""What a sentence says of the events that it names: when, where, in which format, and whether they take place."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from pa_pipeline.facts.dates.date_mentions import DateMention
from pa_pipeline.facts.events.event_lexicon import city_words, format_words, months, vocabulary, weekdays
from pa_pipeline.facts.events.event_phrases import Phrase
from pa_pipeline.facts.events.event_places import (
    Landmarks,
    Place,
    country_of_venue,
    format_between,
    place_before,
    place_behind,
    read_place,
    venue_behind,
)
from pa_pipeline.facts.passages import Token, Unit

_FAR_BEHIND, _FAR_BEFORE = 45, 45
_BE = frozenset(("be", "on"))
_AND = frozenset(("and", "y", "e", "et"))
_WHICH = frozenset(("which", "que", "qui"))
_FAR_VERB, _FAR_CITY = 6, 20
_ONSET = 3


@dataclass(slots=True)
class Told:
    """A name of an event with what its sentence says. holds: whether the words around say that it takes place; is_here:
    whether it takes place in `this city`, the dateline's; clause: the tokens around it that name no other event, in
    the unit's `marked`."""

    unit: Unit
    phrase: Phrase
    sentence: int
    sentence_last: int
    when: DateMention | None = None
    is_dated_before: bool = False
    until: DateMention | None = None
    place: Place | None = None
    venue: tuple[int, int] | None = None
    format: str | None = None
    holds: bool = False
    is_negated: bool = False
    is_here: bool = False
    clause: tuple[int, int] = (0, 0)
    marked: Landmarks | None = None


def tell_facts(unit: Unit, phrases: Sequence[Phrase], dates: Sequence[DateMention]) -> list[Told]:
    """Phrases of a unit with what their sentences say.

    dates: of the unit, in reading order.
    """
    tokens, marked = unit.tokens, Landmarks(unit.tokens)
    sentence_starts = [start for start, _ in unit.sentences]

    def sentence_of(token: int) -> int:
        return max(0, bisect_right(sentence_starts, tokens[token].start) - 1)

    told = [Told(unit, phrase, sentence_of(phrase.begins), sentence_of(phrase.end - 1)) for phrase in phrases]
    bounds = [bisect_left(tokens, start, key=_start_of) for start in sentence_starts] + [len(tokens)]
    _bind_dates(told, dates, sentence_starts)
    names_city = not city_words().isdisjoint(unit.words)
    for at, one in enumerate(told):
        start, stop = bounds[one.sentence], bounds[one.sentence_last + 1]
        before = told[at - 1].phrase.end if at and told[at - 1].sentence_last == one.sentence else start
        after = (
            told[at + 1].phrase.begins if at + 1 < len(told) and told[at + 1].sentence == one.sentence_last else stop
        )
        _tell_where(one, marked, (before, after), before == start)
        if names_city and one.place is None:
            one.is_here = _is_in_city(marked, one.phrase.end, after, vocabulary().this_city)
            if at and _is_in_city(marked, one.phrase.end, after, vocabulary().that_city):
                one.place = told[at - 1].place
    _bind_following(told, dates, sentence_starts, marked)
    for left, right in pairwise(told):
        if left.sentence_last == right.sentence:
            _share(left, right, tokens)
    return told


def _start_of(token: Token) -> int:
    return token.start


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
    one.place = place_behind(marked, behind if phrase.noun.words else phrase.first, after)
    if one.place is None and opens_sentence:
        one.place = place_before(marked, phrase.begins, before)
    if has_venue:
        one.venue = venue_behind(marked, phrase.end, after)
    one.clause, one.marked = near, marked
    if one.venue is not None and one.place is not None and one.place.first == one.venue[0]:
        one.venue = None
    if one.place is None and one.venue is not None:
        one.place = country_of_venue(tokens, one.venue)
    if has_format:
        one.format = format_between(marked, max(before, phrase.begins - 12), min(after, phrase.end + 40))
    ahead = marked.between(max(before, phrase.begins - 10), phrase.begins)
    one.is_negated = any(at >= phrase.begins - 4 and tokens[at].folded in words.negations for at in ahead)
    around = ahead + marked.between(phrase.end, min(after, phrase.end + 14))
    one.holds = any(tokens[at].folded in words.hold for at in around) or _is_at(tokens, phrase.end, after)


def city_around(one: Told) -> Place | None:
    """The nearest city that a clause names without saying that the event is there; an empty place where no list
    knows it.
    """
    phrase, near, marked = one.phrase, one.clause, one.marked
    if marked is None:
        return None
    tokens, prepositions = marked.tokens, vocabulary().place_prepositions
    ahead = reversed(marked.between(max(near[0], phrase.begins - _FAR_CITY), phrase.begins))
    behind = marked.between(phrase.end, min(near[1], phrase.end + _FAR_CITY))
    unknown = None
    for at in (*behind, *ahead):
        if tokens[at].folded not in prepositions or at + 1 >= len(tokens):
            continue
        place = read_place(tokens, at + 1)
        if place is not None and place.last > place.first:
            return place
        if place is None and at >= phrase.end and _is_town_with_region(tokens, at + 1):
            unknown = unknown or Place(at + 1, at + 1, None, at + 1)
    return unknown


def _is_town_with_region(tokens: Sequence[Token], start: int) -> bool:
    """Whether a name in capitals, a comma and another one follow: `Tampa Bay, FL`."""
    at = start
    while at < len(tokens) and tokens[at].is_capital and tokens[at].folded not in months():
        at += 1
    return start < at < len(tokens) - 1 and tokens[at].text == "," and tokens[at + 1].is_capital


def _is_at(tokens: Sequence[Token], end: int, stop: int) -> bool:
    """Whether an event `is on Monday`, `fue el 8 de mayo`, `will be in Lima`."""
    words = vocabulary()
    if end >= stop or tokens[end].folded not in words.copulas:
        return False
    for token in tokens[end + 1 : min(stop, end + 4)]:
        if token.folded in words.place_prepositions or token.folded in weekdays() or token.text[0].isdigit():
            return True
        if token.folded not in words.small and token.folded not in _BE:
            return False
    return False


# --- dates ---------------------------------------------------------------------------------------------------------
def _bind_dates(told: Sequence[Told], dates: Sequence[DateMention], sentence_starts: Sequence[int]) -> None:
    if not told or not dates:
        return
    unit = told[0].unit
    starts = [unit.tokens[one.phrase.begins].start for one in told]
    for date_mention in dates:
        start, end = date_mention.start - unit.start, date_mention.end - unit.start
        sentence = max(0, bisect_right(sentence_starts, start) - 1)
        behind = bisect_right(starts, start)
        first, last = (bisect_left(unit.tokens, offset, key=_start_of) for offset in (start, end))
        left = told[behind - 1] if behind and told[behind - 1].sentence_last == sentence else None
        right = told[behind] if behind < len(told) and told[behind].sentence == sentence else None
        if _is_of_speech(unit.tokens, first):
            continue
        if left is not None and start < unit.tokens[left.phrase.end - 1].end:
            continue
        if left is not None and right is not None and _is_for_next(unit.tokens, left, right, first, last):
            left = None
        if left is not None and _reaches(unit.tokens, left.phrase.end, first) and _takes(left, date_mention, first):
            continue
        if right is not None and _reaches_ahead(unit.tokens, first, last, right.phrase.begins):
            right.is_dated_before = _takes(right, date_mention, first) or right.is_dated_before


def _bind_following(
    told: Sequence[Told], dates: Sequence[DateMention], sentence_starts: Sequence[int], marked: Landmarks
) -> None:
    """Give an event the days of the sentence behind it that goes on with it: `Será del 3 al 5 de mayo.`."""
    if not told or not dates:
        return
    unit, words = told[0].unit, vocabulary()
    last_in = {one.sentence_last: one for one in told}
    filled = {sentence for one in told for sentence in range(one.sentence, one.sentence_last + 1)}
    for date_mention in dates:
        sentence = max(0, bisect_right(sentence_starts, date_mention.start - unit.start) - 1)
        one = last_in.get(sentence - 1)
        if sentence in filled or one is None or date_mention.precision != "day":
            continue
        start = bisect_left(unit.tokens, sentence_starts[sentence], key=_start_of)
        first = bisect_left(unit.tokens, date_mention.start - unit.start, key=_start_of)
        between = [token.folded for token in unit.tokens[start:first]]
        if len(between) > _FAR_CITY or any(word in words.other_acts or word in words.speech for word in between):
            continue
        goes_on = any(word in words.takes_up or word in words.held or word in words.hold for word in between[:_ONSET])
        is_open = one.when is None or (one.when.ends_on is None and _holds_day(date_mention, one.when))
        if is_open and one.until is None and (goes_on or date_mention.ends_on is not None):
            one.when, one.is_dated_before = date_mention, False
            filled.add(sentence)
            if one.place is None and goes_on:
                one.place = place_behind(marked, start, min(len(unit.tokens), first + _FAR_CITY))


def _holds_day(period: DateMention, day: DateMention) -> bool:
    """Whether a range of days holds a known day."""
    return period.ends_on is not None and period.starts_on <= day.starts_on <= period.ends_on


def _is_of_speech(tokens: Sequence[Token], first: int) -> bool:
    """Whether a date is that of what somebody said: `the minister said on Thursday`."""
    before = [token.folded for token in tokens[max(0, first - 3) : first]]
    return any(word in vocabulary().speech for word in before) and before[-1] not in ("for", "para")


def _is_for_next(tokens: Sequence[Token], left: Told, right: Told, first: int, last: int) -> bool:
    """Whether a date belongs to the event that follows it: `the cycle, on May 4 they give a talk`."""
    if not left.phrase.is_plain:
        return False
    gap = right.phrase.begins - last
    comma = any(token.text == "," for token in tokens[max(left.phrase.end, first - 2) : first])
    is_new = not right.phrase.is_plain or right.phrase.determiner == "indefinite"
    return is_new and (gap <= 3 or (comma and gap <= 8))


def _takes(one: Told, date_mention: DateMention, first: int) -> bool:
    """Give a date to an event that has none, or the end of its time; whether it took it."""
    before = [token.folded for token in one.unit.tokens[max(0, first - 3) : first]]
    if date_mention.precision != "day" and one.when is None and before and before[-1] in vocabulary().until:
        return False
    is_end = date_mention.ends_on is None and (
        any(word in vocabulary().ends for word in before) or _ends_on(one, date_mention, first)
    )
    if is_end and date_mention.precision == "day":
        return _ends(one, date_mention)
    is_finer = one.when is None or date_mention.precision == "day" or one.when.precision != "day"
    is_finer = is_finer or _says_when(one, first)
    if (
        one.when is None
        or _refines(date_mention, one.when)
        or (one.is_dated_before and first > one.phrase.end and is_finer)
    ):
        one.when, one.is_dated_before = date_mention, False
        return True
    if before and (before[-1] in vocabulary().until or _follows(one, date_mention)):
        return _ends(one, date_mention)
    return False


def _says_when(one: Told, first: int) -> bool:
    """Whether a clause that opens right behind a name tells its date: `the Summit, which will be held in July`."""
    tokens, behind = one.unit.tokens, one.phrase.end
    opens = behind + 1 < len(tokens) and tokens[behind].text == "," and tokens[behind + 1].folded in _WHICH
    return opens and any(token.folded in vocabulary().hold for token in tokens[behind + 2 : min(first, behind + 6)])


def _ends_on(one: Told, date_mention: DateMention, first: int) -> bool:
    """Whether the verb says that the event ends on a date: `closed in Hanoi on Friday`, `ayer concluyó el taller`."""
    tokens, ends = one.unit.tokens, vocabulary().ends
    if first >= one.phrase.end:
        near = tokens[max(one.phrase.end, first - _FAR_VERB) : first]
        return not any(token.text in ",;" or token.folded in _AND for token in near) and any(
            token.folded in ends for token in near
        )
    last = bisect_left(tokens, date_mention.end - one.unit.start, key=_start_of)
    return any(token.folded in ends for token in tokens[last : min(last + _ONSET, one.phrase.begins)])


def _ends(one: Told, date_mention: DateMention) -> bool:
    """Take a date as the last day."""
    if one.until is not None or (one.when is not None and one.when.starts_on >= date_mention.starts_on):
        return False
    one.until = date_mention
    return True


def _follows(one: Told, date_mention: DateMention) -> bool:
    """Whether a day comes right behind the one that is known: `ayer y hoy`, `yesterday and today`."""
    when = one.when
    if when is None or when.precision != "day" or date_mention.precision != "day":
        return False
    return (date_mention.starts_on - when.starts_on).days == 1 and date_mention.start - when.end <= len(" and ")


def _refines(date_mention: DateMention, known: DateMention) -> bool:
    """Whether a date is a day of the month or year that is known."""
    return (
        known.precision != "day"
        and date_mention.precision == "day"
        and known.ends_on is not None
        and known.starts_on <= date_mention.starts_on <= known.ends_on
    )


def _reaches(tokens: Sequence[Token], end: int, first: int) -> bool:
    if first - end > _FAR_BEHIND:
        return False
    acts = vocabulary().other_acts
    return not any(token.folded in acts or token.text == ";" for token in tokens[end:first])


def _reaches_ahead(tokens: Sequence[Token], first: int, last: int, begins: int) -> bool:
    if begins - last > _FAR_BEFORE:
        return False
    words = vocabulary()
    between = tokens[last:begins]
    is_at_event = any(token.folded in words.at or token.folded in words.place_prepositions for token in between[-2:])
    if not is_at_event and any(token.folded in words.other_acts or token.text == ";" for token in between[1:]):
        return False
    marks = [token.text for token in between if token.text in "()"]
    if marks and marks[0] == ")":
        return False
    is_of_act = any(token.folded in words.other_acts for token in tokens[max(0, first - 6) : first])
    return not is_of_act or any(token.folded in words.at or token.folded in words.frames for token in between[-4:])


def _share(left: Told, right: Told, tokens: Sequence[Token]) -> None:
    """One event within the other: what is said of one holds for both."""
    between = tokens[left.phrase.end : right.phrase.begins]
    before = tokens[max(0, left.phrase.begins - 6) : left.phrase.begins]
    frames = vocabulary().frames
    joined = any(token.folded in frames for token in between[-8:]) and len(between) < 40
    joined = joined or (any(token.folded in frames for token in before) and len(between) < 60)
    if _is_listed_with(left, right, between):
        left.when, left.place, left.holds = right.when, right.place, right.holds
    if not joined:
        return
    for one, other in ((left, right), (right, left)):
        if not one.phrase.is_plain:
            one.when = one.when or other.when
            one.place = one.place or other.place


def _is_listed_with(left: Told, right: Told, between: Sequence[Token]) -> bool:
    """Whether two events without names share what follows: `a photo show and a tasting will be held in Lima`."""
    if left.when is not None or left.place is not None or right.is_dated_before:
        return False
    is_joined = len(between) in (1, 2) and between[0].folded in _AND
    return is_joined and left.phrase.edition is None and right.phrase.edition is None and not left.phrase.is_plain
