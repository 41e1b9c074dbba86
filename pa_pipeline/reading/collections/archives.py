"""Members of ZIP and tar archives: files with a path, of which only texts and pages are read."""

import stat
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

from pa_pipeline.reading.collections.entries import Entry, Fault
from pa_pipeline.reading.collections.limits import DamagedError, Limits
from pa_pipeline.reading.collections.names import is_furniture, plain_path, refused_path
from pa_pipeline.reading.collections.opening import open_unpacked
from pa_pipeline.reading.seed_files import MEDIA_TYPES, is_collection

_ARCHIVES = (".zip", ".tar", ".gz", ".tgz", ".zst", ".bz2", ".xz", ".7z", ".rar")
_ENCRYPTED = 0x1
_DAMAGES = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError)
"""What zipfile raises where a member is not what the directory says."""


def read_zip(file: Path, limits: Limits) -> Iterator[Entry | Fault]:
    """Files of a ZIP archive, in any order. Raises OverLimitError, DamagedError, OSError."""
    size = file.stat().st_size
    try:
        archive = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, ValueError, EOFError, NotImplementedError) as error:
        raise DamagedError(str(error)) from error
    with archive:
        infos = [info for info in archive.infolist() if not info.orig_filename.endswith("/")]
        limits.check_total(sum(info.file_size for info in infos), size)
        unpacked = 0
        for info in infos:
            kind = stat.S_IFMT(info.external_attr >> 16)
            if (path := _text_path(info.orig_filename)) is None:
                continue
            if isinstance(path, Fault):
                yield path
            elif fault := _zip_fault(path, info, kind, limits):
                yield fault
            else:
                try:
                    with archive.open(info) as opened:
                        data = opened.read(limits.member_bytes + 1)
                except _DAMAGES as error:
                    yield _damaged(path, error)
                    continue
                unpacked += len(data)
                limits.check_total(unpacked, size)
                yield Entry(path, data, _media_type(path))


def _zip_fault(path: str, info: zipfile.ZipInfo, kind: int, limits: Limits) -> Fault | None:
    if kind not in (0, stat.S_IFREG):
        return _no_file(path, "a link" if kind == stat.S_IFLNK else "no regular file")
    if info.flag_bits & _ENCRYPTED:
        return Fault(path, "it is encrypted", "Pack it anew without a password.")
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return Fault(path, f"packed by method {info.compress_type}", "Pack it anew, stored or deflated.")
    return _size_fault(path, info.file_size, limits)


def read_tar(file: Path, limits: Limits) -> Iterator[Entry | Fault]:
    """Files of a tar archive, packed or not, as they come. Raises OverLimitError, DamagedError, OSError."""
    with open_unpacked(file, limits) as stream:
        try:
            # Headers may announce more headers, of any length: those are read in one piece, which is refused.
            with stream.at_most(limits.header_bytes):
                archive: Any = tarfile.open(fileobj=cast(Any, stream), mode="r:", errors="surrogateescape")  # noqa: SIM115
                info = archive.next()
            while info is not None:
                yield from _tar_entries(archive, info, limits)
                archive.members.clear()  # Else every header stays in memory.
                with stream.at_most(limits.header_bytes):
                    info = archive.next()
        except (tarfile.TarError, EOFError, ValueError) as error:
            raise DamagedError(str(error)) from error
        # tarfile takes a broken header for the end; the end is blocks of zeros, or nothing.
        if stream.last.strip(b"\0") or stream.drain():
            raise DamagedError("a header in it is broken")


def _tar_entries(archive: Any, info: tarfile.TarInfo, limits: Limits) -> Iterator[Entry | Fault]:
    if info.isdir() or (path := _text_path(info.name)) is None:
        return
    if isinstance(path, Fault):
        yield path
    elif not info.isreg() or info.issparse():
        yield _no_file(path, "a link" if info.issym() or info.islnk() else "no regular file")
    elif fault := _size_fault(path, info.size, limits):
        yield fault
    elif opened := archive.extractfile(info):
        yield Entry(path, opened.read(), _media_type(path))


def _text_path(name: str) -> str | Fault | None:
    """The path of a member that may be a text; null for what nobody means as one."""
    if refused := refused_path(name):
        return Fault(name, *refused)
    path = plain_path(name)
    if not path or is_furniture(path):
        return None
    if path.lower().endswith(_ARCHIVES) or is_collection(path):
        return Fault(path, "a collection within a collection", "Unpack it, and put it beside this one.")
    if _suffix(path) not in MEDIA_TYPES:
        return Fault(path, "not a .txt file", "Convert it to .txt, or take it out of the collection.")
    return path


def _media_type(path: str) -> str:
    return MEDIA_TYPES[_suffix(path)]


def _suffix(path: str) -> str:
    return "." + path.lower().rpartition(".")[2]


def _size_fault(path: str, size: int, limits: Limits) -> Fault | None:
    if size <= limits.member_bytes:
        return None
    what = f"{size} bytes, more than the limit of {limits.member_bytes}"
    return Fault(path, what, "Split it, or raise the limit (--max-bytes).")


def _no_file(path: str, what: str) -> Fault:
    return Fault(path, what, "Put the file itself into the collection.")


def _damaged(path: str, error: Exception) -> Fault:
    return Fault(path, f"it is damaged ({str(error) or type(error).__name__})", "Pack it anew, or fetch it again.")
