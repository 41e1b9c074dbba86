"""From verified pairs to articles: like texts are united, shortened ones attach to one article, fragments stay alone."""

from collections import defaultdict
from collections.abc import Iterable

import numpy as np

from pa_pipeline.matching.hashing import Ints
from pa_pipeline.matching.verification import CONTRADICTING, SAME, SHORTENED, Verdicts

FRAGMENT = 3
"""A text contained in this many separate articles is a passage that they share, and a copy of none of them."""


class Partition:
    """Sets of texts that grow by union unless some of their members contradict each other.

    The root of a set is its smallest index: texts are numbered by completeness, so it is the most complete one.
    """

    def __init__(self, count: int, contradicting: Iterable[tuple[int, int]]) -> None:
        self.parents = list(range(count))
        self.enemies: dict[int, set[int]] = defaultdict(set)
        for one, other in contradicting:
            self.enemies[one].add(other)
            self.enemies[other].add(one)

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


def cluster_texts(lengths: Ints, verdicts: Verdicts) -> Ints:
    """Per text the index of its article's most complete text, itself if that is the one.

    lengths: words per text; texts are numbered by completeness, then by content. The most similar pairs are united first,
    so that a text which could belong to either of two contradicting articles goes to the nearer one.
    """
    longer, shorter, kind = verdicts.longer, verdicts.shorter, verdicts.kind
    partition = Partition(
        lengths.size,
        zip(longer[kind == CONTRADICTING].tolist(), shorter[kind == CONTRADICTING].tolist(), strict=True),
    )
    same = np.flatnonzero(kind == SAME)
    similarity = 2 * verdicts.common[same] / (lengths[longer[same]] + lengths[shorter[same]])
    for at in same[np.lexsort((shorter[same], longer[same], -similarity))].tolist():
        partition.unite(int(longer[at]), int(shorter[at]))
    attach_shortened(partition, lengths, verdicts)
    return np.array([partition.root(at) for at in range(lengths.size)], dtype=np.int64)


def attach_shortened(partition: Partition, lengths: Ints, verdicts: Verdicts) -> None:
    """Attach each set of shortened copies to the one article, more complete than itself, that contains it best.

    The most complete sets are settled first. A copy with two such articles goes to the one it shares most words with, then to
    the one nearer in length; with `FRAGMENT` or more it stays alone.
    """
    containers: dict[int, list[tuple[float, int, int]]] = defaultdict(list)
    for at in np.flatnonzero(verdicts.kind == SHORTENED).tolist():
        longer, shorter = int(verdicts.longer[at]), int(verdicts.shorter[at])
        share = int(verdicts.common[at]) / int(lengths[shorter])
        containers[partition.root(shorter)].append((-share, int(lengths[longer]), longer))
    for root in sorted(containers):
        best: dict[int, tuple[float, int, int]] = {}
        for container in containers[root]:
            article = partition.root(container[2])
            if article < root and (article not in best or container < best[article]):
                best[article] = container
        if len(best) < FRAGMENT:
            for article in sorted(best, key=best.__getitem__):
                if partition.agree(article, partition.root(root)) and partition.unite(article, root):
                    break
