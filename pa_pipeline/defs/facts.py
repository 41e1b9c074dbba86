"""Assets of facts: what the articles and pages say, as tables.

Here: wiring of facts/ and resolution/ to tables. Not here: how a fact is found or two mentions are merged.
"""

import dagster as dg
import polars as pl

from pa_pipeline.defs.contracts import OWNERS, Published, contract_of, contracts, frame_schema, publish, table_of
from pa_pipeline.defs.store import Store, combined
from pa_pipeline.facts.frames import KINDS
from pa_pipeline.resolution.tables import FACT_TABLES, tables_of_facts
from pa_pipeline.tables import conform

GROUP = "facts"
PREVIEWS = {
    "people": ["name", "country_iso3", "article_count"],
    "person_roles": ["name_as_written", "role", "country_iso3"],
    "organizations": ["name", "acronym", "organization_type"],
    "organization_mentions": ["organization_id", "article_id", "mention_count"],
    "countries": ["name_en", "alliance_status"],
    "country_mentions": ["country_iso3", "article_id", "mention_count"],
    "acronyms": ["acronym", "expansion", "language"],
    "quotes": ["text", "speaker_name"],
    "links": ["link_type", "target", "label"],
    "topics": ["name_en", "name_es"],
    "article_topics": ["score"],
    "working_groups": ["name", "coordinator_name", "established_on"],
    "working_group_items": ["heading", "text", "kind"],
    "projects": ["number", "name", "status"],
    "project_entities": ["organization", "acronym", "country_iso3"],
    "declared_counts": ["what", "declared", "found"],
    "events": ["name", "edition", "starts_on"],
    "event_mentions": ["name_as_written", "is_main_event"],
    "agreements": ["name", "agreement_type", "parties"],
    "agreement_actions": ["name_as_written", "action", "acted_on"],
    "presidencies": ["country_iso3", "starts_on", "ends_on"],
    "figures": ["value", "unit", "currency"],
    "date_mentions": ["starts_on", "ends_on", "precision"],
    "films": ["title", "year", "country_iso3"],
    "timeline": ["happened_on", "kind", "label"],
    "articles_wide": ["title", "word_count", "person_count"],
}
"""Columns that the preview of each table shows besides its key."""


@dg.asset(group_name=GROUP, kinds={"polars"}, owners=OWNERS, deps=["readings", "matches", "articles"])
def facts(store: Store) -> dg.MaterializeResult[None]:
    """What canonical appearances and pages say, persons, bodies and countries merged: the tables' rows."""
    found = {kind.name: store.read(f"readings.facts.{kind.name}") for kind in KINDS}
    made = tables_of_facts(found, store.read("readings.blocks"), store.read("articles"), store.read("matches"))
    tables = {name: conform(made[name], contracts()[name]) for name in FACT_TABLES}
    versions = [store.write(f"facts.{name}", tables[name]) for name in FACT_TABLES]
    return dg.MaterializeResult(
        metadata={
            "dagster/row_count": sum(frame.height for frame in tables.values()),
            **{name: frame.height for name, frame in tables.items()},
            "dagster/column_schema": frame_schema(*tables.values()),
        },
        data_version=combined(versions),
    )


CONTRADICTIONS_CHECK = "contradictions"
CONTRADICTIONS = {
    "declared_counts": ("agrees", "Pages list as many things as they declare."),
    "date_mentions": ("weekday_agrees", "Weekdays that texts name are those of their dates."),
}
"""Tables that tell where a text contradicts itself: the column that is false there, and what the check says."""


def _table_asset(table: str) -> dg.AssetsDefinition:
    """The asset of one table of facts."""
    attributes = contract_of(table)
    if table in CONTRADICTIONS:
        check = dg.AssetCheckSpec(CONTRADICTIONS_CHECK, asset=table, description=CONTRADICTIONS[table][1])
        attributes["check_specs"] = [*attributes["check_specs"], check]

    @dg.asset(group_name=GROUP, deps=["facts"], **attributes)
    def published(context: dg.AssetExecutionContext, store: Store) -> Published:
        frame = store.read(f"facts.{table}")
        yield from publish(context, store, frame, preview=PREVIEWS[table], known_as=f"facts.{table}")
        if table in CONTRADICTIONS:
            yield warning_of_contradictions(frame, *CONTRADICTIONS[table])

    return published


def warning_of_contradictions(frame: pl.DataFrame, column: str, told: str) -> dg.AssetCheckResult:
    """Passed where no text contradicts itself; else a warning with the passages that do.

    column: false in rows where it does; told: what holds where none does.
    """
    wrong = frame.filter(~pl.col(column))
    shown = ("source_id", "char_start", "char_end", "what", "declared", "found", "starts_on")
    passages = wrong.select(name for name in shown if name in wrong.columns)
    return dg.AssetCheckResult(
        check_name=CONTRADICTIONS_CHECK,
        passed=wrong.is_empty(),
        severity=dg.AssetCheckSeverity.WARN,
        description=None if wrong.is_empty() else f"not so in {wrong.height} passage{'s' * (wrong.height > 1)}: {told}",
        metadata={"passages": wrong.height, **({"where": table_of(passages)} if wrong.height else {})},
    )


fact_tables = [_table_asset(table) for table in FACT_TABLES]
