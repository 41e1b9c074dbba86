"""`pa build`."""

import logging
import os
import signal
import sys
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from pa_pipeline.cli.exits import Exit, told_errors
from pa_pipeline.cli.folders import OUTPUTS, SEEDS, OutputsOption, SeedsPlaceOption, StateOption, shown
from pa_pipeline.errors import PipelineError
from pa_pipeline.paths import STATE

if TYPE_CHECKING:
    from pa_pipeline.cli.releases import Look
    from pa_pipeline.defs.running import Build, Progress


MOST_NAMED = 10
"""Texts in which nothing was found and that are named in one line; all of them have no `page_type` in `sources`."""
MOST_TOLD = 50
"""Texts that were left out and are named one by one: an archive may hold a million that are none."""


def build(
    seeds: SeedsPlaceOption = str(SEEDS),
    outputs: OutputsOption = OUTPUTS,
    state: StateOption = STATE,
    max_bytes: Annotated[
        int | None, typer.Option(metavar="N", min=1, help="Leave out seed files larger than N bytes.")
    ] = None,
    processes: Annotated[
        int | None,
        typer.Option(metavar="N", min=1, help="Read new texts in N processes.", show_default="all cores, once it pays"),
    ] = None,
    engine: Annotated[
        str, typer.Option(metavar="local|ray://HOST:PORT", help="Read new texts here, or on a Ray cluster.")
    ] = "local",
    prove: Annotated[
        bool,
        typer.Option("--prove", help="First prove that it does not matter how the seed files arrived; some minutes."),
    ] = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Show the log of Dagster.")] = False,
) -> None:
    """Build the release from the seed files.

    Runs the same assets as the user interface of Dagster, in this process, and is recorded there. The last release
    stays as it is until the new one is verified.
    """
    with told_errors(), _stopped_by_sigterm():
        from pa_pipeline.cli.by_hand import print_by_hand
        from pa_pipeline.cli.guesses import print_guesses
        from pa_pipeline.cli.releases import look_at
        from pa_pipeline.corrections import load_corrections, load_takedowns
        from pa_pipeline.engines import check_address

        # Asked for again by the assets; here, what is missing or ill written is told without waiting for Dagster.
        check_address(engine)
        load_corrections()
        load_takedowns()
        place = _look_at(seeds)
        if prove:
            from pa_pipeline.cli.prove import prove_release

            before = look_at(outputs)
            prove_release(_require_folder(place), outputs.resolve(), state.resolve(), max_bytes)
        else:
            before = _build(place, outputs, state, max_bytes, engine, processes, verbose)
        _print_tables(outputs, before)
        print_by_hand(state.resolve())
        print_guesses(place if isinstance(place, Path) else state.resolve() / "seeds", outputs)
        if _print_rejects(outputs):
            raise typer.Exit(Exit.REJECTS)


def _look_at(seeds: str) -> Path | str:
    """The folder of the seeds, absolute, once it was looked at; a URL as it is."""
    from pa_pipeline.reading import list_seeds
    from pa_pipeline.storage import check_place, folder_of, is_remote

    check_place(seeds)
    if is_remote(seeds):
        return seeds
    folder = folder_of(seeds, Path())
    _print_passed_over(list_seeds(folder).passed_over)
    return folder.resolve()


def _require_folder(place: Path | str) -> Path:
    if isinstance(place, Path):
        return place
    raise PipelineError("--prove needs a folder", place, "Build once, then prove with --seeds STATE/seeds, its copy.")


def _build(
    seeds: Path | str,
    outputs: Path,
    state: Path,
    max_bytes: int | None,
    engine: str,
    processes: int | None,
    verbose: bool,
) -> "Look":
    """Build, or tell why that failed; the answer is the release that the new one replaced."""
    from pa_pipeline.cli.releases import look_at

    before = look_at(outputs)

    def look_again() -> None:
        # A build that was waited for may have put another release there.
        nonlocal before
        before = look_at(outputs)

    with _progress_bar() as on_progress:
        from pa_pipeline.defs.running import run_build

        ended = run_build(
            seeds,
            outputs.resolve(),
            state.resolve(),
            max_bytes=max_bytes,
            engine=engine,
            processes=processes,
            log_level="DEBUG" if verbose else "CRITICAL",
            on_held=look_again,
            on_progress=None if verbose else on_progress,
        )
    if ended.failed is not None:
        _tell_failure(ended, outputs, untouched=before.sums != b"" and look_at(outputs).sums == before.sums)
    return before


