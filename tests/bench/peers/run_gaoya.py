"""Near-duplicates by gaoya: MinHash of three and four characters, 50 bands of 4, as in its notebook on articles.

The setting is the threshold of Jaccard similarity.
"""

from exchange import join_pairs, read_arguments, read_articles, write_clusters
from gaoya.minhash import MinHashStringIndex


def main() -> None:
    """Index all articles at once, then ask for all at once which others are near."""
    articles, clusters, setting = read_arguments()
    identifiers, texts = read_articles(articles)
    index = MinHashStringIndex(
        hash_size=32,
        jaccard_threshold=float(setting),
        num_bands=50,
        band_size=4,
        analyzer="char",
        lowercase=True,
        ngram_range=(3, 4),
    )
    index.par_bulk_insert_docs(list(range(len(texts))), texts)
    found = index.par_bulk_query(texts)
    pairs = ((at, other) for at, others in enumerate(found) for other in others)
    write_clusters(clusters, identifiers, join_pairs(len(identifiers), pairs))


if __name__ == "__main__":
    main()
