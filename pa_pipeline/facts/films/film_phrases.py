"""Noun phrases that stand around the title of a film: `the Chilean documentary “…”`, `“…”, a 2017 comedy`."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter

from pa_pipeline.facts.films.film_traits import (
    ROOM,
    Traits,
    film_and_kind_nouns,
    film_nouns,
    kind_between,
    kind_words,
    origin_of,
)
from pa_pipeline.facts.gazetteer import country_at, long_demonym_at
from pa_pipeline.facts.passages import Token, Unit
from pa_pipeline.lexicon import words
from pa_pipeline.lexicon.grammar import function_words

_START = attrgetter("start")
_REACH = 14
_QUOTES = frozenset('“«"‘')
_A = function_words("indefinite")
_THE = function_words("definite") - _A
_CLOSING = frozenset((")", "”", "»", '"', "’"))
_YEAR_BEFORE = re.compile(r"(?:19|20)\d\d")
_APPOSED = re.compile(r"\s?,?\s+(?:(?:an?|una?|um|uma|une|the|el|la|another|otra?)\s+)?(?=[\w])")


def token_at(tokens: Sequence[Token], offset: int) -> int:
    return bisect_left(tokens, offset, key=_START)


def read_apposition(unit: Unit, offset: int) -> Traits:
    """What a phrase behind a title says: `, an animated feature`, `, largometraje peruano`, `, a 2017 comedy by …`."""
    opening = _APPOSED.match(unit.folded, offset)
    if opening is None:
        return Traits()
    tokens = unit.tokens
    first = last = token_at(tokens, opening.end())
    year = country = None
    nouns: list[int] = []
    while last < len(tokens) and last - first < _REACH:
        word = tokens[last]
        if _YEAR_BEFORE.fullmatch(word.text):
            year = int(word.text)
        elif (code := origin_of(word)) is not None:
            country = country or code
        elif word.folded in kind_words() or word.folded in film_nouns():
            nouns.append(last)
        elif word.text != "-":
            break
        last += 1
    if not any(tokens[at].folded in film_and_kind_nouns() for at in nouns):
        return Traits()
    if last < len(tokens) and (tokens[last].text in _QUOTES or tokens[first - 1].folded in _THE):
        return Traits()  # it speaks of the next title
    if country is None and tokens[nouns[-1]].folded in words(ROOM, "from") | {"from", "de"} and last < len(tokens):
        named = country_at(tokens, last)
        country = named[0] if named else None
    elif country is None and last + 1 < len(tokens) and tokens[last].folded in words(ROOM, "from"):
        named = country_at(tokens, last + 1)
        country = named[0] if named else None
        if named and year is None and named[1] + 1 < len(tokens) and tokens[named[1]].folded in words(ROOM, "from"):
            year = int(match.group()) if (match := _YEAR_BEFORE.fullmatch(tokens[named[1] + 1].text)) else None
    if year is None and last + 1 < len(tokens) and tokens[last].folded in words(ROOM, "from") | {"from", "de"}:
        year = int(tokens[last + 1].text) if _YEAR_BEFORE.fullmatch(tokens[last + 1].text) else None
    return Traits(kind_between(unit.text, tokens, nouns[0], nouns[-1] + 1), year, country)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Noun phrase before a title. traits: what it says of the film; is_near: whether at most a comma or a colon stands
    between the two; is_plural: whether it is said of several films; is_apposed: whether it is said of the title before
    it."""

    traits: Traits
    is_near: bool
    is_plural: bool
    is_apposed: bool


def phrase_at(unit: Unit, noun: int) -> Traits:
    """Kind and country of the noun phrase around a film's noun: `the Chilean documentary`, `una comedia peruana`."""
    return phrase_before(unit, noun, len(unit.tokens)).traits


def phrase_before(unit: Unit, noun: int, title: int) -> Phrase:
    """The noun phrase around a film's noun that stands before a title. noun, title: positions of tokens."""
    tokens = unit.tokens
    first, last = noun, noun + 1
    while first and noun - first < _REACH and _is_of_phrase(tokens[first - 1]):
        first -= 1
    while last < title and last - noun < _REACH and (_is_of_phrase(tokens[last]) or tokens[last].text in "”»"):
        last += 1
    if first and tokens[first].folded not in film_nouns() and tokens[first - 1].folded in words(ROOM, "serials"):
        first -= 1  # `la serie documental`
    country = next((code for token in tokens[first:last] if (code := origin_of(token))), None)
    if country is None and first > 1:  # `two Costa Rican works`, `a New Zealand documentary`
        named = long_demonym_at(tokens, first - 2) or country_at(tokens, first - 2)
        country = named[0] if named and named[1] == first else None
    inner = [at for at in range(first, last) if tokens[at].is_word and origin_of(tokens[at]) is None]
    kind = kind_between(unit.text, tokens, inner[0], inner[-1] + 1) if inner else None
    if country is None and last < title and tokens[last - 1].folded in words(ROOM, "from"):
        named = country_at(tokens, last)
        country, last = named if named else (None, last)
    is_plural = any(tokens[at].folded.endswith("s") and tokens[at].folded in film_and_kind_nouns() for at in inner)
    is_next = last == title < len(tokens)
    is_near = is_next or (last + 1 == title < len(tokens) and tokens[last].text in ",:" and is_plural)
    return Phrase(
        Traits(kind if is_near else _singular(kind), country_iso3=country),
        is_near,
        is_plural,
        not is_next and _is_apposed(tokens, first),
    )


def _is_of_phrase(token: Token) -> bool:
    return token.folded in kind_words() or origin_of(token) is not None


def _is_apposed(tokens: Sequence[Token], first: int) -> bool:
    """Whether a comma and the end of a title stand before a phrase: `“Sal”, a 2017 comedy`."""
    while first and (tokens[first - 1].folded in _A or _YEAR_BEFORE.fullmatch(tokens[first - 1].text)):
        first -= 1
    return first > 1 and tokens[first - 1].text == "," and tokens[first - 2].text in _CLOSING


def _singular(kind: str | None) -> str | None:
    """A kind that is said of several films at once, with more before they are named, is none of one of them."""
    return None if kind is None or kind.split()[0].casefold().endswith("s") else kind
