"""Pairs of texts that may be copies of one another: found by equal bands, kept if their bit sets allow it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from pa_pipeline.matching.hashing import Ints, UInt64
from pa_pipeline.matching.signatures import COMMON_BANDS, FEW_WORDS, OPENING_BITS, SHINGLE_BITS, Signatures

Bools = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.float64]

SAME_WORDS = 0.85
"""Least share of the shorter text's words that stand in the longer one, in the same order."""
SAME_SHINGLES = 0.5
"""Least share of the shorter text's shingles that the longer one has: one word in ten changed leaves two thirds."""
LIKE_LENGTH = 0.7
"""From this ratio of lengths on, texts are like copies; below, the shorter one can only be a shortened copy."""
SAME_OPENING = 1 / 3
"""Least share of the shingles in a shortened copy's opening that stand near the beginning of the longer text, and of
those in its ending that stand anywhere in it."""
LEAST_WORDS_SHORTENED = 12
"""A shorter text says too little to be the shortened copy of one article rather than of another."""
SAME_TITLE = 0.5
"""Least share of the words of the shorter lead (title and subtitle) that stand in the longer one, for a shortened
copy."""
FACTS_LOST = 0.2
"""Largest share of the shorter text's facts that the longer one may not state; places do not count, and one other may
always be missing."""
PAIRS_WAITING, PAIRS_AT_ONCE = 1 << 22, 1 << 13
"""How many pairs are held before they are sifted, and how many are sifted at a time: few, for the processor's cache."""


def pair_equals(keys: UInt64, few: Ints | None = None) -> Iterator[tuple[Ints, Ints]]:
    """Index pairs with equal keys, each pair once. few: 0 for the rows of which one must be in each pair, 1 for
    others."""
    order = np.argsort(keys, kind="stable") if few is None else np.lexsort((few, keys))
    ordered = keys[order]
    at = np.flatnonzero(ordered[1:] == ordered[:-1])
    if few is not None:
        at = at[few[order[at]] == 0]
    step = 1
    while at.size:
        yield order[at], order[at + step]
        step += 1
        at = at[at + step < order.size]
        at = at[ordered[at] == ordered[at + step]]


def pair_band(keys: UInt64, few: Ints | None, fresh: Bools | None) -> Iterator[tuple[Ints, Ints]]:
    """The same, of the pairs with at least one row that is fresh; with all of them where none is said to be."""
    if fresh is None:
        yield from pair_equals(keys, few)
        return
    sought = np.sort(keys[fresh])
    if not sought.size:
        return
    place = np.minimum(np.searchsorted(sought, keys), sought.size - 1)
    rows = np.flatnonzero(sought[place] == keys)
    for first, second in pair_equals(keys[rows], None if few is None else few[rows]):
        one, other = rows[first], rows[second]
        wanted = fresh[one] | fresh[other]
        yield one[wanted], other[wanted]


def count_bits(bits: UInt64) -> Ints:
    """Bits set, per row."""
    counts: Ints = np.bitwise_count(bits).sum(axis=1, dtype=np.int64)
    return counts


def expect_share(share: float, filled: Floats) -> Floats:
    """Share of a set's bits that another set has, if it shares so many members and so much of it is filled."""
    return share + (1 - share) * filled


