import hashlib
from pathlib import Path

import polars as pl
import pyarrow.parquet as pq
import pytest
from contract.made_tables import Made

from pa_pipeline.release import ReleaseError, read_parquet, write_parquet


def test_columns_tell_what_they_mean(made: Made, release: Path) -> None:
    schema = pq.read_schema(release / "parquet" / "articles.parquet")
    for column in made.contracts["articles"].columns:
        assert schema.field(column.name).metadata[b"description"].decode() == column.description


def test_only_coded_columns_are_dictionaries_and_all_are_zstd(made: Made, release: Path) -> None:
    for name, contract in made.contracts.items():
        if made.tables[name].is_empty():
            continue  # no value, no page, nothing to encode
        group = pq.ParquetFile(release / "parquet" / f"{name}.parquet").metadata.row_group(0)
        for index, column in enumerate(contract.columns):
            chunk = group.column(index)
            assert (chunk.path_in_schema, chunk.compression) == (column.name, "ZSTD")
            assert ("RLE_DICTIONARY" in chunk.encodings) is column.dictionary, column.name
            assert chunk.has_column_index is not column.multiline


def test_the_file_says_what_it_is_sorted_by_and_is_flat(made: Made, release: Path) -> None:
    for name, contract in made.contracts.items():
        metadata = pq.ParquetFile(release / "parquet" / f"{name}.parquet").metadata
        assert metadata.num_columns == len(contract.columns)
        by = [contract.columns[column.column_index].name for column in metadata.row_group(0).sorting_columns]
        assert by == list(contract.primary_key)


def test_the_same_rows_are_the_same_bytes(made: Made, tmp_path: Path) -> None:
    contract = made.contracts["blocks"]
    frame = made.tables["blocks"]
    pieces = pl.concat([frame[:3], frame[3:]], rechunk=False)
    for name, rows in (("one", frame), ("two", pieces)):
        write_parquet(rows, contract, tmp_path / name)
    one, two = (hashlib.sha256((tmp_path / name).read_bytes()).digest() for name in ("one", "two"))
    assert one == two


def test_a_null_where_a_value_is_required_is_not_written(made: Made, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="article_id"):
        write_parquet(
            made.changed("articles", "article_id", 0, None), made.contracts["articles"], tmp_path / "articles.parquet"
        )


def test_a_file_of_other_types_or_meanings_is_refused(made: Made, tmp_path: Path) -> None:
    contract, other = made.contracts["articles"], made.contracts["sources"]
    write_parquet(made.tables["sources"], other, tmp_path / "sources.parquet")
    with pytest.raises(ReleaseError, match="columns or types"):
        read_parquet(tmp_path / "sources.parquet", contract)
    made.tables["articles"].write_parquet(tmp_path / "bare.parquet", use_pyarrow=True)
    with pytest.raises(ReleaseError):
        read_parquet(tmp_path / "bare.parquet", contract)
    (tmp_path / "text.parquet").write_text("no table")
    with pytest.raises(ReleaseError, match="not a readable Parquet"):
        read_parquet(tmp_path / "text.parquet", contract)
