"""When the sensor asks for a build, held against real folders, builds and an instance of its own."""

import os
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import dagster as dg
import pytest
from dagster._core.remote_origin import InProcessCodeLocationOrigin, RemoteRepositoryOrigin
from dagster._core.types.loadable_target_origin import LoadableTargetOrigin
from filelock import FileLock

from defs.small_corpus import FORUM, RED, Folders
from pa_pipeline.definitions import defs
from pa_pipeline.defs.jobs import JOB
from pa_pipeline.defs.sensors import START_SECONDS, arrival_sensor
from pa_pipeline.defs.store import Store

LONG_AGO = 1_600_000_000
CUP = FORUM.replace("SME Forum", "Football Cup")


@dataclass
class Watch:
    """The sensor over folders of its own, looked at when the test says so, as the daemon would."""

    folders: Folders
    instance: dg.DagsterInstance
    cursor: str | None = None
    pauses: tuple[float, ...] = (0.0, 0.0)
    checks: tuple[Any, ...] = ()

    @property
    def store_config(self) -> dict[str, str]:
        return {name: str(getattr(self.folders, name)) for name in ("seeds", "outputs", "state")}

    def look(self) -> dg.RunRequest | str:
        """What the sensor asks for, or why it does not ask."""
        context = dg.build_sensor_context(instance=self.instance, cursor=self.cursor)
        answer = arrival_sensor(Store(**self.store_config), self.pauses).evaluate_tick(context)
        self.cursor = answer.cursor
        self.checks = tuple(answer.asset_events)
        if answer.run_requests:
            (request,) = answer.run_requests
            return request
        assert answer.skip_message
        return answer.skip_message

    def asks(self) -> dg.RunRequest:
        """The request, where there must be one; nothing has to change for the next."""
        request = self.look()
        assert isinstance(request, dg.RunRequest), request
        assert request.run_key is None
        return request

    def waits(self) -> str:
        """Why the sensor does not ask, where it must not."""
        answer = self.look()
        assert isinstance(answer, str), "a build was asked for"
        return answer

    def build(self, request: dg.RunRequest | None = None) -> str:
        """Run what was asked for, or a build by hand; the id of the run."""
        result = defs.resolve_job_def(JOB).execute_in_process(
            instance=self.instance,
            raise_on_error=False,
            tags=dict(request.tags) if request else None,
            run_config={
                "resources": {"store": {"config": self.store_config}},
                "loggers": {"console": {"config": {"log_level": "CRITICAL"}}},
            },
        )
        return result.run_id

    def put(self, name: str, text: str, mtime: float = LONG_AGO) -> Path:
        """A seed file that came to rest long ago, in a folder that did so too."""
        file = self.folders.seeds / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        os.utime(file, (mtime, mtime))
        self.come_to_rest()
        return file

    def come_to_rest(self) -> None:
        for folder in [self.folders.seeds, *self.folders.seeds.rglob("*/")]:
            os.utime(folder, (LONG_AGO, LONG_AGO))


@pytest.fixture
def watch(tmp_path: Path) -> Iterator[Watch]:
    (tmp_path / "instance").mkdir()
    with dg.DagsterInstance.ephemeral(str(tmp_path / "instance")) as instance:
        yield Watch(Folders(tmp_path), instance)


def test_dagster_dev_starts_the_sensor_by_itself() -> None:
    (sensor,) = defs.sensors or []
    assert isinstance(sensor, dg.SensorDefinition)
    assert sensor.default_status == dg.DefaultSensorStatus.RUNNING
    assert sensor.minimum_interval_seconds == 10
    assert sensor.job_name == JOB


def test_all_that_arrives_is_built_in_one_run_and_then_no_more(watch: Watch) -> None:
    watch.put("forum.txt", FORUM)
    watch.put("2021/red.txt", RED)
    request = watch.asks()
    (check,) = watch.checks
    assert (check.passed, check.description) == (False, "The release is behind the seeds: 2 new.")
    watch.build(request)
    assert watch.waits() == "The release is of these seeds: 2 same."
    assert watch.waits() == "Nothing has changed since the release: 2 same."


def test_a_file_that_is_gone_and_one_that_has_changed_are_built_too(watch: Watch) -> None:
    forum = watch.put("forum.txt", FORUM)
    watch.put("red.txt", RED)
    watch.build(watch.asks())
    watch.waits()
    watch.put("red.txt", RED.replace("Bogotá", "Lima"))
    forum.rename(watch.folders.seeds / "sme-forum.txt")
    watch.come_to_rest()
    request = watch.asks()
    assert watch.checks[0].description == "The release is behind the seeds: 1 new, 1 changed, 1 gone."
    watch.build(request)
    assert "2 same" in watch.waits()


def test_a_folder_that_becomes_what_it_was_is_built_again(watch: Watch) -> None:
    asked = []
    for text in (FORUM, CUP, FORUM):
        watch.put("forum.txt", text)
        request = watch.asks()
        asked.append(watch.build(request))
        assert "1 same" in watch.waits()
    assert len({watch.instance.get_run_by_id(run).status for run in asked}) == 1  # type: ignore[union-attr]
    assert "Forum" in (watch.folders.outputs / "csv" / "articles.csv").read_text(encoding="utf-8")


def test_a_change_that_is_taken_back_before_it_is_built_needs_no_build(watch: Watch) -> None:
    watch.put("forum.txt", FORUM)
    watch.build(watch.asks())
    watch.waits()
    watch.put("forum.txt", CUP, mtime=time.time())
    assert "just changed" in watch.waits()
    watch.put("forum.txt", FORUM, mtime=LONG_AGO + 7)
    assert "1 same" in watch.waits()


