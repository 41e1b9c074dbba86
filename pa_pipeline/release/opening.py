"""Opening a release wherever it lies: a folder, or a revision of the project's history, by its name or its version.

Here: from a name to a folder that can be read. Not here: what two releases differ in (`compare`).
"""

import io
import subprocess
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from pa_pipeline.errors import PipelineError
from pa_pipeline.paths import PROJECT_ROOT
from pa_pipeline.release.descriptor import contracts_of, read_descriptor
from pa_pipeline.release.layout import CHANGES_FOLDER, DESCRIPTOR, ReleaseError
from pa_pipeline.release.versions import CALENDAR, calendar_key
from pa_pipeline.tables import Contract

OUTPUTS_FOLDER = "outputs"
_REMEDY = "Name the folder of a release (outputs), a version (2026.11.0) or a git revision (HEAD~1)."


@contextmanager
def open_release(name: str, project: Path = PROJECT_ROOT) -> Iterator[Path]:
    """Folder of a release that is named by its folder, by its version (`2026.11.0`), or by a git revision of the
    project (`HEAD~1`).

    A version is the commit with which the release's descriptor first bore it, unless a tag has its name. A revision is
    laid into a temporary folder, which is gone afterwards; `REV:path` names a release that lies elsewhere than in
    outputs/. Raises ReleaseError where the name is none of these, or no release lies there.
    """
    if Path(name).is_dir():
        _require_release(Path(name), name)
        yield Path(name)
        return
    revision, _, path = name.partition(":")
    if CALENDAR.fullmatch(revision):
        revision = find_version(revision, path or OUTPUTS_FOLDER, project)
    with TemporaryDirectory(prefix="pa-release-") as folder:
        laid_out = lay_out_revision(revision, path or OUTPUTS_FOLDER, project, Path(folder))
        _require_release(laid_out, name)
        yield laid_out


def find_version(version: str, path: str, repository: Path) -> str:
    """Git revision of a version: the tag of its name, else the commit with which the descriptor below a path bore it
    first. ReleaseError where the history of the repository's folder has neither."""
    if _git(repository, "rev-parse", "--verify", "--quiet", f"{version}^{{commit}}"):
        return version
    said = f'"version": "{version}"'
    log = _git(repository, "log", "--reverse", "--format=%H", f"-S{said}", "--", f"{path}/{DESCRIPTOR}")
    if not log:
        raise _unknown(version, f"is no version that {path}/{DESCRIPTOR} ever had in the project's history")
    return log.decode().split()[0]


def lay_out_revision(revision: str, path: str, repository: Path, folder: Path) -> Path:
    """Write what lies below a path at a revision into a folder; the answer is the path within the folder.

    path: relative to the repository's folder, with forward slashes. Raises ReleaseError where git knows neither.
    """
    if revision.startswith("-") or not revision:
        raise _unknown(revision, "is neither a folder nor a git revision")
    packed = _git(repository, "archive", "--format=tar", f"{revision}^{{commit}}", "--", path)
    if packed is None:
        raise _unknown(revision, f"is no folder, and no git revision that holds {path}/")
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        archive.extractall(folder, filter="data")
    return folder / path


def read_contracts(folder: Path) -> tuple[dict[str, Contract], str, str]:
    """Contracts of a release's tables, its version and the version of its schema, as its descriptor states them."""
    descriptor = read_descriptor(folder / DESCRIPTOR, DESCRIPTOR)
    tables = [resource for resource in descriptor["resources"] if resource["path"].startswith("csv/")]
    contracts = contracts_of({"resources": tables})
    return contracts, str(descriptor.get("version", "")), str(descriptor.get("schema_version", ""))


@contextmanager
def open_last_release(outputs: Path) -> Iterator[Path | None]:
    """The release that the next one is held against: the last one that `pa release` made; null where there is none.

    Plain builds may have replaced it in the folder since, under the same version. Where the folder lies in a git
    repository, its state at the last commit of `changes/` is taken (before the first release, the last commit of the
    folder), unless the folder holds a newer version that nobody has committed yet. Elsewhere: the folder itself.
    """
    in_place = outputs if (outputs / DESCRIPTOR).is_file() else None
    with TemporaryDirectory(prefix="pa-release-") as folder:
        committed = _last_committed(outputs, Path(folder))
        if committed is None or (in_place is not None and _version(in_place) > _version(committed)):
            yield in_place
        else:
            yield committed


def _last_committed(outputs: Path, folder: Path) -> Path | None:
    parent = outputs.resolve().parent
    if not parent.is_dir():
        return None
    log = ("log", "-1", "--format=%H", "--")
    found = _git(parent, *log, f"{outputs.name}/{CHANGES_FOLDER}") or _git(parent, *log, f"{outputs.name}/{DESCRIPTOR}")
    if not found:
        return None
    try:
        laid_out = lay_out_revision(found.decode().strip(), outputs.name, parent, folder)
    except ReleaseError:
        return None
    return laid_out if (laid_out / DESCRIPTOR).is_file() else None


def _version(folder: Path) -> tuple[int, ...]:
    try:
        return calendar_key(str(read_descriptor(folder / DESCRIPTOR, DESCRIPTOR).get("version", "")))
    except PipelineError:
        return ()


def _git(folder: Path, *arguments: str) -> bytes | None:
    """What git prints in a folder; null where it fails, is not installed, or the folder is in no repository."""
    try:
        done = subprocess.run(["git", "-C", str(folder), *arguments], capture_output=True, check=False)
    except OSError:
        return None
    return done.stdout if done.returncode == 0 else None


def _require_release(folder: Path, name: str) -> None:
    if not (folder / DESCRIPTOR).is_file():
        raise _unknown(name, f"holds no release (no {DESCRIPTOR})")


def _unknown(name: str, what: str) -> ReleaseError:
    return ReleaseError(what, name, _REMEDY)
