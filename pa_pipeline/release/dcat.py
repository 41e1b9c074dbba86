"""The data set as DCAT-AP describes it: JSON-LD that open-data portals harvest.

A catalogue with one data set, whose distributions are the files of the release. Addresses are relative to the folder
that the description lies in, so that they hold wherever the release is put.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from pa_pipeline.release.about import cite
from pa_pipeline.release.described import DataFile, list_data_files
from pa_pipeline.release.layout import DCAT

CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "spdx": "http://spdx.org/rdf/terms#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
THEME = "http://publications.europa.eu/resource/authority/data-theme/INTR"
"""International issues, in the vocabulary of themes that DCAT-AP asks for."""
_MEDIATYPES = "https://www.iana.org/assignments/media-types/"
_LANGUAGES = "http://id.loc.gov/vocabulary/iso639-1/"


def write_dcat(folder: Path, package: Mapping[str, Any], languages: Sequence[str]) -> None:
    """Write the description into a release whose descriptors are written; languages: of the texts, as ISO 639-1."""
    described = describe_for_dcat(package, list_data_files(folder), languages)
    text = json.dumps(described, ensure_ascii=False, indent=2)
    (folder / DCAT).write_text(f"{text}\n", encoding="utf-8", newline="\n")


def describe_for_dcat(
    package: Mapping[str, Any], files: Iterable[DataFile], languages: Sequence[str]
) -> dict[str, Any]:
    """Catalogue, publisher, data set and distributions as JSON-LD."""
    rights = [
        {"@id": f"#rights-{number}", "@type": "dct:RightsStatement", "rdfs:label": _english(part["title"])}
        for number, part in enumerate(package["licenses"], start=1)
    ]
    layers = [{"@id": layer["@id"]} for layer in rights]
    licence = {"@id": package["licenses"][0]["path"]}
    distributions = [{**_distribution(file), "dct:license": licence, "dct:rights": layers} for file in files]
    about = {"dct:title": _english(package["title"]), "dct:description": _english(package["description"])}
    publisher = {"@id": "#publisher"}
    catalogue = {
        "@id": "#catalogue",
        "@type": "dcat:Catalog",
        **about,
        "dct:publisher": publisher,
        "dcat:dataset": {"@id": "#dataset"},
    }
    dataset = {
        "@id": "#dataset",
        "@type": "dcat:Dataset",
        **about,
        "dct:identifier": package["name"],
        "dct:publisher": publisher,
        "dct:issued": {"@type": "xsd:date", "@value": package["released_on"]},
        "dcat:version": package["version"],
        "dct:bibliographicCitation": cite(package),
        "dcat:keyword": [_english(word) for word in package["keywords"]],
        "dcat:theme": {"@id": THEME},
        "dct:language": [{"@id": f"{_LANGUAGES}{language}"} for language in languages],
        "dct:source": [{"@id": source["path"]} for source in package["sources"]],
        "dcat:distribution": [{"@id": distribution["@id"]} for distribution in distributions],
    }
    agents = [
        {"@id": "#publisher", "@type": "foaf:Agent", "foaf:name": part["title"]} for part in package["contributors"][:1]
    ]
    return {"@context": CONTEXT, "@graph": [catalogue, dataset, *agents, *rights, *distributions]}


def _distribution(file: DataFile) -> dict[str, Any]:
    return {
        "@id": f"#{file.path}",
        "@type": "dcat:Distribution",
        "dct:title": _english(f"{file.title} ({Path(file.path).suffix[1:]})"),
        "dcat:accessURL": {"@id": file.path},
        "dcat:downloadURL": {"@id": file.path},
        "dcat:mediaType": {"@id": f"{_MEDIATYPES}{file.mediatype}"},
        "dcat:byteSize": {"@type": "xsd:nonNegativeInteger", "@value": str(file.size)},
        "spdx:checksum": {
            "@type": "spdx:Checksum",
            "spdx:algorithm": {"@id": "spdx:checksumAlgorithm_sha256"},
            "spdx:checksumValue": {"@type": "xsd:hexBinary", "@value": file.sha256},
        },
    }


def _english(text: str) -> dict[str, str]:
    return {"@language": "en", "@value": text}
