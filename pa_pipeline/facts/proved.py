"""What a finder's fault may cost: what it finds in one passage, and what is told, never a text or the release.

A finder that fails on some page nobody thought of is told with the place, and all others are asked. What a fact says in
words must stand in the passage that it points at: a fact of which that is not so is no row, and evidence is checked
again in the end (tables/evidence.py).
"""

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import Any

from pa_pipeline.errors import told_fault
from pa_pipeline.facts.passages import Passage
from pa_pipeline.reading.proving import proves

_LOG = logging.getLogger(__name__)
_NAMED = (("name", "contains"),)
_RULES: Mapping[str, Sequence[tuple[str, str]]] = {
    "role_statements": (("name_as_written", "contains"), ("role", "words")),
    "acronyms": (("acronym", "contains"), ("expansion", "contains")),
    "quotes": (("text", "contains"),),
    "events": _NAMED,
    "agreement_actions": (("name_as_written", "contains"),),
    "figures": (("unit", "words"), ("measure", "words")),
    "films": (("title", "contains"),),
    "group_items": (("text", "contains"),),
    "projects": _NAMED,
    "project_entities": (("organization", "contains"), ("acronym", "contains")),
    "declared_counts": (("what", "words"),),
}
"""Fields of each kind of fact that its passage proves, and by which rule of the contract."""
_READ: Mapping[str, Sequence[tuple[Callable[[Any], str | None], str]]] = {
    kind: [(attrgetter(name), rule) for name, rule in rules] for kind, rules in _RULES.items()
}


def found_in(passage: Passage, kind: str, find: Callable[[Passage], Sequence[Any]], source_id: str) -> Sequence[Any]:
    """Facts of a kind in a passage; none, and a line of warning, where the finder fails."""
    try:
        return passage.once(find)
    except (MemoryError, OSError):
        raise
    except Exception as error:
        units = passage.units
        _LOG.warning(
            "%s: the %s between characters %d and %d of the clean text are not told, since the pipeline fails there "
            "(%s); all else is; please report it, with the file",
            source_id, kind, units[0].start if units else 0, units[-1].end if units else 0, told_fault(error),
        )  # fmt: skip
        return ()


def proved(kind: str, facts: Sequence[Any], text: str, source_id: str) -> Iterator[Any]:
    """Facts that their passage proves; of the others a line of warning. text: clean text, where their spans count."""
    rules = _READ.get(kind, ())
    for fact in facts:
        passage = text[fact.start : fact.end]
        if passage and all(_is_in(value(fact), passage, rule) for value, rule in rules):
            yield fact
        else:
            _LOG.warning(
                "%s: one of its %s is left out, since its words are not in its passage (characters %d to %d of the "
                "clean text); please report it, with the file",
                source_id, kind, fact.start, fact.end,
            )  # fmt: skip


def _is_in(value: str | None, passage: str, rule: str) -> bool:
    return value is None or value in passage or proves(value, passage, rule, clean=passage)
