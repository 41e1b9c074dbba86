"""Occurrences of articles to distinct articles: the stages of matching, one after the other."""

from typing import TypeAlias

import numpy as np
import polars as pl

from pa_pipeline.matching.canonical import name_matches, rank_occurrences
from pa_pipeline.matching.clusters import cluster_texts
from pa_pipeline.matching.folding import split_words
from pa_pipeline.matching.hashing import Ints
from pa_pipeline.matching.known import KnownTexts, name_texts, read_earlier
from pa_pipeline.matching.normalise import LeadsAndBodies
from pa_pipeline.matching.verification import CONTRADICTING
from pa_pipeline.state import Kept

Dateline: TypeAlias = tuple[str, str, frozenset[str]]


def read_datelines(occurrences: pl.DataFrame) -> list[Dateline]:
    """Precision and date, and the words of the place, that each row's dateline states; empty where it has none."""
    dated = pl.col("published_on_basis") == "dateline"
    dates = occurrences.select(
        pl.when(dated).then("published_on_precision").fill_null("").alias("precision"),
        pl.when(dated).then(pl.col("published_on").cast(pl.String)).fill_null("").alias("date"),
        pl.col("place").fill_null(""),
    )
    places = {place: frozenset(split_words(place)) for place in dates["place"].unique()}
    return [(precision or "", date or "", places[place]) for precision, date, place in dates.fill_null("").iter_rows()]


def contradict_datelines(one: Dateline, other: Dateline) -> bool:
    """Whether both state a date of one precision and it differs, or both a place and neither names the other's."""
    (precision, date, place), (other_precision, other_date, other_place) = one, other
    if precision and precision == other_precision and date != other_date:
        return True
    return bool(place and other_place) and not (place <= other_place or other_place <= place)


def collapse_equal(
    lengths: list[int], digests: list[bytes], datelines: list[Dateline], hashes: list[str]
) -> tuple[Ints, Ints]:
    """Rows with the same words and dateline are one text; without any word, rows with the same `hashes`.

    lengths, digests: of the words of each row.

    Returns the text of each row, and each text's number of words. Texts are numbered by completeness (most words,
    then a fuller dateline), then by content, so that the numbers do not depend on the order of rows.
    """
    keys = [
        (-length, not date, not place, digest, precision, date, sorted(place), "" if length else hashes[row])
        for row, (length, digest, (precision, date, place)) in enumerate(zip(lengths, digests, datelines, strict=True))
    ]
    order = sorted(range(len(keys)), key=keys.__getitem__)
    texts = np.empty(len(keys), dtype=np.int64)
    counts: list[int] = []
    for place, row in enumerate(order):
        if place == 0 or keys[row] != keys[order[place - 1]]:
            counts.append(lengths[row])
        texts[row] = len(counts) - 1
    return texts, np.array(counts, dtype=np.int64)


def match_occurrences(occurrences: pl.DataFrame, kept: Kept | None = None) -> pl.DataFrame:
    """Which occurrences tell the same article, and which of them is the canonical one.

    occurrences: one row per appearance of an article in a seed file, with occurrence_id, title, subtitle, text,
        text_sha256, published_on, published_on_precision, published_on_basis, place.
    kept: what earlier builds have found out about texts and pairs of texts; it is brought up to date, and changes time
        only.

    Returns one row per occurrence: occurrence_id, canonical_occurrence_id, match and similarity (share of the words
    that it has in common with the canonical one, 0 to 1, four decimals), sorted by occurrence_id.
    """
    leads = occurrences.select(pl.concat_str("title", "subtitle", separator="\n", ignore_nulls=True)).to_series()
    datelines = read_datelines(occurrences)
    texts = KnownTexts(
        LeadsAndBodies(leads, occurrences["text"]),
        name_texts(occurrences, datelines),
        read_earlier(kept.load() if kept else {}),
    )
    text_of, lengths = collapse_equal(
        texts.lengths.tolist(), texts.digests, datelines, occurrences["text_sha256"].to_list()
    )
    rank = rank_occurrences(occurrences, text_of)
    by_rank = np.argsort(rank, kind="stable")
    chosen = by_rank[np.unique(text_of[by_rank], return_index=True)[1]]
    rows = chosen.tolist()

    def compare(longer: int, shorter: int) -> tuple[int, int]:
        one, other = rows[longer], rows[shorter]
        if contradict_datelines(datelines[one], datelines[other]):
            return CONTRADICTING, 0
        return texts.compare(one, other)

    canonical = cluster_texts(lengths, texts.find_candidates(chosen), compare)
    matches = name_matches(occurrences, texts.lengths, texts.digests, chosen[canonical[text_of]], texts.measure)
    if kept:
        kept.keep(texts.to_keep())
    return matches
