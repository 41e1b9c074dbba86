"""Headings of parts that open by a click, as pages of groups show them: the name, a line that toggles, the text.

The toggle tells a heading from a line of text; that most such headings name groups tells the page from a list of news.
"""

from collections.abc import Callable, Sequence

from pa_pipeline.reading.lines import Line
from pa_pipeline.reading.shapes import Shape
from pa_pipeline.reading.toggles import is_sign, is_toggle

_LEAST_GROUPS, _LEAST_SHARE = 2, 0.6
_LONGEST_ITEM, _LEAST_ITEMS = 25, 3


def heads_of_accordion(
    lines: Sequence[Line], shapes: Sequence[Shape], names_group_at: Callable[[int], bool]
) -> frozenset[int]:
    """Lines that name a group right above a toggle below which text stands; none where other headings do so as often.

    names_group_at: whether a line, by its number, can be the heading of a group's section.
    """
    heads = [
        at
        for at in range(len(lines) - 2)
        if shapes[at + 1].boilerplate is not None
        and shapes[at].boilerplate is None
        and shapes[at].ends == "none"
        and not shapes[at + 2].separator
        and (is_toggle(lines[at + 1].folded) or is_sign(lines[at + 1].folded))
    ]
    if len(heads) < _LEAST_GROUPS:
        return frozenset()
    groups = frozenset(at for at in heads if names_group_at(at))
    return groups if len(groups) >= max(_LEAST_GROUPS, _LEAST_SHARE * len(heads)) else frozenset()


def opens_alone(lines: Sequence[Line], shapes: Sequence[Shape], at: int) -> bool:
    """Whether a toggle stands right below a heading and below no other one of the page."""
    return at + 1 < len(lines) and [at] == [
        below - 1
        for below in range(1, len(lines))
        if shapes[below].boilerplate is not None
        and shapes[below - 1].boilerplate is None
        and shapes[below - 1].ends == "none"
        and not shapes[below - 1].marker
        and (is_toggle(lines[below].folded) or is_sign(lines[below].folded))
    ]


def is_menu_row(text: str) -> bool:
    """Whether short items stand side by side on a line, as in a menu.

    >>> is_menu_row("Overview | Members | Documents"), is_menu_row("Aim | To open the ports of all four countries")
    (True, False)
    """
    items = text.split(" | ") if " | " in text else []
    return len(items) >= _LEAST_ITEMS and all(len(item) <= _LONGEST_ITEM for item in items)
