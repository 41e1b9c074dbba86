"""Values put right by hand."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from contract.made_tables import Made, make_tables

from pa_pipeline.corrections import Correction, CorrectionError, apply_corrections, load_corrections, require_applied
from pa_pipeline.tables import check_evidence, check_relations, check_table


@pytest.fixture
def made() -> Made:
    return make_tables()


def correct(made: Made, table: str, column: str, expected: Any, value: Any) -> Any:
    key = made.tables[table][made.contracts[table].primary_key[0]][0]
    correction = Correction(key, column, expected, value, "the article says so", date(2026, 11, 22))
    return apply_corrections(made.tables[table], made.contracts[table], [correction])


def test_a_correction_changes_its_value_and_nothing_else(made: Made) -> None:
    corrected = correct(made, "articles", "place", None, "Brussels")
    assert corrected["place"].to_list() == ["Brussels"]
    assert corrected.drop("place").equals(made.tables["articles"].drop("place"))


def test_a_correction_that_no_longer_matches_is_named(made: Made) -> None:
    with pytest.raises(CorrectionError, match="place expects 'Lima', but articles has None"):
        correct(made, "articles", "place", "Lima", "Brussels")


@pytest.mark.parametrize(
    ("column", "expected", "value", "told"),
    [
        ("town", None, "Lima", "a column that articles has not"),
        ("article_id", None, "aaaaaaaaaaaaa", "told or proved by"),
        ("char_start", 0, 1, "told or proved by"),
        ("word_count", 33, "many", "no integer"),
        ("word_count", 33, True, "no integer"),
        ("published_on", date(2022, 6, 16), "yesterday", "no date"),
    ],
)
def test_keys_evidence_and_types_cannot_be_corrected(
    made: Made, column: str, expected: Any, value: Any, told: str
) -> None:
    with pytest.raises(CorrectionError, match=told):
        correct(made, "articles", column, expected, value)


def test_keys_and_evidence_hold_after_a_correction_and_a_false_one_is_seen(made: Made) -> None:
    title = made.tables["articles"]["title"][0]
    for value, sound in (("its “Flavors” meeting", True), ("A meeting in Lima", False)):
        tables = made.tables | {"articles": correct(made, "articles", "title", title, value)}
        assert check_table(tables["articles"], made.contracts["articles"]) == []
        assert check_relations(tables, made.contracts) == []
        assert (check_evidence(tables, made.contracts, made.seed_text) == []) is sound


def test_a_correction_of_a_row_that_no_table_has_is_named(made: Made) -> None:
    known = Correction(made.tables["articles"]["article_id"][0], "place", None, "Lima", "so", date(2026, 1, 1))
    require_applied(made.tables, made.contracts, [known])
    lost = Correction("aaaaaaaaaaaaa", "place", None, "Lima", "so", date(2026, 1, 1))
    with pytest.raises(CorrectionError, match="aaaaaaaaaaaaa, place names a row that no table has"):
        require_applied(made.tables, made.contracts, [known, lost])


ENTRY = "- {row: abc, column: place, expected: null, value: Lima, reason: so it says, date: 2026-11-22}\n"


def test_no_file_and_an_empty_one_are_no_corrections(tmp_path: Path) -> None:
    assert load_corrections(tmp_path / "corrections.yml") == []
    (tmp_path / "corrections.yml").write_text("# none\n", "utf-8")
    assert load_corrections(tmp_path / "corrections.yml") == []
    (tmp_path / "corrections.yml").write_text(ENTRY, "utf-8")
    assert load_corrections(tmp_path / "corrections.yml")[0].value == "Lima"


def test_a_file_that_is_not_utf_8_is_told_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "corrections.yml").write_bytes(b"# none\n- {reason: Espa\xf1a}\n")
    with pytest.raises(CorrectionError, match=r"corrections\.yml, line 2: not UTF-8 text\. Save the file as UTF-8"):
        load_corrections(tmp_path / "corrections.yml")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("row: abc\n", "not a list of entries"),
        ("# none\n- row: [\n", r"corrections\.yml, line 3: not valid YAML \(expected the node content"),
        ("- {row: abc,\n\tcolumn: place}\n", r"corrections\.yml, line 2: not valid YAML \(found character"),
        (ENTRY.replace("2026-11-22", "2026-13-22"), r"corrections\.yml: not valid YAML \(month must be in 1\.\.12"),
        (ENTRY.replace("reason: so it says, ", ""), "entry 1 lacks reason"),
        (ENTRY.replace("so it says", "' '"), "entry 1 gives no reason"),
        (ENTRY.replace("2026-11-22", "yesterday"), "entry 1 has no date"),
        (ENTRY.replace("row:", "table: x, row:"), "entry 1 has unknown table"),
        (ENTRY * 2, "is corrected twice"),
    ],
)
def test_an_entry_that_is_not_well_written_is_refused(tmp_path: Path, text: str, told: str) -> None:
    (tmp_path / "corrections.yml").write_text(text, "utf-8")
    with pytest.raises(CorrectionError, match=told):
        load_corrections(tmp_path / "corrections.yml")
