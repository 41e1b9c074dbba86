"""The store: frames whole or not at all, one writer at a time."""

import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import polars as pl
import pytest

from pa_pipeline.defs.store import NotBuiltError, Store, StoreBusyError, held


def store_in(folder: Path) -> Store:
    return Store(seeds=str(folder / "seeds"), outputs=str(folder / "outputs"), state=str(folder / "state"))


def test_a_frame_comes_back_as_it_was_kept(tmp_path: Path) -> None:
    frame = pl.DataFrame({"place": ["Lima", None, "Bogotá"], "rows": [1, 2, None]})
    store_in(tmp_path).write("articles", frame)
    assert store_in(tmp_path).read("articles").equals(frame)


def test_what_is_read_is_what_was_written_last(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    for place in ("Lima", "Bogotá"):
        store.write("articles", pl.DataFrame({"place": [place], "rows": [1]}))
        assert store.read("articles")["place"].to_list() == [place]
        assert store.read("articles", ["place"]).rows() == [(place,)]


def test_a_file_of_the_next_release_is_hashed_again_where_it_was_written_to(tmp_path: Path) -> None:
    store, file = store_in(tmp_path), tmp_path / "articles.csv"
    file.write_bytes(b"Lima")
    assert store.sha256_of(file) == sha256(b"Lima").hexdigest()
    with file.open("r+b") as opened:
        opened.write(b"Loja")
    os.utime(file, ns=(0, 0))
    assert store.sha256_of(file) == sha256(b"Loja").hexdigest()
    (tmp_path / "other.csv").write_bytes(b"Cali")
    os.utime(tmp_path / "other.csv", ns=(0, 0))
    (tmp_path / "other.csv").replace(file)
    assert store.sha256_of(file) == sha256(b"Cali").hexdigest()


def test_equal_frames_have_one_data_version_however_they_came_about(tmp_path: Path) -> None:
    whole = pl.DataFrame({"place": ["Lima", None, "Santiago de Chile"], "rows": [1, None, 3]})
    pieces = pl.concat([whole.slice(0, 1), whole.slice(1, 2)], rechunk=False)
    sliced = pl.concat([whole, whole]).filter(pl.int_range(pl.len()) >= 3)
    store = store_in(tmp_path)
    assert len({store.write("articles", frame).value for frame in (whole, pieces, sliced)}) == 1
    assert store.write("articles", whole.reverse()) != store.write("articles", whole)
    assert store.write("articles", whole.fill_null("")) != store.write("articles", whole)


def test_a_frame_kept_under_a_second_name_is_the_same_and_outlives_the_first(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    frame = pl.DataFrame({"place": ["Lima", None]})
    version = store.write("facts.events", frame)
    for _ in range(2):
        assert store.write_again("events", "facts.events") == version
    store.write("facts.events", frame.reverse())
    assert store_in(tmp_path).read("events").equals(frame)
    assert store.version("events") == version
    assert sorted(file.name for file in (tmp_path / "state" / "frames").iterdir()) == [
        "events.arrow",
        "facts.events.arrow",
    ]


def test_what_was_never_built_is_named_with_a_remedy(tmp_path: Path) -> None:
    with pytest.raises(NotBuiltError, match=r"articles in .*state: not built yet\. .*pa build"):
        store_in(tmp_path).read("articles")


def test_a_frame_that_cannot_be_written_leaves_the_last_one(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    store.write("articles", pl.DataFrame({"place": ["Lima"]}))
    with pytest.raises(TypeError):
        store.write("articles", pl.DataFrame({"place": [object()]}, schema={"place": pl.Object}))
    assert store.read("articles")["place"].to_list() == ["Lima"]
    assert [path.name for path in (tmp_path / "state" / "frames").iterdir()] == ["articles.arrow"]


def test_a_second_build_waits_and_then_says_who_is_in_the_way(tmp_path: Path) -> None:
    with (
        held(tmp_path / "lock", "state"),
        pytest.raises(StoreBusyError, match="another build"),
        held(tmp_path / "lock", "state", wait_seconds=0.1),
    ):
        pass


def test_a_killed_build_lets_go_of_its_lock(tmp_path: Path) -> None:
    code = (
        "import sys, time; from pathlib import Path; from pa_pipeline.defs.store import held\n"
        "with held(Path(sys.argv[1]), 'state'):\n    print('held', flush=True); time.sleep(60)"
    )
    lock = tmp_path / "lock"
    with subprocess.Popen([sys.executable, "-c", code, str(lock)], stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(StoreBusyError), held(lock, "state", wait_seconds=0.1):
            pass
        holder.kill()
    with held(lock, "state", wait_seconds=5):
        pass
