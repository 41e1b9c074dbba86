"""What is told of the course of a project, and the first and last days of the dates that tell it."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from pa_pipeline.facts.dates.date_mentions import DateMention
from pa_pipeline.facts.projects.project_words import ROOM, status_of_phrase
from pa_pipeline.lexicon import alternation, words

BETWEEN = r"(?:[^\W\d_]+\W+){0,4}\W*"
"""A few words between a verb and its date."""


@dataclass(slots=True)
class Details:
    """What is told of a project; spans in the clean text. objective: span of its wording."""

    status: str | None = None
    objective: tuple[int, int] | None = None
    approved_on: date | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    duration_months: int | None = None


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


@cache
def ending() -> re.Pattern[str]:
    concluded = alternation({phrase for phrase, status in status_of_phrase().items() if status == "concluded"})
    ends = alternation(words(ROOM, "ends"))
    return re.compile(rf"\b(?:(?:{ends})\b\W*{BETWEEN}|(?:{concluded})\s+(?:in|en|em|el|on)\W*)\Z")
