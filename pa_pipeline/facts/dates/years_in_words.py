"""Years that acts and declarations write in words: `julio de dos mil quince`, `May two thousand and nineteen`."""

import re
from collections.abc import Sequence
from functools import cache

from pa_pipeline.facts.passages import Token
from pa_pipeline.lexicon import LANGUAGES, alternation, entries, words
from pa_pipeline.lexicon.folding import fold
from pa_pipeline.reading.dates import month_numbers

_TWO_THOUSAND = 2000
_MOST_YEARS = 99


def with_years(tokens: Sequence[Token], folded: str) -> Sequence[Token]:
    """Tokens of a unit, those of a year in words made one that reads as its digits; the same tokens without any.

    >>> from pa_pipeline.facts.passages import passage_of
    >>> unit = passage_of("El tres de julio de dos mil veintiuno y el año dos mil treinta y dos.", "es").units[0]
    >>> [token.folded for token in with_years(unit.tokens, unit.folded) if token.folded.isdigit()]
    ['2021', '2032']
    >>> unit = passage_of("En julio, dos mil quince jóvenes de dos mil escuelas.", "es").units[0]
    >>> with_years(unit.tokens, unit.folded) is unit.tokens
    True
    """
    found = list(_years().finditer(folded))
    if not found:
        return tokens
    spans = [(*match.span("year"), str(_TWO_THOUSAND + _rest_of(match))) for match in found]
    read: list[Token] = []
    for token in tokens:
        span = next((span for span in spans if span[0] <= token.start < span[1]), None)
        if span is None:
            read.append(token)
        elif token.start == span[0]:
            read.append(Token(span[2], span[2], span[0], span[1]))
    return read


def _rest_of(match: re.Match[str]) -> int:
    numbers = _numbers()
    return sum(numbers[word] for word in re.split(r"[\s-]+", match.group("rest") or "") if word in numbers)


@cache
def _numbers() -> dict[str, int]:
    """Folded cardinals of all languages below a hundred."""
    return {
        fold(str(form)): int(number)
        for language in LANGUAGES
        for number, forms in (
            *entries(language, "dates")["words_for_days"].items(),
            *entries(language, "numbers")["cardinals"].items(),
        )
        for form in forms
        if int(number) <= _MOST_YEARS
    }


@cache
def _years() -> re.Pattern[str]:
    """A year behind a month or the word for year: two thousand, and what is counted from there."""
    leads = alternation(set(month_numbers()) | words("dates", "year_words"))
    links = alternation(words("dates", "links"))
    thousand = "dos mil|two thousand|dois mil|deux mille"
    number = alternation(set(_numbers()))
    join = r"(?:(?:\s(?:y|e|and|et))?\s|-)"
    rest = rf"(?P<rest>(?:{number})(?:{join}(?:{number})(?![a-z]))?)"
    return re.compile(
        rf"(?<![a-z])(?:{leads})(?:,|\s(?:{links}))?\s(?P<year>(?>(?:{thousand})(?:{join}{rest})?))(?![a-z-])(?!\s[a-z]+s\b)"
    )
