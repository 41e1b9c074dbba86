"""The pages of the release in a browser, from the folder as somebody opens it: no server, no network."""

import csv
import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

import polars as pl
import pytest

from pa_pipeline.paths import PROJECT_ROOT
from pa_pipeline.site.source_texts import show_source
from pa_pipeline.tables import load_contracts

OUTPUTS = PROJECT_ROOT / "outputs"
FIRST_VIEW_BYTES = 2_000_000
WIDTHS = (360, 1280)
SCHEMES = ("light", "dark")


class Visit:
    """A page of the release, and all that went wrong or out while it was open."""

    def __init__(self, browser: Any, width: int = 1280, scheme: str = "light") -> None:
        self.context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
        self.page = self.context.new_page()
        self.page.set_default_timeout(10_000)
        self.faults: list[str] = []
        self.requested: list[str] = []
        self.page.on("console", lambda said: self.faults.append(said.text) if said.type in ("error", "warning") else 0)
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.on("request", lambda request: self.requested.append(request.url))

    def open(self, path: str, outputs: Path = OUTPUTS) -> Any:
        name, _, anchor = path.partition("#")
        self.page.goto((outputs / name).as_uri() + (f"#{anchor}" if anchor else ""))
        return self.page

    def end(self) -> None:
        self.context.close()
        assert self.faults == []
        assert [url for url in self.requested if not url.startswith((OUTPUTS.as_uri(), "data:"))] == []


@pytest.fixture
def visit(browser: Any) -> Iterator[Visit]:
    made = Visit(browser)
    yield made
    made.end()


