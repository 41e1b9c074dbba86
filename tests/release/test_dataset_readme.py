"""The README beside the data. That its code runs is for `readers/test_snippets.py` to say."""

import re
from pathlib import Path

import yaml
from contract.made_tables import Made

from pa_pipeline.release.dataset_readme import describe_dataset
from pa_pipeline.tables import load_package


def test_the_readme_tells_tables_rows_rights_and_how_to_cite(made: Made, release: Path) -> None:
    readme = (release / "README.md").read_text("utf-8")
    for name, frame in made.tables.items():
        assert f"| `{name}` |" in readme
        assert f"| {frame.height:,} |" in readme
    for part in (
        "Creative Commons",
        "MIT",
        "no licence is given",
        f"Version {load_package()['version']}",
        "Known limits",
        "sha256sum --check --quiet SHA256SUMS",
    ):
        assert part in readme
    assert "{" not in re.sub(r"```.*?```", "", readme, flags=re.DOTALL)


def test_a_card_stands_before_the_first_heading(release: Path) -> None:
    _, front, text = (release / "README.md").read_text("utf-8").split("---\n", 2)
    package = load_package()
    assert yaml.safe_load(front) == {
        "pretty_name": package["title"],
        "license": "cc-by-4.0",
        "language": ["en"],
        "version": package["version"],
        "tags": package["keywords"],
    }
    assert text.lstrip().startswith(f"# {package['title']}\n")


def test_rejected_files_are_counted(made: Made) -> None:
    rows = {name: frame.height for name, frame in made.tables.items()}
    package = load_package()
    assert "(1 in this release)" in describe_dataset(package, made.contracts, rows, ["en"], 1)
    assert "(none in this release)" in describe_dataset(package, made.contracts, rows, ["en"], 0)
