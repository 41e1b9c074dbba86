"""From checked tables to the files that people download, and back: written aside, verified, put in place at once.

Here: files, descriptors, checksums. Not here: what a table is (tables/), or where its rows come from.
"""

from pa_pipeline.release.about import list_languages
from pa_pipeline.release.checksums import write_checksums
from pa_pipeline.release.codebook import describe_columns, write_codebook
from pa_pipeline.release.croissant import write_croissant
from pa_pipeline.release.csv_files import read_csv, write_csv
from pa_pipeline.release.dataset_readme import write_dataset_readme
from pa_pipeline.release.dcat import write_dcat
from pa_pipeline.release.descriptor import write_descriptor, write_parquet_descriptor
from pa_pipeline.release.history import carry_history, read_redirects
from pa_pipeline.release.layout import (
    ACCURACY,
    CHECKSUMS,
    CODEBOOK,
    CROISSANT,
    DCAT,
    DESCRIPTOR,
    README,
    REBUILD,
    REJECTS,
    SPREADSHEET,
    SQLITE,
    UNKNOWNS,
    ReleaseError,
    changes_path,
    csv_path,
    parquet_path,
)
from pa_pipeline.release.parquet_files import read_parquet, write_parquet
from pa_pipeline.release.placement import open_staging, put_in_place
from pa_pipeline.release.rebuild_verdict import carry_verdict, tables_digest, write_verdict
from pa_pipeline.release.seed_texts import open_seeds
from pa_pipeline.release.spreadsheet import write_spreadsheet
from pa_pipeline.release.sqlite_file import read_sqlite, write_sqlite
from pa_pipeline.release.staging import stage_release
from pa_pipeline.release.unknowns import write_unknowns
from pa_pipeline.release.verification import Judged, Problem, require_release, verify_release
from pa_pipeline.release.versions import digest_of_seeds, package_of_build

__all__ = [
    "ACCURACY",
    "CHECKSUMS",
    "CODEBOOK",
    "CROISSANT",
    "DCAT",
    "DESCRIPTOR",
    "README",
    "REBUILD",
    "REJECTS",
    "SPREADSHEET",
    "SQLITE",
    "UNKNOWNS",
    "Judged",
    "Problem",
    "ReleaseError",
    "carry_history",
    "carry_verdict",
    "changes_path",
    "csv_path",
    "describe_columns",
    "digest_of_seeds",
    "list_languages",
    "open_seeds",
    "open_staging",
    "package_of_build",
    "parquet_path",
    "put_in_place",
    "read_csv",
    "read_parquet",
    "read_redirects",
    "read_sqlite",
    "require_release",
    "stage_release",
    "tables_digest",
    "verify_release",
    "write_checksums",
    "write_codebook",
    "write_croissant",
    "write_csv",
    "write_dataset_readme",
    "write_dcat",
    "write_descriptor",
    "write_parquet",
    "write_parquet_descriptor",
    "write_spreadsheet",
    "write_sqlite",
    "write_unknowns",
    "write_verdict",
]
