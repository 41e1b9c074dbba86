"""A whole build, and this pipeline's matching beside other tools, on the same made-up articles in one run.

    python -m tests.bench.run_benchmarks 10000            all of it, written into docs/performance.md
    python -m tests.bench.run_benchmarks 2000 --try       every setting of every tool instead
    python -m tests.bench.run_benchmarks 500 --only own,rensa --no-report   some of it, to look at

Everything runs in processes of its own, one after the other. Corpora, environments and results lie in `.bench/`.
"""

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import polars as pl

from pa_pipeline.tables import load_package
from tests.bench.matching_scores import ALL_COPIES, LOOK_ALIKES, place_matches, score_matches, sum_up
from tests.bench.peer_tools import NotInstalledError, Peer, command_of, load_peers
from tests.bench.process_costs import ROOT, Cost, measure_command
from tests.bench.report_benchmarks import RESULTS, SETTINGS, share, told, write_report

BENCH = ROOT / ".bench"
MAKERS = ("generate_articles.py", "made_corpus.py", "stock/en.yml", "stock/es.yml")
"""Files that decide what a corpus is like."""
WARM = 200
"""Articles on which a tool runs once before it is measured, so that its code is compiled and at hand."""
SECONDS = 7200
FEW = 0.1
"""Share of look-alikes that may be merged."""
BUILD, SCRIPT = "build", "script"


def make_corpus(count: int) -> Path:
    """Folder of the corpus of that many articles, made unless it is there."""
    digest = sha256(b"".join((Path(__file__).parent / name).read_bytes() for name in MAKERS)).hexdigest()
    place = BENCH / "corpora" / str(count)
    stamp = place / "made"
    if not stamp.is_file() or stamp.read_text(encoding="ascii") != digest:
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir(parents=True)
        run([sys.executable, "-m", "tests.bench.made_corpus", str(count), str(place)], place / "made.log")
        stamp.write_text(digest, encoding="ascii")
    return place


class FailedError(Exception):
    """A command of this project's own came to no good end; the text says which and why."""


def run(command: Sequence[str], log: Path) -> Cost:
    """What a command costs; raises FailedError."""
    cost = measure_command(command, SECONDS, log)
    if cost.failed:
        raise FailedError(f"{' '.join(command[1:])}: {cost.failed}")
    return cost


def state_of_code() -> str:
    """Version and commit of what is measured, and whether it was changed since."""
    described = ["git", "describe", "--always", "--dirty=, changed since", "--exclude=*"]
    commit = subprocess.run(described, cwd=ROOT, capture_output=True, text=True, check=False).stdout.strip()
    return ", ".join(part for part in (load_package()["version"], commit) if part)


def measure_build(place: Path) -> dict[str, Any]:
    """A whole build of a corpus: what each stage costs, and how well articles were found and told as one."""
    for old in ("outputs", "state"):
        shutil.rmtree(place / old, ignore_errors=True)
    costs = place / "build.json"
    cost = run([sys.executable, "-m", "tests.bench.stage_costs", str(place), str(costs)], place / "build.log")
    parquet = place / "outputs" / "parquet"
    sources = pl.read_parquet(parquet / "sources.parquet").select("source_id", "path")
    occurrences = pl.read_parquet(parquet / "article_occurrences.parquet").join(sources, on="source_id")
    found = occurrences.select(pl.col("path").str.split("/").list.last(), begin="char_start", cluster="article_id")
    heights = [pl.scan_parquet(file).select(pl.len()).collect().item() for file in parquet.glob("*.parquet")]
    told_as_one = score_places(place, found)
    for large in ("outputs", "state"):
        shutil.rmtree(place / large)
    measured = json.loads(costs.read_text(encoding="utf-8"))
    # The process has let its own peak be forgotten at every step.
    peak = max(stage["peak"] for stage in measured["stages"].values())
    cost = replace(cost, peak=peak)
    return {**measured, "cost": asdict(cost), **told_as_one, "tables": len(heights), "rows": sum(heights)}


def measure_script(place: Path) -> dict[str, Any]:
    """The script of pandas and regular expressions on the files of a corpus."""
    outputs = place / "naive"
    shutil.rmtree(outputs, ignore_errors=True)
    command = [sys.executable, "-m", "tests.bench.naive_script", str(place / "seeds"), str(outputs)]
    cost = run(command, place / "naive.log")
    occurrences = pl.read_csv(outputs / "occurrences.csv")
    found = occurrences.select(path="source", begin="start", cluster=pl.col("article").cast(pl.String))
    heights = [pl.scan_csv(file).select(pl.len()).collect().item() for file in outputs.glob("*.csv")]
    told_as_one = score_places(place, found)
    shutil.rmtree(outputs)
    return {"cost": asdict(cost), **told_as_one, "tables": len(heights), "rows": sum(heights)}


def score_places(place: Path, found: pl.DataFrame) -> dict[str, Any]:
    """How well what was read as articles agrees with the truth; found: path, begin, cluster."""
    truth = pl.read_parquet(place / "truth.parquet")
    matches, placed = place_matches(truth, found.with_columns(pl.col("begin").cast(pl.Int64)))
    return {"placed": placed, "scores": sum_up(score_matches(truth, matches))}


