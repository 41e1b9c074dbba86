"""Projects and programmes that pages list and articles name, and the bodies responsible for them."""

from dataclasses import dataclass
from datetime import date

from pa_pipeline.facts.passages import Passage


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


def find_projects(passage: Passage) -> list[Project]:
    """Projects in reading order."""
    return []


def find_project_entities(passage: Passage) -> list[ProjectEntity]:
    """Bodies responsible for projects, in reading order."""
    return []


def find_declared_counts(passage: Passage) -> list[DeclaredCount]:
    """Counts that a page declares of what it lists."""
    return []
