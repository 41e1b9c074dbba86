"""What a worker on another machine does: look whether it is of the same code, do the work, tell how it went.

Whatever travels is bytes, so that those in between need not know what they mean.
"""

import pickle
import traceback
from collections.abc import Callable
from typing import Any

from pa_pipeline.state.fingerprint import CODE

DONE, MISSING, DIFFERENT, FAILED = range(4)
"""How a piece of work went, as numbers that mean nothing to those in between; with them come: the result; why the code
cannot be imported; nothing; the error and its traceback."""

Answer = tuple[int, bytes]


def do(code: str, work: bytes, piece: bytes) -> Answer:
    """Do a piece of work. code: the fingerprint of what asks for it; work, piece: pickled.

    >>> told, result = do(CODE.fingerprint, pickle.dumps(len), pickle.dumps("Lima"))
    >>> told == DONE, pickle.loads(result)
    (True, 4)
    >>> do("other", pickle.dumps(len), pickle.dumps("Lima"))[0] == DIFFERENT
    True
    """
    if code != CODE.fingerprint:
        return DIFFERENT, b""
    function: Callable[[Any], Any] = pickle.loads(work)
    try:
        return DONE, pickle.dumps(function(pickle.loads(piece)))
    except Exception as error:
        return FAILED, _pickle_error(error, traceback.format_exc())


def _pickle_error(error: Exception, told: str) -> bytes:
    """An error and its traceback; of one that does not survive the way, what it says."""
    try:
        pickled = pickle.dumps((error, told))
        pickle.loads(pickled)
    except Exception:
        return pickle.dumps((RuntimeError(str(error)), told))
    return pickled
