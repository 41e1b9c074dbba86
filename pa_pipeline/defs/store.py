"""The store: where seeds, releases and what lies between them are kept, and who may write.

Here: folders, intermediate frames, the lock. Not here: what the frames hold.
"""

import logging
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile, gettempdir

import dagster as dg
import polars as pl
import pyarrow as pa
import pyarrow.compute as pc
from filelock import FileLock, Timeout
from pydantic import Field, PrivateAttr

from pa_pipeline.corpus import FRAMES
from pa_pipeline.defs.orphans import end_orphans, sign_of_life
from pa_pipeline.errors import PipelineError
from pa_pipeline.paths import PROJECT_ROOT, STATE
from pa_pipeline.release.checksums import file_sha256
from pa_pipeline.release.placement import staging_of
from pa_pipeline.state import ArrayCache, KeptFiles, ReadingCache, judging_code, link_or_copy, publishing_code
from pa_pipeline.state.own_places import clear_way
from pa_pipeline.storage import Copied, check_place, copy_objects, folder_of, is_remote
from pa_pipeline.tables import Proofs

WAIT_SECONDS = 600.0
"""How long a build waits for another one on the same folders."""

DIGEST_LENGTH = 16
"""Hexadecimal characters of a data version."""

Status = tuple[int, int, int]
"""Number, size and time of the last change of a file."""

VERSION = b"version"
"""Where a kept frame carries its data version."""

_BUILD = "Materialize everything, or run `pa build`."


class NotBuiltError(PipelineError):
    """A frame is asked for that no build has written yet."""


class DamagedFrameError(PipelineError):
    """A frame is not as the build that kept it left it."""

    def __init__(self, name: str, state: str, why: str) -> None:
        super().__init__(f"damaged since it was kept ({why})", f"{name} in {state}", _BUILD)


class StoreBusyError(PipelineError):
    """Another build holds the state."""


