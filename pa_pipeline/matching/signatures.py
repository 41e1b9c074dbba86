"""Short signatures by which texts that share passages find each other without being compared one by one.

A shingle is `SHINGLE_WORDS` words in a row. A signature is the smallest hash in each of many bins (one-permutation
MinHash): two texts agree in a bin with a chance equal to the share of shingles that they have in common. Beside it
stand bit sets that bound, in a few instructions, how much of one text can be in the other.
"""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from pa_pipeline.matching.fact_words import LEAST_PLACE
from pa_pipeline.matching.hashing import Ints, UInt32, UInt64, mix
from pa_pipeline.matching.normalise import Words

SHINGLE_WORDS = 4
ROWS = 4
"""Bins that make a band: texts meet when they agree in all bins of one band."""
BANDS = 64
HEAD_SHINGLE_WORDS = 2
HEAD_ROWS = 4
HEAD_WORDS = 64
"""Bands of their own for the beginning, of shorter shingles: a teaser shares little else with its article."""
HEAD_BANDS, FEW_WORDS_HEAD_BANDS = 8, 8
"""Few shingles of a short text survive a few edits: more bands are read where one of two has at most `FEW_WORDS`."""
START_WORDS = 16
START_ROWS = 6
START_BANDS, FEW_WORDS_START_BANDS = 1, 2
"""The same for the first words of the body, by which a copy that lost its title is found."""
FEW_WORDS = 80
COMMON_BANDS = BANDS + HEAD_BANDS + START_BANDS
ALL_BANDS = COMMON_BANDS + FEW_WORDS_HEAD_BANDS + FEW_WORDS_START_BANDS
OPENING_WORDS = 32
"""By so many words of its body a shortened copy shows that it begins where its article does, and by so many of its
last ones that it goes on like it."""
REACH_WORDS = 96
"""How far into the longer text, its lead apart, the opening of a shortened copy is sought."""
WORD_BITS, SHINGLE_BITS, OPENING_BITS, LEAD_BITS, FACT_BITS = 1024, 2048, 1024, 256, 256
PORTION_WORDS = 1 << 16
BORROWINGS = 16
"""Bins that an empty one tries to borrow from before it takes what stands next."""
_FACTORS = tuple(np.uint64(factor) for factor in (
    0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93,
))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Signatures:
    """One row per text. Bands of a text that is too short for one shingle are those of its few words.

    bands: keys by which candidates meet, one column per band of the whole text, of its head (lead and body) and of the
        start of its body; behind `COMMON_BANDS` those in which at least one of two texts must be short.
    words, shingles: bit sets of the whole text; opening: of the shingles of its body's first words; reach: of those
        among which a shortened copy's opening is sought; ending: of its last words; lead: of its words in title and
        subtitle; facts: of the numbers and dates it states; fact_counts: how many facts it states.
    """

    fact_counts: Ints
    bands: UInt64
    words: UInt64
    shingles: UInt64
    opening: UInt64
    reach: UInt64
    ending: UInt64
    lead: UInt64
    facts: UInt64


class Shingles:
    """Hashes of the runs of `size` words of texts that stand one after the other, each closed by blanks.

    A text, or a part of one, of fewer words has one shingle: of what there is.
    """

    def __init__(self, codes: UInt32, size: int) -> None:
        self.size = size
        padded = np.append(codes, np.zeros(size, dtype=np.uint32)).astype(np.uint64)
        hashes = padded[: codes.size] * _FACTORS[0]
        for step in range(1, size):
            hashes += padded[step : codes.size + step] * _FACTORS[step]
        self.hashes = mix(hashes)

    def between(self, firsts: Ints, lasts: Ints) -> tuple[UInt64, Ints]:
        """Hashes of the shingles that lie between two words of each text, and the text that each is of."""
        counts = np.where(lasts > firsts, np.maximum(lasts - firsts - self.size + 1, 1), 0)
        rows = np.repeat(np.arange(firsts.size), counts)
        at = np.arange(rows.size) + np.repeat(firsts - np.cumsum(counts) + counts, counts)
        return self.hashes[at], rows


def take_minima(hashes: UInt64, rows: Ints, row_count: int, bins: int) -> UInt32:
    """The smallest hash of each bin, one row per text; an empty bin borrows from the same other bins for all texts,
    in the end from the next one that is filled.

    The top bits of a shingle's hash say its bin, the low ones compete. Rows without any shingle stay at the maximum.
    """
    empty = np.uint32(0xFFFFFFFF)
    flat = np.full(row_count * bins, empty, dtype=np.uint32)
    bin_of = ((hashes >> np.uint64(40)) * np.uint64(bins) >> np.uint64(24)).astype(np.int64)
    np.minimum.at(flat, rows * bins + bin_of, np.minimum(hashes.astype(np.uint32), empty - np.uint32(1)))
    minima = flat.reshape(row_count, bins)
    result = minima.copy()
    for attempt in range(1, BORROWINGS + 1):
        if not (result == empty).any():
            return result
        source = mix(np.arange(bins, dtype=np.uint64) * _FACTORS[0] + np.uint64(attempt)) % np.uint64(bins)
        result = np.where(result == empty, minima[:, source.astype(np.int64)], result)
    places = np.arange(2 * bins)
    filled = np.tile(result != empty, 2)
    nearest = np.minimum.accumulate(np.where(filled, places, 2 * bins)[:, ::-1], axis=1)[:, ::-1][:, :bins]
    return np.where(nearest < 2 * bins, np.take_along_axis(result, nearest % bins, axis=1), empty)


