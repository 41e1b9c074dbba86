"""Dates and periods that a passage names."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from pa_pipeline.facts.dates.date_atoms import letters_of
from pa_pipeline.facts.dates.date_expressions import Found
from pa_pipeline.facts.dates.date_memory import Memory, founds
from pa_pipeline.facts.dates.date_reader import Reader
from pa_pipeline.facts.passages import Passage, Token, Unit
from pa_pipeline.lexicon import words

_A_YEAR = re.compile("y")
_WHOLE_DATE = re.compile(r"dl{0,2}ml{0,2},?y|md,?l?y")
_HEADINGS = ("heading", "paragraph")
_LONGEST_HEADING = 5
_Read = tuple[Unit, str, Sequence[Token]]


@dataclass(frozen=True, slots=True)
class DateMention:
    """A day, a range, a month or a year that a passage names.

    start, end: offsets in the clean text; starts_on: first day; ends_on: last day of a range, a month or a year, null
    for a single day; precision: `day`, `month` or `year`; weekday_agrees: whether the weekday named with it is right,
    null where none is.
    """

    start: int
    end: int
    starts_on: date
    ends_on: date | None
    precision: str
    weekday_agrees: bool | None = None


def find_date_mentions(passage: Passage) -> list[DateMention]:
    """Dates in reading order, none within another; ask `passage.once(find_date_mentions)`, since many do.

    >>> from pa_pipeline.facts.passages import passage_of
    >>> passage = passage_of("They met on Wednesday and will meet on 3 May.", "en", date(2024, 12, 13))
    >>> [str(mention.starts_on) for mention in find_date_mentions(passage)]
    ['2024-12-11', '2025-05-03']
    >>> passage = passage_of("Del 7 al 8 de julio de 2022, y en agosto, sesionó.", "es", date(2022, 9, 1))
    >>> [(str(mention.starts_on), str(mention.ends_on)) for mention in find_date_mentions(passage)]
    [('2022-07-07', '2022-07-08'), ('2022-08-01', '2022-08-31')]
    """
    read = [(unit, *letters_of(unit)) for unit in passage.units]
    only_year = _only_year(read) if passage.published_on is None else None
    mentions: list[DateMention] = []
    memory = Memory()
    above: int | None = None
    for unit, letters, tokens in read:
        if passage.published_on is None and unit.kind in _HEADINGS:
            above = _year_of_heading(letters, tokens) or (above if unit.kind == "paragraph" else None)
        if letters:
            reader = Reader(passage, unit, letters, tokens, only_year or above, memory)
            mentions.extend(_mention(unit, tokens, found) for found in reader.read())
    return mentions


def dates_within(passage: Passage, start: int, end: int) -> list[DateMention]:
    """Mentions that stand wholly within a span of the clean text, in reading order.

    >>> from pa_pipeline.facts.passages import passage_of
    >>> passage = passage_of("Se creó en 2011. La cumbre de 2024 fue en Lima.", "es")
    >>> [mention.starts_on.year for mention in dates_within(passage, 17, 47)]
    [2024]
    """
    mentions = passage.once(find_date_mentions)
    first = bisect_left(mentions, start, key=_start_of)
    last = bisect_left(mentions, end, lo=first, key=_start_of)
    return [mention for mention in mentions[first:last] if mention.end <= end]


def _mention(unit: Unit, tokens: Sequence[Token], found: Found) -> DateMention:
    begin, end, period = found
    return DateMention(
        unit.start + tokens[begin].start,
        unit.start + tokens[end - 1].end,
        period.first,
        None if period.first == period.last else period.last,
        period.precision,
        period.weekday_agrees,
    )


def _only_year(units: Iterable[_Read]) -> int | None:
    """The year of all years that a text names, if a whole date is among them; null where it names two or none.

    A founding behind other days says nothing of these: `The Summit met on 1 July. It was created on 28 April 2011.`
    """
    years: set[int] = set()
    whole = is_named = is_told = False
    for _, letters, tokens in units:
        years.update(int(tokens[match.start()].folded) for match in _A_YEAR.finditer(letters))
        days = [day.start() for day in _WHOLE_DATE.finditer(letters)]
        whole = whole or any(not (is_told and founds(tokens, day)) for day in days)
        is_told = is_told or "d" in letters
        is_named = is_named or any(_is_of_name(letters, tokens, match.start()) for match in _A_YEAR.finditer(letters))
    return years.pop() if len(years) == 1 and (whole or is_named) else None


def _is_of_name(letters: str, tokens: Sequence[Token], at: int) -> bool:
    """Whether a year closes a name in capitals that no horizon bears: `Fruit Days 2025`, no `Agenda 2030`."""
    if at == 0 or letters[at - 1] != "x" or not tokens[at - 1].is_capital:
        return False
    near = tokens[max(0, at - 4) : at]
    return not any(token.folded in words("dates", "names_with_years") for token in near)


def _year_of_heading(letters: str, tokens: Sequence[Token]) -> int | None:
    """The year that a line gives to the days below it: `Agenda 2025`, `Meetings in 2024`."""
    if letters[-1:] != "y" or letters.count("y") > 1 or len(letters) > _LONGEST_HEADING:
        return None
    others = [token.folded for token in tokens[:-1] if token.is_word]
    is_agenda = not others or not words("dates", "year_headings").isdisjoint(others)
    return int(tokens[-1].folded) if is_agenda else None


def _start_of(mention: DateMention) -> int:
    return mention.start
