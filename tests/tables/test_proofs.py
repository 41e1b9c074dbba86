"""A source is proved again as soon as anything that its proof depends on has changed."""

from pathlib import Path

import polars as pl
import pytest
from contract.made_tables import Made
from state.memory import Memory

from pa_pipeline.release import open_seeds
from pa_pipeline.tables import Contract, Proofs, check_evidence


class Asked:
    """Texts of the seeds, and which of them were asked for."""

    def __init__(self, made: Made) -> None:
        self.made = made
        self.sources: list[str] = []

    def __call__(self, source_id: str) -> str:
        self.sources.append(source_id)
        return self.made.seed_text(source_id)


def prove(made: Made, kept: Memory, tables: dict[str, pl.DataFrame], contracts: dict[str, Contract]) -> list[str]:
    """The sources that are asked for."""
    asked, proofs = Asked(made), Proofs(kept)
    check_evidence(tables, contracts, asked, proofs)
    proofs.keep()
    return asked.sources


@pytest.fixture
def kept(made: Made) -> Memory:
    """What is kept once all sources have been proved."""
    kept = Memory()
    assert prove(made, kept, made.tables, made.contracts) == made.tables["sources"]["source_id"].to_list()
    return kept


def test_what_was_proved_is_not_asked_for_again(made: Made, kept: Memory) -> None:
    for _ in range(2):
        assert prove(made, kept, made.tables, made.contracts) == []


@pytest.mark.parametrize(
    ("table", "column", "row", "value", "source"),
    [
        ("sources", "sha256", 1, "0" * 64, "001_copia"),
        ("sources", "encoding", 2, "windows-1252", "002_grupos"),
        ("blocks", "char_start", 0, 1, None),
        ("articles", "subtitle", 0, "", "000_listing"),
        ("paragraphs", "text", 0, "another text", "000_listing"),
    ],
)
def test_a_change_of_text_or_rows_asks_for_that_source(
    made: Made, kept: Memory, table: str, column: str, row: int, value: object, source: str | None
) -> None:
    tables = made.with_change(table, column, row, value)
    assert prove(made, kept, tables, made.contracts) == [source or tables[table]["source_id"][row]]


def test_another_name_of_a_row_asks_for_nothing(made: Made, kept: Memory) -> None:
    tables = made.with_change("paragraphs", "paragraph_id", 0, "aaaaaaaaaaaaa")
    assert prove(made, kept, tables, made.contracts) == []


def test_a_row_more_or_less_asks_for_its_source(made: Made, kept: Memory) -> None:
    tables = made.tables | {"paragraphs": made.tables["paragraphs"].head(-1)}
    assert prove(made, kept, tables, made.contracts) == ["000_listing"]


def test_what_could_not_be_proved_is_asked_for_every_time(made: Made, kept: Memory) -> None:
    tables = made.with_change("paragraphs", "text", 0, "words that no seed has")
    for _ in range(2):
        proofs = Proofs(kept)
        assert check_evidence(tables, made.contracts, made.seed_text, proofs) != []
        proofs.keep()


def test_a_file_that_has_changed_is_noticed_though_its_text_was_measured(made: Made, tmp_path: Path) -> None:
    seeds, kept = made.write_seeds(tmp_path / "seeds"), Memory()
    for expected in ([], ["seeds/001_copia.txt"]):
        proofs = Proofs(kept)
        _, _, problems = open_seeds(made.tables["sources"], seeds, proofs)
        assert [path for path, _ in problems] == expected
        proofs.keep()
        (seeds / "001_copia.txt").write_bytes(b"another text")
    assert len(kept.arrays["proved"]) == 32 * 3
