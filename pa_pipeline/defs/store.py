"""The store: where seeds, releases and what lies between them are kept, and who may write.

Here: folders, intermediate frames, the lock. Not here: what the frames hold.
"""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile

import dagster as dg
import polars as pl
from filelock import FileLock, Timeout
from pydantic import Field

from pa_pipeline.defs.orphans import end_orphans, sign_of_life
from pa_pipeline.errors import PipelineError
from pa_pipeline.paths import PROJECT_ROOT

WAIT_SECONDS = 600.0
"""How long a build waits for another one that uses the same state."""


class NotBuiltError(PipelineError):
    """A frame is asked for that no build has written yet."""


class StoreBusyError(PipelineError):
    """Another build holds the state."""


class Store(dg.ConfigurableResource):  # type: ignore[type-arg]  # generic over what it yields: itself
    """Folders of a build. Intermediate frames lie in `state/frames`, one Arrow file each."""

    seeds: str = Field(default=str(PROJECT_ROOT / "seeds"), description="Folder of the seed files.")
    outputs: str = Field(default=str(PROJECT_ROOT / "outputs"), description="Folder of the release.")
    state: str = Field(default=str(PROJECT_ROOT / ".pa"), description="Folder for what is kept between builds.")
    max_seed_bytes: int | None = Field(default=None, description="Larger seed files are rejected.")

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
        """Hold the state for the whole run: one writer at a time."""
        run_id = context.run_id or "without-run"
        with sign_of_life(self.state_dir, run_id), hold_state(self.state_dir):
            if context.instance is not None:
                end_orphans(context.instance, self.state_dir)
            yield self

    def write(self, name: str, frame: pl.DataFrame) -> dg.DataVersion:
        """Keep a frame under a name, whole or not at all; the answer is the digest of its content."""
        path = self._path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=path.parent, prefix=f"{name}.", suffix=".new", delete=False) as file:
            try:
                # The oldest layout of strings is contiguous, so that equal frames give equal bytes.
                frame.rechunk().write_ipc(file, compat_level=pl.CompatLevel.oldest())
                file.close()
                os.replace(file.name, path)
            except BaseException:
                Path(file.name).unlink(missing_ok=True)
                raise
        with path.open("rb") as written:
            return dg.DataVersion(digest_of(written.read()))

    def read(self, name: str) -> pl.DataFrame:
        """Frame kept under a name; raises NotBuiltError where there is none."""
        path = self._path(name)
        if not path.is_file():
            raise NotBuiltError("not built yet", f"{name} in {self.state}", "Materialize everything, or run `pa build`.")
        return pl.read_ipc(path)

    def columns(self, asset: str) -> Sequence[str]:
        """Names of the columns of all frames that an asset keeps (`<asset>` or `<asset>.<part>`), sorted."""
        paths = [self._path(asset), *self._path(asset).parent.glob(f"{asset}.*.arrow")]
        return sorted({column for path in paths if path.is_file() for column in pl.read_ipc_schema(path)})

    def limits(self) -> dict[str, int]:
        """Limits on seed files that differ from those of reading/."""
        return {} if self.max_seed_bytes is None else {"max_bytes": self.max_seed_bytes}

    def _path(self, name: str) -> Path:
        return self.state_dir / "frames" / f"{name}.arrow"


def digest_of(data: bytes) -> str:
    """Short digest for a data version."""
    return sha256(data).hexdigest()[:16]


def combined(versions: Sequence[dg.DataVersion]) -> dg.DataVersion:
    """Data version of what several frames make up together."""
    return dg.DataVersion(digest_of(" ".join(version.value for version in versions).encode()))


@contextmanager
def hold_state(state: Path, wait_seconds: float = WAIT_SECONDS) -> Iterator[None]:
    """Keep every other build off a state folder; raises StoreBusyError when waiting was in vain.

    The operating system lets go of the lock when the process dies, however it dies.
    """
    state.mkdir(parents=True, exist_ok=True)
    lock = FileLock(state / "lock", thread_local=False)
    try:
        lock.acquire(timeout=wait_seconds)
    except Timeout as error:
        raise StoreBusyError(
            f"another build has held it for {wait_seconds:.0f} seconds",
            str(state),
            "Wait until that build has ended, or stop it.",
        ) from error
    try:
        yield
    finally:
        lock.release()
