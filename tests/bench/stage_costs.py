"""What each stage of a whole build costs, run as `pa build` runs it: CPU seconds and peak memory.

    python -m tests.bench.stage_costs PLACE COSTS.json

PLACE has the folder `seeds`; the release goes to `outputs` beside it. The floor is what reading and hashing the same
bytes costs. Facts are read file by file together with the articles; their share is timed around the one function that
reads them, and their peak memory is that of reading.
"""

import json
import resource
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

START = "start: loading code, Dagster's own work"
FLOOR = "floor: read and hash the bytes"
READING, FACTS = "reading: bytes to blocks and articles", "facts: what each article says"
STAGES = {
    READING: ("inventory", "readings"),
    FACTS: (),
    "matching: the same article told once": ("matches",),
    "tables: joined, merged, contract checked": (),
    "checks: keys, evidence of every row": ("dataset",),
    "writing: CSV, Parquet, descriptors": (
        "csv", "parquet", "codebook", "rejects", "changes", "rebuild_verdict", "unknowns", "data_package",
        "parquet_data_package", "croissant", "dcat", "dataset_readme", "checksums",
    ),
    "writing: SQLite with search": ("sqlite",),
    "writing: spreadsheet": ("spreadsheet",),
    "writing: pages": ("site",),
    "checks: scores on annotated texts": ("accuracy",),
    "checks: what was written, read back": ("release",),
}  # fmt: skip
"""Stages in order, with the steps of the job that belong to them; every other step makes a table."""
FACT_READER = "fact_rows"
"""Name of the function that reads the facts of a file, where the corpus is read."""
TABLES = next(stage for stage in STAGES if stage.startswith("tables"))


@dataclass(slots=True)
class Stage:
    """cpu: seconds; peak: bytes, the largest that its steps reached."""

    cpu: float = 0.0
    peak: int = 0


@dataclass(slots=True)
class Clock:
    """Takes the time of one step after the other as the build tells of them."""

    stages: dict[str, Stage] = field(default_factory=dict)
    _done: int = 0
    _begun: float = 0.0

    def tell(self, step: str, done: int, total: int) -> None:
        """A step begins, or, where one more is done than before, it has ended."""
        if done == self._done:
            forget_peak()
            self._begun = cpu_seconds()
            return
        self._done = done
        self.add(stage_of(step), cpu_seconds() - self._begun)

    def add(self, stage: str, cpu: float) -> None:
        """Count CPU seconds, and the memory used since the peak was last forgotten."""
        known = self.stages.setdefault(stage, Stage())
        known.cpu += cpu
        known.peak = max(known.peak, read_peak())


def stage_of(step: str) -> str:
    """Stage of a step of the job.

    >>> stage_of("readings")
    'reading: bytes to blocks and articles'
    >>> stage_of("events")
    'tables: joined, merged, contract checked'
    """
    return next((stage for stage, steps in STAGES.items() if step in steps), TABLES)


def cpu_seconds() -> float:
    """Of this process and of its children so far."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def forget_peak() -> None:
    """Let the peak of memory begin anew at what is held now."""
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")


def read_peak() -> int:
    """Most bytes held in memory since the peak was last forgotten."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith("VmHWM"))


def time_calls(function: Callable[..., Any], spent: list[float]) -> Callable[..., Any]:
    """The function, noting what each call takes."""

    def timed(*arguments: Any) -> Any:
        begun = time.process_time()
        result = function(*arguments)
        spent.append(time.process_time() - begun)
        return result

    return timed


def hash_files(files: Sequence[Path], clock: Clock) -> int:
    """Read and hash every file; the answer is their bytes."""
    forget_peak()
    begun = cpu_seconds()
    size = 0
    for file in files:
        data = file.read_bytes()
        sha256(data).digest()
        size += len(data)
    clock.add(FLOOR, cpu_seconds() - begun)
    return size


def measure_build(place: Path) -> dict[str, Any]:
    """Build what lies in `seeds` of a place; the answer is JSON: bytes, characters, what each stage cost."""
    clock = Clock()
    files = sorted((place / "seeds").iterdir())
    size = hash_files(files, clock)

    import dagster as dg

    from pa_pipeline import corpus
    from pa_pipeline.defs.running import run_build

    spent: list[float] = []
    setattr(corpus, FACT_READER, time_calls(getattr(corpus, FACT_READER), spent))
    folders = (place / name for name in ("seeds", "outputs", "state"))
    # In one process, where the share of facts can be timed.
    ended = run_build(*folders, processes=1, recorded_in=dg.DagsterInstance.ephemeral(), on_progress=clock.tell)
    if ended.failed:
        raise SystemExit(f"{ended.failed}: {ended.reason}")
    facts = sum(spent)
    clock.stages[READING].cpu -= facts
    clock.stages[FACTS] = Stage(facts, clock.stages[READING].peak)
    told = sum(stage.cpu for stage in clock.stages.values())
    clock.stages[START] = Stage(cpu_seconds() - told, 0)
    return {
        "bytes": size,
        "files": len(files),
        "characters": sum(len(file.read_text(encoding="utf-8")) for file in files),
        "stages": {name: asdict(clock.stages[name]) for name in (FLOOR, START, *STAGES) if name in clock.stages},
    }


if __name__ == "__main__":
    Path(sys.argv[2]).write_text(json.dumps(measure_build(Path(sys.argv[1]))), encoding="utf-8")
