"""Entries of a YAML file that people write: a list of mappings, or nothing."""

from collections.abc import Collection
from pathlib import Path
from typing import Any

import yaml

from pa_pipeline.errors import PipelineError


def read_entries(path: Path, error: type[PipelineError]) -> list[dict[str, Any]]:
    """Entries of a file; none where it is missing or empty. Raises the error where it is no list of mappings."""
    if not path.is_file():
        return []
    try:
        entries = yaml.safe_load(path.read_text(encoding="utf-8")) or []
    except (yaml.YAMLError, UnicodeDecodeError) as fault:
        raise error(f"not YAML ({fault})", path.name, "Mend the file.") from fault
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise error("not a list of entries", path.name, "Begin each entry with a dash, as the head of the file shows.")
    return entries


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
