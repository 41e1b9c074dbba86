"""The benchmarks measure what they say: a wrong truth or a lost child process would flatter somebody."""

import json
import sys
from pathlib import Path

import polars as pl
import pytest

from pa_pipeline.definitions import defs
from pa_pipeline.tables import load_contracts
from tests.bench.made_corpus import write_corpus
from tests.bench.matching_scores import ALL_COPIES, LOOK_ALIKES, place_matches, score_matches, sum_up
from tests.bench.peer_tools import load_peers
from tests.bench.process_costs import measure_command
from tests.bench.report_benchmarks import PAGE, PARTS, renew, tell_build, tell_peers
from tests.bench.run_benchmarks import worth
from tests.bench.stage_costs import STAGES

MEGABYTE = 1 << 20


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus")
    write_corpus(150, folder)
    return folder


def test_the_truth_says_where_each_article_begins(place: Path) -> None:
    truth = {row["occurrence_id"]: row for row in pl.read_parquet(place / "truth.parquet").iter_rows(named=True)}
    articles = [json.loads(line) for line in (place / "articles.jsonl").read_text("utf-8").splitlines()]
    assert len(articles) == len(truth) == 150
    for article in articles:
        known = truth[article["id"]]
        told = (place / "seeds" / known["path"]).read_text("utf-8")
        assert told[known["begin"] :].startswith(article["text"] + "\n\n")


def test_files_hold_nothing_but_the_articles_and_category_lines(place: Path) -> None:
    length = sum(len(json.loads(line)["text"]) for line in (place / "articles.jsonl").open(encoding="utf-8"))
    written = sum(len(file.read_text("utf-8")) for file in (place / "seeds").iterdir())
    assert length < written < length + 150 * len("\n\nPublicado en Sin categoría\n\n")


def test_every_step_of_a_build_has_its_stage() -> None:
    steps = {key.to_user_string() for key in defs.resolve_asset_graph().get_all_asset_keys()}
    named = {step for steps in STAGES.values() for step in steps}
    assert named <= steps
    assert steps - named == {*load_contracts(), "facts"}


def test_an_article_whose_beginning_was_not_found_is_no_copy_found() -> None:
    truth = pl.DataFrame(
        [
            ("a", 1, "original", "f", 0),
            ("b", 1, "exact", "f", 90),
            ("c", 1, "exact", "g", 0),
            ("d", 2, "other_day", "g", 9),
        ],
        schema=["occurrence_id", "family", "made", "path", "begin"],
        orient="row",
    )  # fmt: skip
    found = pl.DataFrame({"path": ["f", "f", "g", "g"], "begin": [0, 80, 0, 9], "cluster": ["x", "x", "x", "x"]})
    matches, placed = place_matches(truth, found)
    scores = sum_up(score_matches(truth, matches))
    assert placed == 0.75
    assert scores[ALL_COPIES] == 0.5
    assert scores[LOOK_ALIKES] == 1.0


def test_the_memory_of_a_command_is_its_own_and_not_its_callers(tmp_path: Path) -> None:
    ballast = bytearray(300 * MEGABYTE)
    small = measure_command([sys.executable, "-S", "-c", "pass"], 20, tmp_path / "small.log")
    large = measure_command([sys.executable, "-S", "-c", "b'x' * (200 << 20)"], 20, tmp_path / "large.log")
    assert small.peak < 60 * MEGABYTE < len(ballast)
    assert 200 * MEGABYTE < large.peak < 260 * MEGABYTE


def test_the_time_of_children_counts(tmp_path: Path) -> None:
    loop = "import time\nwhile time.process_time() < 0.4: pass"
    code = f"import subprocess, sys; subprocess.run([sys.executable, '-S', '-c', {loop!r}])"
    assert measure_command([sys.executable, "-c", code], 20, tmp_path / "children.log").cpu > 0.4


@pytest.mark.parametrize(
    ("code", "seconds", "told"),
    [("raise SystemExit('no room')", 20, "exit 1: no room"), ("import time; time.sleep(30)", 1, "stopped after 1 s")],
)
def test_why_a_command_came_to_no_good_end_is_told(code: str, seconds: int, told: str, tmp_path: Path) -> None:
    assert measure_command([sys.executable, "-c", code], seconds, tmp_path / "failed.log").failed == told


def test_every_tool_has_a_script_fixed_versions_and_a_setting_that_was_tried() -> None:
    for peer in [*load_peers().values(), *load_peers("facts").values()]:
        assert peer.script.is_file()
        assert all("==" in package for package in peer.packages)
        assert peer.setting in peer.settings


def test_the_best_setting_is_not_the_one_that_merges_everything() -> None:
    strict, loose = {ALL_COPIES: 0.2, LOOK_ALIKES: 0.05}, {ALL_COPIES: 0.9, LOOK_ALIKES: 1.0}
    assert worth(strict) > worth(loose)


def test_the_page_has_a_place_for_every_table() -> None:
    page = PAGE.read_text("utf-8")
    for name in (*PARTS, "settings", "facts"):
        renewed = renew(page, name, "| a table |")
        assert renewed != page
        assert renew(renewed, name, "| a table |") == renewed


def test_growth_and_failures_are_told() -> None:
    scores = {**sum_up(score_of_nothing()), ALL_COPIES: 0.5}
    cost = {"cpu": 2.0, "wall": 2.0, "peak": 1e9}
    stages = {"floor": {"cpu": 0.1, "peak": 1e8}}
    build = {"stages": stages, "cost": cost, "characters": 10**6, "files": 1, "placed": 1.0, "scores": scores}
    own = {"setting": "", "version": "", "cost": cost, "scores": scores}
    small = {"characters": 10**6, "build": build, "peers": {"own": own, "gone": {"failed": "it does not install"}}}
    large = {**small, "build": {**build, "cost": {**cost, "cpu": 24.0}}}
    assert "10 times the articles cost 12.0 times the CPU" in tell_build({100: small, 1000: large})
    assert "gone: not measured, it does not install" in tell_peers({100: small})


def score_of_nothing() -> pl.DataFrame:
    return pl.DataFrame(
        schema={"made": pl.String, "rows": pl.Int64, "right": pl.Float64, "merged_with_others": pl.Float64}
    )
