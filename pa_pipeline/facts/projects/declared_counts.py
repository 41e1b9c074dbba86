"""Numbers of projects that a page declares, beside how many it lists: `seven projects: five in progress …`."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from pa_pipeline.facts.passages import Unit
from pa_pipeline.facts.projects.project_numbers import number_value, numbers
from pa_pipeline.facts.projects.project_words import has_any, plural_nouns, read_status, status_pattern
from pa_pipeline.lexicon import alternation

_NUMBER = r"\b(?P<n>\d{{1,3}}|{words})\b\s*(?:\(\s*\d{{1,3}}\s*\)\s*)?"
_BETWEEN = r"(?:[^\W\d_]+\s+){0,3}?"


class Count(NamedTuple):
    """A declared number. unit: where it stands; start, end: offsets in its text; what: span of what is counted."""

    unit: Unit
    start: int
    end: int
    what: tuple[int, int]
    declared: int
    status: str | None


@cache
def _total() -> re.Pattern[str]:
    number = _NUMBER.format(words=alternation(set(numbers())))
    return re.compile(rf"{number}(?P<what>{_BETWEEN}(?:{alternation(plural_nouns())})\b)")


@cache
def _share() -> re.Pattern[str]:
    number = _NUMBER.format(words=alternation(set(numbers())))
    return re.compile(rf"{number}{_BETWEEN}(?P<what>{status_pattern()})")


def declared_counts(units: Sequence[Unit]) -> Iterator[Count]:
    """Totals of projects, and behind each of them in its sentence the numbers of those of a status."""
    for unit in units:
        if not has_any(unit.folded, plural_nouns()):
            continue
        for start, end in unit.sentences:
            total = _total().search(unit.folded, start, end)
            if total is None:
                continue
            yield _count(unit, total, None)
            for share in _share().finditer(unit.folded, total.end(), end):
                yield _count(unit, share, read_status(share.group("what")))


def _count(unit: Unit, match: re.Match[str], status: str | None) -> Count:
    return Count(unit, match.start(), match.end(), match.span("what"), number_value(match.group("n")), status)


def count_listed(statuses: Sequence[tuple[str | None, str | None]], status: str | None) -> int:
    """How many projects there are of a status, or of any; parts (`4a`) are not counted. statuses: number and status."""
    return sum(status is None or told == status for number, told in statuses if not is_part(number))


def is_part(number: str | None) -> bool:
    """Whether a number is that of a part of a project: `4a`, `2.1`."""
    return number is not None and re.fullmatch(r"\d+(?:[a-z]|\.\d+)", number) is not None
