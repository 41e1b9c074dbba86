from pathlib import Path

import pytest
from contract.made_tables import REJECTS, Made, make_tables

from pa_pipeline.release import put_in_place, stage_release


@pytest.fixture
def made() -> Made:
    """A small data set that keeps every rule."""
    return make_tables()


@pytest.fixture
def release(made: Made, tmp_path: Path) -> Path:
    """A release of it, put in place."""
    target = tmp_path / "outputs"
    put_in_place(stage_release(made.tables, REJECTS, target), target)
    return target


@pytest.fixture
def seeds(made: Made, tmp_path: Path) -> Path:
    """The seed files that it was made from."""
    return made.write_seeds(tmp_path / "seeds")
