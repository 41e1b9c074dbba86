"""Assets of the release: the tables proven as one, the artefacts written aside, the release put in place.

Here: wiring. Not here: how a file is written or verified (pa_pipeline.release).
"""

from typing import Any, TypedDict

import dagster as dg
import polars as pl

from pa_pipeline import release as files
from pa_pipeline.corrections import digest_of_edits, find_untaken, load_corrections, load_takedowns, require_applied
from pa_pipeline.defs.contracts import (
    OWNERS,
    Published,
    broken,
    check_result,
    contract_of,
    contracts,
    publish,
    report_contracts,
)
from pa_pipeline.defs.store import Store, combined, version_of_sha256
from pa_pipeline.paths import GOLD
from pa_pipeline.release.seed_texts import open_seeds
from pa_pipeline.scoring import ALL_LANGUAGES, measure_accuracy
from pa_pipeline.site import Content, write_site
from pa_pipeline.tables import Violation, check_evidence, check_relations, conform, load_package

GROUP = "release"
PARQUET_DESCRIPTOR = f"parquet/{files.DESCRIPTOR}"
WRITER_POOL = "writer"
"""One step at a time writes beside or into the folder of the release, whatever the state it is built from."""

RELATIONS_CHECK = "relations"
EVIDENCE_CHECK = "evidence"
VERIFIED_CHECK = "verified"


@dg.asset(group_name=GROUP, **contract_of("redirects"))
def redirects(context: dg.AssetExecutionContext, store: Store) -> Published:
    frame = files.read_redirects(store.outputs_dir, contracts()["redirects"])
    yield from publish(context, store, frame, preview=["table", "new_id", "release"])


@dg.asset(
    group_name=GROUP,
    kinds={"polars"},
    owners=OWNERS,
    pool=WRITER_POOL,
    deps=list(contracts()),
    check_specs=[
        dg.AssetCheckSpec(
            RELATIONS_CHECK,
            asset="dataset",
            blocking=True,
            description="Foreign keys lead to rows, counts count them, offsets lie inside their file.",
        ),
        dg.AssetCheckSpec(
            EVIDENCE_CHECK,
            asset="dataset",
            blocking=True,
            description="The passage that a row points at proves it; the blocks of a file cover it exactly once.",
        ),
    ],
)
def dataset(store: Store) -> Published:
    """All tables as one: what a row refers to is there, and the seed files prove what it says.

    With that, an empty folder beside the last release stands ready for the next.
    """
    tables = {name: store.read(name) for name in contracts()}
    require_applied(tables, contracts(), load_corrections())
    if untaken := find_untaken(tables, load_takedowns()):
        raise dg.Failure(f"what was taken down would be published: {'; '.join(untaken)}", allow_retries=False)
    relations = check_relations(tables, contracts())
    yield check_result(RELATIONS_CHECK, relations)
    if relations:
        raise broken("the tables do not fit together", relations)
    proofs = store.kept_proofs()
    sources, seed_text, lost = open_seeds(tables["sources"], store.seeds_dir, proofs)
    unproven = [Violation("sources", "path", "evidence", 0, f"{path} {what}") for path, what in lost]
    unproven += check_evidence({**tables, "sources": sources}, contracts(), seed_text, proofs) if not lost else []
    proofs.keep()
    yield check_result(EVIDENCE_CHECK, unproven)
    if unproven:
        raise broken("the seed files do not prove the tables", unproven)
    store.keep_staging(files.open_staging(store.outputs_dir))
    yield dg.MaterializeResult(
        metadata={
            "dagster/row_count": sum(frame.height for frame in tables.values()),
            **{name: frame.height for name, frame in tables.items()},
        },
        data_version=combined([store.version(name) for name in tables]),
    )


class Artefact(TypedDict):
    """What all assets of published files have in common."""

    group_name: str
    owners: list[str]
    pool: str


ARTEFACT = Artefact(group_name=GROUP, owners=OWNERS, pool=WRITER_POOL)


@dg.asset(deps=["dataset"], kinds={"csv"}, **ARTEFACT)
def csv(store: Store) -> dg.MaterializeResult[None]:
    """Every table as CSV: UTF-8, LF, RFC 4180; empty is null."""
    for name, contract in contracts().items():
        files.write_csv(store.read(name), contract, store.staged / files.csv_path(name))
    return written(store, [files.csv_path(name) for name in contracts()])


@dg.asset(deps=["dataset"], kinds={"parquet"}, **ARTEFACT)
def parquet(store: Store) -> dg.MaterializeResult[None]:
    """Every table as Parquet: the rows and columns of the CSV, with types, and descriptions of the columns inside."""
    for name, contract in contracts().items():
        files.write_parquet(store.read(name), contract, store.staged / files.parquet_path(name))
    return written(store, [files.parquet_path(name) for name in contracts()])


@dg.asset(deps=["dataset"], kinds={"sqlite"}, **ARTEFACT)
def sqlite(store: Store) -> dg.MaterializeResult[None]:
    """All tables as one database: keys, full-text search that finds words without their accents, views that join."""
    tables = {name: store.read(name) for name in contracts()}
    codebook = report_contracts()["codebook"]
    files.write_sqlite(tables, package(store), contracts(), codebook, store.staged / files.SQLITE)
    return written(store, [files.SQLITE])


