"""A whole release, written aside."""

from collections.abc import Mapping
from pathlib import Path

import polars as pl

from pa_pipeline.paths import SCHEMAS
from pa_pipeline.release.about import list_languages
from pa_pipeline.release.checksums import write_checksums
from pa_pipeline.release.codebook import write_codebook
from pa_pipeline.release.croissant import write_croissant
from pa_pipeline.release.csv_files import write_csv
from pa_pipeline.release.dataset_readme import write_dataset_readme
from pa_pipeline.release.dcat import write_dcat
from pa_pipeline.release.descriptor import write_descriptor, write_parquet_descriptor
from pa_pipeline.release.history import carry_history
from pa_pipeline.release.layout import CODEBOOK, README, REJECTS, SPREADSHEET, SQLITE, csv_path, parquet_path
from pa_pipeline.release.parquet_files import write_parquet
from pa_pipeline.release.placement import open_staging
from pa_pipeline.release.rebuild_verdict import carry_verdict
from pa_pipeline.release.spreadsheet import write_spreadsheet
from pa_pipeline.release.sqlite_file import write_sqlite
from pa_pipeline.tables import conform, load_contracts, load_package, load_report_contracts


def stage_release(
    tables: Mapping[str, pl.DataFrame], rejects: pl.DataFrame, target: Path, schemas: Path = SCHEMAS
) -> Path:
    """Write all files of a release beside its target and return the folder, ready for `put_in_place`.

    tables: conformed and checked frames by name; rejects: path, reason and remedy of files that were left out.
    What the last release at the target carries of those before it is taken over.
    The order matters: descriptors carry digests of the tables, and the checksums come over everything.
    """
    package, contracts, reports = load_package(schemas), load_contracts(schemas), load_report_contracts(schemas)
    staged = open_staging(target)
    for name, contract in contracts.items():
        write_csv(tables[name], contract, staged / csv_path(name))
        write_parquet(tables[name], contract, staged / parquet_path(name))
    write_codebook(contracts, reports["codebook"], staged / CODEBOOK)
    write_sqlite(tables, package, contracts, reports["codebook"], staged / SQLITE, schemas)
    write_spreadsheet(tables, package, contracts, reports["codebook"], staged / SPREADSHEET)
    write_csv(conform(rejects, reports["rejects"]), reports["rejects"], staged / REJECTS)
    carry_history(target, staged)
    carry_verdict(target, staged)
    write_descriptor(staged, package, contracts, reports)
    write_parquet_descriptor(staged, package, contracts)
    languages = list_languages(tables["articles"])
    write_croissant(staged, package, contracts, languages)
    write_dcat(staged, package, languages)
    row_counts = {name: tables[name].height for name in contracts}
    write_dataset_readme(staged / README, package, contracts, row_counts, languages, rejects.height)
    write_checksums(staged)
    return staged
