"""What the whole comparison reports, and what it refuses."""

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from pa_pipeline.paths import PROJECT_ROOT
from pa_pipeline.scoring import SCORED_TABLES, GoldError, GoldFile, NothingPublishedError, load_gold, score

Release = dict[str, list[dict[str, Any]]]
Write = Callable[[Release, Path], Path]


def test_a_release_that_says_what_the_annotations_say_has_no_miss(
    release: Release, write: Write, made_up: Path, tmp_path: Path
) -> None:
    scores = score(write(release, tmp_path), made_up / "gold", made_up / "seeds")
    assert {s.table for s in scores.rows} == set(SCORED_TABLES)
    assert {s.f1 for s in scores.rows} == {1.0}
    assert not any(scores.misses(table) for table in SCORED_TABLES)
    assert scores.mean_full() == 1.0


@pytest.mark.parametrize(
    ("gold", "seeds"), [("tests/gold", "seeds"), ("tests/gold/manners", "tests/gold/manners")], ids=["seeds", "manners"]
)
def test_the_annotations_of_the_project_can_be_met_in_full(
    gold: str, seeds: str, publish: Callable[[Sequence[GoldFile]], Release], write: Write, tmp_path: Path
) -> None:
    folders = PROJECT_ROOT / gold, PROJECT_ROOT / seeds
    scores = score(write(publish(load_gold(*folders)), tmp_path), *folders)
    assert [row for row in scores.rows if row.f1 < 1] == []


def test_only_published_tables_are_reported_unless_asked_for(
    release: Release, write: Write, made_up: Path, tmp_path: Path
) -> None:
    first = {table: release[table] for table in ("articles", "article_occurrences", "blocks", "paragraphs")}
    folders = write(first, tmp_path), made_up / "gold", made_up / "seeds"
    published = {"articles", "article_details", "duplicates", "boilerplate", "repeated_paragraphs"}
    assert {s.table for s in score(*folders).rows} == published
    asked = score(*folders, asked=["events"])
    assert {s.table for s in asked.rows} == {*published, "events"}
    events = asked.find("events", "found")
    assert events is not None
    assert (events.f1, events.gold, events.predicted) == (0.0, 3, 0)


def test_tables_that_nobody_annotated_are_not_reported(
    release: Release, write: Write, made_up: Path, tmp_path: Path
) -> None:
    shutil.copytree(made_up / "gold", tmp_path / "gold")
    for path in (tmp_path / "gold").iterdir():
        path.write_text(path.read_text("utf-8").replace('"quotes":', '"unread":'), "utf-8")
    scores = score(write(release, tmp_path / "release"), tmp_path / "gold", made_up / "seeds")
    assert {s.table for s in scores.rows} == {*SCORED_TABLES} - {"quotes"}


def test_annotations_decide_nothing_by_their_order(
    release: Release, write: Write, made_up: Path, tmp_path: Path
) -> None:
    shutil.copytree(made_up / "gold", tmp_path / "gold")
    for at, path in enumerate(sorted((tmp_path / "gold").iterdir(), reverse=True)):
        path.rename(path.with_name(f"{at}.json"))
    tables = write(release, tmp_path / "release")
    turned = score(tables, tmp_path / "gold", made_up / "seeds")
    straight = score(tables, made_up / "gold", made_up / "seeds")
    assert set(turned.rows) == set(straight.rows)


def test_a_folder_without_tables_is_an_error_that_says_what_to_do(made_up: Path, tmp_path: Path) -> None:
    with pytest.raises(NothingPublishedError, match="Build a release first"):
        score(tmp_path, made_up / "gold", made_up / "seeds")


def test_a_seed_that_is_not_there_is_named(release: Release, write: Write, made_up: Path, tmp_path: Path) -> None:
    with pytest.raises(GoldError, match=r"annotates groups\.txt, which is not in"):
        score(write(release, tmp_path), made_up / "gold", tmp_path)


def test_tables_are_found_below_the_folder_of_a_release(
    release: Release, write: Write, made_up: Path, tmp_path: Path
) -> None:
    write(release, tmp_path / "outputs" / "parquet")
    assert score(tmp_path / "outputs", made_up / "gold", made_up / "seeds").mean_full() == 1.0
