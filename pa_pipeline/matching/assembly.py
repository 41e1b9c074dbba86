"""Matched occurrences to the published tables of articles, their occurrences and their paragraphs.

Here: what an article is called and what is published of it. Not here: which occurrences tell the same article.
"""

from itertools import groupby
from operator import itemgetter

import polars as pl

from pa_pipeline.identifiers import content_id
from pa_pipeline.lexicon.folding import fold
from pa_pipeline.reading.markdown import count_words, render_markdown

APPEARANCE = ("occurrence_id", "ordinal", "text_sha256", "source_id", "char_start", "char_end")
"""Columns that say where an article appears."""
_LEAD_WORDS = 12
_LEAD_CHARACTERS = 200


def identify_articles(occurrences: pl.DataFrame, matches: pl.DataFrame) -> pl.DataFrame:
    """Columns occurrence_id, canonical_occurrence_id, match, similarity and article_id, one row per occurrence.

    An article is called after its title, date and place, and where it lacks title or date also after its first
    words: so its identifier outlives corrections and longer copies. Where two articles would bear the same one, both
    get another, from their whole text.
    """
    canonical = (
        matches.filter(pl.col("match") == "canonical")
        .select("occurrence_id")
        .join(occurrences, on="occurrence_id", how="left", maintain_order="left")
    )
    # Only what lacks title or date is named by its text, and texts are long.
    text = pl.when(pl.col("title").is_null() | pl.col("published_on").is_null()).then("text")
    rows = canonical.select("occurrence_id", "title", "published_on", "place", text, "text_sha256").rows()
    named = [
        (occurrence_id, content_id("article", *_name(title, published_on, place, text)), sha256)
        for occurrence_id, title, published_on, place, text, sha256 in rows
    ]
    names = pl.DataFrame(
        named, schema={"canonical_occurrence_id": pl.String, "article_id": pl.String, "sha256": pl.String}, orient="row"
    )
    shared = names.filter(pl.col("article_id").is_duplicated())
    if shared.height:
        told_apart = [
            (occurrence_id, content_id("article", name, sha256)) for occurrence_id, name, sha256 in shared.rows()
        ]
        names = names.update(
            pl.DataFrame(told_apart, schema=["canonical_occurrence_id", "article_id"], orient="row"),
            on="canonical_occurrence_id",
        )
    return matches.join(names.drop("sha256"), on="canonical_occurrence_id", how="left", maintain_order="left")


def _name(title: str | None, published_on: object, place: str | None, text: str | None) -> list[str | None]:
    dated = published_on is not None
    name: list[str | None] = [
        " ".join(fold(title).split()) if title else None,
        str(published_on) if dated else None,
        fold(place) if place and dated else None,
    ]
    if title is None or not dated:
        name.append(" ".join(_first_words(text or "")))
    return name


def _first_words(text: str) -> list[str]:
    """The first words of a text, folded; only its beginning is read where that holds them."""
    words = fold(text[:_LEAD_CHARACTERS]).split()
    return (words if len(words) > _LEAD_WORDS else fold(text).split())[:_LEAD_WORDS]


def distinct_articles(occurrences: pl.DataFrame, identified: pl.DataFrame, paragraphs: pl.DataFrame) -> pl.DataFrame:
    """Table `articles`: what the canonical occurrence says, without the paragraphs that it repeats."""
    counts = identified.group_by("canonical_occurrence_id").agg(occurrence_count=pl.len().cast(pl.Int64))
    canonical = identified.filter(pl.col("match") == "canonical").select("canonical_occurrence_id", "article_id")
    articles = (
        canonical.join(
            occurrences.rename({"occurrence_id": "canonical_occurrence_id"}), on="canonical_occurrence_id", how="left"
        )
        .join(counts, on="canonical_occurrence_id", how="left")
        .drop("ordinal", "text_sha256")
    )
    return articles.update(_without_repeats(paragraphs), on="article_id")


def _without_repeats(paragraphs: pl.DataFrame) -> pl.DataFrame:
    """article_id, text and word_count of the articles that repeat paragraphs, written without the repeats."""
    repeating = paragraphs.filter(pl.col("repeats_paragraph_id").is_not_null()).select("article_id").unique()
    rows = []
    kept = paragraphs.filter(pl.col("repeats_paragraph_id").is_null()).join(repeating, on="article_id", how="semi")
    ordered = kept.sort("article_id", "ordinal").select("article_id", "kind", "text").rows()
    for article_id, body in groupby(ordered, key=itemgetter(0)):
        blocks = [(kind, text) for _, kind, text in body]
        words = sum(count_words(text) for _, text in blocks)
        rows.append((article_id, render_markdown(blocks), words))
    return pl.DataFrame(rows, schema={"article_id": pl.String, "text": pl.String, "word_count": pl.Int64}, orient="row")


def article_occurrences(occurrences: pl.DataFrame, identified: pl.DataFrame) -> pl.DataFrame:
    """Table `article_occurrences`: every appearance of an article, and how it compares with the canonical one."""
    return occurrences.select(APPEARANCE).join(
        identified.select("occurrence_id", "article_id", "match", "similarity"), on="occurrence_id", how="left"
    )
