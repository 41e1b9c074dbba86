"""Other texts that a page advertises below an article: their dates, titles, excerpts cut short, and `Read more`."""

from collections.abc import Sequence

from pa_pipeline.reading.lines import Line
from pa_pipeline.reading.shapes import Shape, opens_as_link

_CUT = ("[…]", "[...]", "(…)", "(...)", "…", "...")
_MOST_TEASER_LINES = 40
"""How an excerpt ends, and lines that are looked at below the heading of other texts."""
_CLOSING = frozenset({"share", "pagination", "comments", "notice"})
MOST_TITLE_WORDS = 25


def end_of_teasers(lines: Sequence[Line], shapes: Sequence[Shape], heading: int) -> int:
    """The line behind the last `Read more` of the dates, titles and cut excerpts below a heading; 0 for none."""
    end = 0
    for at in range(heading + 1, min(heading + 1 + _MOST_TEASER_LINES, len(lines))):
        shape, line = shapes[at], lines[at]
        dated = shape.dateline is not None and shape.dateline.whole_line
        if shape.boilerplate is not None and (shape.link_label or opens_as_link(line.folded)):
            end = at + 1
        elif shape.boilerplate in _CLOSING or not (dated or may_be_title(shape) or line.text.endswith(_CUT)):
            break
    return end


def may_be_title(shape: Shape) -> bool:
    """Whether a line may be the title of another text, in a list of them."""
    return shape.ends == "none" and shape.words <= MOST_TITLE_WORDS and not (shape.prose or shape.link_label)
