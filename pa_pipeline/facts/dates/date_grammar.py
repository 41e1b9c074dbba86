"""How days, months and years are joined to one expression: ranges, lists, turns, weekdays.

A point is one day, month or year as written, with what it lacks left out; an expression is one or more points.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from pa_pipeline.facts.dates.date_atoms import days_in_words, turn_of, weekday_numbers
from pa_pipeline.facts.passages import Token
from pa_pipeline.lexicon import words
from pa_pipeline.reading.dates import month_numbers

_MOST_DAYS = 8
_SHORTEST_PLURAL = 4
_TENS = (20, 30)
_WEEKDAY = r"(?:(?P<w>[wv])\.?q?,?r?k?)?"
_YEAR_OF = r"(?:,?l{0,2}|i)r?u?(?P<y>y)|(?:,?l{0,2}|i)r?(?P<py>[pq]u|uq)"
_TAIL = rf"(?:{_YEAR_OF}|l?(?P<q>q)(?![wvdmauk]))?"
_DIGITS = r"(?P<d>[dc])(?:\.?[º°]|\.(?=ll?m))?"
_HEAD = re.compile(r"[pq]{0,2}(?:(?<=[pq])(?:k|ul))?")
_DAY_MONTH = re.compile(
    rf"{_WEEKDAY}(?:{_DIGITS}(?:k?l{{1,2}}ul|k?l{{0,2}}|[-/])|(?P<e>e)(?:j(?P<e2>e))?k?l{{1,2}}(?:ul)?)"
    rf"(?:(?P<m>m|a\.?)(?:[-/](?P<y2>y)|{_TAIL})|(?<=l)r?(?P<pm>[pq]u|uq))"
)
_MONTH_DAY = re.compile(rf"{_WEEKDAY}(?P<m>m|a\.?)r?(?P<d>d)(?:/(?P<yy>[dx])(?!/)|{_TAIL})")
_MONTH = re.compile(rf"(?P<m>m|a\.?){_TAIL}")
_DAY = re.compile(rf"{_WEEKDAY}(?P<d>d){_TAIL}")
_BARE_DAY = re.compile(rf"{_WEEKDAY}(?P<d>[de])(?:\.?[º°])?(?![dy])")
_NUMERIC = re.compile(rf"{_WEEKDAY}(?P<n>d([/.-])d\3y|y([/.-])d\4d|d(?P<short>/)d/d)")
_SHORT_YEAR = re.compile(r"[1-9]\d\Z")
_JOINT = re.compile(r"(?P<range>,?j?t{1,2}|-)[rli]{0,2}k?|(?:,?j|,|/)[rli]{0,2}k?")


class Point(NamedTuple):
    """A day, a month or a year. start, end: positions of its words; what is not said is null.

    turn: -1, 0, 1 for last, this, next; year_turn, month_turn: the same of a year, a month (`the 5th of last month`);
    month_at: position of its month; numeric: three numbers as written.
    """

    start: int
    end: int
    day: int | None = None
    month: int | None = None
    year: int | None = None
    weekday: int | None = None
    turn: int | None = None
    year_turn: int | None = None
    month_turn: int | None = None
    month_at: int | None = None
    numeric: tuple[int, int, int] | None = None


class Expression(NamedTuple):
    """Points joined: ranges[i] says whether `to` stands between point i and the next, else `and` or a comma."""

    points: tuple[Point, ...]
    ranges: tuple[bool, ...]

    @property
    def start(self) -> int:
        """Position of its first word."""
        return self.points[0].start

    @property
    def end(self) -> int:
        """Position behind its last word."""
        return self.points[-1].end


class Grammar:
    """Reads expressions from the letters of a unit (see `date_atoms`)."""

    def __init__(self, letters: str, tokens: Sequence[Token]) -> None:
        self.letters = letters
        self.tokens = tokens

    def read(self, at: int) -> Expression | None:
        """The expression that begins at a word: a turn, a weekday, a day, a month, a year; null without one."""
        head = _HEAD.match(self.letters, at)
        begin = head.end() if head else at
        points, ranges = self._points(begin)
        if not points:
            return None
        if begin > at:
            points[0] = points[0]._replace(start=at, turn=turn_of(self.tokens[at].folded))
        return Expression(tuple(points), tuple(ranges))

    def _points(self, at: int) -> tuple[list[Point], list[bool]]:
        letter = self.letters[at] if at < len(self.letters) else "x"
        if letter in "wvdy":
            numeric = self._numeric(at)
            if numeric is not None:
                return self._more([numeric], [], "numeric")
        if letter == "y":
            return self._years(Point(at, at + 1, year=int(self.tokens[at].folded)))
        if letter in "wvdce":
            points, ranges = self._days(at)
            if points:
                return points, ranges
        if letter in "wvma":
            match = self._month_day(at)
            if match and not self._counts(match.end()):
                return self._more([self._point(match)], [], "month_day")
        match = _MONTH.match(self.letters, at) if letter in "ma" else None
        return self._more([self._point(match)], [], "month") if match else ([], [])

    def _days(self, at: int) -> tuple[list[Point], list[bool]]:
        points, ranges = self._days_to_month(at)
        return self._more(points, ranges, "day_month") if points else ([], [])

    def _more(self, points: list[Point], ranges: list[bool], shape: str) -> tuple[list[Point], list[bool]]:
        """Points that follow in the same shape."""
        while len(points) < 2 * _MOST_DAYS:
            joint = _JOINT.match(self.letters, points[-1].end)
            if joint is None:
                break
            more, more_ranges = self._next(joint, shape, points)
            if not more:
                break
            ranges.append(joint.group("range") is not None)
            points.extend(more)
            ranges.extend(more_ranges)
        return points, ranges

    def _next(self, joint: re.Match[str], shape: str, points: list[Point]) -> tuple[list[Point], list[bool]]:
        at = joint.end()
        if shape == "numeric":
            numeric = self._numeric(at)
            return ([numeric], []) if numeric else ([], [])
        if shape == "day_month":
            return self._days_to_month(at)
        if shape == "month_day":
            match = self._month_day(at)
            if match is None and points[-1].year is None:
                match = self._day_behind_month(joint)
            return ([self._point(match)], []) if match else ([], [])
        match = _MONTH.match(self.letters, at)
        told = points[-1].year is not None or points[-1].turn is not None
        # `until December and in January it takes over` are two
        told = told or ("i" in joint.group() and self.letters[points[0].start - 1 : points[0].start] != "i")
        if match is None or _MONTH_DAY.match(self.letters, at) or (told and not match.group("y")):
            return [], []
        return [self._point(match)], []

    def _days_to_month(self, at: int) -> tuple[list[Point], list[bool]]:
        """A day with its month, and the bare days that lead to it: `3, 4 y 5 de mayo`."""
        points: list[Point] = []
        ranges: list[bool] = []
        while len(points) < _MOST_DAYS:
            full = self._day_month(at)
            if full is None and points and not self.tokens[points[-1].end - 1].folded.isdigit():
                full = self._month_day(at)  # the 30th and August 31
            if full:
                return [*points, self._point(full)], ranges
            bare = _BARE_DAY.match(self.letters, at)
            joint = _JOINT.match(self.letters, bare.end()) if bare else None
            if not bare or not joint:
                break
            points.append(self._point(bare))
            ranges.append(joint.group("range") is not None)
            at = joint.end()
        return [], []

    def _day_month(self, at: int) -> re.Match[str] | None:
        """A day and its month: no `siete y ocho de julio`, which are two, no `5 of this year`."""
        match = _DAY_MONTH.match(self.letters, at)
        if match is None:
            return None
        if match.group("e2") and days_in_words()[self.tokens[match.start("e")].folded] not in _TENS:
            return None
        if match.group("pm") and self._word_in(match, "pm", "u") not in words("dates", "month_words"):
            return None
        return match

    def _word_in(self, match: re.Match[str], group: str, letters: str) -> str:
        """The folded word of a group that has one of the letters."""
        return next((self.tokens[at].folded for at in range(*match.span(group)) if self.letters[at] in letters), "")

    def _month_day(self, at: int) -> re.Match[str] | None:
        """A month and its day; what stands behind a stroke is a year of two digits (`junio 5 /18`) or no part of it."""
        match = _MONTH_DAY.match(self.letters, at)
        if match and match.group("yy") and not _SHORT_YEAR.match(self.tokens[match.start("yy")].folded):
            return _MONTH_DAY.match(self.letters, at, match.start("yy") - 1)
        return match

    def _day_behind_month(self, joint: re.Match[str]) -> re.Match[str] | None:
        """The 8 of `July 7 and 8`: no number that counts what follows; behind a comma only within a list."""
        match = _DAY.match(self.letters, joint.end())
        if match is None or self._day_month(joint.end()) or self._counts(match.end()) or self._ranks(match.end()):
            return None
        if joint.group() == ",":
            behind = _JOINT.match(self.letters, match.end())
            if not match.group("y") and not (behind and self.letters[behind.end() : behind.end() + 1] == "d"):
                return None
        return match

    def _years(self, first: Point) -> tuple[list[Point], list[bool]]:
        """A year or a range of years, as `2021/2022` and `2012-16`; `2016 and 2018` is one only after between."""
        letters, tokens, at = self.letters, self.tokens, first.end
        assert first.year is not None
        if letters[at : at + 2] in ("-d", "/d") and self._is_glued(at - 1, at + 2) and letters[at + 2 : at + 3] != "-":
            number = int(tokens[at + 1].folded) if tokens[at + 1].folded.isdigit() else 0
            if number == (first.year + 1) % 100 or 12 < number > first.year % 100:
                return [first, Point(at + 1, at + 2, year=first.year // 100 * 100 + number)], [True]
        joint = _JOINT.match(letters, at)
        if joint is None or letters[joint.end() : joint.end() + 1] != "y":
            return [first], []
        last = Point(joint.end(), joint.end() + 1, year=int(tokens[joint.end()].folded))
        assert last.year is not None
        between = self.is_behind_between(first.start)
        slash = joint.group() == "/" and last.year == first.year + 1
        if first.year < last.year and (joint.group("range") or slash or (between and "j" in joint.group())):
            return [first, last], [True]
        return [first], []

    def is_behind_between(self, at: int) -> bool:
        """Whether the word between stands before a word, articles and such left out: `entre los años 2012 y 2016`."""
        while at > 0 and (self.letters[at - 1] in "rlku" or self.tokens[at - 1].folded in words("dates", "year_nouns")):
            at -= 1
        return at > 0 and self.tokens[at - 1].folded in words("dates", "between_words")

    def _numeric(self, at: int) -> Point | None:
        match = _NUMERIC.match(self.letters, at)
        if match is None or not self._is_glued(match.start("n"), match.end()):
            return None
        first, second, third = (self.tokens[match.start("n") + step].folded for step in (0, 2, 4))
        if not (first.isdigit() and second.isdigit() and third.isdigit()) or (match.group("short") and len(third) != 2):
            return None
        weekday = weekday_numbers()[self.tokens[match.start("w")].folded] if match.group("w") else None
        return Point(at, match.end(), weekday=weekday, numeric=(int(first), int(second), int(third)))

    def _is_glued(self, start: int, end: int) -> bool:
        """Whether no white space stands between words."""
        tokens = self.tokens
        if end == start + 1:
            return True
        return all(tokens[at].end == tokens[at + 1].start for at in range(start, end - 1))

    def _counts(self, at: int) -> bool:
        """Whether the word at a position is what a number before it counts: a plural in lower case."""
        return counts_things(self.letters, self.tokens, at)

    def _ranks(self, at: int) -> bool:
        """Whether the number before a position says which one: `from May 5 to 6, the 12th Round`."""
        if at >= len(self.tokens) or self.letters[at] != "x" or self.tokens[at - 1].text[-1].isdigit():
            return False
        token = self.tokens[at]
        return token.is_word and (token.is_capital or token.folded in words("dates", "daily_nouns"))

    def _point(self, match: re.Match[str]) -> Point:
        tokens = self.tokens
        told = {name: tokens[match.start(name)].folded for name, letters in match.groupdict().items() if letters}
        day, unit, month = told.get("d") or told.get("e"), told.get("e2"), told.get("m")
        year, short = told.get("y") or told.get("y2"), told.get("yy")
        weekday, behind = told.get("w"), told.get("q")
        year_turn = turn_of(self._word_in(match, "py", "pq")) if "py" in told else None
        month_turn = turn_of(self._word_in(match, "pm", "pq")) if "pm" in told else None
        return Point(
            match.start(),
            match.end(),
            day=_day_number(day) + (_day_number(unit) if unit else 0) if day else None,
            month=month_numbers()[month] if month else None,
            year=int(year) if year else 2000 + int(short) if short else None,
            weekday=weekday_numbers()[weekday] if weekday else None,
            turn=turn_of(behind) if behind else None,
            year_turn=year_turn,
            month_turn=month_turn,
            month_at=match.start("m") if month else None,
        )


def _day_number(word: str) -> int:
    digits = re.match(r"\d+", word)
    return int(digits.group()) if digits else days_in_words()[word]


def counts_things(letters: str, tokens: Sequence[Token], at: int) -> bool:
    """Whether the word at a position is a plural noun in lower case, or another word for what is counted."""
    if at >= len(tokens) or letters[at] != "x":
        return False
    token = tokens[at]
    return token.folded in words("dates", "counted") or (
        token.text[-1] == "s"
        and len(token.text) > _SHORTEST_PLURAL
        and token.text[0].islower()
        and not token.text.endswith("mos")  # llevamos
    )
