"""What machines are told of the data set: Croissant and DCAT-AP, true to the files, the contract and each other."""

import json
import logging
from hashlib import sha256
from pathlib import Path
from typing import Any

import mlcroissant
import polars as pl
import pytest
import rdflib
from contract.made_tables import Made
from rdflib.namespace import DCTERMS, RDF

from pa_pipeline.release.about import cite, list_languages
from pa_pipeline.release.croissant import TYPES
from pa_pipeline.tables import load_package

DCAT = rdflib.Namespace("http://www.w3.org/ns/dcat#")
SPDX = rdflib.Namespace("http://spdx.org/rdf/terms#")
BASE = "https://example.org/release/"


@pytest.fixture
def croissant(release: Path) -> dict[str, Any]:
    read = json.loads((release / "croissant.json").read_text("utf-8"))
    assert isinstance(read, dict)
    return read


@pytest.fixture
def dcat(release: Path) -> rdflib.Graph:
    return rdflib.Graph().parse(release / "dcat.jsonld", format="json-ld", publicID=BASE)


def data_files(release: Path) -> dict[str, Path]:
    """The files of data: all but those that describe them."""
    about = {"README.md", "SHA256SUMS", "croissant.json", "dcat.jsonld", "datapackage.json", "parquet/datapackage.json"}
    found = {path.relative_to(release).as_posix(): path for path in release.rglob("*") if path.is_file()}
    return {name: path for name, path in found.items() if name not in about}


def test_mlcroissant_finds_no_fault_and_reads_every_table(
    made: Made, release: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        dataset = mlcroissant.Dataset(jsonld=str(release / "croissant.json"))
    assert (dataset.metadata.issues.errors, dataset.metadata.issues.warnings) == (set(), set())
    assert caplog.messages == []
    for name, frame in made.tables.items():
        records = list(dataset.records(name))
        assert len(records) == frame.height, name
        if records:
            assert set(records[0]) == {f"{name}/{column}" for column in frame.columns}
    (article,) = dataset.records("articles")
    row = made.tables["articles"].row(0, named=True)
    assert article["articles/title"].decode() == row["title"]
    assert article["articles/published_on"].date() == row["published_on"]
    codes = {record["codes/articles.article_type/value"] for record in dataset.records("codes/articles.article_type")}
    assert codes == set(made.contracts["articles"].codes("article_type"))


def test_croissant_tells_the_contract(made: Made, croissant: dict[str, Any]) -> None:
    sets = {found["@id"]: found for found in croissant["recordSet"]}
    for name, contract in made.contracts.items():
        assert [key["@id"] for key in sets[name]["key"]] == [f"{name}/{column}" for column in contract.primary_key]
        fields = {field["name"]: field for field in sets[name]["field"]}
        assert list(fields) == contract.column_names
        for column in contract.columns:
            field = fields[column.name]
            assert field["dataType"] == TYPES[column.type]
            assert column.description in field["description"]
            assert field["source"]["extract"] == {"column": column.name}
            if column.codes:
                data = sets[f"codes/{name}.{column.name}"]["data"]
                assert {tuple(record.values()) for record in data} == set(column.codes.items())
    assert set(sets) == set(made.contracts) | {
        f"codes/{name}.{column.name}"
        for name, contract in made.contracts.items()
        for column in contract.columns
        if column.codes
    }


def test_croissant_tells_what_the_package_tells(croissant: dict[str, Any]) -> None:
    package = load_package()
    assert croissant["conformsTo"] == "http://mlcommons.org/croissant/1.1"
    assert (croissant["name"], croissant["description"]) == (package["title"], package["description"])
    assert (croissant["version"], croissant["datePublished"]) == (package["version"], package["released_on"])
    assert croissant["citeAs"] == cite(package)
    assert [part["name"] for part in croissant["license"]] == [part["title"] for part in package["licenses"]]
    assert croissant["inLanguage"] == ["en"]


def test_croissant_names_every_data_file_with_size_and_digest(release: Path, croissant: dict[str, Any]) -> None:
    told = {file["contentUrl"]: (file["contentSize"], file["sha256"]) for file in croissant["distribution"]}
    assert told == {
        name: (f"{path.stat().st_size} B", sha256(path.read_bytes()).hexdigest())
        for name, path in data_files(release).items()
    }


def test_dcat_has_what_its_profile_asks_for(dcat: rdflib.Graph) -> None:
    package = load_package()
    (catalogue,) = dcat.subjects(RDF.type, DCAT.Catalog)
    (dataset,) = dcat.subjects(RDF.type, DCAT.Dataset)
    assert list(dcat.objects(catalogue, DCAT.dataset)) == [dataset]
    for subject in (catalogue, dataset):
        assert dcat.value(subject, DCTERMS.title) == rdflib.Literal(package["title"], lang="en")
        assert dcat.value(subject, DCTERMS.description) == rdflib.Literal(package["description"], lang="en")
        publisher = dcat.value(subject, DCTERMS.publisher)
        assert dcat.value(publisher, rdflib.FOAF.name) == rdflib.Literal(package["contributors"][0]["title"])
    assert dcat.value(dataset, DCAT.version) == rdflib.Literal(package["version"])
    assert dcat.value(dataset, DCTERMS.issued) == rdflib.Literal(
        package["released_on"], datatype=rdflib.URIRef("http://www.w3.org/2001/XMLSchema#date")
    )
    distributions = set(dcat.subjects(RDF.type, DCAT.Distribution))
    assert distributions == set(dcat.objects(dataset, DCAT.distribution))
    for distribution in distributions:
        for asked in (DCAT.accessURL, DCAT.mediaType, DCTERMS.license):
            assert isinstance(dcat.value(distribution, asked), rdflib.URIRef)
        rights = {str(dcat.value(layer, rdflib.RDFS.label)) for layer in dcat.objects(distribution, DCTERMS.rights)}
        assert rights == {part["title"] for part in package["licenses"]}


def test_dcat_names_every_data_file_with_size_and_digest(release: Path, dcat: rdflib.Graph) -> None:
    told = {}
    for distribution in dcat.subjects(RDF.type, DCAT.Distribution):
        checksum = dcat.value(distribution, SPDX.checksum)
        assert dcat.value(checksum, SPDX.algorithm) == SPDX.checksumAlgorithm_sha256
        size = dcat.value(distribution, DCAT.byteSize)
        path = str(dcat.value(distribution, DCAT.downloadURL)).removeprefix(BASE)
        told[path] = (str(size), str(dcat.value(checksum, SPDX.checksumValue)).lower())
    assert told == {
        name: (str(path.stat().st_size), sha256(path.read_bytes()).hexdigest())
        for name, path in data_files(release).items()
    }


@pytest.mark.parametrize(
    "name", ["README.md", "datapackage.json", "parquet/datapackage.json", "croissant.json", "dcat.jsonld"]
)
def test_every_description_states_the_one_version(release: Path, name: str) -> None:
    assert load_package()["version"] in (release / name).read_text("utf-8")


def test_languages_are_those_of_the_articles() -> None:
    assert list_languages(pl.DataFrame({"language": ["pt", None, "en", "pt"]})) == ["en", "pt"]
