"""How a page orders the dates that it writes in numbers alone: the day first, or the month.

Here: what its lines show of that. Not here: what a language is used to (`calendar.yml`), what a dateline is.
"""

import re
from collections.abc import Iterable, Iterator

from pa_pipeline.reading.dates import month_numbers

_REACH = 110
"""Code points of the longest line that is looked at."""
IN_NUMBERS = re.compile(r"(?<!\d)(\d{1,2})[/.-](\d{1,2})[/.-](?:19|20)\d\d(?!\d)")
DAY_FIRST, MONTH_FIRST = "day_first", "month_first"
_NUMBERS = re.compile(r"\W{0,3}(?:[^\W\d]{1,12}\W{1,3}){0,3}(\d{1,2})[/.-](\d{1,2})[/.-](?:19|20)\d\d\W{0,3}")
_MONTHS = 12
_DAY_IN_WORDS = re.compile(
    r"[\s,](?:([a-z]{3,10})\.?\s(\d{1,2})|(\d{1,2})\s(?:de\s|of\s)?([a-z]{3,10})\.?)(?:\s\([^()\d]{2,20}\))?[\s.]*\Z"
)
"""The day without a year in which a line ends, perhaps before its agency."""
_PLACE_AHEAD = re.compile(r"(?:\d{1,2}[:.h]\d\d\W{1,4})?[^\W\d]+(?:[\s'-][^\W\d]+){0,2},?")
"""A clock and the few words of a place before such a day."""


def order_of_numbers(folded: Iterable[str]) -> str | None:
    """How the dates in numbers on lines of their own, or at the head of lines, are ordered on a page, where one of them
    leaves no other reading, or a line of a place and a day tells the same day in words.

    >>> order_of_numbers(["11/04/2021", "published 28/03/2021"]), order_of_numbers(["11/04/2021"])
    ('day_first', None)
    >>> order_of_numbers(["10:05 | lima, nov. 4 (harbour).", "published: 11/4/2021"])
    'month_first'
    """
    lines = [line for line in folded if len(line) <= _REACH and line[-4:].strip(" .)")]
    found = [match for line in lines if line[-4:].isdigit() and (match := _NUMBERS.fullmatch(line))]
    found += [match for line in lines if IN_NUMBERS.match(line) for match in IN_NUMBERS.finditer(line)]
    days = {DAY_FIRST for match in found if int(match[1]) > _MONTHS} | {
        MONTH_FIRST for match in found if int(match[2]) > _MONTHS
    }
    if found and not days:
        told = {(int(match[1]), int(match[2])) for match in found}
        days = {order for line in lines for order in _order_told(line, told)}
    return days.pop() if len(days) == 1 else None


def _order_told(folded: str, numbers: set[tuple[int, int]]) -> Iterator[str]:
    """How two numbers are ordered that are the month and the day of a line that ends in these without a year."""
    day = _DAY_IN_WORDS.search(folded)
    if day is not None and not _PLACE_AHEAD.fullmatch(folded, 0, day.start()):
        return  # a headline: `the fair opens on 4 november`
    month = month_numbers().get(day[1] or day[4]) if day is not None else None
    if day is None or month is None:
        return
    number = int(day[2] or day[3])
    if month != number:
        yield from (MONTH_FIRST for pair in numbers if pair == (month, number))
        yield from (DAY_FIRST for pair in numbers if pair == (number, month))
