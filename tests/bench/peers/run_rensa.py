"""Near-duplicates by rensa: its own pipeline, which keeps the first of what is alike, as in its documentation.

The setting is the threshold of Jaccard similarity of two texts' words, estimated by R-MinHash of 128 permutations.
"""

from exchange import read_arguments, read_articles, write_clusters
from rensa import RMinHashDeduplicator

PERMUTATIONS = 128


def main() -> None:
    """Add all articles; those that were not kept are asked which of the kept ones they are like."""
    articles, clusters, setting = read_arguments()
    identifiers, texts = read_articles(articles)
    deduplicator = RMinHashDeduplicator(threshold=float(setting), num_perm=PERMUTATIONS, use_lsh=True)
    kept = deduplicator.add_pairs((str(at), text.split()) for at, text in enumerate(texts))
    dropped = [at for at, unique in enumerate(kept) if not unique]
    found = list(range(len(texts)))
    for at, others in zip(dropped, deduplicator.get_duplicate_sets(texts[at].split() for at in dropped), strict=True):
        found[at] = min(map(int, others), default=at)
    write_clusters(clusters, identifiers, found)


if __name__ == "__main__":
    main()
