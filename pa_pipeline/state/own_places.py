"""Places of the pipeline's own files: what stands there that is no file of its own gives way, and is never deleted."""

from itertools import count
from pathlib import Path


def clear_way(file: Path) -> None:
    """Make way for a file of the pipeline's own.

    A link goes, since what is written would land where it leads; a folder is moved aside, since somebody may want what
    is in it. A file stays.
    """
    if file.is_symlink():
        file.unlink(missing_ok=True)
    elif file.is_dir():
        aside = (file.with_name(f"{file.name}.aside-{number}") for number in count(1))
        file.rename(next(place for place in aside if not place.exists()))
