"""How right a release is, as a table: measured where its seed files are annotated, told where others were.

Here: which scores are published, and as what. Not here: how a row is held against an annotation.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl

from pa_pipeline.scoring.articles import HEAD_FIELDS
from pa_pipeline.scoring.gold import load_fitting_gold
from pa_pipeline.scoring.intervals import wilson_interval
from pa_pipeline.scoring.published import Published
from pa_pipeline.scoring.scorer import FROM_TABLES, score_files
from pa_pipeline.scoring.tally import Scores
from pa_pipeline.scoring.topics import TopicCounts, count_topics

ALL_LANGUAGES = "mul"
"""ISO 639-2 for several languages."""

UNSEEN = Path(__file__).with_name("unseen.csv")
"""Scores of texts that nobody had looked at: measured once, and true of the rules of that day."""

COLUMNS = {
    "sample": pl.String, "measured_on": pl.Date, "table": pl.String, "level": pl.String, "language": pl.String,
    "precision": pl.Float64, "precision_low": pl.Float64, "precision_high": pl.Float64,
    "recall": pl.Float64, "recall_low": pl.Float64, "recall_high": pl.Float64,
    "f1": pl.Float64, "n_annotated": pl.Int64, "n_published": pl.Int64,
}  # fmt: skip
"""Columns of the published table, as its contract has them."""


def measure_accuracy(tables_dir: Path, gold_dir: Path, seeds_dir: Path) -> pl.DataFrame:
    """Accuracy of a release: of its annotated seed files, and of texts unseen (columns as in `accuracy.json`).

    tables_dir: folder with the release's ``*.parquet``; gold_dir: folder of annotations, of which those count whose
    seed file is part of the release and still the one that was annotated; seeds_dir: folder of the seed files.
    Without any, only the unseen texts are told.
    """
    published = Published(tables_dir)
    known = {row["source_id"] for row in published.rows("sources")}
    golds = [gold for gold in load_fitting_gold(gold_dir, seeds_dir) if gold.source_id in known]
    rows = list(accuracy_rows(score_files(golds, published), "release", None)) if golds else []
    rows += topic_rows(count_topics(gold_dir, [gold.source_id for gold in golds], published), "release")
    return pl.concat([pl.DataFrame(rows, schema=COLUMNS, orient="row"), read_unseen()])


def read_unseen() -> pl.DataFrame:
    """Accuracy on texts that nobody had looked at, as it was measured once."""
    return pl.read_csv(UNSEEN, schema=COLUMNS)


def accuracy_rows(scores: Scores, sample: str, measured_on: date | None) -> Iterator[tuple[Any, ...]]:
    """Rows of the accuracy table (order of `COLUMNS`): all languages together, then each; only what can be told.

    >>> from pa_pipeline.scoring import Score
    >>> score = Score("events", "found", hits=3, gold=4, predicted=6)
    >>> next(accuracy_rows(Scores((score,), {}), "unseen", None))[2:9]
    ('event_mentions', 'found', 'mul', 0.5, 0.1876, 0.8124, 0.75)
    """
    for language, rows in {ALL_LANGUAGES: scores.rows, **scores.by_language}.items():
        for row in rows:
            if row.gold or row.predicted:
                table = "articles" if row.level in HEAD_FIELDS else FROM_TABLES[row.table]
                yield (
                    sample, measured_on, table, row.level, language, *_share(row.hits, row.predicted),
                    *_share(row.hits, row.gold), row.f1, row.gold, row.predicted,
                )  # fmt: skip


def topic_rows(counts: Sequence[TopicCounts], sample: str) -> Iterator[tuple[Any, ...]]:
    """Rows of the accuracy table on `article_topics`, as `accuracy_rows` gives those of other tables.

    >>> passing = TopicCounts("es", published=2, allowed=2, labelled=1, found=1)
    >>> next(topic_rows([passing], "release"))[4:12]
    ('mul', 1.0, 0.3424, 1.0, 1.0, 0.2065, 1.0, 1.0)
    """
    for language in [ALL_LANGUAGES, *sorted({one.language for one in counts if one.language})] if counts else []:
        chosen = [one for one in counts if language in (ALL_LANGUAGES, one.language)]
        published, labelled = sum(one.published for one in chosen), sum(one.labelled for one in chosen)
        precision = _share(sum(one.allowed for one in chosen), published)
        recall = _share(sum(one.found for one in chosen), labelled)
        both = (precision[0] or 0.0) + (recall[0] or 0.0)
        f1 = round(2 * (precision[0] or 0.0) * (recall[0] or 0.0) / both, 4) if both else 0.0
        yield sample, None, "article_topics", "found", language, *precision, *recall, f1, labelled, published


def _share(hits: int, trials: int) -> tuple[float | None, float | None, float | None]:
    if not trials:
        return None, None, None
    low, high = wilson_interval(hits, trials)
    return round(hits / trials, 4), round(low, 4), round(high, 4)
