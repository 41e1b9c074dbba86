"""Since when and until when a presidency is said to be held."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pa_pipeline.facts.dates.date_mentions import DateMention, find_date_mentions
from pa_pipeline.facts.passages import Passage, Token, Unit
from pa_pipeline.facts.presidencies.presidency_cues import Cue, phrase_start
from pa_pipeline.facts.presidencies.presidency_holders import Holding

_YEARS = re.compile(r"((?:19|20)\d\d)(?:[-–/]((?:19|20)?\d\d))?\Z")
_MOST_GAP, _MOST_BEFORE = 12, 36
_STOPS = frozenset({";", ":", "(", ")"})


@dataclass(frozen=True, slots=True)
class Period:
    """When a presidency is held. first, last: tokens of what says so."""

    starts_on: date | None
    ends_on: date | None
    precision: str | None
    first: int
    last: int


def period_of(passage: Passage, unit: Unit, cue: Cue, holding: Holding, sentence: tuple[int, int]) -> Period | None:
    """When a country takes, holds or hands over the presidency, by the date beside it; None where no date is."""
    tokens = unit.tokens
    low, high = min(holding.first, cue.first), max(holding.last, cue.behind)
    near = [
        (first - high if first >= high else low - last if last <= low else 0, period)
        for mention, first, last in _dates(passage, unit, sentence)
        if (period := _read(tokens, mention, first, last, (low, high), holding)) is not None
    ]
    if near:
        return min(near, key=lambda pair: pair[0])[1]
    return _label(tokens, high, sentence[1], holding)


def _label(tokens: Sequence[Token], at: int, last: int, holding: Holding) -> Period | None:
    """Years right behind: `PPT Perú 2025`, `presidency (2018-2019)`."""
    if holding.part == "gives":
        return None
    inner = at + (at < last and tokens[at].text == "(")
    match = _YEARS.match(tokens[inner].text) if inner < last else None
    if match is None:
        return None
    first = int(match.group(1))
    until = match.group(2)
    final = first if until is None else int(until if len(until) == 4 else str(first)[:2] + until)
    if final < first:
        return None
    return Period(date(first, 1, 1), date(final, 12, 31), "year", inner, inner + 1)


def _dates(passage: Passage, unit: Unit, sentence: tuple[int, int]) -> list[tuple[DateMention, int, int]]:
    tokens = unit.tokens
    low, high = unit.start + tokens[sentence[0]].start, unit.start + tokens[sentence[1] - 1].end
    dates = passage.once(find_date_mentions)
    begin = bisect_left(dates, low, key=lambda one: one.start)
    found = []
    for mention in dates[begin : bisect_left(dates, high, lo=begin, key=lambda one: one.start)]:
        first = bisect_left(tokens, mention.start - unit.start, key=lambda token: token.start)
        last = bisect_left(tokens, mention.end - unit.start, key=lambda token: token.start)
        if first < last:
            found.append((mention, first, last))
    return found


def _read(
    tokens: Sequence[Token], mention: DateMention, first: int, last: int, told: tuple[int, int], holding: Holding
) -> Period | None:
    """The period that a date gives to what is told between two tokens; None where it is said of something else."""
    low, high = told
    gap: Sequence[Token] = ()
    most = _MOST_GAP
    if first >= high:
        gap = tokens[high:first]
    elif last <= low:
        gap = tokens[last:low]
        most = _MOST_GAP if holding.part == "holds" else _MOST_BEFORE
        if holding.part == "holds" and (len(gap) > 2 or any(token.text == "," for token in gap)):
            return None
    if len(gap) > most or any(token.text in _STOPS for token in gap):
        return None
    since = phrase_start(tokens, first, "since") is not None
    until = phrase_start(tokens, first, "until") is not None
    if holding.part == "gives":
        return Period(None, mention.ends_on or mention.starts_on, mention.precision, first, last)
    if until and not since:
        return Period(None, mention.ends_on or mention.starts_on, mention.precision, first, last)
    if holding.part == "takes" or since:
        return Period(mention.starts_on, None, mention.precision, first, last)
    if mention.precision == "day":
        return None
    return Period(mention.starts_on, mention.ends_on, mention.precision, first, last)
