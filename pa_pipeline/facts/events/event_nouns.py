"""Which words around the noun of an event belong to it: dashes, a kind before another noun, who leads a meeting."""

from collections.abc import Sequence

from pa_pipeline.facts.events.event_endings import OBJECTS
from pa_pipeline.facts.events.event_lexicon import Head, head_at, vocabulary
from pa_pipeline.facts.passages import Token

_KINDS = ("meeting", "course", "seminar", "talk", "training", "webinar", "workshop")


def is_kind_of_next(tokens: Sequence[Token], at: int, noun: Head) -> bool:
    """Whether a launch only says of what kind the event behind it is: `a launch seminar`."""
    behind = at + len(noun.words)
    if noun.concept not in OBJECTS or not noun.takes_modifiers_before or behind >= len(tokens):
        return False
    following = head_at(tokens, behind)
    return following is not None and following.takes_modifiers_before and following.concept in _KINDS


def is_led_by_heads(tokens: Sequence[Token], at: int, least: int) -> bool:
    """Whether `Heads of` stands before `Government Meeting`, and so within the name.

    >>> from pa_pipeline.facts.passages import tokens_of
    >>> [is_led_by_heads(tokens_of(name), 2, 0) for name in ("Heads of State Summit", "Port of Ilo Fair")]
    [True, False]
    """
    if at - 2 < least or tokens[at - 1].folded != "of" or not tokens[at - 2].is_capital:
        return False
    return tokens[at - 2].folded in vocabulary().led_by
