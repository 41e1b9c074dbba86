"""How far a date reaches to the event before or behind it."""

from bisect import bisect_left
from collections.abc import Sequence

from pa_pipeline.facts.dates.date_mentions import DateMention
from pa_pipeline.facts.events.event_bounds import SINCE, is_since
from pa_pipeline.facts.events.event_lexicon import plurals, vocabulary
from pa_pipeline.facts.events.event_places import (
    end_of_clause,
    is_of_what_is_said,
    is_semicolon,
)
from pa_pipeline.facts.events.event_told import Told, start_of
from pa_pipeline.facts.passages import Token
from pa_pipeline.lexicon import words
from pa_pipeline.lexicon.grammar import function_words

_FAR_BEHIND, _FAR_BEFORE, _FARTHEST = 45, 45, 90
_AND = function_words("and")
_WHICH = function_words("which")
_THAT = function_words("that")
_PRESIDENCY = words("events", "presidency_nouns")
_WHEN = function_words("when")
_FAR_VERB, _ONSET, _FAR_BACK, _CLOSE = 6, 3, 10, 6
_EFFECT = words("events", "in_effect_from")
_CLOSINGS = words("events", "closing_nouns")
_HELD = words("events", "was_held")
_BEFORE = function_words("before")
_CLOSING_UP = words("events", "closing_verbs")


def is_of_speech(tokens: Sequence[Token], first: int) -> bool:
    """Whether a date is that of what somebody said: `the minister said on Thursday`."""
    before = [token.folded for token in tokens[max(0, first - 3) : first]]
    is_said = any(word in vocabulary().speech for word in before) and before[-1] not in ("for", "para")
    return is_said and _THAT.isdisjoint(before)  # `informó que del 9 al 12 se disputará la Copa`


def is_at_event(tokens: Sequence[Token], last: int, right: Told | None) -> bool:
    """Whether an event at which something is said follows the day of saying: `announced on Friday, at a gala, that`."""
    between = tokens[last : right.phrase.begins] if right is not None else ()
    return 0 < len(between) <= _CLOSE and any(
        token.folded in vocabulary().at or token.folded in vocabulary().place_prepositions for token in between[:2]
    )


def is_moved(one: Told, first: int) -> bool:
    """Whether a verb before a date says that it is the new one: `planned for May, was moved to 3 June`, `planned for
    May, took place on 3 June`.
    """
    tokens, end = one.unit.tokens, one.phrase.end
    near = tokens[max(end, first - _FAR_VERB) : first]
    if any(token.folded in vocabulary().moves for token in near):
        return True
    before = tokens[end : bisect_left(tokens, one.when.start - one.unit.start, key=start_of)] if one.when else ()
    was_planned = any(token.folded in vocabulary().scheduled for token in before)
    return was_planned and any(token.folded in _HELD for token in tokens[max(end, first - _FAR_BACK) : first])


def says_when(one: Told, first: int) -> bool:
    """Whether a clause that opens right behind a name tells its date: `the Summit, which will be held in July`, `the
    Summit, scheduled for July`."""
    tokens, behind, held = one.unit.tokens, one.phrase.end, vocabulary().held | vocabulary().scheduled
    comma = behind + 1 < len(tokens) and tokens[behind].text == ","
    start = behind + comma
    if start < first and tokens[start].folded in held:
        return first - start <= _FAR_VERB and all(token.text not in ",;" for token in tokens[start:first])
    opens = comma and tokens[behind + 1].folded in _WHICH
    return opens and any(token.folded in vocabulary().hold for token in tokens[behind + 2 : min(first, behind + 6)])


def ends_on(one: Told, date_mention: DateMention, first: int) -> bool:
    """Whether the verb says that the event ends on a date: `closed in Hanoi on Friday`, `ayer concluyó el taller`."""
    tokens, ends = one.unit.tokens, vocabulary().ends
    if first >= one.phrase.end:
        if one.when is not None and _ends_after(tokens[max(one.phrase.end, first - _FAR_BACK) : first]):
            return True
        for at in range(first - 1, max(one.phrase.end, first - _FAR_VERB) - 1, -1):
            if tokens[at].text in ",;" or tokens[at].folded in _AND:
                return False
            if tokens[at].folded in ends:
                return True
        return False
    last = bisect_left(tokens, date_mention.end - one.unit.start, key=start_of)
    until = vocabulary().until
    near_verb = tokens[last : min(last + _ONSET, one.phrase.begins)]
    near_name = tokens[max(last, one.phrase.begins - _ONSET - 1) : one.phrase.begins]
    if any(token.folded in _CLOSINGS for token in near_name):
        return True  # `they signed today a letter, at the end of the Summit`
    return any(token.folded in ends and token.folded not in until for token in near_verb)


