"""Events that only a verb of people who come together tells: `met today in Lima`, `se reunieron el jueves`."""

from collections.abc import Iterator, Sequence

from pa_pipeline.facts.events.event_editions import edition_of
from pa_pipeline.facts.events.event_lexicon import (
    Head,
    format_words,
    meeting_verbs,
    months,
    reads,
    vocabulary,
    weekdays,
)
from pa_pipeline.facts.events.event_phrase import Phrase
from pa_pipeline.facts.passages import Token
from pa_pipeline.lexicon import words
from pa_pipeline.lexicon.grammar import function_words

_OPENED = tuple(sorted(words("events", "opening_stems")))
_WHICH = function_words("which")
_ALSO_OTHERWISE = ("met", "reunited", "meet", "meets", "gathered", "gather", "gathers", "convened")
"""Verbs of people who come together that also take an object: `met the needs`, `convened a session`."""
_BEHIND_MEETING = words("events", "behind_meetings")
_ARE = function_words("be")
_PASSIVE = function_words("passive")
_AUXILIARIES = function_words("will", "have", "may", "be") | {"to", "va", "vai", "ha"}
_BESIDE = frozenset(
    "from to through until al desde hasta le les pour of in at on for the this city en el la los este esta para de del"
    " em o a no na , ( )".split()
)
"""What stands between a verb and the event that it tells of besides days and places."""
_FOR = function_words("for", "in", "at")
_BY = function_words("by", "through")
_GOALS = function_words("for")
_MOST_BETWEEN = 14


def met(tokens: Sequence[Token], at: int) -> Iterator[Phrase]:
    """`met today in Mexico City`, `se reunieron el jueves`: no `met the requirements`."""
    key = tokens[at].folded
    verb = next((form for form in meeting_verbs()[key] if reads(tokens, at - form.index(key), form)), None)
    if verb is None:
        return
    at -= verb.index(key)
    behind = at + len(verb)
    if tokens[at].is_capital and at and tokens[at - 1].text == "(":
        return  # `(Meet in Chile, ProColombia)`
    if verb[0] in _ALSO_OTHERWISE and (not _is_meeting(tokens, behind) or (at and tokens[at - 1].folded in _ARE)):
        return  # `met the needs`, `the Committee was convened`
    is_with = behind + 2 < len(tokens) and tokens[behind].folded in ("con", "with", "com", "avec")
    if is_with and tokens[behind + 1].folded not in vocabulary().definite:
        return
    yield Phrase(
        at, at, behind, at, Head((), "meeting", False, True, True, False), None, None, False, None, False, False
    )


def is_verb_of(tokens: Sequence[Token], phrase: Phrase, subject: Phrase) -> bool:
    """Whether a phrase is but the verb of the event before it: `the Congress gathered`, `el Foro, que se reunirá`."""
    if phrase.noun.words or not subject.noun.words:
        return False
    if phrase.noun.concept == "launch":  # `the Festival se presentará en Cali`, `the Fair, inaugurated on Monday`
        between = [token.folded for token in tokens[subject.end : phrase.begins]]
        is_opened = tokens[phrase.begins].folded in vocabulary().launch_participles
        if is_opened and between == [","] and subject.is_capital:
            return True
        if is_opened and tokens[phrase.begins].folded.startswith(_OPENED):
            passive = between[-1:] if between and between[0] in _WHICH else between
            return bool(passive) and all(word in _PASSIVE for word in passive)  # `un ciclo que …, fue inaugurado hoy`
        return bool(between) and subject.is_capital and all(word in _PASSIVE for word in between)
    if not phrase.noun.is_general:
        return False
    start = subject.end
    if start + 3 < phrase.begins and tokens[start].text == "(" and tokens[start + 2].text == ")":
        start += 3  # `the Tide Group (TG), which met`
    between = [token.folded for token in tokens[start : phrase.begins]]
    is_tense = phrase.begins - start <= 2 and all(word in _AUXILIARIES for word in between)
    return is_tense or (len(between) <= 2 and between[-1] in _WHICH)


def is_verb_before(tokens: Sequence[Token], phrase: Phrase, following: Phrase) -> bool:
    """Whether a verb tells but where and when the event that is named behind it is: `se reunirá en Cali el II Foro`."""
    if phrase.noun.words or not phrase.noun.is_general or not following.noun.words:
        return False
    between = tokens[phrase.end : following.begins]
    if not following.is_capital:  # `gathered today in Lima for a reception`
        is_goal = len(between) > 1 and between[-2].folded in _FOR and following.determiner is not None
        if not is_goal:
            return False
        between = between[:-2]
    elif len(between) > 1 and between[-2].folded in _GOALS and following.determiner is not None:
        between = between[:-2]  # `met by videoconference for the II Workshop`
    if any(token.folded in format_words() for token in between):
        between = [token for token in between if token.folded not in format_words().keys() | _BY]
    return len(between) <= _MOST_BETWEEN and all(
        token.is_capital
        or token.text[0].isdigit()
        or token.folded in _BESIDE
        or token.folded in weekdays()
        or token.folded in months()
        or token.folded in vocabulary().parts_of_years
        or edition_of(token) is not None
        for token in between
    )


def _is_meeting(tokens: Sequence[Token], behind: int) -> bool:
    if behind >= len(tokens):
        return False
    word = tokens[behind].folded
    if word in _BY and not any(token.folded in format_words() for token in tokens[behind + 1 : behind + 3]):
        return False  # `a seminar, convened by the Council`
    return word in weekdays() or word in _BEHIND_MEETING
