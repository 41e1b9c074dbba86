"""`pa status`."""

from pa_pipeline.cli.build import MOST_TOLD
from pa_pipeline.cli.exits import told_errors
from pa_pipeline.cli.folders import OUTPUTS, SEEDS, OutputsOption, SeedsOption, shown

_MEANING = {
    "new": "not in the release yet",
    "changed": "other bytes than the release was made from",
    "gone": "in the release, no longer in the folder",
}


def status(seeds: SeedsOption = SEEDS, outputs: OutputsOption = OUTPUTS) -> None:
    """Hold the seed files against the last release.

    Says which are new, changed, gone or rejected, and what the release holds.
    """
    with told_errors():
        from pa_pipeline.cli.console import console_on, table_of
        from pa_pipeline.cli.releases import read_package, row_counts
        from pa_pipeline.inventory import STATES, compare_seeds, read_csv
        from pa_pipeline.reading import list_seeds
        from pa_pipeline.reading.seed_files import PASSED_OVER

        console = console_on()
        if (outputs / "datapackage.json").is_file():
            counts = row_counts(outputs)
            console.print(f"release {read_package(outputs)['version']} in {shown(outputs)}")
            table = table_of({"table": "left", "rows": "right"})
            for name, rows in counts.items():
                table.add_row(name, f"{rows:,}")
            console.print(table)
        else:
            console.print(f"no release in {shown(outputs)}")
        found = list_seeds(seeds)
        compared = compare_seeds(found, outputs)
        numbers = {state: compared.filter(state=state).height for state in STATES}
        console.print(f"seeds in {shown(seeds)}: " + ", ".join(f"{n:,} {state}" for state, n in numbers.items() if n))
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
        if found.passed_over:
            console.print(f"passed over: {', '.join(found.passed_over)} ({PASSED_OVER})")
        if numbers["new"] or numbers["changed"] or numbers["gone"]:
            console.print("`pa build` brings the release up to date")
