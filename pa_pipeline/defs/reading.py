"""Assets of reading: which seed files there are, and what stands in them.

Here: the list of files, the raw readings, `sources` and `blocks`. Not here: how a file is read (pa_pipeline.reading).
"""

from collections.abc import Mapping, Sequence

import dagster as dg
import polars as pl

from pa_pipeline import inventory as seeds
from pa_pipeline.corpus import read_corpus
from pa_pipeline.corrections import (
    APPLIED,
    Takedown,
    apply_takedowns,
    find_applied,
    kept_facts,
    load_takedowns,
    tell_unapplied,
)
from pa_pipeline.defs.contracts import (
    OWNERS,
    Published,
    cell,
    contract_of,
    contracts,
    frame_schema,
    preview_of,
    publish,
    table_of,
)
from pa_pipeline.defs.engine import BuildEngine
from pa_pipeline.defs.store import Store, combined, digest_of_frame
from pa_pipeline.errors import PipelineError
from pa_pipeline.facts.frames import FACT_FRAMES
from pa_pipeline.matching import match_occurrences
from pa_pipeline.matching.assembly import identify_articles
from pa_pipeline.reading import list_seeds
from pa_pipeline.volume import Volume, judge_volume

GROUP = "reading"
READINGS = ("sources", "blocks", "occurrences", "rejects")
"""Frames that `readings` keeps, each under `readings.<name>`."""

PREVIEW = ("path", "state", "byte_size", "sha256")

REJECTS_CHECK = "every_file_is_read"
MOST_SHOWN = 200
"""Rejects that a check shows: a collection may hold a million of them."""
VOLUME_CHECK = "volume"
TAKEDOWNS_CHECK = "takedowns_apply"


class NothingReadableError(PipelineError):
    """Every file had to be left out; an empty release would replace the last one."""


def rejects_check(asset: str, why: str) -> dg.AssetCheckSpec:
    """Check that warns of files that are left out, and why they can be; the others are built all the same."""
    told = f"No file had to be left out {why}; those that had to are named with a remedy."
    return dg.AssetCheckSpec(REJECTS_CHECK, asset=asset, description=told)


@dg.asset(
    group_name=GROUP,
    kinds={"file"},
    owners=OWNERS,
    check_specs=[rejects_check("inventory", "for its name, place, kind or size (`readings` looks into them)")],
)
def inventory(store: Store) -> Published:
    """Files in the folder of seeds, and those gone from it: size, SHA-256, and how each stands to the last release."""
    copied = store.fetch_seeds()
    found = list_seeds(store.seeds_dir, **store.limits())
    compared = seeds.compare_seeds(found, store.outputs_dir)
    files = compared.filter(pl.col("state") != "gone")
    store.write("inventory", compared)
    yield warning_of_rejects([(reject.path, reject.reason, reject.remedy) for reject in found.rejects])
    yield dg.MaterializeResult(
        metadata={
            "dagster/row_count": files.height,
            "bytes": int(files["byte_size"].sum()),
            **seeds.count_states(compared),
            **({"passed over": ", ".join(found.passed_over)} if found.passed_over else {}),
            **({"fetched": copied.fetched, "fetched bytes": copied.fetched_bytes} if copied else {}),
            "dagster/column_schema": frame_schema(compared),
            "preview": preview_of(compared.sort(pl.col("state") == "same", "path"), list(PREVIEW)),
        },
        # The same files are the same data, however they stand to a release.
        data_version=digest_of_frame(files.select(seeds.CONTENT)),
    )


@dg.asset(
    group_name=GROUP,
    kinds={"polars"},
    owners=OWNERS,
    deps=["inventory"],
    check_specs=[
        rejects_check("readings", "for what it is or holds"),
        dg.AssetCheckSpec(
            TAKEDOWNS_CHECK,
            asset="readings",
            description="Every entry of takedowns.yml takes something down; one that finds nothing stays in force.",
        ),
    ],
)
def readings(store: Store, engine: BuildEngine) -> Published:
    """All that is read from the seed files, articles told twice still apart: files, blocks, appearances of articles."""
    takedowns, applied = load_takedowns(), pl.DataFrame(schema=APPLIED)

    def find_touched(read: Mapping[str, pl.DataFrame]) -> set[str]:
        nonlocal applied
        facts = {name: read[name] for name in FACT_FRAMES}
        applied = find_applied(read["blocks"], read["occurrences"], facts, takedowns, name_articles)
        return set(applied["source_id"])

    inventory = list_seeds(store.seeds_dir, **store.limits())
    corpus = read_corpus(inventory, store.kept_readings(), engine, find_touched)
    yield warning_of_rejects(corpus.rejects.rows())
    if corpus.sources.is_empty():
        raise NothingReadableError(
            f"no file can be read ({told_rejects(corpus.rejects.rows())})",
            store.seeds,
            "Put readable text files into it.",
        )
    kept = apply_takedowns(corpus.sources, corpus.blocks, corpus.occurrences, takedowns, name_articles)
    frames = {name: getattr(kept, name, corpus.rejects) for name in READINGS}
    frames |= {"takedowns": applied} | kept_facts(corpus.facts, corpus.blocks, takedowns)
    yield warning_of_takedowns(takedowns, applied)
    versions = [store.write(f"readings.{name}", frame) for name, frame in frames.items()]
    yield dg.MaterializeResult(
        metadata={
            **{name: frames[name].height for name in READINGS},
            "characters": int(corpus.sources["char_count"].sum()),
            "files read anew": corpus.read_count,
            **engine.shown(),
            "dagster/column_schema": frame_schema(*frames.values()),
            "preview": preview_of(kept.occurrences, ["source_id", "ordinal", "title", "published_on"]),
        },
        data_version=combined(versions),
    )


