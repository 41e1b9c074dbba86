"""Dagster's own storage of events, with connections that stay open."""

import threading
from collections.abc import Iterator
from pathlib import Path

import dagster as dg
import pytest
from dagster._core.storage.sqlite_storage import DagsterSqliteStorage

from defs.own_history import found_history
from pa_pipeline.defs.history import KEPT, EventLog, History
from pa_pipeline.defs.instance import open_instance


@dg.asset
def answer() -> dg.MaterializeResult:
    return dg.MaterializeResult(metadata={"number": 42})


@pytest.fixture
def instance(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[dg.DagsterInstance]:
    found_history(tmp_path)
    monkeypatch.setenv("DAGSTER_HOME", str(tmp_path))
    with open_instance() as opened:
        yield opened


def numbers(instance: dg.DagsterInstance) -> list[object]:
    found = instance.fetch_materializations(answer.key, limit=20).records
    return [record.asset_materialization.metadata["number"].value for record in found if record.asset_materialization]


def test_what_it_writes_dagsters_own_storage_reads(instance: dg.DagsterInstance, tmp_path: Path) -> None:
    assert isinstance(instance.event_log_storage, EventLog)
    run = dg.materialize([answer], instance=instance)
    (tmp_path / "dagster.yaml").write_text(f"storage: {{sqlite: {{base_dir: '{tmp_path}'}}}}\n", encoding="utf-8")
    with open_instance() as plain:
        assert not isinstance(plain.event_log_storage, EventLog)
        assert numbers(plain) == [42]
        told = [entry.dagster_event_type for entry in plain.all_logs(run.run_id)]
        assert told == [entry.dagster_event_type for entry in instance.all_logs(run.run_id)]
        assert dg.DagsterEventType.RUN_SUCCESS in told


def test_only_the_last_databases_stay_open(instance: dg.DagsterInstance) -> None:
    runs = [dg.materialize([answer], instance=instance).run_id for _ in range(KEPT + 1)]
    log = instance.event_log_storage
    assert isinstance(log, EventLog)
    assert len(log._engines) == KEPT
    assert numbers(instance) == [42] * len(runs)
    assert all(instance.all_logs(run) for run in runs)


def test_threads_take_turns(instance: dg.DagsterInstance) -> None:
    dg.materialize([answer], instance=instance)
    found: list[list[object]] = []
    threads = [threading.Thread(target=lambda: found.append(numbers(instance))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [[42]] * 8


def test_an_event_that_cannot_be_stored_leaves_the_connection_usable(instance: dg.DagsterInstance) -> None:
    log = instance.event_log_storage
    with pytest.raises(ZeroDivisionError), log.index_connection():
        raise ZeroDivisionError
    dg.materialize([answer], instance=instance)
    assert numbers(instance) == [42]


def test_a_wiped_history_starts_anew(instance: dg.DagsterInstance) -> None:
    dg.materialize([answer], instance=instance)
    instance.wipe()
    assert numbers(instance) == []
    dg.materialize([answer], instance=instance)
    assert numbers(instance) == [42]


def test_nothing_is_left_open_once_it_is_closed(tmp_path: Path) -> None:
    storage = History.from_config_value(None, {"base_dir": str(tmp_path)})
    assert isinstance(storage, DagsterSqliteStorage)
    with storage.event_log_storage.index_connection():
        assert list((tmp_path / "history" / "runs").glob("*-wal"))
    storage.dispose()
    assert not list((tmp_path / "history" / "runs").glob("*-wal"))
