"""What pages say of working groups, their items and projects; articles too name programmes and projects."""

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


@dataclass(frozen=True, slots=True)
class Project:
    """A cooperation, volunteer or training project or programme that a section or an article names.

    ordinal: its position in the passage, from 1; number: as written (`4`, `4a`); status: code of the contract.
    """

    start: int
    end: int
    ordinal: int
    number: str | None
    name: str
    programme: str | None
    status: str | None
    objective: str | None
    approved_on: date | None
    starts_on: date | None
    ends_on: date | None
    duration_months: int | None


@dataclass(frozen=True, slots=True)
class ProjectEntity:
    """A body responsible for a project. project_ordinal: that of the project in the same passage."""

    start: int
    end: int
    project_ordinal: int
    country_iso3: str | None
    organization: str
    acronym: str | None


@dataclass(frozen=True, slots=True)
class DeclaredCount:
    """A number of things that a page declares and lists. what: in the text's words; found: how many are listed."""

    start: int
    end: int
    what: str
    declared: int
    found: int


def find_group_profiles(passage: Passage) -> list[GroupProfile]:
    """At most one profile, of a passage that is a section."""
    return []


def find_group_items(passage: Passage) -> list[GroupItem]:
    """Items of a section in reading order."""
    return []


def find_projects(passage: Passage) -> list[Project]:
    """Projects in reading order."""
    return []


def find_project_entities(passage: Passage) -> list[ProjectEntity]:
    """Bodies responsible for projects, in reading order."""
    return []


def find_declared_counts(passage: Passage) -> list[DeclaredCount]:
    """Counts that a page declares of what it lists."""
    return []
