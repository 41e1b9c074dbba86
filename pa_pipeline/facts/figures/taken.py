"""Stretches of a passage whose numbers are no figures: dates, addresses."""

import re
from bisect import bisect_right

from pa_pipeline.facts.dates.date_mentions import find_date_mentions
from pa_pipeline.facts.passages import Passage, Token, Unit

_ADDRESS = re.compile(r"\S*(?://|@|www\.)\S*")
_ADDRESS_MARKS = ("//", "@", "www.")


class Taken:
    """Where dates and addresses stand in a passage: their numbers count nothing."""

    def __init__(self, passage: Passage) -> None:
        mentions = passage.once(find_date_mentions)
        spans = [(mention.start, mention.end) for mention in mentions]
        for unit in passage.units:
            if any(mark in unit.text for mark in _ADDRESS_MARKS):
                spans += [
                    (unit.start + match.start(), unit.start + match.end()) for match in _ADDRESS.finditer(unit.text)
                ]
        self._spans = sorted(spans)
        self._starts = [start for start, _ in self._spans]

    def holds(self, unit: Unit, token: Token) -> bool:
        """Whether a token is part of a date or an address."""
        at = unit.start + token.start
        place = bisect_right(self._starts, at) - 1
        return place >= 0 and at < self._spans[place][1]
