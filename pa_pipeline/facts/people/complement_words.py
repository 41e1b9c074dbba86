"""Words that tell what stands behind an office's noun, as lookups."""

from collections.abc import Mapping, Sequence
from functools import cache

from pa_pipeline.facts.gazetteer import country_at, demonym_country
from pa_pipeline.facts.passages import Token
from pa_pipeline.facts.people.office_nouns import head_of
from pa_pipeline.facts.people.phrases import skip_articles
from pa_pipeline.lexicon import LANGUAGES, entries, words
from pa_pipeline.lexicon.folding import fold
from pa_pipeline.lexicon.grammar import function_words

_GOVERNMENTS = words("people", "government_nouns")
_RELATIONS = frozenset(("RREE", "RRII"))
_OF = function_words("of", "of_the")
_MOST_FIELD = 4


@cache
def prepositions() -> frozenset[str]:
    """Folded prepositions that lead to what an office is in charge of."""
    return words("roles", "prepositions")


@cache
def all_prepositions() -> frozenset[str]:
    """Those, and the ones that lead to the body where somebody holds an office."""
    return prepositions() | words("roles", "at_body")


@cache
def of_places() -> frozenset[str]:
    """Folded offices behind which a place belongs to the role."""
    return words("roles", "of_places")


@cache
def honorifics() -> frozenset[str]:
    """Folded titles of address."""
    return words("offices", "honorifics")


@cache
def same_country() -> frozenset[str]:
    """Folded words for a country named before."""
    return words("roles", "same_country")


@cache
def same_place() -> frozenset[str]:
    """Folded words for a place named before."""
    return words("roles", "same_place")


def is_that(folded: str) -> bool:
    """Whether a folded word goes back to a country or a place named before."""
    return folded in same_country() or folded in same_place()


def behind_members(tokens: Sequence[Token], at: int) -> int:
    """Position behind `four countries`, `países miembros`, which say no more of an office; `at` where no such stand.

    >>> from pa_pipeline.facts.passages import passage_of
    >>> [behind_members(passage_of(text).units[0].tokens, 0) for text in ("cuatro países, Ana", "States of Chile")]
    [2, 0]
    """
    nouns, near = words("roles", "countries"), words("roles", "countries_near")
    if tokens[at].folded not in nouns and tokens[at].folded not in near:
        return at
    end = at
    while end < len(tokens) and (tokens[end].folded in nouns or tokens[end].folded in near):
        end += 1
    if end == at or not any(token.folded in nouns for token in tokens[at:end]):
        return at
    end = _past_bloc(tokens, end)
    named = end < len(tokens) and (tokens[end].folded in _OF or (tokens[end].is_capital and tokens[end - 1].is_capital))
    return at if named else end


def _past_bloc(tokens: Sequence[Token], at: int) -> int:
    """Position behind `of the Pacific Alliance`, `del bloque` behind its countries; `at` where no such stand."""
    inner = at + 1
    if inner >= len(tokens) or tokens[at].folded not in _OF:
        return at
    inner = skip_articles(tokens, inner, len(tokens))
    for name in _bloc_names():
        if tuple(token.folded for token in tokens[inner : inner + len(name)]) == name:
            return inner + len(name)
    return at


