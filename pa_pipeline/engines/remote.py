"""What a worker on another machine does: look whether it is of the same code, do the work, tell how it went.

Whatever travels is bytes, so that those in between need not know what they mean.
"""

import pickle
import traceback
from collections.abc import Callable
from enum import IntEnum
from typing import Any

from pa_pipeline.state.fingerprint import CODE


class Told(IntEnum):
    """How a piece of work went; what comes with it. A plain number for those that do not have this code."""

    DONE = 0  # the result
    MISSING = 1  # why the code cannot be imported
    DIFFERENT = 2  # nothing
    FAILED = 3  # the error, and its traceback


Answer = tuple[int, bytes]


def do(code: str, work: bytes, piece: bytes) -> Answer:
    """Do a piece of work. code: the fingerprint of what asks for it; work, piece: pickled.

    >>> told, result = do(CODE.fingerprint, pickle.dumps(len), pickle.dumps("Lima"))
    >>> Told(told).name, pickle.loads(result)
    ('DONE', 4)
    >>> Told(do("other", pickle.dumps(len), pickle.dumps("Lima"))[0]).name
    'DIFFERENT'
    """
    if code != CODE.fingerprint:
        return Told.DIFFERENT, b""
    function: Callable[[Any], Any] = pickle.loads(work)
    try:
        return Told.DONE, pickle.dumps(function(pickle.loads(piece)))
    except Exception as error:
        return Told.FAILED, _pickle_error(error, traceback.format_exc())


def _pickle_error(error: Exception, told: str) -> bytes:
    """An error and its traceback; of one that does not survive the way, what it says."""
    try:
        pickled = pickle.dumps((error, told))
        pickle.loads(pickled)
    except Exception:
        return pickle.dumps((RuntimeError(str(error)), told))
    return pickled
