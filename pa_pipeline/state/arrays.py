"""Arrays kept between builds in one file: what was found out about texts, for as long as the code is the same.

The file is put in place by a rename and carries its own digest: a kill, a full disk or a second build leaves the old
one or the new one, and what is damaged counts as not there.
"""

import json
import logging
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from pa_pipeline.state.fingerprint import CodeVersion
from pa_pipeline.state.own_places import clear_way

Array = npt.NDArray[Any]
Arrays = Mapping[str, Array]

log = logging.getLogger(__name__)


class Kept(Protocol):
    """Where arrays are kept between builds."""

    def load(self) -> Arrays:
        """Arrays by name; none where nothing is kept."""

    def keep(self, arrays: Arrays) -> None:
        """Keep these instead."""


class ArrayCache:
    """Arrays of numbers kept in a file for one version of the code. Losing them costs time, never a row.

    Nothing that is wrong with the file reaches the caller: it is told in one line of warning.
    """

    def __init__(self, file: Path, code: CodeVersion) -> None:
        self._file = file
        self._code = code
        self._loaded: Arrays | None = None

    def load(self) -> Arrays:
        """The arrays by name, not to be written to; none where nothing is kept of this version of the code."""
        try:
            self._loaded = self._read()
        except FileNotFoundError:
            self._loaded = {}
        except (OSError, ValueError, KeyError, TypeError) as error:
            self._warn(f"cannot be used ({error}); what it held is worked out again")
            self._loaded = {}
        return self._loaded

    def keep(self, arrays: Arrays) -> None:
        """Make these arrays what is kept, and forget all others; writes nothing where the same were loaded."""
        if self._loaded and _equal(self._loaded, arrays):
            return
        if not self._code.is_unchanged():
            self._warn("the code has changed since this build began; what it found out is not kept")
            return
        whole = {name: np.ascontiguousarray(array) for name, array in arrays.items()}
        about = {
            "fingerprint": self._code.fingerprint,
            "arrays": [[name, array.dtype.str, array.shape] for name, array in whole.items()],
        }
        header = json.dumps(about).encode() + b"\n"
        digest = sha256(header)
        for array in whole.values():
            digest.update(array.data)
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            clear_way(self._file)
            for torso in self._file.parent.glob(f"{self._file.name}.*.new"):
                torso.unlink(missing_ok=True)
            self._write(digest.hexdigest().encode() + b"\n" + header, whole)
        except OSError as error:
            self._warn(f"cannot be written ({error.strerror or error}); the next build works it out again")

    def _read(self) -> Arrays:
        with self._file.open("rb") as file:
            expected = file.readline().strip()
            header = file.readline()
            data = file.read()
        digest = sha256(header)
        digest.update(data)
        if digest.hexdigest().encode() != expected:
            raise ValueError("its bytes are not those that were written")
        about = json.loads(header)
        if about["fingerprint"] != self._code.fingerprint:
            return {}
        arrays: dict[str, Array] = {}
        start = 0
        for name, dtype, shape in about["arrays"]:
            array = np.empty(shape, np.dtype(dtype))
            if array.size:
                array = np.frombuffer(data, array.dtype, array.size, start).reshape(shape)
            arrays[name] = array
            start += array.nbytes
        return arrays

    def _write(self, header: bytes, arrays: Arrays) -> None:
        with NamedTemporaryFile(
            dir=self._file.parent, prefix=f"{self._file.name}.", suffix=".new", delete=False
        ) as file:
            try:
                file.write(header)
                for array in arrays.values():
                    file.write(array.data)
                file.close()
                Path(file.name).replace(self._file)
            except BaseException:
                Path(file.name).unlink(missing_ok=True)
                raise

    def _warn(self, what: str) -> None:
        log.warning("%s, kept between builds: %s", self._file, what)


def _equal(ones: Arrays, others: Arrays) -> bool:
    return ones.keys() == others.keys() and all(np.array_equal(ones[name], others[name]) for name in ones)
