"""Tables of what was measured, written into docs/performance.md between markers, so that a new run renews them.

python -m tests.bench.report_benchmarks
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from tests.bench.matching_scores import ALL_COPIES, KINDS, LOOK_ALIKES
from tests.bench.process_costs import ROOT

RESULTS = ROOT / ".bench" / "results"
SETTINGS, FACTS = ROOT / ".bench" / "settings.json", ROOT / ".bench" / "facts.json"
PAGE = ROOT / "docs" / "performance.md"
OWN = "own"
WHOLE = "**the whole process**"
NAMES = {OWN: "**this pipeline's matching**"}
FROM_LISTINGS = {"build": "whole build, articles read from listings", "script": "script, articles read from listings"}
"""Runs that had to find the articles first, by what they are called."""
NAMED = ("people", "organizations")
GIGABYTE, MILLION = 1e9, 1e6
LINEAR = 11
"""Most that ten times the articles may cost."""

Results = Mapping[int, Mapping[str, Any]]
"""What was measured, by number of articles."""


def load_results() -> Results:
    """All sizes that were measured, the smallest first."""
    loaded = [json.loads(path.read_text(encoding="utf-8")) for path in RESULTS.glob("*.json")]
    return {one["articles"]: one for one in sorted(loaded, key=lambda one: one["articles"])}


def table_of(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table, the first column of words, the others of numbers.

    >>> print(table_of(["what", "n"], [["a", "1"]]))
    | what | n |
    | --- | ---: |
    | a | 1 |
    """
    lines = [header, ["---", *["---:"] * (len(header) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def told(value: float | None, digits: int = 1, unit: float = 1.0) -> str:
    """A number as the tables show it, nothing where there is none.

    >>> told(1234.5), told(0.25, 2), told(None)
    ('1,234.5', '0.25', '')
    """
    return "" if value is None else f"{value / unit:,.{digits}f}"


def seconds(value: float) -> str:
    """Seconds, finer where they are few.

    >>> seconds(1234.56), seconds(9.876), seconds(0.0123)
    ('1,234.6', '9.88', '0.012')
    """
    return told(value, 1 if value >= 10 else 2 if value >= 0.1 else 3)


def share(value: float | None) -> str:
    """A share in per cent, exact where it is all or nothing.

    >>> share(1.0), share(0.9994), share(0.00004), share(0)
    ('100', '99.94', '0.004', '0')
    """
    if value is None:
        return ""
    percent = 100 * value
    return f"{percent:.3f}".rstrip("0").rstrip(".") if percent < 0.1 or percent > 99.9 else f"{percent:.1f}"


def ratio(value: float, base: float) -> str:
    """How many times as much.

    >>> ratio(30, 10), ratio(5, 10)
    ('3.0', '0.50')
    """
    times = value / base if base else 0.0
    return f"{times:,.0f}" if times >= 100 else f"{times:.1f}" if times >= 1 else f"{times:.2f}"


def tell_build(results: Results) -> str:
    """What a whole build costs, stage by stage, and how the costs grow with the articles."""
    measured = {count: one["build"] for count, one in results.items() if "stages" in one.get("build", {})}
    header = ["stage"]
    for count in measured:
        header += [f"{count:,} articles: CPU s", "times the floor", "million characters per CPU s", "peak memory, GB"]
    stages = {count: {**build["stages"], WHOLE: build["cost"]} for count, build in measured.items()}
    rows: list[list[str]] = []
    for name in dict.fromkeys(name for costs in stages.values() for name in costs):
        row = [name]
        for count, build in measured.items():
            stage = stages[count].get(name, {"cpu": 0, "peak": 0})
            speed = told(build["characters"] / stage["cpu"], 2, MILLION) if stage["cpu"] > 0 else ""
            times = ratio(stage["cpu"], floor_of(build)) if stage["cpu"] > 0 else ""
            row += [seconds(stage["cpu"]), times, speed, told(stage["peak"] or None, 2, GIGABYTE)]
        rows.append(row)
    scores = [_tell_scores(count, build) for count, build in measured.items()]
    whole = {count: build["cost"]["cpu"] for count, build in measured.items()}
    return "\n".join([table_of(header, rows), "", *scores, *_tell_growth(whole, "Build")])


def floor_of(build: Mapping[str, Any]) -> float:
    """CPU seconds of reading and hashing the bytes that a build reads."""
    return float(next(stage["cpu"] for name, stage in build["stages"].items() if name.startswith("floor")))


def _tell_scores(count: int, build: Mapping[str, Any]) -> str:
    scores = build["scores"]
    return (
        f"{count:,} articles: {build['files']:,} files, {told(build['characters'], 1, MILLION)} million characters. "
        f"{share(build['placed'])} % of the articles were found "
        f"where they begin; of the copies, {share(scores[ALL_COPIES])} % were merged with their original, "
        f"{share(scores[LOOK_ALIKES])} % of the look-alikes were merged by mistake.\n"
    )


def _tell_growth(costs: Mapping[int, float], what: str) -> list[str]:
    sizes = sorted(costs)
    return [
        f"{what}: {large / small:.0f} times the articles cost {ratio(costs[large], costs[small])} times the CPU "
        f"(aim: at most {LINEAR} for ten times).\n"
        for small, large in pairwise(sizes)
    ]


def tell_peers(results: Results) -> str:
    """Cost, recall and false merges of each tool at each size."""
    parts = []
    for count, one in results.items():
        peers = one.get("peers", {})
        if OWN not in peers:
            continue
        base = peers[OWN]["cost"]["cpu"]
        header = ["tool (setting)", "CPU s", "times ours", "wall s", "peak memory, GB", ALL_COPIES, *KINDS, LOOK_ALIKES]
        rows = [_row_of_peer(name, peer, base) for name, peer in peers.items() if "scores" in peer]
        rows += [
            [whole, *[""] * 4, *_recall(one[name])]
            for name, whole in FROM_LISTINGS.items()
            if "scores" in one.get(name, {})
        ]
        parts += [f"{count:,} articles, {told(one['characters'], 1, MILLION)} million characters:\n"]
        parts += [table_of(header, rows), ""]
        faster = [name for name, peer in peers.items() if "cost" in peer and peer["cost"]["cpu"] < base]
        parts += [f"Faster than this pipeline's matching: {', '.join(faster) or 'none'}.\n"]
        parts += [f"{name}: not measured, {peer['failed']}\n" for name, peer in peers.items() if "failed" in peer]
    own = {count: one["peers"][OWN]["cost"]["cpu"] for count, one in results.items() if OWN in one.get("peers", {})}
    return "\n".join([*parts, *_tell_growth(own, "Matching")])


def _row_of_peer(name: str, peer: Mapping[str, Any], base: float) -> list[str]:
    cost = peer["cost"]
    version = f" {peer['version']}" if peer["version"] else ""
    setting = f" ({peer['setting']})" if peer["setting"] else ""
    costs = [seconds(cost["cpu"]), ratio(cost["cpu"], base), seconds(cost["wall"]), told(cost["peak"], 2, GIGABYTE)]
    return [NAMES.get(name, f"{name}{version}{setting}"), *costs, *_recall(peer)]


def _recall(run: Mapping[str, Any]) -> list[str]:
    return [share(run["scores"][kind]) for kind in (ALL_COPIES, *KINDS, LOOK_ALIKES)]


def tell_script(results: Results) -> str:
    """The whole build beside a script of pandas and regular expressions."""
    rows = []
    for count, one in results.items():
        for name, run in (("this pipeline, whole build", one.get("build")), ("script", one.get("script"))):
            if run and "scores" in run:
                cost, scores = run["cost"], run["scores"]
                speed = told(one["characters"] / cost["cpu"], 2, MILLION)
                costs = [seconds(cost["cpu"]), speed, seconds(cost["wall"]), told(cost["peak"], 2, GIGABYTE)]
                found = [share(run["placed"]), share(scores[ALL_COPIES]), share(scores[LOOK_ALIKES])]
                rows.append([f"{name}, {count:,} articles", *costs, f"{run['tables']}", f"{run['rows']:,}", *found])
    header = ["", "CPU s", "million characters per CPU s", "wall s", "peak memory, GB", "tables", "rows",
              "articles found where they begin, %", "copies merged, %", "look-alikes merged, %"]  # fmt: skip
    return table_of(header, rows) + "\n"


def tell_settings(tried: Mapping[str, Any]) -> str:
    """Recall and false merges of every setting of every tool, the kept ones in bold."""
    rows = []
    for one in tried["runs"]:
        if "scores" in one and one["tool"] != OWN:
            setting = f"**{one['setting']}**" if one["best"] else one["setting"]
            kinds = (ALL_COPIES, LOOK_ALIKES, *KINDS)
            rows.append([f"{one['tool']} {setting}", *(share(one["scores"][kind]) for kind in kinds)])
    heading = (
        f"All settings on {tried['articles']:,} articles, in per cent, made by "
        f"`python -m tests.bench.run_benchmarks {tried['articles']} --try`:"
    )
    return f"{heading}\n\n{table_of(['tool, setting', ALL_COPIES, LOOK_ALIKES, *KINDS], rows)}"


def tell_facts(found: Sequence[Mapping[str, Any]]) -> str:
    """CPU seconds and F1 of each means of finding names, the pipeline's first."""
    base = found[0]["cpu"]
    rows = [
        [one["means"], told(one["cpu"], 2), ratio(one["cpu"], base), *(told(one[kind], 2) for kind in NAMED)]
        for one in found
    ]
    header = ["", "CPU s per million characters", "times the pipeline's", "F1 people", "F1 organizations"]
    return f"Made by `python -m tests.bench.measure_facts`.\n\n{table_of(header, rows)}"


def tell_command(results: Results, part: str) -> str:
    """How the tables of a part of the page were made: commands, the state of the code that each measured, machine.

    >>> tell_command({500: {"machine": "2 cores", "build": {"code": "2026.11.6, 4d61e60"}}}, "build")
    'Made by `python -m tests.bench.run_benchmarks 500` with the code of 2026.11.6, 4d61e60 (2 cores).'
    """
    commands = []
    for count, one in results.items():
        measured = one.get("peers", {}).get(OWN, {}) if part == "peers" else one.get(part, {})
        code = f" with the code of {measured['code']}" if "code" in measured else ""
        commands.append(f"`python -m tests.bench.run_benchmarks {count}`{code}")
    machine = next(iter(results.values()))["machine"]
    return f"Made by {', then '.join(commands)} ({machine})."


PARTS = {"build": tell_build, "peers": tell_peers, "script": tell_script}


def renew(page: str, name: str, text: str) -> str:
    """The page with what stands between the markers of a name replaced.

    >>> renew("a\\n<!-- bench:x -->\\nold\\n<!-- /bench:x -->\\nb", "x", "new")
    'a\\n<!-- bench:x -->\\n\\nnew\\n\\n<!-- /bench:x -->\\nb'
    """
    begin, end = f"<!-- bench:{name} -->", f"<!-- /bench:{name} -->"
    return re.sub(
        f"{re.escape(begin)}.*?{re.escape(end)}", lambda _: f"{begin}\n\n{text.strip()}\n\n{end}", page, flags=re.DOTALL
    )


def write_report(page: Path = PAGE) -> None:
    """Renew all parts of the page."""
    results = load_results()
    text = page.read_text(encoding="utf-8")
    for name, tell in PARTS.items():
        text = renew(text, name, f"{tell_command(results, name)}\n\n{tell(results)}") if results else text
    if SETTINGS.is_file():
        text = renew(text, "settings", tell_settings(json.loads(SETTINGS.read_text(encoding="utf-8"))))
    if FACTS.is_file():
        text = renew(text, "facts", tell_facts(json.loads(FACTS.read_text(encoding="utf-8"))))
    page.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write_report()
