"""Texts that a scraper wrote as fields, one a line: `Title: …`, `URL: …`, `Date: …`, `Text: …`.

A file is such a dump where a title and at least one other field stand near each other; labels are furniture then.
"""

import re
from collections.abc import Sequence
from functools import cache

from pa_pipeline.lexicon import alternation, words
from pa_pipeline.reading.lines import Line

_ROOM = "closings"
_NEAR = 8
"""Lines below a title among which another field stands."""


def split_fields(lines: Sequence[Line]) -> tuple[list[Line], frozenset[int]]:
    """The lines, with labels of fields on lines of their own; numbers of the labels and of addresses below them."""
    told = {
        at: match for at, line in enumerate(lines) if ":" in line.text[:20] and (match := _field().match(line.folded))
    }
    titles = [at for at, match in told.items() if match["title"]]
    if not any(_is_beside_fields(told, at) for at in titles):
        return list(lines), frozenset()
    split: list[Line] = []
    labels: set[int] = set()
    for at, line in enumerate(lines):
        match = told.get(at)
        if match is None or line.end - line.start < len(line.text):
            split.append(line)
            continue
        if match["link"] or match["other"]:
            labels.add(len(split))
            split.append(line)
            continue
        end = match.end()
        labels.add(len(split))
        head = line.text[:end].rstrip()
        split.append(Line(line.start, line.start + len(head), head, line.folded[: len(head)], line.gap))
        if end < len(line.text):
            split.append(Line(line.start + end, line.end, line.text[end:], line.folded[end:], 0))
    return split, frozenset(labels)


def _is_beside_fields(told: dict[int, re.Match[str]], title: int) -> bool:
    others = {match.lastgroup for at in range(title - _NEAR, title + _NEAR + 1) if (match := told.get(at))}
    return len(others - {"title"}) > 0


@cache
def _field() -> re.Pattern[str]:
    rooms = ("title", "link", "body", "other")
    named = "|".join(rf"(?P<{room}>{alternation(words(_ROOM, f'fields_{room}'))})" for room in rooms)
    return re.compile(rf"(?:{named})\s?:\s*")
