"""Files are read once, and again where they are others since."""

import os
import time
from hashlib import sha256
from pathlib import Path

import pytest

from pa_pipeline.state import file_digests
from pa_pipeline.state.file_digests import digest_opened


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(file_digests, "_known", {})
    made = tmp_path / "seed.txt"
    made.write_bytes(b"Lima")
    return made


def digest(file: Path) -> str:
    with file.open("rb") as opened:
        return digest_opened(str(file), opened)


def is_read(file: Path) -> bool:
    """Whether all bytes are read for a digest."""
    with file.open("rb") as opened:
        digest_opened(str(file), opened)
        return opened.tell() > 0


def test_a_settled_file_is_read_once(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_digests, "SETTLED_NS", -(10**18))
    assert [is_read(file), is_read(file)] == [True, False]
    assert digest(file) == sha256(b"Lima").hexdigest()


def test_a_file_that_was_just_written_is_read_again(file: Path) -> None:
    assert [is_read(file), is_read(file)] == [True, True]


def test_a_changed_file_is_read_again_though_it_has_its_old_size_and_time(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_digests, "SETTLED_NS", -(10**18))
    before = file.stat()
    digest(file)
    time.sleep(0.05)
    file.write_bytes(b"Cali")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert digest(file) == sha256(b"Cali").hexdigest()
    file.with_name("new").write_bytes(b"Quit")
    file.with_name("new").replace(file)
    assert digest(file) == sha256(b"Quit").hexdigest()
