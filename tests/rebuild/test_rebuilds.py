"""Incremental is full: however seed files arrive, change and go, the release is that of a full build.

PA_ARRIVALS says how many histories of arrivals are tried; `make bench-rebuild` asks for more of them than `make test`.
"""

import os
import random
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from defs.small_corpus import FORUM, RED
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from pa_pipeline.corpus import read_corpus
from pa_pipeline.engines import LocalEngine
from pa_pipeline.paths import PROJECT_ROOT
from pa_pipeline.reading import list_seeds
from pa_pipeline.state.proof import WAYS, Trial, prove_rebuilds
from rebuild.staging import build_incrementally, frames_of, read_incrementally, stage_corpus

EXAMPLES = int(os.environ.get("PA_ARRIVALS", "6"))
PIECES = [
    FORUM, RED, FORUM[:400], RED.replace("veinte", "treinta"), "Posted in Uncategorized\n", "* * *\n",
    "Technical Group on Mining\n\nObjective\n\nTo exchange practices of sustainable mining.\n", "GarcÃ\xada\n", "\r\n",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), max_size=4).map(lambda pieces: "\n\n".join(pieces).encode())
CONTENTS = st.one_of(
    TEXTS, st.sampled_from([b"%PDF-1.7\n1 0 obj", b"", b"\x89PNG\r\n\x1a\n", "Reunión en Bogotá".encode("latin-1")])
)
PATHS = st.sampled_from(["a.txt", "b.txt", "c.txt", "older/d.txt", "older/a.txt", "photo.png"])


def full_build(files: Mapping[str, bytes], folder: Path) -> tuple[dict[str, list[tuple[object, ...]]], str | None]:
    """Rows of what is read from these files where nothing is known, and SHA256SUMS of the tables."""
    for path in random.sample(sorted(files), len(files)):
        file = folder / "seeds" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(files[path])
    corpus = read_corpus(list_seeds(folder / "seeds"))
    return {name: frame.rows() for name, frame in frames_of(corpus).items()}, stage_corpus(corpus, folder / "outputs")


@cache
def full_build_of(files: frozenset[tuple[str, bytes]]) -> tuple[dict[str, list[tuple[object, ...]]], str | None]:
    """The same, once for all steps of all histories that lead to these files."""
    with TemporaryDirectory() as elsewhere:
        return full_build(dict(files), Path(elsewhere))


class Arrivals(RuleBasedStateMachine):
    """Seed files come, change, move and go; what is kept is lost or damaged; after each step, a build."""

    @initialize(content=TEXTS)
    def begin(self, content: bytes) -> None:
        self.place = TemporaryDirectory()
        self.root = Path(self.place.name)
        self.files: dict[str, bytes] = {}
        self.gone: list[tuple[str, bytes]] = []
        self.put("first.txt", content)

    def put(self, path: str, content: bytes) -> None:
        self.files[path] = content
        file = self.root / "seeds" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)

    @rule(path=PATHS, content=CONTENTS)
    def a_file_arrives_or_changes(self, path: str, content: bytes) -> None:
        self.put(path, content)

    @rule(path=PATHS, content=TEXTS, other=PATHS)
    def two_files_arrive(self, path: str, other: str, content: bytes) -> None:
        self.put(path, content)
        self.put(other, content + b"\n")

    @precondition(lambda self: len(self.files) > 1)
    @rule(data=st.data())
    def a_file_goes(self, data: st.DataObject) -> None:
        path = data.draw(st.sampled_from(sorted(self.files)))
        (self.root / "seeds" / path).unlink()
        self.gone.append((path, self.files.pop(path)))

    @precondition(lambda self: self.gone)
    @rule()
    def the_last_one_gone_comes_back(self) -> None:
        self.put(*self.gone.pop())

    @precondition(lambda self: len(self.files) > 1)
    @rule(data=st.data(), path=PATHS)
    def a_file_is_moved(self, data: st.DataObject, path: str) -> None:
        before = data.draw(st.sampled_from(sorted(self.files)))
        (self.root / "seeds" / before).unlink()
        self.put(path, self.files.pop(before))

    @rule()
    def what_is_kept_is_lost(self) -> None:
        for file in (self.root / "state" / "readings").glob("*"):
            file.unlink()

    @rule(data=st.data(), damage=st.sampled_from(["cut", "flip", "delete"]))
    def what_is_kept_is_damaged(self, data: st.DataObject, damage: str) -> None:
        kept = sorted((self.root / "state" / "readings").glob("*"))
        if not kept:
            return
        file = data.draw(st.sampled_from(kept))
        content = file.read_bytes()
        if damage == "delete" or not content:
            file.unlink()
        else:
            at = data.draw(st.integers(0, len(content) - 1))
            flipped = content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :]
            file.write_bytes(content[:at] if damage == "cut" else flipped)

    @invariant()
    def the_build_is_the_full_build(self) -> None:
        corpus = read_incrementally(self.root / "seeds", self.root / "state")
        rows, sums = full_build_of(frozenset(self.files.items()))
        assert {name: frame.rows() for name, frame in frames_of(corpus).items()} == rows
        assert stage_corpus(corpus, self.root / "outputs") == sums
        assert read_incrementally(self.root / "seeds", self.root / "state").read_count == 0

    def teardown(self) -> None:
        if hasattr(self, "place"):
            self.place.cleanup()


