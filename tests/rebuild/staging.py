"""From a folder of seeds to the tables of a release by the functions of the pipeline, without Dagster.

All other files of a release are made from its tables, and have tests of their own that the same tables give the same
bytes: writing them for hundreds of builds would take minutes and prove nothing more.
"""

from pathlib import Path

import polars as pl

from pa_pipeline.corpus import FRAMES, Corpus, read_corpus
from pa_pipeline.engines import LocalEngine
from pa_pipeline.reading import list_seeds
from pa_pipeline.release import (
    CHECKSUMS,
    csv_path,
    open_staging,
    parquet_path,
    write_checksums,
    write_csv,
    write_parquet,
)
from pa_pipeline.resolution.whole import tables_of_corpus
from pa_pipeline.state import ArrayCache, ReadingCache, judging_code
from pa_pipeline.tables import conform, load_contracts

WRITTEN_AT_RELEASE = "redirects"
"""The table that no build makes."""


def read_incrementally(seeds: Path, state: Path, processes: int = 1) -> Corpus:
    """Read a folder of seeds with what is kept in `state/readings`."""
    return read_corpus(list_seeds(seeds), ReadingCache(state / "readings", FRAMES), LocalEngine(processes))


def frames_of(corpus: Corpus) -> dict[str, pl.DataFrame]:
    """What was read, by name."""
    return corpus.frames()


def stage_corpus(corpus: Corpus, outputs: Path, state: Path | None = None) -> str | None:
    """SHA256SUMS of the tables that are made from a corpus; null where it has no readable file.

    state: where what was found out about texts is kept between builds.
    """
    if corpus.sources.is_empty():
        return None
    kept = ArrayCache(state / "comparisons", judging_code()) if state else None
    named = ArrayCache(state / "paragraphs", judging_code()) if state else None
    frames = tables_of_corpus(corpus, kept, named)
    contracts = load_contracts()
    if WRITTEN_AT_RELEASE in contracts:
        frames[WRITTEN_AT_RELEASE] = pl.DataFrame(schema=contracts[WRITTEN_AT_RELEASE].polars)
    staged = open_staging(outputs)
    for name, contract in contracts.items():
        table = conform(frames[name].select(contract.column_names), contract)
        write_csv(table, contract, staged / csv_path(name))
        write_parquet(table, contract, staged / parquet_path(name))
    write_checksums(staged)
    return (staged / CHECKSUMS).read_text(encoding="utf-8")


def build_incrementally(seeds: Path, outputs: Path, state: Path, processes: int) -> str | None:
    """SHA256SUMS of the tables of a folder of seeds, read with what is kept in the state."""
    return stage_corpus(read_incrementally(seeds, state, processes), outputs, state)
