"""Pairs of texts that may be copies of one another: found by equal bands, kept if their bit sets allow it."""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from pa_pipeline.matching.hashing import Ints, UInt64
from pa_pipeline.matching.signatures import Signatures

SAME_WORDS = 0.85
"""Least share of the shorter text's words that stand in the longer one, in the same order."""
SAME_SHINGLES = 0.5
"""Least share of the shorter text's shingles that the longer one has: one word in ten changed leaves two thirds."""
LIKE_LENGTH = 0.7
"""From this ratio of lengths on, texts are like copies; below, the shorter one can only be a shortened copy."""
SAME_OPENING = 1 / 3
"""Least share of the shingles in a shortened copy's opening that stand near the beginning of the longer text, and of those in
its ending that stand anywhere in it."""
LEAST_WORDS_SHORTENED = 20
"""A shorter text says too little to be the shortened copy of one article rather than of another."""
SAME_TITLE = 0.5
"""Least share of the words of the shorter lead (title and subtitle) that stand in the longer one, for a shortened copy."""
FACTS_KEPT = 0.8
"""Least share of the shorter text's facts that the longer one states; one may always be missing."""
PAIRS_WAITING, PAIRS_AT_ONCE = 1 << 22, 1 << 13
"""How many pairs are held before they are sifted, and how many are sifted at a time: few, for the processor's cache."""


def pair_equals(keys: UInt64) -> Iterator[tuple[Ints, Ints]]:
    """Index pairs with equal keys, the smaller index first, each pair once."""
    order = np.argsort(keys, kind="stable")
    ordered = keys[order]
    at = np.flatnonzero(ordered[1:] == ordered[:-1])
    step = 1
    while at.size:
        yield order[at], order[at + step]
        step += 1
        at = at[at + step < order.size]
        at = at[ordered[at] == ordered[at + step]]


def count_bits(bits: UInt64) -> Ints:
    """Bits set, per row."""
    return np.bitwise_count(bits).sum(axis=1, dtype=np.int64)


def share_bits(own: UInt64, others: UInt64, longer: Ints, shorter: Ints, least: float) -> npt.NDArray[np.bool_]:
    """Whether of each shorter text's bits at least this share is set for the longer one, too."""
    bits = own[shorter]
    return count_bits(bits & others[longer]) >= least * count_bits(bits)


def may_be_same(longer: Ints, shorter: Ints) -> npt.NDArray[np.bool_]:
    """Whether texts of these lengths can be the same; a shorter one can only be a shortened copy."""
    return shorter >= SAME_WORDS * longer


def lead_agrees(one: UInt64, other: UInt64) -> npt.NDArray[np.bool_]:
    """Whether the leads with fewer words have enough of them in common with the others; a missing one always has."""
    return count_bits(one & other) >= SAME_TITLE * np.minimum(count_bits(one), count_bits(other))


def may_match(longer: Ints, shorter: Ints, signatures: Signatures, lengths: Ints) -> Ints:
    """Indices of the pairs whose bit sets allow a match.

    The bound on words never drops a pair that shares `SAME_WORDS`; those on shingles err on the side of keeping.
    """
    kept = np.arange(longer.size)

    def keep(right: npt.NDArray[np.bool_]) -> tuple[Ints, Ints]:
        nonlocal kept
        kept = kept[right]
        return longer[kept], shorter[kept]

    alike = lengths[shorter] >= LIKE_LENGTH * lengths[longer]
    begun = share_bits(signatures.opening, signatures.reach, longer, shorter, SAME_OPENING)
    one, other = keep(alike | (begun & (lengths[shorter] >= LEAST_WORDS_SHORTENED)))
    missing = count_bits(signatures.words[other] & ~signatures.words[one])
    one, other = keep(missing <= (1 - SAME_WORDS) * lengths[other])
    ended = share_bits(signatures.ending, signatures.shingles, one, other, SAME_OPENING)
    agree = lead_agrees(signatures.lead[one], signatures.lead[other])
    one, other = keep(may_be_same(lengths[one], lengths[other]) | (ended & agree))
    missing = count_bits(signatures.facts[other] & ~signatures.facts[one])
    one, other = keep(missing <= np.maximum(1, (1 - FACTS_KEPT) * signatures.fact_counts[other]))
    keep(share_bits(signatures.shingles, signatures.shingles, one, other, SAME_SHINGLES))
    return kept


def sort_pairs(parts: list[Ints]) -> Ints:
    """All pairs once, sorted. Faster than `numpy.unique`, which hashes."""
    pairs = np.sort(np.concatenate([np.empty(0, dtype=np.int64), *parts]))
    return pairs[np.append(True, pairs[1:] != pairs[:-1])] if pairs.size else pairs


def find_candidates(signatures: Signatures, lengths: Ints, groups: Ints | None = None) -> tuple[Ints, Ints]:
    """Pairs (longer, shorter) of indices that share a band and may match, sorted.

    lengths: words per text, descending, so that of two the first is never the shorter one; groups: pairs are sought inside
    each group only.
    """
    count = lengths.size
    pending: list[Ints] = []
    found: list[Ints] = []
    waiting = 0

    def sift() -> None:
        pairs = sort_pairs(pending)
        for start in range(0, pairs.size, PAIRS_AT_ONCE):
            part = pairs[start : start + PAIRS_AT_ONCE]
            found.append(part[may_match(part // count, part % count, signatures, lengths)])
        pending.clear()

    for band in range(signatures.bands.shape[1]):
        keys = signatures.bands[:, band]
        if groups is not None:
            keys = keys + groups.astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15)
        for first, second in pair_equals(keys):
            pending.append(np.minimum(first, second) * count + np.maximum(first, second))
            waiting += first.size
            if waiting >= PAIRS_WAITING:
                sift()
                waiting = 0
    if pending:
        sift()
    pairs = sort_pairs(found)
    return pairs // max(count, 1), pairs % max(count, 1)
