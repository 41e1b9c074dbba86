"""Data Package descriptors: the contract once more, as Frictionless tools read it."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pa_pipeline.release.checksums import Digest, file_sha256
from pa_pipeline.release.history import changes_in
from pa_pipeline.release.layout import (
    ACCURACY,
    CODEBOOK,
    DESCRIPTOR,
    PARQUET_FOLDER,
    REJECTS,
    SPREADSHEET,
    SQLITE,
    UNKNOWNS,
    ReleaseError,
    csv_path,
    parquet_path,
)
from pa_pipeline.tables import Contract, contract_from_schema

_PROFILES = "https://datapackage.org/profiles/2.0"
_ABOUT = ("name", "title", "description", "pa:grain")
"""What a schema file says of its table; in a descriptor it belongs to the resource."""
_CSV: dict[str, Any] = {
    "format": "csv",
    "mediatype": "text/csv",
    "encoding": "utf-8",
    "dialect": {"delimiter": ",", "lineTerminator": "\n", "quoteChar": '"', "doubleQuote": True, "header": True},
}
_PARQUET: dict[str, Any] = {"format": "parquet", "mediatype": "application/vnd.apache.parquet"}
_WHOLE: list[tuple[str, str, dict[str, str]]] = [
    (
        SQLITE,
        "All tables as one SQLite database, with keys, full-text search and views that join",
        {"format": "sqlite", "mediatype": "application/vnd.sqlite3"},
    ),
    (
        SPREADSHEET,
        "All tables as one spreadsheet, with a sheet each and the codebook",
        # Frictionless takes what calls itself xlsx for one table, that of the first sheet.
        {
            "format": "office-open-xml",
            "mediatype": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        },
    ),
]
"""Files that hold all tables at once: path, what they are, format."""
_MEASURED = {"accuracy": ACCURACY, "unknowns": UNKNOWNS}
"""Files on the quality of the release that only a whole build has."""


def write_descriptor(
    folder: Path,
    package: Mapping[str, Any],
    contracts: Mapping[str, Contract],
    reports: Mapping[str, Contract],
    digest: Digest = file_sha256,
) -> None:
    """Write datapackage.json for all files of data but Parquet, which must lie in the folder already: it carries size
    and digest.

    The changes of each release so far are a resource of their own: `changes-<version>`. The database and the
    spreadsheet, which hold all tables at once, are resources without a schema.
    """
    described = [(contract, csv_path(name)) for name, contract in contracts.items()]
    described += [(reports["codebook"], CODEBOOK), (reports["rejects"], REJECTS)]
    described += [(reports[name], path) for name, path in _MEASURED.items() if (folder / path).is_file()]
    for path in changes_in(folder):
        name = f"changes-{Path(path).stem}"
        described.append((contract_from_schema({**reports["changes"].schema, "name": name}), path))
    resources = [_resource(contract, folder / path, path, _CSV, digest) for contract, path in described]
    resources += [_file_resource(folder, package["name"], *described, digest) for described in _WHOLE]
    _write(folder / DESCRIPTOR, package, package["name"], resources)


def write_parquet_descriptor(
    folder: Path, package: Mapping[str, Any], contracts: Mapping[str, Contract], digest: Digest = file_sha256
) -> None:
    """Write parquet/datapackage.json for the Parquet files, which must lie in the folder already.

    It stands apart since tools read a package as a whole, and some cannot read Parquet.
    """
    resources = [
        _resource(contract, folder / parquet_path(name), f"{name}.parquet", _PARQUET, digest)
        for name, contract in contracts.items()
    ]
    _write(folder / PARQUET_FOLDER / DESCRIPTOR, package, f"{package['name']}-parquet", resources)


def read_descriptor(path: Path, where: str) -> dict[str, Any]:
    """A descriptor as JSON object with a list of resources; ReleaseError where it is none."""
    try:
        descriptor = json.loads(path.read_text(encoding="utf-8"))
        paths = [(resource["name"], resource["path"]) for resource in descriptor["resources"]]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise _unreadable(where, f"not a readable data package ({type(error).__name__}: {error})") from error
    for name, relative in paths:
        if not isinstance(relative, str) or Path(relative).is_absolute() or ".." in Path(relative).parts:
            raise _unreadable(where, f"resource {name} points out of the release")
    return dict(descriptor)


def contracts_of(descriptor: Mapping[str, Any]) -> dict[str, Contract]:
    """Contracts of a descriptor's tables by name; ContractError where one is broken."""
    return {
        resource["name"]: contract_from_schema(
            {key: resource[key] for key in _ABOUT if key in resource} | dict(resource.get("schema", {}))
        )
        for resource in tables_in(descriptor)
    }


def tables_in(descriptor: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The resources that are tables by what they say or by their name: not the files that hold all tables at once."""
    return [
        resource
        for resource in descriptor["resources"]
        if resource.get("type") == "table" or Path(resource["path"]).suffix in (".csv", ".parquet")
    ]


def _file_resource(
    folder: Path, package: str, path: str, what: str, kind: Mapping[str, str], digest: Digest
) -> dict[str, Any]:
    return {
        "$schema": f"{_PROFILES}/dataresource.json",
        "name": f"{package}-{Path(path).suffix[1:]}",
        "title": what,
        "profile": "data-resource",
        "path": path,
        **kind,
        "bytes": (folder / path).stat().st_size,
        "hash": f"sha256:{digest(folder / path)}",
    }


def _resource(contract: Contract, file: Path, path: str, kind: Mapping[str, Any], digest: Digest) -> dict[str, Any]:
    fields = {key: value for key, value in contract.schema.items() if key not in _ABOUT}
    about = {key: contract.schema[key] for key in _ABOUT}
    return {
        "$schema": f"{_PROFILES}/dataresource.json",
        **about,
        "type": "table",
        "profile": "tabular-data-resource",
        "path": path,
        **kind,
        "bytes": file.stat().st_size,
        "hash": f"sha256:{digest(file)}",
        "schema": {"$schema": f"{_PROFILES}/tableschema.json", **fields},
    }


def _write(path: Path, package: Mapping[str, Any], name: str, resources: list[dict[str, Any]]) -> None:
    about = {key: value for key, value in package.items() if key not in ("name", "tables", "reports")}
    descriptor = {"$schema": f"{_PROFILES}/datapackage.json", "name": name, **about, "resources": resources}
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(descriptor, ensure_ascii=False, indent=2)
    path.write_text(f"{text}\n", encoding="utf-8", newline="\n")


def _unreadable(where: str, what: str) -> ReleaseError:
    return ReleaseError(what, where, "Download the release again, or build it with pa build.")
