"""What the documents name exists: files, folders, tests, modules, targets of make, commands of pa, headings."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import typer
from torture.rows import ROWS

from pa_pipeline.cli import app
from pa_pipeline.paths import PROJECT_ROOT

NAMES = [
    "README.md",
    "CONTRIBUTING.md",
    "examples/README.md",
    *(f"docs/{p.name}" for p in (PROJECT_ROOT / "docs").glob("*.md")),
]
OWN = ("tests", "pa_pipeline", "docs", "examples", "schemas", "outputs", "quality")
"""Folders whose files are the project's own; what is told to lie in `seeds/` may be an example."""
PATH = re.compile(rf"(?<![\w./:-])(?:{'|'.join(OWN)})/[\w./<>*-]*")
LINK = re.compile(r"\]\(([^)\s:]+)\)")


def text_of(name: str) -> str:
    return (PROJECT_ROOT / name).read_text("utf-8")


def code_of(name: str) -> str:
    """Everything that a document sets as code, a piece a line."""
    text = text_of(name)
    blocks = re.findall(r"^```.*?\n(.*?)^```", text, re.DOTALL | re.MULTILINE)
    return "\n".join([*blocks, *re.findall(r"`([^`\n]+)`", text)])


def paths_told(name: str) -> Iterator[Path]:
    """Files and folders of the project that a document names; `<language>` and `*` stand for any name."""
    for told in PATH.findall(code_of(name)):
        path = f"outputs/{told}" if told.startswith("quality/") else told
        yield Path(re.sub(r"<\w+>", "*", path).rstrip("."))


@cache
def anchors_of(file: Path) -> set[str]:
    """Headings of a document as addresses lead to them."""
    headings = re.findall(r"^#+ (.+)$", file.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("name", NAMES)
def test_files_and_folders_that_are_named_exist(name: str) -> None:
    assert [str(path) for path in paths_told(name) if not list(PROJECT_ROOT.glob(str(path)))] == []


@pytest.mark.parametrize("name", NAMES)
def test_links_lead_to_files_and_headings(name: str) -> None:
    lost = []
    for link in LINK.findall(text_of(name)):
        path, _, anchor = link.partition("#")
        file = (PROJECT_ROOT / name).parent / path if path else PROJECT_ROOT / name
        if not file.exists() or (anchor and anchor not in anchors_of(file)):
            lost.append(link)
    assert lost == []


@pytest.mark.parametrize("name", NAMES)
def test_commands_that_are_named_exist(name: str) -> None:
    code = code_of(name)
    targets = set(re.findall(r"^([a-z-]+):", text_of("Makefile"), re.MULTILINE))
    assert set(re.findall(r"^make ([a-z][a-z-]*)", code, re.MULTILINE)) <= targets
    modules = re.findall(r"python -m ((?:tests|pa_pipeline)[\w.]*)", code)
    assert [module for module in modules if not list(PROJECT_ROOT.glob(f"{module.replace('.', '/')}*"))] == []
    group = typer.main.get_command(app)
    known = set(getattr(group, "commands", {}))
    assert set(re.findall(r"^(?:\.venv/bin/)?pa ([a-z]+)", code, re.MULTILINE)) <= known


def test_the_page_on_reliability_tells_of_rows_that_are_tried() -> None:
    table = text_of("docs/reliability.md").partition("<!-- table: begin -->")[2].partition("<!-- table: end -->")[0]
    told = [line.split(" | ")[0].removeprefix("| ") for line in table.splitlines()[3:]]
    assert set(told) <= {row.tried for row in ROWS}
    assert [
        test for row in ROWS for test in row.tests if not (PROJECT_ROOT / "tests" / test.partition("::")[0]).exists()
    ] == []
