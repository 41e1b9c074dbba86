"""Published files that the next release takes over from the last one: those that are made from the very same again.

A file is known by a digest of all that it is made from and by its own SHA-256. It is taken over only with the bytes
that it had when it was made; where anything differs, it is made anew. Nothing of this changes a byte.
"""

import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import numpy as np

from pa_pipeline.state.arrays import Kept

_DIGEST = "S64"


class KeptFiles:
    """Files of the release before, for the one that is being written."""

    def __init__(self, kept: Kept, last: Path, staged: Path, digest: Callable[[Path], str]) -> None:
        """kept: what the files were made from; last: folder of the release before; staged: of the next one; digest:
        SHA-256 of a file as it lies there, hexadecimal."""
        self._kept, self._last, self._staged, self._digest = kept, last, staged, digest
        arrays = kept.load()
        self._known: dict[bytes, tuple[bytes, bytes]] = {}
        if arrays:
            columns = (arrays[name].tolist() for name in ("paths", "made_from", "sha256"))
            self._known = {path: (made_from, digest) for path, made_from, digest in zip(*columns, strict=True)}
        self._held: dict[bytes, tuple[bytes, bytes]] = {}

    def provide(self, path: str, made_from: bytes, make: Callable[[Path], None]) -> None:
        """Have a file in the next release: the last one's if it was made from the same, else made by `make`.

        path: within the release; made_from: 32 bytes, a digest of all that its bytes depend on besides the code.
        """
        name, wanted, target = path.encode(), made_from.hex().encode(), self._staged / path
        before = self._known.get(name)
        if before is None or before[0] != wanted or not self._take(path, before[1]):
            make(target)
            before = wanted, self._digest(target).encode()
        self._held[name] = before

    def keep(self) -> None:
        """Remember the files that were provided, and forget all others."""
        paths = sorted(self._held)
        self._kept.keep(
            {
                "paths": np.array(paths, dtype=np.bytes_),
                "made_from": np.array([self._held[path][0] for path in paths], dtype=_DIGEST),
                "sha256": np.array([self._held[path][1] for path in paths], dtype=_DIGEST),
            }
        )

    def _take(self, path: str, digest: bytes) -> bool:
        """Whether the file could be taken over with the bytes that it must have."""
        source, target = self._last / path, self._staged / path
        try:
            if source.is_symlink() or not source.is_file():
                return False
            target.parent.mkdir(parents=True, exist_ok=True)
            link_or_copy(source, target)
            if self._digest(target).encode() == digest:
                return True
        except OSError:
            pass
        with suppress(OSError):
            target.unlink(missing_ok=True)
        return False


def link_or_copy(source: Path, target: Path) -> None:
    """The same file under another name, or a copy where the file system knows no such thing."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)
