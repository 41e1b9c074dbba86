"""From a build to a release: what it changes, and what becomes of the identifiers that it no longer uses."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

import polars as pl

from pa_pipeline.release.causes import name_causes
from pa_pipeline.release.changes import describe_changes, write_changes
from pa_pipeline.release.checksums import write_checksums
from pa_pipeline.release.compare import KEY, NO_RELEASE, compare_releases, load_release, row_key
from pa_pipeline.release.csv_files import write_csv
from pa_pipeline.release.history import read_redirects
from pa_pipeline.release.layout import ReleaseError, changes_path, csv_path
from pa_pipeline.release.opening import read_contracts
from pa_pipeline.release.redirects import REDIRECTS, find_successors, update_redirects
from pa_pipeline.release.schema_steps import require_schema_step
from pa_pipeline.release.versions import calendar_key
from pa_pipeline.tables import Contract, conform


@dataclass(frozen=True, slots=True)
class Made:
    """What a release changes. rows: see `name_causes`; redirected: see `find_successors`."""

    rows: pl.DataFrame
    redirected: pl.DataFrame


def require_next(last: Path | None, version: str, contracts: dict[str, Contract], schema_version: str) -> None:
    """Raise, before anything is built, where a release of this version and schema cannot follow the last one.

    The version must be later; it may be the last one's where `pa release` has not made that yet.
    """
    calendar_key(version)
    if last is None:
        return
    old, last_version, last_schema_version = read_contracts(last)
    unreleased = version == last_version and not (last / changes_path(version)).is_file()
    if calendar_key(version) <= calendar_key(last_version) and not unreleased:
        raise ReleaseError(
            f"is not later than the last release, {last_version}", f"version {version}", "Give a later --version."
        )
    require_schema_step(old, last_schema_version, contracts, schema_version)


def require_changes(built: Path, last: Path | None) -> None:
    """Raise ReleaseError where a finished build has the very rows and columns of the last release.

    What lies in the place of the last release may be a build that nobody has released: it is no release to repeat.
    """
    if last is None:
        return
    old, new = load_release(last), load_release(built)
    released = (last / changes_path(old.version)).is_file()
    if released and old.schema_version == new.schema_version and compare_releases(old, new).equal:
        raise ReleaseError(
            f"nothing has changed since {old.version}, no row and no column",
            "release",
            "Name a --version to release the same tables once more.",
        )


def write_history(
    built: Path, last: Path | None, version: str, reports: dict[str, Contract], corrected: Iterable[tuple[str, str]]
) -> Made:
    """Write changes, their description and redirects into a finished build, to be taken over by the next build.

    built: a folder whose tables are those to be released; last: the release before; corrected: see `name_causes`.
    """
    old, new = load_release(last) if last else NO_RELEASE, load_release(built)
    contract = new.contracts[REDIRECTS]
    redirected = find_successors(compare_releases(old, new), old, new)
    redirects = conform(update_redirects(read_redirects(built, contract), redirected, new, version), contract)
    keyed = redirects.with_columns(row_key(contract.primary_key).alias(KEY))
    new = replace(new, tables={**new.tables, REDIRECTS: keyed})
    comparison = compare_releases(old, new)
    rows = _redirects_as_their_rows(name_causes(comparison, old, new, corrected))
    before = (old.version, old.schema_version) if old.version else None
    words = describe_changes(version, new.schema_version, before, rows, comparison.schema, redirected)
    write_changes(built, version, rows, reports["changes"], words)
    write_csv(redirects, contract, built / csv_path(REDIRECTS))
    write_checksums(built)
    return Made(rows, redirected)


def _redirects_as_their_rows(rows: pl.DataFrame) -> pl.DataFrame:
    """A redirect has the cause of the row that has gone."""
    gone = rows.filter(pl.col("op") == "DEL", pl.col("table") != REDIRECTS)
    causes = gone.select(pl.lit(REDIRECTS).alias("table"), "key", pl.col("cause").alias("of_row")).unique("key")
    joined = rows.join(causes, on=["table", "key"], how="left", maintain_order="left")
    return joined.with_columns(pl.coalesce("of_row", "cause").alias("cause")).drop("of_row")
