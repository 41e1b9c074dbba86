"""All tables of facts, from the frames that reading the seed files gave and from what matching said of the articles."""

from collections.abc import Mapping
from functools import lru_cache

import polars as pl

from pa_pipeline.identifiers import content_ids
from pa_pipeline.lexicon.folding import fold
from pa_pipeline.reading.bylines import person_name
from pa_pipeline.resolution.agreements import resolve_agreements
from pa_pipeline.resolution.countries import resolve_countries
from pa_pipeline.resolution.events import resolve_events
from pa_pipeline.resolution.organizations import resolve_organizations
from pa_pipeline.resolution.owners import OWNERS, find_working_groups, told_once, with_identifiers, with_owners
from pa_pipeline.resolution.people import name_key, resolve_people
from pa_pipeline.resolution.projects import identify_projects
from pa_pipeline.resolution.statements import tables_of_statements
from pa_pipeline.resolution.timeline import make_timeline
from pa_pipeline.resolution.topics import article_topics, topics_table
from pa_pipeline.resolution.wide import widen_articles

FACT_TABLES = (
    "people", "person_roles", "organizations", "organization_mentions", "countries", "country_mentions", "acronyms",
    "quotes", "links", "topics", "article_topics", "working_groups", "working_group_items", "projects",
    "project_entities", "declared_counts", "events", "event_mentions", "agreements", "agreement_actions",
    "presidencies", "figures", "date_mentions", "films", "timeline",
    "articles_wide",
)  # fmt: skip
"""Tables that this module makes."""


def tables_of_facts(
    facts: Mapping[str, pl.DataFrame], blocks: pl.DataFrame, articles: pl.DataFrame, identified: pl.DataFrame
) -> dict[str, pl.DataFrame]:
    """Every table of FACT_TABLES, columns as their contracts want them, rows in any order.

    facts: frames of `facts.frames.FACT_FRAMES`, by name without `facts.`; blocks: as read; articles: of
    `matching.assembly.distinct_articles`; identified: of `identify_articles`.
    """
    groups = find_working_groups(blocks, facts["organizations"], facts["group_profiles"])
    owned = {name: with_owners(frame, identified, groups) for name, frame in facts.items()}
    organizations, organization_mentions = resolve_organizations(owned["organizations"])
    body_of = _BodyIndex(organizations, organization_mentions)
    dated = articles.select("article_id", "published_on")
    statuses = owned["alliance_statuses"].join(dated, on="article_id", how="left", maintain_order="left")
    countries, country_mentions = resolve_countries(owned["countries"], statuses)
    people, roles, quotes = _people(owned["role_statements"], owned["quotes"], articles)
    topics = topics_table(groups)
    events = resolve_events(owned["events"])
    agreements = resolve_agreements(owned["agreement_actions"])
    projects, entities = identify_projects(owned["projects"], owned["project_entities"])
    stated = tables_of_statements(owned)
    link, pair = ("link_type", "target", "label"), ("acronym", "expansion")
    tables = {
        "people": people,
        "person_roles": body_of.fill(roles, "organization"),
        "organizations": organizations,
        "organization_mentions": _identified(organization_mentions, "organization_mention_id", "organization_id"),
        "countries": countries,
        "country_mentions": _identified(country_mentions, "country_mention_id", "country_iso3"),
        "acronyms": body_of.fill(
            with_identifiers(told_once(owned["acronyms"], *pair), "acronym_id", "acronym", *pair), *reversed(pair)
        ),
        "quotes": with_identifiers(quotes, "quote_id", "quote", "text"),
        "links": with_identifiers(told_once(owned["links"], *link), "link_id", "link", *link),
        "topics": topics,
        "article_topics": article_topics(owned["topics"].filter(pl.col("article_id").is_not_null())),
        "working_groups": groups.drop("section_ordinal"),
        "projects": projects,
        "project_entities": body_of.fill(entities, "organization", "acronym").drop(OWNERS),
        "events": events[0],
        "event_mentions": _identified(events[1], "event_mention_id", "event_id"),
        "agreements": agreements[0],
        "agreement_actions": agreements[1],
        **stated,
        "timeline": make_timeline(articles, events, agreements, stated["presidencies"], countries, groups),
    }
    return {**tables, "articles_wide": widen_articles(articles, tables)}


