"""The seed files of a release, as its own table of sources describes them."""

from collections.abc import Callable
from pathlib import Path, PurePosixPath

import polars as pl

from pa_pipeline.release.checksums import file_sha256
from pa_pipeline.tables import Proofs
from pa_pipeline.tables.proofs import digest_of_text


def open_seeds(
    sources: pl.DataFrame, folder: Path, proofs: Proofs | None = None
) -> tuple[pl.DataFrame, Callable[[str], str], list[tuple[str, str]]]:
    """The sources whose file lies in the folder unchanged, a function that gives their texts, and what is wrong.

    sources: the table of that name. The text of a source is its bytes decoded with `encoding`, which drops the byte
    order mark, line ends untouched. The folder stands for the first part of `path`, whatever it is called here.
    proofs: which bytes were found to make so many characters before; every file's bytes are looked at all the same.
    """
    files: dict[str, Path] = {}
    codecs: dict[str, str] = {}
    problems: list[tuple[str, str]] = []
    for source_id, path, sha256, char_count, encoding in sources.select(
        "source_id", "path", "sha256", "char_count", "encoding"
    ).iter_rows():
        parts = PurePosixPath(path).parts[1:]
        file = folder.joinpath(*parts)
        if not parts or ".." in parts:
            problems.append((path, "is not a path to a seed file"))
        elif not file.is_file():
            problems.append((path, "the seed file is not there: its rows cannot be compared with it"))
        elif file_sha256(file) != sha256:
            problems.append((path, "the seed file is another than the one that the release was made from"))
        elif (length := _length(file, sha256, encoding, char_count, proofs)) != char_count:
            problems.append(
                (path, f"has {length} characters as {encoding}, not the {char_count:,} that sources states")
            )
        else:
            files[source_id], codecs[source_id] = file, encoding

    def seed_text(source_id: str) -> str:
        return files[source_id].read_bytes().decode(codecs[source_id])

    return sources.filter(pl.col("source_id").is_in(list(files))), seed_text, problems


def _length(file: Path, sha256: str, encoding: str, expected: int, proofs: Proofs | None) -> str | int:
    """Characters of a file, which has that digest; what was found to have the expected number before is not read."""
    digest = digest_of_text(sha256, encoding, expected)
    if proofs and proofs.knows(digest):
        return expected
    try:
        length = len(file.read_bytes().decode(encoding))
    except (UnicodeDecodeError, LookupError):
        return "unreadable"
    if proofs and length == expected:
        proofs.add(digest)
    return length
