"""Offices that one person holds: nothing but `and` or a comma between them, a body that they share."""

from collections.abc import Sequence
from dataclasses import replace

from pa_pipeline.facts.passages import Token
from pa_pipeline.facts.people.between import leads_to_name, leads_to_office, name_before, name_behind
from pa_pipeline.facts.people.body_segments import is_article
from pa_pipeline.facts.people.names import NameSpan
from pa_pipeline.facts.people.offices import Office
from pa_pipeline.facts.people.pairs import CONJUNCTIONS, joining_words, leads_to_office_words
from pa_pipeline.lexicon import words
from pa_pipeline.lexicon.grammar import function_words

_MOST_IN_CAPACITY = 7
"""Most words between two offices one of which is held in the capacity of the other."""
_OF = function_words("of", "of_the")


def are_joined(tokens: Sequence[Token], office: Office, following: Office, names: Sequence[NameSpan]) -> bool:
    """Whether two offices are one person's: nothing but `and` or a comma between them, no article of another one."""
    inner = name_behind(names, office.last)
    if office.plural != following.plural or (inner is not None and inner.first < following.first):
        return False
    between = tokens[office.last : following.first]
    plain = [token.folded for token in between if token.text != ","]
    if len(between) <= _MOST_IN_CAPACITY and any(word in words("roles", "capacity") for word in plain):
        plain = [word for word in plain if word not in words("roles", "in_capacity")]
        if not plain:
            return True  # `ministra de Minas, en su calidad de presidenta del Consejo`
    if not between or len(between) > 4:
        return False
    joins = joining_words() | words("roles", "fresh")
    if _are_of_two(tokens, office, following, names, plain):
        return False
    if _is_title_before(tokens, following, names) and all(is_article(word) for word in plain):
        return True
    if all(word in joins for word in plain):
        return bool(plain) or tokens[following.head].is_capital == tokens[office.head].is_capital
    # `Ana Ríos, former minister and today a director of …`: one person, unless a name follows the second office.
    before, behind = name_before(names, office.first), name_behind(names, following.last)
    return (
        before is not None
        and leads_to_office(tokens, before, office)
        and all(word in joins or word in leads_to_office_words() for word in plain)
        and any(word in CONJUNCTIONS for word in plain)
        and not (behind is not None and leads_to_name(tokens, following.last, behind))
    )


def _is_title_before(tokens: Sequence[Token], office: Office, names: Sequence[NameSpan]) -> bool:
    """Whether an office is but a title or a profession before a name: `the president, the Chilean singer Ana Ríos`."""
    behind = name_behind(names, office.last)
    is_bare = office.last - office.first == 1 and tokens[office.head].folded in words("roles", "titles")
    is_rank = office.last == office.head + 2 and tokens[office.head + 1].folded in words("roles", "services")
    is_trade = office.body is None and tokens[office.head].folded in words("people", "professions") | words(
        "people", "trades"
    )
    return (is_bare or is_rank or is_trade) and behind is not None and behind.first == office.last


def _are_of_two(
    tokens: Sequence[Token], office: Office, following: Office, names: Sequence[NameSpan], plain: Sequence[str]
) -> bool:
    """Whether a person stands before the first office and another one behind the second, which an article or a country
    opens: `Ana Ríos, directora de Cine, y la ministra de Cultura, Eva Paz`."""
    is_opened = following.first < following.role[0][0] or (bool(plain) and is_article(plain[-1]))
    if not is_opened or CONJUNCTIONS.isdisjoint(plain):
        return False
    before, behind = name_before(names, office.first), name_behind(names, following.last)
    if before is None or behind is None or not leads_to_office(tokens, before, office):
        return False
    return leads_to_name(tokens, following.last, behind)


def sharing_body(tokens: Sequence[Token], group: Sequence[Office]) -> list[Office]:
    """One person's offices, a bare one before `and` with the body of the next: `founder and manager of Kiwi Dairy`."""
    told = [one for at, one in enumerate(group) if not (at and _is_trade_beside(tokens, group[at - 1], one))]
    for at in range(len(told) - 2, -1, -1):
        one, following = told[at], told[at + 1]
        between = [token.folded for token in tokens[one.last : following.first]]
        is_bare = one.body is None and one.country is None and len(one.role) == 1 and one.last == one.role[0][1]
        is_bare = is_bare and not any(_leads(token) for token in tokens[one.head + 1 : one.last])
        if is_bare and following.body is not None and between and all(word in CONJUNCTIONS for word in between):
            told[at] = replace(one, body=following.body, country=following.country)
    return told


def _is_trade_beside(tokens: Sequence[Token], office: Office, following: Office) -> bool:
    """Whether what stands behind a comma is but the trade of who holds the office: `the president, the farmer …`."""
    between = [token.text for token in tokens[office.last : following.first]]
    is_trade = tokens[following.head].folded in words("people", "trades") and following.body is None
    return is_trade and "," in between and CONJUNCTIONS.isdisjoint(between)


def _leads(token: Token) -> bool:
    """Whether a word leads to what an office is in charge of, or to its body."""
    return is_article(token.folded) or token.folded in _OF
