"""A cluster of machines that Ray holds together, spoken to from outside by way of its head.

Ray does again what a worker that died had in hand. Here: what it takes to know when that is in vain.
"""

import logging
import os
import pickle
import signal
import socket
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from typing import Any

from pa_pipeline.engines.engine import EngineError, Given, Result
from pa_pipeline.engines.remote import DONE, FAILED, MISSING, Answer
from pa_pipeline.state.fingerprint import CODE

AHEAD = 2
"""Pieces of work per worker that are on the way before their turn has come."""
TRIES = 4
"""How often a piece is begun before it is given up: each time, its worker died."""
CONNECTIONS = 3
"""How often a connection is tried."""
ANSWER_SECONDS = 5.0
"""How long the head may take to open its door."""
WATCH_SECONDS = 2.0
"""How often is looked who is left, while a piece is waited for."""
PATIENCE_SECONDS = 60.0
"""How long a cluster may be without any worker: one that fell out may come back."""

log = logging.getLogger(__name__)


class RayCluster:
    """Connected when first asked for its width; `open` sees to the end of the connection."""

    def __init__(self, host: str, port: int) -> None:
        self._host, self._port = host.strip("[]"), port
        self.address = f"ray://{host}:{port}"
        self._ray: Any = None
        self._is_connected = False
        self._workers = 0

    @contextmanager
    def open(self) -> Iterator["RayCluster"]:
        """This cluster, for as long as it is needed; the cluster itself goes on, without what was asked of it."""
        try:
            yield self
        finally:
            if self._is_connected:
                # The head drops what a client asked for when that client goes.
                with suppress(Exception):
                    self._ray.shutdown()
                self._is_connected = False

    def width(self, byte_size: int) -> int:
        """CPUs of the cluster, whatever there is to do: it was asked for. Its workers may still be on their way."""
        self._connect()
        with self._told():
            cpus = int(self._ray.cluster_resources().get("CPU", 0))
            self._workers = len(self._living())
        return max(1, cpus)

    def map(self, work: Callable[[Given], Result], given: Iterable[Given], width: int) -> Iterator[Result]:
        """Results in the order of what is given; what a worker had in hand when it died is done by another."""
        self._connect()
        pickled = pickle.dumps(work)
        under_way: deque[tuple[Any, str]] = deque()
        try:
            with self._told():
                options = {"num_cpus": 1, "max_retries": TRIES - 1, "scheduling_strategy": "SPREAD"}
                attempt = self._ray.remote(**options)(_attempt_of())
            for piece in given:
                with self._told():
                    # Put, not passed: the head keeps it, whoever dies, and what was done is dropped with its answer.
                    reference = attempt.remote(CODE.fingerprint, pickled, self._ray.put(pickle.dumps(piece)))
                under_way.append((reference, str(piece)))
                if len(under_way) > AHEAD * width:
                    yield self._take(*under_way.popleft())
            while under_way:
                yield self._take(*under_way.popleft())
        finally:
            for reference, _ in under_way if self._ray.is_initialized() else ():
                with suppress(Exception):
                    self._ray.cancel(reference, force=True)

    def _connect(self) -> None:
        if self._is_connected:
            return
        remedy = "Start the cluster, or look whether host, port and network are right (`ray start --head` tells both)."
        try:
            socket.create_connection((self._host, self._port), ANSWER_SECONDS).close()
        except OSError as error:
            raise EngineError(f"does not answer ({error.strerror or error})", self.address, remedy) from error
        # Without this, whatever is asked of Ray once the connection is lost would start a cluster of this machine.
        os.environ["RAY_ENABLE_AUTO_CONNECT"] = "0"
        self._ray = import_module("ray")
        for attempt in range(1, CONNECTIONS + 1):
            try:
                with _own_sigterm():
                    self._ray.init(self.address, logging_level=logging.ERROR, log_to_driver=False)
                break
            except ConnectionError as error:
                # The head makes a process for each client; now and then that one does not come up.
                if attempt == CONNECTIONS:
                    what = f"no head of a Ray cluster lets us in ({_last_line(error)})"
                    raise EngineError(what, self.address, remedy) from error
                log.warning("%s: %s; tried once more", self.address, _last_line(error))
            except RuntimeError as error:
                # Ray says which versions of Ray and Python stand against each other.
                remedy = "Install the same versions of Python and Ray here and there (requirements-engine.lock)."
                raise EngineError(
                    f"the cluster does not let us in ({_last_line(error)})", self.address, remedy
                ) from error
        self._is_connected = True

    def _take(self, reference: Any, piece: str) -> Any:
        """The result of a piece of work, once it is there."""
        with self._told(piece):
            answer = self._wait(reference)
        told, content = answer
        if told == DONE:
            return pickle.loads(content)
        if told == FAILED:
            error, where = pickle.loads(content)
            error.add_note(f"on a worker of {self.address}:\n{where}")
            raise error
        if told == MISSING:
            raise EngineError(f"a worker lacks what it needs ({content.decode()})", self.address, _SAME_CODE)
        raise EngineError("a worker is of another code than this build", self.address, _SAME_CODE)

    def _wait(self, reference: Any) -> Answer:
        alone_since: float | None = None
        while True:
            if not self._ray.is_initialized():
                raise ConnectionError("the head is gone")
            try:
                answer: Answer = self._ray.get(reference, timeout=WATCH_SECONDS)
                return answer
            except self._ray.exceptions.GetTimeoutError:
                living = len(self._living())
            if living < self._workers:
                lost = self._workers - living
                log.warning("%s: %d of %d workers lost; others do their work", self.address, lost, self._workers)
            self._workers = living
            if living:
                alone_since = None
                continue
            alone_since = alone_since or time.monotonic()
            if time.monotonic() - alone_since >= PATIENCE_SECONDS:
                what = f"no worker is left, for {PATIENCE_SECONDS:.0f} seconds"
                raise EngineError(what, self.address, _START_WORKERS)

    def _living(self) -> list[str]:
        """Nodes that work."""
        return [node["NodeID"] for node in self._ray.nodes() if node["Alive"] and node["Resources"].get("CPU")]

    @contextmanager
    def _told(self, piece: str = "") -> Iterator[None]:
        """Tell what goes wrong with the cluster in words; errors of the work itself never come this way."""
        try:
            yield
        except self._ray.exceptions.RayError as error:
            reason = type(error).__name__
            what = f"a worker died {TRIES} times over {piece} ({reason})" if piece else f"the cluster fails ({reason})"
            remedy = "Give workers more memory, or find the text that kills them with --engine local."
            raise EngineError(what, self.address, remedy) from error
        except ConnectionError as error:
            self._is_connected = False
            remedy = "Look whether the head still runs, then run the same again."
            raise EngineError(f"the connection is lost ({error})", self.address, remedy) from error


@contextmanager
def _own_sigterm() -> Iterator[None]:
    """Ray takes the signal by which a build is ended politely; it goes back to whoever had it."""
    before = signal.getsignal(signal.SIGTERM)
    try:
        yield
    finally:
        if threading.current_thread() is threading.main_thread():
            signal.signal(signal.SIGTERM, before)


def _last_line(error: Exception) -> str:
    """What an error says, without the traceback from elsewhere that Ray puts before it."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return lines[-1] if lines else type(error).__name__


_START_WORKERS = "Start workers (`ray start --address=HEAD:6379`), then run the same again."
_SAME_CODE = "Install this release of pa-pipeline on every machine, with requirements-engine.lock, and start them anew."


def _attempt_of() -> Callable[[str, bytes, bytes], Answer]:
    """The function that travels, with its code: a worker that lacks the project can say so."""

    def attempt(code: str, work: bytes, piece: bytes) -> Answer:
        try:
            from pa_pipeline.engines.remote import do
        except ImportError as error:
            return 1, str(error).encode()  # MISSING, which cannot be imported either
        return do(code, work, piece)

    return attempt
