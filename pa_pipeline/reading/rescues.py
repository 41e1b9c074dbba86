"""Lines that are furniture on other pages and content here, by the lines above them."""

from collections.abc import Sequence

from pa_pipeline.reading.lines import Line
from pa_pipeline.reading.shapes import Shape

_LEAST_ITEMS, _MOST_ITEM_WORDS = 3, 3
"""Short lines right above a word for a category that make it one more of them, and words of each."""
_REACH = 40
"""Lines above it among which the text stands that the row belongs to."""


def is_content_here(lines: Sequence[Line], shapes: Sequence[Shape], at: int) -> bool:
    """Whether a line that may be furniture is an account that the text names, or one more item of its list."""
    reason = shapes[at].boilerplate
    return (reason == "share" and _is_account_of_text(lines[at], shapes[at - 1])) or (
        reason == "category" and _is_item(lines, shapes, at)
    )


def _is_account_of_text(line: Line, above: Shape) -> bool:
    """Whether one account (`Instagram: @name`) stands right below a line of the text, to which it belongs."""
    named = line.text.count("@") == 1 and line.text.count(" ") <= 1
    return line.gap == 0 and named and above.boilerplate is None and not above.separator


def _is_item(lines: Sequence[Line], shapes: Sequence[Shape], at: int) -> bool:
    """Whether a word that names a category elsewhere (`Editorial`) is one more of a row of short lines."""
    row = range(at - _LEAST_ITEMS, at + 1)
    return (
        row[0] >= 0
        and shapes[at].words == 1
        and any(shape.ends == "sentence" for shape in shapes[max(0, at - _REACH) : at])
        and not any(lines[k].gap for k in row[1:])
        and all(
            shapes[k].boilerplate is None and shapes[k].ends == "none" and shapes[k].words <= _MOST_ITEM_WORDS
            for k in row[:-1]
        )
    )
