"""Years before the dateline that a sentence counts: `nine years ago`, `ten years ago today`, `hace doce años`."""

from collections.abc import Sequence
from datetime import date
from functools import cache

from pa_pipeline.facts.agreements.agreement_lexicon import ROOM, Phrase, word_set
from pa_pipeline.facts.passages import Token
from pa_pipeline.lexicon import LANGUAGES, entries
from pa_pipeline.lexicon.folding import fold


def time_ago(tokens: Sequence[Token], first: int, at: int, published_on: date) -> tuple[int, date, str] | None:
    """First token, day and precision of words for a time ago that end at a token: `nine years ago`, `hace doce años`.

    >>> from pa_pipeline.facts.passages import tokens_of
    >>> time_ago(tokens_of("Ten years ago"), 0, 2, date(2024, 6, 15))
    (0, datetime.date(2014, 1, 1), 'year')
    >>> time_ago(tokens_of("Ten years ago today"), 0, 3, date(2024, 6, 15))
    (0, datetime.date(2014, 6, 15), 'day')
    """
    for phrase in _years_ago().get(tokens[at].folded, ()):
        start = at + 1 - len(phrase)
        if start < first:
            continue
        pairs = list(zip(phrase, tokens[start : at + 1], strict=True))
        number = next(token.folded for word, token in pairs if word == "#")
        years = int(number) if number.isdecimal() and len(number) < 3 else cardinals().get(number)
        if years and all(word in ("#", token.folded) for word, token in pairs):
            if word_set("now").isdisjoint(phrase):
                return start, date(published_on.year - years, 1, 1), "year"
            return start, _same_day(published_on, years), "day"
    return None


def _same_day(day: date, years: int) -> date:
    """A day so many years before, the 28th where its February had no 29th."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)


@cache
def _years_ago() -> dict[str, tuple[Phrase, ...]]:
    """Last word of the words for a number of years before the dateline to them, `#` for the number."""
    found = [tuple(fold(text).split()) for language in LANGUAGES for text in entries(language, ROOM)["years_ago"]]
    return {phrase[-1]: tuple(other for other in found if other[-1] == phrase[-1]) for phrase in found}


@cache
def cardinals() -> dict[str, int]:
    """Folded number words of all languages to what they count."""
    listed = [entries(language, "numbers")["cardinals"].items() for language in LANGUAGES]
    return {fold(str(word)): int(number) for room in listed for number, texts in room for word in texts}
