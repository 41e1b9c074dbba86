"""What every file says of the data set: title, versions, rights, how to cite it."""

from collections.abc import Mapping
from typing import Any

import polars as pl


def cite(package: Mapping[str, Any]) -> str:
    """How to cite the data set, as one line of plain text. Its year is that of the version, a calendar version."""
    contributor, version = package["contributors"][0]["title"], package["version"]
    sources = "; ".join(f"{source['title']}, {source['path']}" for source in package["sources"])
    return f"{contributor} ({version.split('.')[0]}). {package['title']}. Version {version}. Data set. {sources}."


def list_languages(articles: pl.DataFrame) -> list[str]:
    """Languages that the articles are written in, as ISO 639-1 codes, sorted."""
    return sorted(articles["language"].drop_nulls().unique())


def tell_rights(package: Mapping[str, Any]) -> list[str]:
    """The layers of rights, one line each, with the address of the licence where there is one."""
    return [part["title"] + (f" ({part['path']})" if "path" in part else "") for part in package["licenses"]]


def describe_package(package: Mapping[str, Any]) -> list[tuple[str, str]]:
    """What the data set is, in properties and values, for files that carry no other description."""
    return [
        ("title", package["title"]),
        ("description", package["description"]),
        ("version", package["version"]),
        ("schema_version", package["schema_version"]),
        ("how_to_cite", cite(package)),
        *((f"rights_{number}", line) for number, line in enumerate(tell_rights(package), start=1)),
        *((f"source_{number}", source["path"]) for number, source in enumerate(package["sources"], start=1)),
        ("keywords", ", ".join(package["keywords"])),
    ]
