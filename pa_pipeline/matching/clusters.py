"""From candidate pairs to articles: like texts are united, shortened ones attach to one article, fragments stay
alone."""

from collections import defaultdict
from collections.abc import Callable
from typing import TypeAlias

import numpy as np

from pa_pipeline.matching.candidates import Candidates, may_be_same
from pa_pipeline.matching.hashing import Ints
from pa_pipeline.matching.verification import CONTRADICTING, SAME, SHORTENED

FRAGMENT = 3
"""A text contained in this many separate articles is a passage that they share, and a copy of none of them."""

Compare: TypeAlias = Callable[[int, int], tuple[int, int]]
"""The kind of a pair (longer, shorter), and its common words."""
Container: TypeAlias = tuple[int, int, int | None]
"""A longer text, a shorter one that may be contained in it, and their common words if the two have been compared."""


class Partition:
    """Sets of texts that grow by union unless some of their members contradict each other.

    The root of a set is its smallest index: texts are numbered by completeness, so it is the most complete one.
    """

    def __init__(self, count: int) -> None:
        self.parents = list(range(count))
        self.enemies: dict[int, set[int]] = defaultdict(set)

    def separate(self, one: int, other: int) -> None:
        """Note that two texts contradict each other."""
        self.enemies[self.root(one)].add(other)
        self.enemies[self.root(other)].add(one)

    def root(self, at: int) -> int:
        """Smallest index in the set of a text."""
        while self.parents[at] != at:
            self.parents[at] = self.parents[self.parents[at]]
            at = self.parents[at]
        return at

    def agree(self, one: int, other: int) -> bool:
        """Whether no member of one set contradicts one of the other; both are roots."""
        few, many = (one, other) if len(self.enemies.get(one, ())) <= len(self.enemies.get(other, ())) else (other, one)
        return not any(self.root(enemy) == many for enemy in self.enemies.get(few, ()))

    def unite(self, one: int, other: int) -> bool:
        """Unite the sets of two texts if they agree; whether they are one set now."""
        one, other = sorted((self.root(one), self.root(other)))
        if one == other:
            return True
        if not self.agree(one, other):
            return False
        self.parents[other] = one
        if other in self.enemies:
            self.enemies[one] |= self.enemies.pop(other)
        return True


def cluster_texts(lengths: Ints, candidates: Candidates, compare: Compare) -> Ints:
    """Per text the index of its article's most complete text, itself if that is the one.

    lengths: words per text; texts are numbered by completeness, then by content; compare: what a pair is, and how
    many words both have in common.
    """
    partition = Partition(lengths.size)
    longer, shorter = candidates.longer, candidates.shorter
    alike = may_be_same(lengths[longer], lengths[shorter])
    same: list[tuple[float, int, int]] = []
    shortened: list[Container] = []
    for one, other in zip(longer[alike].tolist(), shorter[alike].tolist(), strict=True):
        kind, common = compare(one, other)
        if kind == SAME:
            same.append((-2 * common / int(lengths[one] + lengths[other]), one, other))
        elif kind == SHORTENED:
            shortened.append((one, other, common))
        elif kind == CONTRADICTING:
            partition.separate(one, other)
    met = np.zeros(lengths.size, dtype=np.bool_)
    met[[at for _, one, other in same for at in (one, other)]] = True
    apart = met[candidates.apart_longer] & met[candidates.apart_shorter]
    for one, other in zip(
        candidates.apart_longer[apart].tolist(), candidates.apart_shorter[apart].tolist(), strict=True
    ):
        partition.separate(one, other)
    # The most similar first: what could be either of two contradicting texts goes to the nearer one.
    for _, one, other in sorted(same):
        partition.unite(one, other)

    contained: dict[int, list[Container]] = defaultdict(list)
    for container in shortened:
        contained[partition.root(container[1])].append(container)
    for one, other in zip(longer[~alike].tolist(), shorter[~alike].tolist(), strict=True):
        contained[partition.root(other)].append((one, other, None))
    attach_shortened(partition, lengths, contained, compare)
    return np.array([partition.root(at) for at in range(lengths.size)], dtype=np.int64)


def attach_shortened(
    partition: Partition, lengths: Ints, contained: dict[int, list[Container]], compare: Compare
) -> None:
    """Attach each set of shortened copies to the one article, more complete than itself, that contains it best.

    The most complete sets are settled first. A copy with two such articles goes to the one it shares most words with,
    then to the one nearer in length; with `FRAGMENT` or more it stays alone, and no further pair of it is compared.
    """
    for root in sorted(contained):
        best: dict[int, tuple[float, int, int]] = {}
        for longer, shorter, common in sorted(contained[root]):
            article = partition.root(longer)
            if article >= root:
                continue
            if common is None:
                kind, common = compare(longer, shorter)
                if kind == CONTRADICTING:
                    partition.separate(longer, shorter)
                if kind != SHORTENED:
                    continue
            merit = (-common / int(lengths[shorter]), int(lengths[longer]), longer)
            best[article] = min(merit, best.get(article, merit))
            if len(best) == FRAGMENT:
                break
        else:
            for article in sorted(best, key=best.__getitem__):
                if partition.unite(article, root):
                    break
