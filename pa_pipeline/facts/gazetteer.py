"""Names of countries and demonyms, looked up word by word."""

from collections.abc import Sequence
from functools import cache

from pa_pipeline.facts.names import demonyms
from pa_pipeline.facts.organization_lexicon import countries
from pa_pipeline.facts.passages import Token
from pa_pipeline.reading.places import gazetteer

_MOST_WORDS = 6


@cache
def _countries() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """First folded word of a country's name to all such names, word by word, the longest first, with their codes."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name, code in countries().items():
        split = tuple(name.split())
        found.setdefault(split[0], []).append((split, code))
    return {first: tuple(sorted(names, key=lambda entry: (-len(entry[0]), entry))) for first, names in found.items()}


def country_at(tokens: Sequence[Token], at: int) -> tuple[str, int] | None:
    """Country whose name begins at a token: ISO 3166-1 alpha-3 and the position behind it; None where none does.

    >>> from pa_pipeline.facts.passages import passage_of
    >>> country_at(passage_of("the Kingdom of Norway").units[0].tokens, 1)
    ('NOR', 4)
    """
    if at >= len(tokens) or not tokens[at].is_capital:
        return None
    start = at
    if tokens[at].folded in ("republic", "kingdom", "republica", "reino", "republique", "royaume", "commonwealth"):
        plain = _named_at(tokens, at)
        if plain is not None:
            return plain
        start = at + 1
        while start < len(tokens) and tokens[start].folded in ("of", "de", "del", "do", "da", "the", "la", "du", "d'"):
            start += 1
        if start == at + 1 or start >= len(tokens):
            return None
    return _named_at(tokens, start)


def _named_at(tokens: Sequence[Token], at: int) -> tuple[str, int] | None:
    if not tokens[at].is_capital:
        return None
    for name, code in _countries().get(tokens[at].folded, ()):
        end = at + len(name)
        if end <= len(tokens) and all(tokens[at + k].folded == word for k, word in enumerate(name)):
            return code, end
    return None


def possessor_country(tokens: Sequence[Token], at: int) -> tuple[str, int] | None:
    """Country of a city of one or two words that stands for its government: `Seoul's`; see `country_at`."""
    for length in (2, 1):
        name = " ".join(token.folded for token in tokens[at : at + length])
        found = gazetteer().get(name)
        if found is not None and found[0] == "city" and tokens[at].is_capital:
            return found[1], at + length
    return None


def demonym_country(token: Token) -> str | None:
    """ISO 3166-1 alpha-3 of a demonym: `Chilean`, `peruana`; None of any other word."""
    return demonyms().get(token.text.lower())
