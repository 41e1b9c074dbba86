"""Quantities that a passage states: money, shares, people, things, durations."""

from dataclasses import dataclass
from datetime import date

from pa_pipeline.facts.passages import Passage


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity, once per fact.

    start, end: offsets in the clean text; value: full number (`USD 6,158 million` is 6158000000.0), value_max: upper
    end of a range; unit: what is counted in the text's words, `%` for shares, null for money; currency: ISO 4217;
    qualifier: code of the contract; measure: what the quantity says, in the text's words; as_of: day that it holds for.
    """

    start: int
    end: int
    value: float
    value_max: float | None
    unit: str | None
    currency: str | None
    qualifier: str | None
    measure: str | None
    as_of: date | None


def find_figures(passage: Passage) -> list[Figure]:
    """Figures in reading order."""
    return []
