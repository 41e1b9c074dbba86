"""`pa release`."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pa_pipeline.cli.exits import Exit, told_errors
from pa_pipeline.cli.folders import OUTPUTS, SEEDS, OutputsOption, SeedsOption, StateOption, shown
from pa_pipeline.paths import STATE

if TYPE_CHECKING:
    from pa_pipeline.release.making import Made


def release(
    version: Annotated[
        str | None,
        typer.Option(metavar="YEAR.MONTH.N", help="Version of the release.", show_default="the next of this month"),
    ] = None,
    against: Annotated[
        str | None,
        typer.Option(
            metavar="A",
            help="The release before: a folder, a version or a git revision.",
            show_default="the last one that was made and committed, else the one in place",
        ),
    ] = None,
    seeds: SeedsOption = SEEDS,
    outputs: OutputsOption = OUTPUTS,
    state: StateOption = STATE,
) -> None:
    """Make a release: set the version, build, and write what has changed since the last one.

    Writes changes/<version>.csv and CHANGES.md into the release, and redirects for the identifiers that are no longer
    used. All or nothing: where it fails, the last release and the version stay as they are. Where nothing has changed
    since the last release, none is made, unless --version names one.
    """
    with told_errors():
        from contextlib import ExitStack
        from datetime import UTC, datetime

        from pa_pipeline.cli.by_hand import print_by_hand
        from pa_pipeline.corrections import load_corrections, load_takedowns
        from pa_pipeline.paths import PROJECT_ROOT
        from pa_pipeline.reading import list_seeds
        from pa_pipeline.release.making import require_next
        from pa_pipeline.release.opening import open_last_release, open_release, read_contracts
        from pa_pipeline.release.versions import next_version, set_version
        from pa_pipeline.tables import load_contracts, load_package

        list_seeds(seeds)
        load_corrections()
        load_takedowns()
        today = datetime.now(tz=UTC).date()
        with ExitStack() as stack:
            last = stack.enter_context(open_release(against) if against else open_last_release(outputs))
            wanted = version or next_version(read_contracts(last)[1] if last else None, today)
            require_next(last, wanted, load_contracts(), str(load_package()["schema_version"]))
            before = set_version(PROJECT_ROOT, wanted, today)
            try:
                made = _make(
                    seeds.resolve(), outputs.resolve(), state.resolve(), last, wanted, again=version is not None
                )
            except BaseException:
                before.restore()
                raise
        _print_made(made, wanted, outputs)
        print_by_hand(state.resolve())


def _make(seeds: Path, outputs: Path, state: Path, last: Path | None, version: str, *, again: bool) -> "Made":
    """Build beside the release in place, write the history and by which texts the version is known, build once more
    with them, and put that in place.

    The second build is what any later one gives, so nothing of a release depends on the way it was made.
    again: whether the tables of the last release may be released once more.
    """
    from pa_pipeline.cli.beside import beside
    from pa_pipeline.corrections import load_corrections
    from pa_pipeline.defs.release import digests_of_build
    from pa_pipeline.defs.store import Store
    from pa_pipeline.paths import PROJECT_ROOT
    from pa_pipeline.release.making import require_changes, write_history
    from pa_pipeline.release.versions import set_made_from
    from pa_pipeline.tables import load_report_contracts

    with beside(outputs, state) as aside:
        _build(seeds, aside, state)
        if not again:
            require_changes(aside, last)
        set_made_from(PROJECT_ROOT, digests_of_build(Store(state=str(state))))
        corrected = [(correction.row, correction.column) for correction in load_corrections()]
        made = write_history(aside, last, version, load_report_contracts(), corrected)
        _build(seeds, aside, state)
    return made


def _build(seeds: Path, outputs: Path, state: Path) -> None:
    from pa_pipeline.defs.running import run_build

    ended = run_build(seeds, outputs, state)
    if ended.failed is not None:
        print(f"pa: {ended.failed}: {ended.reason}", file=sys.stderr)
        print("pa: no release was made; the last one and the version are untouched", file=sys.stderr)
        raise typer.Exit(Exit.FAILED)


def _print_made(made: "Made", version: str, outputs: Path) -> None:
    from pa_pipeline.release import changes_path

    counts = dict(made.rows["op"].value_counts().iter_rows())
    told = ", ".join(f"{counts.get(op, 0):,} {word}" for op, word in _WORDS.items())
    print(f"release {version}: {told} rows, listed in {shown(outputs / changes_path(version))}")
    print(
        f"{made.redirected.height:,} identifiers no longer used, {made.redirected['new_id'].count():,} of them lead on"
    )
    places = "schemas/package.json, pyproject.toml, CITATION.cff, .zenodo.json"
    print(f"commit it: {shown(outputs)}, the version in {places}, and what you tell of it in CHANGELOG.md")


_WORDS = {"ADD": "added", "MOD": "modified", "DEL": "deleted"}
