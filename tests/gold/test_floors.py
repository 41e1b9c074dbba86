"""The pipeline reads the annotated texts as well as it ever did."""

import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import polars as pl
import pytest

from gold.sets import SETS
from pa_pipeline.corpus import read_corpus
from pa_pipeline.reading import decode_seed, list_seeds
from pa_pipeline.resolution.whole import tables_of_corpus
from pa_pipeline.scoring import Floors, Scores, hold_to_floors, load_floors, render_misses, render_scores, score
from pa_pipeline.tables import check_evidence, check_table, conform, load_contracts

HERE = Path(__file__).parent
FLOORS = load_floors(HERE / "floors.yml")


class FloorCanRise(UserWarning):
    """A score stands above its floor: raise the floor, so that what was won is not lost again."""


@dataclass(frozen=True, slots=True)
class Built:
    """A set of annotations and a build of its texts. told: warnings of the build."""

    name: str
    tables: dict[str, pl.DataFrame]
    scores: Scores
    told: tuple[str, ...]


@pytest.fixture(scope="module", params=SETS)
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A build of the texts of a set, straight from the functions of the pipeline."""
    gold_dir, seeds_dir = SETS[request.param]
    tables_dir = tmp_path_factory.mktemp(request.param)
    said = Listener()
    with said.listening():
        tables = tables_of_corpus(read_corpus(list_seeds(seeds_dir)))
    for name, table in tables.items():
        table.write_parquet(tables_dir / f"{name}.parquet")
    return Built(request.param, tables, score(tables_dir, gold_dir, seeds_dir), tuple(said.messages))


class Listener(logging.Handler):
    """Keeps what is logged."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())

    @contextmanager
    def listening(self) -> Iterator[None]:
        logger = logging.getLogger("pa_pipeline")
        logger.addHandler(self)
        try:
            yield
        finally:
            logger.removeHandler(self)


def test_a_release_of_the_texts_would_be_sound(built: Built) -> None:
    contracts = {name: contract for name, contract in load_contracts().items() if name in built.tables}
    tables = {name: conform(built.tables[name].select(c.column_names), c) for name, c in contracts.items()}
    assert [fault for name, c in contracts.items() for fault in check_table(tables[name], c)] == []
    seeds = {seed.source_id: seed for seed in list_seeds(SETS[built.name][1]).seeds}

    def text_of(source_id: str) -> str:
        return decode_seed(seeds[source_id].file.read_bytes(), seeds[source_id].path).text

    assert check_evidence(tables, contracts, text_of) == []
    assert built.told == ()


def test_scores_hold_their_floors(built: Built) -> None:
    name, scores = built.name, built.scores
    report = hold_to_floors(scores, FLOORS[name])
    if report.raisable:
        warnings.warn(f"floors of {name}: {'; '.join(report.raisable)}", FloorCanRise, stacklevel=1)
    assert not report.below, explain(scores, report.below, FLOORS[name])


def explain(scores: Scores, below: tuple[str, ...], floors: Floors) -> str:
    """What a failing build needs: scores below their floor, all scores, and what was missed in those tables."""
    known = {row.table for row in scores.rows}
    missed = [render_misses(scores, table) for table in floors if table in known]
    return "\n".join([*below, "", render_scores(scores), *missed])
