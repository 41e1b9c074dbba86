"""Builds whose release gets something more than a build makes, before it is put in place.

Here: a copy of the release to work on, and its return as a whole. Not here: what is written into it.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def beside(outputs: Path, state: Path) -> Iterator[Path]:
    """A copy of the release in place, or a path for a first one, that takes its place at the end; all or nothing.

    Raises ReleaseError where another build replaced the release meanwhile.
    """
    from pa_pipeline.cli.folders import shown
    from pa_pipeline.defs.store import held, lock_of_folder
    from pa_pipeline.release import CHECKSUMS, ReleaseError, put_in_place

    aside = outputs.with_name(f"{outputs.name}.release")
    shutil.rmtree(aside, ignore_errors=True)
    sums = outputs / CHECKSUMS
    in_place = sums.read_bytes() if sums.is_file() else b""
    try:
        if in_place:
            shutil.copytree(outputs, aside)
        yield aside
        with held(state / "lock", str(state)), held(lock_of_folder(outputs), str(outputs)):
            if (sums.read_bytes() if sums.is_file() else b"") != in_place:
                raise ReleaseError("another build replaced it meanwhile", shown(outputs), "Run the same again.")
            put_in_place(aside, outputs)
    finally:
        shutil.rmtree(aside, ignore_errors=True)
