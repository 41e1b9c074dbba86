"""`dagster dev` as a newcomer starts it, over a history that `pa build` has written; a headless Chromium."""

import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from defs.small_corpus import FORUM, RED

from browser.dev_server import UserInterface, build_in, clone_project, dagster_dev
from pa_pipeline.paths import PROJECT_ROOT

playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed: `make setup` installs it")

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
FLAGS += ["--disable-component-update", "--disable-sync"]


@pytest.fixture(scope="session")
def interface(tmp_path_factory: pytest.TempPathFactory) -> Iterator[UserInterface]:
    """A clone with two listings of ten articles and two short texts, built, and `dagster dev` over it."""
    root = tmp_path_factory.mktemp("project")
    clone_project(root)
    for listing in ("002_b19ec988de525ded.txt", "003_46ac1752c3c411ef.txt"):
        shutil.copy(PROJECT_ROOT / "seeds" / listing, root / "seeds")
    (root / "seeds" / "forum.txt").write_text(FORUM, encoding="utf-8")
    (root / "seeds" / "red.txt").write_text(RED, encoding="utf-8")
    build_in(root)
    with dagster_dev(root) as address:
        yield UserInterface(root, address)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed; on Debian, `apt-get install chromium`")
    with playwright.sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Any, interface: UserInterface) -> Iterator[Any]:
    opened = browser.new_page(base_url=interface.address, viewport={"width": 1600, "height": 1000})
    opened.set_default_timeout(30_000)
    yield opened
    opened.close()
