"""Engines without a cluster: which there are, what is told of those that cannot be had, how work is spread here."""

import socket
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pa_pipeline.cli import app
from pa_pipeline.corpus import read_corpus
from pa_pipeline.engines import EngineError, LocalEngine, check_address, open_engine, opening
from pa_pipeline.paths import PROJECT_ROOT
from pa_pipeline.reading import list_seeds


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    folder = tmp_path / "seeds"
    folder.mkdir()
    for number in range(6):
        text = f"Nace la red {number}\n\nLima, 3 de mayo de 2019.- Hoy nació la red número {number} de la región.\n"
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    return folder


def pa(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, list(arguments), prog_name="pa", catch_exceptions=False)
    return result.exit_code, result.stderr


def pinned(lock: Path) -> dict[str, str]:
    """Versions by package."""
    lines = (line.split()[0] for line in lock.read_text(encoding="utf-8").splitlines() if "==" in line)
    return dict(line.split("==") for line in lines if line[0].isalnum())


@pytest.mark.parametrize("given", [[], ["a"], ["a", "bb"], ["a", "bb", "ccc", "dddd"]])
@pytest.mark.parametrize("width", [1, 2])
def test_every_piece_is_worked_once_and_in_order(given: list[str], width: int) -> None:
    assert list(LocalEngine(width).map(len, given, width)) == list(range(1, len(given) + 1))


def test_all_cores_are_taken_once_there_is_enough_to_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pa_pipeline.engines.local._cores", lambda: 8)
    widths = [LocalEngine().width(byte_size) for byte_size in (0, 3 << 20, 9 << 20, 1 << 30)]
    assert widths == [1, 1, 4, 8]


def test_however_texts_are_spread_the_rows_are_the_same(seeds: Path) -> None:
    inventory = list_seeds(seeds)
    one, two = (read_corpus(inventory, engine=LocalEngine(processes)) for processes in (1, 2))
    assert one.sources.height == 6
    assert all(frame.equals(two.frames()[name]) for name, frame in one.frames().items())


def test_a_cluster_has_the_versions_of_a_local_build() -> None:
    here, there = (pinned(PROJECT_ROOT / name) for name in ("requirements.lock", "requirements-engine.lock"))
    assert here.items() <= there.items()
    assert {"ray", "obstore"} <= there.keys() - here.keys()


def test_an_engine_that_is_none_is_told_before_anything_is_built(seeds: Path, tmp_path: Path) -> None:
    options = ["--seeds", str(seeds), "--outputs", str(tmp_path / "outputs"), "--state", str(tmp_path / "state")]
    code, told = pa("build", *options, "--engine", "spark://head")
    assert code == 1
    assert told.startswith("pa: spark://head: no engine (there are local and ray://HOST:PORT). Name the head")
    assert not (tmp_path / "outputs").exists()


def test_a_missing_engine_is_named_with_the_command_that_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "find_spec", lambda name: None)
    with pytest.raises(EngineError, match=r"Ray is not installed here\. Install the extra `engine` \(pip install"):
        check_address("ray://head:10001")


def test_an_address_that_does_not_answer_is_told_within_seconds(seeds: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "find_spec", lambda name: object())
    with socket.socket() as opened:
        opened.bind(("127.0.0.1", 0))
        address = f"ray://127.0.0.1:{opened.getsockname()[1]}"
        with open_engine(address) as engine, pytest.raises(EngineError) as told:
            read_corpus(list_seeds(seeds), engine=engine)
    assert str(told.value).startswith(f"{address}: does not answer (Connection refused). Start the cluster, or look")


def test_without_new_texts_no_cluster_is_asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(opening, "find_spec", lambda name: object())
    (tmp_path / "minutes.pdf").write_bytes(b"%PDF-1.7")
    with open_engine("ray://127.0.0.1:1") as engine:
        assert read_corpus(list_seeds(tmp_path), engine=engine).sources.is_empty()
