"""Bodies whose people are told by `its`, `whose` or `headed by`: `ProChile, a través de su directora, Ana Ríos`."""

from collections.abc import Sequence
from dataclasses import replace

from pa_pipeline.facts.gazetteer import country_at
from pa_pipeline.facts.organizations.organization_grammar import Body
from pa_pipeline.facts.organizations.organization_spans import unit_bodies
from pa_pipeline.facts.passages import Token, Unit
from pa_pipeline.facts.people.body_segments import is_article
from pa_pipeline.facts.people.pairs import CONJUNCTIONS, Pair
from pa_pipeline.facts.people.role_countries import country_inside
from pa_pipeline.lexicon import words
from pa_pipeline.lexicon.grammar import function_words

_BY = function_words("by")
_THROUGH, _BY_WAY = words("people", "through"), function_words("to", "by") | {"au"}
_PERSONAL = frozenset({"his", "her"})
_RELATIVE, _BESIDE = function_words("whose"), 3
_MOST_BETWEEN, _MOST_FROM_NAME = 9, 3
_OPENS = frozenset({"en", "in", "em", "speaking", "a", "nombre"})
"""Words before those that lead to whom somebody speaks for: `en representación de`."""


def with_bodies(unit: Unit, pairs: Sequence[Pair], first: int, earlier: int) -> list[Pair]:
    """The pairs of a sentence that begins at a token, those without a body with the one that their office is of.

    earlier: where the sentence before begins, whose only body may be meant (`ProChile grew. Its director, Ana Ríos`).
    """
    pairs = _with_represented(unit, pairs, first)
    if all(pair.body is not None for pair in pairs) or not any(_belongs(unit.tokens, pair) for pair in pairs):
        return list(pairs)
    bodies = [body for body in unit_bodies(unit) if body.first >= earlier and not body.nested]
    inside = [body for body in bodies if body.first >= first]
    before = [body for body in bodies if body.first < first]
    tokens = unit.tokens
    if len(before) == 1 and before[0].first - earlier < _MOST_BETWEEN:
        pairs = [_of_the_one_before(tokens, pair, before[0], first) for pair in pairs]
    return [_with_body(tokens, pair, pairs, inside) for pair in pairs] if inside else list(pairs)


def _with_represented(unit: Unit, pairs: Sequence[Pair], first: int) -> list[Pair]:
    """The pairs with the body that the opening of their clause says they speak for: `Por ProChile, el director, …`."""
    starts = [_start(pair) for pair in pairs]
    if all(pair.body for pair in pairs) or not any(
        token.folded in words("roles", "representing") for token in unit.tokens[first : max(starts)]
    ):
        return list(pairs)
    told = []
    for pair, start in zip(pairs, starts, strict=True):
        body = _represented(unit, first, start) if pair.body is None else None
        if body is not None:
            span = (body.first, body.last)
            code = pair.country or body.country_iso3 or country_inside(unit.tokens, span)
            pair = replace(pair, body=None if _is_of_government(unit.tokens, pair) else span, country=code)
        told.append(pair)
    return told


def _start(pair: Pair) -> int:
    return min(pair.name[0], pair.role[0][0])


def _represented(unit: Unit, first: int, at: int) -> Body | None:
    """The body that opens the clause before a token, behind `por`, `en representación de`."""
    tokens, speaks = unit.tokens, words("roles", "representing")
    for body in unit_bodies(unit):
        if body.nested or not (first < body.first and body.last <= at <= body.last + _MOST_BETWEEN):
            continue
        lead = body.first
        while lead > first and (is_article(tokens[lead - 1].folded) or tokens[lead - 1].folded in speaks | _OPENS):
            lead -= 1
        opens = lead == first or tokens[lead - 1].text in ".;:" or tokens[lead - 1].folded in CONJUNCTIONS
        between = tokens[body.last : at]
        plain = all(not token.is_capital or token.is_shout for token in between)
        if opens and plain and any(token.folded in speaks for token in tokens[lead : body.first]):
            return body
    return None


