"""Batches of made-up rows: a seed file is known by a letter, its rows by letter and number."""

from collections.abc import Mapping
from pathlib import Path

import polars as pl

from pa_pipeline.state import Batch, ReadingCache, index_schema

SCHEMAS = {
    "sources": pl.Schema({"source_id": pl.String()}),
    "blocks": pl.Schema({"source_id": pl.String(), "text": pl.String(), "ordinal": pl.Int64()}),
}


def batch_of(blocks: Mapping[str, int]) -> Batch:
    """A batch; blocks: how many rows each seed file has."""
    rows = [(key, f"{key}{number}", number) for key, count in blocks.items() for number in range(count)]
    return Batch(
        pl.DataFrame([(key, 1, count) for key, count in blocks.items()], schema=index_schema(SCHEMAS), orient="row"),
        {
            "sources": pl.DataFrame([(key,) for key in blocks], schema=SCHEMAS["sources"], orient="row"),
            "blocks": pl.DataFrame(rows, schema=SCHEMAS["blocks"], orient="row"),
        },
    )


def cache_in(folder: Path, part_rows: int = 100) -> ReadingCache:
    """A cache of such batches that has loaded what is there."""
    cache = ReadingCache(folder, SCHEMAS, part_rows=part_rows)
    cache.load()
    return cache


def kept_in(folder: Path) -> dict[str, int]:
    """Number of blocks per seed file that is kept."""
    batches = ReadingCache(folder, SCHEMAS).load()
    return {key: count for batch in batches for key, _, count in batch.index.rows()}