@dg.asset(deps=["dataset"], kinds={"excel"}, **ARTEFACT)
def spreadsheet(store: Store) -> dg.MaterializeResult[None]:
    """All tables as one workbook: what the data set is, the codebook, a sheet a table; text is never a formula."""
    tables = {name: store.read(name) for name in contracts()}
    codebook = report_contracts()["codebook"]
    files.write_spreadsheet(tables, package(store), contracts(), codebook, store.staged / files.SPREADSHEET)
    return written(store, [files.SPREADSHEET])


@dg.asset(deps=["dataset"], kinds={"csv"}, **ARTEFACT)
def codebook(store: Store) -> dg.MaterializeResult[None]:
    """Every column of every table in words: type, key, codes, meaning, example."""
    files.write_codebook(contracts(), report_contracts()["codebook"], store.staged / files.CODEBOOK)
    return written(store, [files.CODEBOOK])


@dg.asset(deps=["dataset", "readings"], kinds={"csv"}, **ARTEFACT)
def rejects(store: Store) -> dg.MaterializeResult[None]:
    """Files that had to be left out, with reason and remedy."""
    contract = report_contracts()["rejects"]
    files.write_csv(conform(store.read("readings.rejects"), contract), contract, store.staged / files.REJECTS)
    return written(store, [files.REJECTS])


@dg.asset(deps=["dataset"], kinds={"csv"}, **ARTEFACT)
def changes(store: Store) -> dg.MaterializeResult[None]:
    """What each release so far changed, taken over as `pa release` wrote it."""
    return written(store, files.carry_history(store.outputs_dir, store.staged))


@dg.asset(deps=["csv", "parquet"], kinds={"json"}, **ARTEFACT)
def rebuild_verdict(store: Store) -> dg.MaterializeResult[None]:
    """Whether it mattered how the seed files arrived: taken over as `pa build --prove` wrote it, for these tables or
    others."""
    return written(store, files.carry_verdict(store.outputs_dir, store.staged, store.sha256_of))


@dg.asset(deps=["parquet"], kinds={"csv"}, **ARTEFACT)
def accuracy(context: dg.AssetExecutionContext, store: Store) -> dg.MaterializeResult[None]:
    """How right each table is, measured on annotated files of this release and on texts unseen before."""
    measured = measure_accuracy(store.staged / "parquet", GOLD, store.seeds_dir)
    contract = report_contracts()["accuracy"]
    files.write_csv(conform(measured, contract), contract, store.staged / files.ACCURACY)
    result = written(store, [files.ACCURACY])
    overall = measured.filter(pl.col("language") == ALL_LANGUAGES, pl.col("level").is_in(["found", "whole"]))
    plotted: dict[str, float] = {}
    for (table,), scores in overall.partition_by("table", as_dict=True, maintain_order=True).items():
        told = {f"F1, {sample}": f1 for sample, f1 in scores.select("sample", "f1").iter_rows()}
        plotted |= {f"{table}: {label}": f1 for label, f1 in told.items()}
        # Observed of the table too, so that its own page plots it.
        context.log_event(dg.AssetObservation(asset_key=str(table), metadata=told))
    return dg.MaterializeResult(metadata={**(result.metadata or {}), **plotted}, data_version=result.data_version)


@dg.asset(deps=["dataset"], kinds={"csv"}, **ARTEFACT)
def unknowns(store: Store) -> dg.MaterializeResult[None]:
    """What the texts leave open or the rules could not tell: columns with nulls, how many, what null means."""
    tables = {name: store.read(name) for name in contracts()}
    files.write_unknowns(tables, contracts(), report_contracts()["unknowns"], store.staged / files.UNKNOWNS)
    return written(store, [files.UNKNOWNS])


@dg.asset(
    deps=["csv", "accuracy", "unknowns", "sqlite", "spreadsheet", "codebook", "rejects", "changes"],
    kinds={"json"},
    **ARTEFACT,
)
def data_package(store: Store) -> dg.MaterializeResult[None]:
    """Descriptor of all files of data but Parquet (Data Package): types, keys, codes, sizes, digests."""
    files.write_descriptor(store.staged, package(store), contracts(), report_contracts(), store.sha256_of)
    return written(store, [files.DESCRIPTOR])


@dg.asset(deps=["parquet"], kinds={"json"}, **ARTEFACT)
def parquet_data_package(store: Store) -> dg.MaterializeResult[None]:
    """Descriptor of the Parquet files (Data Package), apart from that of the CSV files."""
    files.write_parquet_descriptor(store.staged, package(store), contracts(), store.sha256_of)
    return written(store, [PARQUET_DESCRIPTOR])


@dg.asset(deps=["data_package", "parquet_data_package"], kinds={"json"}, **ARTEFACT)
def croissant(store: Store) -> dg.MaterializeResult[None]:
    """The data set as Croissant describes it, for data-set search and machine learning: files, columns, codes."""
    languages = files.list_languages(store.read("articles", ["language"]))
    files.write_croissant(store.staged, package(store), contracts(), languages)
    return written(store, [files.CROISSANT])