def _people(
    statements: pl.DataFrame, quotes: pl.DataFrame, articles: pl.DataFrame
) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]:
    """People (whoever has a position, is quoted or is an author), their positions, quotes with their speakers."""
    speakers = quotes.filter(pl.col("speaker_name").is_not_null()).select(*OWNERS, name="speaker_name")
    authors = articles.filter(pl.col("author_name").is_not_null()).select(
        "article_id", pl.lit(None, pl.String).alias("working_group_id"), name="author_name"
    )
    stated = statements.select(*OWNERS, "country_iso3", "role", name="name_as_written")
    told = _names_as_in_their_passage(pl.concat([speakers.unique(), authors]), stated)
    mentions = pl.concat([stated, told], how="diagonal")
    people, person_of = resolve_people(mentions)
    named = mentions.with_columns(pl.Series("person_id", person_of, dtype=pl.String))
    roles = statements.with_columns(named["person_id"].head(statements.height))
    keyed = roles.select(*OWNERS, "person_id", "role", "organization", "country_iso3")
    roles = roles.with_columns(content_ids("person_role", keyed).alias("person_role_id"))
    roles = roles.unique("person_role_id", keep="first", maintain_order=True)
    by_name = named.tail(told.height).select(*OWNERS, "as_told", "person_id").unique()
    spoken = quotes.join(
        by_name.rename({"as_told": "speaker_name"}), on=[*OWNERS, "speaker_name"], how="left", nulls_equal=True,
        maintain_order="left",
    )  # fmt: skip
    return people, roles, spoken


def _names_as_in_their_passage(told: pl.DataFrame, stated: pl.DataFrame) -> pl.DataFrame:
    """Names without a position, in the form and with the country that their passage gives them where they have one.

    What is no name of a person is left out. The answer has the name as it was told in `as_told`.
    """
    of_passage: dict[tuple[object, ...], list[tuple[str, str | None]]] = {}
    for article_id, group_id, country, _, name in stated.rows():
        of_passage.setdefault((article_id, group_id), []).append((name, country))
    rows = []
    for article_id, group_id, name in told.rows():
        words = set(name_key(name))
        same = [
            (full, code) for full, code in of_passage.get((article_id, group_id), ()) if words <= set(name_key(full))
        ]
        if not same and person_name(name) is None:
            continue
        full, code = max(same, key=lambda entry: (len(entry[0]), entry[0], entry[1] or "")) if same else (name, None)
        rows.append((article_id, group_id, code, None, full, name))
    return pl.DataFrame(rows, schema=pl.Schema({**stated.schema, "as_told": pl.String()}), orient="row")


def _identified(frame: pl.DataFrame, column: str, what: str) -> pl.DataFrame:
    identifiers = content_ids(column.removesuffix("_id"), frame.select(what, *OWNERS))
    return frame.with_columns(identifiers.alias(column))


class _BodyIndex:
    """Names of organizations to their identifiers: those of the same passage first, then those of one body alone."""

    def __init__(self, organizations: pl.DataFrame, mentions: pl.DataFrame) -> None:
        self._of_name: dict[str, set[str]] = {}
        for identifier, name, acronym, variants in organizations.select(
            "organization_id", "name", "acronym", "name_variants"
        ).rows():
            for form in {name, acronym, *(variants or "").split("|")} - {None, ""}:
                self._of_name.setdefault(_folded(form), set()).add(identifier)
        # Where a name is one body's alone, its passage is not asked.
        shared = {identifier for named in self._of_name.values() if len(named) > 1 for identifier in named}
        told = mentions.filter(pl.col("organization_id").is_in(sorted(shared)))
        self._of_passage: dict[tuple[object, ...], set[str]] = {}
        for identifier, *owner in told.select("organization_id", *OWNERS).iter_rows():
            self._of_passage.setdefault(tuple(owner), set()).add(identifier)

    def fill(self, frame: pl.DataFrame, *columns: str) -> pl.DataFrame:
        """The frame with organization_id, by the first of the columns that names a body."""
        found = []
        for article_id, group_id, *names in frame.select(*OWNERS, *columns).rows():
            here = self._of_passage.get((article_id, group_id), set())
            found.append(next((code for name in names if name and (code := self._find(name, here))), None))
        return frame.with_columns(pl.Series("organization_id", found, dtype=pl.String))

    def _find(self, name: str, here: set[str]) -> str | None:
        known = self._of_name.get(_folded(name), set())
        chosen = (known & here or known) if len(known) > 1 else known
        return next(iter(chosen)) if len(chosen) == 1 else None


@lru_cache(maxsize=1 << 16)
def _folded(name: str) -> str:
    return " ".join(fold(name).split())
