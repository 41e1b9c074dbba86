"""Parts of a numbered project that lines counted by letters tell: `a. CONCLUDED. The study “Clean Docks” …`."""

import re

from pa_pipeline.facts.passages import Unit
from pa_pipeline.facts.projects.project_entries import Entry, is_name

_QUOTED = re.compile(r"“([^“”]{3,300})”|«([^«»]{3,300})»|\"([^\"]{3,300})\"")


def part_span(unit: Unit, entry: Entry) -> tuple[int, int] | None:
    """Span of the name of a part of a project: what stands in quotation marks, or the entry's name."""
    quoted = _QUOTED.search(unit.restored)
    if quoted is not None:
        return quoted.span(next(group for group in (1, 2, 3) if quoted.group(group) is not None))
    return (entry.start, entry.end) if is_name(unit.text[entry.start : entry.end]) else None


def part_of(parent: str | None, unit: Unit, entry: Entry) -> tuple[str, int, int] | None:
    """Number and span of the name of a part of a numbered project, if a line says a status of it."""
    span = part_span(unit, entry) if parent is not None and entry.tagged else None
    if parent is None or span is None or span[0] == span[1]:
        return None
    digits = re.match(r"\d+", parent)
    return (digits.group() if digits else "") + str(entry.number), *span
