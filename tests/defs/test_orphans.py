"""Runs whose process was killed, and runs that only look so."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import dagster as dg
import pytest

from pa_pipeline.defs.orphans import end_orphans

HOLDER = (
    "import sys, time; from pathlib import Path; from pa_pipeline.defs.orphans import sign_of_life\n"
    "with sign_of_life(Path(sys.argv[1]), sys.argv[2]):\n    print('alive', flush=True); time.sleep(60)"
)


@pytest.fixture
def sqlite_instance(tmp_path: Path) -> Iterator[dg.DagsterInstance]:
    home = tmp_path / "dagster"
    home.mkdir()
    with dg.DagsterInstance.local_temp(str(home)) as instance:
        yield instance


def process_of_run(state: Path, run_id: str) -> subprocess.Popen[str]:
    """A process that builds, as far as others can see."""
    process = subprocess.Popen([sys.executable, "-c", HOLDER, str(state), run_id], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "alive\n"
    return process


def start_run(instance: dg.DagsterInstance, run_id: str) -> None:
    """A run that is under way and holds the only slot of a pool."""
    instance.add_run(dg.DagsterRun(job_name="build", run_id=run_id, status=dg.DagsterRunStatus.STARTED))
    instance.event_log_storage.set_concurrency_slots("writer", 1)
    assert instance.event_log_storage.claim_concurrency_slot("writer", run_id, "release").is_claimed


def status_of(instance: dg.DagsterInstance, run_id: str) -> dg.DagsterRunStatus | None:
    run = instance.get_run_by_id(run_id)
    return run.status if run else None


def test_a_killed_run_is_recorded_as_failed_and_frees_its_slot(
    sqlite_instance: dg.DagsterInstance, tmp_path: Path
) -> None:
    with process_of_run(tmp_path / "state", "first") as process:
        start_run(sqlite_instance, "first")
        process.kill()
    assert end_orphans(sqlite_instance, tmp_path / "state") == ["first"]
    assert status_of(sqlite_instance, "first") == dg.DagsterRunStatus.FAILURE
    assert sqlite_instance.event_log_storage.claim_concurrency_slot("writer", "second", "release").is_claimed


def test_a_run_that_lives_is_left_alone(sqlite_instance: dg.DagsterInstance, tmp_path: Path) -> None:
    with process_of_run(tmp_path / "state", "first") as process:
        start_run(sqlite_instance, "first")
        assert end_orphans(sqlite_instance, tmp_path / "state") == []
        assert status_of(sqlite_instance, "first") == dg.DagsterRunStatus.STARTED
        process.kill()


def test_a_run_on_another_state_is_left_alone(sqlite_instance: dg.DagsterInstance, tmp_path: Path) -> None:
    start_run(sqlite_instance, "elsewhere")
    assert end_orphans(sqlite_instance, tmp_path / "state") == []
    assert status_of(sqlite_instance, "elsewhere") == dg.DagsterRunStatus.STARTED
