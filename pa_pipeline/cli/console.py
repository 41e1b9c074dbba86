"""Where commands print: colours and progress on a terminal only, no line folded in a pipe."""

import sys
from typing import TextIO

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

PIPE_WIDTH = 200
"""Columns where there is no terminal to ask: wide enough that no path is cut."""


def console_on(stream: TextIO | None = None) -> Console:
    """Console on a stream, standard output if none is given."""
    stream = stream or sys.stdout
    return Console(
        file=stream, width=None if stream.isatty() else PIPE_WIDTH, highlight=False, emoji=False, markup=False
    )


def table_of(headers: dict[str, str]) -> Table:
    """Empty table; headers: title of each column and its justification."""
    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for title, justify in headers.items():
        table.add_column(title, justify="right" if justify == "right" else "left", overflow="fold")
    return table


_CONTROLS = {code: 0x2400 + code for code in range(0x20) if chr(code) not in "\t\n"}
_CONTROLS |= {0x7F: 0x2421, **dict.fromkeys(range(0x80, 0xA0), 0xFFFD)}


def printable(text: str) -> str:
    """A text of a seed file as a terminal may see it: control characters become their pictures.

    >>> printable("Lima\\x1b[2J")
    'Lima␛[2J'
    """
    return text.translate(_CONTROLS)
