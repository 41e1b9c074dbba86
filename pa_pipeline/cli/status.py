"""`pa status`."""

from pathlib import Path
from typing import TYPE_CHECKING

from pa_pipeline.cli.build import MOST_TOLD
from pa_pipeline.cli.exits import told_errors
from pa_pipeline.cli.folders import OUTPUTS, SEEDS, OutputsOption, SeedsOption, shown

if TYPE_CHECKING:
    import polars as pl
    from rich.console import Console

    from pa_pipeline.reading import Inventory

_MEANING = {
    "new": "not in the release yet",
    "changed": "other bytes than the release was made from",
    "gone": "in the release, no longer in the folder",
}


def status(seeds: SeedsOption = SEEDS, outputs: OutputsOption = OUTPUTS) -> None:
    """Hold the seed files against the last release.

    Says which are new, changed, gone or rejected, and then what the release holds.
    """
    with told_errors():
        from pa_pipeline.cli.console import console_on, table_of
        from pa_pipeline.cli.releases import read_package, row_counts
        from pa_pipeline.inventory import BEHIND, compare_seeds, count_states, tell_states
        from pa_pipeline.reading import list_seeds
        from pa_pipeline.reading.seed_files import PASSED_OVER

        console = console_on()
        is_released = (outputs / "datapackage.json").is_file()
        version = read_package(outputs)["version"] if is_released else None
        console.print(f"release {version} in {shown(outputs)}" if is_released else f"no release in {shown(outputs)}")
        found = list_seeds(seeds)
        compared = compare_seeds(found, outputs)
        counts = count_states(compared)
        console.print(f"seeds in {shown(seeds)}: {_tell_size(compared, found)}{tell_states(counts)}")
        _print_differing(console, compared, found, outputs)
        if found.passed_over:
            console.print(f"passed over: {', '.join(found.passed_over)} ({PASSED_OVER})")
        if any(counts[state] for state in BEHIND):
            console.print("`pa build` brings the release up to date")
        elif is_released:
            console.print("the release is of these texts")
        if is_released:
            table = table_of({"table": "left", "rows": "right"})
            for name, rows in row_counts(outputs).items():
                table.add_row(name, f"{rows:,}")
            console.print()
            console.print(table)


def _tell_size(compared: "pl.DataFrame", found: "Inventory") -> str:
    """How many texts there are in how many files, where collections hold several; else nothing."""
    if not any(seed.is_collection for seed in found.seeds):
        return ""
    texts = compared.filter(~compared["state"].is_in(["gone", "rejected"])).height
    files = len(found.seeds)
    return f"{texts:,} {'text' if texts == 1 else 'texts'} in {files:,} {'file' if files == 1 else 'files'}: "


def _print_differing(console: "Console", compared: "pl.DataFrame", found: "Inventory", outputs: Path) -> None:
    """Name the seeds that the release does not have as they are, and why; the first of many."""
    from pa_pipeline.inventory import read_csv

    why = {
        reject["path"]: f"{reject['reason']}. {reject['remedy']}"
        for reject in read_csv(outputs / "rejects.csv", "path", "reason", "remedy")
    }
    why |= {reject.path: f"{reject.reason}. {reject.remedy}" for reject in found.rejects}
    differing = compared.filter(compared["state"] != "same").select("path", "state").rows()
    for path, state in differing[:MOST_TOLD]:
        told = why.get(path, "cannot be read") if state == "rejected" else _MEANING[state]
        console.print(f"  {state:<9} {path}  ({told})", style="red" if state == "rejected" else "yellow")
    if len(differing) > MOST_TOLD:
        console.print(f"  and {len(differing) - MOST_TOLD:,} more")