def test_a_file_is_not_built_while_it_grows(watch: Watch) -> None:
    file = watch.put("forum.txt", FORUM[:200], mtime=time.time())
    for length in (300, 400):
        assert "just changed" in watch.waits()
        file.write_text(FORUM[:length], encoding="utf-8")
    assert "just changed" in watch.waits()
    watch.asks()


def test_a_folder_from_which_a_file_was_taken_a_moment_ago_has_not_come_to_rest(watch: Watch) -> None:
    watch.put("forum.txt", FORUM)
    watch.put("2021/red.txt", RED).unlink()
    assert "just changed" in watch.waits()
    watch.asks()


def test_a_file_of_tomorrow_does_not_keep_the_sensor_waiting(watch: Watch) -> None:
    watch.put("forum.txt", FORUM, mtime=time.time() + 86_400)
    assert "just changed" in watch.waits()
    watch.asks()


@pytest.mark.parametrize("status", ["QUEUED", "STARTING", "STARTED", "CANCELING"])
def test_nothing_is_asked_for_while_a_build_is_under_way(watch: Watch, status: str) -> None:
    watch.put("forum.txt", FORUM)
    place = InProcessCodeLocationOrigin(
        loadable_target_origin=LoadableTargetOrigin(
            executable_path=sys.executable, module_name="pa_pipeline.definitions"
        )
    )
    run = watch.instance.create_run_for_job(
        defs.resolve_job_def(JOB),
        status=dg.DagsterRunStatus(status),
        remote_job_origin=RemoteRepositoryOrigin(place, "__repository__").get_job_origin(JOB),
    )
    signs = watch.folders.state / "runs"
    signs.mkdir(parents=True)
    with FileLock(signs / run.run_id):
        assert watch.waits() == f"Build {run.run_id[:8]} is {status.lower()}. Waits until it has ended."
    watch.instance.report_run_canceled(run)
    watch.asks()


def test_a_build_that_was_killed_does_not_stand_in_the_way(watch: Watch) -> None:
    watch.put("forum.txt", FORUM)
    run = watch.instance.create_run_for_job(defs.resolve_job_def(JOB), status=dg.DagsterRunStatus.STARTED)
    (watch.folders.state / "runs").mkdir(parents=True)
    (watch.folders.state / "runs" / run.run_id).touch()
    watch.asks()
    ended = watch.instance.get_run_by_id(run.run_id)
    assert ended is not None
    assert ended.status == dg.DagsterRunStatus.FAILURE


def test_a_build_that_never_started_is_waited_for_two_minutes(watch: Watch, monkeypatch: pytest.MonkeyPatch) -> None:
    watch.put("forum.txt", FORUM)
    watch.instance.create_run_for_job(defs.resolve_job_def(JOB), status=dg.DagsterRunStatus.STARTING)
    assert "is starting" in watch.waits()
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + START_SECONDS + 1)
    watch.asks()


def test_a_failed_build_is_tried_again_with_pauses_and_then_left_alone_until_something_changes(watch: Watch) -> None:
    watch.put("forum.txt", "%PDF-1.7\n1 0 obj")
    failed = watch.build(watch.asks())
    watch.pauses = (600.0, 0.0)
    assert f"Build {failed[:8]} of these files failed. Attempt 2 of 3 in " in watch.waits()
    watch.pauses = (0.0, 0.0)
    watch.build(watch.asks())
    assert watch.checks == ()
    last = watch.build(watch.asks())
    for _ in range(2):
        assert watch.waits() == (
            f"Build {last[:8]} of these files failed, the last of 3 attempts. "
            "Waits for a change of the folder, or a build by hand."
        )
    watch.put("forum.txt", FORUM)
    watch.build(watch.asks())
    assert "1 same" in watch.waits()


def test_a_cancelled_build_is_left_alone_and_one_by_hand_is_seen(watch: Watch) -> None:
    watch.put("forum.txt", FORUM)
    request = watch.asks()
    run = watch.instance.create_run_for_job(defs.resolve_job_def(JOB), tags=dict(request.tags))
    watch.instance.report_run_canceled(run)
    assert "was cancelled. Waits for a change of the folder, or a build by hand." in watch.waits()
    watch.build()
    assert watch.waits() == "The release is of these seeds: 1 same."
    (check,) = watch.checks
    assert check.passed


def test_a_release_that_goes_away_is_built_again(watch: Watch) -> None:
    watch.put("forum.txt", FORUM)
    watch.build(watch.asks())
    watch.waits()
    (watch.folders.outputs / "csv" / "sources.csv").unlink()
    watch.asks()


def test_a_file_that_cannot_be_read_does_not_start_build_after_build(watch: Watch) -> None:
    watch.put("forum.txt", FORUM)
    bad = watch.put("minutes.txt", "%PDF-1.7\n1 0 obj")
    watch.build(watch.asks())
    assert watch.waits() == "The release is of these seeds: 1 same, 1 rejected."
    assert "Nothing has changed" in watch.waits()
    watch.put(bad.name, RED)
    watch.asks()


@pytest.mark.parametrize(("exists", "said"), [(False, "no such folder"), (True, "the folder holds no file")])
def test_without_seeds_the_sensor_says_what_to_do(watch: Watch, exists: bool, said: str) -> None:
    if exists:
        watch.folders.seeds.mkdir()
    for _ in range(2):
        message = watch.waits()
        assert said in message
        assert ".txt files into it" in message
    watch.put("forum.txt", FORUM)
    watch.asks()


def test_a_cursor_of_another_version_is_begun_anew(watch: Watch) -> None:
    watch.put("forum.txt", FORUM)
    for cursor in ("", "1700000000", '{"digest": "abc"}', "[]"):
        watch.cursor = cursor
        watch.asks()
        watch.instance.wipe()
