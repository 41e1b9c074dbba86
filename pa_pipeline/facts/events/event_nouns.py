"""Which words around the noun of an event belong to it: dashes, a kind before another noun, who leads a meeting."""

from collections.abc import Sequence

from pa_pipeline.facts.events.event_editions import edition_of, ordinal_words
from pa_pipeline.facts.events.event_endings import OBJECTS
from pa_pipeline.facts.events.event_lexicon import Head, cardinals, head_at, vocabulary
from pa_pipeline.facts.gazetteer import country_at
from pa_pipeline.facts.passages import Token
from pa_pipeline.lexicon import words
from pa_pipeline.lexicon.grammar import function_words

_DAYS, _OF = words("events", "day_nouns"), function_words("of", "of_the", "definite")
_AND, _TO_THE = function_words("and") | {"&"}, function_words("to_the")
_KINDS = ("meeting", "course", "seminar", "talk", "training", "webinar", "workshop")
_STOPS, _CLOSERS = frozenset(".?!:;–—"), frozenset(",.;:?!")
_WHERE, _SUBJECTS = (
    words("events", "at_hand"),
    words("events", "subjects"),
)
_LONGEST_CLAUSE = 20
"""Tokens of a clause before the subject that it speaks of."""


def is_kind_of_next(tokens: Sequence[Token], at: int, noun: Head) -> bool:
    """Whether a launch only says of what kind the event behind it is: `a launch seminar`."""
    behind = at + len(noun.words)
    if noun.concept not in OBJECTS or not noun.takes_modifiers_before or behind >= len(tokens):
        return False
    following = head_at(tokens, behind)
    return following is not None and following.takes_modifiers_before and following.concept in _KINDS


def is_part_of_next(tokens: Sequence[Token], at: int, noun: Head) -> bool:
    """Whether a noun for a day, or for any event, only stands for the event behind it: `la jornada inaugural de la X
    Reunión`, `el encuentro de la III Macrorrueda`.

    >>> from pa_pipeline.facts.passages import tokens_of
    >>> def read(text): return is_part_of_next(tokens_of(text), 0, head_at(tokens_of(text), 0))
    >>> read("jornada inaugural de la X Cumbre"), read("evento del IV Foro"), read("jornada de la pesca")
    (True, True, False)
    """
    is_day = tokens[at].folded in _DAYS
    if not (is_day or (noun.is_general and len(noun.words) == 1 and tokens[at].text.islower())):
        return False
    of = at + 1
    if is_day and of < len(tokens) and tokens[of].text.islower() and tokens[of].folded not in _OF:
        of += 1  # `jornada inaugural de`
    if of + 1 >= len(tokens) or tokens[of].folded not in _OF:
        return False
    inner = of + 1 + (tokens[of + 1].folded in _OF)
    if inner + 1 >= len(tokens) or not tokens[inner].is_capital:
        return False
    if edition_of(tokens[inner]) is not None and tokens[inner + 1].is_capital:
        return head_at(tokens, inner + 1) is not None
    return is_day and head_at(tokens, inner) is not None


def is_embassy(tokens: Sequence[Token], behind: int) -> bool:
    """Whether what stands behind `mission` says that it is one of a state abroad: `misión diplomática chilena`, `Misión
    Permanente de Chile ante la OEA`."""
    if behind < len(tokens) and tokens[behind].folded in words("events", "standing_missions"):
        return True
    if behind + 3 >= len(tokens) or tokens[behind].folded not in _OF | {"of"}:
        return False
    start = behind + 1 + (tokens[behind + 1].folded in _OF | {"the"})
    found = country_at(tokens, start)
    return found is not None and any(t.folded in ("ante", "to") for t in tokens[found[1] : found[1] + 1])


def is_led_by_heads(tokens: Sequence[Token], at: int, least: int) -> bool:
    """Whether `Heads of` stands before `Government Meeting`, and so within the name.

    >>> from pa_pipeline.facts.passages import tokens_of
    >>> [is_led_by_heads(tokens_of(name), 2, 0) for name in ("Heads of State Summit", "Port of Ilo Fair")]
    [True, False]
    """
    if at - 2 < least or tokens[at - 1].folded != "of" or not tokens[at - 2].is_capital:
        return False
    return tokens[at - 2].folded in vocabulary().led_by


def is_listed_with_ideas(tokens: Sequence[Token], behind: int) -> bool:
    """Whether a bare noun is one of several things aimed at: `favorece el diálogo, el comercio y la cooperación`."""
    if behind + 2 >= len(tokens) or not (tokens[behind].text == "," or tokens[behind].folded in _AND):
        return False
    other = behind + 1 + (tokens[behind + 1].folded in vocabulary().definite | _TO_THE)
    is_same = other == behind + 2 or tokens[behind].folded in _AND
    return is_same and tokens[other].text.islower() and tokens[other].folded not in vocabulary().stops


def opens_participle(tokens: Sequence[Token], at: int) -> bool:
    """Whether `meeting` opens a sentence as a verb: `Meeting in Lima for their fifth session, the ministers agreed`.

    >>> from pa_pipeline.facts.passages import tokens_of
    >>> [opens_participle(tokens_of(text), 0) for text in ("Meeting in Ilo, the mayors agreed", "Meeting in Ilo, Peru")]
    [True, False]
    """
    if (at and tokens[at - 1].text not in _STOPS) or at + 3 >= len(tokens) or tokens[at + 1].folded not in _WHERE:
        return False
    near = range(at + 2, min(at + _LONGEST_CLAUSE, len(tokens) - 2))
    comma = next((place for place in near if tokens[place].text in _CLOSERS), None)
    if comma is None or any(token.text[0].isdigit() for token in tokens[at:comma]):
        return False  # `Meeting on 3 May in Lima, the ministers agreed` tells of an event by itself
    is_subject = tokens[comma + 1].folded in _SUBJECTS and tokens[comma + 2].folded not in ordinal_words()
    return tokens[comma].text == "," and is_subject  # no `Meeting in Lima, the first of its kind`


def tells_length(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word says how long an event lasts: `the two-day business forum`, `a three day fair`."""
    count, _, unit = tokens[at].folded.rpartition("-")
    if not count and at:
        count = tokens[at - 1].folded
    return unit in ("day", "week", "hour") and (count.isdecimal() or count in cardinals())


def before_length(tokens: Sequence[Token], begins: int) -> int:
    """Where the words begin that say before a name how long the event lasts."""
    if not begins or not tells_length(tokens, begins - 1):
        return begins
    return begins - 1 - ("-" not in tokens[begins - 1].text)