def take_few_minima(hashes: UInt64, rows: Ints, row_count: int, bins: int) -> UInt32:
    """The smallest of the hashes under each of `bins` hash functions, one row per text: dearer than `take_minima`,
    and right for sets that are too small to fill bins. Rows without any shingle stay at the maximum.
    """
    minima = np.full((row_count, bins), 0xFFFFFFFF, dtype=np.uint32)
    if rows.size:
        starts = np.flatnonzero(np.append(True, rows[1:] != rows[:-1]))
        for place in range(bins):
            salt = np.uint64((place + 1) * int(_FACTORS[1]) % (1 << 64))
            minima[rows[starts], place] = np.minimum.reduceat(mix(hashes + salt) >> np.uint64(32), starts)
    return minima


def make_bands(minima: UInt32, rows: int, salt: int) -> UInt64:
    """One key per band of `rows` bins; `salt` keeps bands of different kinds apart."""
    bands = minima.shape[1] // rows
    keys = np.zeros((minima.shape[0], bands), dtype=np.uint64)
    for row in range(rows):
        keys = (keys + minima[:, row * bands : (row + 1) * bands]) * _FACTORS[row % 4]
    keys += (np.arange(bands, dtype=np.uint64) + np.uint64(salt)) * _FACTORS[3]
    return mix(keys)


def set_bits(hashes: UInt64, rows: Ints, row_count: int, bits: int) -> UInt64:
    """Bit sets of `bits` bits, one row per text, in words of 64."""
    flags = np.zeros((row_count, bits), dtype=np.bool_)
    flags[rows, (hashes >> np.uint64(32)) % np.uint64(bits)] = True
    return np.packbits(flags, axis=1, bitorder="little").view("<u8").astype(np.uint64, copy=False)


def sign_portion(words: Words, rows: Ints) -> tuple[UInt64, ...]:
    """The arrays of `Signatures` for a few texts, laid end to end with blanks between them."""
    blank = np.zeros(SHINGLE_WORDS, dtype=np.uint32)
    lengths, leads, count = words.bounds[rows + 1] - words.bounds[rows], words.lead[rows], rows.size
    parts = ((words.codes[words.bounds[row] : words.bounds[row + 1]], blank) for row in rows.tolist())
    codes = np.concatenate([part for text in parts for part in text])
    lasts = np.cumsum(lengths + blank.size) - blank.size
    firsts = lasts - lengths
    bodies = np.where(leads < lengths, firsts + leads, firsts)
    starts = np.minimum(bodies + START_WORDS, lasts)
    single, pairs, shingles = (Shingles(codes, size) for size in (1, HEAD_SHINGLE_WORDS, SHINGLE_WORDS))

    def minima(those: Shingles, until: Ints, bins: int) -> UInt32:
        return take_minima(*those.between(firsts, np.minimum(until, lasts)), count, bins)

    def bits(those: Shingles, since: Ints, until: Ints, size: int) -> UInt64:
        return set_bits(*those.between(since, np.minimum(until, lasts)), count, size)

    head_bins = HEAD_ROWS * (HEAD_BANDS + FEW_WORDS_HEAD_BANDS)
    start_bins = START_ROWS * (START_BANDS + FEW_WORDS_START_BANDS)
    whole = make_bands(minima(shingles, lasts, ROWS * BANDS), ROWS, 0)
    head = make_bands(minima(pairs, firsts + HEAD_WORDS, head_bins), HEAD_ROWS, 1000)
    start = make_bands(take_few_minima(*pairs.between(bodies, starts), count, start_bins), START_ROWS, 2000)
    bands = (whole, head[:, :HEAD_BANDS], start[:, :START_BANDS], head[:, HEAD_BANDS:], start[:, START_BANDS:])
    stated = [words.stated_facts(row) for row in rows.tolist()]
    stated = [facts[facts < LEAST_PLACE] for facts in stated]
    facts = mix(np.concatenate(stated).astype(np.uint64))
    return (
        np.concatenate(bands, axis=1),
        bits(single, firsts, lasts, WORD_BITS),
        bits(shingles, firsts, lasts, SHINGLE_BITS),
        bits(shingles, bodies, bodies + OPENING_WORDS, OPENING_BITS),
        bits(shingles, firsts, bodies + REACH_WORDS, OPENING_BITS),
        bits(shingles, np.maximum(lasts - OPENING_WORDS, firsts), lasts, SHINGLE_BITS),
        bits(single, firsts, firsts + leads, LEAD_BITS),
        set_bits(facts, np.repeat(np.arange(count), [part.size for part in stated]), count, FACT_BITS),
    )


def sign_texts(words: Words, chosen: Ints) -> Signatures:
    """Signatures of the chosen texts, in that order. They depend on each text's words alone."""
    lengths = np.diff(words.bounds)[chosen]
    edges = np.flatnonzero(np.diff(np.cumsum(lengths) // PORTION_WORDS)) + 1
    portions = [
        sign_portion(words, chosen[start:stop])
        for start, stop in pairwise([0, *edges.tolist(), chosen.size])
        if start < stop
    ]
    bits = (WORD_BITS, SHINGLE_BITS, OPENING_BITS, OPENING_BITS, SHINGLE_BITS, LEAD_BITS, FACT_BITS)
    widths = (ALL_BANDS, *(size // 64 for size in bits))
    arrays = (
        np.concatenate([np.empty((0, width), np.uint64), *(portion[at] for portion in portions)])
        for at, width in enumerate(widths)
    )
    return Signatures(np.diff(words.fact_bounds)[chosen], *arrays)
