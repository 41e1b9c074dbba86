"""The README beside the data: what it says of loading works as written."""

import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml
from contract.made_tables import Made

from pa_pipeline.release import verify_release
from pa_pipeline.release.dataset_readme import describe_dataset
from pa_pipeline.tables import load_package

BLOCK = re.compile(r"```python\n(.*?)```", re.DOTALL)
R_BLOCK = re.compile(r"```r\n(.*?)```", re.DOTALL)


def has_r_packages(*names: str) -> bool:
    asked = " && ".join(f"requireNamespace('{name}', quietly = TRUE)" for name in names)
    rscript = shutil.which("Rscript")
    return rscript is not None and (
        subprocess.run([rscript, "-e", f"quit(status = !({asked}))"], capture_output=True, check=False).returncode == 0
    )


def test_every_python_example_of_the_readme_runs(
    made: Made, release: Path, seeds: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(release)
    examples = BLOCK.findall((release / "README.md").read_text("utf-8"))
    assert len(examples) == 4
    row = made.tables["articles"].row(0, named=True)
    known: dict[str, Any] = {"path": os.fspath(seeds / f"{row['source_id']}.txt"), "encoding": "utf-8-sig", **row}
    for example in examples:
        exec(example, known)  # our own README, run as a reader would
    assert known["passage"].startswith("The Pacific Alliance holds")
    assert known["found"] == [(row["title"],)]


@pytest.mark.skipif(not has_r_packages("DBI", "RSQLite", "readxl"), reason="make test-deps installs R and its packages")
def test_the_r_example_for_database_and_spreadsheet_runs(made: Made, release: Path) -> None:
    (example,) = [code for code in R_BLOCK.findall((release / "README.md").read_text("utf-8")) if "SQLite" in code]
    values = "nrow(paragraphs), paragraphs$article_title[1], nrow(articles), format(articles$published_on[1])"
    done = subprocess.run(
        ["Rscript", "-e", f"{example}\ncat({values}, sep = '|')"],
        cwd=release,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    title = made.tables["articles"]["title"][0]
    assert done.stdout == f"{made.tables['paragraphs'].height}|{title}|1|2022-06-16"
    assert verify_release(release, thorough=False) == []


def test_the_readme_tells_tables_rows_rights_and_how_to_cite(made: Made, release: Path) -> None:
    readme = (release / "README.md").read_text("utf-8")
    for name, frame in made.tables.items():
        assert f"| `{name}` |" in readme
        assert f"| {frame.height:,} |" in readme
    for part in (
        "Creative Commons",
        "MIT",
        "no licence is given",
        "Version 2026.11.0",
        "Known limits",
        "sha256sum -c SHA256SUMS",
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
