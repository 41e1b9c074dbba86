import json
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import polars as pl
import pytest
from contract.made_tables import Made

from pa_pipeline.paths import SCHEMAS
from pa_pipeline.release.descriptor import contracts_of, read_descriptor, tables_in
from pa_pipeline.release.layout import ReleaseError
from pa_pipeline.tables import load_report_contracts


@pytest.mark.parametrize("path", ["datapackage.json", "parquet/datapackage.json"])
def test_the_descriptor_carries_the_contract_and_nothing_else(made: Made, release: Path, path: str) -> None:
    contracts = contracts_of(read_descriptor(release / path, path))
    reports = {} if path.startswith("parquet") else load_report_contracts()
    for later in ("changes", "accuracy", "unknowns"):  # files of `pa release` and of a whole build: not there
        reports.pop(later, None)
    assert list(contracts) == [*made.contracts, *reports]
    for name, contract in contracts.items():
        expected = (made.contracts | reports)[name]
        assert contract.columns == expected.columns
        assert contract.arrow.equals(expected.arrow, check_metadata=True)
        assert (contract.foreign_keys, contract.unique_keys) == (expected.foreign_keys, expected.unique_keys)


@pytest.mark.parametrize("path", ["datapackage.json", "parquet/datapackage.json"])
def test_the_descriptor_keeps_to_what_all_tools_accept(release: Path, path: str) -> None:
    descriptor = json.loads((release / path).read_text("utf-8"))
    assert "created" not in descriptor
    for resource in tables_in(descriptor):
        assert (resource["type"], resource["profile"]) == ("table", "tabular-data-resource")
        assert resource["bytes"] > 0
        assert resource["hash"].startswith("sha256:")
        schema = resource["schema"]
        assert "fieldsMatch" not in schema
        assert schema["missingValues"] == [""]
        assert isinstance(schema["primaryKey"], list)
        for key in schema.get("foreignKeys", []):
            assert isinstance(key["fields"], list)
            assert isinstance(key["reference"]["fields"], list)
        for field in schema["fields"]:
            assert field["type"] != "list"
            codes = [code["value"] for code in field.get("categories", [])]
            assert codes == field.get("constraints", {}).get("enum", [])


def test_files_of_all_tables_are_described_but_are_no_tables(release: Path) -> None:
    descriptor = json.loads((release / "datapackage.json").read_text("utf-8"))
    others = [resource for resource in descriptor["resources"] if resource not in tables_in(descriptor)]
    assert [resource["path"] for resource in others] == ["pacific-alliance.sqlite", "pacific-alliance.xlsx"]
    for resource in others:
        assert resource["bytes"] == (release / resource["path"]).stat().st_size
        assert resource["hash"] == f"sha256:{sha256((release / resource['path']).read_bytes()).hexdigest()}"
        assert not {"type", "schema"} & set(resource)


def test_title_licences_and_version_are_those_of_the_package(release: Path) -> None:
    package = json.loads((SCHEMAS / "package.json").read_text("utf-8"))
    descriptor = json.loads((release / "datapackage.json").read_text("utf-8"))
    for key in ("name", "title", "version", "schema_version", "licenses", "contributors", "sources", "keywords"):
        assert descriptor[key] == package[key]
    assert len(package["licenses"]) == 3


def test_frictionless_validates_the_package_as_a_downloader_would(release: Path) -> None:
    program = Path(sys.executable).with_name("frictionless")
    sound = subprocess.run([program, "validate", "datapackage.json"], cwd=release, capture_output=True, check=False)
    assert sound.returncode == 0, sound.stdout.decode()
    path = release / "csv" / "blocks.csv"
    path.write_text(path.read_text("utf-8").replace(",paragraph,", ",passage,"), "utf-8")
    broken = subprocess.run([program, "validate", "datapackage.json"], cwd=release, capture_output=True, check=False)
    assert broken.returncode != 0


def test_the_parquet_descriptor_names_files_that_lie_beside_it(release: Path) -> None:
    descriptor = read_descriptor(release / "parquet" / "datapackage.json", "")
    for resource in descriptor["resources"]:
        frame = pl.read_parquet(release / "parquet" / resource["path"])
        assert frame.columns == [field["name"] for field in resource["schema"]["fields"]]


@pytest.mark.parametrize(
    "content", ["", "[]", "{}", '{"resources": [{"name": "a"}]}', '{"resources": [{"name": "a", "path": "../b"}]}']
)
def test_a_descriptor_that_is_none_is_refused(tmp_path: Path, content: str) -> None:
    (tmp_path / "datapackage.json").write_text(content, "utf-8")
    with pytest.raises(ReleaseError):
        read_descriptor(tmp_path / "datapackage.json", "datapackage.json")
