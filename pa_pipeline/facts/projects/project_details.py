"""When a project was approved, begins and ends, how long it lasts, what it is for: read from what is told of it."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date

from pa_pipeline.facts.dates.date_mentions import DateMention, dates_within
from pa_pipeline.facts.passages import Passage, Unit
from pa_pipeline.facts.projects.free_text import read_free
from pa_pipeline.facts.projects.project_lengths import months_in
from pa_pipeline.facts.projects.project_stretches import tells_course
from pa_pipeline.facts.projects.project_words import Stretch, status_inside
from pa_pipeline.facts.projects.told_dates import Details, ending, first_day, is_range, last_period

_YEARS = re.compile(r"(?<![\d/.-])((?:19|20)\d\d)(?:/((?:19|20)\d\d))?(?!\d|[.]\d)")
_MONTHS = re.compile(r"(?<![\d/.-])(?:(0?[1-9]|1[0-2])[/.-]((?:19|20)\d\d)|((?:19|20)\d\d)-(0[1-9]|1[0-2]))(?![\d/.-])")
"""A month and its year in figures: `03/2022`, `2022-03`."""
_TAG = re.compile(r"\s?[(\[]([^()\[\]]{8,60})[)\]]")
"""What stands in brackets behind the name of a project: `(concluded 2018)`."""
_SHORT, _FAR, _MOST_SENTENCES = 40, 300, 12


def read_details(passage: Passage, stretches: Sequence[Stretch]) -> Details:
    """What stretches say, the first of each; labelled ones before free text."""
    details = Details()
    parts = [part for stretch in stretches for part in _parts_of(passage.units[stretch.at], stretch)]
    for stretch in sorted(parts, key=lambda one: one.field is None):
        unit = passage.units[stretch.at]
        if stretch.field == "objective":
            details.objective = details.objective or _trimmed(unit.text, unit.start, stretch)
        elif stretch.field == "status":
            details.status = details.status or _status_of(unit.folded[stretch.start : stretch.end])
            _read_of_status(passage, stretch, details)
        elif stretch.field in _LABELLED:
            _read_labelled(passage, stretch, details)
        elif stretch.field == "entities":
            _read_last_cell(passage, stretch, details)
        elif stretch.field not in ("number", "programme"):
            read_free(passage, stretch, details)
            if (tag := _TAG.match(unit.folded, stretch.start, stretch.end)) is not None and status_inside(tag.group(1)):
                _read_of_status(passage, stretch._replace(start=tag.start(1), end=tag.end(1)), details)
    return details


def _read_last_cell(passage: Passage, stretch: Stretch, details: Details) -> None:
    """Dates behind a bar, or a semicolon, at the end of a list of bodies: `SEPES (Peru) | 2021 – 2024`."""
    unit = passage.units[stretch.at]
    text = unit.text[stretch.start : stretch.end]
    bar = max(text.rfind("|"), text.rfind(";"))
    cell = stretch._replace(start=stretch.start + bar + 1, field="period")
    if bar >= 0 and text.rstrip(" .)")[-1:].isdigit() and not any(map(str.isalpha, text[bar:])):
        _read_labelled(passage, cell, details)


def _parts_of(unit: Unit, stretch: Stretch) -> Iterator[Stretch]:
    """A stretch, whose label holds up to a sentence that tells the course of the project (`It began in May 2020.`)."""
    if stretch.field not in ("objective", "entities") or ". " not in unit.text[stretch.start : stretch.end]:
        yield stretch
        return
    first = bisect_right(unit.sentences, stretch.start, key=lambda span: span[0])
    starts = (start for start, _ in unit.sentences[first : first + _MOST_SENTENCES] if start < stretch.end)
    told = next((start for start in starts if tells_course(unit.folded, start)), None)
    yield stretch._replace(end=stretch.end if told is None else told)
    if told is not None:
        yield stretch._replace(start=told, field=None)


def _status_of(folded: str) -> str | None:
    """Status that opens a value, or one of its parts between commas: `approved, about to begin`."""
    parts = (status_inside(part) for part in re.split(r"[,;]", folded))
    return status_inside(folded) or next((status for status in parts if status is not None), None)


_LABELLED = ("starts", "ends", "period", "duration", "approved")


def _trimmed(text: str, offset: int, stretch: Stretch) -> tuple[int, int] | None:
    value = text[stretch.start : stretch.end]
    start = stretch.start + len(value) - len(value.lstrip(" :-–"))
    end = stretch.start + len(value.rstrip())
    return (offset + start, offset + end) if start < end else None


def _read_labelled(passage: Passage, stretch: Stretch, details: Details) -> None:
    unit = passage.units[stretch.at]
    mentions = dates_within(passage, unit.start + stretch.start, unit.start + stretch.end)
    folded = unit.folded[stretch.start : stretch.end]
    if not mentions and len(folded) < _SHORT and (periods := _periods_in_figures(folded)):
        _read_periods(periods, stretch, folded, details)
    if stretch.field in ("period", "duration"):
        details.duration_months = details.duration_months or months_in(folded, labelled=True)
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
    years = _years_in(folded) if not mentions else []
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
    return _years_in(folded)


def _years_in(folded: str) -> list[date]:
    """First days of the years that stand alone in folded words, or two of them around a stroke."""
    return [date(int(year), 1, 1) for match in _YEARS.finditer(folded) for year in match.groups() if year]


def _read_periods(firsts: Sequence[date], stretch: Stretch, folded: str, details: Details) -> None:
    """Months or years in figures behind a label: `Start: 2019`, `2019/2021`, `03/2022`."""
    if stretch.field == "approved":
        details.approved_on = details.approved_on or firsts[0]
    elif stretch.field == "ends" or (len(firsts) == 1 and ending().search(folded[: folded.find(str(firsts[0].year))])):
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
    elif ending().search(folded[: max(0, first.start - offset)]):
        details.ends_on = details.ends_on or last_period(first)
    else:
        details.starts_on = details.starts_on or first_day(first)