def _tell_failure(ended: "Build", outputs: Path, untouched: bool) -> NoReturn:
    print(f"pa: {ended.failed}: {ended.reason}", file=sys.stderr)
    if not ended.foreseen:
        print(
            f"pa: a defect of the pipeline; `pa build --verbose` shows more, or run {ended.run_id} in `dagster dev`",
            file=sys.stderr,
        )
    if untouched:
        print(f"pa: the last release in {shown(outputs)} is untouched", file=sys.stderr)
    elif (outputs / "SHA256SUMS").is_file():
        print(f"pa: the new release is in {shown(outputs)} all the same, and whole", file=sys.stderr)
    raise typer.Exit(Exit.FAILED)


def _print_tables(outputs: Path, before: "Look") -> None:
    """The tables of the release, and by how many rows they grew or shrank where one stood there before."""
    from pa_pipeline.cli.console import console_on, table_of
    from pa_pipeline.cli.releases import look_at, read_package, tell_arrivals

    console, after = console_on(), look_at(outputs)
    grown = {name: rows - before.rows.get(name, 0) for name, rows in after.rows.items()} if before.rows else {}
    table = table_of(
        {"table": "left", "rows": "right"} | ({"+/-": "right"} if any(grown.values()) else {}) | {"file": "left"}
    )
    for name, rows in after.rows.items():
        difference = [f"{grown[name]:+,}" if grown[name] else ""] if any(grown.values()) else []
        table.add_row(name, f"{rows:,}", *difference, shown(outputs / "csv" / f"{name}.csv"))
    console.print(table)
    if before.rows:
        console.print(f"texts since the last build: {tell_arrivals(before, after) or 'the same'}")
    if after.blank:
        named = ", ".join(after.blank[:MOST_NAMED]) + (", …" if len(after.blank) > MOST_NAMED else "")
        console.print(f"{len(after.blank):,} hold neither an article nor a section: {named}", soft_wrap=True)
    console.print(
        f"release {read_package(outputs)['version']}: as Parquet in {shown(outputs / 'parquet')}, "
        f"columns explained in {shown(outputs / 'codebook.csv')}",
        soft_wrap=True,
    )


def _print_passed_over(paths: Iterable[str]) -> None:
    """Name the texts among the files that are no seeds by their name: somebody may have meant them as such."""
    from pa_pipeline.reading.seed_files import PASSED_OVER, SUFFIX

    texts = [path for path in paths if path.lower().endswith(SUFFIX)]
    if texts:
        print(f"pa: passed over: {', '.join(texts)} ({PASSED_OVER})", file=sys.stderr)


def _print_rejects(outputs: Path) -> int:
    """Name the texts that had to be left out on standard error, the first of many; how many there are."""
    from pa_pipeline.inventory import read_csv

    rejects = read_csv(outputs / "rejects.csv", "path", "reason", "remedy")
    for reject in rejects[:MOST_TOLD]:
        print(f"pa: {reject['path']}: {reject['reason']}. {reject['remedy']}", file=sys.stderr)
    if len(rejects) > MOST_TOLD:
        print(f"pa: and {len(rejects) - MOST_TOLD:,} more", file=sys.stderr)
    if rejects:
        print(
            f"pa: {len(rejects)} left out, listed in {shown(outputs / 'rejects.csv')}; all others were built",
            file=sys.stderr,
        )
    return len(rejects)


@contextmanager
def _progress_bar() -> Iterator["Progress | None"]:
    """A bar on standard error while assets are built; nothing where that is no terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    from pa_pipeline.cli.console import console_on

    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    # Dagster captures file descriptor 2 while assets are at work, so the bar draws on one of its own.
    with (
        os.fdopen(os.dup(sys.stderr.fileno()), "w") as terminal,
        Progress(*columns, console=console_on(terminal), transient=True) as bar,
    ):
        task = bar.add_task("starting Dagster", total=None)
        yield lambda asset, done, total: bar.update(task, description=asset, completed=done, total=total)


@contextmanager
def _stopped_by_sigterm() -> Iterator[None]:
    """Let a polite kill end the build as Ctrl-C does: the run is recorded as ended, nothing is left behind.

    An interrupt that comes while Python tidies up would be lost with a traceback: it is sent once more.
    """

    def interrupt(*_: object) -> NoReturn:
        raise KeyboardInterrupt

    def send_again(lost: "sys.UnraisableHookArgs") -> None:
        if lost.exc_type.__name__ in ("KeyboardInterrupt", "DagsterExecutionInterruptedError"):
            threading.Timer(0.05, os.kill, (os.getpid(), signal.SIGINT)).start()
        else:
            sys.__unraisablehook__(lost)

    # An interrupt while a connection is closed passes through SQLAlchemy, which tells it with a traceback of its own.
    logging.getLogger("sqlalchemy.pool").setLevel(logging.CRITICAL)
    before = signal.signal(signal.SIGTERM, interrupt)
    hook, sys.unraisablehook = sys.unraisablehook, send_again
    try:
        yield
    finally:
        sys.unraisablehook = hook
        signal.signal(signal.SIGTERM, before)
