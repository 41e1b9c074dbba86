"""`pa score`."""

from pathlib import Path
from typing import Annotated

import typer

from pa_pipeline.cli.exits import told_errors
from pa_pipeline.cli.folders import OUTPUTS, SEEDS, OutputsOption, SeedsOption


def score(
    gold: Annotated[Path, typer.Argument(metavar="GOLD_DIR", help="Folder of hand-made annotations.")],
    outputs: OutputsOption = OUTPUTS,
    seeds: SeedsOption = SEEDS,
    misses: Annotated[
        str | None,
        typer.Option(metavar="TABLE", help="Show what disagrees in a table, row by row; by its name or the score's."),
    ] = None,
) -> None:
    """Precision and recall per table, by annotations."""
    with told_errors():
        from pa_pipeline import scoring

        asked = scoring.scores_named(misses) if misses is not None else ()
        scores = scoring.score(outputs, gold, seeds)
        compared = {row.table for row in scores.rows}
        told = [scoring.render_misses(scores, name) for name in asked if name in compared or not compared & {*asked}]
        print(scoring.render_scores(scores))
        for lines in told:
            print(lines)