Arrivals.TestCase.settings = settings(max_examples=EXAMPLES, stateful_step_count=8)
TestArrivals = Arrivals.TestCase


@pytest.fixture
def project_seeds() -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in sorted((PROJECT_ROOT / "seeds").glob("*.txt"))}


def test_every_way_to_the_projects_seeds_gives_the_same_release(
    project_seeds: dict[str, bytes], tmp_path: Path
) -> None:
    verdicts = list(prove_rebuilds(project_seeds, tmp_path, build_incrementally))
    assert [verdict for verdict in verdicts if verdict.different] == []
    assert len(verdicts) == 1 + len(WAYS)
    builds = {verdict.way: verdict.builds for verdict in verdicts}
    assert builds["one by one, by name"] == builds["one by one, backwards"] == len(project_seeds)


def test_a_build_that_depends_on_the_way_is_convicted(tmp_path: Path) -> None:
    def build_with_memory(seeds: Path, outputs: Path, state: Path, processes: int) -> str:
        state.mkdir(exist_ok=True)
        (state / str(len(list(state.iterdir())))).touch()
        return f"{len(list(state.iterdir()))}  csv/articles.csv\n00  README.md\n"

    verdicts = prove_rebuilds({"a.txt": b"a", "b.txt": b"b"}, tmp_path, build_with_memory)
    different = {verdict.way: verdict.different for verdict in verdicts}
    assert different["all at once"] == different["all at once, shuffled"] == ()
    assert different["one by one, by name"] == different["one changed and changed back"] == ("csv/articles.csv",)


def test_many_files_arrive_in_few_portions(tmp_path: Path) -> None:
    arrived: list[int] = []

    def count_files(seeds: Path, outputs: Path, state: Path, processes: int) -> None:
        arrived.append(len(list(seeds.iterdir())))

    trial = Trial(tmp_path / "trial", {f"{number}.txt": b"" for number in range(100)}, count_files)
    trial.build_in_portions(sorted(trial.files))
    assert arrived == [13, 26, 39, 52, 65, 78, 91, 100]


@pytest.fixture
def corpus_folder(tmp_path: Path) -> Path:
    """Seven files with something of everything, one of them no text."""
    (tmp_path / "seeds").mkdir()
    for number, piece in enumerate(PIECES[:6]):
        (tmp_path / "seeds" / f"{number}.txt").write_text(f"{piece}\n\n{FORUM}", encoding="utf-8")
    (tmp_path / "seeds" / "minutes.txt").write_bytes(b"%PDF-1.7\n1 0 obj")
    return tmp_path


def test_only_what_is_new_or_changed_is_read(corpus_folder: Path) -> None:
    seeds, state = corpus_folder / "seeds", corpus_folder / "state"
    assert read_incrementally(seeds, state).read_count == 7
    assert read_incrementally(seeds, state).read_count == 0
    (seeds / "1.txt").write_text(RED, encoding="utf-8")
    (seeds / "00.txt").write_text(RED, encoding="utf-8")
    assert read_incrementally(seeds, state).read_count == 2
    (seeds / "0.txt").unlink()
    assert read_incrementally(seeds, state).read_count == 0


def test_a_file_in_another_folder_or_of_another_name_is_another_file(corpus_folder: Path) -> None:
    seeds, state = corpus_folder / "seeds", corpus_folder / "state"
    read_incrementally(seeds, state)
    (seeds / "older").mkdir()
    (seeds / "1.txt").rename(seeds / "older" / "1.txt")
    (seeds / "2.txt").rename(seeds / "two.txt")
    corpus = read_incrementally(seeds, state)
    assert corpus.read_count == 2
    assert {"seeds/older/1.txt", "seeds/two.txt"} < set(corpus.sources["path"])


def test_two_processes_read_the_same_rows(corpus_folder: Path) -> None:
    inventory = list_seeds(corpus_folder / "seeds")
    one, two = read_corpus(inventory), read_corpus(inventory, engine=LocalEngine(2))
    assert one.rejects.height == 1
    assert all(frame.equals(two.frames()[name]) for name, frame in one.frames().items())


def test_a_file_that_goes_while_the_build_reads_is_left_out_with_a_reason(corpus_folder: Path) -> None:
    inventory = list_seeds(corpus_folder / "seeds")
    read_incrementally(corpus_folder / "seeds", corpus_folder / "state")
    (corpus_folder / "seeds" / "3.txt").unlink()
    corpus = read_corpus(inventory)
    assert "seeds/3.txt" not in set(corpus.sources["path"])
    (reason,) = corpus.rejects.filter(path="seeds/3.txt")["reason"]
    assert reason == "cannot be read (No such file or directory)"
