"""Matched occurrences to the published table of paragraphs.

What a paragraph is called and which earlier one it repeats depend on its article alone; kept from one build to the
next, they are worked out for new articles only.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import polars as pl

from pa_pipeline.identifiers import ID_LENGTH, content_ids
from pa_pipeline.matching.hashing import Ints
from pa_pipeline.matching.repeats import find_repeated_paragraphs
from pa_pipeline.reading.reader import BODY_KINDS
from pa_pipeline.state import Arrays, Kept, RowDigests

_ID = f"S{ID_LENGTH}"
_DIGEST = "S64"
NO_REPEAT = 0


@dataclass(frozen=True, slots=True)
class Named:
    """Per paragraph, in order of article and place: its identifier, and the ordinal of the one it repeats (or 0)."""

    identifiers: npt.NDArray[np.bytes_]
    repeats: Ints


def article_paragraphs(blocks: pl.DataFrame, identified: pl.DataFrame, kept: Kept | None = None) -> pl.DataFrame:
    """Table `paragraphs`: the body of each canonical occurrence, with headings above and what repeats what.

    blocks: with `text` and `text_start` (offset behind a bullet); identified: see `identify_articles`; kept: what
    earlier builds have worked out, to be brought up to date: it changes time only.
    """
    canonical = identified.filter(pl.col("match") == "canonical").select("occurrence_id", "article_id")
    body = (
        blocks.filter(pl.col("kind").is_in(BODY_KINDS) & pl.col("occurrence_id").is_not_null())
        .join(canonical, on="occurrence_id", how="inner")
        .sort("article_id", "ordinal")
        .with_columns(ordinal=pl.int_range(1, pl.len() + 1, dtype=pl.Int64).over("article_id"))
        .with_columns(
            heading=pl.when(pl.col("kind") == "heading")
            .then(pl.col("text"))
            .forward_fill()
            .over("article_id", order_by="ordinal"),
        )
        .with_columns(
            heading=pl.when(pl.col("kind") == "heading")
            .then(pl.col("heading").shift(1).over("article_id", order_by="ordinal"))
            .otherwise(pl.col("heading"))
        )
    )
    named = _name_known(body, kept) if kept else _name_paragraphs(body)
    identifiers = pl.Series("paragraph_id", named.identifiers.astype(str), dtype=pl.String)
    # Rows of an article stand together, so the paragraph of another ordinal is so many rows away.
    rows = np.arange(body.height) + named.repeats - body["ordinal"].to_numpy()
    repeated = pl.Series(np.where(named.repeats == NO_REPEAT, -1, rows))
    repeated = repeated.replace(-1, None) if body.height else repeated
    return body.with_columns(
        paragraph_id=identifiers, repeats_paragraph_id=identifiers.gather(repeated.cast(pl.UInt32))
    ).select(
        "paragraph_id", "article_id", "ordinal", "kind", "text", "heading", "repeats_paragraph_id", "source_id",
        pl.col("text_start").alias("char_start"), "char_end",
    )  # fmt: skip


def _name_paragraphs(body: pl.DataFrame) -> Named:
    """Names of the paragraphs of whole articles, all worked out."""
    counted = body.select(
        "article_id", "kind", "text", repetition=pl.int_range(1, pl.len() + 1).over("article_id", "kind", "text")
    )
    identifiers = content_ids("paragraph", counted).to_list()
    repeats = find_repeated_paragraphs(body.select("article_id", "ordinal", "kind", "text"))["repeats_ordinal"]
    return Named(np.array(identifiers, dtype=_ID), repeats.fill_null(NO_REPEAT).to_numpy().astype(np.int64))


def _name_known(body: pl.DataFrame, kept: Kept) -> Named:
    """The same, of new articles only; those of articles of the same name and words are looked up."""
    starts, lengths, digests = _digest_articles(body)
    earlier = kept.load()
    places = _places_of(earlier)
    found = np.array([places.get(digest, (-1, -1)) for digest in digests], dtype=np.int64).reshape(-1, 2)
    known = (found[:, 0] >= 0) & (found[:, 1] == lengths)
    is_known = np.repeat(known, lengths)
    fresh = _name_paragraphs(body.filter(pl.Series(~is_known)))
    named = Named(np.empty(body.height, dtype=_ID), np.zeros(body.height, dtype=np.int64))
    named.identifiers[~is_known], named.repeats[~is_known] = fresh.identifiers, fresh.repeats
    if known.any():
        steps = np.arange(body.height) - np.repeat(starts, lengths)
        rows = (np.repeat(found[:, 0], lengths) + steps)[is_known]
        named.identifiers[is_known] = earlier["identifiers"][rows]
        named.repeats[is_known] = earlier["repeats"][rows]
    kept.keep(
        {
            "articles": np.array(digests, dtype=_DIGEST),
            "lengths": lengths,
            "identifiers": named.identifiers,
            "repeats": named.repeats,
        }
    )
    return named


def _digest_articles(body: pl.DataFrame) -> tuple[Ints, Ints, list[bytes]]:
    """First row and number of rows of each article, and a digest of its name and of its paragraphs."""
    article = body["article_id"]
    starts = (article != article.shift(1)).fill_null(value=True).arg_true().to_numpy().astype(np.int64)
    lengths = np.diff(np.append(starts, body.height))
    rows = RowDigests(body.select("kind", "text"))
    digests = [
        rows.digest(name.encode(), first, length).hex().encode()
        for name, first, length in zip(article.gather(starts), starts.tolist(), lengths.tolist(), strict=True)
    ]
    return starts, lengths, digests


def _places_of(arrays: Arrays) -> dict[bytes, tuple[int, int]]:
    """First row and number of rows of each article that is kept, by its digest."""
    if not arrays:
        return {}
    lengths = arrays["lengths"]
    firsts = np.cumsum(lengths) - lengths
    return dict(zip(arrays["articles"].tolist(), zip(firsts.tolist(), lengths.tolist(), strict=True), strict=True))
