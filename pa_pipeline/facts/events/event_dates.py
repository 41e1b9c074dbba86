"""Which of the dates of a unit is told of which of its events."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise

from pa_pipeline.facts.dates.date_mentions import DateMention
from pa_pipeline.facts.events.event_bounds import SINCE, is_first_time, only_bounds
from pa_pipeline.facts.events.event_lexicon import vocabulary
from pa_pipeline.facts.events.event_phrase import EDITION
from pa_pipeline.facts.events.event_places import (
    Landmarks,
    place_behind,
)
from pa_pipeline.facts.events.event_reach import (
    ends_on,
    is_at_event,
    is_moved,
    is_of_speech,
    reaches,
    reaches_ahead,
    says_when,
)
from pa_pipeline.facts.events.event_told import Told, is_in_opening, start_of
from pa_pipeline.facts.events.event_years import is_of_other_thing, tells_years
from pa_pipeline.facts.passages import Token
from pa_pipeline.lexicon.grammar import endings, function_words

_FAR_BEHIND = 45
_PAST = endings("past", "past_or_participle")
_WITH = function_words("with")
_AND = function_words("and")
_WHICH = function_words("which")
_BEFORE_DAY = function_words("before_days", "in") | {"o", "no"}
_SHORT = frozenset(
    "meeting session round dialogue business_round videoconference summit forum conference congress symposium seminar"
    " webinar panel talk launch presentation opening ceremony anniversary tasting concert meal".split()
)
_LONG_MEETING = 31
"""Days after the first on which a meeting, a seminar, a ceremony may still go on."""
_NEAR_NAME = 2
_FAR_CITY, _LABEL, _ONSET, _FAR_BACK, _CLOSE = 20, 14, 3, 10, 6
_PRECISIONS = ("day", "month", "year")


def bind_dates(told: Sequence[Told], dates: Sequence[DateMention], sentence_starts: Sequence[int]) -> None:
    if not told or not dates:
        return
    unit = told[0].unit
    starts = [unit.tokens[one.phrase.begins].start for one in told]
    has_bounds = not (vocabulary().bounds.isdisjoint(unit.words) and SINCE.isdisjoint(unit.words))
    for date_mention in dates:
        start, end = date_mention.start - unit.start, date_mention.end - unit.start
        sentence = max(0, bisect_right(sentence_starts, start) - 1)
        behind = bisect_right(starts, start)
        first, last = (bisect_left(unit.tokens, offset, key=start_of) for offset in (start, end))
        left = told[behind - 1] if behind and told[behind - 1].sentence_last == sentence else None
        right = told[behind] if behind < len(told) and told[behind].sentence == sentence else None
        if left is not None and right is not None and left.phrase.noun.concept == "anniversary":
            left = None  # `on its 10th anniversary they hold from today to 4 May the cycle`
        if (is_of_speech(unit.tokens, first) and not is_at_event(unit.tokens, last, right)) or (
            has_bounds and only_bounds(unit.tokens, first, (left, right), date_mention)
        ):
            _begins(left, date_mention, first)
            continue
        if start < _ONSET and "|" in unit.text[end : end + _ONSET]:
            continue  # the day of a line `3 May | The forum ended yesterday`
        if left is not None and start < unit.tokens[left.phrase.end - 1].end:
            if not left.phrase.noun.words and left.phrase.noun.concept in ("launch", EDITION):
                left.when = left.when or date_mention  # `presented yesterday in Cali the book`
            elif left.phrase.noun.words and end <= unit.tokens[left.phrase.head].start:
                left.when = left.when or date_mention  # `its July meeting`
            continue
        if date_mention.precision == "year" and (
            is_of_other_thing(unit.tokens, first, left) or tells_years(date_mention)
        ):
            continue
        if is_first_time(unit.tokens, first):
            continue
        is_other = left is not None and (date_mention.precision == "year" or left.is_dated_before)
        if (
            left is not None
            and is_other
            and (
                _opens_clause(unit.tokens, left, first)
                or (date_mention.precision != "year" and _is_joined(unit.tokens, left, first))
            )
        ):
            left = None  # `the fair in Madrid, and in 2019 it signed`, `On Monday a talk is given, and on Friday`
        opens = right is not None and _is_open(right) and _opens_with(unit.tokens[last : right.phrase.begins])
        if right is not None and opens:
            right.when, right.is_dated_before = date_mention, False
            if left is not None and _is_of_clause_within(unit.tokens, left, first):
                left = None  # `The concert was part of the Month, which opened on 6 May with a show`
        elif left is not None and right is not None and _is_for_next(unit.tokens, left, right, first, last):
            left = None
        if left is not None and reaches(left, first) and _takes(left, date_mention, first):
            continue
        if right is not None and reaches_ahead(unit.tokens, (first, last), right.phrase.begins, date_mention):
            if opens:
                continue
            if right.when is not None and _is_nearer(unit.tokens, right, date_mention, (first, last)):
                right.when, right.is_dated_before = date_mention, True
            else:
                right.is_dated_before = _takes(right, date_mention, first) or right.is_dated_before


def _is_open(one: Told) -> bool:
    """Whether an event has no date yet but, at most, one that stands farther before it."""
    return one.when is None or (one.is_dated_before and one.until is None)


def _is_of_clause_within(tokens: Sequence[Token], left: Told, first: int) -> bool:
    """Whether a relative clause that tells a date is of another noun than the event before it."""
    which = next((at for at in range(left.phrase.end, first) if tokens[at].folded in _WHICH), None)
    return which is not None and (left.phrase.is_plain or which - left.phrase.end > _NEAR_NAME)


def _opens_with(between: Sequence[Token]) -> bool:
    """Whether an event opens or closes with the one named behind its day: `opens on Monday 6 with a gala`."""
    is_new = len(between) > 1 and between[-1].folded in vocabulary().indefinite and between[-2].folded in _WITH
    small = vocabulary().place_prepositions | vocabulary().definite | vocabulary().inner
    return (
        is_new
        and len(between) <= _ONSET * 4
        and all(token.is_capital or token.folded in small for token in between[:-2])
    )  # `opens on Monday 6 in the Hall of Cali with a gala`


def _begins(one: Told | None, date_mention: DateMention, first: int) -> None:
    """Give an event whose last day is known its first one: `closed today the Forum, which had sat since Monday`."""
    if one is None or one.when is not None or one.until is None or date_mention.precision != "day":
        return
    near = one.unit.tokens[max(one.phrase.end, first - _ONSET) : first]
    is_since = first - one.phrase.end <= _FAR_BACK and any(token.folded in SINCE for token in near)
    if is_since and date_mention.starts_on < one.until.starts_on:
        one.when = date_mention


def _is_nearer(tokens: Sequence[Token], one: Told, date_mention: DateMention, span: tuple[int, int]) -> bool:
    """Whether a later date before an event is its own: `since May 2021, and will end on 3 June, during the Summit`."""
    when, (first, last) = one.when, span
    if when is None or not one.is_dated_before or one.until is not None:
        return False
    if when.precision == "year" and date_mention.precision != "year":
        return True
    if date_mention.precision != "day":
        return False
    if _opens_own_clause(tokens, first, bisect_left(tokens, when.end - one.unit.start, key=start_of)):
        return True
    between = tokens[last : one.phrase.begins]
    is_at = any(token.folded in vocabulary().at or token.folded in vocabulary().frames for token in between)
    start = when.end - one.unit.start
    return is_at and len(between) <= _CLOSE and start < tokens[first].start - _LABEL


def _opens_own_clause(tokens: Sequence[Token], first: int, least: int) -> bool:
    """Whether `and` joins a day and its clause to another one: `on Thursday they show a film and on Friday a fair`."""
    at = first - 1
    while at > least and tokens[at].folded in _BEFORE_DAY:
        at -= 1
    return at > least and tokens[at].folded in _AND


def bind_following(
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
        start = bisect_left(unit.tokens, sentence_starts[sentence], key=start_of)
        first = bisect_left(unit.tokens, date_mention.start - unit.start, key=start_of)
        between = [token.folded for token in unit.tokens[start:first]]
        if len(between) > _FAR_CITY or any(word in words.other_acts or word in words.speech for word in between):
            continue
        goes_on = any(word in words.takes_up or word in words.held or word in words.hold for word in between[:_ONSET])
        if one.when is not None and one.when.ends_on is None and not words.until.isdisjoint(between[-_ONSET:]):
            _ends(one, date_mention)  # `Se extenderá hasta el miércoles`
            continue
        is_open = one.when is None or (one.when.ends_on is None and _holds_day(date_mention, one.when))
        if is_open and one.until is None and (goes_on or date_mention.ends_on is not None):
            one.when, one.is_dated_before = date_mention, False
            filled.add(sentence)
            if one.place is None and goes_on:
                one.place = place_behind(marked, start, min(len(unit.tokens), first + _FAR_CITY))


def _holds_day(period: DateMention, day: DateMention) -> bool:
    """Whether a range of days holds a known day."""
    return period.ends_on is not None and period.starts_on <= day.starts_on <= period.ends_on


def _is_for_next(tokens: Sequence[Token], left: Told, right: Told, first: int, last: int) -> bool:
    """Whether a date belongs to the event that follows it: `the cycle, on May 4 they give a talk`."""
    if left.is_dated_before and (_opens_clause(tokens, left, first) or _is_joined(tokens, left, first)):
        return True
    if not right.phrase.noun.words and right.phrase.noun.is_general:
        return False  # `the workshop, held on 3 May, gathered`
    if right.phrase.begins - last <= _ONSET and _is_joined(tokens, left, first):
        return True  # `to hold a seminar and, in April, the first meeting`
    if right.phrase.noun.concept == "anniversary" and left.phrase.determiner == "indefinite":
        return False  # `a gala on 3 May to mark the 50th anniversary`
    if is_in_opening(tokens, left) and any(
        token.folded in (vocabulary().hold | vocabulary().ends) - vocabulary().venues
        for token in tokens[left.phrase.end : min(first, left.phrase.end + _FAR_BEHIND)]
    ):
        return True
    if left.when is not None and right.phrase.begins - last <= 1 and right.phrase.determiner == "indefinite":
        return True  # `In May there is a fair, and Chile has called for June a workshop`
    if any(token.folded in vocabulary().beside for token in tokens[max(left.phrase.end, first - _ONSET - 1) : first]):
        return True  # `the Summit, preceded on 2 May by a forum`
    frames = vocabulary().frames
    if left.when is None and any(token.folded in frames for token in tokens[last : right.phrase.begins]):
        return False  # `the meeting took place on 3 May, on the margins of the Summit`
    if not left.phrase.is_plain or (left.when is None and _closes(tokens, left, first, last)):
        return False
    gap = right.phrase.begins - last
    comma = any(token.text == "," for token in tokens[max(left.phrase.end, first - 2) : first])
    is_new = not right.phrase.is_plain or right.phrase.determiner == "indefinite"
    return is_new and (gap <= 3 or (comma and gap <= 8))


def _closes(tokens: Sequence[Token], left: Told, first: int, last: int) -> bool:
    """Whether a list goes on behind a date: `a meeting in May, a workshop in June and a fair`; no aside in commas."""
    if last >= len(tokens) or first - left.phrase.end > _FAR_BEHIND:
        return False
    if tokens[last].text == ",":
        return all(token.text != "," for token in tokens[left.phrase.end : first])
    return tokens[last].text == ";" or tokens[last].folded in _AND


def _is_joined(tokens: Sequence[Token], left: Told, first: int) -> bool:
    """Whether `and` stands right before a date: `In May they gave a talk and on 8 June, online, a seminar`."""
    at = first - 1
    while at > left.phrase.end and (tokens[at].folded in _BEFORE_DAY or tokens[at].text == ","):
        at -= 1
    return at >= left.phrase.end and tokens[at].folded in _AND


def _opens_clause(tokens: Sequence[Token], left: Told, first: int) -> bool:
    """Whether a comma and `and` stand before a date: `On Monday they give a talk, and on Friday`."""
    near = tokens[max(left.phrase.end, first - _ONSET) : first]
    return any(mark.text in ",;" and behind.folded in _AND for mark, behind in pairwise(near)) or (
        bool(near) and near[0].text == ";"
    )


def _is_deadline(one: Told, first: int) -> bool:
    """Whether a year is but that by which something is to be done: `by 2020`, `antes de fines de 2020`."""
    tokens, words = one.unit.tokens, vocabulary()
    at = first - 1
    while at >= 0 and tokens[at].folded in words.ends_of_years:
        at -= 1
    if at < 0 or tokens[at].folded not in words.deadlines:
        return False
    between = tokens[one.phrase.end : at]
    is_planned = not between or any(token.folded in words.scheduled for token in between)
    return tokens[at].folded not in words.destinations or not is_planned  # `el foro previsto para 2020`


def _takes(one: Told, date_mention: DateMention, first: int) -> bool:
    """Give a date to an event that has none, or the end of its time; whether it took it."""
    before = [token.folded for token in one.unit.tokens[max(0, first - 3) : first]]
    if date_mention.precision != "day" and one.when is None and before and before[-1] in vocabulary().until:
        return False
    if one.when is None and date_mention.precision == "year" and _is_deadline(one, first):
        return False  # `a fair of firms that will offer jobs by the end of 2020`
    is_end = (
        date_mention.ends_on is None
        and not _is_closing_act(one, first)
        and (any(word in vocabulary().ends for word in before) or ends_on(one, date_mention, first))
    )
    if is_end and date_mention.precision == "day":
        return _ends(one, date_mention)
    if is_end and one.when is None and date_mention.precision == "month":
        return False  # `a course that will end in February`
    if one.when is not None and date_mention.precision == "day" and is_moved(one, first):
        one.when, one.is_dated_before, one.moved_at = date_mention, False, first
        return True
    is_finer = one.when is None or not _is_coarser(date_mention, one.when)
    is_finer = is_finer or says_when(one, first)
    if (
        one.when is None
        or _refines(date_mention, one.when)
        or (one.is_dated_before and first > one.phrase.end and is_finer and not _tells_more(one, first))
    ):
        one.when, one.is_dated_before = date_mention, False
        return True
    if before and (before[-1] in vocabulary().until or _follows(one, date_mention)):
        return _ends(one, date_mention)
    return False


def _tells_more(one: Told, first: int) -> bool:
    """Whether `and` and another verb stand before a date: `adopted in 2015 at COP21 and opened in May`."""
    near = one.unit.tokens[one.phrase.end : first]
    return any(
        mark.folded in _AND
        and verb.text.islower()
        and verb.text.endswith(_PAST)
        and verb.folded not in vocabulary().held
        for mark, verb in pairwise(near)
    )


def _is_closing_act(one: Told, first: int) -> bool:
    """Whether something else ends on the day with the event: `the week will end this Friday with a meeting`."""
    tokens, begins = one.unit.tokens, one.phrase.begins
    near = tokens[max(first, begins - 2) : begins]
    return first < begins and any(token.folded in _WITH for token in near)


def _is_coarser(date_mention: DateMention, known: DateMention) -> bool:
    return _PRECISIONS.index(date_mention.precision) > _PRECISIONS.index(known.precision)


def _ends(one: Told, date_mention: DateMention) -> bool:
    """Take a date as the last day, where an event of its kind may last so long."""
    if one.until is not None or (one.when is not None and not _may_last(one, one.when, date_mention)):
        return False
    one.until = date_mention
    return True


def _may_last(one: Told, when: DateMention, last: DateMention) -> bool:
    """Whether an event that begins on a day may end on another: no month ends it, and no meeting goes on for months.

    What is told of a ceremony may last longer: `handed over today the presidency, which Peru will hold until May`.
    """
    days = (last.starts_on - when.starts_on).days
    if when.precision == "day" and (last.precision != "day" or days > _LONG_MEETING):
        return last.precision == "day" and one.phrase.noun.concept not in _SHORT
    return days > 0


def _follows(one: Told, date_mention: DateMention) -> bool:
    """Whether a day comes right behind the one that is known: `ayer y hoy`, `yesterday and today`."""
    when = one.when
    if when is None or when.precision != "day" or date_mention.precision != "day":
        return False
    return (date_mention.starts_on - when.starts_on).days == 1 and date_mention.start - when.end <= len(" and ")


def _refines(date_mention: DateMention, known: DateMention) -> bool:
    """Whether a date is a day or a month of the month or year that is known."""
    return (
        _PRECISIONS.index(known.precision) > _PRECISIONS.index(date_mention.precision)
        and known.ends_on is not None
        and known.starts_on <= date_mention.starts_on <= known.ends_on
    )
