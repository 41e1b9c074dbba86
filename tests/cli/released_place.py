"""Folders that commands are given, and how tests call `pa`."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from typer.testing import Result

Pa = Callable[..., Result]
PA = [sys.executable, "-m", "pa_pipeline"]
"""`pa` as a process of its own, with the interpreter of the tests."""


@dataclass(frozen=True, slots=True)
class Place:
    """Folders that commands are given."""

    root: Path

    @property
    def options(self) -> list[str]:
        return ["--seeds", str(self.root / "seeds"), "--outputs", str(self.root / "outputs")]

    @property
    def build_options(self) -> list[str]:
        return [*self.options, "--state", str(self.root / "state")]

    def release(self) -> dict[str, bytes]:
        """Every published file by its path."""
        outputs = self.root / "outputs"
        return {str(path.relative_to(outputs)): path.read_bytes() for path in outputs.rglob("*") if path.is_file()}