def _of_the_one_before(tokens: Sequence[Token], pair: Pair, body: Body, first: int) -> Pair:
    """The pair with the body that the sentence before is about, where `its` opens the sentence."""
    at = _lead(tokens, pair)
    if pair.body is not None or at > first or not _is_owner(tokens, at):
        return pair
    span = (body.first, body.last)
    return replace(pair, body=span, country=country_inside(tokens, span), anaphoric=False)


def _belongs(tokens: Sequence[Token], pair: Pair) -> bool:
    at = _lead(tokens, pair)
    return pair.body is None and (_is_owner(tokens, at) or _is_led(tokens, at))


def _lead(tokens: Sequence[Token], pair: Pair) -> int:
    """Position of the last word before an office that is neither an article nor `new`: of `its`, `su`, `by`; before the
    name that stands before it where that is led to: `the ministry, represented by Ana Ríos, its director`."""
    before = _behind_articles(tokens, pair.role[0][0] - 1)
    if _is_owner(tokens, before) or _start(pair) == pair.role[0][0]:
        return before
    leads = _behind_articles(tokens, _start(pair) - 1)
    return leads if _is_led(tokens, leads) else before


def _behind_articles(tokens: Sequence[Token], at: int) -> int:
    owners = words("roles", "owners")
    while at > 0 and tokens[at].folded not in owners:
        if not (is_article(tokens[at].folded) or tokens[at].folded in words("roles", "fresh")):
            break
        at -= 1
    return at


def _is_owner(tokens: Sequence[Token], at: int) -> bool:
    return at > 0 and tokens[at].folded in words("roles", "owners") - _PERSONAL


def _is_led(tokens: Sequence[Token], at: int) -> bool:
    """Whether `headed by` or `through` stands before an office."""
    if at < 2:
        return False
    by = tokens[at].folded in _BY and tokens[at - 1].folded in words("people", "led_by")
    return (
        by or tokens[at].folded == "through" or (tokens[at - 1].folded in _THROUGH and tokens[at - 2].folded in _BY_WAY)
    )


def _with_body(tokens: Sequence[Token], pair: Pair, pairs: Sequence[Pair], bodies: Sequence[Body]) -> Pair:
    if not _belongs(tokens, pair):
        return pair
    at = _lead(tokens, pair)
    before = [body for body in bodies if body.last <= at]
    if not before:
        return pair
    body, owned = before[-1], _is_owner(tokens, at)
    if any(country_at(tokens, between) is not None for between in range(body.last, at)):
        return pair  # `the director of SUBREI, and Colombia by its ambassador`
    if owned and pair.name[1] <= at:
        # `said Ana Ríos, its director`: of the only body that the sentence names
        is_near = len(before) == 1 and at - pair.name[1] <= _MOST_FROM_NAME
    else:
        inside = [token for token in tokens[body.last : at - (not owned)] if token.text != ")"]
        is_near = len(inside) <= (_MOST_BETWEEN if owned else _MOST_FROM_NAME)
        is_near = is_near and not any(body.last <= other.name[0] < at for other in pairs if other != pair)
        beside = tokens[at].folded in _RELATIVE and at - body.last < _BESIDE
        is_near = is_near and (beside or not (len(before) > 1 and _is_listed(tokens, before[-2], body)))
    if not is_near:
        return pair
    span = (body.first, body.last)
    code = country_inside(tokens, span)
    if not owned and _is_of_government(tokens, pair):
        return replace(pair, country=pair.country or code)
    return replace(pair, body=span, country=code if owned else pair.country or code, anaphoric=False)


def _is_listed(tokens: Sequence[Token], one: Body, other: Body) -> bool:
    """Whether two bodies are told in one breath, so that `its` may be of either."""
    between = tokens[one.last : other.first]
    return all(
        not token.is_word
        or token.folded in CONJUNCTIONS
        or is_article(token.folded)
        or len(token.text) < _MOST_FROM_NAME
        for token in between
    )


def _is_of_government(tokens: Sequence[Token], pair: Pair) -> bool:
    """Whether who leads a body's people is of the government: `the mission of the chamber, led by the minister`."""
    first, last = pair.role[0]
    return any(token.folded in words("roles", "government") for token in tokens[first:last])
