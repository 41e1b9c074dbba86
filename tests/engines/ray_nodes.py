"""A cluster of this machine: a head without workers, and nodes of one CPU each, as `ray start` makes them.

All of it listens on the loopback address alone, and ends with the test.
"""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import mkdtemp

RAY = Path(sys.executable).with_name("ray")
LOOPBACK = "127.0.0.2"
"""Of this machine alone; 127.0.0.1 itself Ray would replace by an address that others see."""
AT_WORK = "ray::attempt"
"""Title of a process while it works for a build."""
WAIT_SECONDS = 300.0
STARTS = 3
JOINED = b"will now block"
"""What `ray start --block` says once its node works."""


class Nodes:
    """The processes of a cluster: one for its head, one for each worker; each has others below it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._gcs, self._client = free_port(), free_port()
        self.address = f"ray://{LOOPBACK}:{self._client}"
        self.workers: list[subprocess.Popen[bytes]] = []
        self._logs: dict[int, Path] = {}
        head = ["--head", f"--port={self._gcs}", f"--ray-client-server-port={self._client}", "--num-cpus=0"]
        self.head = self._start(*head, "--include-dashboard=false", f"--temp-dir={folder}")
        wait_until(lambda: answers(self._gcs) and answers(self._client), "the head answers")

    @property
    def roots(self) -> list[int]:
        """Processes from which all others of the cluster come."""
        return [self.head.pid, *(worker.pid for worker in self.workers)]

    def start_worker(self) -> subprocess.Popen[bytes]:
        """A node with one CPU, once it has joined; one that gives up, as on a busy machine, is started anew."""
        for _ in range(STARTS):
            worker = self._start(f"--address={LOOPBACK}:{self._gcs}", "--num-cpus=1")
            if self._has_joined(worker):
                self.workers.append(worker)
                return worker
        raise TimeoutError(f"no worker came up in {STARTS} tries")

    def _has_joined(self, node: subprocess.Popen[bytes]) -> bool:
        log = self._logs[node.pid]
        wait_until(lambda: JOINED in log.read_bytes() or node.poll() is not None, "the worker has joined")
        return node.poll() is None

    def kill_worker(self, worker: subprocess.Popen[bytes]) -> None:
        """End a node as a machine ends that loses its power."""
        self.workers.remove(worker)
        kill_tree(worker)

    def at_work(self) -> list[subprocess.Popen[bytes]]:
        """Nodes of which a process works for a build now."""
        return [node for node in self.workers if any(title_of(one).startswith(AT_WORK) for one in below(node.pid))]

    def end(self) -> None:
        """End all of it, and wait until nothing is left."""
        started = {process for root in self.roots for process in (root, *below(root))}
        for node in [*self.workers, self.head]:
            node.terminate()
        for node in [*self.workers, self.head]:
            with suppress(subprocess.TimeoutExpired):
                node.wait(20)
        for process in started:
            if title_of(process):
                with suppress(ProcessLookupError):
                    os.kill(process, signal.SIGKILL)

    def _start(self, *options: str) -> subprocess.Popen[bytes]:
        ports = ["--min-worker-port=0", "--max-worker-port=0", "--object-store-memory=100000000"]
        log = self._folder.parent / f"node-{time.monotonic_ns()}.log"
        with log.open("wb") as opened:
            node = subprocess.Popen(
                [RAY, "start", *options, f"--node-ip-address={LOOPBACK}", *ports, "--disable-usage-stats", "--block"],
                stdout=opened,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        self._logs[node.pid] = log
        return node


@contextmanager
def cluster(workers: int = 2) -> Iterator[Nodes]:
    """A cluster with so many workers, for as long as it is needed."""
    # Ray's sockets lie in its folder, and their paths may have a hundred characters at most.
    root = Path(mkdtemp(prefix="pa-ray-"))
    nodes = Nodes(root / "t")
    try:
        for _ in range(workers):
            nodes.start_worker()
        yield nodes
    finally:
        nodes.end()
        shutil.rmtree(root, ignore_errors=True)


def kill_tree(node: subprocess.Popen[bytes]) -> None:
    """End a process that a test started, and all that came from it."""
    for process in [node.pid, *below(node.pid)]:
        with suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)
    node.wait()


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as opened:
        opened.bind((LOOPBACK, 0))
        return int(opened.getsockname()[1])


def answers(port: int) -> bool:
    """Whether somebody listens on a port."""
    with suppress(OSError), socket.create_connection((LOOPBACK, port), 1):
        return True
    return False


def below(process: int) -> list[int]:
    """All processes that come from a process, as Linux lists them."""
    found: list[int] = []
    with suppress(OSError):
        for file in Path(f"/proc/{process}/task").glob("*/children"):
            for child in file.read_text(encoding="ascii").split():
                found += [int(child), *below(int(child))]
    return found


def title_of(process: int) -> str:
    """What a process calls itself; empty where it has ended."""
    with suppress(OSError):
        return Path(f"/proc/{process}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
    return ""


def wait_until(holds: Callable[[], object], what: str, seconds: float = WAIT_SECONDS) -> None:
    """Wait until something holds; raises TimeoutError."""
    deadline = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > deadline:
            raise TimeoutError(f"not within {seconds:.0f} seconds: {what}")
        time.sleep(0.1)
