"""Nouns that offices turn on, in all languages: `minister`, `directoras`; words for who holds the same office."""

from collections.abc import Sequence
from functools import cache

from pa_pipeline.facts.passages import Token, Unit
from pa_pipeline.lexicon import LANGUAGES, entries
from pa_pipeline.lexicon.folding import fold

_SHORTEST = 5


@cache
def head_forms() -> dict[str, tuple[str, bool]]:
    """Folded head of an office, singular or plural, to its singular and whether it is the plural."""
    forms: dict[str, tuple[str, bool]] = {}
    for plural_too in (True, False):
        for language in LANGUAGES:
            prefixes = ("", *map(fold, entries(language, "roles")["head_prefixes"]))
            for singular, plural in entries(language, "roles")["heads"].items():
                for prefix in prefixes:
                    form = prefix + fold(plural if plural_too else singular)
                    if not prefix or form not in forms:
                        forms[form] = (fold(singular), plural_too)
    return forms


@cache
def counterparts() -> dict[str, tuple[str, bool]]:
    """The same of words for who holds the same office elsewhere: `su homólogo`, `her counterparts`."""
    told = [pair for language in LANGUAGES for pair in entries(language, "roles")["counterparts"].items()]
    return {
        fold(form): (fold(pair[0]), plural) for pair in told for form, plural in zip(pair, (False, True), strict=True)
    }


def head_of(token: Token) -> tuple[str, bool] | None:
    """Singular of the office's noun that a word is, and whether it is the plural; `Minister-in-charge` is one.

    >>> from pa_pipeline.facts.passages import passage_of
    >>> [head_of(token) for token in passage_of("ministras Secretaría").units[0].tokens]
    [('ministra', True), None]
    """
    found = head_forms().get(token.folded)
    if found is None:
        return head_forms().get(token.folded.split("-", 1)[0]) if "-" in token.folded else None
    return None if token.folded in _bodies_too() and "í" in token.text.lower() else found


def head_positions(tokens: Sequence[Token], first: int, last: int) -> list[int]:
    """Positions between two tokens of the nouns that offices turn on."""
    forms, others = head_forms(), counterparts()
    return [
        at
        for at, token in enumerate(tokens[first:last], first)
        if token.folded in others or ((token.folded in forms or "-" in token.folded) and head_of(token) is not None)
    ]


def unit_heads(unit: Unit) -> list[int]:
    """Positions of those nouns in a unit."""
    forms = head_forms()
    hyphened = "-" in unit.folded and any("-" in word and word.split("-", 1)[0] in forms for word in unit.words)
    if not hyphened and forms.keys().isdisjoint(unit.words) and _counterparts_alone().isdisjoint(unit.words):
        return []
    return head_positions(unit.tokens, 0, len(unit.tokens))


@cache
def _counterparts_alone() -> frozenset[str]:
    """Words for counterparts that mean nothing else: no French `par`."""
    return frozenset(word for word in counterparts() if len(word) > _SHORTEST)


@cache
def _bodies_too() -> frozenset[str]:
    """Heads that are bodies where their i has an accent: `Secretaría`."""
    return frozenset(form for form in head_forms() if form.endswith(("secretaria", "comisaria")))
