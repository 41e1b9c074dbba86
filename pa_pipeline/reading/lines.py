"""Clean text to lines: the smallest pieces that the reading decides about.

A line is what the page shows as one: lines that were broken at a column are joined again.
"""

from dataclasses import dataclass

from pa_pipeline.lexicon.folding import fold_line
from pa_pipeline.reading.group_words import names_group
from pa_pipeline.reading.line_breaks import Span, join_broken_lines
from pa_pipeline.reading.toggles import start_of_toggle

_LONGEST_HEADING = 150


@dataclass(frozen=True, slots=True)
class Line:
    """start, end: half-open offsets in the clean text, without surrounding white space; text: on one line; folded: the
    same, folded; gap: blank lines before it (for the first line of the text: 0)."""

    start: int
    end: int
    text: str
    folded: str
    gap: int


def split_lines(clean: str) -> list[Line]:
    """Non-blank lines of a clean text, hard-wrapped paragraphs joined.

    >>> [(line.text, line.gap) for line in split_lines("One\\n\\n  two \\nthree")]
    [('One', 0), ('two', 1), ('three', 0)]
    """
    spans: list[Span] = []
    position, gap = 0, 0
    for raw in clean.split("\n"):
        stripped = raw.strip()
        if stripped:
            start = position + raw.index(stripped[0])
            spans.append((start, start + len(stripped), gap))
            gap = 0
        elif spans:
            gap += 1
        position += len(raw) + 1
    lines: list[Line] = []
    for run in join_broken_lines(clean, spans):
        start, end, gap = run[0][0], run[-1][1], run[0][2]
        text = clean[start:end] if len(run) == 1 else " ".join(clean[s:e] for s, e, _ in run)
        lines += _without_toggle(Line(start, end, text, fold_line(text), gap))
    return lines


def _without_toggle(line: Line) -> tuple[Line, ...]:
    """The line; two where a toggle stands behind the name of a group (`Working Group on Bees – Read less`)."""
    text, folded = line.text, line.folded
    if len(text) > _LONGEST_HEADING or line.end - line.start != len(text) or len(folded) != len(text):
        return (line,)
    at = start_of_toggle(folded)
    if at is None or not names_group(folded[:at]):
        return (line,)
    rest = at + len(text[at:]) - len(text[at:].lstrip())
    name = Line(line.start, line.start + at, text[:at], folded[:at], line.gap)
    return name, Line(line.start + rest, line.end, text[rest:], folded[rest:], 0)
