"""Entries of a YAML file that people write: a list of mappings, or nothing."""

from collections.abc import Collection
from pathlib import Path
from typing import Any

import yaml

from pa_pipeline.errors import PipelineError

_REMEDY = "Mend the entry there; the head of the file shows how one is written."


def read_entries(path: Path, error: type[PipelineError]) -> list[dict[str, Any]]:
    """Entries of a file; none where it is missing or empty. Raises the error where it is no list of mappings."""
    if not path.is_file():
        return []
    entries = _parse(path, error) or []
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise error("not a list of entries", path.name, "Begin each entry with a dash, as the head of the file shows.")
    return entries


def _parse(path: Path, error: type[PipelineError]) -> Any:
    data = path.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = data.count(b"\n", 0, fault.start) + 1
        raise error("not UTF-8 text", f"{path.name}, line {line}", "Save the file as UTF-8.") from None
    try:
        return yaml.safe_load(text)
    except yaml.MarkedYAMLError as fault:
        mark = fault.problem_mark or fault.context_mark
        where = f"{path.name}, line {mark.line + 1}" if mark else path.name
        raise error(f"not valid YAML ({fault.problem or fault.context})", where, _REMEDY) from None
    except (yaml.YAMLError, ValueError) as fault:
        # A character that YAML forbids, or a date that no calendar has: without a line.
        raise error(f"not valid YAML ({str(fault).partition(chr(10))[0]})", path.name, _REMEDY) from None


def require_keys(
    entry: dict[str, Any], number: int, asked_for: Collection[str], path: Path, error: type[PipelineError]
) -> None:
    """Raise the error unless an entry has these keys, and a reason and a date among them that say something."""
    lacking = sorted(set(asked_for) - entry.keys())
    unknown = sorted(str(key) for key in entry.keys() - set(asked_for))
    faults = [f"lacks {', '.join(lacking)}"] * bool(lacking) + [f"has unknown {', '.join(unknown)}"] * bool(unknown)
    if not faults and not str(entry["reason"] or "").strip():
        faults.append("gives no reason")
    if not faults and type(entry["date"]).__name__ != "date":
        faults.append("has no date of the form 2026-11-22")
    if faults:
        raise error(
            f"entry {number} {' and '.join(faults)}", path.name, "Mend the entry; the head of the file shows how."
        )
