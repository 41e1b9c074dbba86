"""Data as script files: pages that are opened from a folder may load scripts, and nothing else.

Each file is one call of a function that `static/app.js` provides. Here: how they are written and cut into parts.
"""

import json
from base64 import b64encode
from collections.abc import Sequence
from pathlib import Path
from typing import Any

PART_BYTES = 384 * 1024
"""Bytes of a Parquet file in one script: what a page reads at once, a third more as base64."""


def write_call(path: Path, function: str, *arguments: Any) -> None:
    """Write a script that calls `PA.<function>` with values as JSON. A missing folder is made."""
    path.parent.mkdir(parents=True, exist_ok=True)
    told = ",".join(compact(argument) for argument in arguments)
    path.write_text(f"PA.{function}({told});\n", encoding="utf-8", newline="\n")


def write_raw_call(path: Path, function: str, arguments: Sequence[str]) -> None:
    """The same with arguments that are JSON already."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"PA.{function}({','.join(arguments)});\n", encoding="utf-8", newline="\n")


def write_table_parts(parquet: Path, folder: Path, table: str) -> int:
    """Write a published Parquet file as scripts `<table>.<number>.js`, byte by byte; the answer is their number."""
    data = parquet.read_bytes()
    parts = range(0, len(data), PART_BYTES)
    for number, start in enumerate(parts):
        encoded = b64encode(data[start : start + PART_BYTES]).decode("ascii")
        write_raw_call(folder / f"{table}.{number}.js", "part", [compact(table), str(number), f'"{encoded}"'])
    return len(parts)


def compact(value: Any) -> str:
    """JSON without blanks, in the order of the value."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
