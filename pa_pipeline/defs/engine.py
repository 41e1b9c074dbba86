"""The engine of a build as a resource: where the work on texts is done, and by whom.

Here: its configuration, and what a run shows of it. Not here: engines themselves (pa_pipeline.engines).
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial

import dagster as dg
from pydantic import Field, PrivateAttr

from pa_pipeline.engines import LOCAL, Engine, LocalEngine, Tally, open_engine, timed
from pa_pipeline.engines.engine import Given, Result

MOST_WORKERS = 50
"""Workers that a run shows."""


class BuildEngine(dg.ConfigurableResource):  # type: ignore[type-arg]  # generic over what it yields: itself
    """Where texts are read and their facts found; asked by assets for one thing, `map` over batches."""

    address: str = Field(default=LOCAL, description="`local`, or the head of a Ray cluster: `ray://HOST:10001`.")
    processes: int | None = Field(
        default=None,
        ge=1,
        description="Local processes that read texts; where it is left open, all cores as soon as that pays.",
    )
    _engine: Engine = PrivateAttr(default=LocalEngine(1))
    _tally: Tally = PrivateAttr(default_factory=Tally)

    @contextmanager
    def yield_for_execution(self, context: dg.InitResourceContext) -> Iterator["BuildEngine"]:
        """Let go of the engine at the end of the run, however it ends; it is spoken to when there is work."""
        with open_engine(self.address, self.processes) as engine:
            self._engine, self._tally = engine, Tally()
            yield self

    def width(self, byte_size: int) -> int:
        """How many batches of so many bytes are worth doing at a time."""
        return self._engine.width(byte_size)

    def map(self, work: Callable[[Given], Result], given: Iterable[Given], width: int) -> Iterator[Result]:
        """Results in the order of the batches; who did them is counted."""
        for done in self._engine.map(partial(timed, work), given, width):
            yield self._tally.add(done)

    def shown(self) -> dict[str, float | str | dg.MarkdownMetadataValue]:
        """What the run shows of the work so far: the engine, batches and CPU seconds, and who did how many."""
        tally = self._tally
        lines = ["| worker | batches | CPU s |", "| --- | ---: | ---: |"]
        lines += [
            f"| {worker} | {tally.pieces[worker]} | {tally.cpu_seconds[worker]:.1f} |"
            for worker in sorted(tally.pieces)[:MOST_WORKERS]
        ]
        workers = {"workers": dg.MetadataValue.md("\n".join(lines))} if tally.pieces else {}
        return {
            "engine": self.address,
            "batches": sum(tally.pieces.values()),
            "CPU seconds": round(sum(tally.cpu_seconds.values()), 2),
            **workers,
        }
