"""Ways to hurt a file, repeatable."""

import random
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

Damage = Callable[[Path, random.Random], None]


def flip_a_bit(file: Path, chance: random.Random) -> None:
    """One bit anywhere; an empty file gets one."""
    data = bytearray(file.read_bytes())
    if data:
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    file.write_bytes(data or b"\x01")


def cut(file: Path, chance: random.Random) -> None:
    """The end is missing."""
    size = file.stat().st_size
    with file.open("r+b") as opened:
        opened.truncate(chance.randrange(size) if size else 0)


def empty(file: Path, chance: random.Random) -> None:
    """As a power failure leaves a file that was being written."""
    file.write_bytes(b"")


def fill_with_noise(file: Path, chance: random.Random) -> None:
    """Other bytes."""
    file.write_bytes(chance.randbytes(max(file.stat().st_size, 8)))


def replace_by_folder(file: Path, chance: random.Random) -> None:
    """A folder with something in it."""
    file.unlink()
    file.mkdir()
    (file / "note.txt").write_text("not of the pipeline", encoding="utf-8")


def replace_by_link(file: Path, chance: random.Random) -> None:
    """A link that leads nowhere."""
    file.unlink()
    file.symlink_to(file.parent / "nowhere" / "at all")


def remove(file: Path, chance: random.Random) -> None:
    """Gone."""
    if file.is_dir():
        shutil.rmtree(file)
    else:
        file.unlink()


DAMAGES: Mapping[str, Damage] = {
    "a bit flipped": flip_a_bit,
    "cut": cut,
    "emptied": empty,
    "noise": fill_with_noise,
    "a folder instead": replace_by_folder,
    "a dead link instead": replace_by_link,
    "removed": remove,
}
