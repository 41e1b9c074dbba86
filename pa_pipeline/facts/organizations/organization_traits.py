"""What a name and its neighbourhood say of a body: its country, its type within a passage."""

from bisect import bisect_left
from collections.abc import Sequence

from pa_pipeline.facts.gazetteer import country_at, demonym_country
from pa_pipeline.facts.organizations.organization_grammar import Body, known_end
from pa_pipeline.facts.organizations.organization_lexicon import (
    ambiguous_acronyms,
    body_of_name,
    heads,
    is_field,
)
from pa_pipeline.facts.passages import Unit
from pa_pipeline.lexicon import words
from pa_pipeline.lexicon.grammar import function_words
from pa_pipeline.lexicon.subjects import subject_table
from pa_pipeline.reading.places import gazetteer

_OF_NO_COUNTRY = ("bloc", "international_organization", "alliance_body")
_OWNERS = function_words("of", "of_the")
_AIMS = function_words("for", "by", "with", "about")
_CONTINENTS = words("demonyms", "americas")
_ADJECTIVE = ("ivo", "iva", "or", "ora", "al", "ico", "ica", "ado", "ada", "ion", "ente", "ario", "aria", "if", "ique")
_SHORTEST_FIRM = 3
_REACH, _ENDS = 6, frozenset(".;:)")
_LONGEST_NAME = 60
_OF_BLOCS = ("agency", "alliance_body", "association", "international_organization", "unit")


def capitals_of(name: str) -> bool:
    """Whether a name is a short form in capitals: `CEPAL`, `EUROsociAL`, not `ProChile`.

    >>> capitals_of("OCDE"), capitals_of("EUROsociAL"), capitals_of("APC Colombia"), capitals_of("Promperú")
    (True, True, True, False)
    """
    first = name.split()[0]
    letters = [letter for letter in first if letter.isalpha()]
    return len(letters) > 1 and sum(letter.isupper() for letter in letters) >= 0.6 * len(letters)


def country_of(unit: Unit, body: Body) -> str | None:
    """ISO 3166-1 alpha-3 of the country that the name says or that stands right behind it."""
    if body.organization_type in _OF_NO_COUNTRY or body.organization_type in ("embassy", "government"):
        return None
    return _inside(unit, body) or _behind(unit, body)


def _inside(unit: Unit, body: Body) -> str | None:
    tokens = unit.tokens
    found = set()
    for at in range(body.first, body.last):
        before = tokens[at - 1].folded if at else ""
        code = demonym_country(tokens[at])
        if code is not None and (tokens[at].folded != "american" or before not in _CONTINENTS):
            found.add(code)
        elif before not in _AIMS and (country := country_at(tokens, at)) is not None and country[1] <= body.last:
            found.add(country[0])
    return found.pop() if len(found) == 1 else None


def _behind(unit: Unit, body: Body) -> str | None:
    """`Ministry of Trade (MINCIT) of Colombia`, `Instituto Nacional (Chile)`."""
    tokens = unit.tokens
    at = body.last
    if at < len(tokens) and tokens[at].text == "(":
        inner = country_at(tokens, at + 1)
        if inner is not None:
            return inner[0] if inner[1] < len(tokens) and tokens[inner[1]].text == ")" else None
        closing = at + 1
        while closing < len(tokens) and closing - at < _REACH and tokens[closing].text != ")":
            closing += 1
        at = closing + 1
        if at + 1 < len(tokens) and tokens[at].text == "," and (home := country_at(tokens, at + 1)) is not None:
            ends = home[1] >= len(tokens) or tokens[home[1]].text in _ENDS
            return home[0] if ends else None  # `Instituto del Mar (IMX), Chile;`
    if at + 1 < len(tokens) and tokens[at].folded in _OWNERS and tokens[at].text.islower():
        at += 1
        at += at < len(tokens) and tokens[at].folded in ("the", "la", "los")
        country = country_at(tokens, at)
        return country[0] if country else None
    return None


def near(bodies: Sequence[Body], start: int, end: int | None = None) -> Sequence[Body]:
    """The bodies, of a list in reading order, that begin shortly before a token or between it and another one."""
    first = bisect_left(bodies, start - _LONGEST_NAME, key=lambda body: body.first)
    last = bisect_left(bodies, end or start + 1, key=lambda body: body.first)
    return bodies[first:last]


def type_within(unit: Unit, body: Body, has_bloc: bool) -> str:
    """The body's type, where its owner or the passage decides: a group of a bloc is an `alliance_body`."""
    if body.is_known or body.organization_type not in _OF_BLOCS:
        return body.organization_type
    owned = _owner_type(unit, body)
    if owned == "bloc" or _opens_with_bloc(unit, body):
        return "alliance_body"
    if body.organization_type != "alliance_body":
        return "alliance_body" if has_bloc and _is_organ_of_blocs(unit, body) else body.organization_type
    if owned is not None:
        return "unit"
    if _is_firm_called_group(unit, body):
        return "company"
    return "alliance_body" if has_bloc else "other"


def _is_organ_of_blocs(unit: Unit, body: Body) -> bool:
    """Whether a name is that of an organ that blocs have: `Council of Ministers`, `Consejo de Cooperación`."""
    start, end = unit.tokens[body.first].start, unit.tokens[body.last - 1].end
    name = unit.folded[start:end]
    for owner in sorted(
        words("organizations", "blocs_in_short"), key=len, reverse=True
    ):  # `Alliance Business Council`, `Consejo … de la Alianza`
        name = name.removeprefix(owner).removesuffix(owner)
    return name.strip() in words("organizations", "organs")


def _is_firm_called_group(unit: Unit, body: Body) -> bool:
    """Whether a name is `Grupo` with a proper name, which no adjective, subject and place is: `Grupo Verdana`."""
    if body.last - body.first != 2:
        return False
    kind, name = unit.tokens[body.first : body.last]
    if name.folded in words("organizations", "firm_groups"):
        kind, name = name, kind  # `Verdana Group`
    if kind.folded not in words("organizations", "firm_groups") or not name.text.istitle():
        return False
    is_told = name.folded.endswith(_ADJECTIVE) or name.folded in subject_table() or name.folded in gazetteer()
    return len(name.folded) > _SHORTEST_FIRM and not is_told and not is_field(name.folded)


def _opens_with_bloc(unit: Unit, body: Body) -> bool:
    """`Pacific Alliance Business Council`, `AP Business Council`."""
    tokens = unit.tokens[body.first : body.last]
    if any(known.organization_type == "bloc" for known in ambiguous_acronyms().get(tokens[0].text, ())):
        return True
    end = known_end(tokens, 0)
    known = body_of_name().get(" ".join(token.folded for token in tokens[:end])) if end else None
    return known is not None and known.organization_type == "bloc" and end < len(tokens)


def _owner_type(unit: Unit, body: Body) -> str | None:
    """Type of the body that closes the name, null where none does."""
    from pa_pipeline.facts.organizations.organization_spans import unit_bodies

    for other in near(unit_bodies(unit), body.first, body.last):
        if other.nested and other.last == body.last and other.first > body.first:
            return other.organization_type
    tokens = unit.tokens[body.first : body.last]
    if any(known.organization_type == "bloc" for known in ambiguous_acronyms().get(tokens[-1].text, ())):
        return "bloc"
    if any(token.folded in heads() and heads()[token.folded].organization_type == "ministry" for token in tokens[1:]):
        return "ministry"
    return None
