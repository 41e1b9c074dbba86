"""`pa text`."""

from typing import Annotated

import typer

from pa_pipeline.cli.exits import told_errors
from pa_pipeline.cli.folders import OUTPUTS, SEEDS, OutputsOption, SeedsOption


def text(
    source: Annotated[str, typer.Argument(metavar="SOURCE", help="A source_id of the table sources, or its path.")],
    outputs: OutputsOption = OUTPUTS,
    seeds: SeedsOption = SEEDS,
) -> None:
    """Print the text that the offsets of a source count in.

    Of a text file that is the decoded file, of a web page or a record of a collection what is read of it.
    """
    with told_errors():
        from pa_pipeline.provenance import find_text
        from pa_pipeline.release import require_release

        require_release(outputs)
        typer.echo(find_text(source, outputs, seeds), nl=False)
