"""Pairs of texts that may be copies of one another: found by equal bands, kept if their bit sets allow it."""

from collections.abc import Iterator

import numpy as np

from pa_pipeline.matching.hashing import Ints, UInt64
from pa_pipeline.matching.signatures import Signatures

SAME_WORDS = 0.85
"""Least share of the shorter text's words that stand in the longer one, in the same order."""
SAME_SHINGLES = 0.5
"""Least share of the shorter text's shingles that the longer one has: one word in ten changed leaves two thirds."""
LIKE_LENGTH = 0.7
"""From this ratio of lengths on, texts are like copies; below, the shorter one can only be a shortened copy."""
SAME_OPENING = 1 / 3
"""Least share of the shingles in a shortened copy's opening that stand near the beginning of the longer text."""
LEAST_WORDS_SHORTENED = 20
"""A shorter text says too little to be the shortened copy of one article rather than of another."""
PAIRS_AT_ONCE = 1 << 22


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


def may_match(longer: Ints, shorter: Ints, signatures: Signatures, lengths: Ints) -> Ints:
    """Indices of the pairs whose bit sets allow a match.

    The bound on words never drops a pair that shares `SAME_WORDS`; those on shingles err on the side of keeping.
    """
    words, shingles = signatures.words, signatures.shingles
    missing = count_bits(words[shorter] & ~words[longer])
    kept = np.flatnonzero(missing <= (1 - SAME_WORDS) * lengths[shorter])
    longer, shorter = longer[kept], shorter[kept]
    common = count_bits(shingles[shorter] & shingles[longer])
    right = common >= SAME_SHINGLES * count_bits(shingles[shorter])
    alike = lengths[shorter] >= LIKE_LENGTH * lengths[longer]
    begun = count_bits(signatures.opening[shorter] & signatures.reach[longer])
    opens = begun >= SAME_OPENING * count_bits(signatures.opening[shorter])
    right &= alike | (opens & (lengths[shorter] >= LEAST_WORDS_SHORTENED))
    return kept[right]


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
        pairs = np.unique(np.concatenate(pending))
        for start in range(0, pairs.size, PAIRS_AT_ONCE // 16):
            part = pairs[start : start + PAIRS_AT_ONCE // 16]
            found.append(part[may_match(part // count, part % count, signatures, lengths)])
        pending.clear()

    for band in range(signatures.bands.shape[1]):
        keys = signatures.bands[:, band]
        if groups is not None:
            keys = keys + groups.astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15)
        for first, second in pair_equals(keys):
            pending.append(np.minimum(first, second) * count + np.maximum(first, second))
            waiting += first.size
            if waiting >= PAIRS_AT_ONCE:
                sift()
                waiting = 0
    if pending:
        sift()
    pairs = np.unique(np.concatenate(found)) if found else np.empty(0, dtype=np.int64)
    return pairs // max(count, 1), pairs % max(count, 1)
