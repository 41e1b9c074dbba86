"""Running the build in this process, recorded in the instance that the user interface shows.

Here: one run of the job, told in plain Python. Not here: what a run prints (cli/).
"""

import builtins
import gc
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from uuid import uuid4

import dagster as dg
from dagster._core.definitions.job_base import InMemoryJob
from dagster._core.definitions.repository_definition import SINGLETON_REPOSITORY_NAME
from dagster._core.execution.api import execute_run
from dagster._core.remote_origin import (
    ManagedGrpcPythonEnvCodeLocationOrigin,
    RemoteJobOrigin,
    RemoteRepositoryOrigin,
)
from dagster._core.storage.tags import REPOSITORY_LABEL_TAG
from dagster._core.types.loadable_target_origin import LoadableTargetOrigin
from dagster_shared.error import SerializableErrorInfo
from sqlalchemy.exc import SQLAlchemyError

from pa_pipeline.defs.full_disk import tell_full_disk
from pa_pipeline.defs.instance import HistoryError, history_folder, open_instance
from pa_pipeline.defs.jobs import JOB
from pa_pipeline.defs.orphans import UNDER_WAY, sign_of_life
from pa_pipeline.engines import LOCAL
from pa_pipeline.state import collected_seldom

_OF_HISTORY = re.compile(r"\(sqlite3\.\w+\)")
CODE_LOCATION = ManagedGrpcPythonEnvCodeLocationOrigin(
    LoadableTargetOrigin(module_name="pa_pipeline.definitions"), location_name="pa_pipeline"
)
"""That of workspace.yaml; with it, Dagster lists a run under its job and on its timeline."""

Progress = Callable[[str, int, int], None]
"""Called with the name of the asset at work, how many are done, how many there are."""


@dataclass(frozen=True, slots=True)
class Build:
    """How a build ended.

    run_id: of the run in Dagster; failed: the asset that failed, `build` where it was none, null where all went well;
    reason: why, in words; foreseen: whether it is something the user can mend, not a defect of the pipeline.
    """

    run_id: str
    failed: str | None = None
    reason: str = ""
    foreseen: bool = True


def run_build(
    seeds: Path | str,
    outputs: Path,
    state: Path,
    *,
    max_bytes: int | None = None,
    engine: str = LOCAL,
    processes: int | None = None,
    recorded_in: dg.DagsterInstance | None = None,
    log_level: str = "CRITICAL",
    on_held: Callable[[], None] | None = None,
    on_progress: Progress | None = None,
) -> Build:
    """Materialize every asset, in this process; folders are absolute, seeds may be a URL.

    engine, processes: where texts are read, see BuildEngine.
    recorded_in: an instance instead of the one that the user interface shows.
    on_held: called once no other build can change these folders any more, before anything is built.
    What fails is told in the answer, not raised. KeyboardInterrupt passes once the run is recorded as ended.
    """
    from pa_pipeline.definitions import defs

    job = defs.resolve_job_def(JOB)
    folders: dict[str, str | int] = {"seeds": str(seeds), "outputs": str(outputs), "state": str(state)}
    limits = {} if max_bytes is None else {"max_bytes": max_bytes}
    engaged = {"address": engine} | ({} if processes is None else {"processes": processes})
    run_id = str(uuid4())
    # What Dagster has loaded stays to the end: the collector need not go through it after every few thousand rows.
    gc.freeze()
    written = [outputs, state, *([history_folder(state)] if recorded_in is None else [])]
    try:
        with (
            collected_seldom(),
            sign_of_life(state, run_id),
            open_instance(state) if recorded_in is None else nullcontext(recorded_in) as instance,
        ):
            instance.add_event_listener(run_id, _listener(on_held, on_progress, len(job.nodes)))
            config = {
                "resources": {"store": {"config": folders | limits}, "engine": {"config": engaged}},
                "loggers": {"console": {"config": {"log_level": log_level}}},
            }
            with _recorded_as_canceled(instance, run_id):
                failure = _execute(job, instance, run_id, config)
    except SQLAlchemyError as error:
        said = str(error).partition("\n")[0]
        return Build(run_id, JOB, tell_full_disk(said, written) or str(HistoryError(said, history_folder(state))))
    except HistoryError as error:
        return Build(run_id, JOB, str(error))
    except OSError as error:
        return Build(run_id, JOB, tell_full_disk(str(error), written) or str(error))
    if failure is None:
        return Build(run_id)
    if not failure.foreseen and _OF_HISTORY.search(failure.reason):
        failure = replace(
            failure, reason=str(HistoryError(failure.reason.partition("\n")[0], history_folder(state))), foreseen=True
        )
    return replace(failure, reason=tell_full_disk(failure.reason, written) or failure.reason)


