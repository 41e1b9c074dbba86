"""What a release offers besides its tables one by one: the files at its top and on its quality, as they are there."""

from dataclasses import dataclass
from pathlib import Path

from pa_pipeline.release.layout import ACCURACY, UNKNOWNS

WORDS = {
    ".xlsx": "Excel workbook",
    ".sqlite": "SQLite database",
    "codebook.csv": "Codebook",
    "datapackage.json": "Data Package",
    "croissant.json": "Croissant metadata",
    "README.md": "Read me",
    "CHANGES.md": "Changes",
    "rejects.csv": "Files left out",
    "CITATION.cff": "Citation file",
    "accuracy.csv": "Accuracy",
    "unknowns.csv": "Unknowns",
}
"""What a file is called, by its name or its end."""
FIRST = (".xlsx", ".sqlite", "codebook.csv", "datapackage.json")


@dataclass(frozen=True, slots=True)
class Download:
    """path: within the release."""

    path: str
    title: str
    bytes: int

    @property
    def size(self) -> str:
        return tell_size(self.bytes)


def describe_downloads(folder: Path) -> list[Download]:
    """The files at the top of a release in the order of their use, then those on its quality."""
    found = [
        Download(
            file.relative_to(folder).as_posix(),
            WORDS.get(file.name) or WORDS.get(file.suffix) or file.name,
            file.stat().st_size,
        )
        # The verdict on rebuilds is no file of this list: it is written when the pages are there.
        for file in [*folder.iterdir(), folder / ACCURACY, folder / UNKNOWNS]
        if file.is_file() and file.suffix != ".html"
    ]
    return sorted(found, key=lambda download: (_rank(download.path), download.path))


def _rank(name: str) -> int:
    ranks = [rank for rank, end in enumerate(FIRST) if name.endswith(end)]
    return ranks[0] if ranks else len(FIRST) + ("/" in name)


def tell_size(size: int) -> str:
    """Bytes for a reader.

    >>> tell_size(900), tell_size(43_995), tell_size(2_400_000)
    ('900 B', '44 kB', '2.4 MB')
    """
    if size < 1_000:
        return f"{size} B"
    return f"{size / 1_000:.0f} kB" if size < 1_000_000 else f"{size / 1_000_000:.1f} MB"
