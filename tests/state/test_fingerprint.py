"""Everything that reading depends on is in the fingerprint of the code."""

import ast
import shutil
from pathlib import Path

import pytest

from pa_pipeline.state.fingerprint import (
    CODE,
    JUDGING_ROOMS,
    LOCK,
    PACKAGE,
    ROOMS,
    CodeVersion,
    code_files,
    digest_project,
)


@pytest.fixture
def copy(tmp_path: Path) -> CodeVersion:
    """The package and its locked versions elsewhere, to be changed."""
    for file in [*code_files(PACKAGE), LOCK]:
        target = tmp_path / file.relative_to(PACKAGE.parent)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(file, target)
    return CodeVersion.of(tmp_path / PACKAGE.name, tmp_path / LOCK.name)


def test_a_copy_elsewhere_has_the_same_fingerprint(copy: CodeVersion) -> None:
    assert copy.fingerprint == CODE.fingerprint


@pytest.mark.parametrize(
    "file",
    ["reading/datelines.py", "lexicon/es/calendar.yml", "lexicon/places.tsv", "identifiers.py", "../requirements.lock"],
)
def test_one_more_character_makes_another_version(copy: CodeVersion, file: str) -> None:
    with (copy.package / file).open("a", encoding="utf-8") as opened:
        opened.write("#")
    assert not copy.is_unchanged()


@pytest.mark.parametrize("file", ["reading/new.py", "lexicon/de/calendar.yml", "facts/money.py"])
def test_a_new_file_makes_another_version(copy: CodeVersion, file: str) -> None:
    (copy.package / file).parent.mkdir(exist_ok=True)
    (copy.package / file).write_text("", encoding="utf-8")
    assert not copy.is_unchanged()


def test_what_python_leaves_beside_the_code_makes_no_other_version(copy: CodeVersion) -> None:
    (copy.package / "reading" / "__pycache__").mkdir()
    (copy.package / "reading" / "__pycache__" / "corpus.cpython-311.pyc").write_bytes(b"\0")
    assert copy.is_unchanged()


@pytest.mark.parametrize("rooms", [ROOMS, JUDGING_ROOMS])
def test_no_module_that_reading_imports_is_left_out(rooms: tuple[str, ...]) -> None:
    files = set(code_files(PACKAGE, rooms))
    imported = {
        name
        for file in files
        if file.suffix == ".py"
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in ([node.module or ""] if isinstance(node, ast.ImportFrom) else [alias.name for alias in node.names])
        if name.startswith("pa_pipeline.")
    }
    assert len(imported) > 20
    for name in imported:
        module = PACKAGE.parent.joinpath(*name.split("."))
        assert module.with_suffix(".py") in files or module / "__init__.py" in files, name


@pytest.mark.parametrize(
    "file", ["pa_pipeline/release/csv_files.py", "pa_pipeline/lexicon/es/calendar.yml", "schemas/tables/sources.json"]
)
def test_the_digest_of_the_project_is_that_of_all_that_decides_over_a_release(tmp_path: Path, file: str) -> None:
    for folder in ("pa_pipeline", "schemas"):
        shutil.copytree(PACKAGE.parent / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(LOCK, tmp_path)
    before = digest_project(tmp_path)
    assert before == digest_project()
    with (tmp_path / file).open("a", encoding="utf-8") as opened:
        opened.write("\n")
    assert digest_project(tmp_path) != before
