"""Errors that a user of the pipeline can act on, and how the pipeline's own faults are told."""

from pathlib import Path
from traceback import walk_tb


class PipelineError(Exception):
    """Something the user can mend: what is wrong, where, and what to do.

    >>> str(PipelineError("no such folder", "seeds/", "Create it and put .txt files into it."))
    'seeds/: no such folder. Create it and put .txt files into it.'
    """

    def __init__(self, what: str, where: str, remedy: str) -> None:
        super().__init__(f"{where}: {what}. {remedy}")
        self.what = what
        self.where = where
        self.remedy = remedy


def told_fault(error: Exception) -> str:
    """What went wrong and where in the code, the same in every build of the same code."""
    *_, last = walk_tb(error.__traceback__)
    frame, line = last
    return f"{type(error).__name__} in {Path(frame.f_code.co_filename).name}, line {line}"
