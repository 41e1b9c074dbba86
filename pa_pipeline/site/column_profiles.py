"""What a column holds, in numbers: share of nulls, distinct values, and how the values are spread.

Here: counting. Not here: how it is shown (templates/, charts).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import polars as pl

from pa_pipeline.tables import Column, Contract

MOST_VALUES = 8
BINS = 24
IDENTIFIER = "[a-z2-7]{13}"
"""How identifiers derived from content look: they tell a reader nothing."""
SHORT_VALUE = 80
"""Characters up to which values of an open text column are listed."""


@dataclass(frozen=True, slots=True)
class Spread:
    """How often a value, or a value between two bounds, occurs. share: of the most frequent one, for a bar."""

    label: str
    meaning: str
    count: int
    share: float


@dataclass(frozen=True, slots=True)
class Profile:
    """A column in numbers. kind: `values` where spread lists values, `histogram` where it lists bins in order, else
    `plain`; summary: the range in words; further: distinct values that spread leaves out."""

    column: Column
    rows: int
    nulls: int
    distinct: int
    kind: str
    spread: tuple[Spread, ...]
    further: int
    summary: str

    @property
    def null_share(self) -> float:
        return self.nulls / self.rows if self.rows else 0.0


def profile_columns(frame: pl.DataFrame, contract: Contract) -> list[Profile]:
    """A profile of each column, in the order of the contract."""
    keys = {*contract.primary_key, *(name for key in contract.foreign_keys for name in key.columns)}
    opaque = {column.name for column in contract.columns if column.constraints.get("pattern") == IDENTIFIER}
    unique = {column.name for column in contract.columns if column.unique or contract.primary_key == (column.name,)}
    return [
        _profile(frame[column.name], column, is_opaque=column.name in keys & opaque, is_unique=column.name in unique)
        for column in contract.columns
    ]


def _profile(values: pl.Series, column: Column, *, is_opaque: bool, is_unique: bool) -> Profile:
    present = values.drop_nulls()
    distinct = len(present) if is_unique or not len(present) else present.n_unique()
    kind, spread, further, summary = "plain", list[Spread](), 0, ""
    if not len(present):
        pass
    elif column.codes or column.type == "boolean":
        kind, spread = "values", _values(present, column)
    elif column.type in ("integer", "number", "date"):
        summary = f"{_told(present.min())} to {_told(present.max())}"
        if distinct > 1:
            kind, spread = "histogram", _bins(present, column.type)
    else:
        lengths = present.str.len_chars()
        shortest, longest = lengths.min(), lengths.max()
        if shortest != longest and not is_opaque:
            summary = f"{_told(shortest)} to {_told(longest)} characters"
        if not is_opaque and 1 < distinct <= len(present) * 0.7 and len(present.filter(lengths > SHORT_VALUE)) == 0:
            kind, spread = "values", _values(present, column)
            further = distinct - len(spread)
    return Profile(column, len(values), values.null_count(), distinct, kind, tuple(spread), further, summary)


def _values(present: pl.Series, column: Column) -> list[Spread]:
    """Values by frequency; those of a coded column all, also where none occurs, in the order of the contract."""
    texts = present.cast(pl.String)
    counts = dict(texts.value_counts().sort(["count", texts.name], descending=[True, False]).iter_rows())
    names: Sequence[str] = list(column.codes) or list(counts)[:MOST_VALUES]
    most = max(counts.values())
    found = [
        Spread(name, column.codes.get(name, ""), counts.get(name, 0), counts.get(name, 0) / most) for name in names
    ]
    return sorted(found, key=lambda value: -value.count)


def _bins(present: pl.Series, type_: str) -> list[Spread]:
    """Values counted between equally spaced bounds, both ends included."""
    numbers = present.cast(pl.Int32).cast(pl.Float64) if type_ == "date" else present.cast(pl.Float64)
    low, high = float(numbers.min() or 0), float(numbers.max() or 0)  # type: ignore[arg-type]
    whole = type_ != "number"
    count = min(BINS, int(high - low) + 1) if whole else BINS
    width = (high - low + (1 if whole else 0)) / count
    at = ((numbers - low) / width).floor().clip(0, count - 1).cast(pl.Int64)
    counts = dict(at.value_counts().iter_rows())
    most = max(counts.values())

    def bound(number: float) -> str:
        if type_ == "date":
            return (date(1970, 1, 1) + timedelta(days=int(number))).isoformat()
        return _told(int(number)) if whole else f"{number:.3g}"

    spread = []
    for index in range(count):
        first, last = low + index * width, low + (index + 1) * width
        last = max(first, -(-last // 1) - 1) if whole else last
        first = -(-first // 1) if whole and index else first
        label = bound(first) if bound(first) == bound(last) else f"{bound(first)} to {bound(last)}"
        spread.append(Spread(label, "", counts.get(index, 0), counts.get(index, 0) / most))
    return spread


def _told(value: object) -> str:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return str(value)
    return f"{value:,}" if isinstance(value, int) else f"{value:,.4g}"
