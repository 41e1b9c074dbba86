"""Questions that pages put above the parts of a group's section: `When was the group created?`, `¿Quién lo coordina?`.

A question is one of these where each of its words is known: who asks, the group, small words, and what it asks for.
"""

import re
from collections.abc import Mapping
from functools import cache

from pa_pipeline.lexicon import LANGUAGES, alternation, entries
from pa_pipeline.lexicon.folding import fold

_ORDER = (
    *("established", "coordinator", "members", "function", "document", "projects"),
    *("agenda", "part", "pillar", "action", "objective"),
)
"""Kinds by what tells more: who takes part in the work is asked for the members, not for the work."""
_MOST_WORDS, _ASKS_WITHIN = 10, 2
_WORD = re.compile(r"[^\W_]+")
_YEAR = re.compile(r"(?:19|20)\d\d")
_WORDS_UNMARKED = 6
"""Words of a question without its mark."""


@cache
def asking_words() -> frozenset[str]:
    """Folded words that open a question: `who`, `cuándo`."""
    return _room("ask")


@cache
def _small() -> frozenset[str]:
    return _room("ask") | _room("around")


def _room(name: str) -> frozenset[str]:
    rooms = (entries(language, "institution")["questions"].get(name) or () for language in LANGUAGES)
    return frozenset(fold(str(word)) for room in rooms for word in room)


@cache
def _kinds() -> Mapping[str, str]:
    """Folded word to the kind that it asks for."""
    found: dict[str, str] = {}
    for kind in (*_ORDER, "mandate"):
        for word in _room(kind):
            found.setdefault(word, kind)
    return found


def kind_of_question(folded: str) -> str | None:
    """Kind of label that a folded question stands for; None where it asks for something else.

    >>> kind_of_question("cuando nacio el grupo"), kind_of_question("what has the group achieved so far")
    ('established', 'action')
    >>> kind_of_question("when did the ministers meet") is None
    True
    """
    found = [word for word in _WORD.findall(folded) if not _YEAR.fullmatch(word)]
    if not 1 < len(found) <= _MOST_WORDS or not any(word in asking_words() for word in found[:_ASKS_WITHIN]):
        return None
    kinds = _kinds()
    if any(word not in kinds and word not in _small() for word in found):
        return None
    told = {kinds[word] for word in found if word in kinds}
    return next((kind for kind in _ORDER if kind in told), "mandate" if "mandate" in told else None)


@cache
def _being() -> re.Pattern[str]:
    """What asks what something is, up to its name."""
    return re.compile(rf"\W*(?:{alternation(_room('what_is'))})\s+")


def asks_what_is(folded: str) -> int | None:
    """Offset behind the words that ask what something is; None where a folded line does not ask that.

    >>> asks_what_is("what is the technical group on sport?"), asks_what_is("what does it do?")
    (8, None)
    """
    found = _being().match(folded)
    return found.end() if found else None


def may_ask_unmarked(name: str) -> bool:
    """Whether folded words may be a question that lost its mark, or a heading that asks (`Who we are`).

    >>> may_ask_unmarked("who we are"), may_ask_unmarked("we are here")
    (True, False)
    """
    return name.count(" ") < _WORDS_UNMARKED and name.partition(" ")[0] in asking_words()
