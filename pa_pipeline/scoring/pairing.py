"""Pairing annotated rows with published ones, each at most once."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from pa_pipeline.scoring.comparison import Agreement, Record, fold


class Pairing(NamedTuple):
    """What came of pairing: pairs that agree in what identifies a row, those that agree in all, and the rest."""

    found: int
    full: int
    missed: list[Record]
    made_up: list[Record]


def pair_rows(gold: Sequence[Record], published: Sequence[Record], found: Agreement, full: Agreement) -> Pairing:
    """Pair each annotated row with the first free published row; pairs that agree fully are made first.

    Greedy and in the order given: good enough where rows of one article seldom resemble each other, and easy to follow.
    """
    free = list(published)
    full_pairs, unpaired = _take_pairs(gold, free, lambda g, p: found(g, p) and full(g, p))
    partial_pairs, missed = _take_pairs(unpaired, free, found)
    return Pairing(full_pairs + partial_pairs, full_pairs, missed, free)


def _take_pairs(
    gold: Iterable[Record], free: list[Record], agree: Callable[[Record, Record], bool]
) -> tuple[int, list[Record]]:
    """Number of pairs made and the annotated rows left over; paired rows are removed from ``free``."""
    pairs, left = 0, []
    for annotated in gold:
        at = next((i for i, row in enumerate(free) if agree(annotated, row)), None)
        if at is None:
            left.append(annotated)
        else:
            del free[at]
            pairs += 1
    return pairs, left


def tell_once(rows: Iterable[Record], columns: Sequence[str]) -> list[Record]:
    """Rows without those that repeat an earlier one in these columns (compared as words).

    >>> tell_once([{"name": "Perú"}, {"name": "PERU"}, {"name": "Chile"}], ["name"])
    [{'name': 'Perú'}, {'name': 'Chile'}]
    """
    first: dict[tuple[str, ...], Record] = {}
    for row in rows:
        first.setdefault(tuple(fold(row.get(c)) for c in columns), row)
    return list(first.values())