class Store(dg.ConfigurableResource):  # type: ignore[type-arg]  # generic over what it yields: itself
    """Folders of a build. Intermediate frames lie in `state/frames`, one Arrow file each."""

    seeds: str = Field(
        default=str(PROJECT_ROOT / "seeds"),
        description="Folder of the seed files, or URL: file://, s3://, gs://, az://.",
    )
    outputs: str = Field(default=str(PROJECT_ROOT / "outputs"), description="Folder of the release.")
    state: str = Field(default=str(STATE), description="Folder for what is kept between builds.")
    max_bytes: int | None = Field(default=None, description="Larger seed files are rejected.")
    _written: set[str] = PrivateAttr(default_factory=set)
    """Frames that this run has written: those of earlier ones are held against their data version when read."""
    _tables: dict[str, pl.DataFrame] = PrivateAttr(default_factory=dict)
    """Frames that this run has written and read whole: every artefact asks for all tables. Their texts lie in the
    files, which are mapped; what is read from the seeds and made of it, asked for once, is not among them."""
    _digests: dict[Path, tuple[Status, str]] = PrivateAttr(default_factory=dict)
    """SHA-256 of the files of the next release, and what the file system said of them then."""

    @property
    def seeds_dir(self) -> Path:
        """Folder of this machine: of the seeds themselves, or of the copy that `fetch_seeds` makes."""
        return folder_of(self.seeds, self.state_dir)

    @property
    def outputs_dir(self) -> Path:
        return Path(self.outputs)

    @property
    def state_dir(self) -> Path:
        return Path(self.state)

    @contextmanager
    def yield_for_execution(self, context: dg.InitResourceContext) -> Iterator["Store"]:
        """Hold the state and the folder of the release for the whole run: one writer at a time."""
        run_id = context.run.run_id if context.run else "no run"
        with (
            sign_of_life(self.state_dir, run_id),
            held(self.state_dir / "lock", self.state),
            held(lock_of_folder(self.outputs_dir), self.outputs),
        ):
            if context.instance is not None:
                end_orphans(context.instance, self.state_dir)
            for torso in (self.state_dir / "frames").glob("*.new"):
                torso.unlink()
            try:
                yield self
            finally:
                self._tables.clear()
                self._drop_staging()

    def fetch_seeds(self) -> Copied | None:
        """Copy what is new or changed in a store of objects; null where the seeds lie in a folder."""
        if is_remote(self.seeds):
            return copy_objects(self.seeds, self.seeds_dir, self.max_bytes)
        check_place(self.seeds)
        return None

    def write(self, name: str, frame: pl.DataFrame) -> dg.DataVersion:
        """Keep a frame under a name, whole or not at all; the answer is the digest of its content."""
        path = self._path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        clear_way(path)
        # Strings laid end to end: as Polars holds them, a column may drag along the texts that it was cut from.
        table = frame.to_arrow(compat_level=pl.CompatLevel.oldest())
        version = digest_of_table(table)
        table = table.replace_schema_metadata({VERSION: version.value})
        with NamedTemporaryFile(dir=path.parent, prefix=f"{name}.", suffix=".new", delete=False) as file:
            try:
                file.close()
                with pa.OSFile(file.name, "wb") as opened, pa.ipc.new_file(opened, table.schema) as writer:
                    writer.write_table(table)
                Path(file.name).replace(path)
            except BaseException:
                Path(file.name).unlink(missing_ok=True)
                raise
        self._written.add(name)
        self._tables.pop(name, None)
        return version

    def write_again(self, name: str, known: str) -> dg.DataVersion:
        """Keep the very frame that is kept under another name under this one too; the answer is its data version."""
        path = self._path(name)
        clear_way(path)
        torso = path.with_name(f"{name}.again.new")
        try:
            link_or_copy(self._path(known), torso)
            torso.replace(path)
        finally:
            # Still there where both names are of one file already.
            torso.unlink(missing_ok=True)
        self._written.add(name)
        self._tables.pop(name, None)
        return self.version(name)

    def read(self, name: str, columns: Sequence[str] | None = None) -> pl.DataFrame:
        """Frame kept under a name, or some of its columns.

        Raises NotBuiltError where there is none, DamagedFrameError where an earlier run's is not as it was kept.
        """
        if name in self._tables:
            return self._tables[name] if columns is None else self._tables[name].select(columns)
        reader = self._open(name)
        try:
            table = reader.read_all()
            sound = name in self._written or _is_as_kept(table)
        except (pa.ArrowException, OSError, ValueError, TypeError, KeyError) as error:
            raise DamagedFrameError(name, self.state, str(error)) from error
        if not sound:
            raise DamagedFrameError(name, self.state, "its rows are not those that were written")
        frame = pl.from_arrow(table if columns is None else table.select(list(columns)))
        if not isinstance(frame, pl.DataFrame):
            raise TypeError(f"{name} is no table")
        if columns is None and name in self._written and "." not in name:
            self._tables[name] = frame
        return frame

    def height(self, name: str) -> int:
        """Rows of the frame kept under a name."""
        reader = self._open(name)
        return sum(reader.get_batch(number).num_rows for number in range(reader.num_record_batches))

    def version(self, name: str) -> dg.DataVersion:
        """Data version of the frame kept under a name, as `write` gave it."""
        return dg.DataVersion(self._open(name).schema.metadata[VERSION].decode())

    def _open(self, name: str) -> pa.RecordBatchFileReader:
        path = self._path(name)
        if not path.is_file():
            raise NotBuiltError("not built yet", f"{name} in {self.state}", _BUILD)
        # Mapped, not read: a new frame is another file, so this one never changes.
        try:
            return pa.ipc.open_file(pa.memory_map(str(path)))
        except (pa.ArrowException, OSError, ValueError) as error:
            raise DamagedFrameError(name, self.state, str(error)) from error

    def columns(self, asset: str) -> Sequence[str]:
        """Names of the columns of all frames that an asset keeps (`<asset>` or `<asset>.<part>`), sorted."""
        paths = [self._path(asset), *self._path(asset).parent.glob(f"{asset}.*.arrow")]
        return sorted({column for path in paths if path.is_file() for column in pl.read_ipc_schema(path)})

    @property
    def staged(self) -> Path:
        """Folder beside the last release in which this run writes the next; raises NotBuiltError where none is open."""
        folder = staging_of(self.outputs_dir)
        if not self._is_staging() or not folder.is_dir():
            raise NotBuiltError("no release is being written", str(self.outputs), _BUILD)
        return folder

    def sha256_of(self, file: Path) -> str:
        """SHA-256 of a file of the next release, once it is written. A file is read again where it is another one
        since, or was written to."""
        found = file.stat()
        status = (found.st_ino, found.st_size, found.st_mtime_ns)
        known = self._digests.get(file)
        if known is None or known[0] != status:
            self._digests[file] = known = status, file_sha256(file)
        return known[1]

    def keep_staging(self, folder: Path) -> None:
        """Remember the folder in which the next release is written, until the run ends."""
        clear_way(self.state_dir / "staged")
        (self.state_dir / "staged").write_text(str(folder), encoding="utf-8")
        self._digests.clear()

    def _is_staging(self) -> bool:
        """Whether the folder noted is the one beside the release: a damaged note must lead nowhere else."""
        try:
            noted = (self.state_dir / "staged").read_bytes()
        except OSError:
            return False
        return noted == bytes(staging_of(self.outputs_dir))

    def _drop_staging(self) -> None:
        """Remove what a failed run has written of the next release; one that went through has put it in place."""
        if self._is_staging():
            shutil.rmtree(staging_of(self.outputs_dir), ignore_errors=True)
        clear_way(self.state_dir / "staged")
        (self.state_dir / "staged").unlink(missing_ok=True)

    def kept_readings(self) -> ReadingCache:
        """What earlier builds have read, in `state/readings`."""
        return ReadingCache(self.state_dir / "readings", FRAMES)

    def kept_comparisons(self) -> ArrayCache:
        """What earlier builds have found out about texts and pairs of texts, in `state/comparisons`."""
        return ArrayCache(self.state_dir / "comparisons", judging_code())

    def kept_paragraphs(self) -> ArrayCache:
        """What earlier builds have called the paragraphs of articles, in `state/paragraphs`."""
        return ArrayCache(self.state_dir / "paragraphs", judging_code())

    def kept_proofs(self) -> Proofs:
        """Which sources earlier builds have proved, in `state/proofs`."""
        return Proofs(ArrayCache(self.state_dir / "proofs", judging_code()))

    def kept_opinions(self) -> Proofs:
        """Which samples of published tables earlier builds have had found sound by another's code, in
        `state/opinions`."""
        return Proofs(ArrayCache(self.state_dir / "opinions", publishing_code()))

    def kept_pages(self) -> KeptFiles:
        """Which files of the pages earlier builds have made from what, in `state/pages`."""
        kept = ArrayCache(self.state_dir / "pages", publishing_code())
        return KeptFiles(kept, self.outputs_dir, self.staged, self.sha256_of)

    def kept_word_counts(self) -> ArrayCache:
        """How often which word is in which text, as earlier builds have counted, in `state/words`."""
        return ArrayCache(self.state_dir / "words", publishing_code())

    def limits(self) -> dict[str, int]:
        """Limits on seed files that differ from those of reading/."""
        return {} if self.max_bytes is None else {"max_bytes": self.max_bytes}

    def _path(self, name: str) -> Path:
        return self.state_dir / "frames" / f"{name}.arrow"


