"""Near-duplicates by datasketch: MinHash of 128 permutations, an LSH index with a threshold, as in its documentation.

The setting is the threshold of Jaccard similarity.
"""

from datasketch import MinHash, MinHashLSH
from exchange import cut_shingles, join_pairs, read_arguments, read_articles, write_clusters

PERMUTATIONS = 128


def main() -> None:
    """Index every article, then ask for each which others are near."""
    articles, clusters, setting = read_arguments()
    identifiers, texts = read_articles(articles)
    shingles = ([shingle.encode() for shingle in cut_shingles(text)] for text in texts)
    hashes = MinHash.bulk(shingles, num_perm=PERMUTATIONS)
    index = MinHashLSH(threshold=float(setting), num_perm=PERMUTATIONS)
    with index.insertion_session() as session:
        for at, minhash in enumerate(hashes):
            session.insert(at, minhash)
    pairs = ((at, other) for at, minhash in enumerate(hashes) for other in index.query(minhash))
    write_clusters(clusters, identifiers, join_pairs(len(identifiers), pairs))


if __name__ == "__main__":
    main()
