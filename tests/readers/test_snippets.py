"""Every block of code that the READMEs and the pages show runs as it stands, where a reader would run it."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from pa_pipeline.paths import PROJECT_ROOT
from pa_pipeline.site.snippets import load_snippets
from pa_pipeline.tables import load_contracts
from readers.told_snippets import OUTPUTS, Told, list_told, missing_in_r, read_markdown, read_page, run_r

TOLD = list_told()
RUN_HERE = {"python", "sql", "sh", "r"}
NO_R = missing_in_r()


def told_in(language: str) -> list[Told]:
    return [told for told in TOLD if told.language == language]


@pytest.fixture(autouse=True)
def in_no_folder_of_its_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Whoever forgets to go where a reader is finds nothing."""
    monkeypatch.chdir(tmp_path)


def test_blocks_are_found_in_markdown_and_in_pages_as_a_reader_sees_them(tmp_path: Path) -> None:
    page = tmp_path / "a.html"
    page.write_text('<pre tabindex="0"><code class="language-sql">SELECT &#39;a&#39; &lt; b</code></pre>', "utf-8")
    assert [(told.language, told.code) for told in read_page(page, tmp_path)] == [("sql", "SELECT 'a' < b")]
    assert {told.language for told in read_markdown(PROJECT_ROOT / "README.md", PROJECT_ROOT)} >= {"python", "r"}


def test_every_block_is_of_a_language_that_is_run() -> None:
    others = [(told.where, told.language) for told in TOLD if told.language not in RUN_HERE]
    assert others == []


@pytest.mark.skipif(not (OUTPUTS / "index.html").is_file(), reason="this release has no pages")
def test_every_table_has_its_lines_for_every_tool_on_its_page() -> None:
    for name, contract in load_contracts().items():
        shown = [(told.language, told.code) for told in read_page(OUTPUTS / "site" / f"{name}.html", OUTPUTS)]
        assert shown == [(snippet.language, snippet.code) for snippet in load_snippets(contract)], name


@pytest.mark.parametrize("told", told_in("python"), ids=lambda told: told.where)
def test_python_runs(told: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(told.folder)
    exec(compile(told.code, told.where, "exec"), {})  # our own words, run as a reader would


def test_the_data_set_s_readme_finds_what_it_promises(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(OUTPUTS)
    known: dict[str, Any] = {}
    for told in told_in("python"):
        if told.where.startswith("outputs/README.md"):
            exec(told.code, known)
    assert known["found"]
    assert {len(row) for row in known["people"]} == {4}
    assert known["by_year"].sum() == pl.read_parquet("parquet/articles.parquet")["published_on"].count()
    assert known["row"]["title"].split()[0] in known["passage"]
    assert len(known["articles"]) == pl.read_parquet("parquet/articles.parquet").height


@pytest.mark.parametrize("told", told_in("sql"), ids=lambda told: told.where)
def test_sql_runs_in_duckdb(told: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    duckdb = pytest.importorskip("duckdb", reason="DuckDB is not installed: `make setup` installs it")
    monkeypatch.chdir(told.folder)
    duckdb.sql(told.code).fetchall()


@pytest.mark.parametrize("told", told_in("sh"), ids=lambda told: told.where)
def test_a_command_runs(told: Told) -> None:
    """With the project's own programs first; `make` only says what it would do."""
    if NO_R is not None and told.code.startswith("Rscript"):
        pytest.skip(NO_R)
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    code = "\n".join(line.replace("make ", "make -n ", 1) for line in told.code.splitlines())
    done = subprocess.run(
        ["sh", "-e", "-c", code],
        cwd=told.folder,
        env=os.environ | {"PATH": path},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.skipif(NO_R is not None, reason=str(NO_R))
def test_r_runs(tmp_path: Path) -> None:
    """All blocks in one process, each with variables of its own."""
    blocks = told_in("r")
    (tmp_path / "blocks").mkdir()
    lines = ["options(warn = 2, readr.show_col_types = FALSE)"]
    for number, told in enumerate(blocks):
        block = tmp_path / "blocks" / f"{number}.R"
        block.write_text(told.code, "utf-8")
        lines += [f"setwd('{told.folder}')", f"cat('running {told.where}\\n')", f"source('{block}', local = new.env())"]
    script = tmp_path / "all.R"
    script.write_text("\n".join([*lines, "cat('all run\\n')"]), "utf-8")
    assert run_r(script).splitlines()[-1] == "all run"
