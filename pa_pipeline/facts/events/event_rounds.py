"""Which rounds and conventions are events: rounds of talks, no round of funding, no treaty."""

from collections.abc import Sequence

from pa_pipeline.facts.events.event_lexicon import months, vocabulary
from pa_pipeline.facts.passages import Token
from pa_pipeline.lexicon.grammar import function_words

_OF = function_words("of", "of_the")
_IN, _OWN = function_words("in"), function_words("own")


def is_round(tokens: Sequence[Token], at: int, last: int, edition: int | None) -> bool:
    """Whether a round is one of talks, or a numbered one without a word on what it is of."""
    of_talks = is_of_talks(tokens, at, last)
    before = at > 0 and tokens[at - 1].folded in vocabulary().rounds_of
    is_relative = at > 0 and tokens[at - 1].folded in vocabulary().ahead | vocabulary().definite
    if of_talks or before or any(token.folded in vocabulary().rounds_of for token in tokens[at : at + 3]):
        return True
    is_bare = all(token.folded in vocabulary().adjectives for token in tokens[at + 1 : last])
    return is_bare and (edition is not None or (is_relative and last == at + 1))


def is_of_talks(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Whether the name of a round says itself that it is one of talks: `in its fourth round of negotiations`."""
    return any(token.folded in vocabulary().rounds_of for token in tokens[at + 1 : last])


def is_of_programme(tokens: Sequence[Token], begins: int) -> bool:
    """Whether a round is how often something has run: `the programme, now in its ninth round,`."""
    before = [token.folded for token in tokens[max(0, begins - 2) : begins]]
    return len(before) == 2 and before[0] in _IN and before[1] in _OWN


def is_held(tokens: Sequence[Token], last: int) -> bool:
    """Whether a day, or that it was held, stands right behind a body, which is a meeting of it then.

    >>> from pa_pipeline.facts.passages import tokens_of
    >>> texts = ("Consejo del 3 de mayo", "Council of January 26", "Council, held in Lima", "Council of Lima")
    >>> [is_held(tokens_of(text), 1) for text in texts]
    [True, True, True, False]
    """
    at = last + (last < len(tokens) and tokens[last].text == ",")
    if at + 2 >= len(tokens):
        return False
    if tokens[at].folded in vocabulary().held:
        return True
    if at > last or tokens[at].folded not in _OF:
        return False
    return any(token.folded in months() for token in tokens[at + 1 : at + 4]) and (
        tokens[at + 1].text[0].isdigit() or tokens[at + 1].folded in months()
    )


def is_dated_treaty(tokens: Sequence[Token], last: int) -> bool:
    """Whether a year follows `of` behind a convention."""
    behind = [token.text for token in tokens[last : last + 2]]
    return behind[:1] == ["of"] and len(behind) == 2 and behind[1].isdigit() and len(behind[1]) == 4
