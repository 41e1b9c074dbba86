"""The releases that all readers read: the published one, and one that is hard to read. The truth is Polars' Parquet."""

from pathlib import Path

import polars as pl
import pytest

from pa_pipeline.paths import PROJECT_ROOT
from pa_pipeline.tables import load_contracts
from readers.harsh_release import write_harsh_release


@pytest.fixture(scope="session", params=["published", "hard to read"])
def release(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder of a release."""
    if request.param == "published":
        return PROJECT_ROOT / "outputs"
    return write_harsh_release(tmp_path_factory.mktemp("hard") / "outputs")


@pytest.fixture(scope="session")
def truth(release: Path) -> dict[str, pl.DataFrame]:
    """Every table of it."""
    return {name: pl.read_parquet(release / "parquet" / f"{name}.parquet") for name in load_contracts()}
