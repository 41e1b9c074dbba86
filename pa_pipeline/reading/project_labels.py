"""Labels of fields that pages give of a project, by their words: `Responsible bodies`, `Fecha de cierre del proyecto`.

Here: which field a few words open. Not here: where labels stand and what their values say (`facts.projects`).
"""

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from pa_pipeline.lexicon import LANGUAGES, entries, words
from pa_pipeline.lexicon.folding import fold

ROOM = "projects"
_LONGEST, _MOST_WORDS = 60, 7
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_PLAIN = re.compile(r"[\w\s'’/&-]+\Z")
_BRACKET = re.compile(r"\s*\([^()]{1,30}\)\Z")
_FIRST = ("other", "approved", "status", "starts", "ends", "duration", "period", "entities", "objective", "name")
"""Fields by what tells more: a `funding agency` is no body responsible, a `project status` no name."""


@cache
def known_labels() -> Mapping[str, str]:
    """Folded label to its field, as the lexicon has them; where a label means two, the first."""
    found: dict[str, str] = {}
    for language in LANGUAGES:
        for name, phrases in entries(language, ROOM)["labels"].items():
            for phrase in phrases:
                found.setdefault(fold(str(phrase)), name)
    return found


@cache
def _heads() -> Mapping[str, str]:
    """Folded word to the field of a label in which it stands; where it means two, the one that tells more."""
    found: dict[str, str] = {}
    for name in _FIRST:
        for language in LANGUAGES:
            for word in entries(language, ROOM)["label_heads"].get(name) or ():
                found.setdefault(fold(str(word)), name)
    return found


@cache
def _fillers() -> frozenset[str]:
    return words(ROOM, "label_fillers")


@lru_cache(maxsize=1 << 13)
def read_project_label(label: str) -> str | None:
    """Field that a folded label opens; None of words that are more or less than a label.

    >>> read_project_label("bodies in charge of the project"), read_project_label("fecha estimada de cierre")
    ('entities', 'ends')
    >>> read_project_label("project status"), read_project_label("the bodies met in lima")
    ('status', None)
    """
    if len(label) > _LONGEST:
        return None
    known = known_labels()
    label = _BRACKET.sub("", label.strip(" ¿?*_"))
    if label in known:
        return known[label]
    if label in _statuses():
        return None  # `IN PROGRESS: Green Harbours`
    found = _WORD.findall(label) if _PLAIN.match(label) else []
    if not 0 < len(found) <= _MOST_WORDS:
        return None
    heads, fillers = _heads(), _fillers()
    told = set()
    for word in found:
        if word in heads:
            told.add(heads[word])
        elif word not in fillers:
            return None
    if {"starts", "ends"} <= told:
        return "period"
    return next((name for name in _FIRST if name in told), None)


@cache
def _statuses() -> frozenset[str]:
    """Folded phrases that say a project's status."""
    return frozenset(
        fold(str(phrase))
        for language in LANGUAGES
        for phrases in entries(language, ROOM)["status"].values()
        for phrase in phrases
    )


_TAGGED = re.compile(r"[(\[]\s*([^()\[\]]{4,30}?)\s*[)\]]\W*\Z")


def says_status(folded: str) -> bool:
    """Whether a folded line is but the status of a project, or ends in one in brackets: no name of a group.

    >>> says_status("in progress"), says_status("clean harbours (concluded)"), says_status("group on trade (gtt)")
    (True, True, False)
    """
    if folded.strip(" .:()[]-*") in _statuses():
        return True
    tagged = _TAGGED.search(folded)
    return tagged is not None and tagged.group(1) in _statuses()


def is_of_project(folded: str) -> bool:
    """Whether a folded label may be that of the bodies responsible for a project, whoever else it may be of.

    >>> is_of_project("responsables:"), is_of_project("coordinador")
    (True, False)
    """
    return read_project_label(folded.strip(" :.*•-|")) == "entities"
