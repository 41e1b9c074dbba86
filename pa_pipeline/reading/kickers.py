"""Words right above titles that say what the texts are about (`CULTURE`): kickers. They are furniture of the listing.

A lone one may be the first line of a title of two, so it is told by capitals that the title has not, or by more of its
kind on the page.
"""

from collections.abc import Sequence

from pa_pipeline.reading.headlines import names_genre, verb_weight
from pa_pipeline.reading.lines import Line
from pa_pipeline.reading.shapes import Shape

_MOST_WORDS, _LEAST_TITLE_WORDS, _LEAST_ALIKE = 3, 5, 3
_DATE_REACH = 3
"""Lines below a title among which its dateline stands, behind a deck."""


def find_kickers(lines: Sequence[Line], shapes: Sequence[Shape], reasons: Sequence[str | None]) -> list[int]:
    """Numbers of the lines that are kickers. reasons: what kind of furniture each line is, None for text."""
    possible = [at for at in range(len(lines) - 2) if _may_be_kicker(lines, shapes, reasons, at)]
    raised = [at for at in possible if lines[at].text.isupper() and not lines[at + 1].text.isupper()]
    sure = [at for at in possible if _is_dated(shapes, at + 2) and not shapes[at].name]
    if len(sure) >= _LEAST_ALIKE:
        return [at for at in possible if not shapes[at].name or at in raised]
    return [at for at in sure if at in raised]


def _may_be_kicker(lines: Sequence[Line], shapes: Sequence[Shape], reasons: Sequence[str | None], at: int) -> bool:
    """Whether a short line stands apart from what is above it, and right above a title with text below."""
    shape, title = shapes[at], shapes[at + 1]
    if shape.words > _MOST_WORDS or title.words < _LEAST_TITLE_WORDS or reasons[at] is not None:
        return False
    if lines[at + 1].gap or not (at == 0 or lines[at].gap) or reasons[at + 1] is not None:
        return False
    if shape.ends != "none" or shape.byline is not None or shape.dateline is not None or shape.marker:
        return False
    if title.title <= 0 or title.ends != "none" or title.dateline is not None:
        return False
    if at and reasons[at - 1] is None and shapes[at - 1].ends != "sentence":
        return False
    if verb_weight(lines[at].folded) or names_genre(lines[at].folded):
        return False
    return any(below.prose or below.dateline is not None for below in shapes[at + 2 : at + 2 + _DATE_REACH])


def _is_dated(shapes: Sequence[Shape], first: int) -> bool:
    """Whether a dateline stands among the lines below a title."""
    return any(shape.dateline is not None for shape in shapes[first : first + _DATE_REACH])
