"""Nouns of bodies that name none where they stand: what an office or an agreement is about, a surname, a country."""

from pa_pipeline.facts.gazetteer import demonym_country
from pa_pipeline.facts.organizations.organization_grammar import vocabulary
from pa_pipeline.facts.organizations.organization_lexicon import ROOM, heads
from pa_pipeline.facts.passages import Token
from pa_pipeline.facts.people.names import name_kinds
from pa_pipeline.lexicon import words

_ACTS = ("association", "agency")
_MOST_NAMES, _MOST_OFFICE = 4, 4
_SURNAMES_TOO = words("organizations", "surnames_too")
"""Nouns of bodies that people bear as their last name."""
_LANDS = words("organizations", "federal_lands")
_CHARGES = words("organizations", "charges")


def names_none(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether the noun of a body at a token names none.

    >>> from pa_pipeline.facts.passages import tokens_of
    >>> names_none(tokens_of("Director Nacional de Aduanas de Chile"), 3), names_none(tokens_of("Aduanas de Chile"), 0)
    (True, False)
    """
    folded = tokens[at].folded
    return (
        (folded in _SURNAMES_TOO and _ends_persons_name(tokens, at))
        or (folded in _CHARGES and _is_charge(tokens, at))
        or (folded in _LANDS and _is_land(tokens, at))
        or _is_adjective(tokens, at)
        or _is_agreed(tokens, at)
    )


def _is_adjective(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether what may be a company's head says of what kind the noun before it is: `Ruta Exportadora del Norte`."""
    head = heads()[tokens[at].folded]
    if head.organization_type != "company" or "en" in head.languages or not at:
        return False
    before = tokens[at - 1]
    return before.is_capital and before.is_word and before.folded not in vocabulary().small


def _is_agreed(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether it is what an agreement is about: `Acuerdo de Asociación Económica`."""
    if at < 2 or tokens[at - 1].folded not in ("de", "of", "d'") or heads()[tokens[at].folded].languages == {"en"}:
        return False
    return tokens[at - 2].folded in words(ROOM, "agreed") and heads()[tokens[at].folded].organization_type in _ACTS


def _ends_persons_name(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a head is the last of a person's names: `Paulina Ortiz Court, head of …`."""
    first = at
    while first > 0 and at - first < _MOST_NAMES and tokens[first - 1].is_word and tokens[first - 1].is_capital:
        first -= 1
    bears = first < at - 1 and name_kinds().get(tokens[first].folded) in ("given", "both")
    return bears and (at + 1 == len(tokens) or not tokens[at + 1].is_word)


def _is_land(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether it is Switzerland: `Confederación Suiza`, `Swiss Confederation`."""
    beside = (*tokens[max(0, at - 1) : at], *tokens[at + 1 : at + 2])
    ends = at + 2 >= len(tokens) or not tokens[at + 2].is_capital
    return ends and any(demonym_country(token) == "CHE" or token.folded == "suiza" for token in beside)


def _is_charge(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether it is what somebody is in charge of: `Director Nacional de Aduanas de Chile`."""
    if not at or tokens[at - 1].folded not in ("of", "de"):
        return False
    roles = vocabulary().roles
    return any(
        token.folded in roles or token.folded.rstrip("s") in roles
        for token in tokens[max(0, at - _MOST_OFFICE) : at - 1]
    )
