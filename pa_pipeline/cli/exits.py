"""Exit codes of `pa`, and errors told without a traceback."""

import errno
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import IntEnum

import typer

from pa_pipeline.errors import PipelineError


class Exit(IntEnum):
    """Usage errors end with 2 by themselves. `pa diff` ends as diff does: 1 is a difference, 2 is trouble."""

    DONE = 0
    FAILED = 1
    DIFFERENT = 1
    TROUBLE = 2
    REJECTS = 3
    NOT_SOUND = 4
    INTERRUPTED = 130


@contextmanager
def told_errors() -> Iterator[None]:
    """End with a line that says what is wrong, where, and what to do, where a foreseen error comes up."""
    try:
        yield
    except PipelineError as error:
        print(f"pa: {error}", file=sys.stderr)
        raise typer.Exit(Exit.FAILED) from error
    except OSError as error:
        if error.errno == errno.EPIPE:
            raise
        full = error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
        remedy = "Make room, then try again." if full else "See that it is there, and that you may read and write it."
        print(f"pa: {error}. {remedy}", file=sys.stderr)
        raise typer.Exit(Exit.FAILED) from error
    except KeyboardInterrupt as interrupt:
        # `main` says so, as it does of an interrupt that comes before or behind what this guards.
        raise typer.Exit(Exit.INTERRUPTED) from interrupt
