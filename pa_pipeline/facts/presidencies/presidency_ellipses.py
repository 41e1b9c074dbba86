"""Clauses that leave out what has been said: `that country`, `Chile takes over in May`, `that of Peru began in May`."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from pa_pipeline.facts.passages import Token
from pa_pipeline.facts.presidencies.presidency_cues import Cue, phrase_end, phrases
from pa_pipeline.facts.presidencies.presidency_handovers import ARTICLES, CountryAt, Holding, country_from, lead_of
from pa_pipeline.lexicon import words
from pa_pipeline.lexicon.grammar import function_words

_MOST_FAR, _MOST_BETWEEN = 60, 3
_CLAUSE_MARKS = frozenset(".;,:(–—")
_JOINTS = function_words("and", "while")
_OBJECTS = function_words("definite", "indefinite", "own")
_THE_ONE = words("presidencies", "the_one")
_OF = function_words("of", "of_the")


def with_that_country(tokens: Sequence[Token], countries: Sequence[CountryAt]) -> list[CountryAt]:
    """Countries in order, with those that are told by `that country`: the last one named, unless it ends a list."""
    starts = phrases("that_country")
    ends = [country.last for country in countries]
    found = []
    for at, token in enumerate(tokens):
        end = phrase_end(tokens, at, "that_country") if token.folded in starts else None
        number = bisect_right(ends, at) - 1
        if end is not None and number >= 0 and not _ends_list(tokens, countries, number):
            found.append(CountryAt(countries[number].country_iso3, at, end))
    return sorted((*countries, *found), key=lambda country: country.first) if found else list(countries)


def _ends_list(tokens: Sequence[Token], countries: Sequence[CountryAt], number: int) -> bool:
    """Whether a country is joined to another right before it: `Chile and Peru`, `de Chile y del Perú`."""
    if number == 0:
        return False
    between = tokens[countries[number - 1].last : countries[number].first]
    return all(token.text == "," or token.folded in _JOINTS | ARTICLES for token in between)


def find_takeovers(tokens: Sequence[Token], cue: Cue) -> Iterator[Cue]:
    """Verbs of taking over without their object behind words for a presidency: `; Chile takes over on 1 May`."""
    starts = phrases("bare_takes")
    for at in range(cue.behind, min(len(tokens), cue.behind + _MOST_FAR)):
        end = phrase_end(tokens, at, "bare_takes") if tokens[at].folded in starts else None
        if end is not None and end < len(tokens) and tokens[end].folded not in _OBJECTS - {"el", "le"}:
            yield Cue(at, end, end, is_sure=False, is_person=False, part="takes", is_inverted=True, is_bare=True)


def is_without_object(tokens: Sequence[Token], at: int) -> bool:
    """Whether the clause ends behind a date: no `takes over in May the coordination of the group`."""
    return at >= len(tokens) or not tokens[at].is_word or tokens[at].folded in _JOINTS


def find_those_of(tokens: Sequence[Token], cue: Cue, countries: Sequence[CountryAt]) -> Iterator[Holding]:
    """`; that of Peru, which began in May`: a presidency without its noun, when it is said to begin or to end."""
    for country in countries:
        if not cue.behind < country.first <= cue.behind + _MOST_FAR:
            continue
        start = next((at for at in range(country.first - 1, max(cue.behind, country.first - 4), -1)
                      if tokens[at].folded in _THE_ONE and tokens[at + 1].folded in _OF), None)  # fmt: skip
        if start is None or country_from(tokens, start + 1, countries, len(tokens)) not in (country, None):
            continue
        if tokens[start - 1].text not in _CLAUSE_MARKS and tokens[start - 1].folded not in _JOINTS:
            continue
        if _turns(tokens, country.last):
            yield Holding(country, "holds", start, country.last)


def find_next_holder(tokens: Sequence[Token], cue: Cue, countries: Sequence[CountryAt], last: int) -> Holding | None:
    """`which Chile took over in March and will hand over to Peru`: the taker of a verb joined without its object."""
    for at in range(cue.behind + 1, min(last, cue.behind + _MOST_FAR)):
        if tokens[at - 1].folded not in _JOINTS:
            continue
        end = next((end for verb in (at, at + 1) if (end := phrase_end(tokens, verb, "gives")) is not None), None)
        if end is None or end >= last or tokens[end].folded in _OBJECTS - {"a"}:
            continue
        taker = next((country for country in countries if end < country.first <= end + _MOST_BETWEEN), None)
        if taker is not None and lead_of(tokens, taker.first, end) == "to":
            return Holding(taker, "takes", at, taker.last)
    return None


def _turns(tokens: Sequence[Token], at: int) -> bool:
    """Whether a verb of beginning or ending follows: `, which began`, `comenzará`."""
    return any(
        phrase_end(tokens, verb, key) is not None
        for verb in range(at, min(len(tokens), at + _MOST_BETWEEN))
        for key in ("begins", "ends")
    )
