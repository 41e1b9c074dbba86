"""What speaks for a line as the name of a group that opens its section: what it is and what stands below it."""

from collections.abc import Sequence
from dataclasses import dataclass

from pa_pipeline.reading.labels import OF_GROUPS, OPENING, Label
from pa_pipeline.reading.shapes import Shape

TELLING = frozenset({"mandate", "established", "coordinator", "function", "group"})
"""Kinds of labels that only groups have; an invitation has an objective and a programme has lines of action too."""
LEAST_NAMED = 2
"""Names of groups that make a page one of groups."""
OF_RECORD = Label("group", 0, False, True)
"""The label that a record of a group has by its form."""


@dataclass(frozen=True, slots=True)
class Opening:
    """A line that may open a group's section.

    at: line number; below: label of the next line, if it is one; named: whether the line names a group; subject:
    whether prose below speaks of a group; kinds: kinds of labels up to the next opening; numbered: a list marker;
    of_person: whether a person's name stands behind the label below; toggled: whether a toggle stands below it;
    shown: whether the card of a person or the records of projects stand below it; called: whether the paragraph below
    calls a group by it."""

    at: int
    below: Label | None
    named: bool
    subject: bool
    kinds: frozenset[str]
    numbered: bool
    of_person: bool = False
    toggled: bool = False
    shown: bool = False
    called: bool = False

    @property
    def labelled(self) -> bool:
        return self.below is not None and self.below.kind in OPENING and not self.of_person

    @property
    def of_project(self) -> bool:
        """Whether what follows describes a project: who is responsible, its status, and nothing that groups have."""
        told = self.named or self.called or self.kinds & (OF_GROUPS - {"objective"})
        return "project_part" in self.kinds and not told

    @property
    def in_list(self) -> bool:
        """Whether nothing sets it apart from the lines of a list in which it stands."""
        alone = "project_part" not in self.kinds
        told = self.kinds & TELLING or self.subject or self.toggled
        return not (told or (self.named and self.labelled and alone))

    @property
    def holds(self) -> bool:
        strength = 2 * (self.labelled + self.named + self.subject + self.toggled)
        return strength >= (4 if self.numbered else 2) and not self.of_project


def heads_page(openings: Sequence[Opening], shapes: Sequence[Shape]) -> bool:
    """Whether two names of groups are headings of the page, no parts of a text: no paragraph stands above the first."""
    named = [opening for opening in openings if opening.named]
    told = any(opening.subject for opening in named) or all(opening.shown for opening in named)
    if len(named) < LEAST_NAMED or not told:
        return False
    return not any(shapes[at].prose for at in range(openings[0].at))
