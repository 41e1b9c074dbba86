"""What a command costs: CPU seconds of its process and of the children it waits for, wall time, peak memory.

    python -m tests.bench.process_costs COST.json SECONDS COMMAND [ARGUMENT …]

Memory is that of the largest single process. A small process stands between the caller and what is measured: on Linux
a new program starts with the peak of the program that called it.
"""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LAST_LINES = 3
"""Lines of what a failed command said that are told."""


@dataclass(frozen=True, slots=True)
class Cost:
    """cpu, wall: seconds; peak: bytes; failed: why the command came to no good end, null where it did."""

    cpu: float
    wall: float
    peak: int
    failed: str | None = None


def measure_command(command: Sequence[str], seconds: int, log: Path) -> Cost:
    """Run a command in the project's folder, at most so many seconds; what it says goes to a log."""
    answer = log.with_suffix(".cost.json")
    answer.unlink(missing_ok=True)
    own = [sys.executable, "-S", "-E", str(Path(__file__).resolve()), str(answer), str(seconds), *command]
    with log.open("wb") as said:
        subprocess.run(own, stdout=said, stderr=subprocess.STDOUT, cwd=ROOT, check=False)
    cost = Cost(**json.loads(answer.read_text(encoding="utf-8")))
    if cost.failed is None or cost.failed.startswith("stopped"):
        return cost
    lines = log.read_text(encoding="utf-8", errors="replace").strip().splitlines()
    return Cost(cost.cpu, cost.wall, cost.peak, f"{cost.failed}: {' / '.join(lines[-LAST_LINES:])}")


def run_command(command: Sequence[str], seconds: int) -> Cost:
    """Run a command as a child of this process and wait for it."""
    start = time.monotonic()
    child = subprocess.Popen(command, start_new_session=True)
    overdue = threading.Timer(seconds, os.killpg, (child.pid, signal.SIGKILL))
    overdue.start()
    try:
        _, status, used = os.wait4(child.pid, 0)
    except KeyboardInterrupt:
        os.killpg(child.pid, signal.SIGKILL)
        raise
    finally:
        overdue.cancel()
    wall = time.monotonic() - start
    code = os.waitstatus_to_exitcode(status)
    failed = None if code == 0 else f"stopped after {seconds} s" if wall >= seconds else f"exit {code}"
    return Cost(used.ru_utime + used.ru_stime, wall, used.ru_maxrss * 1024, failed)


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(json.dumps(asdict(run_command(sys.argv[3:], int(sys.argv[2])))), encoding="utf-8")
