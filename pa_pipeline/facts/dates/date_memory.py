"""What a passage has told of time so far, by which later words such as `that same day` are understood."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from pa_pipeline.facts.dates.date_grammar import Point
from pa_pipeline.facts.dates.date_resolution import Period, period_of
from pa_pipeline.facts.passages import Token
from pa_pipeline.lexicon import words

_WEEK = timedelta(days=7)
_FAR, _LONGEST_SAME = 8, 5
"""Words before a date among which a verb of founding may stand, and behind a day that is of `the same month`."""
_SHORTLY = 600
"""Characters behind a day within which `that same day` means it."""


@dataclass(slots=True)
class Memory:
    """What a passage has told so far.

    days_ahead: the last range of days that is not over at the dateline; recent_day: the last day that is not more than
    a week before the dateline; told: the last day or range of days, and told_at where it ends; year: the last one that
    was told with a day or a month; whole: the last date with its year that founds nothing, and where it ends.
    """

    days_ahead: Period | None = None
    told: Period | None = None
    told_at: int = 0
    year: int | None = None
    recent_day: date | None = None
    whole: tuple[int, Period] | None = None

    def remember_days(self, period: Period, told_at: int, published_on: date | None) -> None:
        """Keep a day or a range of days that ends at an offset of the clean text."""
        if period.precision != "day":
            return
        self.told, self.told_at = period, told_at
        if published_on is None:
            return
        if timedelta(0) < period.last - period.first < 2 * _WEEK and period.last >= published_on:
            self.days_ahead = period
        if timedelta(0) <= published_on - period.last <= _WEEK:
            self.recent_day = period.last

    def same_day(self, at: int) -> date | None:
        """The day that was told shortly before an offset; null where none was, or a range of days."""
        is_one = self.told is not None and self.told.first == self.told.last
        return self.told.first if self.told is not None and is_one and at - self.told_at <= _SHORTLY else None


def founds(tokens: Sequence[Token], start: int) -> bool:
    """Whether the date at a token is that of a founding: `created on 28 April 2011`."""
    return any(token.folded in words("agreements", "foundings") for token in tokens[max(0, start - _FAR) : start])


def day_of_same_month(tokens: Sequence[Token], at: int, told: Period | None) -> list[tuple[int, int, Period]]:
    """`el 19 del mismo mes`, `the 19th of the same month`: of the month of the date told before."""
    number = re.match(r"\d{1,2}", tokens[at].folded)
    if told is None or number is None:
        return []
    behind = [token.folded for token in tokens[at + 1 : at + 1 + _LONGEST_SAME]]
    same = next((end for end, word in enumerate(behind) if word in words("dates", "same_words")), 0)
    is_month = 0 < same < len(behind) - 1 and behind[same + 1] in words("dates", "month_words")
    if not is_month or any(word not in words("dates", "links") | words("dates", "articles") for word in behind[:same]):
        return []
    day = period_of(told.last.year, Point(at, at, day=int(number.group()), month=told.last.month))
    return [(at, at + same + 3, day)] if day is not None else []
