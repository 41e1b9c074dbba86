"""What the section of a page says of its working group: founding, coordinator, objective, items."""

from dataclasses import dataclass
from datetime import date

from pa_pipeline.facts.passages import Passage


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
    """An item, agenda point, function, pillar or document of a section. heading: the nearest one above it."""

    start: int
    end: int
    ordinal: int
    heading: str | None
    text: str
    kind: str


def find_group_profiles(passage: Passage) -> list[GroupProfile]:
    """At most one profile, of a passage that is a section."""
    return []


def find_group_items(passage: Passage) -> list[GroupItem]:
    """Items of a section in reading order."""
    return []
