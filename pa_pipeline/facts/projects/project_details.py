"""When a project was approved, begins and ends, how long it lasts, what it is for: read from what is told of it."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from pa_pipeline.facts.dates.date_mentions import DateMention, dates_within
from pa_pipeline.facts.passages import Passage, Unit
from pa_pipeline.facts.projects.project_numbers import number_value, numbers
from pa_pipeline.facts.projects.project_words import (
    ROOM,
    Stretch,
    read_status,
    status_apposed,
    status_inside,
    status_of_phrase,
)
from pa_pipeline.lexicon import alternation, words

_UNITS = ("month", "mes", "year", " ano", "mois", " an", "-ano")
_YEARS = re.compile(r"(?<![\d/.-])(?:19|20)\d\d(?!\d|[.]\d)")
_MONTHS = re.compile(r"(?<![\d/.-])(0?[1-9]|1[0-2])[/.-]((?:19|20)\d\d)(?![\d/.-])|(?<![\d/.-])((?:19|20)\d\d)-(0[1-9]|1[0-2])(?![\d/.-])")
"""A month and its year in figures: `03/2022`, `2022-03`."""
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_NEAR, _MOST_MONTHS, _SHORT, _FAR, _LONGEST_MEETING = 60, 240, 40, 300, 10
_BETWEEN = r"(?:[^\W\d_]+\W+){0,4}\W*"


@dataclass(slots=True)
class Details:
    """What is told of a project; spans in the clean text. objective: span of its wording."""

    status: str | None = None
    objective: tuple[int, int] | None = None
    approved_on: date | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    duration_months: int | None = None


def read_details(passage: Passage, stretches: Sequence[Stretch]) -> Details:
    """What stretches say, the first of each; labelled ones before free text."""
    details = Details()
    for stretch in sorted(stretches, key=lambda one: one.field is None):
        unit = passage.units[stretch.at]
        if stretch.field == "objective":
            details.objective = details.objective or _trimmed(unit.text, unit.start, stretch)
        elif stretch.field == "status":
            details.status = details.status or status_inside(unit.folded[stretch.start : stretch.end])
            _read_of_status(passage, stretch, details)
        elif stretch.field in _LABELLED:
            _read_labelled(passage, stretch, details)
        elif stretch.field not in ("entities", "number", "programme"):
            _read_free(passage, stretch, details)
    return details


_LABELLED = ("starts", "ends", "period", "duration", "approved")


def _trimmed(text: str, offset: int, stretch: Stretch) -> tuple[int, int] | None:
    value = text[stretch.start : stretch.end]
    start = stretch.start + len(value) - len(value.lstrip(" :-–"))
    end = stretch.start + len(value.rstrip())
    return (offset + start, offset + end) if start < end else None


def first_day(mention: DateMention) -> date:
    """First day of what a mention names."""
    return mention.starts_on


def last_period(mention: DateMention) -> date:
    """First day of the last day, month or year of a range: what is known of an end."""
    end = mention.ends_on or mention.starts_on
    if mention.precision == "month":
        return end.replace(day=1)
    return end.replace(month=1, day=1) if mention.precision == "year" else end


def is_range(mention: DateMention) -> bool:
    """Whether a mention names more than one day, month or year."""
    return last_period(mention) > mention.starts_on


def _read_labelled(passage: Passage, stretch: Stretch, details: Details) -> None:
    unit = passage.units[stretch.at]
    mentions = dates_within(passage, unit.start + stretch.start, unit.start + stretch.end)
    folded = unit.folded[stretch.start : stretch.end]
    if not mentions and len(folded) < _SHORT and (periods := _periods_in_figures(folded)):
        _read_periods(periods, stretch, folded, details)
    if stretch.field in ("period", "duration"):
        details.duration_months = details.duration_months or months_in(folded)
        _read_period(mentions, folded, unit.start + stretch.start, details)
    elif mentions and stretch.field == "starts":
        details.starts_on = details.starts_on or first_day(mentions[0])
        if is_range(mentions[0]):
            details.ends_on = details.ends_on or last_period(mentions[0])
    elif mentions and stretch.field == "ends":
        details.ends_on = details.ends_on or last_period(mentions[-1])
    elif mentions and stretch.field == "approved":
        details.approved_on = details.approved_on or first_day(mentions[0])


def _read_of_status(passage: Passage, stretch: Stretch, details: Details) -> None:
    """Dates behind a status: `In progress, since May 2020`, `Concluded (2016)`, `En ejecución 2020-2023`."""
    unit = passage.units[stretch.at]
    folded = unit.folded[stretch.start : stretch.end]
    if len(folded) > _FAR or not any(map(str.isdigit, folded)):
        return
    mentions = dates_within(passage, unit.start + stretch.start, unit.start + stretch.end)
    years = [date(int(year), 1, 1) for year in _YEARS.findall(folded)] if not mentions else []
    first = first_day(mentions[0]) if mentions else years[0] if years else None
    last = last_period(mentions[-1]) if mentions else years[-1] if years else None
    if first is None or last is None:
        return
    if first < last:
        details.starts_on, details.ends_on = details.starts_on or first, details.ends_on or last
    elif status_inside(folded) == "concluded":
        details.ends_on = details.ends_on or last
    elif status_inside(folded) == "in_progress":
        details.starts_on = details.starts_on or first


def _periods_in_figures(folded: str) -> list[date]:
    """First days of the months, or else of the years, that folded words give in figures.

    >>> [day.isoformat() for words in ("03/2022 - 11/2023", "2019/2021") for day in _periods_in_figures(words)]
    ['2022-03-01', '2023-11-01', '2019-01-01', '2021-01-01']
    """
    months = [match.groups() for match in _MONTHS.finditer(folded)]
    if months:
        return [date(int(year or other), int(month or behind), 1) for month, year, other, behind in months]
    return [date(int(year), 1, 1) for year in _YEARS.findall(folded)]


def _read_periods(firsts: Sequence[date], stretch: Stretch, folded: str, details: Details) -> None:
    """Months or years in figures behind a label: `Start: 2019`, `2019/2021`, `03/2022`."""
    if stretch.field == "approved":
        details.approved_on = details.approved_on or firsts[0]
    elif stretch.field == "ends" or (len(firsts) == 1 and _ending().search(folded[: folded.find(str(firsts[0].year))])):
        details.ends_on = details.ends_on or firsts[-1]
    else:
        details.starts_on = details.starts_on or firsts[0]
        details.ends_on = details.ends_on or (firsts[-1] if len(firsts) > 1 else None)


def _read_period(mentions: Sequence[DateMention], folded: str, offset: int, details: Details) -> None:
    if not mentions:
        return
    first, last = mentions[0], mentions[-1]
    if is_range(first) or len(mentions) > 1:
        details.starts_on = details.starts_on or first_day(first)
        details.ends_on = details.ends_on or last_period(last)
    elif _ending().search(folded[: max(0, first.start - offset)]):
        details.ends_on = details.ends_on or last_period(first)
    else:
        details.starts_on = details.starts_on or first_day(first)


# --- free text -----------------------------------------------------------------------------------------------------
@cache
def _beginning() -> re.Pattern[str]:
    tight = frozenset(word for word in words(ROOM, "begins") if word.endswith((" in", " en", " em")))
    loose = words(ROOM, "begins") - tight
    return re.compile(rf"\b(?:(?:{alternation(tight)})\W*|(?P<verb>{alternation(loose)})\b\W*{_BETWEEN})\Z")


@cache
def _underway() -> re.Pattern[str]:
    """`In progress since`: what begins on that day is the project and no meeting of it."""
    going = alternation({phrase for phrase, status in status_of_phrase().items() if status == "in_progress"})
    return re.compile(rf"\b(?:{going})\s(?:since|from|desde|a partir d[eo]l?|depuis)\s(?:el\s|le\s|o\s)?\W*\Z")


@cache
def _ending() -> re.Pattern[str]:
    concluded = alternation({phrase for phrase, status in status_of_phrase().items() if status == "concluded"})
    ends = alternation(words(ROOM, "ends"))
    return re.compile(rf"\b(?:(?:{ends})\b\W*{_BETWEEN}|(?:{concluded})\s+(?:in|en|em|el|on)\W*)\Z")


@cache
def _approval() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternation(words(ROOM, 'approvals'))})\b[^;:]*\Z")


@cache
def _call() -> re.Pattern[str]:
    """Words of a call for applications, whose end is none of the project's."""
    return re.compile(rf"\b(?:{alternation(words(ROOM, 'calls'))})\b")


