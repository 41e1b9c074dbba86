"""Names of countries and demonyms, looked up word by word."""

from collections.abc import Sequence
from functools import cache

from pa_pipeline.facts.names import bears_name, demonyms
from pa_pipeline.facts.organization_lexicon import countries
from pa_pipeline.facts.passages import Token
from pa_pipeline.reading.places import gazetteer

_STATES = frozenset({"republic", "kingdom", "republica", "reino", "republique", "royaume", "commonwealth", "estado"})
_STATE_JOINTS = frozenset({"of", "de", "del", "do", "da", "the", "la", "du", "d'", "plurinacional", "state"})
_CAPITALS = {"US": "USA", "USA": "USA", "EEUU": "USA", "UK": "GBR", "UAE": "ARE", "EAU": "ARE"}
"""Short names that are countries only in capitals."""
_DOTTED = {("U", "S"): "USA", ("U", "K"): "GBR", ("EE", "UU"): "USA", ("U", "S", "A"): "USA", ("E", "U", "A"): "USA"}
_PARTS = frozenset({"city", "d", "df"})
"""What makes the name of a city of a country's: `Mexico City`, `México D.F.`."""
_PART_OPENERS = frozenset({"ciudad", "golfo", "gulf", "valle", "new", "nuevo", "cidade", "bay", "sea"})


@cache
def _countries() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """First folded word of a country's name to all such names, word by word, the longest first, with their codes."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name, code in countries().items():
        for split in {tuple(name.split()), tuple(name.replace("d'", "d' ").split())}:
            found.setdefault(split[0], []).append((split, code))
    return {first: tuple(sorted(names, key=lambda entry: (-len(entry[0]), entry))) for first, names in found.items()}


def country_at(tokens: Sequence[Token], at: int) -> tuple[str, int] | None:
    """Country whose name begins at a token: ISO 3166-1 alpha-3 and the position behind it; None where none does.

    A city's name and a person's that a country's name opens are none (`Mexico City`, `Salvador Echenique`).

    >>> from pa_pipeline.facts.passages import passage_of
    >>> country_at(passage_of("the Kingdom of Norway").units[0].tokens, 1)
    ('NOR', 4)
    >>> country_at(passage_of("el canciller de EE.UU., Ana Ríos").units[0].tokens, 3)
    ('USA', 7)
    >>> country_at(passage_of("Mexico City").units[0].tokens, 0) is None
    True
    """
    if at >= len(tokens):
        return None
    word = tokens[at].folded
    if word not in _countries() and word not in _STATES:
        return _abbreviated_at(tokens, at) if len(word) < 5 else None
    if not tokens[at].is_capital:
        return None
    if word in _STATES:
        plain = _named_at(tokens, at)
        if plain is not None:
            return plain
        start = at + 1
        while start < len(tokens) and start < at + 4 and tokens[start].folded in _STATE_JOINTS:
            start += 1
        if start == at + 1 or start >= len(tokens) or (word == "estado" and start == at + 2):
            return None
        return _named_at(tokens, start)
    return _named_at(tokens, at)


def _abbreviated_at(tokens: Sequence[Token], at: int) -> tuple[str, int] | None:
    code = _CAPITALS.get(tokens[at].text)
    if code is not None:
        return code, at + 1
    if not tokens[at].text.isupper() or len(tokens[at].text) > 2:
        return None
    for letters, dotted in _DOTTED.items():
        end = at + 2 * len(letters)
        if all(at + 2 * k < len(tokens) and tokens[at + 2 * k].text == part for k, part in enumerate(letters)) and all(
            at + 2 * k + 1 < len(tokens) and tokens[at + 2 * k + 1].text == "." for k in range(len(letters) - 1)
        ):
            return dotted, min(end, len(tokens)) if tokens[min(end, len(tokens)) - 1].text == "." else end - 1
    return None


def _named_at(tokens: Sequence[Token], at: int) -> tuple[str, int] | None:
    if not tokens[at].is_capital:
        return None
    for name, code in _countries().get(tokens[at].folded, ()):
        end = at + len(name)
        if end <= len(tokens) and all(tokens[at + k].folded == word for k, word in enumerate(name)):
            return None if _is_part(tokens, at, end) else (code, end)
    return None


def _is_part(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether a country's name is part of a city's, a sea's or a person's."""
    if end < len(tokens) and tokens[end].folded in _PARTS and tokens[end].is_capital:
        return True
    if end == at + 1 and bears_name(tokens, at):
        return True
    before = at - 1
    if before > 0 and tokens[before].folded in ("de", "of", "do"):
        before -= 1
    if before < 0 or not tokens[before].is_capital:
        return False
    return tokens[before].folded in _PART_OPENERS or (tokens[before].folded, tokens[at].folded) == ("estado", "mexico")


def possessor_country(tokens: Sequence[Token], at: int) -> tuple[str, int] | None:
    """Country of a city of one or two words that stands for its government: `Seoul's`; see `country_at`."""
    for length in (2, 1):
        name = " ".join(token.folded for token in tokens[at : at + length])
        found = gazetteer().get(name)
        if found is not None and found[0] == "city" and tokens[at].is_capital:
            return found[1], at + length
    return None


def city_at(tokens: Sequence[Token], at: int) -> int | None:
    """Position behind a city that begins at a token; None where none does."""
    if at >= len(tokens) or not tokens[at].is_capital:
        return None
    for end in range(min(at + 4, len(tokens)), at, -1):
        found = gazetteer().get(" ".join(token.folded for token in tokens[at:end]))
        if found is not None and found[0] == "city":
            return end
    return None


def demonym_country(token: Token) -> str | None:
    """ISO 3166-1 alpha-3 of a demonym: `Chilean`, `peruana`; None of any other word."""
    return demonyms().get(token.text.lower())
