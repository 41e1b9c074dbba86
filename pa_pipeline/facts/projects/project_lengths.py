"""How many months a project lasts, as words say it: `a 24-month project`, `dos años y medio`."""

import re
from functools import cache

from pa_pipeline.facts.projects.project_numbers import number_value, numbers
from pa_pipeline.facts.projects.project_words import ROOM
from pa_pipeline.lexicon import alternation, words

_UNITS = ("month", "mes", "year", " ano", "mois", " an", "-ano")
_AROUND = " .;,()–—-•"
_MOST_MONTHS, _LONGEST_VALUE, _NEAR = 240, 70, 40


@cache
def _length() -> re.Pattern[str]:
    months, years = alternation(words(ROOM, "months")), alternation(words(ROOM, "years"))
    cardinals = alternation(set(numbers()))
    lasts, halves = alternation(words(ROOM, "lasts")), alternation(words(ROOM, "halves"))
    nouns = alternation(words(ROOM, "subjects"))
    half = rf"(?:\s(?:{halves})\b)?"
    return re.compile(
        rf"\b(?P<n>\d{{1,3}}|(?:{cardinals})(?:[- ](?:{cardinals}))?|a(?=\s(?:{years})\s(?:{halves})\b))\b"
        rf"(?P<more>{half})\s*(?:\(\d+\)\s*)?-?\s*(?P<u>{months}|{years})\b(?P<half>{half})"
        rf"(?=(?P<behind>(?:[- ]long)?\s+(?:{nouns})\b|\s+(?:de|of)\s+(?:{lasts}|work|trabajo)\b)?)"
    )


@cache
def _lasting() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:{alternation(words(ROOM, 'lasts'))})\b(?:\s+(?:of|de|is|es|sera))?[\s:]*(?:of|de|about|unos)?\s*\Z"
    )


@cache
def _opening() -> re.Pattern[str]:
    """What a sentence opens with before a length: `In 18 months it trained …`."""
    return re.compile(r"(?:\A|[.;]\s+)(?:in|en|em)\s+\Z")


def months_in(folded: str, *, labelled: bool = False) -> int | None:
    """Months that folded words say a project lasts: `a 24-month project`, `con una duración de dos años`.

    labelled: whether a label says that they tell of nothing else, or of when it goes on.

    >>> months_in("a two-year project"), months_in("18 meses de duracion"), months_in("women between 20 and 30 years")
    (24, 18, None)
    >>> months_in("it lasted a year and a half"), months_in("abril de 2024; 30 meses", labelled=True)
    (18, 30)
    """
    if not any(unit in folded for unit in _UNITS):
        return None
    is_value = len(folded) < _LONGEST_VALUE
    for match in _length().finditer(folded):
        before = folded[max(0, match.start() - _NEAR) : match.start()]
        alone = is_value and not folded[: match.start()].strip(" :-")
        said = match.group("behind") or _lasting().search(before) or _opening().search(before)
        if said or alone or labelled:
            months = _months_of(match)
            return months if 0 < months <= _MOST_MONTHS else None
    return None


def is_length(folded: str) -> bool:
    """Whether folded words are a length of time and nothing else.

    >>> is_length("18 months"), is_length("dos anos y medio"), is_length("18 months of work"), is_length("18")
    (True, True, False, False)
    """
    return any(unit in folded for unit in _UNITS) and _length().fullmatch(folded.strip(_AROUND)) is not None


def _months_of(length: re.Match[str]) -> int:
    """Months that a length says: `two and a half years` is 30."""
    number = 1 if length.group("n") == "a" else number_value(length.group("n"))
    if length.group("u") not in words(ROOM, "years"):
        return number
    return number * 12 + (6 if length.group("more") or length.group("half") else 0)