def _is_as_kept(table: pa.Table) -> bool:
    """Whether a table has the values that its data version was made of. Raises where it is not even a table: offsets
    that lead out of it would end the process."""
    table.validate(full=True)
    return bool(digest_of_table(table).value.encode() == table.schema.metadata[VERSION])


def digest_of_frame(frame: pl.DataFrame) -> dg.DataVersion:
    """Data version of a frame's values, whatever their layout in memory; null and empty differ."""
    return digest_of_table(frame.to_arrow(compat_level=pl.CompatLevel.oldest()))


def digest_of_table(table: pa.Table) -> dg.DataVersion:
    """The same of an Arrow table with strings laid end to end."""
    digest = sha256()
    for name, column in zip(table.column_names, table.columns, strict=True):
        if not (pa.types.is_primitive(column.type) or pa.types.is_large_string(column.type)):
            raise TypeError(f"{name}: no table has {column.type}")
        digest.update(f"{name} {column.type} {len(column)} {column.null_count}\n".encode())
        # Chunk by chunk, since joining them would copy every text; not by way of NumPy, for which Arrow loads pandas.
        if column.null_count:
            for chunk in column.chunks:
                digest.update(_numbers_of(chunk.is_null()))
            column = column.drop_null()
        strings = pa.types.is_large_string(column.type)
        for chunk in column.chunks:
            digest.update(_numbers_of(pc.binary_length(chunk) if strings else chunk))
        if strings:
            for chunk in column.chunks:
                digest.update(_bytes_of(chunk))
    return dg.DataVersion(digest.hexdigest()[:DIGEST_LENGTH])


def _numbers_of(array: pa.Array) -> memoryview:
    """The bytes of all values of one width, of which none is null."""
    if pa.types.is_boolean(array.type):
        array = array.cast(pa.uint8())
    width = array.type.bit_width // 8
    data = array.buffers()[1]
    return memoryview(b"" if data is None else data)[array.offset * width : (array.offset + len(array)) * width]


def _bytes_of(strings: pa.LargeStringArray) -> memoryview:
    """The bytes of all strings, one after the other."""
    _, offsets, data = strings.buffers()
    if data is None or not len(strings):
        return memoryview(b"")
    edges = memoryview(offsets).cast("B").cast("q")
    return memoryview(data)[edges[strings.offset] : edges[strings.offset + len(strings)]]


def version_of_sha256(digest: str) -> dg.DataVersion:
    """Data version of a file's bytes."""
    return dg.DataVersion(digest[:DIGEST_LENGTH])


def combined(versions: Sequence[dg.DataVersion]) -> dg.DataVersion:
    """Data version of what several frames make up together."""
    joined = " ".join(version.value for version in versions)
    return dg.DataVersion(sha256(joined.encode()).hexdigest()[:DIGEST_LENGTH])


def lock_of_folder(folder: Path) -> Path:
    """Lock file of a folder in which or beside which nothing more may lie: in the system's temporary folder."""
    place = sha256(f"{Path.home()} {folder.resolve()}".encode()).hexdigest()[:DIGEST_LENGTH]
    return Path(gettempdir()) / f"pa-{place}.lock"


@contextmanager
def held(lock_file: Path, what: str, wait_seconds: float = WAIT_SECONDS, *, is_brief: bool = False) -> Iterator[None]:
    """Keep every other build off a folder; raises StoreBusyError when waiting was in vain.

    is_brief: whether the others hold it for a moment only, of which nobody need be told.

    The operating system lets go of the lock when the process dies, however it dies.
    """
    lock_file.parent.mkdir(parents=True, exist_ok=True)
    clear_way(lock_file)
    lock = FileLock(lock_file, thread_local=False)
    try:
        try:
            lock.acquire(blocking=False)
        except Timeout:
            if not is_brief:
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
