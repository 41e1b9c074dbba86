"""Labels that the lexicon knows by their words only: `Presidency of the group`, `Expected outputs`, `Hoja de ruta`.

A label is read so where each of its words is known: one that tells the kind, and small words around it.
"""

import re
from collections.abc import Container, Mapping, Sequence
from functools import cache

from pa_pipeline.lexicon import LANGUAGES, entries, words
from pa_pipeline.lexicon.folding import fold

_ORDER = (
    *("established", "email", "contact", "coordinator", "members", "part"),
    *("document", "agenda", "action", "function", "pillar", "mandate", "objective"),
)
"""Kinds by what tells more: the `mailbox of the chair` is a mailbox, the `agenda of meetings` no list of meetings."""
_MOST_WORDS, _LONGEST = 6, 50
_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
_YEAR = re.compile(r"(?:19|20)\d\d")
_MARKS = re.compile(r"[.;!?\"“”«»]")


@cache
def _heads() -> Mapping[str, str]:
    """Folded word to the kind of a label in which it stands; where it means two, the one that tells more."""
    found: dict[str, str] = {}
    for kind in _ORDER:
        for language in LANGUAGES:
            for word in (entries(language, "institution").get("label_heads") or {}).get(kind) or ():
                found.setdefault(fold(str(word)), kind)
    return found


@cache
def _fillers() -> frozenset[str]:
    return words("institution", "label_fillers")


def kind_by_words(folded: str) -> str | None:
    """Kind of a label by its words; None where one of them is unknown, or none tells a kind.

    >>> kind_by_words("presidency of the group"), kind_by_words("hoja de ruta 2025"), kind_by_words("founded in")
    ('coordinator', 'agenda', 'established')
    >>> kind_by_words("presidency of chile") is None, kind_by_words("the working group") is None
    (True, True)
    """
    if len(folded) > _LONGEST or _MARKS.search(folded):
        return None
    found = [word for word in _WORD.findall(folded) if not _YEAR.fullmatch(word)]
    if not 0 < len(found) <= _MOST_WORDS:
        return None
    told = kinds_told(found, _heads(), _fillers())
    return next((kind for kind in _ORDER if kind in told), None)


def kinds_told(found: Sequence[str], heads: Mapping[str, str], fillers: Container[str]) -> frozenset[str]:
    """Kinds that the words of a label tell; none where a word is neither a head nor one of the small words around."""
    if not all(word in heads or word in fillers for word in found):
        return frozenset()
    return frozenset(heads[word] for word in found if word in heads)
