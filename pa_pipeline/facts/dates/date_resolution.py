"""Which day an expression means: what it lacks is taken from the dateline, by turn, weekday and tense."""

import calendar
from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from pa_pipeline.facts.dates.date_grammar import Point

_WEEK = 7
_FAR = 45
_JUST_GONE = 10
"""Days by which what is told ahead may lie behind the dateline: next year's days are told with their year."""
_SOON, _LONG_AGO = 7, 300


class Surroundings(NamedTuple):
    """What surrounds an expression. published_on: of the dateline; tense: -1, 0, 1; year: one that its sentence has
    said before, or the only one of a text without dateline; day_first: how numbers are ordered, null where unknown."""

    published_on: date | None
    tense: int
    year: int | None
    day_first: bool | None


class Period(NamedTuple):
    """first, last: days; precision: day, month or year; weekday_agrees: null where no weekday is named."""

    first: date
    last: date
    precision: str
    weekday_agrees: bool | None = None


def last_of_month(year: int, month: int) -> date:
    """The last day of a month.

    >>> last_of_month(2024, 2)
    datetime.date(2024, 2, 29)
    """
    return date(year, month, calendar.monthrange(year, month)[1])


def resolve_point(point: Point, around: Surroundings) -> Period | None:
    """The period of a day, a month or a year; null where it is impossible or its year unknown."""
    if point.numeric is not None:
        return _numeric(point.numeric, point.weekday, around.day_first)
    if point.month_turn is not None:
        return _of_month(point, around.published_on)
    year = point.year
    if year is None and point.year_turn is not None:
        if around.published_on is None:
            return None
        year = around.published_on.year + point.year_turn
    if year is not None:
        return period_of(year, point)
    return _infer(point, around)


def period_of(year: int, point: Point) -> Period | None:
    """The period of a point in a year; null for 31 June."""
    try:
        if point.month is None:
            return Period(date(year, 1, 1), date(year, 12, 31), "year")
        if point.day is None:
            return Period(date(year, point.month, 1), last_of_month(year, point.month), "month")
        day = date(year, point.month, point.day)
    except ValueError:
        return None
    return Period(day, day, "day", None if point.weekday is None else day.weekday() == point.weekday)


def month_from(published: date, step: int) -> Period:
    """The month of a day, the one before it (-1) or behind it (1)."""
    months = published.year * 12 + published.month - 1 + step
    first = date(months // 12, months % 12 + 1, 1)
    return Period(first, last_of_month(first.year, first.month), "month")


def _of_month(point: Point, published: date | None) -> Period | None:
    """The period of `the 5th of last month`."""
    if published is None or point.month_turn is None:
        return None
    month = month_from(published, point.month_turn).first
    return period_of(month.year, point._replace(month=month.month))


def _numeric(numbers: tuple[int, int, int], weekday: int | None, day_first: bool | None) -> Period | None:
    one, two, three = numbers
    if one > 31:
        year, month, day = one, two, three
    else:
        if day_first is None and one <= 12 and two <= 12 and one != two:
            return None
        month_first = two > 12 or (day_first is False and one <= 12)
        year, month, day = three, one if month_first else two, two if month_first else one
    return period_of(year + 2000 if year < 100 else year, Point(0, 0, day=day, month=month, weekday=weekday))


def _infer(point: Point, around: Surroundings) -> Period | None:
    """The period that a day or month without a year means."""
    published = around.published_on
    tense = around.tense if point.turn is None else point.turn
    if published is None and point.turn:
        return None  # `next 14 December`: next to what, nobody knows
    if around.year is not None and (published is None or (tense <= 0 and point.turn is None)):
        return period_of(around.year, point)
    if published is None:
        return None
    periods = [period_of(published.year + step, point) for step in (-1, 0, 1)]
    found = [period for period in periods if period is not None]
    agreeing = [period for period in found if period.weekday_agrees]
    strict = point.turn is not None and point.turn != 0
    return _by_tense(agreeing or found, published, tense, strict and point.day is None)


def _by_tense(periods: Iterable[Period], published: date, tense: int, strict: bool) -> Period | None:
    """For the past the latest that has begun, for the future the first that has not ended, else the nearest."""
    listed = list(periods)
    if tense < 0:
        begun = [period for period in listed if (period.last if strict else period.first) <= published]
        coming = [period for period in listed if period.precision == "day" and period.first > published]
        near = [period for period in coming if _distance(period, published) <= _SOON]
        if begun and near and _distance(begun[-1], published) > _LONG_AGO:
            return near[0]  # what is so long gone would bear its year: `spoke of the workshop of 3 May`
        if begun:
            return begun[-1]
    if tense > 0:
        coming = [period for period in listed if (period.first if strict else period.last) >= published]
        gone = [period for period in listed if 0 < (published - period.last).days <= _JUST_GONE]
        if coming and gone and not strict and gone[-1].precision == "day":
            return gone[-1]  # a text put on the page some days after it was written
        if coming:
            return coming[0]
    nearest = min(listed, key=lambda period: _distance(period, published), default=None)
    if nearest is None or _distance(nearest, published) <= _FAR:
        return nearest
    return next((period for period in listed if period.first.year == published.year), nearest)


def _distance(period: Period, day: date) -> int:
    if period.first <= day <= period.last:
        return 0
    return min(abs((period.first - day).days), abs((period.last - day).days))


def resolve_weekday(weekday: int, turn: int | None, around: Surroundings) -> date | None:
    """The day of a weekday that stands alone: `last Monday` lies before the dateline, `on Wednesday` by the tense.

    >>> around = Surroundings(date(2024, 12, 11), -1, None, None)
    >>> resolve_weekday(4, 0, around), resolve_weekday(4, 1, around)
    (datetime.date(2024, 12, 6), datetime.date(2024, 12, 13))
    """
    published = around.published_on
    if published is None:
        return None
    ahead = (weekday - published.weekday()) % _WEEK
    if turn == 1:
        return published + timedelta(days=ahead or _WEEK)
    if turn == -1:
        return published + timedelta(days=ahead - _WEEK)
    if around.tense > 0 or (around.tense == 0 and turn == 0 and ahead <= _WEEK // 2):
        return published + timedelta(days=ahead)
    return published + timedelta(days=ahead - _WEEK if ahead else 0)


def resolve_day_of_month(day: int, weekday: int | None, around: Surroundings) -> date | None:
    """The nearest day of that number that falls on the weekday: `quarta-feira (12)`."""
    published = around.published_on
    if published is None:
        return None
    days = (published + timedelta(days=step) for step in range(-_FAR, _FAR + 1))
    fitting = [found for found in days if found.day == day and weekday in (None, found.weekday())]
    ahead = [found for found in fitting if found >= published]
    behind = [found for found in fitting if found <= published]
    if around.tense > 0 and ahead:
        return ahead[0]
    if around.tense < 0 and behind:
        return behind[-1]
    return min(fitting, key=lambda found: abs((found - published).days), default=None)
