"""Near-duplicates by datatrove: signatures, buckets, clusters, as in its example of MinHash de-duplication.

The setting is the number of buckets and of hashes in each: `14x8` is the example's.
"""

from pathlib import Path
from struct import iter_unpack
from tempfile import TemporaryDirectory

from datatrove.executor import LocalPipelineExecutor
from datatrove.pipeline.dedup import MinhashDedupBuckets, MinhashDedupCluster, MinhashDedupSignature
from datatrove.pipeline.dedup.minhash import MinhashConfig
from datatrove.pipeline.readers import JsonlReader
from datatrove.utils.hashing import HashConfig
from datatrove.utils.typeshelper import Languages
from exchange import read_arguments, read_articles, write_clusters


def main() -> None:
    """Run three of the four stages; the last only takes out what they have found."""
    articles, clusters, setting = read_arguments()
    buckets, hashes = map(int, setting.split("x"))
    config = MinhashConfig(hash_config=HashConfig(precision=64), num_buckets=buckets, hashes_per_bucket=hashes)
    with TemporaryDirectory() as folder:
        reader = JsonlReader(str(articles.parent), glob_pattern=articles.name)
        signature = MinhashDedupSignature(f"{folder}/signatures", config=config, language=Languages.english)
        run([reader, signature], folder, 1)
        run([MinhashDedupBuckets(f"{folder}/signatures", f"{folder}/buckets", config=config)], folder, buckets)
        run([MinhashDedupCluster(f"{folder}/buckets", f"{folder}/found", config, save_cluster_id=True)], folder, 1)
        found = dict(iter_unpack("<2I", Path(folder, "found", "000000.clusters").read_bytes()))
    identifiers, _ = read_articles(articles)
    alone = len(identifiers)
    write_clusters(clusters, identifiers, [found.get(at, alone + at) for at in range(len(identifiers))])


def run(steps: list[object], folder: str, tasks: int) -> None:
    """Run the steps of one stage in this process."""
    logs = f"{folder}/logs/{type(steps[-1]).__name__}"
    LocalPipelineExecutor(pipeline=steps, tasks=tasks, workers=1, logging_dir=logs).run()


if __name__ == "__main__":
    main()
