"""Tables as Parquet: flat, zstd, sorted by key, with what each column means as field metadata."""

from pathlib import Path

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

from pa_pipeline.release.layout import ReleaseError
from pa_pipeline.tables import Contract

ROW_GROUP = 65_536
"""Rows per row group: part of the bytes, so never taken from the machine."""
ZSTD_LEVEL = 3


def write_parquet(frame: pl.DataFrame, contract: Contract, path: Path) -> None:
    """Write a conformed frame with settings that are all pinned: the same rows are the same bytes.

    A missing folder is made. Text columns of several lines get no statistics: nobody filters by them, and the footer
    stays small.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    sorting = [(name, "ascending") for name in contract.primary_key]
    with pq.ParquetWriter(
        path,
        contract.arrow,
        version="2.6",
        data_page_version="1.0",
        compression="zstd",
        compression_level=ZSTD_LEVEL,
        use_dictionary=[column.name for column in contract.columns if column.dictionary],
        write_statistics=[column.name for column in contract.columns if not column.multiline],
        write_page_index=True,
        sorting_columns=pq.SortingColumn.from_ordering(contract.arrow, sorting, null_placement="at_start"),
        store_schema=True,
    ) as writer:
        for rows in frame.iter_slices(ROW_GROUP) if frame.height else [frame]:
            arrow = rows.to_arrow(compat_level=pl.CompatLevel.oldest()).cast(contract.arrow)
            writer.write_table(arrow, row_group_size=ROW_GROUP)


def read_parquet(path: Path, contract: Contract) -> pl.DataFrame:
    """Read a Parquet file of a table; ReleaseError where it is none, or its columns or their meanings are others."""
    where = f"{path.parent.name}/{path.name}"
    try:
        schema = pq.read_schema(path)
    except (pa.ArrowException, OSError, ValueError) as error:
        raise _unreadable(where, f"it is not a readable Parquet file ({_first_line(error)})") from error
    if not schema.equals(contract.arrow, check_metadata=False):
        raise _unreadable(where, "its columns or types are not those of the descriptor")
    if not schema.equals(contract.arrow, check_metadata=True):
        raise _unreadable(where, "its column descriptions are not those of the descriptor")
    try:
        # Not pyarrow, which wrote it: another reader, and the faster one.
        return pl.read_parquet(path)
    except (pl.exceptions.PolarsError, pl.exceptions.PanicException, OSError, ValueError) as error:
        raise _unreadable(where, f"its rows cannot be read ({_first_line(error)})") from error


def _first_line(error: BaseException) -> str:
    return str(error).partition("\n")[0][:200]


def _unreadable(where: str, what: str) -> ReleaseError:
    return ReleaseError(what, where, "Download the release again, or build it with pa build.")
