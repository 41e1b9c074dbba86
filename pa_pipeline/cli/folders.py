"""Folders that commands work on: options with the project's own folders as defaults."""

from pathlib import Path
from typing import Annotated

import typer

from pa_pipeline.errors import PipelineError
from pa_pipeline.paths import PROJECT_ROOT, STATE


def _folder(place: str | Path) -> Path:
    """The folder that is meant, by a user or by default; a store of objects is none."""
    if isinstance(place, Path):
        return place
    from pa_pipeline.storage import check_place, folder_of, is_remote

    try:
        if not is_remote(place):
            check_place(place)
            return folder_of(place, STATE)
    except PipelineError as error:
        raise typer.BadParameter(str(error)) from error
    raise typer.BadParameter(f"{place} is no folder. `pa build` copies it into STATE/seeds: name that one.")


SeedsOption = Annotated[
    Path,
    typer.Option(
        "--seeds",
        metavar="DIR",
        parser=_folder,
        help="Folder of the seed files.",
        show_default="seeds/ of the project",
    ),
]
SeedsPlaceOption = Annotated[
    str,
    typer.Option(
        "--seeds",
        metavar="DIR|URL",
        help="Folder of the seed files, or file://, s3://, gs://, az://.",
        show_default="seeds/ of the project",
    ),
]
OutputsOption = Annotated[
    Path,
    typer.Option("--outputs", metavar="DIR", help="Folder of the release.", show_default="outputs/ of the project"),
]
StateOption = Annotated[
    Path,
    typer.Option(
        "--state",
        metavar="DIR",
        help="Folder for what is kept between builds, Dagster's history too unless DAGSTER_HOME is set.",
        show_default=".pa/ of the project",
    ),
]

SEEDS = PROJECT_ROOT / "seeds"
OUTPUTS = PROJECT_ROOT / "outputs"


def shown(path: Path) -> str:
    """A path as a reader finds it quickest: relative to the working directory where it lies below it."""
    absolute, here = path.absolute(), Path.cwd()
    return str(absolute.relative_to(here)) if absolute.is_relative_to(here) else str(absolute)
