"""Expressions to periods: what the days and months of a range or a list share, and which of them are one period."""

from datetime import timedelta

from pa_pipeline.facts.dates.date_grammar import Expression, Point
from pa_pipeline.facts.dates.date_resolution import Period, Surroundings, period_of, resolve_point

Found = tuple[int, int, Period]
"""Position of the first word of a mention, position behind its last, and the period."""


def resolve_expression(expression: Expression, around: Surroundings, *, between: bool) -> list[Found]:
    """Periods of an expression in reading order: a range and days on end are one, other days one each.

    between: whether `between` stands before it, whose `and` means `to`.
    """
    found: list[Found] = []
    before: Period | None = None
    joined = False
    for number, point in enumerate(_share(expression)):
        period = resolve_point(point, around)
        if period is None:
            joined = False
            continue
        open_before = number > 0 and expression.points[number - 1].year is None
        if before is not None and (joined or open_before) and not _is_dated(expression.points[number], point):
            period = _later(before, period, point)
        one = bool(found) and (joined or (open_before and _follows(found[-1][2], period)))
        merged = _merge(found[-1][2], period) if one else None
        if merged is not None:
            found[-1] = (found[-1][0], point.end, merged)
        else:
            found.append((point.start, point.end, period))
        before = period
        joined = number < len(expression.ranges) and (expression.ranges[number] or (between and number == 0))
    return found


def _is_dated(written: Point, shared: Point) -> bool:
    """Whether a point tells its year by itself, or by a turn of its own (`last March`)."""
    told = (shared.year, shared.year_turn, shared.month_turn, shared.numeric, written.turn)
    return any(value is not None for value in told)


def _share(expression: Expression) -> list[Point]:
    """Points with the month, the year and the turn that they share with a neighbour."""
    points = list(expression.points)
    for at in range(len(points) - 2, -1, -1):
        points[at] = _share_behind(points[at], points[at + 1], in_range=expression.ranges[at])
    for at in range(1, len(points)):
        point, before = points[at], points[at - 1]
        if point.day and not point.month and point.month_turn is None:
            point = point._replace(month=before.month, year=point.year or before.year)
        if point.turn is None and point.year is None and point.year_turn is None:
            point = point._replace(turn=before.turn)
        points[at] = point
    return points


def _share_behind(point: Point, behind: Point, *, in_range: bool) -> Point:
    """A point with what the one behind it tells for both: `3` of `3 to 6 May 2023`."""
    if point.numeric is not None:
        return point
    if point.day and not point.month and point.month_turn is None:
        point = point._replace(month=behind.month, month_turn=behind.month_turn)
    if point.year is None and point.year_turn is None and point.turn is None:
        year = behind.year
        if year and in_range and point.month and behind.month and point.month > behind.month:
            year -= 1
        point = point._replace(year=year, year_turn=behind.year_turn, turn=behind.turn)
    return point


def _follows(before: Period, period: Period) -> bool:
    """Whether a day or a month begins where the one before it ends."""
    return before.precision == period.precision != "year" and before.last + timedelta(days=1) == period.first


def _later(before: Period, period: Period, point: Point) -> Period:
    """A period without a year of its own, in the year of the one before it or in the next."""
    years = (before.first.year, before.first.year + 1)
    later = (found for found in (period_of(year, point) for year in years) if found and found.first >= before.first)
    return next(later, period)


def _merge(before: Period, period: Period) -> Period | None:
    """One period from the first day of one to the last of the other; null where that would run back."""
    if period.last < before.first:
        return None
    told = [each.weekday_agrees for each in (before, period) if each.weekday_agrees is not None]
    return Period(before.first, period.last, period.precision, all(told) if told else None)
