"""Whether two names of a passage are one project's."""

import re
from functools import lru_cache

from pa_pipeline.facts.projects.project_words import ROOM, plural_nouns, singular_nouns
from pa_pipeline.lexicon import words
from pa_pipeline.lexicon.folding import fold

_WORD = re.compile(r"[^\W_]+")
_STEM = 5


@lru_cache(maxsize=1 << 12)
def content_stems(name: str) -> frozenset[str]:
    """Beginnings of the words that make a name what it is: without links and the nouns of projects.

    >>> sorted(content_stems("Youth Volunteer Program of the Pacific Alliance"))
    ['allia', 'pacif', 'volun', 'youth']
    """
    empty = words(ROOM, "links") | singular_nouns() | plural_nouns()
    found = frozenset(word[:_STEM] for word in _WORD.findall(fold(name)) if word not in empty)
    return found or frozenset(_WORD.findall(fold(name)))


def is_same(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether one name says no more than the other; `Pacific Alliance` alone makes no project."""
    bloc = {"pacif", "allia", "alian", "ap", "pa"}
    small, large = sorted((one - bloc, other - bloc), key=len)
    return bool(small) and small <= large
