"""`pa verify`."""

from pathlib import Path
from typing import Annotated

import typer

from pa_pipeline.cli.exits import Exit, told_errors
from pa_pipeline.cli.folders import OUTPUTS, shown


def verify(
    release: Annotated[
        Path, typer.Argument(metavar="[DIR]", help="Folder of the release.", show_default="outputs/ of the project")
    ] = OUTPUTS,
    seeds: Annotated[
        Path | None,
        typer.Option("--seeds", metavar="DIR", help="Also hold every row against its passage in these seed files."),
    ] = None,
) -> None:
    """Check a release as a downloader would.

    Checksums, descriptors, schemas, keys and relations, CSV against Parquet; with --seeds the evidence too.
    """
    with told_errors():
        from pa_pipeline.release import verify_release

        problems = verify_release(release, seeds)
        for problem in problems:
            print(problem)
        if problems:
            print(f"{shown(release)}: {len(problems)} problems")
            raise typer.Exit(Exit.NOT_SOUND)
        print(f"{shown(release)}: sound")
