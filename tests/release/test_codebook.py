from pathlib import Path

from contract.made_tables import Made

from pa_pipeline.release import describe_columns, read_csv
from pa_pipeline.tables import check_table, load_report_contracts

CODEBOOK = load_report_contracts()["codebook"]


def test_every_column_of_every_table_stands_in_the_codebook_once(made: Made, release: Path) -> None:
    codebook = read_csv(release / "codebook.csv", CODEBOOK)
    expected = {(name, column) for name, contract in made.contracts.items() for column in contract.column_names}
    assert set(codebook.select("table", "column").iter_rows()) == expected
    assert codebook.height == len(expected)


def test_the_codebook_keeps_its_own_contract(made: Made) -> None:
    assert check_table(describe_columns(made.contracts, CODEBOOK), CODEBOOK) == []


def test_a_column_is_told_with_key_codes_constraints_and_example(made: Made) -> None:
    rows = {(row["table"], row["column"]): row for row in describe_columns(made.contracts, CODEBOOK).to_dicts()}
    precision = rows["articles", "published_on_precision"]
    assert precision["codes"].startswith("day = the day is stated | month = ")
    assert precision["constraints"] == "null exactly where published_on_basis is none"
    assert rows["paragraphs", "repeats_paragraph_id"]["key"] == "→ paragraphs.paragraph_id"
    assert rows["blocks", "block_id"]["key"] == "primary key"
    assert rows["blocks", "ordinal"]["constraints"] == "minimum 1; unique together with source_id"
    assert rows["article_occurrences", "similarity"]["example"] == "0.9876"
    assert rows["paragraphs", "text"]["evidence"] == "equals"
    assert rows["articles", "text"]["evidence"] is None
    assert rows["articles", "char_start"]["evidence"] == "offset"
