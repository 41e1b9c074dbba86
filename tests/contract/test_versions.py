"""One place for each version, and everywhere else the same."""

import re
import tomllib

from pa_pipeline.paths import PROJECT_ROOT
from pa_pipeline.tables import load_package


def test_the_data_have_a_calendar_version_and_their_schema_a_semantic_one() -> None:
    package = load_package()
    assert re.fullmatch(r"20\d\d\.(?:[1-9]|1[0-2])\.\d+", package["version"])
    assert re.fullmatch(r"\d+\.\d+\.\d+", package["schema_version"])


def test_code_and_data_carry_one_version() -> None:
    project = tomllib.loads((PROJECT_ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["version"] == load_package()["version"]
    citation = PROJECT_ROOT / "CITATION.cff"
    if citation.exists():
        assert re.search(rf"^version: ['\"]?{re.escape(project['version'])}", citation.read_text("utf-8"), re.MULTILINE)
