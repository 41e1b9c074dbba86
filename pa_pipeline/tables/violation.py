"""How a broken rule is told to a person."""

from dataclasses import dataclass
from typing import Any

import polars as pl

EXAMPLES = 3
"""Rows shown per violation: enough to see the pattern, few enough to read."""

SHOWN = 80
"""Characters shown of a long value."""


@dataclass(frozen=True, slots=True)
class Violation:
    """A rule that rows of a table break.

    table, column: where (column None: the table or the row as a whole); rule: short name of the rule; count: rows that
    break it (0 where the table as a whole does); message: the rule in words; examples: a few of the rows, as dicts.
    """

    table: str
    column: str | None
    rule: str
    count: int
    message: str
    examples: tuple[dict[str, Any], ...] = ()

    def __str__(self) -> str:
        """
        >>> print(Violation("articles", "title", "empty", 2, "empty string instead of null", ({"article_id": "a"},)))
        articles.title: empty string instead of null (2 rows, such as article_id='a')
        """
        return f"{self.where}: {self.what}"

    @property
    def where(self) -> str:
        """The table, or its column."""
        return self.table if self.column is None else f"{self.table}.{self.column}"

    @property
    def what(self) -> str:
        """The rule that is broken, how often, and examples."""
        rows = "" if self.count == 0 else f"{self.count:,} row{'s' if self.count != 1 else ''}"
        shown = "; ".join(", ".join(f"{key}={_shorten(value)}" for key, value in row.items()) for row in self.examples)
        detail = ", such as ".join(part for part in (rows, shown) if part)
        return self.message + (f" ({detail})" if detail else "")


def _shorten(value: object) -> str:
    shown = repr(value) if isinstance(value, str) else str(value)
    return shown if len(shown) <= SHOWN else f"{shown[:SHOWN]}…"


def violation_of(
    frame: pl.DataFrame, broken: pl.Series, *, table: str, column: str | None, rule: str, message: str, show: list[str]
) -> list[Violation]:
    """One violation with examples, or none.

    broken: Boolean per row of frame, null counting as unbroken; show: the columns that an example gives.
    """
    count = int(broken.sum() or 0)
    if count == 0:
        return []
    examples = frame.select(list(dict.fromkeys(show))).filter(broken).head(EXAMPLES).to_dicts()
    return [Violation(table, column, rule, count, message, tuple(examples))]
