"""Whatever lies in the folder of seeds: pipes, devices, sockets, links, files that cannot be read, and their names."""

import os
import socket
import stat
import threading
from pathlib import Path

import dagster as dg
import polars as pl
import pytest
from defs.small_corpus import FORUM, Folders
from hypothesis import given, settings
from hypothesis import strategies as st

from pa_pipeline.corpus import read_corpus
from pa_pipeline.inventory import compare_seeds, look_at
from pa_pipeline.reading import list_seeds
from pa_pipeline.reading.seed_files import Inventory
from torture.places import build, options_of, require_whole, run_pa
from torture.shares import Tries, share

NAMES = [
    b"a\nb.txt", b"a\rb.txt", b"a\tb.txt", b"a\x1b[2Jb.txt", b"a\x07b.txt", b"a\x7fb.txt", b"\xff\xfe.txt",
    b"caf\xe9.txt", b"caf\xc3\xa9.txt", b"cafe\xcc\x81.txt", "a\u202etxt.exe.txt".encode(), "\u200f.txt".encode(),
    "\u2066x.txt".encode(), "\u200b.txt".encode(), b"-rf.txt", b"--help.txt", b"..txt", b"...txt", b"a..txt",
    b"a...txt", b"..", b"\\..\\x.txt", b"C:x.txt", b"CON.txt", b"nul.txt", b" .txt", b"a .txt", b" a.txt", b"a.txt ",
    b"a.txt.", b"~a.txt",
    b"*.txt", b"?.txt", b"$(touch hurt).txt", b"`id`.txt", b"a;b.txt", b"a|b.txt", b"a&b.txt", b"a'b.txt",
    b'a"b.txt', b"<script>.txt", b"%00.txt", b"%2e%2e%2f.txt", b"{{7}}.txt", b"=1+1.txt", b"@x.txt", b"#x.txt",
    b"A.txt", b"a.TXT", b"a.txt", b"x" * 251 + b".txt", b"x" * 128 + b".txt", b"x" * 129 + b".txt", b".txt", b"txt",
    "🙂.txt".encode(), "ﬁ.txt".encode(), "ＦＵＬＬ.txt".encode(), "İ.txt".encode(), "\ud7ff.txt".encode(),
    b"x.txt.gz", b"x.zip", b"x.html", b"x.tar.gz.txt", b"seeds", b"good.txt",
]  # fmt: skip
FEW_SECONDS = 20


def lay(folder: Path, name: bytes, content: bytes = FORUM.encode()) -> bool:
    """Whether the file system takes a file of this name."""
    try:
        (folder / os.fsdecode(name)).write_bytes(content)
    except (OSError, ValueError):
        return False
    return True


def require_accounted(inventory: Inventory, count: int) -> None:
    """Each file is a seed, left out with a reason, or passed over, exactly once, and every path can be printed."""
    paths = [seed.path for seed in inventory.seeds] + [reject.path for reject in inventory.rejects]
    paths += inventory.passed_over
    assert len(paths) == len(set(paths)) == count
    assert all(path.isprintable() and path.encode() for path in paths)
    assert all(reject.reason.isprintable() and reject.remedy for reject in inventory.rejects)


def test_files_of_all_names_are_built_or_left_out_with_a_remedy(
    folders: Folders, instance: dg.DagsterInstance, tries: Tries
) -> None:
    laid = sum(lay(folders.seeds, name) for name in NAMES)
    (folders.seeds / "sub\n\udcff").mkdir()
    laid += lay(folders.seeds / "sub\n\udcff", b"inside.txt")
    inventory = list_seeds(folders.seeds)
    require_accounted(inventory, laid)
    assert build(folders, instance).failed is None
    require_whole(folders)
    left_out = pl.read_csv(folders.outputs / "rejects.csv")["path"].to_list()
    published = pl.read_csv(folders.outputs / "csv" / "sources.csv")["path"].to_list()
    assert sorted([*left_out, *published, *inventory.passed_over]) == sorted(
        {seed.path for seed in inventory.seeds}
        | {reject.path for reject in inventory.rejects}
        | set(inventory.passed_over)
    )
    assert (folders.root / "hurt").exists() is False
    tries(laid)


def test_any_names_are_told_apart(tmp_path_factory: pytest.TempPathFactory, tries: Tries) -> None:
    @settings(max_examples=share(3_000, 30))
    @given(st.lists(st.one_of(st.binary(min_size=1, max_size=40), st.text(min_size=1, max_size=12)), max_size=8))
    def lay_and_list(names: list[bytes | str]) -> None:
        folder = tmp_path_factory.mktemp("names")
        for name in names:
            lay(folder, (name if isinstance(name, bytes) else name.encode("utf-8", "replace")) + b".txt")
        (folder / "good.txt").write_text(FORUM, encoding="utf-8")
        require_accounted(list_seeds(folder), sum(1 for _ in folder.iterdir()))

    lay_and_list()
    tries(share(3_000, 30))


