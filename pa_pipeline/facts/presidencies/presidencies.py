"""Who holds the pro tempore presidency of the Alliance, and when."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from pa_pipeline.facts.countries.countries import find_country_mentions
from pa_pipeline.facts.passages import Passage, Unit
from pa_pipeline.facts.presidencies.presidency_cues import Cue, find_cues, first_words, speaks_of_alliance
from pa_pipeline.facts.presidencies.presidency_holders import CountryAt, Holding, find_holdings
from pa_pipeline.facts.presidencies.presidency_periods import Period, period_of


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
    units = [unit for unit in passage.units if any(token.folded in first_words() for token in unit.tokens)]
    if not units or not speaks_of_alliance(passage):
        return []
    found: list[Presidency] = []
    for unit in units:
        found += _in_unit(passage, unit)
    return _once(found)


def _in_unit(passage: Passage, unit: Unit) -> Iterator[Presidency]:
    tokens = unit.tokens
    starts = [token.start for token in tokens]
    mentions = [
        mention for mention in passage.once(find_country_mentions) if unit.start <= mention.start < unit.end
    ]
    countries = [
        CountryAt(
            mention.country_iso3,
            max(0, bisect_left(starts, mention.start - unit.start + 1) - 1),
            bisect_left(starts, mention.end - unit.start),
        )
        for mention in mentions
    ]
    for start, end in unit.sentences:
        first, last = bisect_left(starts, start), bisect_left(starts, end)
        inside = [country for country in countries if first <= country.first < last]
        for cue in find_cues(tokens, first, last):
            if not cue.is_sure and not _is_qualified_elsewhere(passage):
                continue
            for holding in find_holdings(tokens, cue, inside, first, last):
                yield _presidency(passage, unit, cue, holding, (first, last))


def _is_qualified_elsewhere(passage: Passage) -> bool:
    return any(
        cue.is_sure
        for unit in passage.units
        if any(token.folded in first_words() for token in unit.tokens)
        for cue in find_cues(unit.tokens, 0, len(unit.tokens))
    )


def _presidency(passage: Passage, unit: Unit, cue: Cue, holding: Holding, sentence: tuple[int, int]) -> Presidency:
    tokens = unit.tokens
    period = period_of(passage, unit, cue, holding, sentence) or Period(None, None, None, holding.first, holding.last)
    first, last = min(holding.first, period.first), max(holding.last, period.last)
    return Presidency(
        unit.start + tokens[first].start,
        unit.start + tokens[last - 1].end,
        holding.country.country_iso3,
        period.starts_on,
        period.ends_on,
        period.precision,
    )


_EXACTNESS = {"day": 0, "month": 1, "year": 2, None: 3}


def _once(found: Sequence[Presidency]) -> list[Presidency]:
    """One row per country and period; rows without dates only where the country has none with dates."""
    kept: list[Presidency] = []
    ordered = sorted(found, key=lambda one: (one.starts_on is None, one.starts_on is None and one.ends_on is None, one.start))
    for one in ordered:
        at = next((at for at, other in enumerate(kept) if _is_same(other, one)), None)
        if at is None:
            kept.append(one)
        elif kept[at].ends_on is None and one.ends_on is not None and kept[at].starts_on is None:
            kept[at] = replace(one, starts_on=kept[at].starts_on)
    return sorted(kept, key=lambda one: (one.start, one.end, one.country_iso3))


def _is_same(one: Presidency, other: Presidency) -> bool:
    if one.country_iso3 != other.country_iso3:
        return False
    if one.starts_on is None or other.starts_on is None:
        starts, ends = one.starts_on or other.starts_on, one.ends_on or other.ends_on
        return not (starts is not None and ends is not None and ends < starts)
    return abs(one.starts_on.year - other.starts_on.year) <= 1
