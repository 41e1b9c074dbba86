"""Near-duplicates by Daft: its MinHash of five words, bands joined in its frames, as in its notebook on web text.

The setting is the number of bands and of hashes in each: `8x8` are 64 hashes.
"""

import daft
from exchange import join_pairs, read_arguments, write_clusters

SEED, SHINGLE = 42, 5


def main() -> None:
    """Hash, cut into bands, and join what shares one."""
    articles, clusters, setting = read_arguments()
    bands, rows = map(int, setting.split("x"))
    read = daft.read_json(str(articles)).to_pydict()
    texts = daft.from_pydict({"at": list(range(len(read["id"]))), "text": read["text"]})
    normal = daft.col("text").normalize(remove_punct=True, lowercase=True, nfd_unicode=True, white_space=True)
    signature = normal.minhash(num_hashes=bands * rows, ngram_size=SHINGLE, seed=SEED, hash_function="xxhash")
    cut = signature.chunk(rows).alias("band")
    groups = (
        texts.select("at", cut, daft.lit(list(range(bands))).alias("number"))
        .explode("band", "number")
        .groupby("number", "band")
        .agg(daft.col("at").list_agg().alias("all"))
        .where(daft.col("all").length() > 1)
        .to_pydict()["all"]
    )
    pairs = ((group[0], other) for group in groups for other in group[1:])
    write_clusters(clusters, read["id"], join_pairs(len(read["id"]), pairs))


if __name__ == "__main__":
    main()
