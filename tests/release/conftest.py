"""Fixtures of releases: a small data set that keeps every rule, and what is made of it."""

import shutil
from pathlib import Path

import pytest
from contract.made_tables import REJECTS, Made, make_tables

from pa_pipeline.release import put_in_place, stage_release


@pytest.fixture
def made() -> Made:
    """A small data set that keeps every rule."""
    return make_tables()


@pytest.fixture(scope="session")
def release_of_all(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A release of it, put in place once, which no test changes."""
    target = tmp_path_factory.mktemp("release") / "outputs"
    put_in_place(stage_release(make_tables().tables, REJECTS, target), target)
    return target


@pytest.fixture
def release(release_of_all: Path, tmp_path: Path) -> Path:
    """A copy of that release, to be changed."""
    return shutil.copytree(release_of_all, tmp_path / "outputs")


@pytest.fixture
def seeds(made: Made, tmp_path: Path) -> Path:
    """The seed files that it was made from."""
    return made.write_seeds(tmp_path / "seeds")
