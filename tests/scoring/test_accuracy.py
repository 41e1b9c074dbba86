"""What a release publishes of its accuracy."""

import json
from pathlib import Path

import polars as pl
import pytest

from pa_pipeline.paths import GOLD, PROJECT_ROOT
from pa_pipeline.scoring import ALL_LANGUAGES, measure_accuracy, score
from pa_pipeline.scoring.accuracy import COLUMNS, read_unseen, topic_rows
from pa_pipeline.scoring.published import Published
from pa_pipeline.scoring.topics import count_topics
from pa_pipeline.tables import check_table, conform, load_report_contracts

PARQUET, SEEDS = PROJECT_ROOT / "outputs" / "parquet", PROJECT_ROOT / "seeds"
KEY = ["table", "level", "language"]


@pytest.fixture(scope="module")
def measured() -> pl.DataFrame:
    return measure_accuracy(PARQUET, GOLD, SEEDS)


def test_the_release_has_the_scores_that_pa_score_tells(measured: pl.DataFrame) -> None:
    told = {(row.table, row.level): row for row in score(PARQUET, GOLD, SEEDS).rows}
    (found,) = measured.filter(sample="release", table="figures", level="found", language=ALL_LANGUAGES).to_dicts()
    row = told["figures", "found"]
    assert (found["precision"], found["recall"], found["f1"]) == (row.precision, row.recall, row.f1)
    assert (found["n_annotated"], found["n_published"]) == (row.gold, row.predicted)
    assert found["precision_low"] < found["precision"] <= found["precision_high"]


def test_languages_add_up_to_all_of_them(measured: pl.DataFrame) -> None:
    release = measured.filter(sample="release").filter(pl.col("level") != "pairs", pl.col("table") != "paragraphs")
    together = release.filter(language=ALL_LANGUAGES).sort("table", "level")
    counts = [pl.col("n_annotated").sum(), pl.col("n_published").sum()]
    apart = release.filter(pl.col("language") != ALL_LANGUAGES).group_by("table", "level").agg(counts)
    names = ["table", "level", "n_annotated", "n_published"]
    assert apart.sort("table", "level").select(names).rows() == together.select(names).rows()


def test_it_keeps_its_contract(measured: pl.DataFrame) -> None:
    contract = load_report_contracts()["accuracy"]
    assert contract.column_names == list(COLUMNS)
    assert check_table(conform(measured, contract), contract) == []


def test_a_seed_that_is_no_longer_the_annotated_one_is_not_measured(tmp_path: Path) -> None:
    for seed in SEEDS.iterdir():
        (tmp_path / seed.name).write_text("Otra página.\n", "utf-8")
    assert measure_accuracy(PARQUET, GOLD, tmp_path).equals(read_unseen())


def test_a_seed_that_is_not_part_of_the_release_is_not_measured(tmp_path: Path) -> None:
    (tmp_path / "other.txt").write_text("Una página.\n", "utf-8")
    (tmp_path / "other.json").write_text(json.dumps({"source": "other.txt", "articles": []}), "utf-8")
    assert measure_accuracy(PARQUET, tmp_path, tmp_path).equals(read_unseen())


LABELS = """
page:
  Cumbre de Lima: {topics: [tourism, culture], also: [gender]}
  Una feria: {topics: [energy]}
other:
  Not of this release: {topics: [labour]}
"""


def test_topics_named_in_passing_are_neither_demanded_nor_wrong(tmp_path: Path) -> None:
    (tmp_path / "topics.yml").write_text(LABELS, "utf-8")
    articles = {"article_id": ["a"], "title": ["Cumbre de Lima: turismo"], "language": ["es"]}
    topics = {"article_id": ["a", "a", "a"], "topic_id": ["tourism", "gender", "labour"]}
    pl.DataFrame(articles).write_parquet(tmp_path / "articles.parquet")
    pl.DataFrame(topics).write_parquet(tmp_path / "article_topics.parquet")
    together, spanish = topic_rows(count_topics(tmp_path, ["page"], Published(tmp_path)), "release")
    row = dict(zip(COLUMNS, together, strict=True))
    assert (row["precision"], row["n_published"]) == (0.6667, 3)
    assert (row["recall"], row["n_annotated"]) == (0.3333, 3), (
        "the fair was not read as an article: its topic is missed"
    )
    assert spanish[4] == "es"
    assert list(topic_rows(count_topics(tmp_path, ["nowhere"], Published(tmp_path)), "release")) == []
