"""`pa diff`."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from pa_pipeline.cli.exits import Exit, told_errors
from pa_pipeline.errors import PipelineError

if TYPE_CHECKING:
    from pa_pipeline.release.compare import Comparison


def diff(
    old: Annotated[str, typer.Argument(metavar="A", help="A release: its folder, its version, or a git revision.")],
    new: Annotated[str, typer.Argument(metavar="B", help="The release to hold against it.")],
    csv: Annotated[bool, typer.Option("--csv", help="Print every row that differs, as CSV.")] = False,
) -> None:
    """Compare two releases, table by table and row by row.

    Exit codes as those of diff: 0 where no row differs, 1 where some do, 2 where a release cannot be read.
    """
    with told_errors():
        from pa_pipeline.release.compare import compare_releases, load_release
        from pa_pipeline.release.opening import open_release

        try:
            with open_release(old) as one, open_release(new) as other:
                comparison = compare_releases(load_release(one), load_release(other))
        except PipelineError as error:
            print(f"pa: {error}", file=sys.stderr)
            raise typer.Exit(Exit.TROUBLE) from error
        if csv:
            print(comparison.rows.write_csv(line_terminator="\n"), end="")
        else:
            _print_summary(comparison)
        if not comparison.equal:
            raise typer.Exit(Exit.DIFFERENT)


def _print_summary(comparison: "Comparison") -> None:
    from pa_pipeline.cli.console import console_on, table_of
    from pa_pipeline.release.compare import OPERATIONS

    console = console_on()
    if comparison.equal:
        console.print("no row differs")
        return
    for line in comparison.schema:
        console.print(f"schema: {line}")
    if comparison.rows.is_empty():
        return
    table = table_of(
        {"table": "left", "added": "right", "modified": "right", "removed": "right", "changed columns": "left"}
    )
    for (name,), rows in comparison.rows.group_by("table", maintain_order=True):
        counts = dict(rows["op"].value_counts().iter_rows())
        columns = rows["changed_columns"].drop_nulls().str.split("|").explode().value_counts()
        told = ", ".join(
            f"{column} {n:,}"
            for column, n in columns.sort(["count", "changed_columns"], descending=[True, False]).iter_rows()
        )
        table.add_row(str(name), *(f"{counts.get(op, 0):,}" for op in OPERATIONS), told)
    console.print(table)
