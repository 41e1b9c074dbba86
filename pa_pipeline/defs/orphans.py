"""Runs whose process died without a word: they would be shown as running, and hold their pool slots, for ever.

Every run holds a lock file of its own for as long as its process lives; the operating system lets go of the lock
however the process dies. A file that nobody holds is therefore a run that was killed.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import dagster as dg
from filelock import FileLock, Timeout

from pa_pipeline.state.own_places import clear_way

_SHOWN: set[Path] = set()
"""Signs that this process holds."""
UNDER_WAY = (dg.DagsterRunStatus.STARTING, dg.DagsterRunStatus.STARTED, dg.DagsterRunStatus.CANCELING)


@contextmanager
def sign_of_life(state: Path, run_id: str) -> Iterator[None]:
    """Show to later runs on this state folder that a run's process lives; once for a run, whoever asks again.

    Where it ends in an exception, the sign stays as a dead one: how the run ended may not be on record.
    """
    folder = state / "runs"
    if folder / run_id in _SHOWN:
        yield
        return
    folder.mkdir(parents=True, exist_ok=True)
    clear_way(folder / run_id)
    sign = FileLock(folder / run_id, thread_local=False)
    with _registry(folder):
        sign.acquire()
    _SHOWN.add(folder / run_id)
    try:
        yield
        (folder / run_id).unlink(missing_ok=True)
    finally:
        _SHOWN.discard(folder / run_id)
        sign.release()


def end_orphans(instance: dg.DagsterInstance, state: Path) -> list[str]:
    """Mark the runs that died on this state folder as failed and free their pool slots; the ids of those runs."""
    folder = state / "runs"
    if not folder.is_dir():
        return []
    with _registry(folder):
        signs = [path for path in sorted(folder.iterdir()) if path.is_file() and not path.is_symlink()]
        dead = [path for path in signs if not path.name.startswith(".") and not _is_held(path)]
        for path in dead:
            run = instance.get_run_by_id(path.name)
            if run is not None and run.status in UNDER_WAY:
                instance.report_run_failed(run, "Its process died before it could say how it ended.")
            instance.event_log_storage.free_concurrency_slots_for_run(path.name)
            path.unlink(missing_ok=True)
    return [path.name for path in dead]


def _registry(folder: Path) -> FileLock:
    """Held for moments only: while a sign of life appears, or while signs are looked at."""
    clear_way(folder / ".registry")
    return FileLock(folder / ".registry", timeout=30, thread_local=False)


def _is_held(path: Path) -> bool:
    try:
        with FileLock(path, blocking=False, thread_local=False):
            return False
    except Timeout:
        return True
