"""From clusters of texts to matches of occurrences: which one is canonical, and how each of the others resembles it."""

import numpy as np
import polars as pl
from rapidfuzz.distance import LCSseq

from pa_pipeline.matching.normalise import Words, plain_text

SHORTENED_LENGTH = 0.9
"""A copy with a smaller share of the canonical one's words is `contained`: shortened; any other that is not equal is `near`."""
DECIMALS = 4


def measure_similarity(words: Words, one: int, other: int) -> float:
    """Twice the words that two texts have in common, in the same order, by all their words: 1 for equal sequences."""
    first, second = words.text(one), words.text(other)
    total = len(first) + len(second)
    if not total or first == second:
        return 1.0
    return round(2 * LCSseq.similarity(first, second) / total, DECIMALS)
