"""`pa build --prove`: verdicts on the ways that the seed files may have arrived, published with the release.

Here: the table of verdicts, how it ends, what is built with it. Not here: the ways (state/proof.py), a build
(defs/running.py).
"""

import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import typer

from pa_pipeline.cli.beside import beside
from pa_pipeline.cli.console import console_on, table_of
from pa_pipeline.cli.exits import Exit
from pa_pipeline.cli.folders import shown
from pa_pipeline.corpus import read_corpus
from pa_pipeline.defs.instance import open_passing_instance
from pa_pipeline.defs.running import run_build
from pa_pipeline.errors import PipelineError
from pa_pipeline.reading import list_seeds
from pa_pipeline.release import CHECKSUMS, tables_digest, write_verdict
from pa_pipeline.release.checksums import parse_checksums
from pa_pipeline.state.fingerprint import digest_project
from pa_pipeline.state.proof import Verdict, prove_rebuilds

_BUILD_FIRST = "Run `pa build` first."


class ProofBrokenOffError(PipelineError):
    """A build on the way ended in an error, so that there is no verdict."""


def prove_release(seeds: Path, outputs: Path, state: Path, max_bytes: int | None) -> None:
    """Go every way to these seed files in temporary folders, print the verdicts, and build the release with them.

    The builds on the way are not recorded. Files that cannot be read stay out of them: a build of nothing else would
    stop on the way. Where a way gives other bytes, nothing is built.
    """
    files = _readable_files(seeds, max_bytes)
    if not files:
        raise ProofBrokenOffError("no file can be read", shown(seeds), "Put readable text files into it.")
    code = digest_project()
    sums, verdicts = _go_every_way(files, max_bytes)
    print_verdicts(verdicts)
    with beside(outputs, state) as aside:
        ended = run_build(seeds, aside, state, max_bytes=max_bytes)
        if ended.failed is not None:
            raise ProofBrokenOffError(f"the build ended in an error ({ended.reason})", ended.failed, _BUILD_FIRST)
        ways = [{"way": verdict.way, "builds": verdict.builds} for verdict in verdicts]
        write_verdict(aside, tables_digest(parse_checksums(sums)), code, len(files), ways)


def _go_every_way(files: dict[str, bytes], max_bytes: int | None) -> tuple[str, list[Verdict]]:
    """SHA256SUMS of the full build, and the verdicts.

    A build on the way may fail: a correction or takedown may ask for a file that has not arrived yet. The full one
    may not, and the others end with a release or are told to differ.
    """
    found: list[str] = []
    with TemporaryDirectory(prefix="pa-prove-") as root, open_passing_instance(Path(root)) as instance:

        def build(folder: Path, outputs: Path, state: Path, processes: int) -> str | None:
            ended = run_build(folder, outputs, state, max_bytes=max_bytes, processes=processes, recorded_in=instance)
            if ended.failed is None:
                found.append((outputs / CHECKSUMS).read_text(encoding="utf-8"))
                return found[-1]
            if not found or not ended.foreseen:
                what = f"a build on the way ended in an error ({ended.reason})"
                raise ProofBrokenOffError(what, ended.failed, _BUILD_FIRST)
            return None

        verdicts = []
        for verdict in prove_rebuilds(files, Path(root), build):
            verdicts.append(verdict)
            if sys.stderr.isatty():
                print(f"pa: {verdict.way}: {_told(verdict)}", file=sys.stderr)
    return found[0], verdicts


def print_verdicts(verdicts: Sequence[Verdict]) -> None:
    """The table of verdicts; a difference ends with an exit code of its own."""
    table = table_of({"way": "left", "builds": "right", "release": "left"})
    for verdict in verdicts:
        table.add_row(verdict.way, f"{verdict.builds}", _told(verdict))
    console_on().print(table)
    wrong = sum(bool(verdict.different) for verdict in verdicts)
    if wrong:
        print(f"pa: {wrong} of {len(verdicts)} ways give another release; a defect of the pipeline", file=sys.stderr)
        raise typer.Exit(Exit.NOT_SOUND)


def _told(verdict: Verdict) -> str:
    return f"differs: {', '.join(verdict.different)}" if verdict.different else "the same bytes"


def _readable_files(seeds: Path, max_bytes: int | None) -> dict[str, bytes]:
    inventory = list_seeds(seeds) if max_bytes is None else list_seeds(seeds, max_bytes)
    sources = read_corpus(inventory).sources
    readable = {*sources["path"], *sources["collection_path"].drop_nulls()}
    return {
        seed.file.relative_to(seeds).as_posix(): seed.file.read_bytes()
        for seed in inventory.seeds
        if seed.path in readable
    }
