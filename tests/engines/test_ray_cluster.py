"""Builds on a real cluster of this machine, whose workers die, and those who ask for them too."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import dagster as dg
import pytest
from bench.mixed_seeds import mix_seeds

from engines.ray_nodes import WAIT_SECONDS, Nodes, cluster, wait_until
from pa_pipeline.defs.running import Build, run_build
from pa_pipeline.engines import EngineError, open_engine, ray_cluster
from pa_pipeline.state.fingerprint import CODE

pytest.importorskip("ray", reason="Ray is not installed: `make test-engine` has it")
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")

FILES = 40
PA = [sys.executable, "-m", "pa_pipeline"]


@pytest.fixture(scope="module")
def nodes() -> Iterator[Nodes]:
    with cluster() as started:
        yield started


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("mixed") / "seeds"
    folder.mkdir()
    mix_seeds(folder, FILES)
    (folder / "minutes.txt").write_bytes(b"%PDF-1.7\n1 0 obj")
    return folder


def release(outputs: Path) -> str:
    return (outputs / "SHA256SUMS").read_text(encoding="utf-8")


def test_results_come_in_the_order_of_what_was_given(nodes: Nodes) -> None:
    with open_engine(nodes.address) as engine:
        width = engine.width(1)
        assert width == 2
        assert list(engine.map(len, ["a" * n for n in range(20)], width)) == list(range(20))


def test_an_error_in_the_work_is_an_error_of_the_build(nodes: Nodes) -> None:
    with open_engine(nodes.address) as engine, pytest.raises(ValueError, match="invalid literal"):
        list(engine.map(int, ["1", "two", "3"], engine.width(1)))


def test_work_that_kills_every_worker_is_given_up_and_named(nodes: Nodes) -> None:
    with open_engine(nodes.address) as engine, pytest.raises(EngineError) as told:
        list(engine.map(os._exit, [1], engine.width(1)))
    assert told.value.what.startswith("a worker died 4 times over 1 (")
    assert told.value.where == nodes.address
    assert "--engine local" in told.value.remedy


def test_a_worker_of_another_code_is_found_out(nodes: Nodes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ray_cluster, "CODE", replace(CODE, fingerprint="of another release"))
    with open_engine(nodes.address) as engine, pytest.raises(EngineError, match="a worker is of another code"):
        list(engine.map(len, ["Lima"], engine.width(1)))


def test_the_bytes_are_those_of_a_local_build_though_a_worker_dies_in_the_middle(
    nodes: Nodes, seeds: Path, tmp_path: Path
) -> None:
    local, remote = tmp_path / "local", tmp_path / "remote"
    with dg.DagsterInstance.ephemeral(str(tmp_path)) as instance:
        assert run_build(seeds, local / "outputs", local / "state", recorded_in=instance).failed is None
        ended: list[Build] = []

        def build() -> None:
            folders = seeds, remote / "outputs", remote / "state"
            ended.append(run_build(*folders, engine=nodes.address, recorded_in=instance))

        building = threading.Thread(target=build)
        building.start()
        wait_until(nodes.at_work, "a worker is at work")
        nodes.kill_worker(nodes.at_work()[0])
        building.join(300)
        nodes.start_worker()
        assert [(build.failed, build.reason) for build in ended] == [(None, "")]
        assert release(remote / "outputs") == release(local / "outputs")
        shown = instance.get_latest_materialization_event(dg.AssetKey("readings"))
        assert shown is not None
        assert shown.asset_materialization is not None
        metadata = shown.asset_materialization.metadata
        assert metadata["engine"].value == nodes.address
        assert int(str(metadata["batches"].value)) == -(-(FILES + 1) // 6)
        assert float(str(metadata["CPU seconds"].value)) > 1


@pytest.mark.parametrize(("how", "code"), [(signal.SIGKILL, -9), (signal.SIGTERM, 130)], ids=["killed", "ended"])
def test_a_build_that_is_stopped_leaves_no_work_behind(
    nodes: Nodes, seeds: Path, tmp_path: Path, how: signal.Signals, code: int
) -> None:
    options = ["--seeds", seeds, "--outputs", tmp_path / "outputs", "--state", tmp_path / "state"]
    build = subprocess.Popen(
        [*PA, "build", *options, "--engine", nodes.address],
        # For so long a cluster waits for one that was cut off.
        env={**os.environ, "RAY_CLIENT_RECONNECT_GRACE_PERIOD": "2", "DAGSTER_HOME": str(tmp_path)},
        stderr=subprocess.PIPE,
        text=True,
    )
    (tmp_path / "dagster.yaml").write_text("telemetry: {enabled: false}\n", encoding="utf-8")
    try:
        wait_until(nodes.at_work, "a worker is at work")
        build.send_signal(how)
        _, told = build.communicate(timeout=WAIT_SECONDS)
    finally:
        build.kill()
    assert build.returncode == code
    assert "Traceback" not in told
    wait_until(lambda: not nodes.at_work(), "no worker is at work")
    time.sleep(1)
    assert not nodes.at_work()
    assert not list(tmp_path.rglob("*.new"))
    assert not (tmp_path / "outputs").exists()


def test_a_cluster_without_workers_is_told_not_waited_for(nodes: Nodes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ray_cluster, "PATIENCE_SECONDS", 3.0)
    with open_engine(nodes.address) as engine:
        results = engine.map(time.sleep, [0, *[600] * 8], engine.width(1))
        next(results)
        for worker in list(nodes.workers):
            nodes.kill_worker(worker)
        with pytest.raises(EngineError, match=r"no worker is left, for 3 seconds\. Start workers"):
            list(results)
