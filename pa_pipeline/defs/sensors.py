"""The sensor that watches the folder of seeds and asks for a build when it has changed.

Here: when to ask. Not here: what has changed (pa_pipeline.inventory), what a build does (jobs.py).

The folder itself is compared with the release, not with a memory of earlier requests: so it does not matter who built
last, and A → B → A asks three times. What is remembered only saves work and bounds the attempts.
"""

import json
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any
from uuid import uuid4

import dagster as dg

from pa_pipeline.defs.freshness import evaluation, is_behind, told_lag
from pa_pipeline.defs.jobs import JOB, build
from pa_pipeline.defs.orphans import UNDER_WAY, end_orphans
from pa_pipeline.defs.store import Store
from pa_pipeline.errors import PipelineError
from pa_pipeline.inventory import compare_seeds, count_states, look_at, tell_states
from pa_pipeline.reading import list_seeds

INTERVAL_SECONDS = 10
QUIET_SECONDS = 5.0
"""A folder without a change for so long is taken at the first look; else two looks must agree."""

PAUSES = (30.0, 120.0, 600.0)
"""Seconds before each further attempt after a failed build of the same files."""

START_SECONDS = 120.0
"""A run that shows no sign of life for so long after it was launched never started."""

ASK_TAG = "pa/arrival"
"""Tag of the runs that the sensor asked for; its value is another each time."""

ENDS = {
    dg.DagsterRunStatus.CANCELED: "was cancelled",
    dg.DagsterRunStatus.SUCCESS: "ended well, but the release is of others",
}


@dataclass(frozen=True, slots=True)
class Memory:
    """What the sensor keeps between two looks.

    seen: digest of the last look; compared: digests of the folder and the release that were last compared; counts: what
    came of that; asked: digest of the folder that a build was last asked for; tag: of its run; attempts: how many
    builds were asked for that digest.
    """

    seen: str = ""
    compared: str = ""
    counts: dict[str, int] = field(default_factory=dict)
    asked: str = ""
    tag: str = ""
    attempts: int = 0

    @staticmethod
    def of(cursor: str | None) -> "Memory":
        """Memory in a cursor; an empty one where there is none, or one that an earlier version wrote."""
        try:
            return Memory(**json.loads(cursor or "{}"))
        except (TypeError, ValueError):
            return Memory()

    def saying(self, message: str, *events: dg.AssetCheckEvaluation) -> dg.SensorResult:
        """No run now, and why."""
        return dg.SensorResult(skip_reason=message, cursor=json.dumps(asdict(self)), asset_events=events)


def arrival_sensor(store: Store, pauses: Sequence[float] = PAUSES) -> dg.SensorDefinition:
    """The sensor over the folders of a store. pauses: seconds before further attempts after failed builds."""

    @dg.sensor(
        job=build,
        minimum_interval_seconds=INTERVAL_SECONDS,
        default_status=dg.DefaultSensorStatus.RUNNING,
        description="Asks for one build when seed files have come, gone or changed and the folder has come to rest.",
    )
    def arrival(context: dg.SensorEvaluationContext) -> dg.SensorResult:
        return decide(context.instance, store, Memory.of(context.cursor), pauses)

    return arrival


