"""What a release carries of those before it: what changed when, and which identifiers have gone.

Written by `pa release` alone; every build takes it over from the release that it replaces, byte for byte.
"""

import shutil
from pathlib import Path

import polars as pl

from pa_pipeline.release.checksums import file_sha256, read_checksums
from pa_pipeline.release.csv_files import read_csv
from pa_pipeline.release.layout import CHANGES_FOLDER, CHANGES_TEXT, REBUILD, ReleaseError, csv_path
from pa_pipeline.tables import Contract

REDIRECTS = "redirects"
_WRITERS = {REBUILD: "pa build --prove"}


def carry_history(last: Path, staged: Path) -> list[str]:
    """Copy the changes of all releases so far from the last release into a new one; their paths within it, sorted.

    Nothing where there is no last release. Raises ReleaseError where a file is not as `pa release` left it.
    """
    require_history(last)
    paths = changes_in(last)
    if (last / CHANGES_TEXT).is_file():
        paths.append(CHANGES_TEXT)
    for path in paths:
        (staged / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(last / path, staged / path)
    return sorted(paths)


def read_redirects(last: Path, contract: Contract) -> pl.DataFrame:
    """The redirects of the last release; none where it has no such table, or where there is no last release."""
    require_history(last)
    file = last / csv_path(REDIRECTS)
    return read_csv(file, contract) if file.is_file() else pl.DataFrame(schema=contract.polars)


def changes_in(folder: Path) -> list[str]:
    """Paths of the files of changes within a release, sorted."""
    return sorted(f"{CHANGES_FOLDER}/{path.name}" for path in (folder / CHANGES_FOLDER).glob("*.csv"))


def require_history(last: Path) -> None:
    """Raise ReleaseError where history is lost or altered, as the checksums of the release tell.

    The rest of a damaged release is built anew; this alone could not be. Where the checksums themselves cannot be read,
    nothing can be told of it.
    """
    try:
        sums = read_checksums(last)
    except ReleaseError:
        return
    for path, digest in sums.items():
        if not (path.startswith(f"{CHANGES_FOLDER}/") or path in (CHANGES_TEXT, REBUILD, csv_path(REDIRECTS))):
            continue
        if not (last / path).is_file() or file_sha256(last / path) != digest:
            raise ReleaseError(
                f"is not as {_WRITERS.get(path, 'pa release')} wrote it, and no build can make it again",
                f"{last.name}/{path}",
                f"Restore it, with git checkout -- {last.name}, or from the published release.",
            )
