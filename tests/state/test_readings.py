"""Kept readings: what is there is right, what is gone is forgotten, what is damaged is told and left."""

import json
import logging
import random
import resource
import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest
from filelock import FileLock

from pa_pipeline.state import CodeVersion, ReadingCache, arrange
from pa_pipeline.state.readings import LIST, LOCK
from state.made_batches import SCHEMAS, batch_of, cache_in, kept_in


def parts(folder: Path) -> list[Path]:
    return sorted(file for file in folder.iterdir() if file.name not in (LIST, LOCK))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three files kept in two parts."""
    folder = tmp_path / "readings"
    cache_in(folder, part_rows=5).keep(["a", "b", "c"], [batch_of({"a": 4, "b": 2}), batch_of({"c": 1})])
    return folder


def test_what_is_kept_comes_back_row_for_row(folder: Path) -> None:
    loaded = arrange(ReadingCache(folder, SCHEMAS).load(), ["a", "b", "c"], SCHEMAS)
    made = batch_of({"a": 4, "b": 2, "c": 1})
    assert loaded.index.equals(made.index)
    assert all(loaded.frames[name].equals(made.frames[name]) for name in SCHEMAS)


def test_where_nothing_is_kept_nothing_is_loaded_or_told(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    assert ReadingCache(tmp_path / "none", SCHEMAS).load() == []
    assert caplog.messages == []


def test_a_build_with_nothing_new_writes_nothing(folder: Path) -> None:
    before = {file: file.stat().st_mtime_ns for file in folder.iterdir()}
    cache_in(folder).keep(["a", "b", "c"], [])
    assert {file: file.stat().st_mtime_ns for file in folder.iterdir()} == before


def test_a_file_that_is_gone_is_forgotten_at_once(folder: Path) -> None:
    cache_in(folder).keep(["a", "c"], [])
    assert kept_in(folder) == {"a": 4, "c": 1}
    assert not any(b"b1" in file.read_bytes() for file in parts(folder))


def test_a_new_file_leaves_large_parts_alone_and_joins_the_small_ones(tmp_path: Path) -> None:
    cache_in(tmp_path).keep(["a", "b"], [batch_of({"a": 90, "b": 20})])
    large = max(parts(tmp_path), key=lambda file: file.stat().st_size)
    changed = large.stat().st_mtime_ns
    keys = ["a", "b"]
    for key in "cdef":
        keys.append(key)
        cache_in(tmp_path).keep(keys, [batch_of({key: 3})])
        assert len(parts(tmp_path)) == 2
    assert large.stat().st_mtime_ns == changed
    assert kept_in(tmp_path) == {"a": 90, "b": 20, "c": 3, "d": 3, "e": 3, "f": 3}


def test_many_small_arrivals_make_few_parts(tmp_path: Path) -> None:
    keys: list[str] = []
    for number in range(60):
        keys.append(f"k{number}")
        cache_in(tmp_path).keep(keys, [batch_of({keys[-1]: 9})])
    assert len(kept_in(tmp_path)) == 60
    assert len(parts(tmp_path)) <= 2 * 600 // 100 + 1


def test_a_file_with_more_rows_than_a_part_is_kept_whole(tmp_path: Path) -> None:
    cache_in(tmp_path).keep(["a", "b", "c"], [batch_of({"a": 5, "b": 1000, "c": 5})])
    assert kept_in(tmp_path) == {"a": 5, "b": 1000, "c": 5}


def test_another_version_of_the_code_sees_nothing_and_replaces_all(folder: Path, tmp_path: Path) -> None:
    package, lock = tmp_path / "package", tmp_path / "lock"
    package.mkdir()
    for module in ("corpus.py", "identifiers.py", "errors.py", "paths.py"):
        (package / module).touch()
    newer = ReadingCache(folder, SCHEMAS, CodeVersion.of(package, lock))
    assert newer.load() == []
    before = set(parts(folder))
    newer.keep(["a"], [batch_of({"a": 7})])
    assert not before & set(parts(folder))
    assert kept_in(folder) == {}
    assert len(ReadingCache(folder, SCHEMAS, CodeVersion.of(package, lock)).load()) == 1


def test_what_was_read_while_the_code_changed_is_not_kept(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    package = tmp_path / "package"
    package.mkdir()
    for module in ("corpus.py", "identifiers.py", "errors.py", "paths.py"):
        (package / module).touch()
    cache = ReadingCache(tmp_path / "kept", SCHEMAS, CodeVersion.of(package, tmp_path / "lock"))
    cache.load()
    (package / "identifiers.py").write_text("changed", encoding="utf-8")
    cache.keep(["a"], [batch_of({"a": 1})])
    assert not (tmp_path / "kept").exists()
    assert "the code has changed" in caplog.text


def test_any_flipped_bit_is_noticed_and_costs_no_more_than_its_part(
    folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    chance = random.Random(7)
    whole = {"a": 4, "b": 2, "c": 1}
    for part in parts(folder):
        good = part.read_bytes()
        for _ in range(100):
            caplog.clear()
            damaged = bytearray(good)
            damaged[chance.randrange(len(good))] ^= 1 << chance.randrange(8)
            part.write_bytes(damaged)
            kept = kept_in(folder)
            assert kept.items() < whole.items()
            assert len(caplog.messages) == 1
            assert "are read again" in caplog.text
        part.write_bytes(good)
    assert kept_in(folder) == whole


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"\xff\xfe", b"[]", b'{"parts": 3}', b'{"parts": ["../../etc/passwd"]}', b'{"parts": [null]}'],
)
def test_a_damaged_list_is_told_in_one_line_and_replaced(
    folder: Path, content: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    (folder / LIST).write_bytes(content)
    cache = ReadingCache(folder, SCHEMAS)
    assert cache.load() == []
    assert [record.levelno for record in caplog.records] == [logging.WARNING]
    assert "\n" not in caplog.messages[0]
    cache.keep(["a"], [batch_of({"a": 1})])
    assert kept_in(folder) == {"a": 1}
    assert len(parts(folder)) == 1


def test_a_part_that_is_missing_is_told_and_its_files_forgotten(folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    parts(folder)[0].unlink()
    assert len(kept_in(folder)) < 3
    assert "cannot be used" in caplog.text


def test_a_part_of_other_columns_is_not_used(folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    schemas = {**SCHEMAS, "sources": pl.Schema({"source_id": pl.String(), "path": pl.String()})}
    assert ReadingCache(folder, schemas).load() == []
    assert "other columns" in caplog.text


def test_while_another_build_writes_nothing_is_kept(folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    cache = cache_in(folder)
    with FileLock(folder / LOCK):
        cache.keep(["a", "d"], [batch_of({"d": 1})])
    assert "another build" in caplog.text
    assert kept_in(folder) == {"a": 4, "b": 2, "c": 1}


def test_two_builds_that_loaded_the_same_leave_one_of_both_results(folder: Path) -> None:
    one, other = cache_in(folder, part_rows=5), cache_in(folder, part_rows=5)
    one.keep(["c", "d"], [batch_of({"d": 1})])
    other.keep(["a", "b", "c", "e"], [batch_of({"e": 1})])
    assert kept_in(folder) == {"a": 4, "b": 2, "c": 1, "e": 1}


def test_a_place_that_cannot_be_written_is_told_and_nothing_fails(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").touch()
    cache_in(tmp_path / "file" / "readings").keep(["a"], [batch_of({"a": 1})])
    assert "cannot be written" in caplog.text


def test_a_disk_that_fills_up_leaves_what_was_kept(folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    cache = cache_in(folder)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, before[1]))
    try:
        cache.keep(["a", "b", "c", "d"], [batch_of({"d": 5000})])
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert "cannot be written (File too large)" in caplog.text
    assert kept_in(folder) == {"a": 4, "b": 2, "c": 1}
    assert not list(folder.glob("*.new"))


KILLED_WRITER = """
import os, sys, threading, time
from pathlib import Path
sys.path.insert(0, "tests")
from state.made_batches import batch_of, cache_in
cache, fresh = cache_in(Path(sys.argv[1]), part_rows=50), batch_of({f"k{n}": 40 for n in range(50)})
print("ready", flush=True)
threading.Thread(target=lambda: (time.sleep(float(sys.argv[2])), os.kill(os.getpid(), 9))).start()
cache.keep(["a", *fresh.keys], [fresh])
"""


@pytest.mark.parametrize("seconds", [0.001, 0.005, 0.01, 0.02, 0.04, 0.08])
def test_a_kill_leaves_the_old_list_or_the_new_one(folder: Path, seconds: float) -> None:
    subprocess.run([sys.executable, "-c", KILLED_WRITER, str(folder), str(seconds)], check=False, timeout=60)
    assert len(kept_in(folder)) in (3, 51)
    cache_in(folder).keep(["z"], [batch_of({"z": 1})])
    assert kept_in(folder) == {"z": 1}
    assert len(parts(folder)) == 1
    assert json.loads((folder / LIST).read_bytes())["parts"] == [parts(folder)[0].name]
