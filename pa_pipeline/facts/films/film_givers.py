"""Countries that a sentence says to take part with a film: `Peru is represented by “…”`, `De Chile llega “…”`."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache, lru_cache

from pa_pipeline.facts.films.film_traits import ROOM, film_and_kind_nouns, kind_words
from pa_pipeline.facts.gazetteer import country_at, demonym_country
from pa_pipeline.facts.passages import Token, Unit
from pa_pipeline.lexicon import alternation, words
from pa_pipeline.lexicon.grammar import function_words

_REACH, _LEAD = 28, 6
_ENDS = frozenset(".;?!")
_OPENINGS = function_words("and", "while") | {".", ";", ":", ",", "que"}
_AND = function_words("and") | {","}
_ALSO = function_words("also")
_BY = function_words("by")
_ARTICLES = function_words("definite")


@cache
def _gives() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternation(words(ROOM, 'gives'))})\b")


@cache
def _with_title() -> re.Pattern[str]:
    """What leads from a country to its title: `será el turno de Chile con “…”`."""
    return re.compile(rf"(?<!\w)(?:{alternation(words(ROOM, 'with'))})\s[“«\"¨]")


@cache
def _shows() -> re.Pattern[str]:
    """A verb of showing between a country, or a clause on it, and a title: `Peru presents “…”`, `Perú, que exhibe`."""
    which = r"(?:,\s(?:which|who|que|qui)\s(?:will\s)?)?"
    return re.compile(rf"{which}(?:will\s|va a\s)?(?:{alternation(words(ROOM, 'presents'))})\s[“«\"¨]")


@cache
def _comes() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternation(words(ROOM, 'comes'))})\b")


def giver_of(unit: Unit, title: int) -> str | None:
    """Country (ISO 3166-1 alpha-3) whose part in a programme a title is; None where the sentence says none.

    title: position of its first token. The nearest country before it says so or none does.
    """
    countries = _countries(unit)
    near = bisect_left(countries, (title,)) - 1
    if near < 0:
        return None
    at, end, code = countries[near]
    if code is None or title - at > _REACH or any(token.text in _ENDS for token in unit.tokens[end:title]):
        return None
    if unit.tokens[end].text != "," or _shows().match(unit.folded, unit.tokens[end].start):
        return code
    return code if _leads(unit.tokens, end + 1, title) else None


def _leads(tokens: Sequence[Token], first: int, title: int) -> bool:
    """Whether nothing but a film's noun, or what joins it, stands before a title: `De Chile, la comedia “…”`."""
    lead = tokens[first:title]
    if lead and lead[0].folded in words(ROOM, "with"):
        return True
    known = film_and_kind_nouns() | kind_words() | _ARTICLES
    return len(lead) <= _LEAD and all(token.folded in known or demonym_country(token) for token in lead)


@lru_cache(maxsize=8)
def _countries(unit: Unit) -> tuple[tuple[int, int, str | None], ...]:
    """Position of each country and the one behind it, with its code where it gives a film; () where none does."""
    rooms = (_gives(), _comes(), _with_title())
    if all(room.search(unit.folded) is None for room in rooms):
        return ()
    found: list[tuple[int, int, str | None]] = []
    tokens, at = unit.tokens, 0
    while at < len(tokens):
        named = country_at(tokens, at) if tokens[at].is_capital else None
        if named is None or named[1] >= len(tokens):
            at += 1
            continue
        code, end = named
        is_giver = _is_giver(unit, at, end, before=found)
        found.append((at, end, code if is_giver else None))
        at = end
    return tuple(found)


def _is_giver(unit: Unit, at: int, end: int, before: Sequence[tuple[int, int, str | None]]) -> bool:
    """Whether a country opens a clause that says what it gives. before: the countries before it."""
    tokens, opening = unit.tokens, at
    if _with_title().match(unit.folded, tokens[end].start) or _shows().match(unit.folded, tokens[end].start):
        return True
    if opening and tokens[opening - 1].folded in _ARTICLES:
        opening -= 1
    from_it = opening > 0 and tokens[opening - 1].folded in words(ROOM, "from") | words(ROOM, "out_of")
    opening -= from_it
    if opening and tokens[opening - 1].folded not in _OPENINGS:
        return False
    if opening > 1 and tokens[opening - 1].folded in _AND and any(last == opening - 1 for _, last, _ in before):
        return False  # one of several that share a verb
    goes_on = any(code is not None for _, _, code in before)
    verb = _comes() if from_it else _gives()
    adverb = end + (tokens[end].folded in _ALSO and end + 1 < len(tokens))
    if verb.match(unit.folded, tokens[adverb].start):
        return True
    if from_it:
        return goes_on and tokens[end].text == ","
    joint = end + 1 if tokens[end].text == "," else end
    return goes_on and joint < len(tokens) and tokens[joint].folded in words(ROOM, "with") | _BY
