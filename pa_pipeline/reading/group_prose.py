"""What the prose of a page tells of groups: when they were founded, what they aim at, who coordinates them."""

import re
from collections.abc import Iterator, Sequence

from pa_pipeline.reading.group_evidence import TELLING
from pa_pipeline.reading.group_words import cues_of_groups, is_heading_of_groups, tells_of_group
from pa_pipeline.reading.labels import Label
from pa_pipeline.reading.lines import Line
from pa_pipeline.reading.shapes import Shape

_IN_SENTENCE = re.compile(r"(?:en (?:el|la|su)|in (?:the|its)|at the|na|no|dans l[ea])\s")  # … a meeting (its date)
_LEAST_CUES, CUE_REACH = 2, 4
"""Cues that tell in prose what only groups have, and lines below a name among which they stand."""


def tells_group(lines: Sequence[Line], at: int) -> bool:
    """Whether the text below a name tells of a group what only groups have: who founded it, its aim, its chair."""
    text = " ".join(line.folded for line in lines[at + 1 : at + 1 + CUE_REACH])
    return sum(cue.search(text) is not None for cue in cues_of_groups()) >= _LEAST_CUES


def heads_groups(lines: Sequence[Line], shapes: Sequence[Shape]) -> bool:
    """Whether a heading of several groups stands above all text of a page."""
    text = next((at for at, shape in enumerate(shapes) if shape.prose), len(lines))
    return any(is_heading_of_groups(line.folded) for line in lines[:text])


def heading_of_groups(lines: Sequence[Line], shapes: Sequence[Shape]) -> int | None:
    """The heading of several groups above all text of a page, with a short line and its text right below: no item of a
    menu."""
    text = next((at for at, shape in enumerate(shapes) if shape.prose or shape.ends == "sentence"), 0)
    head = text - 2
    if head < 0 or shapes[text - 1].boilerplate is not None or not is_heading_of_groups(lines[head].folded):
        return None
    return head


def tells_cue(folded: str) -> bool:
    """Whether a folded text tells what only groups have: who founded it, its aim, its chair."""
    return any(cue.search(folded) for cue in cues_of_groups())


def speaks_of_group(folded: str) -> bool:
    """Whether a folded paragraph speaks of a group without its name, below a heading that is its subject.

    >>> speaks_of_group("led by chile. the group was set up in 2015."), speaks_of_group("led by chile, it grew fast.")
    (True, False)
    """
    return tells_of_group(folded) and tells_cue(folded)


def tells_below(
    lines: Sequence[Line], shapes: Sequence[Shape], labels: Sequence[Label | None], at: int, *, headed: bool
) -> bool:
    """Whether the text of a line, below a heading, speaks of a group, or stands above a field of what only groups have.

    headed: whether a heading of several groups stands right above the first name of the page.
    """
    folded, below = lines[at].folded, labels[at + 1] if at + 1 < len(lines) else None
    if (shapes[at].prose and speaks_of_group(folded)) or (headed and tells_cue(folded)):
        return True
    return below is not None and below.kind in TELLING and not below.alone and shapes[at].ends == "sentence"


def paragraphs_of_news(lines: Sequence[Line], shapes: Sequence[Shape]) -> Iterator[int]:
    """Numbers of the paragraphs that a dateline opens, as in news."""
    for at, (line, shape) in enumerate(zip(lines, shapes, strict=True)):
        opens = shape.dateline is not None and not shape.dateline.whole_line
        if opens and _IN_SENTENCE.match(line.folded) is None:
            yield at
