"""The proof that it does not matter how seed files arrived: every way to a folder of seeds gives the same release.

Here: the ways, and the verdict on each. Not here: how a release is built; the caller says.
"""

import random
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

MOST_PORTIONS = 8
"""Steps in which more seed files than that arrive."""

ADDITION = b"\n\nLima, May 3rd, 2019.- A line that was not there before.\n"

Build = Callable[[Path, Path, Path, int], "str | None"]
"""Builds seeds (a folder) into outputs with a state, in so many processes; the answer is the text of SHA256SUMS, null
where the seeds give no release."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """way: in words; builds: how many it took; different: published files that differ from those of the full build."""

    way: str
    builds: int
    different: tuple[str, ...]


class Trial:
    """Folders of its own, in which seed files come and go and builds follow one another."""

    def __init__(self, root: Path, files: Mapping[str, bytes], build: Build) -> None:
        self._root = root
        self._build = build
        self.files = files
        self.builds = 0
        self.sums: str | None = None
        (root / "seeds").mkdir(parents=True)

    def put(self, paths: Sequence[str], addition: bytes = b"") -> None:
        """Let files arrive, or change."""
        for path in paths:
            file = self._root / "seeds" / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(self.files[path] + addition)

    def remove(self, path: str) -> None:
        """Let a file go."""
        (self._root / "seeds" / path).unlink()

    def forget(self) -> None:
        """Delete all that is kept between builds."""
        shutil.rmtree(self._root / "state")

    def build(self, processes: int = 1) -> None:
        """Build what is there now."""
        self.builds += 1
        self.sums = self._build(self._root / "seeds", self._root / "outputs", self._root / "state", processes)

    def build_in_portions(self, paths: Sequence[str], processes: int = 1, forget_at: int | None = None) -> None:
        """Let files arrive one after the other, with a build after each; many arrive several at a time."""
        size = -(-len(paths) // MOST_PORTIONS)
        for number, start in enumerate(range(0, len(paths), size)):
            if number == forget_at:
                self.forget()
            self.put(paths[start : start + size])
            self.build(processes)


def _all_at_once(trial: Trial) -> None:
    trial.put(list(trial.files))
    trial.build()


def _nothing_new(trial: Trial) -> None:
    _all_at_once(trial)
    trial.build()


def _by_name(trial: Trial) -> None:
    trial.build_in_portions(sorted(trial.files))


def _backwards(trial: Trial) -> None:
    trial.build_in_portions(sorted(trial.files, reverse=True))


def _shuffled(trial: Trial) -> None:
    trial.put(random.Random(7).sample(sorted(trial.files), len(trial.files)))
    trial.build()


def _removed_and_put_back(trial: Trial) -> None:
    _all_at_once(trial)
    for path in _a_few(trial):
        trial.remove(path)
        trial.build()
        trial.put([path])
        trial.build()


def _changed_and_back(trial: Trial) -> None:
    _all_at_once(trial)
    for path in _a_few(trial):
        trial.put([path], ADDITION)
        trial.build()
        trial.put([path])
        trial.build()


def _forgotten_half_way(trial: Trial) -> None:
    trial.build_in_portions(sorted(trial.files), forget_at=min(len(trial.files), MOST_PORTIONS) // 2 or None)


def _two_processes(trial: Trial) -> None:
    trial.put(list(trial.files))
    trial.build(processes=2)


def _two_processes_half_known(trial: Trial) -> None:
    paths = sorted(trial.files)
    trial.put(paths[::2])
    trial.build()
    trial.put(paths[1::2])
    trial.build(processes=2)


def _a_few(trial: Trial) -> list[str]:
    """The first and the last file."""
    return sorted({min(trial.files), max(trial.files)})


FULL_BUILD = "all at once"
WAYS: Mapping[str, Callable[[Trial], None]] = {
    "all at once, built again": _nothing_new,
    "one by one, by name": _by_name,
    "one by one, backwards": _backwards,
    "all at once, shuffled": _shuffled,
    "one removed and put back": _removed_and_put_back,
    "one changed and changed back": _changed_and_back,
    "one by one, what was kept deleted half-way": _forgotten_half_way,
    "all at once, in 2 processes": _two_processes,
    "half of them known, the others in 2 processes": _two_processes_half_known,
}
"""Ways that seed files arrive, each of which must give what the full build gives."""


def prove_rebuilds(files: Mapping[str, bytes], root: Path, build: Build) -> Iterator[Verdict]:
    """Go every way to the same seed files, in folders below root; a verdict on each, the full build's own first.

    files: content by path within the folder of seeds; at least one of them readable.
    """
    full = _go(_all_at_once, root / "0", files, build)
    yield Verdict(FULL_BUILD, full.builds, differing(full.sums, full.sums))
    for number, (way, go) in enumerate(WAYS.items(), start=1):
        trial = _go(go, root / str(number), files, build)
        yield Verdict(way, trial.builds, differing(full.sums, trial.sums))


def _go(way: Callable[[Trial], None], root: Path, files: Mapping[str, bytes], build: Build) -> Trial:
    trial = Trial(root, files, build)
    way(trial)
    shutil.rmtree(root)
    return trial


def differing(expected: str | None, found: str | None) -> tuple[str, ...]:
    """Files whose digests differ between two SHA256SUMS, or that only one of them lists.

    >>> differing("aa  csv/articles.csv\\nbb  README.md\\n", "aa  csv/articles.csv\\ncc  README.md\\n")
    ('README.md',)
    >>> differing("aa  README.md\\n", None)
    ('no release',)
    """
    if not expected or not found:
        return ("no release",)
    lines = set(expected.splitlines()) ^ set(found.splitlines())
    return tuple(sorted({line.partition("  ")[2] for line in lines}))
