"""What a sentence says of the events that it names: when, where, in which format, and whether they take place at all."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from pa_pipeline.facts.dates.date_mentions import DateMention
from pa_pipeline.facts.events.event_lexicon import vocabulary
from pa_pipeline.facts.events.event_phrases import Phrase
from pa_pipeline.facts.events.event_places import Place, country_of_venue, format_between, place_before, place_behind, venue_behind
from pa_pipeline.facts.passages import Token, Unit

_FAR_BEHIND, _FAR_BEFORE = 45, 30


@dataclass(slots=True)
class Told:
    """A name of an event with what its sentence says. holds: whether the words around say that it takes place."""

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


def tell_facts(unit: Unit, phrases: Sequence[Phrase], dates: Sequence[DateMention]) -> list[Told]:
    """Phrases of a unit with what their sentences say.

    dates: of the unit, in reading order.
    """
    tokens = unit.tokens
    token_starts = [token.start for token in tokens]
    sentence_starts = [start for start, _ in unit.sentences]

    def sentence_of(token: int) -> int:
        return max(0, bisect_right(sentence_starts, tokens[token].start) - 1)

    told = [Told(unit, phrase, sentence_of(phrase.begins), sentence_of(phrase.end - 1)) for phrase in phrases]
    bounds = [bisect_left(token_starts, start) for start in sentence_starts] + [len(tokens)]
    _bind_dates(told, dates, token_starts, sentence_starts)
    for at, one in enumerate(told):
        start, stop = bounds[one.sentence], bounds[one.sentence_last + 1]
        before = told[at - 1].phrase.end if at and told[at - 1].sentence_last == one.sentence else start
        after = told[at + 1].phrase.begins if at + 1 < len(told) and told[at + 1].sentence == one.sentence_last else stop
        _tell_where(one, tokens, (before, after), (start, stop))
    for left, right in zip(told, told[1:], strict=False):
        if left.sentence_last == right.sentence:
            _share(left, right, tokens)
    return told


def _tell_where(one: Told, tokens: Sequence[Token], near: tuple[int, int], sentence: tuple[int, int]) -> None:
    phrase, words = one.phrase, vocabulary()
    before, after = near
    one.place = place_behind(tokens, phrase.end if phrase.noun.words else phrase.first, after)
    if one.place is None and before == sentence[0]:
        one.place = place_before(tokens, phrase.begins, before)
    one.venue = venue_behind(tokens, phrase.end, after)
    if one.venue is not None and one.place is not None and one.place.first == one.venue[0]:
        one.venue = None
    if one.place is None and one.venue is not None:
        one.place = country_of_venue(tokens, one.venue)
    one.format = format_between(tokens, max(before, phrase.begins - 12), min(after, phrase.end + 40))
    around = tokens[max(before, phrase.begins - 10) : phrase.begins] + tokens[phrase.end : min(after, phrase.end + 14)]
    one.holds = any(token.folded in words.hold for token in around)
    one.is_negated = any(token.folded in words.negations for token in tokens[max(before, phrase.begins - 4) : phrase.begins])


# --- dates ---------------------------------------------------------------------------------------------------------
def _bind_dates(
    told: Sequence[Told], dates: Sequence[DateMention], token_starts: Sequence[int], sentence_starts: Sequence[int]
) -> None:
    if not told:
        return
    unit = told[0].unit
    starts = [unit.tokens[one.phrase.begins].start for one in told]
    for date_mention in dates:
        start, end = date_mention.start - unit.start, date_mention.end - unit.start
        sentence = max(0, bisect_right(sentence_starts, start) - 1)
        behind = bisect_right(starts, start)
        first, last = bisect_left(token_starts, start), bisect_left(token_starts, end)
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
            right.is_dated_before = _takes(right, date_mention, first)


def _is_of_speech(tokens: Sequence[Token], first: int) -> bool:
    """Whether a date is that of what somebody said: `the minister said on Thursday`."""
    before = [token.folded for token in tokens[max(0, first - 3) : first]]
    return any(word in vocabulary().speech for word in before) and before[-1] not in ("for", "para")


def _is_for_next(tokens: Sequence[Token], left: Told, right: Told, first: int, last: int) -> bool:
    """Whether a date behind a comma belongs to the event that follows it: `the cycle, on June 23 there will be a talk`."""
    comma = any(token.text == "," for token in tokens[max(left.phrase.end, first - 2) : first])
    return comma and right.phrase.begins - last <= 8 and left.phrase.is_plain and not right.phrase.is_plain or (
        comma and left.phrase.is_plain and right.phrase.determiner == "indefinite" and right.phrase.begins - last <= 8
    )


def _takes(one: Told, date_mention: DateMention, first: int) -> bool:
    """Give a date to an event that has none, or the end of its time; whether it took it."""
    if one.when is None or _refines(date_mention, one.when) or (one.is_dated_before and first > one.phrase.end):
        one.when, one.is_dated_before = date_mention, False
        return True
    before = [token.folded for token in one.unit.tokens[max(0, first - 3) : first]]
    ends, until = vocabulary().ends, vocabulary().until
    if one.until is not None or one.when.precision != "day" or date_mention.starts_on <= one.when.starts_on:
        return False
    if (before and before[-1] in until) or any(word in ends for word in before):
        one.until = date_mention
        return True
    return False


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
    if any(token.folded in words.other_acts or token.text == ";" for token in between[1:]):
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
    joined = joined or (any(token.folded in frames for token in before) and len(between) < 24)
    if not joined:
        return
    for one, other in ((left, right), (right, left)):
        one.when = one.when or other.when
        one.place = one.place or other.place