SOURCES = contract_of("sources")
SOURCES["check_specs"] = [
    *SOURCES["check_specs"],
    dg.AssetCheckSpec(
        VOLUME_CHECK,
        asset="sources",
        blocking=True,
        description="Of each file comes as much as is usual. A few that are odd are warned of; where nothing comes of "
        "nearly all of them, the build stops.",
    ),
]


@dg.asset(group_name=GROUP, deps=["readings"], **SOURCES)
def sources(context: dg.AssetExecutionContext, store: Store) -> Published:
    frame = store.read("readings.sources")
    volume = judge_volume(frame)
    yield warning_of_volume(volume)
    if volume.too_many:
        raise dg.Failure(
            f"nothing comes of nearly all seed files: {volume.odd['path'][0]} is one of {volume.odd.height}. Look "
            "whether they are what they should be, and take out what is not.",
            allow_retries=False,
        )
    yield from publish(context, store, frame, preview=["language", "page_type", "article_count"])


@dg.asset(group_name=GROUP, deps=["readings"], **contract_of("blocks"))
def blocks(context: dg.AssetExecutionContext, store: Store) -> Published:
    frame = store.read("readings.blocks", contracts()["blocks"].column_names)
    yield from publish(context, store, frame, preview=["source_id", "kind", "char_start"])


def name_articles(occurrences: pl.DataFrame) -> pl.DataFrame:
    """Which article each occurrence tells, as the table of occurrences will have it."""
    return identify_articles(occurrences, match_occurrences(occurrences))


def warning_of_rejects(rejects: list[tuple[str, str, str]]) -> dg.AssetCheckResult:
    """Passed where no file was left out; else a warning that names file, reason and remedy."""
    lines = ["| file | reason | remedy |", "| --- | --- | --- |"]
    lines += [f"| {' | '.join(cell(value) for value in reject)} |" for reject in rejects[:MOST_SHOWN]]
    lines += [f"| {len(rejects) - MOST_SHOWN:,} more |  |  |"] * (len(rejects) > MOST_SHOWN)
    files = {"files": dg.MetadataValue.md("\n".join(lines))} if rejects else {}
    return dg.AssetCheckResult(
        check_name=REJECTS_CHECK,
        passed=not rejects,
        severity=dg.AssetCheckSeverity.WARN,
        description=told_rejects(rejects) or None,
        metadata={"rejected": len(rejects), **files},
    )


def warning_of_takedowns(takedowns: Sequence[Takedown], applied: pl.DataFrame) -> dg.AssetCheckResult:
    """Passed where every takedown takes something down; else a warning that tells those which find nothing."""
    idle = tell_unapplied(takedowns, applied)
    lines = {"takedowns": dg.MetadataValue.md("\n".join(f"- {line}" for line in idle))} if idle else {}
    return dg.AssetCheckResult(
        check_name=TAKEDOWNS_CHECK,
        passed=not idle,
        severity=dg.AssetCheckSeverity.WARN,
        description="; ".join(idle[:3]) or None,
        metadata={"in force": len(takedowns), "found nothing": len(idle), **lines},
    )


def warning_of_volume(volume: Volume) -> dg.AssetCheckResult:
    """Passed where every file gives what is usual; else a warning, or an error where most give nothing."""
    odd = volume.odd.height
    return dg.AssetCheckResult(
        check_name=VOLUME_CHECK,
        passed=not odd,
        severity=dg.AssetCheckSeverity.ERROR if volume.too_many else dg.AssetCheckSeverity.WARN,
        description=f"{odd} files give more or less than is usual" if odd else None,
        metadata={"odd files": odd, **({"files": table_of(volume.odd)} if odd else {})},
    )


def told_rejects(rejects: list[tuple[str, str, str]]) -> str:
    """The first few of rejected files, with their reasons.

    >>> told_rejects([("seeds/a.txt", "a PNG image", "Recognise its text first.")])
    'seeds/a.txt: a PNG image'
    """
    told = [f"{path}: {reason}" for path, reason, _ in rejects[:3]]
    return "; ".join(told + [f"{len(rejects) - 3} more"] * (len(rejects) > 3))
