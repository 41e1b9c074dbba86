"""Precision and recall of published tables against hand-made annotations.

Here: reading annotations, pairing them with published rows, counting. Not here: how a table is made, and what a good
score is (the floors stand beside the annotations).
"""

from pa_pipeline.scoring.accuracy import ALL_LANGUAGES, accuracy_rows, measure_accuracy
from pa_pipeline.scoring.floors import FloorReport, Floors, FloorsError, hold_to_floors, load_floors
from pa_pipeline.scoring.gold import GoldError, GoldFile, find_annotation_faults, load_gold
from pa_pipeline.scoring.intervals import wilson_interval
from pa_pipeline.scoring.published import NothingPublishedError
from pa_pipeline.scoring.rendering import render_misses, render_scores
from pa_pipeline.scoring.scorer import SCORED_TABLES, score, scores_named
from pa_pipeline.scoring.tally import Score, Scores, UnknownTableError

__all__ = [
    "ALL_LANGUAGES",
    "SCORED_TABLES",
    "FloorReport",
    "Floors",
    "FloorsError",
    "GoldError",
    "GoldFile",
    "NothingPublishedError",
    "Score",
    "Scores",
    "UnknownTableError",
    "accuracy_rows",
    "find_annotation_faults",
    "hold_to_floors",
    "load_floors",
    "load_gold",
    "measure_accuracy",
    "render_misses",
    "render_scores",
    "score",
    "scores_named",
    "wilson_interval",
]
