"""Words that two texts have in common, in the same order."""

from bisect import bisect_left
from itertools import pairwise
from typing import TypeAlias

import numpy as np
from rapidfuzz.distance import LCSseq

from pa_pipeline.matching.hashing import Ints, UInt64, mix

Block: TypeAlias = tuple[int, int, int]
"""A run of equal words: where it starts in one text and in the other, and its length."""

LARGEST_TABLE = 36_000_000
"""Words of one text by words of the other up to which they are aligned as a whole: 6,000 by 6,000, a table of 5 MB."""
ANCHOR_WORDS = 8
ANCHOR_DISTANCE = 1000
"""Longer texts are aligned piece by piece, between runs of so many words that stand once in each, about so many words
apart."""


def align_words(one: str, other: str, least: int, wanted: bool) -> tuple[int, list[Block]]:
    """Length of the longest common subsequence of two texts, and the runs of equal words that make it up.

    one, other: a character per word; least: a length below may be given as 0; wanted: whether the runs are. They are in
    order and closed by one of length 0 at both ends.
    """
    if len(one) * len(other) > LARGEST_TABLE:
        blocks = [block for piece in split_at_anchors(one, other) for block in align_piece(one, other, *piece)]
        blocks.append((len(one), len(other), 0))
        return sum(length for _, _, length in blocks), blocks
    if not wanted:
        common = len(other) if one.startswith(other) else LCSseq.similarity(one, other, score_cutoff=least)
        return common, []
    operations = LCSseq.editops(one, other)
    blocks = [(block.a, block.b, block.size) for block in operations.as_matching_blocks()]
    return (len(one) + len(other) - len(operations)) // 2, blocks


def align_piece(one: str, other: str, start: int, end: int, other_start: int, other_end: int) -> list[Block]:
    """Runs of equal words between two anchors; none where anchors are so far apart that the two can hardly be alike."""
    if one[start:end] == other[other_start:other_end]:
        return [(start, other_start, end - start)] if end > start else []
    if (end - start) * (other_end - other_start) > LARGEST_TABLE:
        return []
    blocks = LCSseq.editops(one[start:end], other[other_start:other_end]).as_matching_blocks()
    return [(start + block.a, other_start + block.b, block.size) for block in blocks if block.size]


def split_at_anchors(one: str, other: str) -> list[tuple[int, int, int, int]]:
    """Pieces of two long texts that stand at corresponding places: start and end in one, start and end in the other."""
    hashes, places = list_unique_runs(one)
    other_hashes, other_places = list_unique_runs(other)
    _, at, other_at = np.intersect1d(hashes, other_hashes, assume_unique=True, return_indices=True)
    order = np.argsort(places[at])
    cuts = [(0, 0)]
    for place, other_place in keep_increasing(places[at][order].tolist(), other_places[other_at][order].tolist()):
        if place - cuts[-1][0] >= ANCHOR_DISTANCE and other_place > cuts[-1][1]:
            cuts.append((place, other_place))
    cuts.append((len(one), len(other)))
    return [(start, end, other_start, other_end) for (start, other_start), (end, other_end) in pairwise(cuts)]


def list_unique_runs(text: str) -> tuple[UInt64, Ints]:
    """Hashes of the runs of `ANCHOR_WORDS` words that stand once in a text, and their places."""
    codes = np.frombuffer(text.encode("utf-32-le"), dtype="<u4").astype(np.uint64)
    if codes.size < ANCHOR_WORDS:
        return np.empty(0, dtype=np.uint64), np.empty(0, dtype=np.int64)
    windows = np.lib.stride_tricks.sliding_window_view(codes, ANCHOR_WORDS)
    hashes = np.zeros(windows.shape[0], dtype=np.uint64)
    for column in range(ANCHOR_WORDS):
        hashes = mix(hashes + windows[:, column])
    unique, places, counts = np.unique(hashes, return_index=True, return_counts=True)
    return unique[counts == 1], places[counts == 1]


def keep_increasing(places: list[int], others: list[int]) -> list[tuple[int, int]]:
    """The longest subsequence of pairs that rises on both sides; `places` rise already.

    >>> keep_increasing([1, 2, 3, 4], [10, 40, 20, 30])
    [(1, 10), (3, 20), (4, 30)]
    """
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for at, value in enumerate(others):
        rank = bisect_left(tails, value)
        before.append(ends[rank - 1] if rank else -1)
        tails[rank : rank + 1] = [value]
        ends[rank : rank + 1] = [at]
    kept = []
    at = ends[-1] if ends else -1
    while at >= 0:
        kept.append((places[at], others[at]))
        at = before[at]
    return kept[::-1]