def decide(instance: dg.DagsterInstance, store: Store, memory: Memory, pauses: Sequence[float]) -> dg.SensorResult:
    """Ask for a build, or say why not."""
    look = look_at(store.seeds_dir)
    compared = f"{look.digest} {release_stamp(store.outputs_dir)}"
    asked = last_asked(instance, memory) if memory.asked == look.digest else None
    if compared == memory.compared and is_current(memory.counts, asked):
        return memory.saying(f"Nothing has changed since the release: {tell_states(memory.counts)}.")

    settled = look.digest == memory.seen or time.time() - look.changed_at >= QUIET_SECONDS
    memory = replace(memory, seen=look.digest)
    if look.file_count and not settled:
        return memory.saying("The folder has just changed. Waits until two looks agree.")
    running = build_under_way(instance, store)
    if running is not None:
        return memory.saying(f"Build {running.run_id[:8]} is {running.status.value.lower()}. Waits until it has ended.")

    if compared != memory.compared:
        try:
            found = list_seeds(store.seeds_dir, **store.limits())
            counts = count_states(compare_seeds(found, store.outputs_dir))
        except PipelineError as error:
            return memory.saying(str(error))
        except OSError as error:
            return memory.saying(f"The folder changed while it was looked at ({error}). Looks again.")
        memory = replace(memory, compared=compared, counts=counts)
        if is_current(counts, asked):
            # A build that was asked for has evaluated the check itself.
            told = [] if was_built(asked) else [evaluation(counts)]
            return replace(memory, attempts=0).saying(told_lag(counts), *told)

    attempts = memory.attempts if memory.asked == look.digest else 0
    if attempts and asked is not None:
        obstacle = reason_to_wait(asked, attempts, pauses)
        if obstacle:
            return memory.saying(obstacle)
    memory = replace(memory, asked=look.digest, tag=str(uuid4()), attempts=attempts + 1)
    return dg.SensorResult(
        # No run key: Dagster never runs a key again, and the folder may come back to what it was.
        run_requests=[dg.RunRequest(run_key=None, tags={ASK_TAG: memory.tag})],
        cursor=json.dumps(asdict(memory)),
        asset_events=[] if attempts else [evaluation(memory.counts)],
    )


def is_current(counts: dict[str, int], asked: dg.RunRecord | None) -> bool:
    """Whether the release is of the files that were counted. asked: the run that was asked for these very files.

    What was rejected is no part of the release, so that only a build of these files can tell.
    """
    return bool(counts) and not is_behind(counts) and (was_built(asked) or not counts["rejected"])


def was_built(asked: dg.RunRecord | None) -> bool:
    """Whether a run was launched and ended well."""
    return asked is not None and asked.dagster_run.status == dg.DagsterRunStatus.SUCCESS


def reason_to_wait(asked: dg.RunRecord, attempts: int, pauses: Sequence[float]) -> str:
    """Why not to ask now for another build of the same files; empty where nothing speaks against it."""
    run = asked.dagster_run
    what = f"Build {run.run_id[:8]} of these files {ENDS.get(run.status, 'failed')}"
    if run.status == dg.DagsterRunStatus.CANCELED:
        return f"{what}. Waits for a change of the folder, or a build by hand."
    if attempts > len(pauses):
        return f"{what}, the last of {attempts} attempts. Waits for a change of the folder, or a build by hand."
    left = (asked.end_time or 0.0) + pauses[attempts - 1] - time.time()
    return f"{what}. Attempt {attempts + 1} of {len(pauses) + 1} in {left:.0f} seconds." if left > 0 else ""


def last_asked(instance: dg.DagsterInstance, memory: Memory) -> dg.RunRecord | None:
    """The run that the sensor last asked for; null where it was never launched."""
    return next(iter(instance.get_run_records(dg.RunsFilter(tags={ASK_TAG: memory.tag}), limit=1)), None)


def build_under_way(instance: dg.DagsterInstance, store: Store) -> dg.DagsterRun | None:
    """A build that is queued or running; those whose process died are recorded as failed first."""
    waiting = (dg.DagsterRunStatus.QUEUED, dg.DagsterRunStatus.NOT_STARTED)
    unfinished = dg.RunsFilter(job_name=JOB, statuses=[*waiting, *UNDER_WAY])
    for state in {state_of(record.dagster_run, store) for record in instance.get_run_records(unfinished)}:
        end_orphans(instance, state)
    for record in instance.get_run_records(unfinished):
        run = record.dagster_run
        lives = (state_of(run, store) / "runs" / run.run_id).exists()
        age = time.time() - record.update_timestamp.timestamp()
        if lives or run.status == dg.DagsterRunStatus.QUEUED or age < START_SECONDS:
            return run
    return None


def state_of(run: dg.DagsterRun, store: Store) -> Path:
    """Folder of what a run keeps between builds: that of its configuration, or the store's own."""
    config: Any = run.run_config
    for name in ("resources", "store", "config"):
        config = config.get(name, {})
    return Path(config.get("state", store.state))


def release_stamp(outputs: Path) -> str:
    """Another text for every release that is put in place; `none` where there is none."""
    try:
        status = (outputs / "csv" / "sources.csv").stat()
    except OSError:
        return "none"
    return f"{status.st_mtime_ns}-{status.st_ctime_ns}-{status.st_ino}"