@dg.asset(deps=["data_package", "parquet_data_package"], kinds={"json"}, **ARTEFACT)
def dcat(store: Store) -> dg.MaterializeResult[None]:
    """The data set as DCAT-AP describes it, for data portals: catalogue, data set, files with their digests."""
    files.write_dcat(store.staged, package(store), files.list_languages(store.read("articles", ["language"])))
    return written(store, [files.DCAT])


@dg.asset(deps=["dataset", "readings"], kinds={"markdown"}, **ARTEFACT)
def dataset_readme(store: Store) -> dg.MaterializeResult[None]:
    """What the data set is, how it was made, how to cite it, whose rights, known limits."""
    row_counts = {name: store.height(name) for name in contracts()}
    reject_count = store.height("readings.rejects")
    languages = files.list_languages(store.read("articles", ["language"]))
    by_hand = (len(load_corrections()), store.read("readings.takedowns")["entry"].n_unique())
    files.write_dataset_readme(
        store.staged / files.README, package(store), contracts(), row_counts, languages, reject_count, by_hand
    )
    return written(store, [files.README])


@dg.asset(
    deps=["croissant", "dcat", "sqlite", "spreadsheet", "dataset_readme", "rebuild_verdict"],
    kinds={"html"},
    **ARTEFACT,
)
def site(store: Store) -> dg.MaterializeResult[None]:
    """The pages of the release: what there is, a search, every table with the passages that its rows were read from.

    They open from a folder without a network, and read the published Parquet files.
    """
    tables = {name: store.read(name) for name in contracts()}
    _, seed_text, _ = open_seeds(tables["sources"], store.seeds_dir, store.kept_proofs(), looked_at=True)
    taken_down = [takedown.pattern for takedown in load_takedowns() if takedown.kind != "article"]
    content = Content(
        package(store), contracts(), tables, seed_text, taken_down, store.kept_pages(), store.kept_word_counts()
    )
    return written(store, write_site(store.staged, content))


@dg.asset(deps=["site"], kinds={"file"}, **ARTEFACT)
def checksums(store: Store) -> dg.MaterializeResult[None]:
    """SHA-256 of every file of the release, as `sha256sum -c` reads it."""
    files.write_checksums(store.staged, store.sha256_of)
    return written(store, [files.CHECKSUMS])


@dg.asset(
    deps=["checksums"],
    kinds={"file"},
    check_specs=[
        dg.AssetCheckSpec(
            VERIFIED_CHECK,
            asset="release",
            blocking=True,
            description="What `pa verify` checks, on the files as written; Frictionless follows no keys here.",
        )
    ],
    **ARTEFACT,
)
def release(store: Store) -> Published:
    """The release: verified where it was written, then put in place of the last one by a rename."""
    tables = {name: store.read(name) for name in contracts()}
    # The keys were followed when the tables were judged: a second opinion on them takes longer than all else together.
    judged = files.Judged(tables, contracts())
    opinions = store.kept_opinions()
    problems = files.verify_release(store.staged, None, False, judged, store.sha256_of, opinions)
    opinions.keep()
    listed = "\n".join(f"- {problem}" for problem in problems)
    yield dg.AssetCheckResult(
        check_name=VERIFIED_CHECK,
        passed=not problems,
        metadata={"problems": len(problems), "found": dg.MetadataValue.md(listed)} if problems else {},
    )
    if problems:
        raise dg.Failure(f"what was written is no sound release:\n{listed}", allow_retries=False)
    version = version_of_sha256(store.sha256_of(store.staged / files.CHECKSUMS))
    files.put_in_place(store.staged, store.outputs_dir)
    yield dg.MaterializeResult(
        metadata={
            "version": str(package(store)["version"]),
            "folder": dg.MetadataValue.path(store.outputs_dir),
            **{f"rows of {name}": store.height(name) for name in contracts()},
        },
        data_version=version,
    )


def package(store: Store) -> dict[str, Any]:
    """What the data set is, under the version of what it is built from."""
    return files.package_of_build(load_package(), digests_of_build(store))


def digests_of_build(store: Store) -> dict[str, str]:
    """What a build is made from, as the package of a release names it (`MADE_FROM`)."""
    edits = digest_of_edits(load_corrections(), load_takedowns(), store.read("readings.takedowns"))
    return {
        "seeds_sha256": files.digest_of_seeds(store.read("sources", ["path", "sha256"])),
        "edits_sha256": edits,
    }


def written(store: Store, paths: list[str]) -> dg.MaterializeResult[None]:
    """Size and digest of files written into the folder of the next release."""
    staged = store.staged
    sizes = {path: (staged / path).stat().st_size for path in paths}
    lines = "\n".join(f"| {path} | {size:,} |" for path, size in sizes.items())
    return dg.MaterializeResult(
        metadata={
            "bytes": sum(sizes.values()),
            "files": dg.MetadataValue.md(f"| file | bytes |\n| --- | ---: |\n{lines}"),
        },
        data_version=combined([version_of_sha256(store.sha256_of(staged / path)) for path in paths]),
    )
