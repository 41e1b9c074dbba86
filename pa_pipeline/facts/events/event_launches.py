"""Launches that only a verb tells: `launched in Lima`, `presentará el Atlas de Puertos`, a headline and its lead."""

from collections.abc import Iterator, Sequence

from pa_pipeline.facts.dates.date_mentions import DateMention
from pa_pipeline.facts.events.event_lexicon import Head, head_at, vocabulary, weekdays
from pa_pipeline.facts.events.event_phrase import Phrase
from pa_pipeline.facts.events.event_place_names import read_place
from pa_pipeline.facts.events.event_titles import OPEN_MARKS, closing_mark
from pa_pipeline.facts.passages import Token, Unit
from pa_pipeline.lexicon.grammar import function_words

_BEFORE_DAY = function_words("before_days")
_BEFORE_WEEKDAY = function_words("before_weekdays")
_ENDS = frozenset(".;")
_LONGEST_OBJECT, _OBJECT_BEHIND = 14, 4


def launch_in_title(title: Unit, lead: Unit | None, dates: Sequence[DateMention]) -> tuple[Phrase, DateMention] | None:
    """The launch that a title tells by a verb and whose day the first sentence says: `X and Y launch a portal`.

    dates: of the first paragraph.
    """
    words, tokens = vocabulary(), title.tokens
    verb = next((at for at, token in enumerate(tokens) if at and token.folded in words.launches), None)
    if verb is None or lead is None or not dates or not lead.sentences:
        return None
    if any(token.folded in words.no_launches for token in tokens[verb + 1 : verb + 1 + _OBJECT_BEHIND]):
        return None  # `X and Y launch a call for projects`
    end = lead.start + lead.sentences[0][1]
    day = next((mention for mention in dates if mention.end <= end and mention.precision == "day"), None)
    is_told = any(token.folded in words.launch_verbs for token in lead.tokens if token.start < lead.sentences[0][1])
    if day is None or not is_told:
        return None
    last = len(tokens) - (not tokens[-1].is_word)
    first = verb if last - verb > 2 else 0
    noun = Head((), "launch", False, False, False, False)
    return Phrase(first, first, last, verb, noun, None, None, False, None, True, True), day


def find_launch(tokens: Sequence[Token], at: int) -> Iterator[Phrase]:
    """`launched in Lima`, `launched the fund in Lima`, which a date must go with."""
    words = vocabulary()
    last = behind = 0
    if _is_of_no_event(tokens, at):
        return
    where = _past_day(tokens, at + 1)
    if where + 1 < len(tokens) and tokens[where].folded in words.place_prepositions:
        place = read_place(tokens, where + 1)
        if place is not None and place.last > place.first:
            last, behind = place.last, place.behind
            near = tokens[behind : behind + _OBJECT_BEHIND + 2]
            if any(token.folded in words.no_launches for token in near):
                return  # `launched in Lima the talks on the pact`
    if not last and tokens[at].folded in words.launch_verbs:
        last = behind = _end_of_work(tokens, _past_place(tokens, where), has_day=where > at + 1)
    if not last and tokens[at].folded in words.unveils:
        last = behind = _end_of_object(tokens, at + 1, is_passive=tokens[at].folded in words.launch_participles)
    if last and not any(head_at(tokens, near) for near in range(behind, min(len(tokens), behind + _OBJECT_BEHIND))):
        noun = Head((), "launch", False, True, False, False)
        yield Phrase(at, at, last, at, noun, None, None, False, None, True, True)


def _is_of_no_event(tokens: Sequence[Token], at: int) -> bool:
    """Whether talks are launched, no event: `the negotiation of the pact, launched in Lima`, `talks, which were …`."""
    words = vocabulary()
    if tokens[at].folded not in words.launch_participles:
        return False
    for before in reversed(tokens[max(0, at - _LONGEST_OBJECT) : at]):
        if before.text in _ENDS:
            return False
        if before.folded in words.no_launches:
            return True
    return False


