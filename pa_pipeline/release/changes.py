"""The changes that a release brings: as a table for machines, and in words for CHANGES.md."""

from collections.abc import Iterable
from pathlib import Path

import polars as pl

from pa_pipeline.release.compare import OPERATIONS
from pa_pipeline.release.csv_files import write_csv
from pa_pipeline.release.layout import CHANGES_TEXT, changes_path
from pa_pipeline.tables import Contract, conform

_HEAD = """\
# Changes

What each release changed in the data, newest first. Row by row it stands in `changes/<version>.csv`; identifiers that
are no longer used stand in the table `redirects`.
"""
_OPENING = "\n## "


def write_changes(folder: Path, version: str, rows: pl.DataFrame, contract: Contract, words: str) -> None:
    """Write the changes of a release into its folder: the table, and its section at the head of CHANGES.md.

    rows: with the columns of the contract; words: as `describe_changes` gives them. A section of the same version is
    replaced.
    """
    write_csv(conform(rows, contract), contract, folder / changes_path(version))
    file = folder / CHANGES_TEXT
    before = file.read_text(encoding="utf-8") if file.is_file() else _HEAD
    _, *sections = before.split(_OPENING)
    kept = [section for section in sections if section.split(maxsplit=1)[0].rstrip(",") != version]
    text = _OPENING.join([_HEAD, words, *kept])
    file.write_text(text, encoding="utf-8", newline="\n")


def describe_changes(
    version: str,
    schema_version: str,
    last: tuple[str, str] | None,
    rows: pl.DataFrame,
    schema: Iterable[str],
    redirected: pl.DataFrame,
) -> str:
    """A section of CHANGES.md, without the marks of its heading.

    last: version and schema version of the release before; rows: see `name_causes`; schema: how the contract differs,
    in words; redirected: old_id, table and new_id of identifiers that have gone.
    """
    lines = [f"{version}, schema {schema_version}", ""]
    if last is None:
        lines += ["The first release.", ""]
    else:
        lines += [f"Held against {last[0]}, schema {last[1]}.", ""]
        lines += _schema_lines(last[1], schema_version, list(schema))
    if rows.is_empty():
        lines += ["No row differs.", ""]
    else:
        lines += ["| table | added | modified | deleted | causes |", "| --- | ---: | ---: | ---: | --- |"]
        lines += [_line(str(table), group) for (table,), group in rows.group_by("table", maintain_order=True)]
        lines.append("")
    if redirected.height:
        followed = redirected["new_id"].count()
        lines += [
            f"Identifiers no longer used: {redirected.height:,}, of which {followed:,} lead to the row that holds the "
            "passage now.",
            "",
        ]
    return "\n".join(lines)


def _schema_lines(before: str, after: str, differences: list[str]) -> list[str]:
    """What the contract changed; nothing where neither it nor its version did."""
    if before == after and not differences:
        return []
    moved = f"The schema is {after}, was {before}" if before != after else f"The schema is {after} as before"
    if not differences:
        return [f"{moved}: no table, column, type, key or code differs.", ""]
    return [f"{moved}:", "", *(f"- {line}" for line in differences), ""]


def _line(table: str, rows: pl.DataFrame) -> str:
    counts = dict(rows["op"].value_counts().iter_rows())
    causes = rows["cause"].value_counts().sort(["count", "cause"], descending=[True, False])
    told = ", ".join(f"{cause} {count:,}" for cause, count in causes.iter_rows())
    numbers = " | ".join(f"{counts.get(op, 0):,}" for op in OPERATIONS)
    return f"| `{table}` | {numbers} | {told} |"
