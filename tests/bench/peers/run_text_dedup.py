"""Near-duplicates by text-dedup: its command for MinHash, with the defaults that its documentation shows.

The setting is the threshold of Jaccard similarity of shingles of five words.
"""

import pickle
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from exchange import SHINGLE, read_arguments, read_articles, write_clusters


def main() -> None:
    """Run the command, which writes what is left and, asked to, which texts it has united."""
    articles, clusters, setting = read_arguments()
    with TemporaryDirectory() as folder:
        options = {
            "path": "json", "data_files": str(articles), "split": "train", "column": "text", "ngram": str(SHINGLE),
            "threshold": setting, "batch_size": "10000", "cache_dir": f"{folder}/cache", "output": f"{folder}/out",
        }  # fmt: skip
        told = [part for name, value in options.items() for part in (f"--{name}", value)]
        subprocess.run([sys.executable, "-m", "text_dedup.minhash", *told, "--debug"], check=True)
        united = pickle.loads(Path(folder, "out", "uf.pkl").read_bytes())
    identifiers, _ = read_articles(articles)
    write_clusters(clusters, identifiers, [united.find(at) for at in range(len(identifiers))])


if __name__ == "__main__":
    main()
