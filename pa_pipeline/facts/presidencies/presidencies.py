"""Who holds the pro tempore presidency of the Alliance, and when."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from pa_pipeline.facts.countries.alliance_status import MEMBERS
from pa_pipeline.facts.countries.countries import find_country_mentions
from pa_pipeline.facts.passages import Passage, Token, Unit
from pa_pipeline.facts.people.people import find_roles
from pa_pipeline.facts.presidencies.presidency_cues import (
    Cue,
    find_cues,
    find_echoes,
    first_words,
    last_words,
    phrase_end,
    speaks_of_alliance,
)
from pa_pipeline.facts.presidencies.presidency_ellipses import (
    find_next_holder,
    find_takeovers,
    find_those_of,
    is_without_object,
    with_that_country,
)
from pa_pipeline.facts.presidencies.presidency_handovers import CountryAt, Holding, handed_over
from pa_pipeline.facts.presidencies.presidency_heads import with_heads
from pa_pipeline.facts.presidencies.presidency_holders import find_holdings, find_others, next_in_list
from pa_pipeline.facts.presidencies.presidency_periods import Period, period_of
from pa_pipeline.facts.presidencies.presidency_verbs import verb_before

_NEAR = 8
_REACH = 60
"""Tokens before and behind the words for the presidency in which its country is sought."""


@dataclass(frozen=True, slots=True)
class Presidency:
    """A country whose presidency a passage speaks of.

    start, end: offsets in the clean text; country_iso3: which country; starts_on, ends_on, precision:
    what the text says of when.
    """

    start: int
    end: int
    country_iso3: str
    starts_on: date | None
    ends_on: date | None
    precision: str | None


def find_presidencies(passage: Passage) -> list[Presidency]:
    """Presidencies in reading order, once per country and period.

    >>> from pa_pipeline.facts.passages import passage_of
    >>> text = "Peru holds the pro tempore presidency of the Pacific Alliance since January 2026."
    >>> [(one.country_iso3, str(one.starts_on), one.precision) for one in find_presidencies(passage_of(text))]
    [('PER', '2026-01-01', 'month')]
    >>> text = "Chile entregó a Colombia la presidencia pro tempore de la Alianza del Pacífico."
    >>> [one.country_iso3 for one in find_presidencies(passage_of(text, "es"))]
    ['CHL', 'COL']
    """
    words = first_words()
    cues = [
        (unit, cue)
        for unit in passage.units
        if not unit.words.isdisjoint(words)
        for cue in find_cues(unit.tokens, 0, len(unit.tokens))
    ]
    sure = [unit.start for unit, cue in cues if cue.is_sure]
    if not sure or not speaks_of_alliance(passage):
        return []
    for unit in passage.units:
        if unit.start >= sure[0] and not unit.words.isdisjoint(last_words()):
            cues += [(unit, cue) for cue in find_echoes(unit.tokens, 0, len(unit.tokens))]
    by_unit: dict[int, list[Cue]] = {}
    for unit, cue in cues:
        by_unit.setdefault(unit.start, []).append(cue)
    found: list[Presidency] = []
    for unit in passage.units:
        if unit.start in by_unit:
            found += _in_unit(passage, unit, by_unit[unit.start])
    return _once(found)


def _in_unit(passage: Passage, unit: Unit, cues: Sequence[Cue]) -> Iterator[Presidency]:
    tokens = unit.tokens
    named_there = _countries(passage, unit)
    told = with_heads(passage, unit, named_there)
    ends = [end for _, end in unit.sentences]
    named = next((cue for cue in cues if cue.part is None and not cue.is_person), None)
    bare = [] if named is None else list(find_takeovers(tokens, named))
    terms: set[tuple[int, int]] = set()
    for cue in (*cues, *bare):
        number = bisect_right(ends, tokens[cue.first].start)
        if number >= len(ends):
            continue
        start, end = unit.sentences[number]
        countries = told if cue.is_sure or cue.part is not None else named_there
        first = max(bisect_left(tokens, start, key=_start), cue.first - _REACH)
        last = min(bisect_left(tokens, end, key=_start), cue.behind + _REACH)
        low = bisect_left(countries, first, key=lambda country: country.first)
        high = bisect_left(countries, last, key=lambda country: country.first)
        holdings = list(_of_speaker(passage, unit, cue, countries[low:high], first)) if cue.part is None else []
        holdings = holdings or list(find_holdings(tokens, cue, countries[low:high], first, last))
        if cue.part is None and not cue.is_sure:  # `fuentes de la Presidencia argentina`
            holdings = [holding for holding in holdings if holding.country.country_iso3 in MEMBERS]
        for holding in holdings:
            yield from _told(passage, unit, cue, holding, countries[low:high], (first, last), terms)
        if holdings and cue.part is None:
            for holding in find_others(tokens, cue, countries[low:high], last):
                yield _presidency(unit, holding, None)
            taker = find_next_holder(tokens, cue, countries[low:high], last)
            if taker is not None:
                yield from _of_those(passage, unit, taker, ends)
    if named is not None:
        for holding in find_those_of(tokens, named, named_there):
            yield from _of_those(passage, unit, holding, ends)


def _of_those(passage: Passage, unit: Unit, holding: Holding, ends: Sequence[int]) -> Iterator[Presidency]:
    """`that of Peru, which began in May`, where a date says when."""
    tokens = unit.tokens
    number = bisect_right(ends, tokens[holding.first].start)
    if number >= len(ends):
        return
    last = min(bisect_left(tokens, unit.sentences[number][1], key=_start), holding.last + _REACH)
    at = Cue(holding.first, holding.last, holding.last, is_sure=False, is_person=False)
    period = period_of(passage, unit, at, holding, (holding.first, last))
    if period is not None:
        yield _presidency(unit, holding, period)


def _of_speaker(
    passage: Passage, unit: Unit, cue: Cue, countries: Sequence[CountryAt], first: int
) -> Iterator[Holding]:
    """`said the minister Rivas, whose country holds the presidency`: of the country that the passage gives him."""
    tokens = unit.tokens
    for at in range(cue.first - 1, max(first, cue.first - _NEAR), -1):
        if phrase_end(tokens, at, "own_country") is None:
            continue
        name = at - 1 - (tokens[at - 1].text == ",")
        if name < first or not tokens[name].is_capital:
            return
        told = {
            role.country_iso3
            for role in passage.once(find_roles)
            if role.country_iso3 and tokens[name].text in role.name_as_written.split()
        }
        if len(told) == 1:
            own = CountryAt(told.pop(), name, name + 1)
            verb = verb_before(tokens, cue, at)
            if verb is not None and verb[0] == "gives":
                yield from handed_over(tokens, cue, verb, countries, own, first)
            else:
                yield Holding(own, "holds", name, cue.last)
        return


def _countries(passage: Passage, unit: Unit) -> list[CountryAt]:
    """Countries that a unit names, by the positions of their tokens."""
    tokens = unit.tokens
    everywhere = passage.once(find_country_mentions)
    low = bisect_left(everywhere, unit.start, key=lambda mention: mention.start)
    high = bisect_left(everywhere, unit.end, key=lambda mention: mention.start)
    found = [
        CountryAt(
            mention.country_iso3,
            max(0, bisect_right(tokens, mention.start - unit.start, key=_start) - 1),
            bisect_left(tokens, mention.end - unit.start, key=_start),
        )
        for mention in everywhere[low:high]
    ]
    return with_that_country(tokens, found)


def _start(token: Token) -> int:
    return token.start


def _told(
    passage: Passage,
    unit: Unit,
    cue: Cue,
    holding: Holding,
    countries: Sequence[CountryAt],
    reach: tuple[int, int],
    terms: set[tuple[int, int]],
) -> Iterator[Presidency]:
    """A holding with its period, and those that are listed with it: `in 2022 and Chile in 2023`.

    terms: positions of the beginnings told so far; of `Peru, which took it over in 2018, will hand it to Chile` the
    year is Peru's.
    """
    period = period_of(passage, unit, cue, holding, reach)
    if period is not None and period.starts_on is not None:
        if cue.part is not None and (period.first, period.last) in terms:
            period = None
        elif cue.part is None and holding.part != "gives":
            terms.add((period.first, period.last))
    if period is not None and holding.part == "takes" and _is_of_giver(unit.tokens, cue, period):
        period = None
    if cue.is_bare and (period is None or not is_without_object(unit.tokens, period.last)):
        return
    yield _presidency(unit, holding, period)
    first = min(holding.first, cue.first)
    while period is not None:
        following = next_in_list(unit.tokens, holding, period.last, countries, reach[1])
        if following is None:
            return
        at = Cue(following.first, following.last, following.last, is_sure=True, is_person=False)
        period = period_of(passage, unit, at, following, (following.last, reach[1]))
        if period is None:
            return
        yield _presidency(unit, replace(following, first=first), period)


def _is_of_giver(tokens: Sequence[Token], cue: Cue, period: Period) -> bool:
    """Whether a beginning is that of who has held it so far: `gives Peru the presidency that it holds since 2018`."""
    between = range(cue.behind, period.first + 1)
    which = next((at for at in between if phrase_end(tokens, at, "which") is not None), None)
    if which is None or period.starts_on is None:
        return False
    is_held = any(phrase_end(tokens, at, "holds") is not None for at in range(which + 1, period.first))
    return is_held and any(phrase_end(tokens, at, "since") is not None for at in range(which + 1, period.first + 1))


def _presidency(unit: Unit, holding: Holding, told: Period | None) -> Presidency:
    tokens = unit.tokens
    period = told or Period(None, None, None, holding.first, holding.last)
    first, last = min(holding.first, period.first), max(holding.last, period.last)
    return Presidency(
        unit.start + tokens[first].start,
        unit.start + tokens[last - 1].end,
        holding.country.country_iso3,
        period.starts_on,
        period.ends_on,
        period.precision,
    )


def _once(found: Sequence[Presidency]) -> list[Presidency]:
    """One row per country and period; rows without dates only where the country has none with dates."""
    kept: dict[str, list[Presidency]] = {}
    for one in sorted(found, key=_telling):
        rows = kept.setdefault(one.country_iso3, [])
        at = next((at for at, other in enumerate(rows) if _is_same(other, one)), None)
        if at is None:
            rows.append(one)
        elif rows[at].ends_on is None and one.ends_on is not None and rows[at].starts_on is None:
            rows[at] = one
    once = [one for rows in kept.values() for one in rows]
    return sorted(once, key=lambda one: (one.start, one.end, one.country_iso3))


def _telling(one: Presidency) -> tuple[bool, bool, int]:
    """Rows with a beginning first, then those with an end, then the others; in reading order."""
    return one.starts_on is None, one.ends_on is None, one.start


def _is_same(one: Presidency, other: Presidency) -> bool:
    if one.country_iso3 != other.country_iso3:
        return False
    if one.starts_on is None or other.starts_on is None:
        starts, ends = one.starts_on or other.starts_on, one.ends_on or other.ends_on
        return not (starts is not None and ends is not None and ends < starts)
    return abs(one.starts_on.year - other.starts_on.year) <= 1
