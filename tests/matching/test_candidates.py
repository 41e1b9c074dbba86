"""Pairs meet by equal keys, and what the bit sets turn away could not have matched."""

from itertools import combinations

import numpy as np
import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from pa_pipeline.matching.candidates import SAME_WORDS, Sieve, find_candidates, pair_equals, sort_pairs
from pa_pipeline.matching.normalise import LeadsAndBodies, read_words
from pa_pipeline.matching.signatures import sign_texts
from pa_pipeline.matching.verification import CONTRADICTING, UNLIKE, Texts, compare_pair


@given(st.lists(st.integers(0, 5), max_size=30))
def test_each_pair_of_equal_keys_is_found_once(keys: list[int]) -> None:
    found = [
        (min(a, b), max(a, b))
        for first, second in pair_equals(np.array(keys, dtype=np.uint64))
        for a, b in zip(first.tolist(), second.tolist(), strict=True)
    ]
    assert sorted(found) == [(a, b) for a, b in combinations(range(len(keys)), 2) if keys[a] == keys[b]]


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 1)), max_size=30))
def test_pairs_of_two_long_texts_are_left_out_where_one_must_be_short(rows: list[tuple[int, int]]) -> None:
    keys, few = [key for key, _ in rows], [long for _, long in rows]
    found = [
        (min(a, b), max(a, b))
        for first, second in pair_equals(np.array(keys, dtype=np.uint64), np.array(few, dtype=np.int64))
        for a, b in zip(first.tolist(), second.tolist(), strict=True)
    ]
    wanted = [(a, b) for a, b in combinations(range(len(rows)), 2) if keys[a] == keys[b] and not (few[a] and few[b])]
    assert sorted(found) == wanted


@given(st.lists(st.lists(st.integers(0, 50), max_size=9), max_size=5))
def test_pairs_are_sorted_and_told_once(parts: list[list[int]]) -> None:
    found = sort_pairs([np.array(part, dtype=np.int64) for part in parts])
    assert found.tolist() == sorted({pair for part in parts for pair in part})


WORDS = "trade summit lima mining fund 2021 2022 third ministers of the and agenda water art music ocean youth".split()


@settings(max_examples=60)
@given(
    st.lists(st.sampled_from(WORDS), min_size=14, max_size=60),
    st.lists(st.tuples(st.integers(0, 60), st.sampled_from([*WORDS, ""])), max_size=5),
    st.integers(12, 60),
)
def test_no_match_is_turned_away_by_bounds_on_words_and_facts(
    told: list[str], edits: list[tuple[int, str]], keep: int
) -> None:
    edited = list(told)
    for at, word in edits:
        edited[at % len(edited)] = word
    texts = sorted([" ".join(told), " ".join(edited[:keep])], key=lambda text: -len(text.split()))
    full = LeadsAndBodies(pl.Series(["", ""]), pl.Series(texts))
    words = read_words(full)
    if len(words.text(1)) > len(words.text(0)):
        return
    sieve = Sieve(sign_texts(words, np.arange(2)), np.diff(words.bounds))
    kind, common = compare_pair(Texts(words, full), 0, 1)
    first, second = np.array([0]), np.array([1])
    if common >= SAME_WORDS * len(words.text(1)) and kind != UNLIKE:
        assert sieve.has_words(first, second)[0]
        assert sieve.has_facts(first, second)[0] or kind == CONTRADICTING


def test_no_text_has_no_candidates() -> None:
    words = read_words(LeadsAndBodies(pl.Series([], dtype=pl.String), pl.Series([], dtype=pl.String)))
    found = find_candidates(sign_texts(words, np.arange(0)), np.diff(words.bounds))
    assert found.longer.size == found.apart_longer.size == 0