def measure_peer(peer: Peer, place: Path, setting: str | None = None) -> dict[str, Any]:
    """A tool on the articles of a corpus; why not, where it cannot be had or fails."""
    setting = peer.setting if setting is None else setting
    clusters, log = place / f"{peer.name}.jsonl", place / f"{peer.name}.log"
    about = {"setting": setting, "version": peer.version}
    try:
        warm = command_of(peer, make_corpus(WARM) / "articles.jsonl", BENCH / "warm.jsonl", setting)
        command = command_of(peer, place / "articles.jsonl", clusters, setting)
    except NotInstalledError as reason:
        return {**about, "failed": f"it does not install here: {reason}"}
    tried = measure_command(warm, SECONDS, BENCH / "warm.log")
    cost = tried if tried.failed else measure_command(command, SECONDS, log)
    if cost.failed:
        return {**about, "failed": cost.failed}
    truth = pl.read_parquet(place / "truth.parquet")
    matches = pl.read_ndjson(clusters).select(occurrence_id="id", canonical_occurrence_id="cluster")
    if matches.height != truth.height:
        return {**about, "failed": f"it gave {matches.height} of {truth.height} articles back"}
    return {**about, "cost": asdict(cost), "scores": sum_up(score_matches(truth, matches))}


def tell(name: str, run: Mapping[str, Any]) -> None:
    """One line on standard output."""
    if "failed" in run:
        print(f"{name} {run.get('setting', '')}: {run['failed']}", flush=True)
        return
    cost, scores = run["cost"], run["scores"]
    print(
        f"{name} {run.get('setting', '')}: {told(cost['cpu'])} CPU s, {told(cost['wall'])} s, "
        f"{told(cost['peak'], 2, 1e9)} GB; copies {share(scores[ALL_COPIES])} %, "
        f"look-alikes merged {share(scores[LOOK_ALIKES])} %",
        flush=True,
    )


def try_settings(place: Path, chosen: Mapping[str, Peer]) -> list[dict[str, Any]]:
    """Run every setting of every tool; of each tool, the one that finds most copies among those that merge few
    look-alikes is marked as the best."""
    runs = []
    for name, peer in chosen.items():
        tried = []
        for setting in peer.settings:
            one = {"tool": name, "best": False, **measure_peer(peer, place, setting)}
            tell(name, one)
            tried.append(one)
        best = max((one for one in tried if "scores" in one), key=lambda one: worth(one["scores"]), default=None)
        if best:
            best["best"] = True
            print(f"  best: {best['setting']}", flush=True)
        runs += tried
    return runs


def worth(scores: Mapping[str, float]) -> tuple[bool, float]:
    """What makes one setting better than another: few look-alikes merged, then most copies found; where they are not
    few, they count against the copies.

    >>> worth({"all copies": 0.2, "look-alikes merged": 0.05}) > worth({"all copies": 0.9, "look-alikes merged": 1.0})
    True
    """
    found, merged = scores[ALL_COPIES], scores[LOOK_ALIKES]
    return (True, found) if merged <= FEW else (False, found - merged)


def main() -> None:
    """Measure what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=int)
    parser.add_argument("--only", default="", help="names with commas: build, script, or tools of peers.toml")
    parser.add_argument("--try", dest="tried", action="store_true", help="try all settings of the tools")
    parser.add_argument("--no-report", action="store_true", help="leave docs/performance.md as it is")
    asked = parser.parse_args()
    wanted = asked.only.split(",") if asked.only else [BUILD, SCRIPT, *load_peers()]
    chosen = {name: peer for name, peer in load_peers().items() if name in wanted}
    place = make_corpus(asked.articles)
    RESULTS.mkdir(parents=True, exist_ok=True)
    if asked.tried:
        tried = {"articles": asked.articles, "runs": try_settings(place, chosen)}
        SETTINGS.write_text(json.dumps(tried, indent=1), encoding="utf-8")
        write_report()
        return
    path = (BENCH if asked.no_report else RESULTS) / f"{asked.articles}.json"
    results = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    texts = pl.scan_ndjson(place / "articles.jsonl").select(pl.col("text").str.len_chars().sum()).collect()
    code, machine = state_of_code(), f"Python {platform.python_version()}, {os.cpu_count()} cores"
    results |= {"articles": asked.articles, "characters": texts.item(), "machine": machine}
    for name, measure in ((BUILD, measure_build), (SCRIPT, measure_script)):
        if name in wanted:
            try:
                results[name] = {"code": code, **measure(place)}
            except FailedError as reason:
                results[name] = {"failed": str(reason)}
            tell(name, results[name])
            path.write_text(json.dumps(results, indent=1), encoding="utf-8")
    for name, peer in chosen.items():
        results.setdefault("peers", {})[name] = {"code": code, **measure_peer(peer, place)}
        tell(name, results["peers"][name])
        path.write_text(json.dumps(results, indent=1), encoding="utf-8")
    if not asked.no_report:
        write_report()


if __name__ == "__main__":
    main()