@cache
def _other_subject() -> re.Pattern[str]:
    """What begins is not the project but something within it: `the activities started`."""
    return re.compile(rf"\b(?:{alternation(words(ROOM, 'other_subjects'))})\b(?:\W+[^\W\d_]+){{0,2}}\W*\Z")


def sentence_start(unit: Unit, offset: int) -> int:
    """Offset at which the sentence begins that holds an offset."""
    at = bisect_right(unit.sentences, offset, key=lambda span: span[0]) - 1
    return unit.sentences[at][0] if at >= 0 else 0


def _read_free(passage: Passage, stretch: Stretch, details: Details) -> None:
    unit = passage.units[stretch.at]
    folded = unit.folded
    details.duration_months = details.duration_months or months_in(folded[stretch.start : stretch.end])
    for first, last in unit.sentences if stretch.field is None else ():
        if first >= stretch.start and last <= stretch.end and last - first < _SHORT:
            details.status = details.status or read_status(folded[first:last])
    if stretch.field is None and details.status is None:
        details.status = status_apposed(folded[stretch.start : stretch.end])
    for mention in dates_within(passage, unit.start + stretch.start, unit.start + stretch.end):
        start = mention.start - unit.start
        sentence = max(sentence_start(unit, start), start - _FAR)
        before = folded[max(stretch.start, sentence, start - _NEAR * 3) : start]
        own = _FIRST_WORD.match(folded, start)
        near = before[-_NEAR:] + (own.group() + " " if own else "")
        if is_range(mention) and mention.precision != "day" and details.starts_on is None and details.ends_on is None:
            details.starts_on, details.ends_on = first_day(mention), last_period(mention)
        elif _is_course(mention) and details.starts_on is None and _taking_place().search(near):
            details.starts_on, details.ends_on = first_day(mention), details.ends_on or last_period(mention)
        elif _ending().search(near) and not (stretch.field == "clause" and _call().search(folded, sentence, start)):
            details.ends_on = details.ends_on or last_period(mention)
        elif (begun := _beginning().search(near) or (_beginning().search(before[-_NEAR:]) if own else None)) and not (
            _other_subject().search(near, 0, begun.start())
            or (stretch.field == "clause" and mention.precision == "day" and not _underway().search(near))
        ):
            details.starts_on = details.starts_on or first_day(mention)
        elif _approval().search(before):
            details.approved_on = details.approved_on or first_day(mention)


