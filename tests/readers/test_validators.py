"""The programs that others check a data set with find no fault in the published one.

`frictionless validate` is a line of the data set's README, and so run by `test_snippets.py`; `cffconvert --validate` is
in `contract/test_versions.py`.
"""

import subprocess
import sys
from pathlib import Path

import pytest

from pa_pipeline.release.layout import CROISSANT
from readers.told_snippets import OUTPUTS


@pytest.mark.parametrize(
    "command",
    [
        ["validate", "--jsonld", CROISSANT],
        ["load", "--jsonld", CROISSANT, "--record_set", "date_mentions", "--num_records", "3"],
    ],
    ids=lambda command: command[0],
)
def test_mlcroissant_validates_and_loads(command: list[str]) -> None:
    program = Path(sys.executable).with_name("mlcroissant")
    if not program.is_file():
        pytest.skip("mlcroissant is not installed: `make setup` installs it")
    done = subprocess.run([program, *command], cwd=OUTPUTS, capture_output=True, text=True, timeout=120, check=False)
    said = done.stdout + done.stderr
    assert done.returncode == 0, said
    assert "Done." in said
    assert not [line for line in said.splitlines() if "error" in line.lower() or "warning" in line.lower()]