def _execute(
    job: dg.JobDefinition, instance: dg.DagsterInstance, run_id: str, config: Mapping[str, Any]
) -> Build | None:
    """Run the job as `dagster dev` does, so that its pages show the run; how it failed, null where it did not."""
    repository = RemoteRepositoryOrigin(CODE_LOCATION, SINGLETON_REPOSITORY_NAME)
    run = instance.create_run_for_job(
        job,
        run_id=run_id,
        run_config=config,
        tags={**job.run_tags, REPOSITORY_LABEL_TAG: f"{SINGLETON_REPOSITORY_NAME}@{CODE_LOCATION.location_name}"},
        remote_job_origin=RemoteJobOrigin(repository, JOB),
    )
    result = execute_run(InMemoryJob(job), run, instance)
    return None if result.success else _tell_failure(run_id, result.all_events)


@contextmanager
def _recorded_as_canceled(instance: dg.DagsterInstance, run_id: str) -> Iterator[None]:
    """Let an interrupted run stand in the history as canceled: Dagster takes it for one that has failed."""
    try:
        yield
    except (KeyboardInterrupt, dg.DagsterExecutionInterruptedError):
        with suppress(SQLAlchemyError, OSError):
            run = instance.get_run_by_id(run_id)
            if run is not None and run.status in (*UNDER_WAY, dg.DagsterRunStatus.FAILURE):
                instance.report_run_canceled(run, "Interrupted on the command line.")
        raise


def _listener(
    on_held: Callable[[], None] | None, on_progress: Progress | None, total: int
) -> Callable[[dg.EventLogEntry], None]:
    begun, done = False, 0

    def listen(entry: dg.EventLogEntry) -> None:
        nonlocal begun, done
        event = entry.dagster_event
        if event is None or event.step_key is None:
            return
        if event.is_step_start and not begun:
            # The store is at hand by now, and holds the folders.
            begun = True
            if on_held is not None:
                on_held()
        done += event.is_step_success
        if on_progress is not None and (event.is_step_start or event.is_step_success):
            on_progress(event.step_key, done, total)

    return listen


def _tell_failure(run_id: str, events: Sequence[dg.DagsterEvent]) -> Build:
    """The first thing that went wrong in a run."""
    for event in events:
        if event.is_step_failure and event.step_key is not None:
            told = event.step_failure_data.user_failure_data
            if told is not None and told.description:
                return Build(run_id, event.step_key, told.description)
            return _tell_error(run_id, event.step_key, event.step_failure_data.error)
    error = next((event.job_failure_data.error for event in events if event.is_job_failure), None)
    return _tell_error(run_id, JOB, error)


def _tell_error(run_id: str, failed: str, error: SerializableErrorInfo | None) -> Build:
    """What the innermost error says that is the project's own, which is foreseen and carries its remedy, or else the
    innermost of all."""
    own = None
    while error is not None:
        own = error if error.message.startswith("pa_pipeline.") else own
        if error.cause is None:
            break
        error = error.cause
    if error is not None and error.cls_name == dg.DagsterExecutionInterruptedError.__name__:
        raise KeyboardInterrupt
    if own is not None:
        return Build(run_id, failed, own.message.strip().partition(": ")[2])
    if error is None:
        return Build(run_id, failed, "Dagster gives no reason", foreseen=False)
    # A full disk or a missing permission is nothing that the pipeline could mend.
    of_system = issubclass(getattr(builtins, str(error.cls_name), object), OSError)
    return Build(run_id, failed, error.message.strip(), foreseen=of_system)
