"""Projects and the bodies responsible for them, with identifiers."""

import polars as pl

from pa_pipeline.resolution.owners import OWNERS, with_identifiers

_PLACE = (*OWNERS, "project_ordinal")


def identify_projects(projects: pl.DataFrame, entities: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Tables `projects`, and `project_entities` still without organization_id but with the owner of their project.

    projects, entities: frames of facts with article_id and working_group_id; an entity names the project of the same
    passage by its position. A project is identified by where it is told, its number and its name.
    """
    identified = with_identifiers(projects, "project_id", "project", "number", "name")
    named = identified.select(*OWNERS, "project_id", project_ordinal="ordinal")
    joined = entities.join(named, on=_PLACE, how="inner", nulls_equal=True, maintain_order="left")
    told_by = ("project_id", "country_iso3", "organization")
    once = joined.unique(told_by, keep="first", maintain_order=True)
    told = with_identifiers(once, "project_entity_id", "project_entity", *told_by)
    return identified.drop("ordinal"), told.drop("project_ordinal")
