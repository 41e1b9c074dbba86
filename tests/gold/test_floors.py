"""The pipeline reads the annotated texts as well as it ever did."""

import warnings
from pathlib import Path

import polars as pl
import pytest

from gold.sets import SETS
from pa_pipeline.matching import article_paragraphs, match_occurrences
from pa_pipeline.matching.assembly import (
    article_occurrences,
    distinct_articles,
    identify_articles,
)
from pa_pipeline.reading import list_seeds, read_corpus
from pa_pipeline.scoring import Floors, Scores, hold_to_floors, load_floors, render_misses, render_scores, score

HERE = Path(__file__).parent
FLOORS = load_floors(HERE / "floors.yml")


class FloorCanRise(UserWarning):
    """A score stands above its floor: raise the floor, so that what was won is not lost again."""


def build_tables(seeds_dir: Path) -> dict[str, pl.DataFrame]:
    """The tables that are scored, straight from reading and matching."""
    corpus = read_corpus(list_seeds(seeds_dir))
    identified = identify_articles(corpus.occurrences, match_occurrences(corpus.occurrences))
    paragraphs = article_paragraphs(corpus.blocks, identified)
    return {
        "blocks": corpus.blocks,
        "articles": distinct_articles(corpus.occurrences, identified, paragraphs),
        "article_occurrences": article_occurrences(corpus.occurrences, identified),
        "paragraphs": paragraphs,
    }


@pytest.fixture(scope="module", params=SETS)
def scored(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Scores]:
    """Name of a set of annotations, and the scores of a build of its texts."""
    gold_dir, seeds_dir = SETS[request.param]
    tables_dir = tmp_path_factory.mktemp(request.param)
    for name, table in build_tables(seeds_dir).items():
        table.write_parquet(tables_dir / f"{name}.parquet")
    return request.param, score(tables_dir, gold_dir, seeds_dir)


def test_scores_hold_their_floors(scored: tuple[str, Scores]) -> None:
    name, scores = scored
    report = hold_to_floors(scores, FLOORS[name])
    if report.raisable:
        warnings.warn(f"floors of {name}: {'; '.join(report.raisable)}", FloorCanRise, stacklevel=1)
    assert not report.below, explain(scores, report.below, FLOORS[name])


def explain(scores: Scores, below: tuple[str, ...], floors: Floors) -> str:
    """What a failing build needs: scores below their floor, all scores, and what was missed in those tables."""
    known = {row.table for row in scores.rows}
    missed = [render_misses(scores, table) for table in floors if table in known]
    return "\n".join([*below, "", render_scores(scores), *missed])
