"""One place for each version, and everywhere else the same."""

import json
import re
import subprocess
import tomllib
from datetime import datetime
from typing import Any

import pytest
import yaml

from pa_pipeline.paths import PROJECT_ROOT
from pa_pipeline.tables import load_package

CFFCONVERT = PROJECT_ROOT / ".venv-cff" / "bin" / "cffconvert"


def citation() -> dict[str, Any]:
    read = yaml.safe_load((PROJECT_ROOT / "CITATION.cff").read_text("utf-8"))
    assert isinstance(read, dict)
    return read


def zenodo() -> dict[str, Any]:
    read = json.loads((PROJECT_ROOT / ".zenodo.json").read_text("utf-8"))
    assert isinstance(read, dict)
    return read


def test_the_data_have_a_calendar_version_and_their_schema_a_semantic_one() -> None:
    package = load_package()
    assert re.fullmatch(r"20\d\d\.(?:[1-9]|1[0-2])\.\d+", package["version"])
    assert re.fullmatch(r"\d+\.\d+\.\d+", package["schema_version"])
    year, month, _ = package["version"].split(".")
    assert package["released_on"].startswith(f"{year}-{int(month):02}-")


def test_code_and_data_carry_one_version_and_day() -> None:
    project = tomllib.loads((PROJECT_ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    package = load_package()
    assert {project["version"], citation()["version"], zenodo()["version"]} == {package["version"]}
    assert {citation()["date-released"], zenodo()["publication_date"]} == {package["released_on"]}


def test_the_changelog_has_an_entry_with_its_day_for_every_release() -> None:
    changelog = (PROJECT_ROOT / "CHANGELOG.md").read_text("utf-8")
    told = re.findall(r"^## (20\S+), (\d+ \w+ \d{4}), schema \d+\.\d+\.\d+$", changelog, re.MULTILINE)
    days = {version: datetime.strptime(day, "%d %B %Y").date() for version, day in told}
    assert [f"## {version}" for version in days] == re.findall(r"^## 20[^,\n]+", changelog, re.MULTILINE)
    changes = (PROJECT_ROOT / "outputs" / "CHANGES.md").read_text("utf-8")
    released = re.findall(r"(?:^## |against )(20\d\d\.\d+\.\d+)", changes, re.M)
    assert set(released) <= set(days)
    assert list(days.values()) == sorted(days.values(), reverse=True)
    package = load_package()
    assert days[package["version"]].isoformat() == package["released_on"]


def test_citation_and_deposit_say_of_the_data_what_the_package_says() -> None:
    package, cited, deposited = load_package(), citation(), zenodo()
    names = [part["title"] for part in package["contributors"]]
    assert cited["title"] == deposited["title"] == package["title"]
    assert [author["name"] for author in cited["authors"]] == names
    assert [creator["name"] for creator in deposited["creators"]] == names
    assert cited["license"] == deposited["license"] == package["licenses"][0]["name"]
    assert (deposited["description"], deposited["keywords"]) == (package["description"], package["keywords"])
    assert [found["identifier"] for found in deposited["related_identifiers"]] == [
        source["path"] for source in package["sources"]
    ]
    assert package["licenses"][-1]["title"] in deposited["notes"]


@pytest.mark.skipif(not CFFCONVERT.exists(), reason="make test-deps installs cffconvert in an environment of its own")
def test_cffconvert_validates_the_citation() -> None:
    command = [CFFCONVERT, "--validate", "-i", PROJECT_ROOT / "CITATION.cff"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_citation_has_what_the_citation_file_format_asks_for() -> None:
    cited = citation()
    assert cited["cff-version"] == "1.2.0"
    assert {"message", "title", "authors"} <= set(cited)
    assert cited["type"] in ("dataset", "software")
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", cited["date-released"])
    assert isinstance(cited["version"], str)
