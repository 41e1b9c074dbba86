"""Folders and URLs, as people write them."""

import re
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import unquote, urlsplit

from pa_pipeline.errors import PipelineError

_URL = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*)://")
REMOTE = ("s3", "s3a", "gs", "az", "azure", "abfs", "abfss")
COPY = "seeds"
"""Folder of the state in which what lies elsewhere is kept."""


class StorageError(PipelineError):
    """A store of objects is unknown, cannot be spoken to, or does not answer."""


def is_remote(place: str) -> bool:
    """Whether a place is a store of objects, not a folder.

    >>> is_remote("s3://bucket/seeds"), is_remote("file:///data/seeds"), is_remote("seeds")
    (True, False, False)
    """
    scheme = _scheme(place)
    return scheme is not None and scheme != "file"


def folder_of(place: str, state: Path) -> Path:
    """The folder that holds what lies at a place: itself, or its copy in the state.

    >>> folder_of("file:///data/my%20seeds", Path(".pa")).as_posix()
    '/data/my seeds'
    >>> folder_of("s3://bucket/seeds", Path(".pa")).as_posix()
    '.pa/seeds'
    """
    scheme = _scheme(place)
    if scheme is None:
        return Path(place)
    return Path(unquote(urlsplit(place).path)) if scheme == "file" else state / COPY


def check_place(place: str) -> None:
    """Raises StorageError for a URL that nothing can be read from; nothing is asked of the network."""
    scheme = _scheme(place)
    if scheme is None:
        return
    if scheme == "file":
        if urlsplit(place).netloc not in ("", "localhost") or not urlsplit(place).path:
            raise StorageError("no folder of this machine", place, "Write file:///, then the folder from the root on.")
        return
    if scheme not in REMOTE:
        what = f"no store is known as {scheme}://"
        raise StorageError(what, place, "Name a folder, or a URL with file://, s3://, gs:// or az://.")
    if not urlsplit(place).netloc:
        raise StorageError("names no bucket", place, f"Write {scheme}://BUCKET/FOLDER.")
    if find_spec("obstore") is None:
        remedy = (
            "Install the extra `engine` (pip install 'pa-pipeline[engine]', or make setup-engine), or copy the seeds."
        )
        raise StorageError("obstore, which reads it, is not installed here", place, remedy)


def _scheme(place: str) -> str | None:
    found = _URL.match(place)
    return found[1].lower() if found else None
