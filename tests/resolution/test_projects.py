"""Projects and the bodies responsible for them find each other."""

import polars as pl

from pa_pipeline.resolution.projects import identify_projects

PROJECTS = pl.DataFrame(
    [("A", None, 1, "1", "Green Ports"), ("A", None, 2, "2", "Blue Ports"), (None, "G", 1, "1", "Green Ports")],
    schema={
        "article_id": pl.String, "working_group_id": pl.String, "ordinal": pl.Int64, "number": pl.String,
        "name": pl.String,
    },
    orient="row",
)  # fmt: skip
ENTITIES = pl.DataFrame(
    [
        ("A", None, 2, "CHL", "Ministerio de Pesca"),
        ("A", None, 2, "CHL", "Ministerio de Pesca"),
        (None, "G", 1, "PER", "PRODUCE"),
        (None, "G", 9, "PER", "SUNAT"),
    ],
    schema={
        "article_id": pl.String, "working_group_id": pl.String, "project_ordinal": pl.Int64, "country_iso3": pl.String,
        "organization": pl.String,
    },
    orient="row",
)  # fmt: skip


def test_a_body_belongs_to_the_project_of_its_passage_once() -> None:
    projects, entities = identify_projects(PROJECTS, ENTITIES)
    names = entities.join(projects.select("project_id", "name", "article_id"), on="project_id", maintain_order="left")
    assert names.select("organization", "name", "article_id_right").rows() == [
        ("Ministerio de Pesca", "Blue Ports", "A"),
        ("PRODUCE", "Green Ports", None),
    ]


def test_projects_of_one_name_in_two_places_are_two() -> None:
    projects, _ = identify_projects(PROJECTS, ENTITIES)
    assert projects["project_id"].n_unique() == 3
    assert "ordinal" not in projects.columns
