"""Dates and periods as texts write them, in all languages of the lexicon.

Works on folded text (see `lexicon.folding`), whose offsets are those of the text itself. Here: what a date looks like.
Not here: which date is an article's own (`datelines`).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from pa_pipeline.lexicon import LANGUAGES, alternation, entries, words
from pa_pipeline.lexicon.folding import fold


@dataclass(frozen=True, slots=True)
class DateSpan:
    """A date or a range. start, end: half-open offsets; first, last: days; precision: day, month or year."""

    start: int
    end: int
    first: date
    last: date
    precision: str


@cache
def month_numbers() -> dict[str, int]:
    """Folded month names and abbreviations of all languages, to 1..12."""
    return {
        fold(str(name)): int(number)
        for language in LANGUAGES
        for number, names in entries(language, "calendar")["months"].items()
        for name in names
    }


@cache
def date_pattern() -> re.Pattern[str]:
    """Alternatives from the most to the least telling; over folded text."""
    month = rf"(?:{alternation(set(month_numbers()))})(?![a-z])\.?"
    suffix = rf"(?:\.?(?:{alternation(words('calendar', 'day_suffixes'))}))?(?![a-z])"
    link = rf"(?:(?:{alternation(words('calendar', 'links'))})\s)?"
    between = rf"(?:\s?(?:-|/)\s?|,?\s(?:{alternation(words('calendar', 'range_words'))})\s(?:(?:el|the|le)\s)?)"
    day = r"(?:0?[1-9]|[12]\d|3[01])"
    year = r"(?:19|20)\d\d(?!\d)"
    weekday = rf"(?:(?:{alternation(words('calendar', 'weekdays'))})(?![a-z])\.?,?\s+)?"
    article = rf"(?:(?:{alternation(words('calendar', 'articles') | words('calendar', 'range_starts'))})\s)?"

    def dmy(n: int) -> str:
        return rf"(?P<d{n}>{day}){suffix}"

    listed = rf"(?:,\s{day}{suffix}(?!\d)){{0,4}}"

    joined = (
        # 3 de mayo de 2019, 7 y 8 de julio de 2022, 30 de junio al 1 de julio de 2022, 3 May 2019
        rf"{article}{dmy(1)}{listed}(?:\s?{link}(?P<m1>{month})(?:\s{link}(?P<y1>{year}))?{between}{dmy(2)}|{between}{dmy(3)})?"
        rf"\s?{link}(?P<m2>{month}),?\s?{link}(?P<y2>{year})"
        # May 3, 2019; July 7 and 8, 2022; June 30 - July 1, 2022; May 3 of 2019
        rf"|(?P<m3>{month})\s?{dmy(4)}{listed}(?:{between}(?:(?P<m4>{month})\s?)?{dmy(5)})?(?:\s?,\s?|\s){link}(?P<y3>{year})"
        # junio 5 /18, abril 24/2018, Nov. 19 (2018)
        rf"|(?P<m5>{month})\s?{dmy(6)}\s?(?:/\s?|\((?=\d{{4}}\)))(?P<y4>{year}|\d\d)(?!\d)\)?"
        # 2019-05-03
        rf"|(?P<y5>{year})-(?P<m6>0[1-9]|1[0-2])-(?P<d7>0[1-9]|[12]\d|3[01])(?!\d)"
        # 03/05/2019, 3.5.2019
        rf"|(?P<d8>\d{{1,2}})(?P<s>[/.-])(?P<d9>\d{{1,2}})(?P=s)(?P<y6>{year})"
        # mayo de 2019, May 2019
        rf"|(?P<m7>{month}),?\s{link}(?P<y7>{year})"
    )
    return re.compile(rf"(?<![\w/.]){weekday}(?:{joined})(?:(?!\w)|(?=t\d\d:\d\d))")


def is_day_of_month(folded: str) -> bool:
    """Whether a folded text is a day and a month, and nothing else.

    >>> is_day_of_month("22 ago"), is_day_of_month("may 3"), is_day_of_month("3 ports")
    (True, True, False)
    """
    parts = folded.replace(".", "").split()
    day = next((part for part in parts if part.isdecimal() and len(part) <= 2), None)
    return len(parts) == 2 and day is not None and any(part in month_numbers() for part in parts)


def find_dates(
    folded: str, start: int = 0, end: int | None = None, *, day_first: bool | None = None
) -> Iterator[DateSpan]:
    """Dates of a stretch of folded text, in reading order; impossible ones (`31 June`) are passed over.

    day_first: how `03/05/2019` is read; None: not at all, unless one of the numbers exceeds 12.

    >>> [str(d.last) for d in find_dates("del 7 al 8 de julio de 2022 y el 3 de mayo de 2019")]
    ['2022-07-08', '2019-05-03']
    """
    for match in date_pattern().finditer(folded, start, len(folded) if end is None else end):
        found = _resolve(match, day_first)
        if found is not None:
            yield found


def _resolve(match: re.Match[str], day_first: bool | None) -> DateSpan | None:
    group = match.groupdict()
    months = month_numbers()

    def month(name: str) -> int:
        return months[group[name].rstrip(".")]

    def day(*names: str) -> int:
        return next(int(group[name]) for name in names if group[name] is not None)

    try:
        if group["m2"]:
            year = int(group["y2"])
            last = date(year, month("m2"), day("d2", "d3", "d1"))
            first = date(int(group["y1"] or year), month("m1") if group["m1"] else month("m2"), day("d1"))
        elif group["m3"]:
            year = int(group["y3"])
            first = date(year, month("m3"), day("d4"))
            last = date(year, month("m4") if group["m4"] else month("m3"), day("d5", "d4"))
        elif group["m5"]:
            year = int(group["y4"])
            first = last = date(year + 2000 if year < 100 else year, month("m5"), day("d6"))
        elif group["y5"]:
            first = last = date(int(group["y5"]), int(group["m6"]), day("d7"))
        elif group["d8"]:
            one, two = int(group["d8"]), int(group["d9"])
            day_first = True if group["s"] == "." else day_first
            if day_first is None and one <= 12 and two <= 12 and one != two:
                return None
            month_first = two > 12 or day_first is False
            first = last = date(int(group["y6"]), one if month_first else two, two if month_first else one)
        else:
            first = last = date(int(group["y7"]), month("m7"), 1)
            return DateSpan(match.start(), match.end(), first, last, "month")
    except ValueError:
        return None
    if first > last:
        return None
    return DateSpan(match.start(), match.end(), first, last, "day")
