"""The data files of a finished release, as its own descriptors state them: what other descriptions are made from."""

from dataclasses import dataclass
from pathlib import Path

from pa_pipeline.release.descriptor import read_descriptor
from pa_pipeline.release.layout import DESCRIPTOR, PARQUET_FOLDER


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file of data. path: within the release; sha256: in lower-case hexadecimal."""

    path: str
    title: str
    mediatype: str
    size: int
    sha256: str


def list_data_files(folder: Path) -> list[DataFile]:
    """Files that the descriptors of a release name, in their order: first all others, then Parquet."""
    files = []
    for prefix in ("", f"{PARQUET_FOLDER}/"):
        where = f"{prefix}{DESCRIPTOR}"
        for resource in read_descriptor(folder / where, where)["resources"]:
            digest = str(resource["hash"]).removeprefix("sha256:")
            path = prefix + resource["path"]
            files.append(DataFile(path, resource["title"], resource["mediatype"], resource["bytes"], digest))
    return files
