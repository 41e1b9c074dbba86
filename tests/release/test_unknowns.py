"""What is unknown is listed: each column with nulls, how many, and what null means there."""

from pathlib import Path

import polars as pl
from contract.made_tables import Made

from pa_pipeline.release import write_unknowns
from pa_pipeline.tables import check_table, load_report_contracts

CONTRACT = load_report_contracts()["unknowns"]


def test_nulls_are_counted_where_they_are(made: Made, tmp_path: Path) -> None:
    tables = made.with_change("articles", "place", 0, None)
    path = tmp_path / "quality" / "unknowns.csv"
    write_unknowns(tables, made.contracts, CONTRACT, path)
    listed = pl.read_csv(path, schema=CONTRACT.polars)
    assert check_table(listed, CONTRACT) == []
    (row,) = listed.filter(table="articles", column="place").to_dicts()
    nulls = tables["articles"]["place"].null_count()
    assert (row["row_count"], row["unknown_count"]) == (tables["articles"].height, nulls)
    assert row["first_key"] in tables["articles"].filter(pl.col("place").is_null())["article_id"].to_list()
    assert "Null" in row["meaning"]


def test_a_column_without_nulls_is_not_listed(made: Made, tmp_path: Path) -> None:
    write_unknowns(made.tables, made.contracts, CONTRACT, tmp_path / "unknowns.csv")
    listed = set(pl.read_csv(tmp_path / "unknowns.csv").select("table", "column").iter_rows())
    told = {
        (name, column) for name, table in made.tables.items() for column in table.columns if table[column].null_count()
    }
    assert listed == told
