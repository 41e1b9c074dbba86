"""Words that two texts have in common, in the same order."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import LCSseq

from pa_pipeline.matching import alignment
from pa_pipeline.matching.alignment import align_words

WORDS = st.text("abcdefgh", max_size=40)


def edit(text: str, share: float, rng: random.Random) -> str:
    return "".join(rng.choice("xyz") if rng.random() < share else word for word in text)


@given(WORDS, WORDS)
def test_runs_are_equal_words_in_order_and_add_up(one: str, other: str) -> None:
    common, blocks = align_words(one, other, 0, wanted=True)
    assert common == sum(length for _, _, length in blocks) == LCSseq.similarity(one, other)
    assert blocks[-1] == (len(one), len(other), 0)
    ends = (0, 0)
    for start, other_start, length in blocks:
        assert start >= ends[0]
        assert other_start >= ends[1]
        assert one[start : start + length] == other[other_start : other_start + length]
        ends = (start + length, other_start + length)


@given(WORDS, WORDS)
def test_length_alone_is_that_of_the_runs(one: str, other: str) -> None:
    assert align_words(one, other, 0, wanted=False)[0] == align_words(one, other, 0, wanted=True)[0]


@pytest.mark.parametrize("share", [0.0, 0.02, 0.1])
def test_long_texts_are_aligned_piece_by_piece_almost_as_well(share: float) -> None:
    rng = random.Random(1)
    one = "".join(chr(0x400 + min(int(rng.paretovariate(0.7)), 3000)) for _ in range(9000))
    other = edit(one, share, rng)
    assert len(one) * len(other) > alignment.LARGEST_TABLE
    common, blocks = align_words(one, other, 0, wanted=True)
    assert common == sum(length for _, _, length in blocks)
    assert all(one[a : a + n] == other[b : b + n] for a, b, n in blocks)
    assert common >= 0.999 * LCSseq.similarity(one, other)


def test_long_texts_without_anything_in_common_cost_no_table() -> None:
    assert align_words("ab" * 40_000, "cd" * 40_000, 0, wanted=True) == (0, [(80_000, 80_000, 0)])
