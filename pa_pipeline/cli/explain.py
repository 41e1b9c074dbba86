"""`pa explain`."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pa_pipeline.cli.exits import told_errors
from pa_pipeline.cli.folders import OUTPUTS, SEEDS, OutputsOption, SeedsOption

if TYPE_CHECKING:
    import polars as pl
    from rich.console import Console

    from pa_pipeline.provenance import Passage, Row

LONG_VALUE = 300
LONG_PASSAGE = 1500
"""Characters shown of a value and of a passage, unless all are asked for."""

MOST_LISTED = 40
"""Rows of a name that are listed."""
MOST_REFERRING = 3
"""Rows that refer to the one asked for, per table, that are named."""
LONGEST_NAME = 120
"""Characters shown of a name."""

MARKS = (">>>", "<<<")
"""Around the passage where there are no colours."""


def explain(
    words: Annotated[
        list[str],
        typer.Argument(metavar="ID", help="Identifier of a row, of whichever table; or its name, or words of it."),
    ],
    outputs: OutputsOption = OUTPUTS,
    seeds: SeedsOption = SEEDS,
    context: Annotated[int, typer.Option(metavar="N", min=0, help="Characters shown around the passage.")] = 300,
    full: Annotated[bool, typer.Option("--full", help="Do not shorten long values and passages.")] = False,
) -> None:
    """Show a row with the passage it was read from.

    The passage is highlighted in its context, as it stands in the seed file. Where several rows bear a name, they are
    listed with their identifiers. An identifier that is no longer used leads on to the row that follows it.
    """
    with told_errors():
        from pa_pipeline.cli.console import console_on
        from pa_pipeline.provenance import UnknownIdError, find_named, find_near, find_passage, find_row
        from pa_pipeline.release import require_release

        require_release(outputs)
        console, identifier = console_on(), " ".join(" ".join(words).split())
        try:
            row = find_row(identifier, outputs)
        except UnknownIdError:
            named = find_named(identifier, outputs)
            if named.is_empty():
                near = find_near(identifier, outputs)
                if not near.is_empty():
                    _print_named(console_on(sys.stderr), "No row is named so; nearest to it:", near)
                raise
            if named.height > 1:
                _print_named(console, f"{named.height:,} rows are named so; `pa explain ID` shows one:", named)
                if named.height > MOST_LISTED:
                    console.print(f"and {named.height - MOST_LISTED:,} more: say more of the name than {identifier!r}")
                return
            row = find_row(named["identifier"].item(), outputs)
        row = _followed(console, row, outputs)
        _print_row(console, row, None if full else LONG_VALUE)
        passage = find_passage(row, outputs, seeds, context)
        if passage is not None:
            _print_passage(console, passage, None if full else LONG_PASSAGE)


def _followed(console: "Console", row: "Row", outputs: Path) -> "Row":
    """The row that an identifier no longer used leads on to, which is said; any other row, or a dead end, as it is."""
    from pa_pipeline.provenance import find_row
    from pa_pipeline.release.redirects import REDIRECTS

    if row.contract.name != REDIRECTS:
        return row
    old, new = row.values["old_id"], row.values["new_id"]
    leads = f"it leads on to {new}:" if new else "no row follows it."
    console.print(
        f"{old}, of the table {row.values['table']}, is no longer used since {row.values['release']}; {leads}"
    )
    return find_row(new, outputs) if new else row


def _print_named(console: "Console", heading: str, named: "pl.DataFrame") -> None:
    from pa_pipeline.cli.console import table_of

    console.print(heading)
    table = table_of({"table": "left", "identifier": "left", "name": "left"})
    for row in named.head(MOST_LISTED).iter_rows():
        table.add_row(*(_shortened(value, LONGEST_NAME) for value in row))
    console.print(table)


def _print_row(console: "Console", row: "Row", longest: int | None) -> None:
    from pa_pipeline.cli.console import table_of

    key = row.contract.identifier
    console.print(f"{row.contract.title}: {row.contract.grain}", style="bold")
    table = table_of({"column": "left", "value": "left"})
    for name, value in row.values.items():
        shown = "" if value is None else _shortened(str(value), longest)
        table.add_row(name, shown, style="bold" if name == key else None)
    console.print(table)
    if row.referred_to_by:
        console.print("referred to by (`pa explain ID` shows one, with its passage):")
        for referring, identifiers in row.referred_to_by.items():
            more = ", …" if len(identifiers) > MOST_REFERRING else ""
            console.print(f"  {len(identifiers):,} in {referring}: {', '.join(identifiers[:MOST_REFERRING])}{more}")


def _print_passage(console: "Console", passage: "Passage", longest: int | None) -> None:
    from rich.text import Text

    from pa_pipeline.cli.console import printable

    console.print(
        f"{passage.path}, line {passage.line:,}, characters {passage.char_start:,} to {passage.char_end:,}:",
        style="bold",
    )
    colours = console.color_system is not None
    opening, closing = ("", "") if colours else MARKS
    text = Text(printable(passage.before), style="dim")
    text.append(f"{opening}{printable(_shortened(passage.text, longest))}{closing}", style="not dim black on yellow")
    text.append(printable(passage.after), style="dim")
    console.print(text, soft_wrap=True)


def _shortened(text: str, longest: int | None) -> str:
    """A text whose middle is left out where it is longer than asked for.

    >>> _shortened("abcdefghij", 4)
    'abc […6 characters…] j'
    """
    if longest is None or len(text) <= longest:
        return text
    head, tail = longest - longest // 4, longest // 4
    return f"{text[:head]} […{len(text) - longest:,} characters…] {text[len(text) - tail :]}"
