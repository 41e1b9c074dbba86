"""Who concluded an agreement and where it has its name from, as its name says."""

from collections.abc import Sequence

from pa_pipeline.facts.agreements.agreement_lexicon import bloc_at, word_set
from pa_pipeline.facts.agreements.agreement_names import NameSpan
from pa_pipeline.facts.gazetteer import city_at, country_at, demonym_country
from pa_pipeline.facts.passages import Token
from pa_pipeline.lexicon import words
from pa_pipeline.lexicon.grammar import function_words


def parties_of(tokens: Sequence[Token], name: NameSpan) -> frozenset[str]:
    """Countries and blocs in a name: before its noun, behind `between`, `with` and, for blocs, `of`."""
    found = set(_named(tokens, name.first, name.head_first))
    found.update(_named(tokens, name.head_first + len(name.head.phrase), name.complement))
    at, role = name.complement, ""
    while at < name.last:
        word = tokens[at].folded
        if word in word_set("party_prepositions") | word_set("with_prepositions"):
            role = "party"
        elif word in word_set("of_prepositions") and role == "":
            role = "of"
        elif word in word_set("topic_prepositions"):
            role = "topic"
        party = (bloc_at(tokens, at) or country_at(tokens, at)) if tokens[at].is_capital else None
        if party is not None and role == "party" and not _is_owner(tokens, at, name.complement):
            found.add(party[0])
        if party is not None and role == "of" and not _is_code(party[0]):
            found.add(party[0])
        at = party[1] if party is not None else at + 1
    return frozenset(found)


def _named(tokens: Sequence[Token], first: int, last: int) -> list[str]:
    inside = [piece for at in range(first, last) for piece in _pieces(tokens, at)]
    found, end, pieces = [], len(inside), [*inside, *tokens[last : last + _LONGEST]]
    at = 0
    while at < end:
        party = _party_at(pieces, at)
        if party is not None:
            found.append(party[0])
        at = party[1] if party is not None else at + 1
    return found


_ACROSS = tuple(sorted(words("agreements", "across")))
_LONGEST = 32
"""Words behind a name that may belong to a party which begins in it: more than any country or bloc has."""


def _pieces(tokens: Sequence[Token], at: int) -> Sequence[Token]:
    """The parts of a compound that is no party itself: `PA-EU`, `Alliance-Norway` of `Pacific Alliance-Norway`."""
    token = tokens[at]
    if "-" not in token.text or _party_at(tokens, at) is not None:
        return (token,)
    parts = zip(token.text.split("-"), token.folded.split("-"), strict=False)
    if token.folded.startswith(_ACROSS):
        return (token,)  # `Inter-American` is no party
    return [Token(part, folded, token.start, token.end) for part, folded in parts if part]


def _party_at(tokens: Sequence[Token], at: int) -> tuple[str, int] | None:
    found = bloc_at(tokens, at) or country_at(tokens, at)
    if found is None and (code := demonym_country(tokens[at])) is not None and tokens[at].is_capital:
        return code, at + 1
    return found


def _is_owner(tokens: Sequence[Token], at: int, first: int) -> bool:
    """Whether a country is part of the name of a body: `University of Chile`, `Ministerio de Comercio del Perú`."""
    before = at - 1
    while before > first and tokens[before].folded in _ARTICLES:
        before -= 1
    if before <= first or tokens[before].folded not in _OF:
        return False
    return tokens[before - 1].is_capital and tokens[before - 1].folded not in _STATES


_ARTICLES = function_words("definite")
_OF = function_words("of", "of_the")
_STATES = words("agreements", "state_nouns")


def _is_code(party: str) -> bool:
    return len(party) == 3 and party.isupper()


def places_of(tokens: Sequence[Token], name: NameSpan) -> frozenset[str]:
    """Folded cities in a name: `Declaration of Lima`, `Paris Agreement`."""
    found = set()
    at = name.first
    while at < name.last:
        end = city_at(tokens, at) if tokens[at].is_capital else None
        if end is not None and end <= name.last:
            found.add(" ".join(token.folded for token in tokens[at:end]))
            at = end
        else:
            at += 1
    return frozenset(found)


def parties_of_clause(tokens: Sequence[Token], start: int, verb: int, end: int) -> frozenset[str]:
    """Who signs: parties alone before a verb that begins at a token, or behind `signed by`, `firmado entre`.

    start: first token of the sentence; end: the token behind the verb.
    """
    if end + 1 < len(tokens) and tokens[end].folded in _BY:
        return frozenset(_list_at(tokens, end + 1))
    at = verb
    while at > start and tokens[at - 1].folded in _AUXILIARIES:
        at -= 1
    low = max(start, at - _MOST_LISTED)
    for first in range(low, at):
        if _opens_list(tokens, first, start):
            listed = _list_between(tokens, first, at)
            if listed:
                return frozenset(listed)
    return frozenset()


def _opens_list(tokens: Sequence[Token], first: int, start: int) -> bool:
    """Whether parties may be listed from a token on: at the head of a clause, or as whose presidents or ministers."""
    if first == start:
        return True
    before = tokens[first - 1]
    if before.text == "," and first - 2 >= start and tokens[first - 2].is_capital:
        return country_at(tokens, first - 2) is None
    if before.folded in _OF and first - 2 >= start:
        people = tokens[first - 2]
        return people.folded.endswith("s") and not people.is_capital and people.is_word
    return not before.is_word or before.folded in _CLAUSES


_BY = function_words("by", "between")
_AUXILIARIES = function_words("today", "have", "also") | words("agreements", "before_acts")
_BETWEEN = function_words("and", "definite", "of", "of_the") | words("agreements", "of_parties") | {","}
_CLAUSES = function_words("relative", "when", "and")
_MOST_LISTED = 24


def _list_at(tokens: Sequence[Token], at: int) -> list[str]:
    """Parties listed from a token on."""
    found: list[str] = []
    while at < len(tokens):
        party = _party_at(tokens, at) if tokens[at].is_capital else None
        if party is not None:
            found.append(party[0])
            at = party[1]
        elif tokens[at].folded in _BETWEEN:
            at += 1
        else:
            break
    return found


def _list_between(tokens: Sequence[Token], first: int, last: int) -> tuple[str, ...]:
    """Parties listed between two tokens if nothing else stands there."""
    found: list[str] = []
    at = first
    while at < last:
        token = tokens[at]
        party = _party_at(tokens, at) if token.is_capital else None
        if party is None and token.folded not in _BETWEEN:
            return ()
        if party is not None:
            found.append(party[0])
        at = party[1] if party is not None else at + 1
    return tuple(found)
