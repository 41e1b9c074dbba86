"""Rows of several seed files, told apart by key, and put into any order of the files."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import polars as pl

KEY = "key"
"""Column of a batch's index; the others are the numbers of rows in the frames of the same name."""

MOST_PIECES = 64
"""So few pieces stay in the memory of the batches that they are from: joining them would hold every text once more.
Work on a frame of many pieces takes longer than that costs."""


@dataclass(frozen=True, slots=True)
class Batch:
    """index: one row per seed file, with its key and its number of rows in each frame; frames: the rows, in the order
    of the index."""

    index: pl.DataFrame
    frames: Mapping[str, pl.DataFrame]

    @property
    def keys(self) -> list[str]:
        """Keys of the seed files, in order."""
        return self.index[KEY].to_list()

    @property
    def weights(self) -> list[int]:
        """Rows per seed file, over all frames, in order."""
        return self.index.select(pl.sum_horizontal(pl.exclude(KEY))).to_series().to_list()


def index_schema(frames: Iterable[str]) -> pl.Schema:
    """Columns of a batch's index; frames: the names of its frames."""
    return pl.Schema({KEY: pl.String(), **dict.fromkeys(frames, pl.Int64())})


def arrange(batches: Sequence[Batch], keys: Sequence[str], schemas: Mapping[str, pl.Schema]) -> Batch:
    """Rows of the seed files with these keys, in this order; each frame in MOST_PIECES pieces of memory at most.

    schemas: of the frames, by name. Where batches share a key, the first one counts; raises KeyError for a key that
    none has.
    """
    places: dict[str, tuple[int, int]] = {}
    for number, batch in enumerate(batches):
        for row, key in enumerate(batch.keys):
            places.setdefault(key, (number, row))
    wanted = [places[key] for key in keys]
    indexes = [batch.index for batch in batches]
    index = _gather(indexes, ((number, row, 1) for number, row in wanted), index_schema(schemas))
    frames = {}
    for name, schema in schemas.items():
        starts = [[0, *counts.cum_sum()] for counts in (index[name] for index in indexes)]
        runs = ((number, starts[number][row], starts[number][row + 1] - starts[number][row]) for number, row in wanted)
        frames[name] = _gather([batch.frames[name] for batch in batches], runs, schema)
    return Batch(index, frames)


def _gather(frames: Sequence[pl.DataFrame], runs: Iterator[tuple[int, int, int]], schema: pl.Schema) -> pl.DataFrame:
    """Rows of the runs (number of a frame, first row, length) one after the other."""
    slices: list[tuple[int, int, int]] = []
    for number, start, length in runs:
        if slices and slices[-1][0] == number and sum(slices[-1][1:]) == start:
            slices[-1] = (number, slices[-1][1], slices[-1][2] + length)
        elif length:
            slices.append((number, start, length))
    if not slices:
        return pl.DataFrame(schema=schema)
    pieces = [frames[number].slice(start, length) for number, start, length in slices]
    return pl.concat(pieces, rechunk=len(pieces) > MOST_PIECES)
