"""Running the build in this process, recorded in the instance that the user interface shows.

Here: one run of the job, told in plain Python. Not here: what a run prints (cli/).
"""

import builtins
import gc
import re
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import uuid4

import dagster as dg
from dagster_shared.error import SerializableErrorInfo
from sqlalchemy.exc import SQLAlchemyError

from pa_pipeline.defs.full_disk import tell_full_disk
from pa_pipeline.defs.instance import HistoryError, history_folder, open_instance
from pa_pipeline.defs.jobs import JOB
from pa_pipeline.defs.orphans import sign_of_life
from pa_pipeline.engines import LOCAL
from pa_pipeline.state import collected_seldom

_OF_HISTORY = re.compile(r"\(sqlite3\.\w+\)")
LOCATION = "pa_pipeline"
"""Name of the code location in workspace.yaml; with it, Dagster lists a run under its job."""

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
    written = [outputs, state, *([history_folder()] if recorded_in is None else [])]
    try:
        with (
            collected_seldom(),
            sign_of_life(state, run_id),
            open_instance() if recorded_in is None else nullcontext(recorded_in) as instance,
        ):
            instance.add_event_listener(run_id, _listener(on_held, on_progress, len(job.nodes)))
            result = job.execute_in_process(
                instance=instance,
                run_id=run_id,
                raise_on_error=False,
                run_config={
                    "resources": {"store": {"config": folders | limits}, "engine": {"config": engaged}},
                    "loggers": {"console": {"config": {"log_level": log_level}}},
                },
                tags={".dagster/repository": f"__repository__@{LOCATION}"},
            )
    except SQLAlchemyError as error:
        said = str(error).partition("\n")[0]
        return Build(run_id, JOB, tell_full_disk(said, written) or str(HistoryError(said)))
    except HistoryError as error:
        return Build(run_id, JOB, str(error))
    except OSError as error:
        return Build(run_id, JOB, tell_full_disk(str(error), written) or str(error))
    if result.success:
        return Build(run_id)
    failure = _tell_failure(run_id, result.all_events)
    if not failure.foreseen and _OF_HISTORY.search(failure.reason):
        failure = replace(failure, reason=str(HistoryError(failure.reason.partition("\n")[0])), foreseen=True)
    return replace(failure, reason=tell_full_disk(failure.reason, written) or failure.reason)


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
