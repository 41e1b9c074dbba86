"""The data set as Croissant 1.1 describes it (<http://mlcommons.org/croissant/1.1>): JSON-LD that data-set search and
machine-learning tools read.

Every table is a record set read from its Parquet file, with its key; the codes of a column are a record set of their
own. What a column refers to is told in words and not as `references`: mlcroissant takes those for joins to make, cannot
make them where tables refer to each other in a circle, and gives fewer rows than there are. The Data Package has them.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from pa_pipeline.release.about import cite
from pa_pipeline.release.described import DataFile, list_data_files
from pa_pipeline.release.layout import CROISSANT, parquet_path
from pa_pipeline.tables import Column, Contract

CONFORMS_TO = "http://mlcommons.org/croissant/1.1"
TYPES = {"string": "sc:Text", "integer": "sc:Integer", "number": "sc:Float", "boolean": "sc:Boolean", "date": "sc:Date"}
_OWN_WORDS = (
    "arrayShape citeAs column containedIn equivalentProperty extract field fileProperty fileObject fileSet format "
    "includes isArray isLiveDataset jsonPath key md5 parentField path recordSet references regex repeated replace "
    "samplingRate separator source subField transform"
).split()
CONTEXT: dict[str, Any] = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "sc": "https://schema.org/",
    "cr": "http://mlcommons.org/croissant/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "dct": "http://purl.org/dc/terms/",
    "conformsTo": "dct:conformsTo",
    "name": {"@container": "@language"},
    "description": {"@container": "@language"},
    "data": {"@id": "cr:data", "@type": "@json"},
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    **{word: f"cr:{word}" for word in _OWN_WORDS},
}
"""The context that the specification asks for."""
_PARQUET = "application/vnd.apache.parquet"
_ALSO_CALLED = {_PARQUET: [_PARQUET, "application/x-parquet"]}
"""Names of a format besides the registered one: mlcroissant knows Parquet by the older."""


def write_croissant(
    folder: Path, package: Mapping[str, Any], contracts: Mapping[str, Contract], languages: Sequence[str]
) -> None:
    """Write the description into a release whose descriptors are written; languages: of the texts, as ISO 639-1."""
    described = describe_for_croissant(package, contracts, list_data_files(folder), languages)
    text = json.dumps(described, ensure_ascii=False, indent=2)
    (folder / CROISSANT).write_text(f"{text}\n", encoding="utf-8", newline="\n")


def describe_for_croissant(
    package: Mapping[str, Any],
    contracts: Mapping[str, Contract],
    files: Iterable[DataFile],
    languages: Sequence[str],
) -> dict[str, Any]:
    """The description as JSON-LD. The address of the data set is the folder that the file lies in."""
    coded = [(contract, column) for contract in contracts.values() for column in contract.columns if column.codes]
    return {
        "@context": CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": CONFORMS_TO,
        "name": package["title"],
        "alternateName": package["name"],
        "description": package["description"],
        "url": "./",
        "version": package["version"],
        "datePublished": package["released_on"],
        "citeAs": cite(package),
        "license": [_license(part) for part in package["licenses"]],
        "creator": [{"@type": "sc:Organization", "name": part["title"]} for part in package["contributors"]],
        "isBasedOn": [part["path"] for part in package["sources"]],
        "keywords": package["keywords"],
        "inLanguage": list(languages),
        "distribution": [_file(file) for file in files],
        "recordSet": [
            *(_codes(contract, column) for contract, column in coded),
            *(_table(contract) for contract in contracts.values()),
        ],
    }


def _license(part: Mapping[str, str]) -> dict[str, str]:
    address = {"url": part["path"]} if "path" in part else {}
    return {"@type": "sc:CreativeWork", "name": part["title"], **address}


def _file(file: DataFile) -> dict[str, Any]:
    return {
        "@type": "cr:FileObject",
        "@id": file.path,
        "name": file.path,
        "description": file.title,
        "contentUrl": file.path,
        "contentSize": f"{file.size} B",
        "encodingFormat": _ALSO_CALLED.get(file.mediatype, file.mediatype),
        "sha256": file.sha256,
    }


def _table(contract: Contract) -> dict[str, Any]:
    return {
        "@type": "cr:RecordSet",
        "@id": contract.name,
        "name": contract.title,
        "description": f"{contract.description} Grain: {contract.grain}.",
        "key": [{"@id": f"{contract.name}/{name}"} for name in contract.primary_key],
        "field": [_field(contract, column) for column in contract.columns],
    }


def _field(contract: Contract, column: Column) -> dict[str, Any]:
    return {
        "@type": "cr:Field",
        "@id": f"{contract.name}/{column.name}",
        "name": column.name,
        "description": " ".join([f"{column.title}. {column.description}", *_more(contract, column)]),
        "dataType": TYPES[column.type],
        "source": {"fileObject": {"@id": parquet_path(contract.name)}, "extract": {"column": column.name}},
    }


def _more(contract: Contract, column: Column) -> Iterator[str]:
    """What the column refers to, in words."""
    if column.codes:
        yield f"Its codes are the records of {_codes_of(contract, column)}."
    for key in contract.foreign_keys:
        if key.columns == (column.name,):
            yield f"Refers to {key.table}/{key.references[0]}."


def _codes_of(contract: Contract, column: Column) -> str:
    return f"codes/{contract.name}.{column.name}"


def _codes(contract: Contract, column: Column) -> dict[str, Any]:
    """The codes of a column and what they mean, as a record set that carries its records."""
    name = _codes_of(contract, column)
    fields = {"value": "The code.", "label": "What the code means."}
    return {
        "@type": "cr:RecordSet",
        "@id": name,
        "name": f"Codes of {contract.name}.{column.name}",
        "description": column.description,
        "dataType": "sc:Enumeration",
        "key": {"@id": f"{name}/value"},
        "field": [
            {
                "@type": "cr:Field",
                "@id": f"{name}/{field}",
                "name": field,
                "description": meaning,
                "dataType": "sc:Text",
            }
            for field, meaning in fields.items()
        ],
        "data": [{f"{name}/value": code, f"{name}/label": label} for code, label in column.codes.items()],
    }
