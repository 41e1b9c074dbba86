"""What a build costs on a cluster beside what it costs here: CPU seconds by stage, of all processes that take part.

    make bench-engine        (or .venv-engine/bin/python -m tests.bench.measure_engine [FILES])

One corpus of mixed paragraphs (see mixed_seeds), built in two local processes and on a Ray cluster of this machine
with two workers of one CPU each, one after the other; then what the band join of matching would send, and save.
"""

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pa_pipeline.paths import PROJECT_ROOT
from tests.bench.generate_articles import generate_frame
from tests.bench.mixed_seeds import mix_seeds
from tests.bench.process_times import ProcessTimes
from tests.engines.ray_nodes import cluster

FILES, ARTICLES = 300, 5000
_BUILD = """
import sys
from pathlib import Path
import dagster as dg
from pa_pipeline.defs.running import run_build
if __name__ == "__main__":
    seeds, place, engine = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
    def tell(asset, done, total): print(asset, flush=True)
    ended = run_build(
        seeds, place / "outputs", place / "state", engine=engine, processes=2,
        recorded_in=dg.DagsterInstance.ephemeral(), on_progress=tell,
    )
    sys.exit(ended.reason if ended.failed else 0)
"""
_START, _READING, _MATCHING, _REST = "start of Python and Dagster", "reading and facts", "matching", "tables, release"
_STAGES = dict.fromkeys(("inventory", "readings", "sources", "blocks"), _READING)
_STAGES |= dict.fromkeys(("matches", "paragraphs", "articles", "article_occurrences"), _MATCHING)


@dataclass(slots=True)
class Cost:
    """CPU seconds by stage; of how many seconds; the checksums of what was built."""

    stages: dict[str, float] = field(default_factory=dict)
    seconds: float = 0.0
    sums: str = ""


def build(seeds: Path, place: Path, engine: str, cluster_roots: Sequence[int] = ()) -> Cost:
    """Build in a process of its own, and look at the clock whenever it comes to another asset."""
    cost = Cost(dict.fromkeys((_START, _READING, _MATCHING, _REST), 0.0))
    place.mkdir()
    script = place / "build.py"
    script.write_text(_BUILD, encoding="utf-8")
    began = time.monotonic()
    started = subprocess.Popen(
        [sys.executable, script, seeds, place, engine],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(PROJECT_ROOT)},
    )
    with started, ProcessTimes(started.pid, *cluster_roots) as times:
        last = times.total() if cluster_roots else 0.0
        stage = _START
        assert started.stdout is not None
        for line in started.stdout:
            now = times.total()
            cost.stages[stage] += now - last
            last, stage = now, _STAGES.get(line.strip(), _REST)
        started.wait()
        cost.stages[stage] += times.total() - last
    if started.returncode:
        sys.exit(started.returncode)
    cost.seconds = time.monotonic() - began
    cost.sums = (place / "outputs" / "SHA256SUMS").read_text(encoding="utf-8")
    return cost


def measure_idle(roots: Sequence[int]) -> float:
    """CPU seconds a second that a cluster uses with nothing to do."""
    with ProcessTimes(*roots) as times:
        before, began = times.total(), time.monotonic()
        time.sleep(10)
        return (times.total() - before) / (time.monotonic() - began)


def measure_builds(root: Path, files: int) -> None:
    """Print both builds side by side."""
    seeds = root / "seeds"
    seeds.mkdir()
    mix_seeds(seeds, files)
    local = build(seeds, root / "local", "local")
    with cluster() as nodes:
        time.sleep(5)
        idle = measure_idle(nodes.roots)
        remote = build(seeds, root / "remote", nodes.address, nodes.roots)
    print(f"{files} files; the same bytes: {local.sums == remote.sums}\n")
    print("| stage | CPU s, 2 local processes | CPU s, Ray with 2 workers | times |\n| --- | ---: | ---: | ---: |")
    for stage, here in [*local.stages.items(), ("all", sum(local.stages.values()))]:
        there = remote.stages.get(stage, sum(remote.stages.values()))
        print(f"| {stage} | {here:.1f} | {there:.1f} | {there / here:.2f} |")
    print(f"\n{local.seconds:.0f} s and {remote.seconds:.0f} s. Of the cluster's, {idle:.2f} CPU s a second go into")
    print(f"standing by ({idle * remote.seconds:.1f} s in all), whatever it is asked.")


def measure_band_join(articles: int) -> None:
    """Print what signing, the band join and comparing cost, and how many bytes the join would have to send."""
    from pa_pipeline.matching import known, match_occurrences

    spent: dict[str, float] = {}
    sent = 0

    def timed(name: str) -> None:
        work = getattr(known, name)

        def measured(*given: object) -> object:
            nonlocal sent
            began = time.process_time()
            result = work(*given)
            spent[name] = spent.get(name, 0.0) + time.process_time() - began
            if name == "sign_texts":
                sent += sum(getattr(result, part).nbytes for part in result.__slots__)
            return result

        setattr(known, name, measured)

    for name in ("read_words", "sign_texts", "find_candidates", "compare_pair"):
        timed(name)
    frame = generate_frame(articles).drop("family", "template", "made")
    began = time.process_time()
    match_occurrences(frame)
    whole = time.process_time() - began
    told = ", ".join(f"{name} {seconds:.1f}" for name, seconds in spent.items())
    print(f"\nMatching {articles:,} made-up articles: {whole:.1f} CPU s ({told}); signatures: {sent / 1e6:.1f} MB")


def measure_memory(root: Path) -> None:
    """Print how much memory reading takes at its peak, here and in its processes, of two sizes of corpus."""
    code = (
        "import resource, sys; from pathlib import Path; from pa_pipeline.corpus import read_corpus;"
        "from pa_pipeline.engines import LocalEngine; from pa_pipeline.reading import list_seeds\n"
        "if __name__ == '__main__':\n"
        "    read_corpus(list_seeds(Path(sys.argv[1])), engine=LocalEngine(2))\n"
        "    who = resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN\n"
        "    print(*(resource.getrusage(one).ru_maxrss // 1024 for one in who))\n"
    )
    script = root / "read.py"
    script.write_text(code, encoding="utf-8")
    for files in (50, 200):
        seeds = root / f"seeds-{files}"
        seeds.mkdir()
        mix_seeds(seeds, files)
        environment = {**os.environ, "PYTHONPATH": str(PROJECT_ROOT)}
        command = [sys.executable, script, seeds]
        told = subprocess.run(command, check=True, capture_output=True, text=True, env=environment).stdout.split()
        print(f"{files} files read in 2 processes: peak {told[0]} MB here, {told[1]} MB in the larger of the two")


def main() -> None:
    """Measure in a temporary folder."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with tempfile.TemporaryDirectory() as place:
        measure_builds(Path(place), int(sys.argv[1]) if len(sys.argv) > 1 else FILES)
        measure_memory(Path(place))
    measure_band_join(ARTICLES)


if __name__ == "__main__":
    main()
