"""A release of texts in collections: built, held against them, and explained as one of files is."""

from pathlib import Path

import polars as pl
from seed_collections.made_collections import FORUM, PAGE, RED, write_collection, write_zip

from cli.released_place import Pa


def test_a_release_of_collections_is_verified_and_explained(tmp_path: Path, pa: Pa) -> None:
    seeds, outputs = tmp_path / "seeds", tmp_path / "outputs"
    seeds.mkdir()
    write_collection(seeds / "x.jsonl.zst", {"https://news.example/1?a=b": RED})
    write_zip(seeds / "y.zip", {"2019/forum.txt": FORUM, "page.html": PAGE, "../evil.txt": "x"})
    folders = ["--seeds", str(seeds), "--outputs", str(outputs)]
    built = pa("build", *folders, "--state", str(tmp_path / "state"))
    assert built.exit_code == 3
    assert "seeds/y.zip/../evil.txt: its name leads out of the collection" in built.stderr
    assert pa("verify", str(outputs), "--seeds", str(seeds)).exit_code == 0
    assert ": 3 texts in 2 files: 3 same, 1 rejected\n" in pa("status", *folders).stdout
    sources = pl.read_parquet(outputs / "parquet" / "sources.parquet")
    assert sources["collection_path"].to_list() == ["seeds/x.jsonl.zst", "seeds/y.zip", "seeds/y.zip"]
    for (article,) in pl.read_parquet(outputs / "parquet" / "articles.parquet").select("article_id").iter_rows():
        assert pa("explain", article, *folders).exit_code == 0
    blocks = pl.read_parquet(outputs / "parquet" / "blocks.parquet")
    for source, end in blocks.group_by("source_id").agg(pl.col("char_end").max()).iter_rows():
        assert len(pa("text", source, *folders).stdout.rstrip()) == end  # white space at the end is in no block
    assert "no such source" in pa("text", "y.zip/2020", *folders).stderr
    write_zip(seeds / "y.zip", {"2019/forum.txt": FORUM})
    told = pa("verify", str(outputs), "--seeds", str(seeds))
    assert told.exit_code == 4
    assert "page.html: holds no such text any more" in " ".join(told.output.split())
