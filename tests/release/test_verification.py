"""What a downloader's check finds, also where whoever spoiled the release made the checksums fit again."""

import json
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from contract.made_tables import REJECTS, Made
from state.memory import Memory

from pa_pipeline.release import (
    Judged,
    ReleaseError,
    stage_release,
    verify_release,
    write_checksums,
    write_csv,
    write_descriptor,
    write_parquet,
    write_parquet_descriptor,
)
from pa_pipeline.release.checksums import read_checksums
from pa_pipeline.release.descriptor import tables_in
from pa_pipeline.release.independent import check_with_frictionless
from pa_pipeline.tables import Proofs, load_package, load_report_contracts


@pytest.fixture(autouse=True)
def own_checks_alone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without Frictionless, which takes most of the time, but in tests that ask for `second_opinion`."""
    if request.node.get_closest_marker("second_opinion") is None:
        monkeypatch.setattr("pa_pipeline.release.verification.check_with_frictionless", lambda *_: [])


def told(folder: Path, seeds: Path | None = None, thorough: bool | None = False) -> str:
    return "\n".join(str(problem) for problem in verify_release(folder, seeds, thorough))


def seal(folder: Path, made: Made) -> None:
    """Make descriptors and checksums fit whatever the files hold."""
    write_descriptor(folder, load_package(), made.contracts, load_report_contracts())
    write_parquet_descriptor(folder, load_package(), made.contracts)
    write_checksums(folder)


def forge(folder: Path, made: Made, table: str, column: str, row: int, value: Any) -> None:
    """Change one value in the CSV and in the Parquet file, and make everything else fit."""
    frame, contract = made.changed(table, column, row, value), made.contracts[table]
    write_csv(frame, contract, folder / "csv" / f"{table}.csv")
    write_parquet(frame, contract, folder / "parquet" / f"{table}.parquet")
    seal(folder, made)


@pytest.mark.second_opinion
def test_a_sound_release_has_no_problem(release: Path, seeds: Path) -> None:
    assert told(release, seeds, None) == ""
    assert told(release) == ""


@pytest.mark.second_opinion
def test_it_is_judged_by_its_own_descriptor_wherever_it_lies(release: Path, tmp_path: Path, made: Made) -> None:
    copy = tmp_path / "Downloads" / "a folder"
    shutil.copytree(release, copy)
    assert told(copy, None, None) == ""
    text = (copy / "datapackage.json").read_text("utf-8").replace('"maximum": 1\n', '"maximum": 0.5\n')
    (copy / "datapackage.json").write_text(text, "utf-8")
    write_checksums(copy)
    assert "article_occurrences.similarity: above 0.5" in told(copy)


def test_a_flipped_bit_in_any_file_is_found(release: Path) -> None:
    files = sorted(path for path in release.rglob("*") if path.is_file() and path.name != "SHA256SUMS")
    whole = {path: path.read_bytes() for path in files}
    for at_once in (files, [release / "csv" / "articles.csv"], [release / "datapackage.json"]):
        for path in at_once:
            middle = len(whole[path]) // 2
            path.write_bytes(whole[path][:middle] + bytes([whole[path][middle] ^ 1]) + whole[path][middle + 1 :])
        found = told(release)
        for path in files:
            line = f"{path.relative_to(release).as_posix()}: its bytes are not those that SHA256SUMS was made from"
            assert (line in found) == (path in at_once)
        for path in at_once:
            path.write_bytes(whole[path])
    assert told(release) == ""


def test_a_missing_and_an_unlisted_file_are_found(release: Path) -> None:
    (release / "csv" / "blocks.csv").unlink()
    (release / "csv" / "more.csv").touch()
    problems = told(release)
    assert "csv/blocks.csv: is missing, though SHA256SUMS lists it" in problems
    assert "csv/more.csv: is not listed in SHA256SUMS" in problems


def test_a_link_out_of_the_release_is_found(release: Path, tmp_path: Path) -> None:
    shutil.move(release / "csv" / "blocks.csv", tmp_path / "blocks.csv")
    (release / "csv" / "blocks.csv").symlink_to(tmp_path / "blocks.csv")
    assert "csv/blocks.csv: is a link" in told(release)


@pytest.mark.parametrize("content", [None, "abc  README.md\n", f"{'0' * 64}  ../README.md\n"])
def test_checksums_that_are_none_are_told(release: Path, content: str | None) -> None:
    (release / "SHA256SUMS").unlink()
    if content is not None:
        (release / "SHA256SUMS").write_text(content)
    assert told(release).startswith("SHA256SUMS: ")


@pytest.mark.parametrize(
    ("table", "column", "value", "expected"),
    [
        ("blocks", "occurrence_id", "aaaaaaaaaaaaa", "blocks.occurrence_id: occurrence_id names a row of"),
        ("articles", "article_id", "aaaaaaaaaaaaa", "names a row of articles that is not there"),
        ("sources", "path", "seeds/001_copia.txt", "sources.path: path is not unique"),
        ("articles", "language", "english", "articles.language: not of the form [a-z]{2}"),
        ("articles", "article_type", "letter", "articles.article_type: none of the codes"),
        ("articles", "place", "", "articles.place: empty string"),
        ("articles", "occurrence_count", 5, "articles.occurrence_count: is not the number of its rows"),
        ("blocks", "char_end", 10**7, "blocks.char_end: the passage reaches beyond the end"),
    ],
)
def test_a_broken_key_or_value_is_found_though_all_checksums_fit(
    made: Made, release: Path, seeds: Path, table: str, column: str, value: Any, expected: str
) -> None:
    forge(release, made, table, column, 0, value)
    assert expected in told(release, seeds)


def test_a_wrong_span_is_found_with_the_seeds_at_hand(made: Made, release: Path, seeds: Path) -> None:
    forge(release, made, "paragraphs", "char_start", 0, made.tables["paragraphs"]["char_start"][0] + 1)
    assert told(release) == ""
    assert "paragraphs.text: does not equal its passage (1 row" in told(release, seeds)


def test_a_lost_block_is_found_with_the_seeds_at_hand(made: Made, release: Path, seeds: Path) -> None:
    blocks = made.tables["blocks"]
    starts = blocks["char_start"].to_list()
    forge(release, made, "blocks", "char_start", starts.index(0), 5)
    assert "blocks: the blocks do not cover the source exactly once" in told(release, seeds)


@pytest.mark.parametrize("spoil", ["change", "remove"])
def test_a_seed_file_that_is_another_or_gone_is_told_and_the_others_are_still_compared(
    made: Made, release: Path, seeds: Path, spoil: str
) -> None:
    forge(release, made, "paragraphs", "char_start", 0, made.tables["paragraphs"]["char_start"][0] + 1)
    path = seeds / "002_grupos.txt"
    path.write_text("something else") if spoil == "change" else path.unlink()
    problems = told(release, seeds)
    assert "seeds/002_grupos.txt: the seed file is" in problems
    assert "paragraphs.text: does not equal its passage" in problems


def test_a_parquet_file_that_differs_from_its_csv_is_found(made: Made, release: Path) -> None:
    frame = made.changed("articles", "word_count", 0, 34)
    write_parquet(frame, made.contracts["articles"], release / "parquet" / "articles.parquet")
    seal(release, made)
    assert "parquet/articles.parquet: differs from the CSV: word_count in row 1: 33 there, 34 here" in told(release)
    write_parquet(frame.clear(), made.contracts["articles"], release / "parquet" / "articles.parquet")
    seal(release, made)
    assert "1 rows there, 0 rows here" in told(release)


@pytest.mark.parametrize(
    ("statement", "what", "counted"),
    [
        ("DELETE FROM paragraphs WHERE ordinal = 1", "rows there", True),
        ("UPDATE articles SET word_count = 34", "articles differs from the CSV: word_count in row 1", False),
        ("UPDATE articles SET published_on = '2022-06-17'", "published_on in row 1", False),
        ("DROP TABLE redirects", "redirects", True),
        ("ALTER TABLE articles RENAME COLUMN place TO town", "other columns", False),
    ],
)
def test_a_database_that_differs_from_the_csv_is_found(
    made: Made, release: Path, statement: str, what: str, counted: bool
) -> None:
    with closing(sqlite3.connect(release / "pacific-alliance.sqlite")) as database:
        database.execute(statement)
        database.commit()
    seal(release, made)
    found = told(release, thorough=True)
    assert "pacific-alliance.sqlite: " in found
    assert what in found
    assert ("pacific-alliance.sqlite: " in told(release)) is counted


def test_a_rule_that_the_database_breaks_is_found(made: Made, release: Path) -> None:
    with closing(sqlite3.connect(release / "pacific-alliance.sqlite")) as database:
        database.execute("PRAGMA ignore_check_constraints = ON")
        database.execute("UPDATE codebook SET position = 0 WHERE position = 1 AND \"table\" = 'articles'")
        database.commit()
    seal(release, made)
    assert "pacific-alliance.sqlite: CHECK constraint failed in codebook" in told(release, thorough=True)


@pytest.mark.parametrize("name", ["pacific-alliance.sqlite", "pacific-alliance.xlsx"])
def test_a_file_of_all_tables_that_the_descriptor_leaves_out_is_found(release: Path, name: str) -> None:
    descriptor = json.loads((release / "datapackage.json").read_text("utf-8"))
    descriptor["resources"] = [resource for resource in descriptor["resources"] if resource["path"] != name]
    (release / "datapackage.json").write_text(json.dumps(descriptor), "utf-8")
    write_checksums(release)
    assert told(release) == f"datapackage.json: does not describe {name}"


@pytest.mark.second_opinion
def test_an_older_release_without_them_is_sound(made: Made, release: Path) -> None:
    descriptor = json.loads((release / "datapackage.json").read_text("utf-8"))
    descriptor["resources"] = tables_in(descriptor)
    (release / "datapackage.json").write_text(json.dumps(descriptor), "utf-8")
    for name in ("pacific-alliance.sqlite", "pacific-alliance.xlsx"):
        (release / name).unlink()
    write_checksums(release)
    assert told(release, thorough=True) == ""


def test_rows_in_another_order_are_found(made: Made, release: Path) -> None:
    blocks = made.tables["blocks"].reverse()
    write_csv(blocks, made.contracts["blocks"], release / "csv" / "blocks.csv")
    write_parquet(blocks, made.contracts["blocks"], release / "parquet" / "blocks.parquet")
    seal(release, made)
    assert "blocks: not sorted by block_id" in told(release)


def drop_resource(descriptor: dict[str, Any]) -> None:
    del descriptor["resources"][1]


def change_hash(descriptor: dict[str, Any]) -> None:
    descriptor["resources"][0]["hash"] = "sha256:0"


def change_size(descriptor: dict[str, Any]) -> None:
    descriptor["resources"][0]["bytes"] = 1


def change_path(descriptor: dict[str, Any]) -> None:
    descriptor["resources"][0]["path"] = "nowhere.csv"


def change_description(descriptor: dict[str, Any]) -> None:
    descriptor["resources"][0]["schema"]["fields"][0]["description"] = "Something else."


def drop_schema(descriptor: dict[str, Any]) -> None:
    del descriptor["resources"][0]["schema"]


@pytest.mark.parametrize("path", ["datapackage.json", "parquet/datapackage.json"])
@pytest.mark.parametrize(
    "spoil", [drop_resource, change_hash, change_size, change_path, change_description, drop_schema]
)
def test_a_descriptor_that_does_not_fit_the_files_is_found(
    release: Path, path: str, spoil: Callable[[dict[str, Any]], None]
) -> None:
    descriptor = json.loads((release / path).read_text("utf-8"))
    spoil(descriptor)
    (release / path).write_text(json.dumps(descriptor), "utf-8")
    write_checksums(release)
    assert told(release) != ""


def test_a_descriptor_that_is_no_json_is_told(release: Path) -> None:
    (release / "datapackage.json").write_text("{")
    assert "datapackage.json: not a readable data package" in told(release)


def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ReleaseError, match="no such folder"):
        verify_release(tmp_path / "nowhere")


@pytest.mark.parametrize("thorough", [True, False])
def test_frictionless_finds_a_broken_code_by_itself(made: Made, release: Path, thorough: bool) -> None:
    forge(release, made, "articles", "article_type", 0, "letter")
    ((where, what),) = check_with_frictionless(release / "datapackage.json", thorough)
    assert where == "csv/articles.csv"
    assert "letter" in what


def test_frictionless_follows_foreign_keys_where_it_reads_all(made: Made, release: Path) -> None:
    forge(release, made, "blocks", "occurrence_id", 0, "aaaaaaaaaaaaa")
    found = check_with_frictionless(release / "datapackage.json", thorough=True)
    assert any("foreign key" in what for _, what in found)


def test_frictionless_is_not_asked_again_about_bytes_that_it_found_sound_and_always_about_others(
    made: Made, release: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pa_pipeline.release.independent._sound", set())
    descriptor = release / "datapackage.json"
    assert check_with_frictionless(descriptor, False, read_checksums(release)) == []
    with monkeypatch.context() as patch:
        patch.delattr("frictionless.Package")
        assert check_with_frictionless(descriptor, False, read_checksums(release)) == []
        with pytest.raises(ImportError):
            check_with_frictionless(descriptor, True, read_checksums(release))
    forge(release, made, "articles", "article_type", 0, "letter")
    for _ in range(2):
        ((where, _what),) = check_with_frictionless(descriptor, False, read_checksums(release))
        assert where == "csv/articles.csv"


def test_frictionless_is_asked_of_tables_whose_samples_no_earlier_build_had_found_sound(
    made: Made, release: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    descriptor, kept = release / "datapackage.json", Memory()
    known = Proofs(kept)
    assert check_with_frictionless(descriptor, False, None, known) == []
    known.keep()
    with monkeypatch.context() as patch:
        patch.delattr("frictionless.Package")
        assert check_with_frictionless(descriptor, False, None, Proofs(kept)) == []
        with pytest.raises(ImportError):
            check_with_frictionless(descriptor, False)
    forge(release, made, "articles", "article_type", 0, "letter")
    for _ in range(2):
        known = Proofs(kept)
        ((where, _what),) = check_with_frictionless(descriptor, False, None, known)
        known.keep()
        assert where == "csv/articles.csv"


@pytest.mark.parametrize("told", [{"contributors": "nobody"}, {"licenses": "none"}])
def test_frictionless_is_asked_of_a_package_that_says_something_else_of_itself(
    release: Path, told: dict[str, object]
) -> None:
    descriptor, kept = release / "datapackage.json", Memory()
    known = Proofs(kept)
    assert check_with_frictionless(descriptor, False, None, known) == []
    known.keep()
    descriptor.write_text(json.dumps({**json.loads(descriptor.read_text("utf-8")), **told}), "utf-8")
    alone = check_with_frictionless(descriptor, False)
    assert alone
    assert check_with_frictionless(descriptor, False, None, Proofs(kept)) == alone


@pytest.mark.second_opinion
def test_articles_longer_than_a_reader_may_expect_are_verified(made: Made, tmp_path: Path) -> None:
    text = "\n\n".join(["La Alianza del Pacífico reúne a cuatro países."] * 20_000)
    tables = made.with_change("articles", "text", 0, text)
    staged = stage_release(tables, REJECTS, tmp_path / "outputs")
    assert told(staged, None, None) == ""
    assert pl.read_csv(staged / "csv" / "articles.csv")["text"][0] == text


def test_tables_that_were_judged_before_they_were_written_need_not_be_judged_again(release: Path, made: Made) -> None:
    judged = Judged(made.tables, made.contracts)
    assert verify_release(release, thorough=False, judged=judged) == []
    assert all(judged.has(name, frame, made.contracts[name]) for name, frame in made.tables.items())


@pytest.mark.parametrize(
    ("table", "column", "value", "what"),
    [
        ("articles", "place", " Lima", "white space"),
        ("article_occurrences", "article_id", "a" * 13, "not there"),
        ("sources", "article_count", 7, "is not the number"),
    ],
)
def test_a_file_with_other_rows_than_those_judged_is_judged_itself(
    release: Path, made: Made, table: str, column: str, value: Any, what: str
) -> None:
    forge(release, made, table, column, 0, value)
    problems = verify_release(release, thorough=False, judged=Judged(made.tables, made.contracts))
    assert what in "\n".join(map(str, problems))


def test_rows_judged_by_other_rules_are_judged_again(release: Path, made: Made) -> None:
    text = (release / "datapackage.json").read_text("utf-8").replace('"maximum": 1\n', '"maximum": 0.5\n')
    (release / "datapackage.json").write_text(text, "utf-8")
    write_checksums(release)
    problems = verify_release(release, thorough=False, judged=Judged(made.tables, made.contracts))
    assert "above 0.5" in "\n".join(map(str, problems))
