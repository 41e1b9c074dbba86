"""What one seed file more costs: CPU seconds of whole builds in processes of their own, as Dagster runs them.

    python -m tests.bench.measure_rebuild [FILES]

A full build of the mixed corpus, the same with one file more, and with nothing new; then the same with five
files and a sixth. Beside them stands Dagster's own start: its import, and a run of as many assets that do nothing.
"""

import resource
import subprocess
import sys
import tempfile
from pathlib import Path

from pa_pipeline.paths import PROJECT_ROOT
from tests.bench.mixed_seeds import FILES, mix_seeds

_IDLE = """
import sys, dagster as dg
def idle(name, before):
    @dg.asset(name=name, deps=before)
    def asset(): return dg.MaterializeResult()
    return asset
assets = [idle(f"a{number}", [f"a{number - 1}"] if number else []) for number in range(int(sys.argv[1]))]
job = dg.define_asset_job("idle", executor_def=dg.in_process_executor)
resolved = dg.Definitions(assets=assets, jobs=[job]).resolve_job_def("idle")
quiet = {"loggers": {"console": {"config": {"log_level": "CRITICAL"}}}}
assert resolved.execute_in_process(instance=dg.DagsterInstance.ephemeral(), run_config=quiet).success
"""
_BUILD = """
import sys
from pathlib import Path
import dagster as dg
from pa_pipeline.defs.running import run_build
place = Path(sys.argv[1])
folders = (place / name for name in ("seeds", "outputs", "state"))
ended = run_build(*folders, recorded_in=dg.DagsterInstance.ephemeral())
sys.exit(ended.reason if ended.failed else 0)
"""


def cpu_of(code: str, argument: str) -> float:
    """CPU seconds of a Python process of its own; raises CalledProcessError where it fails."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-c", code, argument], check=True, cwd=PROJECT_ROOT)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def measure_start() -> float:
    """CPU seconds of Dagster's own start, for as many assets as the build has."""
    from pa_pipeline.definitions import defs

    return min(cpu_of(_IDLE, str(len(list(defs.resolve_all_asset_specs())))) for _ in range(3))


def measure_arrival(place: Path, arriving: dict[str, bytes], start: float) -> None:
    """Build what lies in `seeds` of a place, then with each arriving file in turn, then again; print what it costs."""
    count = len(list((place / "seeds").iterdir()))
    full = cpu_of(_BUILD, str(place)) - start
    print(f"| {count:,} files, all new | {full:.1f} | |", flush=True)
    for path, content in arriving.items():
        (place / "seeds" / path).write_bytes(content)
        count += 1
        one = cpu_of(_BUILD, str(place)) - start
        print(f"| {count:,} files, one new | {one:.1f} | 1/{full / one:.1f} |", flush=True)
    again = cpu_of(_BUILD, str(place)) - start
    print(f"| {count:,} files, nothing new | {again:.1f} | 1/{full / again:.1f} |", flush=True)


def measure_rebuilds(root: Path, files: int) -> None:
    """Make the corpora below a folder and measure both."""
    start = measure_start()
    print(f"\nDagster's own start: {start:.1f} CPU s, not in the figures below.\n")
    print("| build | CPU s | of the full build |\n| --- | ---: | ---: |")
    for name, count in (("large", files), ("small", 5)):
        place = root / name
        (place / "seeds").mkdir(parents=True)
        mix_seeds(place / "seeds", count + 1)
        last = max((place / "seeds").iterdir())
        arriving = {last.name: last.read_bytes()}
        last.unlink()
        measure_arrival(place, arriving, start)


def main() -> None:
    """Measure in a temporary folder."""
    with tempfile.TemporaryDirectory() as place:
        measure_rebuilds(Path(place), int(sys.argv[1]) if len(sys.argv) > 1 else FILES)


if __name__ == "__main__":
    main()