class Sieve:
    """Which pairs may match, by their bit sets.

    The bounds on words and facts never drop a pair that is to be kept. Shares of shingles are estimates: those that the
    longer text does not have are found in it by chance as often as its bits are set.
    """

    def __init__(self, signatures: Signatures, lengths: Ints) -> None:
        self.signatures, self.lengths = signatures, lengths
        self.openings, self.endings, self.shingles, self.leads = (
            count_bits(bits) for bits in (signatures.opening, signatures.ending, signatures.shingles, signatures.lead)
        )
        self.reach_filled = count_bits(signatures.reach) / OPENING_BITS
        self.shingles_filled = self.shingles / SHINGLE_BITS

    def may_be_shortened(self, longer: Ints, shorter: Ints) -> Bools:
        """Whether the shorter text begins where the longer one does."""
        begun = count_bits(self.signatures.opening[shorter] & self.signatures.reach[longer])
        enough = begun >= self.openings[shorter] * expect_share(SAME_OPENING, self.reach_filled[longer])
        return enough & (self.lengths[shorter] >= LEAST_WORDS_SHORTENED)

    def goes_on(self, longer: Ints, shorter: Ints) -> Bools:
        """Whether the shorter text's lead and ending are in the longer one; a missing lead is in all."""
        ended = count_bits(self.signatures.ending[shorter] & self.signatures.shingles[longer])
        enough = ended >= self.endings[shorter] * expect_share(SAME_OPENING, self.shingles_filled[longer])
        common = count_bits(self.signatures.lead[longer] & self.signatures.lead[shorter])
        return enough & (common >= SAME_TITLE * np.minimum(self.leads[longer], self.leads[shorter]))

    def has_words(self, longer: Ints, shorter: Ints) -> Bools:
        """Whether so few of the shorter text's words are missing in the longer one that the two can match."""
        missing = count_bits(self.signatures.words[shorter] & ~self.signatures.words[longer])
        return missing <= (1 - SAME_WORDS) * self.lengths[shorter]

    def has_facts(self, longer: Ints, shorter: Ints) -> Bools:
        """The same for facts."""
        missing = count_bits(self.signatures.facts[shorter] & ~self.signatures.facts[longer])
        right: Bools = missing <= np.maximum(1, FACTS_LOST * self.signatures.fact_counts[shorter])
        return right

    def has_shingles(self, longer: Ints, shorter: Ints) -> Bools:
        """The same for shingles."""
        shingles = self.signatures.shingles
        common = count_bits(shingles[shorter] & shingles[longer])
        return common >= self.shingles[shorter] * expect_share(SAME_SHINGLES, self.shingles_filled[longer])

    def sift(self, longer: Ints, shorter: Ints) -> tuple[Ints, Ints]:
        """Indices of the pairs that may match, and of those of like length that tell the same of other facts.

        The cheap and decisive tests come first; `goes_on` and `may_be_shortened` are asked of unlike lengths only.
        """
        ratio = self.lengths[shorter] / np.maximum(self.lengths[longer], 1)
        kept = np.flatnonzero(self.lengths[shorter])
        tests: tuple[tuple[float, Callable[[Ints, Ints], Bools]], ...] = (
            (LIKE_LENGTH, self.may_be_shortened),
            (SAME_WORDS, self.goes_on),
            (SAME_WORDS, self.has_facts),
            (2, self.has_words),
            (2, self.has_shingles),
        )
        for below, test in tests:
            asked = ratio[kept] < below
            right = ~asked
            right[asked] = test(longer[kept[asked]], shorter[kept[asked]])
            kept = kept[right]
        stated = self.has_facts(longer[kept], shorter[kept])
        return kept[stated], kept[~stated]


def may_be_same(longer: Ints, shorter: Ints) -> Bools:
    """Whether texts of these lengths can be the same; a shorter one can only be a shortened copy."""
    return shorter >= SAME_WORDS * longer


def sort_pairs(parts: list[Ints]) -> Ints:
    """All pairs once, sorted. Faster than `numpy.unique`, which hashes."""
    pairs = np.sort(np.concatenate([np.empty(0, dtype=np.int64), *parts]))
    return pairs[np.append(True, pairs[1:] != pairs[:-1])] if pairs.size else pairs


@dataclass(frozen=True, slots=True)
class Candidates:
    """Pairs (longer, shorter) of indices, sorted: those that may match, and those that tell the same of other facts."""

    longer: Ints
    shorter: Ints
    apart_longer: Ints
    apart_shorter: Ints


def find_candidates(signatures: Signatures, lengths: Ints, fresh: Bools | None = None) -> Candidates:
    """Pairs that share a band and may match. Whether two texts are such a pair depends on these two alone.

    lengths: words per text, descending, so that of two the first is never the shorter one; fresh: texts of which one
    at least must be in each pair, all where it is not given.
    """
    count = lengths.size
    sieve = Sieve(signatures, lengths)
    few = (lengths > FEW_WORDS).astype(np.int64)
    pending: list[Ints] = []
    found: list[Ints] = []
    apart: list[Ints] = []
    waiting = 0

    def sift() -> None:
        pairs = sort_pairs(pending)
        for start in range(0, pairs.size, PAIRS_AT_ONCE):
            part = pairs[start : start + PAIRS_AT_ONCE]
            kept, contradicting = sieve.sift(part // count, part % count)
            found.append(part[kept])
            apart.append(part[contradicting])
        pending.clear()

    for band in range(signatures.bands.shape[1]):
        for first, second in pair_band(signatures.bands[:, band], few if band >= COMMON_BANDS else None, fresh):
            pending.append(np.minimum(first, second) * count + np.maximum(first, second))
            waiting += first.size
            if waiting >= PAIRS_WAITING:
                sift()
                waiting = 0
    if pending:
        sift()
    pairs, others = sort_pairs(found), sort_pairs(apart)
    divisor = max(count, 1)
    return Candidates(pairs // divisor, pairs % divisor, others // divisor, others % divisor)
