"""When an annotated value and a published one say the same.

Here: single values, and agreements of two rows built from them. Not here: which columns of which table must agree
(`rules`).
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from rapidfuzz import fuzz

Record = Mapping[str, Any]
"""A row: of an annotation or of a published table, by column name."""

Agreement = Callable[[Record, Record], bool]
"""Whether an annotated row (first) and a published row (second) agree."""

_UNTOLD = re.compile(r"[^\w%$€£.@/:-]+")


def fold(value: object) -> str:
    """Value as words only: no case, accents or punctuation, single spaces; null is empty.

    >>> fold("Vice-Ministra  de Economía, «México»"), fold(None), fold(2020)
    ('vice-ministra de economia mexico', '', '2020')
    """
    return "" if value is None else _fold_text(str(value))


@lru_cache(maxsize=1 << 16)
def _fold_text(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text)
    bare = "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()
    return " ".join(_UNTOLD.sub(" ", bare).split())


def alike(one: object, other: object, least: float) -> bool:
    """Whether two values are the same words with few edits, in any order; ``least`` is the least similarity, 0 to 1.

    >>> alike("Minister of Trade", "Trade, Minister of", 0.9), alike("Chile", None, 0.1), alike(None, "", 0.9)
    (True, False, True)
    """
    a, b = fold(one), fold(other)
    if not a or not b:
        return a == b
    return max(fuzz.ratio(a, b), fuzz.token_sort_ratio(a, b)) >= 100 * least


def overlapping(one: object, other: object, least: float) -> bool:
    """Like `alike`, but words that only one of the two has do not count: a shorter form agrees with the longer one.

    >>> overlapping("Cumbre de Lima", "XII Cumbre de Lima", 0.9), alike("Cumbre de Lima", "XII Cumbre de Lima", 0.9)
    (True, False)
    """
    a, b = fold(one), fold(other)
    if not a or not b:
        return a == b
    return max(fuzz.ratio(a, b), fuzz.token_set_ratio(a, b)) >= 100 * least


def same_number(one: float | str | None, other: float | str | None) -> bool:
    """Whether two numbers are equal up to rounding of binary fractions; null equals null only.

    >>> same_number(6_158_000_000, 6158000000.0), same_number(None, 0)
    (True, False)
    """
    if one is None or other is None:
        return one is None and other is None
    return abs(float(one) - float(other)) <= 1e-9 * max(1.0, abs(float(other)))


def iso_day(value: date | str | None) -> str | None:
    """Day as ``YYYY-MM-DD``, from a date or from text; null and empty are null.

    >>> iso_day(date(2019, 5, 3)), iso_day("2019-05-03"), iso_day("")
    ('2019-05-03', '2019-05-03', None)
    """
    if value is None or value == "":
        return None
    return value.isoformat() if isinstance(value, date) else str(value)[:10]


def like(column: str, least: float) -> Agreement:
    """Agreement of rows whose column is `alike`."""
    return lambda gold, row: alike(gold.get(column), row.get(column), least)


def overlap(column: str, least: float, published_as: str | None = None) -> Agreement:
    """Agreement of rows whose column is `overlapping`; ``published_as``: the column's name there if it differs."""
    return lambda gold, row: overlapping(gold.get(column), row.get(published_as or column), least)


def equal(*columns: str) -> Agreement:
    """Agreement of rows that hold the very same values in these columns."""
    return lambda gold, row: all(gold.get(c) == row.get(c) for c in columns)


def equal_words(*columns: str) -> Agreement:
    """Agreement of rows whose columns are the same after `fold`."""
    return lambda gold, row: all(fold(gold.get(c)) == fold(row.get(c)) for c in columns)


def equal_day(column: str) -> Agreement:
    """Agreement of rows that name the same day."""
    return lambda gold, row: iso_day(gold.get(column)) == iso_day(row.get(column))


def equal_number(*columns: str) -> Agreement:
    """Agreement of rows whose numbers are the same."""
    return lambda gold, row: all(same_number(gold.get(c), row.get(c)) for c in columns)


def where_told(column: str, agreement: Agreement) -> Agreement:
    """Agreement that is asked for only where the annotation fills the column."""
    return lambda gold, row: not fold(gold.get(column)) or agreement(gold, row)


def every(*agreements: Agreement) -> Agreement:
    """Agreement in each of these; of none: always."""
    return lambda gold, row: all(agree(gold, row) for agree in agreements)
