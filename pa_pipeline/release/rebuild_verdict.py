"""The verdict on rebuilds: whether it mattered how the seed files arrived, and for which tables that was tried.

Written by `pa build --prove` alone; every build takes it over from the release that it replaces, and says whether its
own tables are the ones that were proven.
"""

import json
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from pa_pipeline.release.checksums import Digest, file_sha256, release_files, write_checksums
from pa_pipeline.release.history import REDIRECTS, require_history
from pa_pipeline.release.layout import CSV_FOLDER, PARQUET_FOLDER, REBUILD, ReleaseError

OF_THIS_RELEASE = "of_this_release"
ABOUT = (
    "The tables were made from the same seed files in several ways of arrival, and compared byte for byte. `tables` is "
    "the digest of the tables that every way gave, `code` that of the pipeline which made them. `of_this_release` says "
    "whether the tables beside this file are those very tables."
)
_TABLES = {CSV_FOLDER: ".csv", PARQUET_FOLDER: ".parquet"}
_PROVEN: Mapping[str, type] = {"tables": str, "code": str, "seed_files": int, "ways": list}


def write_verdict(folder: Path, proven: str, code: str, seed_files: int, ways: Sequence[Mapping[str, Any]]) -> None:
    """Write the verdict into a finished release, and its checksums anew.

    proven: digest of the tables that all ways gave; code: digest of the code; seed_files: how many there were; ways:
    one object each, with `way` in words and the number of `builds` that it took. Raises ReleaseError where the release
    has other tables: then it is of other seed files.
    """
    if proven != tables_digest(_digests(folder, file_sha256)):
        raise ReleaseError("the seed files changed while they were tried", "seeds", "Prove again.")
    _write(folder, {"tables": proven, "code": code, "seed_files": seed_files, "ways": list(ways)})
    write_checksums(folder)


def carry_verdict(last: Path, staged: Path, digest: Digest = file_sha256) -> list[str]:
    """Take the verdict over from the last release to a new one, whose tables are written; its path, if there is one.

    Raises ReleaseError where it is not as `pa build --prove` left it.
    """
    require_history(last)
    if not (last / REBUILD).is_file():
        return []
    _write(staged, read_verdict(last)["proven"], digest)
    return [REBUILD]


def read_verdict(folder: Path) -> dict[str, Any]:
    """The verdict of a release; raises ReleaseError where there is none that can be understood."""
    try:
        verdict = json.loads((folder / REBUILD).read_text(encoding="utf-8"))
        proven = verdict["proven"]
        sound = isinstance(verdict[OF_THIS_RELEASE], bool) and proven.keys() == _PROVEN.keys()
        sound = sound and all(isinstance(proven[name], kind) for name, kind in _PROVEN.items()) and proven["ways"]
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise _unreadable(f"cannot be read ({type(error).__name__})") from error
    if not sound:
        raise _unreadable("is no verdict on rebuilds")
    return dict(verdict)


def find_false_claim(folder: Path, digests: Mapping[str, str]) -> str | None:
    """What is wrong with a release's verdict on rebuilds, in words; null where nothing is, or where there is none.

    digests: of the files as they lie there, by path.
    """
    if not (folder / REBUILD).is_file():
        return None
    try:
        verdict = read_verdict(folder)
    except ReleaseError as error:
        return error.what
    if verdict[OF_THIS_RELEASE] != (verdict["proven"]["tables"] == tables_digest(digests)):
        claimed = "these" if verdict[OF_THIS_RELEASE] else "other"
        return f"says that {claimed} tables were proven, and their digests say otherwise"
    return None


def tables_digest(digests: Mapping[str, str]) -> str:
    """Digest of all tables of a release, CSV and Parquet: SHA-256 of their lines in SHA256SUMS, in its order.

    digests: by path within the release, as `read_checksums` gives them. Without `redirects`, which tells of releases
    and not of seed files.
    """
    lines = [
        f"{digest}  {path}\n"
        for path, digest in sorted(digests.items())
        if Path(path).suffix == _TABLES.get(Path(path).parent.as_posix()) and Path(path).stem != REDIRECTS
    ]
    return sha256("".join(lines).encode()).hexdigest()


def _digests(folder: Path, digest: Digest) -> dict[str, str]:
    """Of the files of tables."""
    return {
        path: digest(folder / path)
        for path in release_files(folder)
        if Path(path).parent.as_posix() in _TABLES and (folder / path).is_file()
    }


def _write(folder: Path, proven: Mapping[str, Any], digest: Digest = file_sha256) -> None:
    verdict = {
        "about": ABOUT,
        OF_THIS_RELEASE: proven["tables"] == tables_digest(_digests(folder, digest)),
        "proven": dict(proven),
    }
    (folder / REBUILD).parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(verdict, ensure_ascii=False, indent=2)
    (folder / REBUILD).write_text(f"{text}\n", encoding="utf-8", newline="\n")


def _unreadable(what: str) -> ReleaseError:
    return ReleaseError(what, REBUILD, "Restore it from the published release, or run pa build --prove.")
