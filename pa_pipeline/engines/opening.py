"""From what a user asked for to an engine."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec

from pa_pipeline.engines.engine import Engine, EngineError
from pa_pipeline.engines.local import LocalEngine

LOCAL = "local"
RAY = re.compile(r"ray://(?P<host>\[[0-9A-Fa-f:]+\]|[A-Za-z0-9._-]+)(?::(?P<port>\d{1,5}))?\Z")
RAY_PORT = 10001
"""Where the head of a cluster answers, unless it was told otherwise."""


def check_address(address: str) -> None:
    """Raises EngineError for what is no engine, or one that is not installed; nothing is asked of the network."""
    if address == LOCAL:
        return
    if RAY.match(address) is None:
        what = f"no engine (there are {LOCAL} and ray://HOST:PORT)"
        raise EngineError(what, address, f"Name the head of a Ray cluster, as in ray://10.0.0.1:{RAY_PORT}.")
    if find_spec("ray") is None:
        remedy = (
            "Install the extra `engine` (pip install 'pa-pipeline[engine]', or make setup-engine), or build locally."
        )
        raise EngineError("Ray is not installed here", address, remedy)


@contextmanager
def open_engine(address: str, processes: int | None = None) -> Iterator[Engine]:
    """The engine at an address, for as long as it is needed; a cluster is spoken to when the first work comes.

    processes: of the local one. Raises EngineError.
    """
    check_address(address)
    found = RAY.match(address)
    if found is None:
        yield LocalEngine(processes)
        return
    from pa_pipeline.engines.ray_cluster import RayCluster

    with RayCluster(found["host"], int(found["port"] or RAY_PORT)).open() as cluster:
        yield cluster
