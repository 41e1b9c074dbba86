"""Labels in their place: what the lines around one change of what it says by itself (`labels`), on a page of groups and
in the section of one.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from pa_pipeline.reading.group_words import names_group, start_of_name
from pa_pipeline.reading.labels import Label, heads_mandates, read_label
from pa_pipeline.reading.lines import Line
from pa_pipeline.reading.project_labels import is_of_project, says_status
from pa_pipeline.reading.shapes import Shape

_MOST_ITEM_WORDS, _MENU_REACH = 4, 3
"""Words of an item of a menu, and lines below it among which furniture stands."""
_CARD_REACH = 12
"""Lines below the name of a group within which its card ends."""


def label_above(folded: str, *, stands_above_point: bool) -> Label | None:
    """The label of a folded line; a document with its date is none but above a point or a sentence: elsewhere it is one
    more of a list of documents.

    >>> [label_above("declaration of ilo (2019)", stands_above_point=above) is None for above in (True, False)]
    [False, True]
    """
    return None if heads_mandates(folded) and not stands_above_point else read_label(folded)


def with_coordinators(
    labels: Sequence[Label | None], folded: Sequence[str], opens_group: Callable[[int], bool]
) -> list[Label | None]:
    """The labels, where that of a body responsible (`Lead ministry`, `A cargo`) is the group's that stands right below
    its name and other labels of its own with their values, not a project's.

    opens_group: whether the line of a number, -1 for the one above all, names a group.
    """
    found = list(labels)
    for at, label in enumerate(labels):
        if label is None or label.kind != "project_part" or not is_of_project(folded[at][: label.end]):
            continue
        above = at - 1
        while above >= 0 and at - above <= _CARD_REACH and not opens_group(above):
            told, by = found[above], found[above - 1] if above else None
            if told is not None and told.kind not in ("project_part", "projects"):
                above -= 1
            elif told is None and by is not None and by.alone and by.kind not in ("project_part", "projects"):
                above -= 2
            else:
                break
        if opens_group(above):
            found[at] = replace(label, kind="coordinator")
    return found


def labels_of_page(lines: Sequence[Line], shapes: Sequence[Shape]) -> list[Label | None]:
    """For each line of a page the label that it opens with; an item of a menu above all text is none."""
    text = next((at for at, shape in enumerate(shapes) if shape.prose), len(lines))
    labels = [
        None if at < text and _is_of_menu(lines, shapes, at) else _label(lines, shapes, at) for at in range(len(lines))
    ]
    folded = [line.folded for line in lines]

    def opens_group(at: int) -> bool:
        staged = at > 0 and says_status(folded[at - 1])  # `IN PROGRESS` / `Network of Museums`: a project
        return at >= 0 and not staged and names_group(folded[at][start_of_name(folded[at]) :])

    return with_coordinators(labels, folded, opens_group)


def _label(lines: Sequence[Line], shapes: Sequence[Shape], at: int) -> Label | None:
    """The label of a line; an office below a person's name is none (`Ana Ríos` / `Coordinator of Handicrafts`)."""
    below = shapes[at + 1] if at + 1 < len(shapes) else None
    is_point = below is not None and (bool(below.marker) or below.ends == "sentence")
    label = label_above(lines[at].folded, stands_above_point=is_point)
    is_office = label is not None and label.kind == "coordinator" and label.alone and not label.exact
    return None if is_office and at and shapes[at - 1].name else label


def _is_of_menu(lines: Sequence[Line], shapes: Sequence[Shape], at: int) -> bool:
    """Whether a line of a few words stands amid others, and furniture is among those right below it."""
    near = range(max(0, at - 1), min(at + 1 + _MENU_REACH, len(lines)))
    if ":" in lines[at].text or any(shapes[k].words > _MOST_ITEM_WORDS for k in near):
        return False
    known = [k for k in near[-_MENU_REACH:] if shapes[k].boilerplate is not None]
    return len(near) > _MENU_REACH and any(read_label(lines[k].folded) is None for k in known)
