"""Whether two names of a passage are one project's."""

import re
from functools import lru_cache

from pa_pipeline.facts.projects.project_words import ROOM, plural_nouns, singular_nouns
from pa_pipeline.lexicon import words
from pa_pipeline.lexicon.folding import fold

_WORD = re.compile(r"[^\W_]+")
_STEM, _MOST_HELD = 5, 40


@lru_cache(maxsize=1 << 12)
def content_stems(name: str) -> frozenset[str]:
    """Beginnings of the words that make a name what it is: without links and the nouns of projects.

    >>> sorted(content_stems("Young Sailors Program of the Pacific Alliance"))
    ['allia', 'pacif', 'sailo', 'young']
    """
    empty = words(ROOM, "links") | singular_nouns() | plural_nouns()
    found = frozenset(word[:_STEM] for word in _WORD.findall(fold(name)) if word not in empty)
    return found or frozenset(_WORD.findall(fold(name)))


class KnownNames:
    """Names of a passage by their words, to find the one that a new name repeats."""

    def __init__(self) -> None:
        self.stems: list[frozenset[str]] = []
        self._holding: dict[str, list[int]] = {}

    def add(self, stems: frozenset[str]) -> None:
        """Adds a name at the end."""
        self.stems.append(stems)
        self._index(len(self.stems) - 1, stems)

    def replace(self, position: int, stems: frozenset[str]) -> None:
        """Puts a fuller name in place of one."""
        self.stems[position] = stems
        self._index(position, stems)

    def _index(self, position: int, stems: frozenset[str]) -> None:
        for stem in stems:
            held = self._holding.setdefault(stem, [])
            if len(held) < _MOST_HELD:
                held.append(position)

    def find(self, stems: frozenset[str]) -> int | None:
        """Position of the first name that says the same."""
        candidates = sorted({position for stem in stems for position in self._holding.get(stem, ())})
        return next((position for position in candidates if is_same(stems, self.stems[position])), None)


def is_same(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether one name says no more than the other; `Pacific Alliance` alone makes no project."""
    bloc = {"pacif", "allia", "alian", "ap", "pa"}
    small, large = sorted((one - bloc, other - bloc), key=len)
    return bool(small) and small <= large