def _ends_after(tokens: Sequence[Token]) -> bool:
    """Whether words lead to an end: `begins tomorrow, before closing in Manta, Ecuador, on 22 November`."""
    return any(
        one.folded in _BEFORE and (two.folded in _CLOSING_UP or three.folded in _CLOSING_UP)
        for one, two, three in zip(tokens, tokens[1:], tokens[2:], strict=False)
    )


def reaches(one: Told, first: int) -> bool:
    tokens, end, words = one.unit.tokens, one.phrase.end, vocabulary()
    if first - end > (_FARTHEST if is_held_behind(tokens, end, first) else _FAR_BEHIND):
        return False
    acts = words.other_acts
    if any(tokens[at].folded in acts or is_semicolon(tokens, at) for at in range(end, first)):
        return False
    told = one.unit.words
    near = tokens[max(end, first - _FAR_VERB) : first] if not _PRESIDENCY.isdisjoint(told) else ()
    if any(token.folded in _WHICH for token in near) and any(
        token.folded in _PRESIDENCY for token in tokens[end : first + _CLOSE]
    ):
        return False  # `under the Peruvian presidency, which began on 1 August`
    if not words.asides.isdisjoint(told) and first >= end_of_clause(tokens, one.phrase, first + 1):
        return False
    if not words.speech.isdisjoint(told) and is_of_what_is_said(tokens, end, first):
        return False
    if _is_of_several(tokens, end, first) or _is_of_effect(tokens, end, first):
        return False
    return SINCE.isdisjoint(told) or not is_since(tokens[end:first])


def is_held_behind(tokens: Sequence[Token], end: int, first: int) -> bool:
    """Whether the verb right before a date or a place has a name for its subject, behind what the commas set apart:
    `the Forum, organised by …, will be held on 3 May`.
    """
    holds = vocabulary().takes_place | _HELD
    at = next((at for at in range(first - 1, max(end, first - _FAR_VERB), -1) if tokens[at].folded in holds), None)
    if at is None or tokens[end].text != ",":
        return False
    return not any(tokens[one].text in (".", ";") or tokens[one].folded in _WHICH for one in range(end, at))


def _is_of_effect(tokens: Sequence[Token], end: int, first: int) -> bool:
    """Whether a date says from when on something is so, and no verb between says that the event is held: `reunidos en
    Lima, acordaron entregar la sede a partir del 1 de agosto`."""
    if _EFFECT.isdisjoint({token.folded for token in tokens[max(end, first - 3) : first + 2]}):
        return False
    words = vocabulary()
    return not any(token.folded in words.hold or token.folded in words.held for token in tokens[end:first])


def _is_of_several(tokens: Sequence[Token], start: int, first: int) -> bool:
    """Whether a clause tells when several other events were: `which closed a series of webinars that began in May`."""
    return any(
        tokens[at].folded in plurals() and any(token.folded in _WHICH for token in tokens[at + 1 : at + 3])
        for at in range(start, first)
    )


def reaches_ahead(tokens: Sequence[Token], span: tuple[int, int], begins: int, date_mention: DateMention) -> bool:
    first, last = span
    if begins - last > _FAR_BEFORE:
        return False
    words = vocabulary()
    between = tokens[last:begins]
    is_at_event = any(token.folded in words.at or token.folded in words.place_prepositions for token in between[-2:])
    if not is_at_event and any(token.folded in words.other_acts or token.text == ";" for token in between[1:]):
        return False
    is_of_presidency = any(token.folded in _PRESIDENCY for token in tokens[max(0, first - _CLOSE) : first])
    if is_of_presidency and not is_at_event and not any(token.folded in words.frames for token in between):
        return False  # `which took over the presidency on 3 May, the meeting`
    if date_mention.precision != "day" and any(token.folded in words.speech for token in between):
        return False  # `the first bond, sold in May 2018, the minister said after the meeting`
    marks = [token.text for token in between if token.text in "()"]
    if marks and marks[0] == ")":
        return False
    if between and any(token.folded in _WHEN for token in between[:2]):
        return True
    is_of_act = any(token.folded in words.other_acts for token in tokens[max(0, first - 6) : first])
    return not is_of_act or any(token.folded in words.at or token.folded in words.frames for token in between[-_CLOSE:])
