"""A text that lost its accents: its `Secretaria de Economia` is a ministry and no woman."""

from collections.abc import Sequence
from functools import cache

from pa_pipeline.facts.passages import Token
from pa_pipeline.facts.people.names import read_name
from pa_pipeline.lexicon import entries, words
from pa_pipeline.lexicon.folding import fold

_BODIES = frozenset({"secretaria", "subsecretaria"})
_PORTUGUESE = frozenset({"da", "na", "pela"})
_ENDINGS = ("cion", "sion", "logia")
_AROUND, _MOST_NAME = 40, 12
"""Tokens around that are looked at, tokens of the body's name at most."""


@cache
def _accented() -> frozenset[str]:
    """Words of what Spanish bodies deal with that have an accent, as they look without it."""
    fields = [str(word) for word in entries("es", "organizations")["fields"]]
    return frozenset(fold(word) for word in fields if word != fold(word)) - {fold(w) for w in fields if w == fold(w)}


def is_lost_secretariat(tokens: Sequence[Token], at: int) -> bool:
    """Whether `Secretaria` is a body's where the text has no accents, and nobody's name follows as that of its holder.

    >>> from pa_pipeline.facts.passages import passage_of
    >>> texts = "la Secretaria de Economia", "la Secretaria de Economia, Ana Paz,", "la Secretaria de Salud"
    >>> [is_lost_secretariat(passage_of(text, "es").units[0].tokens, 1) for text in texts]
    [True, False, False]
    """
    token = tokens[at]
    if token.folded not in _BODIES or not token.is_capital or token.text.lower() != token.folded:
        return False
    if at and tokens[at - 1].folded in _PORTUGUESE:
        return True  # a woman is `da Secretária`
    joint = at + 1 + (at + 1 < len(tokens) and tokens[at + 1].folded in words("roles", "of_the_state", "es"))
    if joint + 1 >= len(tokens) or tokens[joint].folded not in ("de", "del"):
        return False
    around = tokens[max(0, at - _AROUND) : at + _AROUND]
    if not any(_lost_accent(other) for other in around) or any(other.text.lower() != other.folded for other in around):
        return False
    return not _has_holder(tokens, at)


def _lost_accent(token: Token) -> bool:
    return token.text.lower() == token.folded and (token.folded in _accented() or token.folded.endswith(_ENDINGS))


def _has_holder(tokens: Sequence[Token], at: int) -> bool:
    """Whether a name follows, at once or behind a comma."""
    for place in range(at + 2, min(at + _MOST_NAME, len(tokens))):
        if tokens[place].text in ".;:()":
            return False
        found = read_name(tokens, place) if tokens[place].is_capital else None
        if found is not None and found.sure:
            return True
        if tokens[place].text == ",":
            behind = read_name(tokens, place + 1) if place + 1 < len(tokens) else None
            if behind is not None and behind.words > 1:
                return behind.sure or behind.likely
    return False
