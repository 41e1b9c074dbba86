"""Facts of a seed file as rows of frames, with offsets in the seed file.

Here: which kinds of facts there are and what their rows hold. Not here: how they are found (a module per kind).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from functools import cached_property
from operator import attrgetter
from typing import Any, get_args, get_type_hints

import polars as pl

from pa_pipeline.facts.agreements.agreements import AgreementAction, find_agreement_actions
from pa_pipeline.facts.countries.alliance_status import AllianceStatus, find_alliance_statuses
from pa_pipeline.facts.countries.countries import CountryMention, find_country_mentions
from pa_pipeline.facts.dates.date_mentions import DateMention, find_date_mentions
from pa_pipeline.facts.events.events import EventMention, find_events
from pa_pipeline.facts.figures.figures import Figure, find_figures
from pa_pipeline.facts.films.films import Film, find_films
from pa_pipeline.facts.institution.coordinating_offices import find_role_statements
from pa_pipeline.facts.institution.groups import GroupItem, GroupProfile, find_group_items, find_group_profiles
from pa_pipeline.facts.links.links import Link, find_links
from pa_pipeline.facts.organizations.acronyms import Acronym, find_acronyms
from pa_pipeline.facts.organizations.organizations import OrganizationMention, find_organizations
from pa_pipeline.facts.passages import Passage, passages_of
from pa_pipeline.facts.people.people import RoleStatement
from pa_pipeline.facts.presidencies.presidencies import Presidency, find_presidencies
from pa_pipeline.facts.projects.projects import (
    DeclaredCount,
    Project,
    ProjectEntity,
    find_declared_counts,
    find_project_entities,
    find_projects,
)
from pa_pipeline.facts.proved import found_in, proved
from pa_pipeline.facts.quotes.quotes import Quote, find_quotes
from pa_pipeline.facts.topics import TopicFinding, find_topics
from pa_pipeline.reading.reader import Reading

Rows = dict[str, list[tuple[Any, ...]]]
OWNER = {
    "source_id": pl.String, "occurrence_id": pl.String, "section_ordinal": pl.Int64,
    "char_start": pl.Int64, "char_end": pl.Int64,
}  # fmt: skip
"""Columns that every frame of facts opens with: a fact hangs on an occurrence or on a section; the other is null."""
_TYPES: dict[type, Any] = {str: pl.String, int: pl.Int64, float: pl.Float64, bool: pl.Boolean, date: pl.Date}
_SPAN = ("start", "end")


@dataclass(frozen=True)
class Kind:
    """A kind of fact: the frame's name, what a fact is, and what finds it in a passage."""

    name: str
    fact: type[Any]
    find: Callable[[Passage], Sequence[Any]]

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """Fields of a fact besides its span."""
        return tuple(field.name for field in fields(self.fact) if field.name not in _SPAN)

    @cached_property
    def values_of(self) -> Callable[[Any], tuple[Any, ...]]:
        """Takes a fact, gives its span and its columns."""
        return attrgetter(*_SPAN, *self.columns)

    @property
    def schema(self) -> pl.Schema:
        """Columns of the frame."""
        hints = get_type_hints(self.fact)
        own = {name: _TYPES[_bare(hints[name])] for name in self.columns}
        return pl.Schema({**OWNER, **own})


def _bare(hint: Any) -> type:
    """The type of a field, `| None` left out."""
    options: list[type] = [option for option in get_args(hint) if option is not type(None)] or [hint]
    return options[0]


KINDS = (
    Kind("role_statements", RoleStatement, find_role_statements),
    Kind("organizations", OrganizationMention, find_organizations),
    Kind("acronyms", Acronym, find_acronyms),
    Kind("countries", CountryMention, find_country_mentions),
    Kind("alliance_statuses", AllianceStatus, find_alliance_statuses),
    Kind("quotes", Quote, find_quotes),
    Kind("links", Link, find_links),
    Kind("topics", TopicFinding, find_topics),
    Kind("date_mentions", DateMention, find_date_mentions),
    Kind("events", EventMention, find_events),
    Kind("agreement_actions", AgreementAction, find_agreement_actions),
    Kind("presidencies", Presidency, find_presidencies),
    Kind("figures", Figure, find_figures),
    Kind("films", Film, find_films),
    Kind("group_profiles", GroupProfile, find_group_profiles),
    Kind("group_items", GroupItem, find_group_items),
    Kind("projects", Project, find_projects),
    Kind("project_entities", ProjectEntity, find_project_entities),
    Kind("declared_counts", DeclaredCount, find_declared_counts),
)
FACT_FRAMES: Mapping[str, pl.Schema] = {f"facts.{kind.name}": kind.schema for kind in KINDS}
"""Frames of facts by name."""


def fact_rows(reading: Reading, source_id: str) -> Rows:
    """Rows of every frame of facts that a seed file gives, in reading order."""
    rows: Rows = {name: [] for name in FACT_FRAMES}
    named = [(kind, rows[f"facts.{kind.name}"]) for kind in KINDS]
    for passage in passages_of(reading):
        occurrence = None if passage.article is None else reading.articles[passage.article].occurrence_id
        for kind, of_kind in named:
            facts = found_in(passage, kind.name, kind.find, source_id)
            if facts:
                of_kind += _rows_of(kind, facts, reading, (source_id, occurrence, passage.section))
    return rows


def _rows_of(
    kind: Kind, facts: Sequence[Any], reading: Reading, owner: tuple[str, str | None, int | None]
) -> Iterable[tuple[Any, ...]]:
    raw_span = reading.clean.raw_span
    for start, end, *values in map(kind.values_of, proved(kind.name, facts, reading.clean.text, owner[0])):
        yield (*owner, *raw_span(start, end), *values)
