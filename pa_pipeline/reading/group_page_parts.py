"""Parts of a page that lines set apart (`Back to index`, a trail): whether they tell of a group, or of news."""

from collections.abc import Collection
from dataclasses import dataclass

from pa_pipeline.reading.group_openings import GroupPage
from pa_pipeline.reading.group_prose import tells_group
from pa_pipeline.reading.labels import OF_GROUPS

_OF_PERSONS = frozenset({"coordinator", "contact"})
LEAST_TELLING = 2
"""Labels of groups that show one, and parts shown to be groups that show the page to be of groups."""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch between two such lines; start: its first line of content; last: line number behind it."""

    start: int
    last: int


def is_dated(page: GroupPage, part: Part) -> bool:
    """Whether a dateline, a day or an author stands in a part, as in news."""
    return any(
        (page.shapes[at].byline is not None and not _is_person_of_group(page, at))
        or ((dateline := page.shapes[at].dateline) is not None and (page.shapes[at].prose or dateline.whole_line))
        for at in range(part.start, part.last)
    )


def _is_person_of_group(page: GroupPage, at: int) -> bool:
    """Whether a line with a person and an office stands below the label of who coordinates a group."""
    label = page.labels[at - 1] if at else None
    return label is not None and label.alone and label.kind in _OF_PERSONS


def tells_of_part(page: GroupPage, part: Part, shown: Collection[int]) -> bool:
    """Whether a part is shown to be a group: by its name, by two labels of groups, or by text that opens with the
    group and tells what only groups have."""
    if part.start in shown:
        return True
    if len(kinds_of_part(page, part) & OF_GROUPS) >= LEAST_TELLING:
        return True
    opens = any(page.speaks_of_group(at, None) for at in range(part.start, min(part.start + 2, part.last)))
    return opens and tells_group(page.lines, part.start)


def kinds_of_part(page: GroupPage, part: Part) -> set[str]:
    return {label.kind for label in page.labels[part.start : part.last] if label is not None}