def _is_course(mention: DateMention) -> bool:
    """Whether a mention is of some weeks at least: no meeting of a project lasts so long."""
    return (last_period(mention) - first_day(mention)).days > _LONGEST_MEETING


@cache
def _taking_place() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternation(words(ROOM, 'takes_place'))})\b\W*{_BETWEEN}\Z")


@cache
def _length() -> re.Pattern[str]:
    months, years = alternation(words(ROOM, "months")), alternation(words(ROOM, "years"))
    cardinals = alternation(set(numbers()))
    lasts = alternation(words(ROOM, "lasts"))
    nouns = alternation(words(ROOM, "subjects"))
    return re.compile(
        rf"\b(?P<n>\d{{1,3}}|(?:{cardinals})(?:[- ](?:{cardinals}))?)\b\s*(?:\(\d+\)\s*)?-?\s*(?P<u>{months}|{years})\b"
        rf"(?=(?P<behind>(?:[- ]long)?\s+(?:{nouns})\b|\s+(?:de|of)\s+(?:{lasts}|work|trabajo)\b)?)"
    )


@cache
def _lasting() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:{alternation(words(ROOM, 'lasts'))})\b(?:\s+(?:of|de|is|es|sera))?[\s:]*(?:of|de|about|unos)?\s*\Z"
    )


def months_in(folded: str) -> int | None:
    """Months that folded words say a project lasts: `a 24-month project`, `con una duración de dos años`.

    >>> months_in("a two-year project"), months_in("18 meses de duracion"), months_in("women between 20 and 30 years")
    (24, 18, None)
    """
    if not any(unit in folded for unit in _UNITS):
        return None
    is_value = len(folded) < 70
    for match in _length().finditer(folded):
        before = folded[max(0, match.start() - 40) : match.start()]
        alone = is_value and not folded[: match.start()].strip(" :-")
        if match.group("behind") or _lasting().search(before) or alone:
            number = number_value(match.group("n"))
            months = number * (12 if match.group("u") in words(ROOM, "years") else 1)
            return months if 0 < months <= _MOST_MONTHS else None
    return None
