"""Stretches of a passage whose numbers are no figures: dates, addresses, films."""

import re
from bisect import bisect_right

from pa_pipeline.facts.dates.date_mentions import find_date_mentions
from pa_pipeline.facts.films.films import find_films
from pa_pipeline.facts.passages import Passage, Token, Unit

_ADDRESS = re.compile(r"\S*(?://|@|www\.)\S*")


class Taken:
    """Where dates, addresses and films stand in a passage: their numbers count nothing."""

    def __init__(self, passage: Passage) -> None:
        spans = [(mention.start, mention.end) for mention in passage.once(find_date_mentions)]
        spans += [(film.start, film.end) for film in passage.once(find_films)]
        for unit in passage.units:
            if "@" in unit.text or "//" in unit.text or "www." in unit.text:
                spans += [
                    (unit.start + match.start(), unit.start + match.end()) for match in _ADDRESS.finditer(unit.text)
                ]
        self._starts: list[int] = []
        self._ends: list[int] = []
        furthest = -1
        for start, end in sorted(spans):
            if end > furthest:  # else it stands within an earlier one
                furthest = end
                self._starts.append(start)
                self._ends.append(end)

    def holds(self, unit: Unit, token: Token) -> bool:
        """Whether a token is part of a date, an address or a film."""
        at = unit.start + token.start
        place = bisect_right(self._starts, at) - 1
        return place >= 0 and at < self._ends[place]
