"""Titles that are formulas, scripts, Markdown, templates or SQL: published as they are, and nowhere taken for more."""

import csv
import json
import re
import sqlite3
from contextlib import closing
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import dagster as dg
import openpyxl
import polars as pl
import pytest
from browser.conftest import browser
from defs.small_corpus import Folders

from pa_pipeline.defs.contracts import cell
from pa_pipeline.release import verify_release
from torture.places import build
from torture.shares import TORTURE, Tries

__all__ = ["browser"]
TITLES = [
    '=HYPERLINK("http://hurt.example","Open a Fund in Lima")',
    "+1 Million for the Fund of the Pacific Alliance in Lima",
    "-2+3+cmd|' /C calc'!A0 Opens the Fund of the Pacific Alliance",
    "@SUM(A1:A9) Opens the Fund of the Pacific Alliance",
    "The Alliance</title></script><script>window.hurt=1</script> Opens a Fund",
    'The Alliance <img src="http://hurt.example/a.png" onerror="window.hurt=1"> Opens a Fund',
    "The Alliance <!-- <script> Opens a Fund in Lima",
    "The Alliance \"><svg onload=window.hurt=1> Opens a 'Fund' in Lima",
    "The Alliance ![a](http://hurt.example/b.png) Opens a Fund in Lima",
    "The Alliance [opens](javascript:window.hurt=1) a Fund | in Lima",
    "The **Alliance** `opens` _a_ ~~Fund~~ # in Lima | and | in Cali",
    "The Alliance {{ 7 * 7 }} {% raw %} ${7*7} Opens a Fund in Lima",
    "The Alliance '; DROP TABLE articles; -- Opens a Fund in Lima",
    "The Alliance \\u003cscript\\u003e \\n %s %(x)s {0} Opens a Fund",
]
MENDED = {
    TITLES[4]: "</script><script>window.hurt=1</script> Opens a Fund",
    TITLES[5]: "The Alliance  Opens a Fund",
    TITLES[10]: "The Alliance `opens` _a_ ~~Fund~~ # in Lima | and | in Cali",
}
"""What is left of titles that hold what crude scrapes leave of pages: tags of text and marks of bold words go."""
PUBLISHED = [MENDED.get(title, title) for title in TITLES]
BODY = (
    "Lima, May {day}, 2019.- The Minister of Trade of Peru, Ana Ríos Paz, said today that fund number {day} serves "
    "{day}20 small firms of the region, and that the ministers meet again in Cali, where {day}5 projects are shown."
)
OUT = "hurt.example"


def lay_hostile(folder: Path) -> None:
    """A seed file for each title, with a text of its own below."""
    for number, title in enumerate(TITLES, start=1):
        text = f"{title}\n\n{BODY.format(day=number)}\n\n“We share {title}”, said the minister in Lima on that day.\n"
        (folder / f"hostile_{number:02}.txt").write_text(text, encoding="utf-8")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory, instance: dg.DagsterInstance) -> Folders:
    """Their release."""
    folders = Folders(tmp_path_factory.mktemp("hostile"))
    folders.seeds.mkdir()
    lay_hostile(folders.seeds)
    assert build(folders, instance).failed is None
    return folders


class Elements(HTMLParser):
    """Elements and attributes of a page, as a browser sees them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.scripts, self.handlers, self.addresses = 0, [], []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.scripts += tag == "script"
        self.handlers += [name for name, _ in attrs if name.startswith("on")]
        self.addresses += [value or "" for name, value in attrs if name in ("src", "href")]


def test_they_are_published_as_they_stand(hostile: Folders, tries: Tries) -> None:
    with (hostile.outputs / "csv" / "articles.csv").open(encoding="utf-8", newline="") as opened:
        titles = {row["title"] for row in csv.DictReader(opened)}
    assert set(PUBLISHED) <= titles
    stated = pl.read_parquet(hostile.outputs / "parquet" / "articles.parquet")["title"]
    assert stated.is_in(PUBLISHED).sum() == len(PUBLISHED)
    with closing(sqlite3.connect(hostile.outputs / "pacific-alliance.sqlite")) as database:
        stored = {row[0] for row in database.execute("SELECT title FROM articles")}
    assert set(PUBLISHED) <= stored
    assert verify_release(hostile.outputs, hostile.seeds, thorough=False) == []
    tries(3 * len(TITLES))


def test_the_spreadsheet_takes_none_for_a_formula_or_a_link(hostile: Folders, tries: Tries) -> None:
    book = openpyxl.load_workbook(hostile.outputs / "pacific-alliance.xlsx")
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "b", "d"}
    hurting = [cell for cell in cells if isinstance(cell.value, str) and cell.value[:1] in "=+-@"]
    assert len(hurting) >= 4
    assert all(cell.hyperlink is None for cell in hurting)
    tries(len(cells))


def test_no_page_of_the_release_holds_an_element_of_theirs(hostile: Folders, once_built: Folders, tries: Tries) -> None:
    pages = [Path("index.html"), *(Path("site") / page.name for page in (hostile.outputs / "site").glob("*.html"))]
    for page in pages:
        found = Elements((hostile.outputs / page).read_text("utf-8"))
        usual = Elements((once_built.outputs / page).read_text("utf-8"))
        assert found.scripts == usual.scripts, page
        assert found.handlers == usual.handlers, page
        assert not [address for address in found.addresses if OUT in address], page
    tries(len(pages))


def test_scripts_and_descriptions_stay_what_they_are(hostile: Folders, tries: Tries) -> None:
    scripts = sorted((hostile.outputs / "site" / "data").rglob("*.js"))
    for script in scripts:
        told = re.fullmatch(r"PA\.\w+\((.*)\);\n", script.read_text("utf-8"), re.DOTALL)
        assert told, script
        json.loads(f"[{told[1]}]")
    described = [path for path in hostile.outputs.rglob("*.json*") if path.suffix in (".json", ".jsonld")]
    for path in described:
        json.loads(path.read_text("utf-8"))
    tries(len(scripts) + len(described))


def test_in_a_preview_of_the_user_interface_markdown_is_text(tries: Tries) -> None:
    for title in TITLES:
        shown = cell(title)
        assert re.search(r"(?<!\\)[|`*<>\[\]~]", shown) is None, shown
        assert re.sub(r"\\([^\w\s]|_)", r"\1", shown).rstrip("…") in title  # cut at sixty characters
    tries(len(TITLES))


@pytest.mark.skipif(not TORTURE, reason="`make torture` tries it")
def test_in_a_browser_none_of_them_is_run_and_nothing_is_fetched(hostile: Folders, browser: Any, tries: Tries) -> None:
    page = browser.new_page()
    page.set_default_timeout(30_000)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: asked.append(f"dialog {dialog.message}"))
    page.goto((hostile.outputs / "index.html").as_uri())
    page.locator("#q").press_sequentially("alliance fund")
    page.locator("#found strong").first.wait_for()
    shown = page.locator("#found strong").all_inner_texts()
    page.goto((hostile.outputs / "site" / "articles.html").as_uri())
    page.locator("#rows tbody tr").nth(len(TITLES) - 1).wait_for()
    listed = page.locator("#rows tbody td:first-child").all_inner_texts()
    page.locator("#rows a.show").first.click()
    page.locator("dialog[open] #highlight").wait_for()
    assert page.evaluate("window.hurt === undefined")
    page.close()
    assert [url for url in asked if not url.startswith((hostile.outputs.as_uri(), "data:"))] == []
    assert any("<script>" in title for title in [*shown, *listed])
    tries(len(shown) + len(listed))
