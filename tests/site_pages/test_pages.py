"""The pages as files: complete, the same every time, of the same bytes as the published tables."""

import base64
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import polars as pl
import pytest
from contract.made_tables import REJECTS, Made, make_tables
from markupsafe import escape

from pa_pipeline.release import stage_release
from pa_pipeline.site import Content, script_files, search_index, write_site
from pa_pipeline.site.word_counts import fold_words
from pa_pipeline.tables import load_package


@pytest.fixture
def made() -> Made:
    return make_tables()


def write_pages(made: Made, folder: Path, changes: Mapping[str, str] = MappingProxyType({})) -> Path:
    staged = stage_release(made.tables, REJECTS, folder / "outputs")
    for version, rows in changes.items():
        (staged / "changes").mkdir(exist_ok=True)
        (staged / "changes" / f"{version}.csv").write_text(f"table,key,op,changed_columns,cause\n{rows}", "utf-8")
    write_site(staged, Content(load_package(), made.contracts, made.tables, made.seed_text))
    return staged


def contents(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_every_table_has_a_page_that_says_its_grain_and_all_its_columns(made: Made, tmp_path: Path) -> None:
    staged = write_pages(made, tmp_path)
    index = (staged / "index.html").read_text("utf-8")
    for name, contract in made.contracts.items():
        page = (staged / "site" / f"{name}.html").read_text("utf-8")
        assert f'href="site/{name}.html"' in index
        assert str(escape(contract.grain)).split("`")[0][1:] in page
        for column in contract.columns:
            assert f'id="column-{column.name}"' in page
    assert "module" not in re.findall(r"<script[^>]*>", index)


def test_two_writings_are_equal_bytes(made: Made, tmp_path: Path) -> None:
    assert contents(write_pages(made, tmp_path / "one")) == contents(write_pages(made, tmp_path / "two"))


@pytest.mark.parametrize("part_bytes", [script_files.PART_BYTES, 1000])
def test_the_scripts_hold_the_published_parquet_byte_by_byte(
    made: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, part_bytes: int
) -> None:
    monkeypatch.setattr(script_files, "PART_BYTES", part_bytes)
    staged = write_pages(made, tmp_path)
    for name in made.contracts:
        held = b""
        for number in range(len(list((staged / "site" / "data").glob(f"{name}.*.js")))):
            script = (staged / "site" / "data" / f"{name}.{number}.js").read_text("utf-8")
            held += base64.b64decode(re.findall(r'"([^"]*)"\);\n\Z', script)[0])
        assert held == (staged / "parquet" / f"{name}.parquet").read_bytes()


def test_links_within_the_pages_lead_to_files(made: Made, tmp_path: Path) -> None:
    staged = write_pages(made, tmp_path)
    (staged / "SHA256SUMS").touch()
    for page in [staged / "index.html", *(staged / "site").glob("*.html")]:
        for link in re.findall(r'(?:href|src)="([^"#:]+)[^"]*"', page.read_text("utf-8")):
            if link not in ("data", "https"):
                assert (page.parent / link).exists(), f"{page.name} leads to {link}"


def test_a_large_index_is_cut_by_the_first_letters(monkeypatch: pytest.MonkeyPatch, made: Made, tmp_path: Path) -> None:
    monkeypatch.setattr(search_index, "SHARD_BYTES", 200)
    about = search_index.write_search(made.tables, made.contracts, tmp_path)
    assert len(about["shards"]) > 5
    assert sorted(set(about["shards"])) == sorted(about["shards"])
    words = [
        word
        for number in range(len(about["shards"]))
        for word in re.findall(r'\["(\w+)",\{', (tmp_path / f"words.{number}.js").read_text("utf-8"))
    ]
    assert len(words) == len(set(words))
    assert {"flavors", "brussels", "crecemos"} <= set(words)


def test_words_are_folded_as_typed() -> None:
    folded = pl.DataFrame({"text": ["Innovación ÑANDÚ “Über”"]}).select(fold_words(pl.col("text")))
    assert folded.item() == "innovacion nandu “uber”"


def test_pages_are_drawn_without_the_pipeline_in_memory() -> None:
    """What the pages cost must not be the time to load what they do not need."""
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys, pa_pipeline.site; print('altair' in sys.modules, 'pandera' in sys.modules)",
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == ["False", "False"]


@pytest.mark.parametrize(
    ("files", "says"),
    [
        ({}, "is the first release"),
        ({"VERSION": ""}, "no row differs from the release before"),
        ({"VERSION": "articles,a,ADD,,texts\n"}, "1 row came, 0 changed, 0 went, in 1 table:"),
        ({"2001.1.0": "articles,a,ADD,,texts\n"}, "are of no release of their own"),
    ],
)
def test_the_first_page_says_what_is_new(made: Made, tmp_path: Path, files: dict[str, str], says: str) -> None:
    version = str(load_package()["version"])
    changes = {name.replace("VERSION", version): rows for name, rows in files.items()}
    index = (write_pages(made, tmp_path, changes) / "index.html").read_text("utf-8")
    assert says in index
    assert ("is the first release" in index) == (not files)
