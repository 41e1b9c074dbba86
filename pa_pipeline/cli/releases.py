"""What commands ask a release on disk."""

import json
from pathlib import Path
from typing import Any

from pa_pipeline.errors import PipelineError


class NoReleaseError(PipelineError):
    """A folder holds no release."""


def read_package(outputs: Path) -> dict[str, Any]:
    """Descriptor of a release; raises NoReleaseError where there is none that can be read."""
    file = outputs / "datapackage.json"
    try:
        package = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise NoReleaseError(
            "no release here", str(outputs), "Run `pa build`, or give the folder of a release with --outputs."
        ) from error
    if not isinstance(package, dict):
        raise NoReleaseError("its datapackage.json is no descriptor", str(outputs), "Run `pa build` to make it anew.")
    return package


def row_counts(outputs: Path) -> dict[str, int]:
    """Rows of each table of a release, by name, in the order of its descriptor."""
    import polars as pl

    names = [resource["name"] for resource in read_package(outputs)["resources"]]
    files = {name: outputs / "parquet" / f"{name}.parquet" for name in names}
    return {
        name: pl.scan_parquet(file).select(pl.len()).collect().item() for name, file in files.items() if file.is_file()
    }
