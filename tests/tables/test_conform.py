import polars as pl
import pytest
from contract.made_tables import Made

from pa_pipeline.tables import ContractError, conform


def test_columns_come_in_the_order_and_types_of_the_contract_whatever_they_came_in(made: Made) -> None:
    contract = made.contracts["blocks"]
    frame = made.tables["blocks"]
    shuffled = frame.select(reversed(frame.columns)).with_columns(pl.col("ordinal").cast(pl.UInt8))
    assert conform(shuffled, contract).equals(frame)
    assert conform(shuffled, contract).schema == contract.polars


def test_rows_come_sorted_by_primary_key_whatever_order_they_came_in(made: Made) -> None:
    for name, frame in made.tables.items():
        assert conform(frame.reverse(), made.contracts[name]).equals(frame)
        assert frame.select(made.contracts[name].primary_key).rows() == sorted(
            frame.select(made.contracts[name].primary_key).rows()
        )


def test_rows_of_one_key_come_in_one_order_too(made: Made) -> None:
    contract = made.contracts["sources"]
    twice = pl.concat([made.tables["sources"], made.changed("sources", "byte_size", 0, 1)])
    assert conform(twice, contract).equals(conform(twice.reverse(), contract))


def test_a_missing_and_an_extra_column_are_named(made: Made) -> None:
    frame = made.tables["articles"].rename({"place": "city"})
    with pytest.raises(ContractError, match="articles: the frame lacks place and has also city"):
        conform(frame, made.contracts["articles"])


def test_a_value_that_does_not_fit_its_type_is_refused(made: Made) -> None:
    frame = made.tables["articles"].with_columns(pl.lit("many").alias("word_count"))
    with pytest.raises(ContractError, match="many"):
        conform(frame, made.contracts["articles"])
