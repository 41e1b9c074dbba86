"""Beginnings of the longer words of a text, by which two stretches of it are compared."""

import re
from collections.abc import Collection
from functools import cache, lru_cache

from pa_pipeline.lexicon import words

_TOKEN = re.compile(r"[^\W\d_]{5,}")
_STEM, _LONGEST_SAMPLE = 7, 700


@lru_cache(maxsize=1 << 14)
def stems_of(folded: str) -> frozenset[str]:
    """Stems of the words of a folded text, of the first code points of a long one.

    >>> sorted(stems_of("the ministers met a minister"))
    ['ministe']
    """
    return frozenset(token[:_STEM] for token in _TOKEN.findall(folded[:_LONGEST_SAMPLE]))


@cache
def stems_of_bloc() -> frozenset[str]:
    """Stems of the names of the Alliance, of which most texts are."""
    return frozenset(stem for name in words("alliance", "bloc_words") for stem in stems_of(name))


def share_of(stems: Collection[str], others: Collection[str]) -> float:
    """Share of some stems that are among others; 0 where there are none."""
    return sum(stem in others for stem in stems) / len(stems) if stems else 0.0
