"""What events of one sentence share: one within the other, one behind or before it, several at once."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from pa_pipeline.facts.events.event_lexicon import vocabulary
from pa_pipeline.facts.events.event_places import (
    OF_DAYS,
)
from pa_pipeline.facts.events.event_told import Told, is_apart, is_in_opening, start_of
from pa_pipeline.facts.passages import Token
from pa_pipeline.lexicon.grammar import function_words

_GIVEN = ("ceremony", "meal", "concert", "tasting", "talk", "panel")
_WITH = function_words("with")
_AND = function_words("and")
_FRAME, _MOST_JOINTS, _BESIDE = 10, 3, 5


def share(left: Told, right: Told, tokens: Sequence[Token]) -> None:
    """One event within the other: what is said of one holds for both."""
    between = tokens[left.phrase.end : right.phrase.begins]
    before = tokens[max(0, left.phrase.begins - 6) : left.phrase.begins]
    frames = vocabulary().frames
    joined = any(token.folded in frames for token in between[-8:]) and len(between) < 40
    opens = left.phrase.begins - _FRAME <= _first_of_sentence(left)
    joined = joined or (opens and any(token.folded in frames for token in before) and len(between) < 60)
    if _is_listed_with(left, right, between):
        left.when, left.place, left.holds = right.when, right.place, right.holds
    is_open = right.when is None and right.until is None and right.phrase.determiner == "indefinite"
    if is_open and any(token.folded in vocabulary().beside for token in between) and len(between) <= _FRAME:
        right.within = left
    if _is_edge_of(left, right, between):
        left.within, left.when, left.holds = right, left.when or right.when or right.until, True
    if right.when is not None and right.when is left.when and _goes_on_with(between):
        right.place = right.place or left.place
    if _follows(left, right, tokens):
        right.within = left
    if left.is_dated_before and right.when is None and right.place is None and _are_joined(between):
        right.when, right.place, right.holds = left.when, left.place, left.holds
    if not joined or _are_on_other_days(left, right):
        return
    left.within, right.within = right, left
    for one, other in ((left, right), (right, left)):
        if not one.phrase.is_plain:
            if one is right or one.phrase.noun.concept not in OF_DAYS:
                one.when = one.when or other.when
            one.place = one.place or (other.place if one.format != "virtual" else None)


def _is_edge_of(left: Told, right: Told, between: Sequence[Token]) -> bool:
    """Whether an event opens or closes the one behind it: `a gala dinner will close the week on Saturday`."""
    if left.when is not None or left.phrase.determiner != "indefinite" or not 1 < len(between) <= _BESIDE:
        return False
    is_edge = any(token.folded in vocabulary().edge_verbs for token in between)
    return is_edge and between[-1].folded in vocabulary().definite


def _goes_on_with(between: Sequence[Token]) -> bool:
    """Whether an event goes on with the one behind it: `la misión seguirá mañana en Tokio con una rueda`."""
    is_new = len(between) > 1 and between[-1].folded in vocabulary().indefinite
    return is_new and between[-2].folded in _WITH


def _follows(left: Told, right: Told, tokens: Sequence[Token]) -> bool:
    """Whether something is given after an event: `Tras la ceremonia, ofreció un almuerzo`."""
    if right.when is not None or right.until is not None or right.phrase.determiner != "indefinite" or not right.holds:
        return False
    is_part = right.phrase.noun.concept in _GIVEN
    return is_part and is_apart(tokens, left) and tokens[_first_of_sentence(left)].folded in vocabulary().afterwards


def _are_on_other_days(left: Told, right: Told) -> bool:
    """Whether both have days of their own that have none in common, so that neither is within the other."""
    if left.when is None or right.when is None:
        return False
    first, then = sorted((left.when, right.when), key=lambda when: when.starts_on)
    return (first.ends_on or first.starts_on) < then.starts_on


def share_opening(told: Sequence[Told], tokens: Sequence[Token]) -> None:
    """Give what another event opens or closes with its day and its place: `With a dinner the Week began in Lima`."""
    words = vocabulary()
    for left, right in reversed(list(pairwise(told))):
        if left.when is not None or left.sentence_last != right.sentence or not is_in_opening(tokens, left):
            continue
        between = [token.folded for token in tokens[left.phrase.end : right.phrase.begins]]
        is_listed = right.phrase.determiner == "indefinite" and not _AND.isdisjoint(between[-2:])
        if is_listed or not words.hold.isdisjoint(between) or not words.ends.isdisjoint(between):
            left.when, left.holds = right.when or right.until, True
            left.place = right.place = left.place or right.place


def _first_of_sentence(one: Told) -> int:
    """Position of the first token of the sentence of a name."""
    return bisect_left(one.unit.tokens, one.unit.sentences[one.sentence][0], key=start_of)


def _are_joined(between: Sequence[Token]) -> bool:
    """Whether but `and the` stands between two names: `On 3 May they opened in Lima the Forum and the Fair`."""
    return (
        0 < len(between) <= _MOST_JOINTS
        and between[0].folded in _AND
        and all(token.folded in vocabulary().definite for token in between[1:])
    )


def _is_listed_with(left: Told, right: Told, between: Sequence[Token]) -> bool:
    """Whether two events without names share what follows: `a photo show and a tasting will be held in Lima`."""
    if left.when is not None or left.place is not None or right.is_dated_before:
        return False
    is_joined = len(between) in (1, 2) and between[0].folded in _AND
    return is_joined and left.phrase.edition is None and right.phrase.edition is None and not left.phrase.is_plain
