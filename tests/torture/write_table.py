"""Writes the table of docs/reliability.md from reports of test runs: python -m torture.write_table REPORT.xml …

Run in tests/. Of a test in several reports, the last one counts. A row whose tests were not run is left as it stands;
one with a failure stops it.
"""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from torture.rows import ROWS, Row

PAGE = Path(__file__).parent.parent.parent / "docs" / "reliability.md"
BEGIN, END = "<!-- table: begin -->\n", "<!-- table: end -->"
HEAD = "| what was tried | times | promised | what happened | command |\n| --- | ---: | --- | --- | --- |\n"


@dataclass(frozen=True, slots=True)
class Outcome:
    """Of one test: name: `<file>::<test>`; tries: null where it did not say."""

    name: str
    tries: int | None
    state: str


def read_report(report: Path) -> Iterator[Outcome]:
    """Outcomes in a report as pytest writes it (--junitxml)."""
    for case in ElementTree.parse(report).iter("testcase"):
        noted = [int(found.get("value", "0")) for found in case.iter("property") if found.get("name") == "tries"]
        faults = [found for kind in ("failure", "error") for found in case.iter(kind)]
        state = "failed" if faults else "skipped" if case.find("skipped") is not None else "passed"
        file = case.get("classname", "").removeprefix("tests.").replace(".", "/") + ".py"
        yield Outcome(f"{file}::{case.get('name')}", sum(noted) if noted else None, state)


def line_of(row: Row, outcomes: Sequence[Outcome]) -> str | None:
    """The row as Markdown; null where none of its tests was run."""
    mine = [one for one in outcomes if one.name.startswith(row.tests) and one.state != "skipped"]
    if not mine:
        return None
    failed = [one.name for one in mine if one.state == "failed"]
    if failed:
        raise SystemExit(f"not kept: {row.tried}: {', '.join(failed)}")
    times = sum(row.each if one.tries is None else one.tries for one in mine)
    files = " ".join(dict.fromkeys(f"tests/{test.partition('::')[0]}" for test in row.tests))
    command = f"`PA_TORTURE=1 .venv/bin/python -m pytest {files}`"
    return f"| {row.tried} | {times:,} | {row.promised} | kept | {command} |"


def write_table(reports: Sequence[Path], page: Path = PAGE) -> list[str]:
    """Write the rows that were tried anew; what could not be written is told."""
    latest = {outcome.name: outcome for report in reports for outcome in read_report(report)}
    outcomes = list(latest.values())
    text = page.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    table, _, after = rest.partition(END)
    known = {line.split(" | ")[0].removeprefix("| "): line for line in table.splitlines()[2:]}
    lines = [line_of(row, outcomes) or known.get(row.tried) for row in ROWS]
    rows = "".join(f"{line}\n" for line in lines if line)
    page.write_text(f"{before}{BEGIN}{HEAD}{rows}{END}{after}", encoding="utf-8")
    return [row.tried for row, line in zip(ROWS, lines, strict=True) if line is None]


if __name__ == "__main__":
    for missing in write_table([Path(report) for report in sys.argv[1:]]):
        print(f"not tried yet: {missing}")