def _past_place(tokens: Sequence[Token], start: int) -> int:
    """Position behind a place or a building between a verb and its object: `se presentará en la Casa Azul el libro`."""
    words, at = vocabulary(), start
    if at >= len(tokens) or tokens[at].folded not in words.place_prepositions:
        return start
    while at < min(len(tokens) - 1, start + _LONGEST_OBJECT):
        at += 1
        if tokens[at].folded in words.definite and tokens[at - 1].is_capital:
            return at
        if not (tokens[at].is_capital or tokens[at].folded in words.inner or tokens[at].text == ","):
            return start
    return start


def _past_day(tokens: Sequence[Token], start: int) -> int:
    """Position behind `hoy`, `this Monday`, `el jueves` between a verb and its object."""
    at = start + (start < len(tokens) and tokens[start].folded in _BEFORE_WEEKDAY)
    return at + 1 if at < len(tokens) and tokens[at].folded in weekdays() else start


def _end_of_work(tokens: Sequence[Token], start: int, *, has_day: bool) -> int:
    """Position behind a work that is presented, with its title: `the book “Salt Roads”`, `el Atlas Sur`; or 0.

    has_day: whether its day stands before it, with which anything may be launched that bears a name of two words.
    """
    words = vocabulary()
    if start >= len(tokens) or tokens[start].folded not in words.definite:
        return 0
    for at in range(start + 1, min(len(tokens), start + _OBJECT_BEHIND)):
        if tokens[at].text in OPEN_MARKS:
            closing = closing_mark(tokens, at)
            is_work = any(token.folded in words.works for token in tokens[start + 1 : at])
            return closing + 1 if is_work and closing is not None else 0
        if not tokens[at].is_word:
            return 0
        if at == start + 1 and tokens[at].is_capital and tokens[at].folded in words.works:
            return _end_of_titled(tokens, at + 1)
        if at == start + 1 and has_day and tokens[at].is_capital:
            end = _end_of_titled(tokens, at)
            return end if end > at + 1 and not any(head_at(tokens, near) for near in range(at, end)) else 0
    return 0


def _end_of_titled(tokens: Sequence[Token], start: int) -> int:
    """Position behind the words in capitals that name a work behind its noun; 0 of none."""
    last, at = 0, start
    while at < min(len(tokens), start + _LONGEST_OBJECT) and tokens[at].is_word:
        if tokens[at].is_capital:
            last = at + 1
        elif tokens[at].folded not in vocabulary().inner or tokens[at].folded in vocabulary().place_prepositions:
            break
        at += 1
    return last


def _end_of_object(tokens: Sequence[Token], start: int, *, is_passive: bool) -> int:
    """Position behind what is launched and its city, or before its day; 0 of no thing or of an event.

    is_passive: whether what is launched may stand before the verb: `was launched on 3 June`.
    """
    words = vocabulary()
    if start >= len(tokens):
        return 0
    if tokens[start].folded not in words.definite and tokens[start].folded not in words.indefinite:
        return start if is_passive and _opens_date(tokens, start) else 0
    for at in range(start + 1, min(len(tokens) - 1, start + _LONGEST_OBJECT)):
        word = tokens[at].folded
        if _opens_date(tokens, at):
            return at
        if not tokens[at].is_word or head_at(tokens, at) or word in words.no_launches:
            return 0
        if word in words.place_prepositions:
            place = read_place(tokens, at + 1)
            if place is not None:
                return place.last if place.last > place.first else 0
    return 0


def _opens_date(tokens: Sequence[Token], at: int) -> bool:
    """Whether `on 3 June`, `el 3`, `on Monday`, `hoy` begins."""
    if tokens[at].folded in weekdays():
        return True
    is_day = at + 1 < len(tokens) and (tokens[at + 1].text[0].isdigit() or tokens[at + 1].folded in weekdays())
    return tokens[at].folded in _BEFORE_DAY and is_day
