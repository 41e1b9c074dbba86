"""Offices of a body in a place, which are bodies with their own name: `oficina comercial de ProChile en Oslo`."""

from collections.abc import Iterator, Sequence

from pa_pipeline.facts.gazetteer import city_at, country_at, demonym_country
from pa_pipeline.facts.organizations.organization_grammar import Body
from pa_pipeline.facts.passages import Token, Unit
from pa_pipeline.lexicon import words
from pa_pipeline.lexicon.grammar import function_words

_IN = function_words("in", "to", "to_the")
_OF = function_words("of", "of_the") - {"of"}
_ARTICLES = function_words("definite") - {"the"}
_MOST_ADJECTIVES, _MOST_OWN = 2, 4


def posts(unit: Unit, found: dict[int, Body]) -> Iterator[Body]:
    """Offices in a place; found: bodies of the unit by their first token."""
    nouns = words("roles", "posts")
    if nouns.isdisjoint(unit.words):
        return
    ends = {body.last: body for body in found.values()}
    for at, token in enumerate(unit.tokens):
        if token.folded in nouns:
            body = _in_place(unit.tokens, found.get(at)) or _of_owner(unit.tokens, at, found)
            body = body or _behind_owner(unit.tokens, at, ends)
            if body is not None:
                yield body


def _in_place(tokens: Sequence[Token], body: Body | None) -> Body | None:
    """`Oficina Comercial de Panamá en Lima`: a body that the noun opens."""
    end = None if body is None else _place_end(tokens, body.last)
    return None if body is None or end is None else Body(body.first, end, "unit", body.country_iso3)


def _of_owner(tokens: Sequence[Token], at: int, found: dict[int, Body]) -> Body | None:
    """`oficina comercial de ProChile en Oslo`."""
    start = at + 1
    while start < len(tokens) and start - at <= _MOST_ADJECTIVES and tokens[start].text.islower():
        if tokens[start].folded in _OF:
            break
        start += 1
    if start >= len(tokens) or tokens[start].folded not in _OF:
        return None
    start += 1
    while start < len(tokens) and tokens[start].folded in _ARTICLES:
        start += 1
    owner = found.get(start)
    end = None if owner is None else _place_end(tokens, owner.last)
    return None if owner is None or end is None else Body(at, end, "unit", owner.country_iso3)


def _behind_owner(tokens: Sequence[Token], at: int, ends: dict[int, Body]) -> Body | None:
    """`UNESCO Regional Office in Quito`, `Danish Cooperation office in Lima`."""
    end = _place_end(tokens, at + 1)
    if end is None:
        return None
    body = ends.get(at + 1)
    if body is not None:
        return Body(body.first, end, "unit", body.country_iso3)
    first = at
    while first and at - first < _MOST_OWN and tokens[first - 1].is_capital and tokens[first - 1].is_word:
        first -= 1
    country = demonym_country(tokens[first])
    if tokens[at].is_capital or country is None or at - first < 2:
        return None
    return Body(first, end, "unit", country)


def _place_end(tokens: Sequence[Token], at: int) -> int | None:
    """Position behind `in Lima`, `en Polonia`; None where no place follows."""
    if at + 1 >= len(tokens) or tokens[at].folded not in _IN:
        return None
    start = at + 1 + (tokens[at + 1].folded in _ARTICLES and at + 2 < len(tokens))
    country = country_at(tokens, start)
    return country[1] if country else city_at(tokens, start)
