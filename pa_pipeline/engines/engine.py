"""What every engine can do."""

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TypeVar

from pa_pipeline.errors import PipelineError

Given = TypeVar("Given")
Result = TypeVar("Result")


class EngineError(PipelineError):
    """An engine is not installed, does not answer, or has lost those who work for it."""


class Engine(Protocol):
    """Does work elsewhere, or at once."""

    def width(self, byte_size: int) -> int:
        """How many pieces of work on so many bytes are worth doing at a time, 1 at least."""

    def map(self, work: Callable[[Given], Result], given: Iterable[Given], width: int) -> Iterator[Result]:
        """Results in the order of what is given, which is taken a few pieces ahead of them.

        work: a function of a module, or a partial one, that depends on what it is given alone; what was lost is done
        again. width: as the engine said. Raises what the work raises, and EngineError.
        """
