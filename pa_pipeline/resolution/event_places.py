"""Undated mentions of one series that their places, or want of a name, keep apart.

Here: what tells `the Business Summit` in one city from that in another where no day and no edition does. Not here: days
and editions (events.py).
"""

from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

from pa_pipeline.lexicon.folding import fold

Mark = tuple[str | None, ...]
Passage = tuple[str | None, str | None]
_OPENING, _OF_TEXTS = 3, 3
"""Words of a name in which a capital shows that it is one; length of the mark of what one text alone speaks of."""


class Placed(Protocol):
    """A mention of an event that may say where it is."""

    @property
    def name(self) -> str: ...
    @property
    def city(self) -> str | None: ...
    @property
    def country_iso3(self) -> str | None: ...
    @property
    def article_id(self) -> str | None: ...
    @property
    def working_group_id(self) -> str | None: ...


Row = TypeVar("Row", bound=Placed)


class Known:
    """What the mentions of a group say of its place, and the texts that they stand in."""

    def __init__(self, rows: Iterable[Placed]) -> None:
        self.cities: set[str] = set()
        self.lands: set[str] = set()
        self.passages: set[Passage] = set()
        for row in rows:
            self.passages.add(_passage(row))
            self.cities |= {fold(row.city)} if row.city is not None else set()
            self.lands |= {row.country_iso3} if row.country_iso3 is not None else set()

    def takes(self, row: Placed) -> bool:
        """Whether a mention names no other place, and has a name by which it can be known in other texts."""
        if not bears_name(row) and _passage(row) not in self.passages:
            return False
        is_elsewhere = row.city is not None and bool(self.cities) and fold(row.city) not in self.cities
        is_abroad = row.country_iso3 is not None and bool(self.lands) and row.country_iso3 not in self.lands
        return not (is_elsewhere or is_abroad)


def groups_by_place(rows: Iterable[Row]) -> list[list[Row]]:
    """Undated mentions of one series in groups of which none names two places.

    A country alone joins the one city in it, what names no place the one group there is; what bears no name is told by
    its own text alone.
    """
    groups: dict[Mark, list[Row]] = {}
    later: list[Row] = []
    for row in rows:
        if not bears_name(row):
            groups.setdefault((row.article_id or "", row.working_group_id or "", None), []).append(row)
        elif row.city is not None:
            groups.setdefault((row.country_iso3 or "", fold(row.city)), []).append(row)
        else:
            later.append(row)
    cities: dict[str | None, list[Mark]] = {}
    for mark in groups:
        cities.setdefault(mark[0], []).append(mark)
    for row in later:
        if row.country_iso3 is not None:
            beside = cities.get(row.country_iso3, [])
            groups.setdefault(beside[0] if len(beside) == 1 else (row.country_iso3,), []).append(row)
    named = [mark for mark in groups if len(mark) < _OF_TEXTS]
    for row in later:
        if row.country_iso3 is None:
            groups.setdefault(named[0] if len(named) == 1 else (), []).append(row)
    return list(groups.values())


def bears_name(row: Placed) -> bool:
    """Whether a capital opens a name or stands near, so that other texts may mean the same: no `first meeting of X`."""
    return any(word[0].isupper() and len(word) > 1 for word in row.name.split()[:_OPENING])


def mark_of(group: Sequence[Placed]) -> Mark:
    """What tells a group from others of its series without a day: its place, or the text that alone speaks of it."""
    named = [row for row in group if bears_name(row)]
    cities = [(row.country_iso3 or "", fold(row.city)) for row in named if row.city is not None]
    lands = [(row.country_iso3,) for row in named if row.country_iso3 is not None]
    if cities or lands:
        return min(cities or lands)
    return () if named else min((row.article_id or "", row.working_group_id or "", None) for row in group)


def _passage(row: Placed) -> Passage:
    return row.article_id, row.working_group_id
