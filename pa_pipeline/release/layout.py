"""Names of the files of a release, and the error that its writing can end in."""

from pa_pipeline.errors import PipelineError

CSV_FOLDER = "csv"
PARQUET_FOLDER = "parquet"
DESCRIPTOR = "datapackage.json"
CODEBOOK = "codebook.csv"
REJECTS = "rejects.csv"
CHECKSUMS = "SHA256SUMS"
README = "README.md"
CROISSANT = "croissant.json"
DCAT = "dcat.jsonld"
SQLITE = "pacific-alliance.sqlite"
SPREADSHEET = "pacific-alliance.xlsx"
CHANGES_FOLDER = "changes"
CHANGES_TEXT = "CHANGES.md"
QUALITY_FOLDER = "quality"
REBUILD = f"{QUALITY_FOLDER}/rebuild.json"
UNKNOWNS = f"{QUALITY_FOLDER}/unknowns.csv"
ACCURACY = f"{QUALITY_FOLDER}/accuracy.csv"
SITE_INDEX = "index.html"
SITE_FOLDER = "site"
ENTRIES = frozenset(
    {
        CSV_FOLDER, PARQUET_FOLDER, DESCRIPTOR, CODEBOOK, REJECTS, CHECKSUMS, README, CHANGES_FOLDER, CHANGES_TEXT,
        QUALITY_FOLDER, SQLITE, SPREADSHEET, CROISSANT, DCAT, SITE_INDEX, SITE_FOLDER,
    }
)  # fmt: skip
"""What a release folder holds at its top."""


class ReleaseError(PipelineError):
    """A release that cannot be written, put in place or read."""


def csv_path(table: str) -> str:
    """Where a table's CSV lies within the release.

    >>> csv_path("articles")
    'csv/articles.csv'
    """
    return f"{CSV_FOLDER}/{table}.csv"


def parquet_path(table: str) -> str:
    """Where a table's Parquet file lies within the release.

    >>> parquet_path("articles")
    'parquet/articles.parquet'
    """
    return f"{PARQUET_FOLDER}/{table}.parquet"


def changes_path(version: str) -> str:
    """Where the changes that a release brought lie within it and all later ones.

    >>> changes_path("2026.12.0")
    'changes/2026.12.0.csv'
    """
    return f"{CHANGES_FOLDER}/{version}.csv"
