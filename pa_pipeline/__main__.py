"""`pa`, and `python -m pa_pipeline`."""

import atexit
import os
import signal
import sys
from io import TextIOWrapper
from types import FrameType

INTERRUPTED = 130
"""Exit code after Ctrl-C, as shells have it."""
_AGAIN = 0.5
"""Seconds after which an interrupt comes again that a library has swallowed while it was loaded."""


def main() -> None:
    """Run the command line; an interrupt is one line, whether it is still being loaded or at work."""
    ended: int | str | None = 0
    atexit.register(lambda: _leave(ended))
    for stream in (sys.stdout, sys.stderr):
        # A name of a file may hold what the terminal, or UTF-8, has no character for: it is told as an escape.
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    _heed_interrupts()
    try:
        from pa_pipeline.cli import app

        app(prog_name="pa")
    except KeyboardInterrupt:
        signal.setitimer(signal.ITIMER_REAL, 0)
        ended = INTERRUPTED
    except SystemExit as exit_:
        ended = exit_.code
    if ended == INTERRUPTED:
        # What was cut off in the middle of its work would complain while Python tidies it away.
        sys.unraisablehook = lambda _: None
        print("pa: interrupted", file=sys.stderr)
    sys.exit(ended)


def _heed_interrupts() -> None:
    """Let an interrupt come a second time: code that is called while libraries are loaded may swallow the first one."""

    def interrupt(number: int, frame: FrameType | None) -> None:
        signal.setitimer(signal.ITIMER_REAL, _AGAIN)
        raise KeyboardInterrupt

    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGALRM, signal.default_int_handler)
        signal.signal(signal.SIGINT, interrupt)


def _leave(ended: int | str | None) -> None:
    """Leave with this exit code after an interrupt: the last that is done at exit, as the first that was asked for.

    Where the interrupt came while a library was being defined from a string of code, as data classes are, Python would
    remember it and end by the signal instead.
    """
    if ended == INTERRUPTED:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(INTERRUPTED)


if __name__ == "__main__":
    main()
