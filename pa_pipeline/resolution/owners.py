"""Whose facts are published: those of the canonical appearance of each article, and of each section of a page."""

import polars as pl

from pa_pipeline.identifiers import content_id, content_ids
from pa_pipeline.lexicon import words
from pa_pipeline.lexicon.folding import fold

OWNERS = ("article_id", "working_group_id")
_NAME_WORDS = 12
_PROFILE = {
    "name": pl.String, "objective": pl.String, "established_on": pl.Date, "precision": pl.String,
    "coordinator_name": pl.String, "coordinator_role": pl.String, "coordinator_organization": pl.String,
    "contact_email": pl.String,
}  # fmt: skip
_EMPTY_PROFILES = pl.DataFrame(
    schema={
        **_PROFILE, "source_id": pl.String, "section_ordinal": pl.Int64, "char_start": pl.Int64, "char_end": pl.Int64,
    }
)  # fmt: skip


def find_working_groups(
    blocks: pl.DataFrame, organizations: pl.DataFrame, profiles: pl.DataFrame | None = None
) -> pl.DataFrame:
    """Table `working_groups`, with the sections' ordinals.

    profiles: what the sections say of their groups, as read. The name is the profile's; in a section without one, the
    heading that opens it, else the first group that its text alone names. blocks: as read, with section_ordinal and
    text; organizations: mentions as read. A group is identified by its file and first words.
    """
    groups = _sections_as_groups(blocks, organizations)
    told = _EMPTY_PROFILES if profiles is None else profiles.select(_EMPTY_PROFILES.columns)
    told = told.with_columns(pl.lit(True).alias("told"))
    joined = groups.join(
        told.rename({name: f"{name}_told" for name in ("name", "char_start", "char_end")}),
        on=["source_id", "section_ordinal"], how="left", maintain_order="left",
    )  # fmt: skip
    return joined.with_columns(
        pl.when(pl.col("told")).then("name_told").otherwise("name").alias("name"),
        pl.coalesce("char_start_told", "char_start").alias("char_start"),
        pl.coalesce("char_end_told", "char_end").alias("char_end"),
    ).select("working_group_id", *_PROFILE, "source_id", "section_ordinal", "char_start", "char_end")


def _sections_as_groups(blocks: pl.DataFrame, organizations: pl.DataFrame) -> pl.DataFrame:
    """One row per section: identifier, the name that heading or text give, first and last character."""
    named = _named_groups(organizations)
    sections = blocks.filter(pl.col("section_ordinal").is_not_null(), pl.col("reason").is_null()).sort(
        "source_id", "section_ordinal", "char_start"
    )
    told = sections.group_by("source_id", "section_ordinal", maintain_order=True).agg(
        pl.col("kind", "text").first(), pl.col("char_start").min(), pl.col("char_end").max()
    )
    rows = []
    seen: dict[tuple[str, str], int] = {}
    for source_id, ordinal, first_kind, first_text, start, end in told.iter_rows():
        heading = " ".join(first_text.split()) if first_kind == "heading" else None
        name = heading or named.get((source_id, ordinal))
        opening = " ".join(fold(first_text).split()[:_NAME_WORDS])
        seen[source_id, opening] = repetition = seen.get((source_id, opening), 0) + 1
        group_id = content_id("working_group", source_id, opening, repetition)
        rows.append((group_id, name, source_id, ordinal, start, end))
    return pl.DataFrame(
        rows,
        schema={
            "working_group_id": pl.String, "name": pl.String, "source_id": pl.String, "section_ordinal": pl.Int64,
            "char_start": pl.Int64, "char_end": pl.Int64,
        },
        orient="row",
    )  # fmt: skip


def _named_groups(organizations: pl.DataFrame) -> dict[tuple[str, int], str]:
    """Source and section to the first group that the section names and no other section of the page does."""
    mentions = organizations.filter(
        pl.col("section_ordinal").is_not_null(), pl.col("organization_type") == "alliance_body"
    ).sort("char_start", descending=True)
    sections: dict[tuple[str, str], set[int]] = {}
    named: dict[tuple[str, int], str] = {}
    rows = mentions.select("source_id", "section_ordinal", "name").rows()
    for source_id, ordinal, name in rows:
        sections.setdefault((source_id, fold(name)), set()).add(ordinal)
    for source_id, ordinal, name in rows:
        nouns = words("bodies", "group_nouns") & set(fold(name).split())
        if nouns and " " in name and len(sections[source_id, fold(name)]) == 1:
            named[source_id, ordinal] = name
    return named


def with_owners(facts: pl.DataFrame, identified: pl.DataFrame, groups: pl.DataFrame) -> pl.DataFrame:
    """Facts with article_id and working_group_id instead of occurrence_id and section_ordinal; one of both is null.

    identified: see `matching.assembly.identify_articles`; groups: see `find_working_groups`. Facts of appearances that
    are not the canonical one of their article are left out.
    """
    canonical = identified.filter(pl.col("match") == "canonical").select("occurrence_id", "article_id")
    sections = groups.select("source_id", "section_ordinal", "working_group_id")
    owned = facts.join(canonical, on="occurrence_id", how="left", maintain_order="left").join(
        sections, on=["source_id", "section_ordinal"], how="left", maintain_order="left"
    )
    kept = owned.filter(pl.any_horizontal(pl.col(name).is_not_null() for name in OWNERS))
    own = [name for name in facts.columns if name not in ("source_id", "occurrence_id", "section_ordinal")]
    return kept.select(*OWNERS, "source_id", *own).sort("source_id", "char_start", "char_end")


def told_once(frame: pl.DataFrame, *told_by: str) -> pl.DataFrame:
    """The first of the rows that say the same of the same owner."""
    return frame.unique([*OWNERS, *told_by], keep="first", maintain_order=True)


def with_identifiers(frame: pl.DataFrame, column: str, kind: str, *told_by: str) -> pl.DataFrame:
    """The frame with an identifier of kind, owner and these columns; the n-th of equal rows is told by its n."""
    told = (*OWNERS, *told_by)
    repetition = pl.int_range(1, pl.len() + 1, dtype=pl.Int64).over(told)
    return frame.with_columns(content_ids(kind, frame.select(*told, repetition.alias("_n"))).alias(column))
