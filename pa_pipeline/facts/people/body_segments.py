"""Words of offices and bodies as lookups, and which noun phrases name a body."""

from collections.abc import Sequence
from functools import cache

from pa_pipeline.facts.organizations.organization_lexicon import (
    KnownBody,
    ambiguous_acronyms,
    body_of_name,
    known_acronyms,
    root_words,
)
from pa_pipeline.facts.organizations.organization_spans import single_word_body
from pa_pipeline.facts.passages import Token
from pa_pipeline.facts.people.lost_accents import is_lost_secretariat
from pa_pipeline.facts.people.office_nouns import head_forms, head_of
from pa_pipeline.lexicon import LANGUAGES, entries, words
from pa_pipeline.lexicon.folding import fold
from pa_pipeline.lexicon.grammar import function_words

_CONJUNCTIONS = function_words("and") | {"&"}
_GOVERNMENTS = words("people", "government_nouns")
_LEVELS = words("people", "levels")
_PRIVATE = ("company", "bank")
"""Kinds of bodies whose home says nothing of the country that somebody works for them in."""


@cache
def articles() -> frozenset[str]:
    """Folded articles, and words that stand in their place."""
    return words("roles", "articles") | {"o", "os", "as"}


@cache
def joints() -> frozenset[str]:
    """Folded words that join the words of an office."""
    return words("roles", "joints")


@cache
def portfolio() -> frozenset[str]:
    """Folded words of what ministers and directors are in charge of."""
    return words("roles", "portfolio") | words("organizations", "fields")


@cache
def units() -> frozenset[str]:
    """Folded words of parts of a body, which stay in the role."""
    return words("roles", "units")


@cache
def bodies() -> frozenset[str]:
    """Folded words on which the names of bodies turn (`Ministry`, `Universidad`), parts of a body left out."""
    heads = {
        fold(str(head))
        for language in LANGUAGES
        for kind in ("heads", "plural_heads")
        for of_type in entries(language, "organizations").get(kind, {}).values()
        for head in of_type
    }
    heads |= words("people", "body_words")
    return frozenset(heads - units() - words("people", "no_body_words") - (head_forms().keys() - _accented_bodies()))


@cache
def _accented_bodies() -> frozenset[str]:
    """Bodies that are offices where their i has no accent; `head_of` tells them apart."""
    return frozenset(head for head in head_forms() if head.endswith("secretaria"))


def is_body_word(token: Token) -> bool:
    """Whether the name of a body turns on a word."""
    is_written_so = token.is_capital or token.folded in _ministries()
    return is_written_so and token.folded in bodies() and head_of(token) is None


@cache
def _ministries() -> frozenset[str]:
    """Nouns of ministries, which newspapers write in lower case: `directora del ministerio del Ambiente`."""
    return frozenset(fold(str(h)) for one in LANGUAGES for h in entries(one, "organizations")["heads"]["ministry"])


def is_body_kind(token: Token) -> bool:
    """Whether a word in lower case says of what kind the body named behind it is: `union`, `empresa`, `naviera`."""
    return token.text.islower() and (token.folded in bodies() or token.folded in words("organizations", "company_cues"))


def is_article(word: str) -> bool:
    """Whether a folded word is an article or stands in its place."""
    return word in articles()


def is_joint(word: str) -> bool:
    """Whether a folded word joins the words of an office: `of`, `de la`, `and`."""
    return word in joints()


def is_link(word: str) -> bool:
    """Whether a folded word is a preposition or an article: `of`, `de`, `la`."""
    return is_joint(word) or is_article(word)


@cache
def legal_forms() -> frozenset[str]:
    """Folded legal forms of companies."""
    return frozenset(fold(form) for form in root_words("legal_forms") if form.isalpha())


def is_body_segment(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a noun phrase names a body: it holds a word such as `Ministry` or is an acronym or a fused name.

    A part of a body is none (`Digital Policy Division`), unless it is the state's own (`National Emergency Office`).
    """
    inside = tokens[first:last]
    if inside[0].folded in words("roles", "whole_units"):
        return False
    if any(token.folded in units() for token in inside):
        return inside[0].is_capital and any(token.folded in words("roles", "of_the_state") for token in inside)
    if not words("roles", "small_firms").isdisjoint([token.folded for token in inside]):
        return False  # `Directora de Micro, Pequeña y Mediana Empresa`
    is_owned = first > 0 and is_article(tokens[first - 1].folded)
    bodies_at = [
        at
        for at, token in enumerate(inside)
        if is_body_word(token) and not _is_of_government(inside, at, tokens, first, is_owned=is_owned)
    ]
    if bodies_at or inside[-1].folded in legal_forms():
        return True
    if is_lost_secretariat(tokens, first):
        return True
    if any(token.folded in _CONJUNCTIONS for token in inside):
        return is_known_body(inside)
    return is_acronym(inside[0]) or is_known_body(inside)


def _is_of_government(inside: Sequence[Token], at: int, tokens: Sequence[Token], first: int, *, is_owned: bool) -> bool:
    """Whether `Government` says with what or whom somebody deals: `Manager of Government Relations`, `Secretary of
    Digital Government`, `secretario de Gobierno`; not `del Gobierno Regional`, `of the Government`."""
    word = inside[at].folded
    if word == "government" and at + 1 < len(inside) and inside[at + 1].folded in portfolio():
        return True
    if is_owned or word not in _GOVERNMENTS:
        return False
    if len(inside) == 1:
        # `secretario de Gobierno de Lima`; of a spokesman's it is the country's
        return first > 1 and word != "government" and tokens[first - 2].folded in words("roles", "of_fields")
    return word == "government" or not any(token.folded in _LEVELS for token in inside)


def is_known_body(tokens: Sequence[Token]) -> bool:
    """Whether words are the name of a well-known body, or hold its short form."""
    return is_named_body(tokens) or body_country(tokens) is not None


def is_named_body(tokens: Sequence[Token]) -> bool:
    """Whether words are the name or the short form of a well-known body, no more."""
    return _known_body(tokens) is not None


def _known_body(tokens: Sequence[Token]) -> KnownBody | None:
    if len(tokens) == 1:
        told = ambiguous_acronyms().get(tokens[0].text, ())
        found = known_acronyms().get(tokens[0].text)
        return found or (told[0] if len(told) == 1 else None)
    return body_of_name().get(" ".join(token.folded for token in tokens)) if len(tokens) > 1 else None


def body_country(tokens: Sequence[Token]) -> str | None:
    """ISO 3166-1 alpha-3 of the country whose body this is, as far as its well-known name or short form says."""
    found = _known_body(tokens)
    if found is None:
        found = next((body for token in tokens if (body := known_acronyms().get(token.text))), None)
    if found is None and len(tokens) == 1:
        fused = single_word_body(tokens[0].text)
        return fused[1] if fused else None
    return found.country_iso3 if found and found.organization_type not in _PRIVATE else None


def is_acronym(token: Token) -> bool:
    """Whether a word is written as acronyms and fused names are: `WIPO`, `CICan`, `ProChile`."""
    text = token.text
    if len(text) < 2 or text[1:].islower() or not text[0].isalpha():
        return False
    if text in known_acronyms():
        return True
    return any(character.isupper() for character in text[1:]) and token.folded not in _plain_words()


@cache
def _plain_words() -> frozenset[str]:
    """Words that are no acronyms in a line of capitals."""
    return portfolio() | joints() | frozenset(head_forms()) | words("roles", "before")
