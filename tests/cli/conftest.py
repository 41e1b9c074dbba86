"""A release made by `pa build`, with a Dagster instance of its own."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from defs.own_history import found_history
from typer.testing import CliRunner, Result

from cli.released_place import Pa, Place
from pa_pipeline.cli import app
from pa_pipeline.paths import PROJECT_ROOT

SEEDS = ["000_93d4fecfcb109629.txt", "003_46ac1752c3c411ef.txt"]


@pytest.fixture(scope="session", autouse=True)
def dagster_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Runs of the tests stay out of the project's own history."""
    home = tmp_path_factory.mktemp("dagster")
    found_history(home)
    before = os.environ.get("DAGSTER_HOME")
    os.environ["DAGSTER_HOME"] = str(home)
    yield home
    if before is None:
        del os.environ["DAGSTER_HOME"]
    else:
        os.environ["DAGSTER_HOME"] = before


@pytest.fixture(scope="session")
def pa() -> Pa:
    """Run `pa` in this process; exceptions other than its own exits are raised."""

    def run(*arguments: str) -> Result:
        return CliRunner().invoke(app, list(arguments), prog_name="pa", catch_exceptions=False)

    return run


@pytest.fixture(scope="session")
def released(tmp_path_factory: pytest.TempPathFactory, pa: Pa) -> tuple[Place, Result]:
    """Folders with a release of two of the project's seed files, and what the build printed."""
    place = Place(tmp_path_factory.mktemp("released"))
    (place.root / "seeds").mkdir()
    for name in SEEDS:
        shutil.copy(PROJECT_ROOT / "seeds" / name, place.root / "seeds" / name)
    return place, pa("build", *place.build_options)


@pytest.fixture
def place(released: tuple[Place, Result], tmp_path: Path) -> Place:
    """The same release elsewhere, to be changed."""
    shutil.copytree(released[0].root, tmp_path, dirs_exist_ok=True)
    return Place(tmp_path)
