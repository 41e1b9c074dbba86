"""A running `dagster dev`: starting it as a newcomer does, asking it, stopping it without a trace."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pa_pipeline.paths import PROJECT_ROOT

START_SECONDS = 120
STOP_SECONDS = 60
WITHOUT = shutil.ignore_patterns(".*", "__pycache__", "seeds", "outputs", "tests", "docs", "examples")


@dataclass(frozen=True, slots=True)
class UserInterface:
    """A running `dagster dev`. root: its working directory, with the folders of a build in it."""

    root: Path
    address: str

    def ask(self, query: str, **variables: Any) -> dict[str, Any]:
        """Answer of the GraphQL interface."""
        body = json.dumps({"query": query, "variables": variables}).encode()
        request = urllib.request.Request(f"{self.address}/graphql", body, {"Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=30) as answer:
            data: dict[str, Any] = json.load(answer)["data"]
        return data


def clone_project(root: Path) -> None:
    """The project as a clone has it, without seeds and release.

    Python started in it takes the pipeline from there, whose folders, history and sensor are then those of the clone:
    a `dagster dev` beside the project's own folders would build into them.
    """
    shutil.copytree(PROJECT_ROOT, root, ignore=WITHOUT, dirs_exist_ok=True)
    (root / "seeds").mkdir()


def build_in(root: Path, checked: bool = True) -> None:
    """`pa build` in a clone; checked: it has to end well."""
    command = [sys.executable, "-c", "from pa_pipeline.cli import app; app()", "build"]
    subprocess.run(command, cwd=root, env=clean_environment(), check=checked)


def clean_environment() -> dict[str, str]:
    """The environment without what would lead out of the clone."""
    return {name: value for name, value in os.environ.items() if name not in {"DAGSTER_HOME", "PYTHONSAFEPATH"}}


@contextmanager
def dagster_dev(root: Path) -> Iterator[str]:
    """Run `dagster dev` without any setting in a folder, wait until it answers, stop it as Ctrl-C does."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with (root / "dev.log").open("w") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "dagster", "dev", "--port", str(port)],
            cwd=root,
            env=clean_environment(),
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    try:
        address = f"http://127.0.0.1:{port}"
        wait_for(f"{address}/server_info", process, root / "dev.log")
        yield address
    finally:
        stop(process)
    assert processes_in(root) == []


def wait_for(url: str, process: "subprocess.Popen[bytes]", log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            urllib.request.urlopen(url, timeout=2).close()
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise AssertionError(f"dagster dev does not answer:\n{log.read_text(encoding='utf-8')[-3000:]}")


def stop(process: "subprocess.Popen[bytes]") -> None:
    os.killpg(process.pid, signal.SIGINT)
    try:
        process.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def processes_in(folder: Path) -> list[str]:
    """Command lines of the processes whose working directory this is; given a few seconds to end."""
    for _ in range(50):
        found = [command_of(process) for process in Path("/proc").glob("[0-9]*") if is_in(process, folder)]
        if not found:
            break
        time.sleep(0.2)
    return found


def is_in(process: Path, folder: Path) -> bool:
    try:
        return (process / "cwd").readlink() == folder
    except OSError:
        return False


def command_of(process: Path) -> str:
    try:
        return (process / "cmdline").read_bytes().replace(b"\0", b" ").decode()
    except OSError:
        return ""
