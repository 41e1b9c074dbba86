"""Dates that only bound a time or tell of another one: `before 2030`, `since 2015`, `for the first time in 1997`."""

from collections.abc import Sequence
from itertools import pairwise

from pa_pipeline.facts.dates.date_mentions import DateMention
from pa_pipeline.facts.events.event_lexicon import vocabulary
from pa_pipeline.facts.events.event_told import Told
from pa_pipeline.facts.passages import Token
from pa_pipeline.lexicon.grammar import function_words

SINCE = function_words("since")
_FIRST, _TIME = function_words("first"), function_words("time")
_ONSET, _FAR_BACK = 3, 10


def only_bounds(
    tokens: Sequence[Token], first: int, beside: tuple[Told | None, Told | None], date_mention: DateMention
) -> bool:
    """Whether a date only bounds a time: `before 2030`, `since 2015`, but not `held since 3 May`.

    beside: the events before and behind it.
    """
    words, (left, right), at = vocabulary(), beside, first - 1
    while at >= 0 and first - at <= _ONSET and tokens[at].folded in words.small and tokens[at].folded not in SINCE:
        if tokens[at].folded in words.bounds:
            return True
        at -= 1
    if at < 0:
        return False
    if tokens[at].folded not in SINCE:
        return tokens[at].folded in words.bounds and first - at <= _ONSET
    if left is not None:
        near = tokens[max(left.phrase.end, at - _FAR_BACK) : at]
        is_held = any(token.folded in words.held or token.folded in words.hold for token in near)
        return date_mention.precision != "day" or not is_held
    if date_mention.precision == "day" and right is not None and _is_told_apart(tokens, right):
        return True  # `since 3 May visas are waived under the deal of the V Summit, held in Oslo`
    if date_mention.precision == "day" or right is None or tokens[at - 1].folded in words.hold:
        return False  # `from today, 5 May, the show can be seen`
    near = tokens[max(0, right.phrase.begins - _ONSET - 1) : right.phrase.begins]
    return not any(token.folded in words.at or token.folded in words.frames for token in near)


def is_first_time(tokens: Sequence[Token], first: int) -> bool:
    """Whether a date says when something was done at first: `held for the first time in 1997`."""
    near = [token.folded for token in tokens[max(0, first - _ONSET - 1) : first]]
    return any(one in _FIRST and two in _TIME for one, two in pairwise(near))


def _is_told_apart(tokens: Sequence[Token], one: Told) -> bool:
    """Whether a participle behind a comma says of an event alone where it was held."""
    near = tokens[one.phrase.end : one.phrase.end + 2]
    return len(near) == 2 and near[0].text == "," and near[1].folded in vocabulary().held


def is_since(between: Sequence[Token]) -> bool:
    """Whether `since` and its date stand before another date: `which the fund backs since 2012 and ends in May`."""
    since = next((at for at, token in enumerate(between) if token.folded in SINCE), None)
    if since is None or since >= len(between) - 2:
        return False
    if any(token.folded in vocabulary().until for token in between[-2:]):
        return False  # `desde hoy y hasta el viernes`
    return not any(token.folded in vocabulary().hold for token in between[since:])
