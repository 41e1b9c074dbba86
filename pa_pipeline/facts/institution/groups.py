"""What the section of a page says of its working group: founding, coordinator, objective, items."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pa_pipeline.facts.dates.date_mentions import find_date_mentions
from pa_pipeline.facts.institution.coordinators import find_coordinator
from pa_pipeline.facts.institution.foundings import find_founding, names_of_group
from pa_pipeline.facts.institution.group_items import find_items
from pa_pipeline.facts.institution.group_names import read_group_name
from pa_pipeline.facts.institution.objectives import find_objective
from pa_pipeline.facts.institution.section_parts import Entry, number_of, read_entries
from pa_pipeline.facts.links.links import find_links
from pa_pipeline.facts.passages import Passage
from pa_pipeline.facts.projects.projects import told_projects

_OF_CONTACT = ("email", "contact", "coordinator")


@dataclass(frozen=True, slots=True)
class GroupProfile:
    """What a section says of its group; once per section. start, end: offsets in the clean text of what proves it."""

    start: int
    end: int
    name: str | None
    objective: str | None
    established_on: date | None
    precision: str | None
    coordinator_name: str | None
    coordinator_role: str | None
    coordinator_organization: str | None
    contact_email: str | None


@dataclass(frozen=True, slots=True)
class GroupItem:
    """An item, agenda point, function, pillar or document of a section, without the number that it opens with.

    start, end: of its block; ordinal: from 1; heading: the nearest one above it.
    """

    start: int
    end: int
    ordinal: int
    heading: str | None
    text: str
    kind: str


def find_group_profiles(passage: Passage) -> list[GroupProfile]:
    """At most one profile, of a passage that is a section."""
    if passage.section is None or not passage.units:
        return []
    entries = passage.once(read_entries)
    heads_projects = any(told.listed and told.at == 0 for told in passage.once(told_projects))
    name = None if heads_projects else read_group_name(passage)
    text = " ".join(unit.text for unit in passage.units[:8])
    names = names_of_group(name, text)
    founding = find_founding(entries, passage.once(find_date_mentions), names)
    coordinator = find_coordinator(entries)
    return [
        GroupProfile(
            passage.units[0].start,
            passage.units[-1].end,
            name,
            find_objective(entries, names),
            founding.established_on if founding else None,
            founding.precision if founding else None,
            coordinator.name,
            coordinator.role,
            coordinator.organization,
            _contact_email(passage, entries),
        )
    ]


def _contact_email(passage: Passage, entries: Sequence[Entry]) -> str | None:
    """The first mailbox behind a label of contact or coordinator, else the first one of the section."""
    mailboxes = [link for link in passage.once(find_links) if link.link_type == "email" and link.target]
    if not mailboxes:
        return None
    last = max((at for at, entry in enumerate(entries) if entry.of_project and number_of(entry.unit.text)), default=-1)
    own = [
        entry
        for at, entry in enumerate(entries)
        if not entry.of_project or (at > last and _tells_contact(entry)) or _closes(entry, entries)
    ]
    starts = [entry.unit.start for entry in own]
    stated = [(link, own[at]) for link in mailboxes if (at := bisect_right(starts, link.start) - 1) >= 0]
    inside = [
        (link.target, entry.label.kind if entry.label and _tells_contact(entry) else entry.part)
        for link, entry in stated
        if link.end <= entry.unit.end
    ]
    labelled = (target for target, part in inside if part in _OF_CONTACT)
    return next(labelled, inside[0][0] if inside else None)


def _tells_contact(entry: Entry) -> bool:
    """Whether a line gives its mailbox behind a label of its own, below the projects of a group too."""
    return entry.label is not None and entry.label.kind in ("email", "contact")


def _closes(entry: Entry, entries: Sequence[Entry]) -> bool:
    """Whether a line is the last of a section and but a mailbox: that of the group, below its projects too."""
    return entry is entries[-1] and "@" in entry.unit.text and " " not in entry.unit.text.strip()


def find_group_items(passage: Passage) -> list[GroupItem]:
    """Items of a section in reading order.

    >>> from dataclasses import replace
    >>> from pa_pipeline.facts.passages import passage_of
    >>> section = replace(passage_of("Tourism\\nAgenda\\nTrails\\nFairs"), article=None, section=1)
    >>> [(item.heading, item.text, item.kind) for item in find_group_items(section)]
    [('Agenda', 'Trails', 'agenda'), ('Agenda', 'Fairs', 'agenda')]
    """
    if passage.section is None:
        return []
    titles = {link.start for link in passage.once(find_links) if link.link_type == "lost"}
    listed = {passage.units[told.at].start for told in passage.once(told_projects) if told.listed}
    found = (
        item
        for item in find_items(passage.once(read_entries), frozenset(titles))
        if item.unit.start not in listed or item.kind == "document"
    )
    return [
        GroupItem(item.start, item.end, ordinal, item.heading, item.text, item.kind)
        for ordinal, item in enumerate(found, 1)
    ]
