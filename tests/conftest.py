"""What holds for all tests."""

import os
import sys
from typing import Any

import pytest
from absl import logging as absl_logging
from hypothesis import settings

# mlcroissant brings absl's log handler, which takes whatever standard error is when it is loaded, here the capture of
# pytest, and closes that when Dagster configures logging anew: every later test of the process would fail.
absl_logging.get_absl_handler().python_handler.stream = sys.__stderr__

# Tests start hundreds of processes. Where bytecode may not be kept, each would compile all that it loads, Dagster too,
# which doubles what the tests cost.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

# What comes first in a process loads the lexicons, on a busy machine for seconds: no example has a deadline. That cost
# does not grow too fast, the tests of growth tell.
settings.register_profile("any machine", deadline=None)
settings.load_profile("any machine")

# Each of the other tools of the benchmarks runs in an environment of its own.
collect_ignore = ["bench/peers"]

LONGEST = """
tests/browser tests/cli/test_pa_release.py tests/rebuild/test_prove_command.py tests/defs/test_sensors.py
tests/rebuild/test_rebuilds.py tests/defs tests/torture tests/cli tests/rebuild/test_full_disk.py
tests/rebuild/test_kills.py tests/golden/test_committed_release.py tests/release/test_verification.py
tests/facts/test_growth.py tests/rebuild/test_two_builds.py tests/seed_collections/test_releases.py
tests/release/test_placement.py tests/property/test_reading_laws.py
""".split()
"""Files that take longest, and folders whose files share a build or a server. Where several processes share the
tests, each of these is the work of one, and begun before all others: what is begun last is waited for while the others
rest."""
RANKS = {unit: rank for rank, unit in enumerate(LONGEST)}


def unit_of(nodeid: str) -> str:
    """What the process that takes a test takes with it."""
    file = nodeid.split("::", 1)[0]
    folder = file.rpartition("/")[0]
    return folder if file not in RANKS and folder in RANKS else file


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: RANKS.get(unit_of(item.nodeid), len(RANKS)))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> object | None:
    """That of `--dist loadfile`, with these units, in this order."""
    if config.getvalue("dist") != "loadfile":
        return None
    from xdist.scheduler import LoadFileScheduling

    class LoadUnits(LoadFileScheduling):
        def _split_scope(self, nodeid: str) -> str:
            return unit_of(nodeid)

    config.option.loadscopereorder = False  # it would begin with the units of most tests, which are the quick ones
    return LoadUnits(config, log)
