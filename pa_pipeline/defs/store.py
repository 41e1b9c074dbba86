"""The store: where seeds, releases and what lies between them are kept, and who may write.

Here: folders, intermediate frames, the lock. Not here: what the frames hold.
"""

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from hashlib import file_digest, sha256
from pathlib import Path
from tempfile import NamedTemporaryFile, gettempdir
from typing import IO, cast

import dagster as dg
import polars as pl
from filelock import FileLock, Timeout
from pydantic import Field

from pa_pipeline.defs.orphans import end_orphans, sign_of_life
from pa_pipeline.errors import PipelineError
from pa_pipeline.paths import PROJECT_ROOT
from pa_pipeline.reading.corpus import FRAMES
from pa_pipeline.state import ArrayCache, ReadingCache, judging_code

WAIT_SECONDS = 600.0
"""How long a build waits for another one on the same folders."""

DIGEST_LENGTH = 16
"""Hexadecimal characters of a data version."""


class NotBuiltError(PipelineError):
    """A frame is asked for that no build has written yet."""


class StoreBusyError(PipelineError):
    """Another build holds the state."""


class Store(dg.ConfigurableResource):  # type: ignore[type-arg]  # generic over what it yields: itself
    """Folders of a build. Intermediate frames lie in `state/frames`, one Arrow file each."""

    seeds: str = Field(default=str(PROJECT_ROOT / "seeds"), description="Folder of the seed files.")
    outputs: str = Field(default=str(PROJECT_ROOT / "outputs"), description="Folder of the release.")
    state: str = Field(default=str(PROJECT_ROOT / ".pa"), description="Folder for what is kept between builds.")
    max_bytes: int | None = Field(default=None, description="Larger seed files are rejected.")
    processes: int = Field(default=1, ge=1, description="Processes that read seed files; 2 pay off for a thousand.")

    @property
    def seeds_dir(self) -> Path:
        return Path(self.seeds)

    @property
    def outputs_dir(self) -> Path:
        return Path(self.outputs)

    @property
    def state_dir(self) -> Path:
        return Path(self.state)

    @contextmanager
    def yield_for_execution(self, context: dg.InitResourceContext) -> Iterator["Store"]:
        """Hold the state and the folder of the release for the whole run: one writer at a time.

        The lock of the release lies in the system's temporary folder, since nothing may lie beside a release for good.
        """
        run_id = context.run.run_id if context.run else "no run"
        release = sha256(f"{Path.home()} {self.outputs_dir.resolve()}".encode()).hexdigest()[:DIGEST_LENGTH]
        with (
            sign_of_life(self.state_dir, run_id),
            held(self.state_dir / "lock", self.state),
            held(Path(gettempdir()) / f"pa-{release}.lock", self.outputs),
        ):
            if context.instance is not None:
                end_orphans(context.instance, self.state_dir)
            for torso in (self.state_dir / "frames").glob("*.new"):
                torso.unlink()
            yield self

    def write(self, name: str, frame: pl.DataFrame) -> dg.DataVersion:
        """Keep a frame under a name, whole or not at all; the answer is the digest of its content."""
        path = self._path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=path.parent, prefix=f"{name}.", suffix=".new", delete=False) as file:
            try:
                frame.write_ipc(file)
                file.close()
                Path(file.name).replace(path)
            except BaseException:
                Path(file.name).unlink(missing_ok=True)
                raise
        return digest_of_frame(frame)

    def read(self, name: str) -> pl.DataFrame:
        """Frame kept under a name; raises NotBuiltError where there is none."""
        path = self._path(name)
        if not path.is_file():
            raise NotBuiltError(
                "not built yet", f"{name} in {self.state}", "Materialize everything, or run `pa build`."
            )
        return pl.read_ipc(path)

    def columns(self, asset: str) -> Sequence[str]:
        """Names of the columns of all frames that an asset keeps (`<asset>` or `<asset>.<part>`), sorted."""
        paths = [self._path(asset), *self._path(asset).parent.glob(f"{asset}.*.arrow")]
        return sorted({column for path in paths if path.is_file() for column in pl.read_ipc_schema(path)})

    @property
    def staged(self) -> Path:
        """Folder beside the last release in which the next is written; raises NotBuiltError where none is open."""
        note = self.state_dir / "staged"
        folder = Path(note.read_text(encoding="utf-8")) if note.is_file() else None
        if folder is None or not folder.is_dir():
            raise NotBuiltError(
                "no release is being written", str(self.outputs), "Materialize everything, or run `pa build`."
            )
        return folder

    def keep_staging(self, folder: Path) -> None:
        """Remember the folder in which the next release is written."""
        (self.state_dir / "staged").write_text(str(folder), encoding="utf-8")

    def kept_readings(self) -> ReadingCache:
        """What earlier builds have read, in `state/readings`."""
        return ReadingCache(self.state_dir / "readings", FRAMES)

    def kept_comparisons(self) -> ArrayCache:
        """What earlier builds have found out about texts and pairs of texts, in `state/comparisons`."""
        return ArrayCache(self.state_dir / "comparisons", judging_code())

    def limits(self) -> dict[str, int]:
        """Limits on seed files that differ from those of reading/."""
        return {} if self.max_bytes is None else {"max_bytes": self.max_bytes}

    def _path(self, name: str) -> Path:
        return self.state_dir / "frames" / f"{name}.arrow"


class _DigestSink:
    """File that keeps nothing but the digest of what is written to it."""

    def __init__(self) -> None:
        self.sha256 = sha256()

    def write(self, data: bytes) -> int:
        self.sha256.update(data)
        return len(data)


def digest_of_frame(frame: pl.DataFrame) -> dg.DataVersion:
    """Data version of a frame's values, whatever their layout in memory; null and empty differ."""
    sink = _DigestSink()
    sink.write(repr(frame.schema).encode())
    frame.write_csv(cast("IO[bytes]", sink), null_value="\\N", quote_style="non_numeric")
    return dg.DataVersion(sink.sha256.hexdigest()[:DIGEST_LENGTH])


def digest_of_file(path: Path) -> dg.DataVersion:
    """Data version of a file's bytes."""
    with path.open("rb") as file:
        return dg.DataVersion(file_digest(file, "sha256").hexdigest()[:DIGEST_LENGTH])


def combined(versions: Sequence[dg.DataVersion]) -> dg.DataVersion:
    """Data version of what several frames make up together."""
    joined = " ".join(version.value for version in versions)
    return dg.DataVersion(sha256(joined.encode()).hexdigest()[:DIGEST_LENGTH])


@contextmanager
def held(lock_file: Path, what: str, wait_seconds: float = WAIT_SECONDS) -> Iterator[None]:
    """Keep every other build off a folder; raises StoreBusyError when waiting was in vain.

    The operating system lets go of the lock when the process dies, however it dies.
    """
    lock_file.parent.mkdir(parents=True, exist_ok=True)
    lock = FileLock(lock_file, thread_local=False)
    try:
        try:
            lock.acquire(blocking=False)
        except Timeout:
            logging.getLogger(__name__).warning("waiting for another build that holds %s", what)
            lock.acquire(timeout=wait_seconds)
    except Timeout as error:
        raise StoreBusyError(
            f"another build has held it for {wait_seconds:.0f} seconds",
            what,
            "Wait until that build has ended, or stop it.",
        ) from error
    try:
        yield
    finally:
        # Nobody is led astray: whoever waits finds the file gone and makes a new one.
        lock_file.unlink(missing_ok=True)
        lock.release()
