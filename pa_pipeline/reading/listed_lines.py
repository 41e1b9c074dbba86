"""Lines of lists below the labels that announce them: bodies responsible for a project, items of an agenda. None of
them names a group (`group_openings`)."""

import re
from collections.abc import Collection, Sequence

from pa_pipeline.reading.group_words import names_group
from pa_pipeline.reading.labels import OPENING, Label
from pa_pipeline.reading.lines import Line
from pa_pipeline.reading.project_labels import is_of_project
from pa_pipeline.reading.shapes import Shape
from pa_pipeline.reading.toggles import is_toggle

CLOSING = frozenset({"document", "agenda", "function", "pillar", "action", "members", "coordinator", "mandate"})
"""Kinds of headings that end a list of projects."""
_SHARED = frozenset({"coordinator", "members", "established", "organization"})
_MOST_BODIES, _REACH = 14, 60
"""Lines below a label of bodies responsible that may be their names, and those below another one that may be items."""
_HOUR = re.compile(r"\W{0,2}(?:[01]?\d|2[0-3])(?:[:.][0-5]\d(?!\d)|\s?h(?:rs?|oras)?\b)")
_LONGEST_HOURS = 26
"""What opens an entry of a programme, and length of a line that tells nothing but hours."""


def find_bodies_of_projects(
    lines: Sequence[Line], shapes: Sequence[Shape], labels: Sequence[Label | None]
) -> frozenset[int]:
    """Lines below a label of bodies responsible for a project, up to the next label or a wider gap."""
    found: set[int] = set()
    for at, label in enumerate(labels):
        if label is None or not label.alone or not is_of_project(lines[at].folded[: label.end]):
            continue
        for below in range(at + 1, min(at + 1 + _MOST_BODIES, len(lines))):
            if is_toggle(lines[below].folded):
                break
            following = labels[below + 1] if below + 1 < len(lines) else None
            opens = names_group(lines[below].folded) and following is not None and following.kind in OPENING
            wide = lines[below].gap > lines[at + 1].gap
            if labels[below] is not None or wide or opens or shapes[below].prose:
                break
            found.add(below)
    return frozenset(found)


def find_later_items(lines: Sequence[Line], shapes: Sequence[Shape], labels: Sequence[Label | None]) -> frozenset[int]:
    """Lines of lists below a label that announces them, from the second one on."""
    found: set[int] = set()
    for at, label in enumerate(labels[:-1]):
        if label is None or not label.alone or label.kind not in CLOSING:
            continue
        gap = lines[at + 1].gap
        for below in range(at + 2, min(at + 2 + _REACH, len(lines))):
            closed = shapes[below].boilerplate is not None
            if closed or labels[below] is not None or lines[below].gap > gap or shapes[below].prose:
                break
            found.add(below)
    return frozenset(found)


def find_lines_of_lists(
    lines: Sequence[Line], shapes: Sequence[Shape], labels: Sequence[Label | None], repeated: Collection[int]
) -> frozenset[int]:
    """Lines below a heading of projects, up to the next heading of another part or the end of the page's part: a line
    that it repeats, or one that shares or prints it."""
    found, inside = [], False
    for at, label in enumerate(labels):
        if label is not None and label.kind == "projects" and label.alone:
            inside = True
        elif (
            (label is not None and label.alone and label.kind in CLOSING and not is_shared(lines[at], label))
            or at in repeated
            or (label is None and shapes[at].boilerplate == "share")
        ):
            inside = False
        elif inside:
            found.append(at)
    return frozenset(found)


def is_shared(line: Line, label: Label) -> bool:
    """Whether projects have a label too (`Responsable`, `Participating institutions`)."""
    return label.kind in _SHARED and is_of_project(line.folded[: label.end])


def stands_at_hour(lines: Sequence[Line], at: int) -> bool:
    """Whether an hour opens a line, or is all of the one above it: an entry of a programme."""
    above = lines[at - 1].text if at else ""
    return _HOUR.match(lines[at].text) is not None or (len(above) <= _LONGEST_HOURS and _HOUR.match(above) is not None)
