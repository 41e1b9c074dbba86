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
        str | None, typer.Option(metavar="TABLE", help="Show what disagrees in a table, row by row.")
    ] = None,
) -> None:
    """Precision and recall per table, by annotations."""
    with told_errors():
        from pa_pipeline import scoring

        scores = scoring.score(outputs, gold, seeds)
        print(scoring.render_scores(scores))
        if misses is not None:
            print(scoring.render_misses(scores, misses))
