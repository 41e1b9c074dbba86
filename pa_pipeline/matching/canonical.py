"""From clusters of texts to matches of occurrences: which one is canonical, and how each of the others resembles it."""

from collections.abc import Callable, Sequence

import numpy as np
import polars as pl

from pa_pipeline.matching.alignment import align_words
from pa_pipeline.matching.hashing import Ints
from pa_pipeline.matching.normalise import Words, plain_text

SHORTENED_LENGTH = 0.9
"""A copy with a smaller share of the canonical one's words is `contained`: shortened; any other that is not equal is
`near`."""
DECIMALS = 4

MATCHES = {
    "occurrence_id": pl.String,
    "canonical_occurrence_id": pl.String,
    "match": pl.String,
    "similarity": pl.Float64,
}


def rank_occurrences(occurrences: pl.DataFrame, texts: Ints) -> Ints:
    """Place of each row in the order in which occurrences of one and the same text are preferred.

    First those that say most about themselves (title, subtitle, place, date), then those with most characters that
    are not blank (accents and marks that others lost), then by content; the id decides between equal contents only.
    """
    shared = np.flatnonzero(np.bincount(texts)[texts] > 1)
    written = np.zeros(texts.size, dtype=np.int64)
    written[shared] = occurrences["text"].gather(shared).str.replace_all(r"\s+", "").str.len_bytes().to_numpy()
    described = pl.sum_horizontal(pl.col("title", "subtitle", "place", "published_on").is_not_null())
    order = (
        occurrences.select("title", "text_sha256", "occurrence_id", described=described)
        .with_columns(pl.Series("told", texts), pl.Series("written", written))
        .with_row_index("row")
        .sort(
            "told", "described", "written", "title", "text_sha256", "occurrence_id",
            descending=[False, True, True, False, False, False],
        )["row"]
        .to_numpy()
    )  # fmt: skip
    rank = np.empty(order.size, dtype=np.int64)
    rank[order] = np.arange(order.size)
    return rank


def measure_similarity(words: Words, one: int, other: int) -> float:
    """Twice the words that two texts have in common, in the same order, by all their words: 1 for equal sequences."""
    first, second = words.text(one), words.text(other)
    total = len(first) + len(second)
    if not total or first == second:
        return 1.0
    common, _ = align_words(first, second, 0, wanted=False)
    return round(2 * common / total, DECIMALS)


def find_exact(occurrences: pl.DataFrame, rows: Ints, canonical: Ints) -> set[int]:
    """Which of the rows equal their canonical row but for white space, quotation marks and dashes."""
    exact = set()
    told = [occurrences[name] for name in ("title", "subtitle", "text")]
    for row, other in zip(rows.tolist(), canonical.tolist(), strict=True):
        one, two = [column[row] for column in told], [column[other] for column in told]
        if one == two or plain_text("\n".join(map(str, filter(None, one)))) == plain_text(
            "\n".join(map(str, filter(None, two)))
        ):
            exact.add(row)
    return exact


def name_matches(
    occurrences: pl.DataFrame,
    lengths: Ints,
    digests: Sequence[bytes],
    canonical: Ints,
    measure: Callable[[int, int], float],
) -> pl.DataFrame:
    """The published matches.

    lengths, digests: of the words of each row of `occurrences`; canonical: the row of each row's canonical occurrence;
    measure: similarity of two rows, see `measure_similarity`; asked once per pair of digests.
    """
    others = np.flatnonzero(canonical != np.arange(canonical.size))
    equal = np.array([digests[row] == digests[canonical[row]] for row in others.tolist()], dtype=np.bool_)
    exact = find_exact(occurrences, others[equal], canonical[others[equal]])
    match = ["canonical"] * canonical.size
    similarity = [1.0] * canonical.size
    measured: dict[tuple[bytes, bytes], float] = {}
    for row in others.tolist():
        best = int(canonical[row])
        if row in exact:
            match[row] = "exact"
            continue
        match[row] = "near" if lengths[row] >= SHORTENED_LENGTH * lengths[best] else "contained"
        pair = (digests[row], digests[best])
        if pair not in measured:
            measured[pair] = measure(row, best)
        similarity[row] = measured[pair]
    ids = occurrences["occurrence_id"]
    return pl.DataFrame(
        {
            "occurrence_id": ids,
            "canonical_occurrence_id": ids.gather(canonical),
            "match": match,
            "similarity": similarity,
        },
        schema=MATCHES,
    ).sort("occurrence_id")
