"""A folder that holds what lies in a store of objects: only what is new or changed there is fetched.

The note of what was fetched is written last, and files one by one by a rename: a kill leaves files that are fetched
again, never half of one that counts.
"""

import json
import os
import shutil
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from pa_pipeline.reading.seed_files import DEFAULT_MAX_BYTES, MEDIA_TYPES, is_collection, is_passed_over
from pa_pipeline.storage.names import file_names
from pa_pipeline.storage.places import StorageError, check_place

AT_ONCE = 16
"""Objects that are fetched at the same time: each waits for the network most of the time."""
_CHUNK = 4 << 20
_NEW = ".new"


@dataclass(frozen=True, slots=True)
class Copied:
    """How many objects the store has, how many and how many bytes were fetched, how many files are gone."""

    objects: int
    fetched: int
    fetched_bytes: int
    removed: int


@dataclass(frozen=True, slots=True)
class _Object:
    """mark: what changes with the content: the store's own tag and the time."""

    key: str
    size: int
    mark: str


def copy_objects(url: str, folder: Path, max_bytes: int | None = None) -> Copied:
    """Make a folder hold what lies at a URL; raises StorageError.

    max_bytes: larger texts stand in the folder as files of that size without content, and so do objects that are no
    seeds by their name: the build names them as it names files of a folder, and nobody waits for their bytes.
    Credentials and endpoints are those of the environment (AWS_…, GOOGLE_…, AZURE_…).
    """
    check_place(url)
    note = folder.with_name(f"{folder.name}.json")
    with _told(url):
        store = _open(url)
        found = {one.key: one for one in _list(store)}
    if not found:
        raise StorageError("holds no object", url, "Look whether bucket and folder are right, or put seed files there.")
    known = _read_note(note, url)
    if not known:
        shutil.rmtree(folder, ignore_errors=True)
    names = file_names(sorted(found))
    removed = _remove_others(folder, set(names.values()))
    wanted = [one for one in found.values() if not _is_there(folder / names[one.key], one, known)]
    limit = DEFAULT_MAX_BYTES if max_bytes is None else max_bytes
    fetched = [one for one in wanted if _is_seed(one, limit)]
    with _told(url), ThreadPoolExecutor(AT_ONCE) as pool:
        jobs = [pool.submit(_fetch, store, one, folder / names[one.key], limit) for one in wanted]
        try:
            for job in jobs:
                job.result()
        except BaseException:
            pool.shutdown(wait=True, cancel_futures=True)
            raise
    _write_note(note, url, found)
    return Copied(len(found), len(fetched), sum(one.size for one in fetched), removed)


def _open(url: str) -> Any:
    from obstore.store import from_url

    patience = {"max_retries": 3, "retry_timeout": timedelta(seconds=30)}
    # These options hide the one of the environment.
    plain = os.environ.get("AWS_ALLOW_HTTP", "").lower() in ("true", "1")
    options = {"connect_timeout": timedelta(seconds=5), "timeout": timedelta(minutes=10), "allow_http": plain}
    return from_url(url.rstrip("/"), client_options=options, retry_config=patience)


def _list(store: Any) -> Iterator[_Object]:
    import obstore

    for chunk in obstore.list(store):
        for meta in chunk:
            mark = f"{meta.get('e_tag') or ''} {meta['last_modified'].isoformat()}"
            yield _Object(str(meta["path"]), int(meta["size"]), mark)


def _is_seed(one: _Object, limit: int) -> bool:
    """Whether the content is wanted: the name is one of a text or collection, and the size within the limit."""
    name = one.key.rpartition("/")[2]
    if is_passed_over(name):
        return False
    return is_collection(name) or (Path(name).suffix.lower() in MEDIA_TYPES and one.size <= limit)


def _is_there(file: Path, one: _Object, known: Mapping[str, str]) -> bool:
    try:
        return known.get(one.key) == one.mark and file.stat().st_size == one.size
    except OSError:
        return False


def _fetch(store: Any, one: _Object, file: Path, limit: int) -> None:
    import obstore

    file.parent.mkdir(parents=True, exist_ok=True)
    torso = file.with_name(f".{file.name}{_NEW}")
    try:
        with torso.open("wb") as opened:
            if _is_seed(one, limit):
                for chunk in obstore.get(store, one.key).stream(min_chunk_size=_CHUNK):
                    opened.write(chunk)
            else:
                opened.truncate(one.size)
        torso.replace(file)
    except BaseException:
        torso.unlink(missing_ok=True)
        raise


def _remove_others(folder: Path, names: set[str]) -> int:
    """Remove what is not among these names, torsos and empty folders too; how many files were."""
    removed = 0
    for place, _, files in os.walk(folder, topdown=False):
        for name in files:
            file = Path(place) / name
            if file.relative_to(folder).as_posix() not in names:
                file.unlink()
                removed += not name.endswith(_NEW)
        if Path(place) != folder and not any(Path(place).iterdir()):
            Path(place).rmdir()
    return removed


def _read_note(note: Path, url: str) -> dict[str, str]:
    """Marks by key of what was fetched from this URL; none where that cannot be told."""
    try:
        content = json.loads(note.read_bytes())
        return dict(content["objects"]) if content["url"] == url else {}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def _write_note(note: Path, url: str, found: Mapping[str, _Object]) -> None:
    content = {"url": url, "objects": {key: found[key].mark for key in sorted(found)}}
    torso = note.with_name(f"{note.name}{_NEW}")
    torso.write_text(json.dumps(content), encoding="utf-8")
    torso.replace(note)


@contextmanager
def _told(url: str) -> Iterator[None]:
    """Tell in words what the store says."""
    from obstore.exceptions import BaseError, PermissionDeniedError, UnauthenticatedError

    try:
        yield
    except (PermissionDeniedError, UnauthenticatedError) as error:
        remedy = "Set the credentials in the environment (AWS_ACCESS_KEY_ID …), as for the store's own tools."
        raise StorageError("the store does not let us in", url, remedy) from error
    except FileNotFoundError as error:
        remedy = "The store is being changed: run the same again."
        raise StorageError("an object went while it was fetched", url, remedy) from error
    except BaseError as error:
        said = " ".join(str(error).partition("Debug source:")[0].split())
        if "404 Not Found" in said:
            raise StorageError("no such bucket", url, "Look whether its name and the endpoint are right.") from error
        remedy = "Look whether network, endpoint (AWS_ENDPOINT_URL) and credentials are right."
        raise StorageError(f"the store does not answer ({said[:200]})", url, remedy) from error