def rows_of(table: str) -> list[dict[str, str]]:
    with (OUTPUTS / "csv" / f"{table}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def an_accented_title() -> tuple[str, str, str]:
    """Title of an article, and a word of it with accents and without."""
    plain = str.maketrans("áéíóúüñ", "aeiouun")
    for row in rows_of("articles"):
        for word in row["title"].split():
            if len(word) > 6 and word.isalpha() and word.lower().translate(plain) != word.lower():
                return row["title"], word, word.lower().translate(plain)
    raise AssertionError("no title has an accent")


def test_search_finds_an_article_with_and_without_accents(visit: Visit) -> None:
    title, accented, plain = an_accented_title()
    page = visit.open("index.html")
    for typed in (accented, plain, plain[:-2]):
        page.fill("#q", "")
        page.locator("#q").press_sequentially(typed)
        page.locator("#found strong", has_text=title).wait_for()
        assert "result" in page.inner_text("#q-status")
    assert page.locator("#found mark").count() > 0


def test_search_finds_a_person_and_leads_to_the_rows_about_them(visit: Visit) -> None:
    person = max(rows_of("people"), key=lambda row: int(row["article_count"]))
    page = visit.open("index.html")
    page.fill("#q", person["name"])
    page.locator("#found a", has_text=person["name"]).first.click()
    page.locator("dialog[open] #row-title", has_text=person["name"]).wait_for()
    page.locator("#back-rows a").first.wait_for()
    roles = sum(row["person_id"] == person["person_id"] for row in rows_of("person_roles"))
    assert f"{roles} row" in page.inner_text("#back-rows")


def test_a_search_for_what_is_not_there_says_so(visit: Visit) -> None:
    page = visit.open("index.html")
    page.fill("#q", "zzzqqq")
    page.get_by_text("Nothing found for").wait_for()


def test_a_filter_narrows_a_table_and_a_click_on_a_head_sorts_it(visit: Visit) -> None:
    articles = rows_of("articles")
    essays = [row["title"] for row in articles if row["article_type"] == "op_ed"]
    page = visit.open("site/articles.html")
    page.locator("#rows .status", has_text=f"{len(articles)} rows").wait_for()
    page.select_option("#filter-article_type", "op_ed")
    page.locator("#rows .status", has_text=f"{len(essays)} rows of {len(articles)}").wait_for()
    assert sorted(page.locator("#rows tbody td:first-child").all_inner_texts()) == sorted(essays)
    page.select_option("#filter-article_type", "")
    page.get_by_role("button", name="Words").click()
    page.locator("th[aria-sort=ascending]").wait_for()
    shown = page.locator("#rows tbody tr").first.locator("td.num").first.inner_text()
    assert int(shown.replace(",", "")) == min(int(row["word_count"]) for row in articles)
    page.fill("#filter", "alianza pacifico")
    page.wait_for_function("document.querySelector('#rows .status').textContent.includes(' of ')")
    assert page.locator("#rows tbody tr").count() > 0


@pytest.mark.parametrize(
    ("table", "typed", "found"),
    [
        ("figures", "usd", lambda row: row["currency"] == "USD"),
        ("people", "627,000", lambda row: False),
        ("figures", "627,000,000,000", lambda row: row["value"] == "627000000000"),
        ("events", "{first}", lambda row: row["event_id"] == rows_of("events")[0]["event_id"]),
        ("events", "{start}", lambda row: False),
    ],
    ids=["a code", "no number", "a number as it is shown", "a whole identifier", "letters of an identifier"],
)
def test_a_filter_looks_into_all_columns(visit: Visit, table: str, typed: str, found: Callable[[Any], bool]) -> None:
    first = next(iter(rows_of(table)[0].values()))
    typed = typed.format(first=first, start=first[:7])
    rows = rows_of(table)
    page = visit.open(f"site/{table}.html")
    page.locator("#rows tbody tr").first.wait_for()
    page.fill("#filter", typed)
    wanted = sum(map(found, rows))
    page.locator("#rows .status", has_text=f"{wanted} row{'' if wanted == 1 else 's'} of {len(rows)}").wait_for()


def test_sums_stand_with_their_currency_and_groups_of_digits(visit: Visit) -> None:
    largest = max((row for row in rows_of("figures") if row["currency"]), key=lambda row: int(row["value"]))
    page = visit.open("site/figures.html")
    page.fill("#filter", largest["value"])
    page.locator("#rows .status", has_text=" of ").wait_for()
    shown = page.locator("#rows tbody tr").first.locator("td").all_inner_texts()
    assert shown[0] == f"{int(largest['value']):,}"
    assert largest["currency"] in shown
    page.locator("#rows tbody tr a.show").first.click()
    page.locator("dialog[open] #row-title", has_text=f"{int(largest['value']):,} · {largest['currency']}").wait_for()


def test_all_results_of_a_search_can_be_seen(visit: Visit) -> None:
    page = visit.open("index.html")
    page.fill("#q", "mexico")
    page.get_by_text("the best 12 shown").wait_for()
    results = int(page.inner_text("#q-status").split()[0])
    page.get_by_role("button", name=f"Show all {results}").click()
    page.locator(f"#found li:nth-child({results})").wait_for()
    assert page.inner_text("#q-status") == f"{results} results"
    assert page.locator("#found li:nth-child(13) a").evaluate("link => link === document.activeElement")
    assert page.get_by_role("button", name="Show all").count() == 0


def test_an_identifier_of_an_earlier_release_leads_on(visit: Visit) -> None:
    moved = next(row for row in rows_of("redirects") if row["new_id"] and row["table"] == "events")
    page = visit.open(f"site/events.html#row={moved['old_id']}")
    page.locator("dialog[open] #row-note", has_text=f"{moved['old_id']} has not been used since").wait_for()
    assert moved["new_id"] in page.inner_text("#values")
    assert page.evaluate("location.hash") == f"#row={moved['new_id']}"


@pytest.mark.parametrize("kind", ["gone", "unknown"])
def test_an_identifier_that_leads_nowhere_is_told_where_it_is_seen(visit: Visit, kind: str) -> None:
    gone = next(row for row in rows_of("redirects") if not row["new_id"])
    key, said = (
        (gone["old_id"], f"has been gone since {gone['release']}")
        if kind == "gone"
        else ("nobody", "No row of this table")
    )
    page = visit.open(f"site/{gone['table']}.html#row={key}")
    page.locator("#missing", has_text=said).wait_for()
    seen = "note => { const { top, bottom } = note.getBoundingClientRect(); return top >= 0 && bottom <= innerHeight; }"
    page.wait_for_function(f"({seen})(document.getElementById('missing'))")
    assert page.locator("dialog[open]").count() == 0


def test_no_column_hides_another_on_a_narrow_screen(browser: Any) -> None:
    visit = Visit(browser, 390)
    page = visit.open("site/timeline.html")
    page.locator("#rows tbody tr").first.wait_for()
    assert page.locator("#rows td.open").first.evaluate("cell => getComputedStyle(cell).position") == "static"
    page.locator("#rows tbody tr td").first.click()
    page.locator("dialog[open] #row-title").wait_for()
    visit.end()


def test_the_menu_of_columns_shows_more_and_closes_as_menus_do(visit: Visit) -> None:
    page = visit.open("site/articles.html")
    menu, heads = page.locator("details.chooser"), page.locator("#rows th")
    page.locator("#rows tbody tr").first.wait_for()
    before = heads.count()
    menu.locator("summary").click()
    menu.locator("input:not(:checked)").first.check()
    page.wait_for_function(f"document.querySelectorAll('#rows th').length === {before + 1}")
    assert menu.get_attribute("open") is not None
    page.keyboard.press("Escape")
    assert menu.get_attribute("open") is None
    menu.locator("summary").click()
    page.locator("h1").first.click()
    assert menu.get_attribute("open") is None


@pytest.mark.parametrize("table", [name for name, contract in load_contracts().items() if contract.evidence])
def test_a_row_opens_its_evidence_with_the_passage_highlighted(visit: Visit, table: str) -> None:
    contract = load_contracts()[table]
    frame = pl.read_parquet(OUTPUTS / "parquet" / f"{table}.parquet")
    if contract.evidence is None or frame.is_empty():
        pytest.skip("no rows in this release")
    evidence = contract.evidence
    sources = {row["source_id"]: row for row in rows_of("sources")}
    page = visit.open(f"site/{table}.html")
    page.locator("#rows a.show").first.wait_for()
    on_show = [unquote(link.get_attribute("href").partition("#row=")[2]) for link in page.locator("#rows a.show").all()]
    keys = pl.concat_str(list(contract.primary_key), separator="|")
    proven = frame.with_columns(key=keys).filter(pl.col("key").is_in(on_show), pl.col(evidence.source).is_not_null())
    if proven.is_empty():
        pytest.skip("no row of the first page has a passage")
    row = proven.row(0, named=True)
    link = page.locator(f'#rows a.show[href$="#row={quote(row["key"])}"]')
    link.click()
    page.locator("dialog[open] #highlight").wait_for()
    source = sources[row[evidence.source]]
    text = (PROJECT_ROOT / source["path"]).read_bytes().decode(source["encoding"])
    passage = text[row[evidence.start] : row[evidence.end]]
    assert page.locator("#highlight").text_content() == passage.replace("\r\n", "\n")
    box = page.locator("#passage")
    inside = "([box, mark]) => mark.getBoundingClientRect().top < box.getBoundingClientRect().bottom"
    assert page.evaluate(inside, [box.element_handle(), page.locator("#highlight").element_handle()])
    page.get_by_role("button", name="Show the whole source").click()
    assert box.text_content() == show_source(text).text.replace("\r\n", "\n")
    page.keyboard.press("Escape")
    page.locator("dialog[open]").wait_for(state="detached")
    assert link.evaluate("link => link === document.activeElement")


def test_what_a_table_shows_is_what_its_files_hold(visit: Visit) -> None:
    frame = pl.read_parquet(OUTPUTS / "parquet" / "people.parquet")
    page = visit.open("site/people.html")
    page.locator("#rows tbody tr").first.wait_for()
    assert page.locator("#rows tbody td:first-child").all_inner_texts() == frame["name"].head(25).to_list()


def test_events_open_newest_first_with_days_no_more_exact_than_they_are_known(visit: Visit) -> None:
    letters = {"day": 10, "month": 7, "year": 4}
    days = sorted((row["starts_on"], row["precision"]) for row in rows_of("events") if row["starts_on"])
    told = [day[: letters[precision]] for day, precision in days]
    page = visit.open("site/events.html")
    page.locator("#rows th[aria-sort=descending]", has_text="First day").wait_for()
    shown = page.locator("#rows tbody tr td.day:nth-child(3)").all_inner_texts()
    assert sorted(shown, reverse=True) == sorted(told[-len(shown) :], reverse=True)
    assert shown[0] == told[-1]
    page.get_by_role("button", name="First day").click()
    page.locator("#rows th[aria-sort=ascending]", has_text="First day").wait_for()
    assert page.locator("#rows tbody td:nth-child(3)").first.inner_text() == told[0]


def test_what_is_cut_at_the_edge_of_a_narrow_screen_says_so(browser: Any) -> None:
    visit = Visit(browser, 390)
    page = visit.open("index.html")
    for region in ("#relations .scroll", "#accuracy details[open] .scroll"):
        assert page.locator(region).first.evaluate("box => box.scrollWidth > box.clientWidth")
        told = page.locator(region).first.evaluate("box => box.previousElementSibling.innerText")
        assert told == "Wider than the screen: swipe it sideways."
    visit.end()


def test_a_download_link_gives_the_file(visit: Visit) -> None:
    page = visit.open("site/articles.html")
    for kind, path in (("CSV", "csv/articles.csv"), ("Parquet", "parquet/articles.parquet")):
        with page.expect_download() as started:
            page.locator(".downloads a", has_text=kind).click()
        given = hashlib.sha256(Path(started.value.path()).read_bytes()).hexdigest()
        assert given == hashlib.sha256((OUTPUTS / path).read_bytes()).hexdigest()


def test_the_first_view_is_light(visit: Visit) -> None:
    page = visit.open("index.html")
    page.wait_for_load_state("networkidle")
    files = {Path(url.removeprefix("file://").split("#")[0]) for url in visit.requested if url.startswith("file:")}
    assert sum(file.stat().st_size for file in files) < FIRST_VIEW_BYTES


def test_keys_alone_lead_to_a_passage(visit: Visit) -> None:
    page = visit.open("index.html")
    page.keyboard.press("/")
    page.keyboard.type("alianza")
    page.locator("#found a").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.locator("dialog[open] #highlight").wait_for()


def test_the_theme_can_be_chosen_against_the_system(visit: Visit) -> None:
    page = visit.open("index.html")
    colour = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(colour)
    page.get_by_role("button", name="Switch between light and dark").click()
    assert page.evaluate(colour) != light
    visit.open("site/people.html")
    assert page.evaluate(colour) != light


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("scheme", SCHEMES)
def test_pages_fit_and_nothing_hinders_a_screen_reader(browser: Any, width: int, scheme: str, tmp_path: Path) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="`make setup` installs it").Axe()
    visit = Visit(browser, width, scheme)
    quoted = rows_of("quotes")[0]["quote_id"]
    for path, ready in (
        ("index.html", "#tables"),
        ("site/articles.html", "#rows tbody tr"),
        ("site/timeline.html", "#rows tbody tr"),
        (f"site/quotes.html#row={quoted}", "dialog[open] #highlight"),
    ):
        page = visit.open(path)
        page.locator(ready).first.wait_for()
        if path == "index.html":
            page.fill("#q", "alianza")
            page.locator("#found a").first.wait_for()
        page.screenshot(path=tmp_path / "page.png")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{path} is wider than the screen"
        found = axe.run(page, options={"preload": False}).response["violations"]
        serious = [
            f"{path}: {fault['id']} {[node['target'] for node in fault['nodes']][:3]}"
            for fault in found
            if fault["impact"] in ("serious", "critical")
        ]
        assert serious == []
    visit.end()
