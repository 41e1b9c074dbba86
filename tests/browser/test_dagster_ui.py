"""What somebody sees who opens the user interface after a build, and that a build can be launched from it."""

import time
from pathlib import Path
from typing import Any

import polars as pl

from browser.dev_server import UserInterface

LAUNCH = """mutation($config: RunConfigData) { launchRun(executionParams: {
    selector: {repositoryLocationName: "pa_pipeline", repositoryName: "__repository__", jobName: "build"},
    runConfigData: $config}) { __typename ... on LaunchRunSuccess { run { runId } } } }"""
STATUS = "query($id: ID!) { runOrError(runId: $id) { ... on Run { status } } }"


def test_the_graph_shows_the_groups_and_their_assets(page: Any, tmp_path: Path) -> None:
    page.goto("/asset-groups")
    for group in ("reading", "matching", "release"):
        page.get_by_text(group, exact=True).first.wait_for()
    page.screenshot(path=tmp_path / "groups.png")
    page.goto("/locations/pa_pipeline/asset-groups/matching/lineage")
    for asset in ("matches", "paragraphs", "articles", "article_occurrences"):
        page.get_by_text(asset, exact=True).first.wait_for()
    page.get_by_text("Materialized").first.wait_for()
    page.screenshot(path=tmp_path / "matching.png")


def test_a_materialized_asset_shows_its_columns_its_row_count_and_its_first_rows(
    page: Any, interface: UserInterface, tmp_path: Path
) -> None:
    articles = pl.read_csv(interface.root / "outputs" / "csv" / "articles.csv")
    page.goto("/assets/articles")
    page.get_by_text("Distinct articles (press releases, op-eds, invitations)").first.wait_for()
    page.get_by_text("published_on_basis", exact=True).first.wait_for()
    page.screenshot(path=tmp_path / "columns.png")
    page.goto("/assets/articles?view=events")
    page.get_by_text("[Show Markdown]").first.click()
    rows = page.get_by_role("dialog").locator("table tr")
    rows.nth(10).wait_for()
    # The dialog fades in; only the picture has to wait for it.
    page.wait_for_timeout(500)
    page.screenshot(path=tmp_path / "rows.png")
    assert rows.count() == 11
    assert [cell.strip() for cell in rows.nth(0).locator("th").all_inner_texts()] == [
        "article_id",
        "title",
        "published_on",
        "language",
    ]
    assert rows.nth(1).locator("td").first.inner_text().strip() == articles["article_id"][0]
    assert page.get_by_text(str(articles.height), exact=True).count() > 0


def test_the_run_of_the_command_line_is_listed_under_its_job(page: Any, tmp_path: Path) -> None:
    page.goto("/locations/pa_pipeline/jobs/build/runs")
    page.get_by_text("Success", exact=True).first.wait_for()
    page.screenshot(path=tmp_path / "runs.png")


def test_a_build_launched_from_the_interface_succeeds(interface: UserInterface) -> None:
    folders = {name: str(interface.root / name) for name in ("seeds", "outputs")}
    config = {"resources": {"store": {"config": {**folders, "state": str(interface.root / ".pa")}}}}
    before = {path: path.read_bytes() for path in (interface.root / "outputs").rglob("*") if path.is_file()}
    launched = interface.ask(LAUNCH, config=config)["launchRun"]
    assert launched["__typename"] == "LaunchRunSuccess"
    deadline = time.monotonic() + 120
    status = None
    while status not in {"SUCCESS", "FAILURE", "CANCELED"} and time.monotonic() < deadline:
        time.sleep(0.5)
        status = interface.ask(STATUS, id=launched["run"]["runId"])["runOrError"]["status"]
    assert status == "SUCCESS"
    assert {path: path.read_bytes() for path in (interface.root / "outputs").rglob("*") if path.is_file()} == before
