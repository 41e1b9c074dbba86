"""What every tool reads and writes here: articles and clusters as JSON lines. Standard library only."""

import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

SHINGLE = 5
"""Words of a shingle, where a tool leaves its making to the caller: what datatrove, Daft and text-dedup take."""


def read_arguments() -> tuple[Path, Path, str]:
    """Articles, clusters and setting, as given on the command line."""
    articles, clusters, setting = sys.argv[1:]
    return Path(articles), Path(clusters), setting


def read_articles(path: Path) -> tuple[list[str], list[str]]:
    """Identifiers and texts, in order."""
    with path.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [row["id"] for row in rows], [row["text"] for row in rows]


def write_clusters(path: Path, identifiers: Sequence[str], clusters: Sequence[int]) -> None:
    """A line for each article with the cluster it belongs to."""
    with path.open("w", encoding="utf-8") as file:
        file.writelines(
            json.dumps({"id": identifier, "cluster": cluster}) + "\n"
            for identifier, cluster in zip(identifiers, clusters, strict=True)
        )


def join_pairs(count: int, pairs: Iterable[tuple[int, int]]) -> list[int]:
    """Connected components of `count` articles: of each, the first article of its component.

    >>> join_pairs(5, [(3, 1), (1, 4)])
    [0, 1, 2, 1, 1]
    """
    parents = list(range(count))

    def root(at: int) -> int:
        while parents[at] != at:
            parents[at] = at = parents[parents[at]]
        return at

    for left, right in pairs:
        first, second = sorted((root(left), root(right)))
        parents[second] = first
    return [root(at) for at in range(count)]


def cut_shingles(text: str) -> set[str]:
    """Runs of words, in lower case; of a text shorter than one, all its words.

    >>> sorted(cut_shingles("The fair opened in Lima today"))
    ['fair opened in lima today', 'the fair opened in lima']
    """
    words = text.lower().split()
    return {" ".join(words[at : at + SHINGLE]) for at in range(max(1, len(words) - SHINGLE + 1))}
