"""Pictures of the tour in the README: the Dagster UI over a build, and the pages of the release.

    PYTHONPATH=tests python -m browser.take_screenshots     writes docs/screenshots/*.png (`make screenshots`)

The pages are those of the release in `outputs/`. For the UI the project is cloned aside, a seed file that cannot be
read and one that contradicts itself are added, so that checks have something to tell, and `dagster dev` is opened over
it as a newcomer does.
"""

import shutil
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from browser.conftest import CHROMIUM, FLAGS
from browser.dev_server import build_in, clone_project, dagster_dev
from pa_pipeline.paths import GOLD, PROJECT_ROOT

PICTURES = PROJECT_ROOT / "docs" / "screenshots"
SIZE = {"width": 1440, "height": 900}
UNREADABLE = b"\x89PNG\r\n\x1a\n" + bytes(64)
CONTRADICTION = """Exporters of four countries meet in Quito

Quito, March 7, 2023. More than one hundred exporters will meet on Monday, March 14, 2023, in Quito, at the Second
Exporters Forum of the Pacific Alliance, which the trade promotion agencies of the member countries organize.

The forum ends on March 16 with a business round.
"""


def wait_text(*texts: str) -> Callable[[Any], None]:
    """Wait until all of these stand on the page."""

    def wait(page: Any) -> None:
        for text in texts:
            page.get_by_text(text, exact=True).first.wait_for()
        page.wait_for_timeout(2_000)

    return wait


def open_by(text: str) -> Callable[[Any], None]:
    """Click what is called so."""

    def click(page: Any) -> None:
        page.get_by_text(text, exact=True).first.click()
        page.wait_for_timeout(2_000)

    return click


def open_at(text: str) -> Callable[[Any], None]:
    """Click what is called so, and show what stands below it."""

    def scroll(page: Any) -> None:
        page.get_by_text(text, exact=True).first.wait_for()
        page.wait_for_timeout(1_000)
        page.get_by_text(text, exact=True).first.click()
        page.get_by_text(text, exact=True).first.evaluate("heading => heading.scrollIntoView()")
        page.wait_for_timeout(2_000)

    return scroll


INTERFACE: Mapping[str, tuple[str, Callable[[Any], None]]] = {
    "lineage": ("/asset-groups", wait_text("reading", "matching", "facts", "release")),
    "matching": ("/locations/pa_pipeline/asset-groups/matching/lineage", wait_text("articles", "Materialized")),
    "table": ("/assets/events", wait_text("starts_on")),
    "accuracy": ("/assets/accuracy", open_at("Plots")),
    "check": ("/assets/date_mentions?view=checks", open_by("contradictions")),
    "inventory": ("/assets/inventory?view=events", wait_text("inventory")),
    "sensor": ("/locations/pa_pipeline/sensors/arrival", wait_text("Running")),
}
"""Pictures of the Dagster UI: address, and what to wait for."""

PAGES = {
    "site": "index.html",
    "site-table": "site/timeline.html",
}
"""Pictures of the release's pages."""


def picture_interface(browser: Any, address: str) -> None:
    page = browser.new_page(base_url=address, viewport=SIZE)
    page.set_default_timeout(30_000)
    for name, (path, wait) in INTERFACE.items():
        page.goto(path)
        wait(page)
        page.screenshot(path=PICTURES / f"dagster-{name}.png")
    page.close()


def picture_release(browser: Any, outputs: Path) -> None:
    page = browser.new_page(viewport=SIZE)
    for name, path in PAGES.items():
        page.goto((outputs / path).as_uri())
        page.wait_for_timeout(1_500)
        page.screenshot(path=PICTURES / f"{name}.png")
    page.goto((outputs / "site" / "figures.html").as_uri())
    page.get_by_text("Show", exact=True).first.click()
    page.locator("dialog[open] #highlight").wait_for()
    page.wait_for_timeout(500)
    page.screenshot(path=PICTURES / "site-evidence.png")
    page.close()


def main() -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place, sync_playwright() as driver:
        root = Path(place) / "project"
        root.mkdir()
        clone_project(root)
        shutil.copytree(PROJECT_ROOT / "seeds", root / "seeds", dirs_exist_ok=True)
        shutil.copytree(GOLD, root / GOLD.relative_to(PROJECT_ROOT))
        build_in(root)
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        picture_release(browser, PROJECT_ROOT / "outputs")
        (root / "seeds" / "005_scanned.txt").write_bytes(UNREADABLE)
        (root / "seeds" / "006_forum.txt").write_text(CONTRADICTION, encoding="utf-8")
        build_in(root, checked=False)
        with dagster_dev(root) as address:
            picture_interface(browser, address)
        browser.close()


if __name__ == "__main__":
    main()