def lay_odd_files(folder: Path, root: Path) -> dict[str, str]:
    """A pipe, devices, a socket and links; what must be said of each."""
    (folder / "good.txt").write_text(FORUM, encoding="utf-8")
    os.mkfifo(folder / "pipe.txt")
    (folder / "loop.txt").symlink_to(folder / "loop.txt")
    (folder / "nowhere.txt").symlink_to(folder / "none")
    (folder / "out.txt").symlink_to("/etc/passwd")
    (folder / "all").symlink_to("/")
    (folder / "itself").symlink_to(folder)
    (folder / "to_pipe.txt").symlink_to(folder / "pipe.txt")
    (folder / "folder.txt").mkdir()
    (folder / "folder.txt" / "pipe.jsonl").mkdir()
    os.mkfifo(folder / "folder.txt" / "p.zip")
    expected = {
        "pipe.txt": "not a regular file", "loop.txt": "a symbolic link that leads nowhere",
        "nowhere.txt": "a symbolic link that leads nowhere", "out.txt": "a symbolic link out of the folder",
        "all": "a symbolic link out of the folder", "itself": "not a regular file",
        "to_pipe.txt": "not a regular file", "folder.txt/p.zip": "not a regular file",
    }  # fmt: skip
    listening = socket.socket(socket.AF_UNIX)
    here = Path.cwd()
    os.chdir(folder)  # the path of a socket may be no longer than a hundred characters
    listening.bind("socket.txt")
    os.chdir(here)
    listening.close()
    expected["socket.txt"] = "not a regular file"
    if os.geteuid() == 0:
        for name, major, minor in (("zero.txt", 1, 5), ("null.jsonl", 1, 3)):
            os.mknod(folder / name, stat.S_IFCHR | 0o666, os.makedev(major, minor))
            expected[name] = "not a regular file"
        os.mknod(folder / "disk.txt", stat.S_IFBLK | 0o600, os.makedev(7, 250))
        expected["disk.txt"] = "not a regular file"
    return expected


def test_pipes_devices_sockets_and_links_are_left_out_and_nothing_waits_for_them(tmp_path: Path, tries: Tries) -> None:
    expected = lay_odd_files(tmp_path, tmp_path)
    found: list[Inventory] = []
    looking = threading.Thread(target=lambda: found.append(list_seeds(tmp_path)), daemon=True)
    looking.start()
    looking.join(FEW_SECONDS)
    (inventory,) = found
    assert [seed.path for seed in inventory.seeds] == ["seeds/good.txt"]
    assert {reject.path.removeprefix("seeds/"): reject.reason for reject in inventory.rejects} == expected
    assert look_at(tmp_path).file_count == len(expected) + 1
    tries(len(expected))


@pytest.mark.parametrize("becomes", ["pipe", "device", "folder", "gone", "a link to a pipe", "empty"])
def test_a_file_that_becomes_something_else_after_it_was_listed_hangs_nothing(
    tmp_path: Path, becomes: str, tries: Tries
) -> None:
    folder = tmp_path / "seeds"
    folder.mkdir()
    for name in ("a.txt", "b.jsonl", "good.txt"):
        (folder / name).write_text(FORUM, encoding="utf-8")
    inventory = list_seeds(folder)
    os.mkfifo(tmp_path / "pipe")
    for name in ("a.txt", "b.jsonl"):
        (folder / name).unlink()
        if becomes == "pipe":
            os.mkfifo(folder / name)
        elif becomes == "device":
            if os.geteuid():
                pytest.skip("only root makes devices")
            os.mknod(folder / name, stat.S_IFCHR | 0o666, os.makedev(1, 5))
        elif becomes == "folder":
            (folder / name).mkdir()
        elif becomes == "a link to a pipe":
            (folder / name).symlink_to(tmp_path / "pipe")
        elif becomes == "empty":
            (folder / name).touch()
    read: list[set[str]] = []

    def read_all() -> None:
        compare_seeds(inventory, tmp_path / "outputs")
        corpus = read_corpus(inventory)
        read.append({*corpus.sources["path"], *corpus.rejects["path"]})

    reading = threading.Thread(target=read_all, daemon=True)
    reading.start()
    reading.join(FEW_SECONDS)
    assert read == [{"seeds/a.txt", "seeds/b.jsonl", "seeds/good.txt"}]
    tries(2)


def test_what_nobody_may_read_is_named_and_the_rest_is_built(folders: Folders, tries: Tries) -> None:
    (folders.seeds / "good.txt").write_text(FORUM, encoding="utf-8")
    for name, mode in (("locked.txt", 0), ("locked.jsonl", 0), ("closed", 0), ("listed", 0o444), ("entered", 0o111)):
        path = folders.seeds / name
        if "." in name:
            path.write_text(FORUM, encoding="utf-8")
        else:
            path.mkdir()
            (path / f"in_{name}.txt").write_text(FORUM, encoding="utf-8")
        path.chmod(mode)
    done = run_pa(folders, "build", *options_of(folders), as_others=True)
    for name in ("closed", "listed", "entered"):
        (folders.seeds / name).chmod(0o755)
    assert done.returncode == 3, done.stderr
    assert "Traceback" not in done.stderr
    left_out = set(pl.read_csv(folders.outputs / "rejects.csv")["path"])
    assert left_out == {
        f"seeds/{p}" for p in ("closed", "entered", "listed/in_listed.txt", "locked.jsonl", "locked.txt")
    }
    assert pl.read_csv(folders.outputs / "csv" / "sources.csv")["path"].to_list() == ["seeds/good.txt"]
    tries(5)
