"""What readers wrote below a text: a line that says who writes, the day and the hour, a comment, a button to answer."""

from collections.abc import Iterator, Sequence

from pa_pipeline.lexicon import words
from pa_pipeline.reading.lines import Line
from pa_pipeline.reading.shapes import Shape

_ROOM = "closings"
_REACH, _MOST_LINES_BETWEEN = 60, 8
"""Lines below the first sign of comments that may be some, and between two buttons."""
_MOST_WORDS_OF_WRITER = 6


def find_comments(lines: Sequence[Line], shapes: Sequence[Shape]) -> Iterator[int]:
    """Lines of comments: from the count or the first writer to the last button to answer, or to the last comment."""
    at = 0
    while at < len(lines):
        end = at
        if shapes[at].boilerplate == "comments" and lines[at].folded not in words(_ROOM, "replies"):
            end = _end_by_buttons(lines, shapes, at)
        elif _names_writer(lines, shapes, at):
            end = max(_end_by_buttons(lines, shapes, at), _end_of_comment(lines, shapes, at))
        yield from range(at, end)
        at = max(at + 1, end)


def _end_by_buttons(lines: Sequence[Line], shapes: Sequence[Shape], first: int) -> int:
    """The line behind the last button to answer that follows a line before long; the line itself where none does."""
    end, last = first, first
    for at in range(first + 1, min(first + _REACH, len(lines))):
        if at - last > _MOST_LINES_BETWEEN:
            break
        if lines[at].folded.strip(" ↓←→·|") in words(_ROOM, "replies"):
            end, last = at + 1, at
    return end


def _names_writer(lines: Sequence[Line], shapes: Sequence[Shape], at: int) -> bool:
    """Whether a line says that somebody writes (`Rosa says:`) and the day or the hour stands on the next one."""
    line = lines[at]
    if line.text[-1] != ":" or shapes[at].words > _MOST_WORDS_OF_WRITER or at + 1 >= len(lines):
        return False
    if line.folded[:-1].strip().rsplit(" ", 1)[-1] not in words(_ROOM, "comment_verbs"):
        return False
    below = lines[at + 1]
    return any(map(str.isdigit, below.text)) and (":" in below.text or shapes[at + 1].dateline is not None)


def _end_of_comment(lines: Sequence[Line], shapes: Sequence[Shape], at: int) -> int:
    """The line behind the paragraph below the day of a comment."""
    end = at + 2
    while end < len(lines) and end - at <= _MOST_LINES_BETWEEN and lines[end].gap <= lines[at + 1].gap:
        if shapes[end].boilerplate is not None or _names_writer(lines, shapes, end):
            break
        end += 1
    return max(end, min(at + 3, len(lines)))
