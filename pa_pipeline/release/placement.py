"""Putting a release in place: all or nothing, whatever happens in between."""

import ctypes
import errno
import os
import shutil
import sys
from contextlib import suppress
from pathlib import Path

from pa_pipeline.release.checksums import read_checksums, release_files
from pa_pipeline.release.layout import CHECKSUMS, DESCRIPTOR, ENTRIES, ReleaseError

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_CANNOT_EXCHANGE = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EPERM}
"""What a kernel or file system without the exchange answers."""


def open_staging(target: Path) -> Path:
    """An empty folder beside the target to build the next release in.

    First puts right what a killed run may have left: a release that was moved aside and not replaced comes back, old
    staging folders go. Raises ReleaseError where the target holds anything that is not of a release, so that nothing
    else is ever replaced. One build at a time: the caller holds the lock.
    """
    target = target.resolve()
    staged, previous = staging_of(target), _previous(target)
    try:
        if previous.exists() and not target.exists():
            previous.rename(target)
        for stale in (staged, previous):
            if stale.exists():
                _require_ours(stale)
                _remove(stale)
        _require_release_or_nothing(target)
        staged.mkdir(parents=True)
    except OSError as error:
        raise _blocked(target, error) from error
    return staged


def put_in_place(staged: Path, target: Path) -> None:
    """Replace the target folder by the staged one, which is gone afterwards, and the last release with it.

    Where the kernel can, both folders change names in one step; elsewhere the last release is moved aside first, and
    `open_staging` brings it back if the process ends in between. Raises ReleaseError, the last release being whole.
    """
    target = target.resolve()
    _require_release_or_nothing(target)
    previous = _previous(target)
    try:
        _flush(staged)
        if not target.exists():
            staged.rename(target)
        elif exchange(staged, target):
            # The new release is in place, whatever becomes of the last one: the next build sweeps what stays of it.
            _remove(staged)
        else:
            replace_in_two_steps(staged, target, previous)
        _flush_folder(target.parent)
    except OSError as error:
        raise _blocked(target, error) from error


def exchange(one: Path, other: Path) -> bool:
    """Let two folders of one file system change names atomically; False where that is not to be had here."""
    if not sys.platform.startswith("linux"):
        return False
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    rename.argtypes = [ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_uint]
    if rename(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in _CANNOT_EXCHANGE:
        return False
    raise OSError(code, os.strerror(code), str(other))


def replace_in_two_steps(staged: Path, target: Path, previous: Path) -> None:
    """Move the target aside, the staged folder to its place, and bring the target back if that fails."""
    target.rename(previous)
    try:
        staged.rename(target)
    except OSError:
        previous.rename(target)
        raise
    shutil.rmtree(previous)


def staging_of(target: Path) -> Path:
    """The folder beside a release in which the next one is written."""
    target = target.resolve()
    return target.with_name(f"{target.name}.staged")


def _previous(target: Path) -> Path:
    return target.with_name(f"{target.name}.previous")


def _require_release_or_nothing(target: Path) -> None:
    if not target.exists():
        return
    if not target.is_dir():
        raise ReleaseError("is not a folder", target.name, "Name another folder for the release.")
    if not os.access(target, os.W_OK):
        cause = os.strerror(errno.EROFS if os.statvfs(target).f_flag & os.ST_RDONLY else errno.EACCES)
        raise ReleaseError(
            f"may not be written to ({cause})",
            target.name,
            "Make it writable, or name another folder; the release is untouched.",
        )
    if not any(target.iterdir()):
        return
    if not (target / CHECKSUMS).is_file() and not (target / DESCRIPTOR).is_file():
        raise ReleaseError(
            f"holds files, but no release (neither {CHECKSUMS} nor {DESCRIPTOR})",
            target.name,
            "Name an empty or new folder for the release, or remove what is in this one.",
        )
    if foreign := _foreign_files(target):
        raise ReleaseError(
            f"holds what is not of the release and would be lost: {', '.join(foreign)}",
            target.name,
            "Move it elsewhere, then build again.",
        )


def _remove(folder: Path) -> None:
    """Remove a folder of the pipeline's own, of which somebody may have closed a part; what cannot go stays."""
    for place in [folder, *(path for path in folder.rglob("*") if path.is_dir() and not path.is_symlink())]:
        with suppress(OSError):
            place.chmod(0o755)
    shutil.rmtree(folder, ignore_errors=True)


def _require_ours(stale: Path) -> None:
    """Raise where a folder that has the name of one that a killed run leaves holds what no run puts there."""
    foreign = sorted(path.name for path in stale.iterdir() if path.name.removesuffix(".new") not in ENTRIES)
    if foreign:
        raise ReleaseError(
            f"is where the next release is written, and holds what is not of one: {', '.join(foreign[:5])}",
            stale.name,
            "Move it elsewhere, then build again.",
        )


def _foreign_files(target: Path) -> list[str]:
    """Files that no release wrote; where its checksums are damaged, the names of the layout have to do."""
    present = release_files(target)
    try:
        listed = read_checksums(target)
    except ReleaseError:
        return [path for path in present if Path(path).parts[0] not in ENTRIES]
    return [path for path in present if path not in listed]


def _flush(folder: Path) -> None:
    """Have all files written to disk, so that a power failure after the rename finds them whole."""
    # By plain strings: a release of thousands of pages takes longer to walk in objects than to flush.
    for place, _, names in os.walk(folder):
        for name in names:
            path = f"{place}{os.sep}{name}"
            if os.path.isfile(path):  # noqa: PTH113
                descriptor = os.open(path, os.O_RDONLY)
                try:
                    os.fsync(descriptor)
                finally:
                    os.close(descriptor)
        _flush_folder(place)


def _flush_folder(folder: Path | str) -> None:
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _blocked(target: Path, error: OSError) -> ReleaseError:
    return ReleaseError(
        f"the release could not be put here ({error.strerror or error})",
        target.name,
        "Make room or give write permission beside it, then build again; the last release is whole.",
    )
