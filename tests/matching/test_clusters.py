"""From compared pairs to articles."""

import random

import numpy as np
import pytest

from pa_pipeline.matching.candidates import Candidates
from pa_pipeline.matching.clusters import Partition, cluster_texts
from pa_pipeline.matching.verification import CONTRADICTING, SAME, SHORTENED, UNLIKE

Pairs = dict[tuple[int, int], tuple[int, int]]


def cluster(lengths: list[int], pairs: Pairs, apart: list[tuple[int, int]] | None = None) -> list[int]:
    """The most complete text of each one's article; pairs: (longer, shorter) to kind and common words."""
    order = sorted(pairs)
    far = sorted(apart or [])
    candidates = Candidates(
        *(np.array([pair[side] for pair in order], dtype=np.int64) for side in (0, 1)),
        *(np.array([pair[side] for pair in far], dtype=np.int64) for side in (0, 1)),
    )
    return [int(at) for at in cluster_texts(np.array(lengths), candidates, lambda one, other: pairs[one, other])]


def test_like_texts_are_united_over_a_third_one() -> None:
    assert cluster([100, 99, 98], {(0, 1): (SAME, 95), (1, 2): (SAME, 94)}) == [0, 0, 0]


def test_a_text_that_could_be_either_of_two_contradicting_ones_goes_to_the_nearer() -> None:
    pairs: Pairs = {(0, 1): (CONTRADICTING, 95), (0, 2): (SAME, 90), (1, 2): (SAME, 93)}
    assert cluster([100, 99, 98], pairs) == [0, 1, 1]


def test_texts_of_other_facts_are_not_united_over_a_third_one() -> None:
    assert cluster([100, 99, 98], {(0, 2): (SAME, 96), (1, 2): (SAME, 90)}, apart=[(0, 1)]) == [0, 1, 0]


def test_a_shortened_copy_attaches_to_the_article_that_contains_it() -> None:
    assert cluster([100, 40], {(0, 1): (SHORTENED, 40)}) == [0, 0]


def test_a_shortened_copy_never_joins_two_articles() -> None:
    assert cluster([100, 90, 40], {(0, 2): (SHORTENED, 36), (1, 2): (SHORTENED, 40)}) == [0, 1, 1]


def test_a_passage_of_three_articles_is_a_copy_of_none() -> None:
    pairs: Pairs = {(at, 3): (SHORTENED, 40) for at in range(3)}
    assert cluster([100, 90, 80, 40], pairs) == [0, 1, 2, 3]


def test_three_copies_of_one_article_are_one_container() -> None:
    pairs: Pairs = {(at, 3): (SHORTENED, 40) for at in range(3)} | {(0, 1): (SAME, 90), (0, 2): (SAME, 90)}
    assert cluster([100, 99, 98, 40], pairs) == [0, 0, 0, 0]


def test_a_cut_copy_of_a_cut_copy_comes_to_the_whole_article() -> None:
    assert cluster([100, 60, 30], {(0, 1): (SHORTENED, 60), (1, 2): (SHORTENED, 30)}) == [0, 0, 0]


def test_a_fragment_costs_three_comparisons_only() -> None:
    asked: list[tuple[int, int]] = []

    def compare(one: int, other: int) -> tuple[int, int]:
        asked.append((one, other))
        return SHORTENED, 20

    count = 50
    candidates = Candidates(np.arange(count), np.full(count, count), np.empty(0, np.int64), np.empty(0, np.int64))
    lengths = np.array([*range(1000, 1000 - count, -1), 20])
    assert cluster_texts(lengths, candidates, compare).tolist() == list(range(count + 1))
    assert len(asked) == 3


def test_a_partition_refuses_to_unite_enemies_of_enemies_members() -> None:
    partition = Partition(4)
    partition.separate(0, 3)
    assert partition.unite(0, 1)
    assert partition.unite(2, 3)
    assert not partition.unite(1, 2)
    assert [partition.root(at) for at in range(4)] == [0, 0, 2, 2]


@pytest.mark.parametrize("seed", range(20))
def test_no_article_holds_two_texts_that_contradict_each_other(seed: int) -> None:
    rng = random.Random(seed)
    lengths = sorted((rng.randrange(90, 101) for _ in range(30)), reverse=True)
    kinds = (SAME, SAME, SAME, CONTRADICTING, UNLIKE)
    pairs: Pairs = {(a, b): (rng.choice(kinds), 85) for a in range(30) for b in range(a + 1, 30) if rng.random() < 0.2}
    found = cluster(lengths, pairs)
    assert not [pair for pair, (kind, _) in pairs.items() if kind == CONTRADICTING and found[pair[0]] == found[pair[1]]]
    assert len(set(found)) < 30