def is_bloc(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether the tokens between two positions are a name of the Alliance."""
    return tuple(token.folded for token in tokens[first:last]) in _bloc_names()


@cache
def _bloc_names() -> tuple[tuple[str, ...], ...]:
    return tuple(sorted((tuple(name.split()) for name in words("alliance", "bloc_words")), key=len, reverse=True))


def shortened_field(tokens: Sequence[Token], at: int, last: int) -> int:
    """Position behind `RR.EE.`, `RREE`, which stand for foreign relations; `at` where no such letters stand.

    >>> from pa_pipeline.facts.passages import passage_of
    >>> [shortened_field(passage_of(text).units[0].tokens, 0, 5) for text in ("RR.EE., Ana", "RREE de Chile", "RR de")]
    [4, 1, 0]
    """
    if tokens[at].text in _RELATIONS:
        return at + 1
    end = at + 3
    if end > last or tokens[at].text != "RR" or tokens[at + 1].text != "." or tokens[at + 2].text not in ("EE", "II"):
        return at
    return end + (end < last and tokens[end].text == ".")


def cabinet_end(tokens: Sequence[Token], at: int) -> int:
    """Position behind `Consejo de Ministros`, whose president is a premier; `at` where no such council stands.

    >>> from pa_pipeline.facts.passages import passage_of
    >>> [cabinet_end(passage_of(text).units[0].tokens, 0) for text in ("Council of Ministers", "Council of Lima")]
    [3, 0]
    """
    if at + 2 >= len(tokens) or tokens[at + 1].folded not in _OF:
        return at
    of_ministers = tokens[at + 2].folded in words("roles", "government")
    is_council = of_ministers and tokens[at].folded in words("roles", "cabinets")
    ahead = tokens[at + 3].folded if at + 3 < len(tokens) else ""
    behind = tokens[at + 4] if at + 4 < len(tokens) and ahead in _OF else None
    return at + 3 if is_council and (behind is None or country_at(tokens, at + 4) is not None) else at


def chancellery_end(tokens: Sequence[Token], at: int) -> int:
    """Position behind a foreign ministry in lower case or one that its country names: `Cancillería peruana`; `at` where
    none such stands.

    >>> from pa_pipeline.facts.passages import passage_of
    >>> [chancellery_end(passage_of(text).units[0].tokens, 0) for text in ("cancillería de Chile", "Cancillería, Ana")]
    [3, 0]
    """
    if tokens[at].folded not in words("organizations", "bare_names") or at + 1 >= len(tokens):
        return at
    if tokens[at].text.islower() and not tokens[at + 1].is_word:
        return at + 1
    if demonym_country(tokens[at + 1]) is not None and tokens[at + 1].text.islower():
        return at + 2
    found = country_at(tokens, at + 2) if tokens[at + 1].folded in _OF else None
    return found[1] if found is not None else at


def country_inside(tokens: Sequence[Token], first: int, last: int) -> str | None:
    """Country that the last words between two positions name or say."""
    code = demonym_country(tokens[last - 1])
    found = [country_at(tokens, at) for at in range(first, last)] if code is None else []
    return code or next((country for country, end in filter(None, found) if end == last), None)


@cache
def _embassies() -> frozenset[str]:
    """Folded words on which the names of embassies turn."""
    kinds = ("heads", "plural_heads")
    return frozenset(
        fold(str(head))
        for language in LANGUAGES
        for kind in kinds
        for head in entries(language, "organizations").get(kind, {}).get("embassy", ())
    )


def is_embassy(tokens: Sequence[Token], body: tuple[int, int] | None, end: int) -> bool:
    """Whether a body that ends at a position is one that works in a country or a city: `Embassy of Chile` in `Peru`."""
    return body is not None and body[1] == end and any(t.folded in _embassies() for t in tokens[body[0] : body[1]])


def mission_end(tokens: Sequence[Token], at: int, last: int) -> int:
    """Position behind `Misión de Chile`, `Delegation of Peru`; the token itself where no such one begins.

    >>> from pa_pipeline.facts.passages import passage_of
    >>> [mission_end(passage_of(text).units[0].tokens, 0, 4) for text in ("Misión de Chile en Oslo", "Misión cumplida")]
    [3, 0]
    """
    if not (tokens[at].is_capital and is_embassy(tokens, (at, at + 1), at + 1)) or at + 2 >= last:
        return at
    of = at + 1 + (tokens[at + 1].folded in words("roles", "after"))
    found = country_at(tokens, skip_articles(tokens, of + 1, last)) if tokens[of].folded in _OF else None
    return found[1] if found is not None else at


def bloc_of_countries(tokens: Sequence[Token], at: int, last: int, bodies: Mapping[int, int]) -> int:
    """Position behind the bloc whose countries a token names: `presidentes de los países de la Alianza`; 0 without one.

    bodies: first tokens of names of bodies, with the positions behind them.
    """
    if at + 2 >= last or tokens[at + 1].folded not in all_prepositions():
        return 0
    bloc = skip_articles(tokens, at + 2, last)
    return bodies.get(bloc, 0) if tokens[at].folded in words("people", "of_blocs") else 0


def governments_told(tokens: Sequence[Token], first: int, last: int) -> list[tuple[int, str]]:
    """Governments that a demonym tells, with their positions: `the Danish government sends its Minister`."""
    found = []
    for at in range(first + 1, last):
        pair = (at - 1, at) if tokens[at].folded in _GOVERNMENTS else (at, at - 1)
        if tokens[pair[1]].folded in _GOVERNMENTS and (code := demonym_country(tokens[pair[0]])) is not None:
            found.append((at, code))
    return found


def leads_to_officer(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Whether another's office and name stand at a token, what it is in charge of before its noun: `Trade Minister Ana
    Ríos`."""
    end = at
    while end < min(last, at + _MOST_FIELD) and tokens[end].is_capital and head_of(tokens[end]) is None:
        end += 1
    is_office = at < end < last and tokens[end].is_capital and head_of(tokens[end]) is not None
    return is_office and end + 1 < last and tokens[end + 1].is_capital
