"""Tools that find near-duplicates, each in an environment of its own below `.bench/`, as `peers.toml` lists them."""

import subprocess
import sys
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from tests.bench.process_costs import ROOT

HERE = Path(__file__).resolve().parent
ENVIRONMENTS = ROOT / ".bench" / "environments"
UV = ROOT / ".uv" / "bin" / "uv"
TOLD = 300
"""Characters of why an environment could not be made."""


@dataclass(frozen=True, slots=True)
class Peer:
    """A tool: script beside this file, packages with their versions, settings to try, and the one that is kept.

    loosened: whether the versions go before what the packages ask for of each other; finds: `duplicates` or `facts`.
    """

    name: str
    packages: Sequence[str]
    settings: Sequence[str]
    setting: str
    loosened: bool = False
    finds: str = "duplicates"

    @property
    def version(self) -> str:
        """Version of its first package, nothing where it has none."""
        return self.packages[0].partition("==")[2] if self.packages else ""

    @property
    def script(self) -> Path:
        return HERE / "peers" / f"run_{self.name.replace('-', '_')}.py"


class NotInstalledError(Exception):
    """A tool's environment cannot be made here; the text says why."""


def load_peers(finds: str = "duplicates") -> Mapping[str, Peer]:
    """The tools that find something, by name."""
    listed = tomllib.loads((HERE / "peers.toml").read_text(encoding="utf-8"))
    peers = {name: Peer(name, **about) for name, about in listed.items()}
    return {name: peer for name, peer in peers.items() if peer.finds == finds}


def python_of(peer: Peer) -> Path:
    """Python of a tool's environment, made where it is not there yet; raises NotInstalledError with the reason."""
    if not peer.packages:
        return Path(sys.executable)
    folder = ENVIRONMENTS / peer.name
    stamp, wanted = folder / "made", sha256("\n".join(peer.packages).encode()).hexdigest()
    python = folder / "bin" / "python"
    if stamp.is_file() and stamp.read_text(encoding="ascii") == wanted:
        return python
    _run_uv("venv", "--quiet", "--clear", "--python", sys.executable, str(folder))
    overrides = folder / "overrides.txt"
    overrides.write_text("\n".join(peer.packages if peer.loosened else ()), encoding="ascii")
    _run_uv("pip", "install", "--quiet", "--python", str(python), "--override", str(overrides), *peer.packages)
    stamp.write_text(wanted, encoding="ascii")
    return python


def command_of(peer: Peer, articles: Path, clusters: Path, setting: str | None = None) -> list[str]:
    """Command line of a tool on a file of articles; raises NotInstalledError."""
    return [str(python_of(peer)), str(peer.script), str(articles), str(clusters), setting or peer.setting]


def _run_uv(*arguments: str) -> None:
    if not UV.is_file():
        raise NotInstalledError(f"{UV.relative_to(ROOT)} is missing: run make setup")
    done = subprocess.run([str(UV), *arguments], capture_output=True, text=True, check=False)
    if done.returncode:
        raise NotInstalledError(" ".join(done.stderr.split())[:TOLD])
