"""Shares in words: `half of the firms`, `less than a fifth of them`, `la cuarta parte de las obras`.

Here: where such words stand and how much they are. Not here: what limits them, what they are shares of.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from pa_pipeline.facts.figures.amounts import Amount
from pa_pipeline.facts.figures.places import token_at
from pa_pipeline.facts.figures.quantities import SHARE, Quantity
from pa_pipeline.facts.figures.vocabulary import ROOM, Vocabulary
from pa_pipeline.facts.passages import Token, Unit
from pa_pipeline.lexicon import alternation, entries, words
from pa_pipeline.lexicon.folding import fold

_REACH = 3
"""Tokens behind `of` among which what is parted stands."""


@cache
def _phrases(language: str) -> Mapping[str, float]:
    """Folded words to the hundredths that they are."""
    room = entries(language, ROOM)["fractions_of"]
    return {fold(str(phrase)): float(share) for share, phrases in room.items() for phrase in phrases}


@cache
def _pattern(language: str) -> re.Pattern[str]:
    of = alternation(words(ROOM, "fraction_links", language))
    return re.compile(rf"(?<![\w-])({alternation(set(_phrases(language)))})(?=\s(?:{of})(?!\w))")


@cache
def _hints(language: str) -> frozenset[str]:
    """The last words of such phrases: a unit without them has none."""
    return frozenset(phrase.rpartition(" ")[2] for phrase in _phrases(language))


def with_fractions(unit: Unit, read: Sequence[Quantity], known: Vocabulary) -> list[Quantity]:
    """Quantities with the shares in words among them, in reading order; numbers within these are none of their own."""
    if _hints(known.language).isdisjoint(unit.words):
        return list(read)
    found = [
        quantity
        for match in _pattern(known.language).finditer(unit.folded)
        if (quantity := _quantity(unit, match, known)) is not None
    ]
    taken = {at for quantity in found for at in range(quantity.first, quantity.end)}
    kept = [
        quantity for quantity in read if taken.isdisjoint(range(quantity.first, max(quantity.end, quantity.said_end)))
    ]
    return sorted((*kept, *found), key=lambda quantity: quantity.first)


def _quantity(unit: Unit, match: re.Match[str], known: Vocabulary) -> Quantity | None:
    first, end = token_at(unit, match.start()), token_at(unit, match.end())
    tokens = unit.tokens
    before = tokens[first - 1].folded if first else ""
    parts_time = any(_tells_time(token, known) for token in tokens[end + 1 : end + 1 + _REACH])
    if parts_time or before in known.words["fraction_ranks"]:
        return None
    amount = Amount(first, end, _phrases(known.language)[match.group(1)], in_words=True)
    return Quantity(amount, SHARE, first, end, end)


def _tells_time(token: Token, known: Vocabulary) -> bool:
    """Whether a time or a large number is parted: `half of the year`, `la mitad de 2024`, `a quarter of a million`."""
    word = token.folded
    is_year = word[0].isdigit() and len(word) == len("2024")
    return is_year or word in known.words["time_units"] or word in known.magnitudes
