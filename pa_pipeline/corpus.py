"""All seed texts, read into frames: sources, blocks, occurrences of articles, facts, and files left out."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import groupby
from typing import Any

import polars as pl

from pa_pipeline.engines import Engine, LocalEngine
from pa_pipeline.errors import PipelineError, told_fault
from pa_pipeline.facts.frames import FACT_FRAMES, fact_rows
from pa_pipeline.identifiers import content_id
from pa_pipeline.reading.collections import Limits, Member, list_texts, read_members
from pa_pipeline.reading.coverage import check_coverage
from pa_pipeline.reading.decoding import Decoded
from pa_pipeline.reading.reader import Reading, read_text
from pa_pipeline.reading.seed_files import Inventory, Reject, Seed, SeedFile, open_regular
from pa_pipeline.reading.seed_text import decode_text
from pa_pipeline.state import Batch, ReadingCache, arrange, collected_seldom, digest_all, index_schema
from pa_pipeline.state.file_digests import digest_opened

SOURCE_SCHEMA = {
    "source_id": pl.String, "path": pl.String, "sha256": pl.String, "byte_size": pl.Int64, "char_count": pl.Int64,
    "encoding": pl.String, "language": pl.String, "page_type": pl.String, "block_count": pl.Int64,
    "article_count": pl.Int64, "boilerplate_char_count": pl.Int64, "media_type": pl.String,
    "collection_path": pl.String, "member": pl.String, "url": pl.String,
}  # fmt: skip
BLOCK_SCHEMA = {
    "block_id": pl.String, "source_id": pl.String, "ordinal": pl.Int64, "kind": pl.String, "occurrence_id": pl.String,
    "section_ordinal": pl.Int64, "reason": pl.String, "char_start": pl.Int64, "char_end": pl.Int64,
    "text_start": pl.Int64, "text": pl.String,
}  # fmt: skip
OCCURRENCE_SCHEMA = {
    "occurrence_id": pl.String, "source_id": pl.String, "ordinal": pl.Int64, "char_start": pl.Int64,
    "char_end": pl.Int64, "title": pl.String, "subtitle": pl.String, "published_on": pl.Date,
    "published_on_precision": pl.String, "published_on_basis": pl.String, "place": pl.String,
    "place_country_iso3": pl.String, "language": pl.String, "article_type": pl.String, "author_name": pl.String,
    "author_role": pl.String, "text": pl.String, "word_count": pl.Int64, "text_sha256": pl.String,
}  # fmt: skip
REJECT_SCHEMA = {"path": pl.String, "reason": pl.String, "remedy": pl.String}
FRAMES = {
    name: pl.Schema(schema)
    for name, schema in (
        ("sources", SOURCE_SCHEMA), ("blocks", BLOCK_SCHEMA), ("occurrences", OCCURRENCE_SCHEMA),
        ("rejects", REJECT_SCHEMA),
    )
} | dict(FACT_FRAMES)  # fmt: skip
"""What is read from seed files, by name."""

_SPAN = slice(list(BLOCK_SCHEMA).index("char_start"), list(BLOCK_SCHEMA).index("char_end") + 1)
_BATCH = 200
"""Texts whose rows are held as Python objects at a time."""
_BATCH_BYTES = 16 << 20
"""Bytes of texts that are held at a time, one more text than that at most."""
_REPORT = "Report it with the file, which may be taken out of the folder meanwhile; all others are built."
_PIECES = 4
"""Batches for each of those that read at the same time: the last ones end together, and little is lost with one."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """Frames with the schemas of this module, rows in order of file and place; read_count: files that had to be read,
    the others being known from an earlier build."""

    sources: pl.DataFrame
    blocks: pl.DataFrame
    occurrences: pl.DataFrame
    rejects: pl.DataFrame
    facts: Mapping[str, pl.DataFrame]
    read_count: int

    def frames(self) -> dict[str, pl.DataFrame]:
        """Every frame by the name that it has in FRAMES."""
        return {name: self.facts[name] if name in self.facts else getattr(self, name) for name in FRAMES}


ONE_PROCESS = LocalEngine(1)

Unkept = Callable[[Mapping[str, pl.DataFrame]], Collection[str]]
"""From what was read, by the names of FRAMES, to the sources of which it must not be kept."""


def read_corpus(
    inventory: Inventory,
    cache: ReadingCache | None = None,
    engine: Engine = ONE_PROCESS,
    unkept: Unkept | None = None,
) -> Corpus:
    """Read every text of an inventory, files and members of collections; what proves to be no text joins its rejects.

    cache: what earlier builds have read, made with FRAMES; texts known to it are not read again, and it is brought up
    to date, but for the sources that `unkept` names. engine: where texts are read. None changes a row.
    """
    texts = list_texts(inventory)
    kept = cache.load() if cache else []
    known = {key for batch in kept for key in batch.keys}
    ordered: list[Seed] = sorted([*texts.files, *texts.members], key=lambda seed: seed.source_id)
    keys = {seed.path: _key_of_file(seed) for seed in texts.files} if known else {}
    keys |= {member.path: _key(member, member.sha256) for member in texts.members}
    files = [seed for seed in texts.files if keys.get(seed.path) not in known]
    members = [member for member in texts.members if keys[member.path] not in known]
    read = list(_read_all(files, members, Limits(member_bytes=inventory.max_bytes), engine))
    for part in read:
        keys |= part.keys
    order = [key for seed in ordered if (key := keys.get(seed.path)) is not None]
    fresh = [part.batch for part in read]
    frames = arrange([*kept, *fresh], order, FRAMES).frames
    if cache:
        forgotten = unkept(frames) if unkept else ()
        sources = {seed.path: seed.source_id for seed in ordered}
        unwanted = {key for path, key in keys.items() if sources[path] in forgotten}
        cache.keep([key for key in order if key not in unwanted], fresh)
    rejects = [*texts.rejects, *(reject for part in read for reject in part.unreadable)]
    left_out = pl.DataFrame([(r.path, r.reason, r.remedy) for r in rejects], schema=REJECT_SCHEMA, orient="row")
    return Corpus(
        frames["sources"],
        frames["blocks"],
        frames["occurrences"],
        pl.concat([left_out, frames["rejects"]]).sort("path"),
        {name: frames[name] for name in FACT_FRAMES},
        len(files) + len(members),
    )


@dataclass(frozen=True, slots=True)
class _Read:
    """keys: by the path of the seed file, null where its bytes could not be had, which is in `unreadable` then."""

    batch: Batch
    keys: dict[str, str | None]
    unreadable: list[Reject]


@dataclass(frozen=True, slots=True)
class _Work:
    """Texts to read, with their bytes: whoever reads them need not see the folder."""

    texts: list[tuple[Seed, bytes]] = field(default_factory=list)

    def __str__(self) -> str:
        """For people, where something goes wrong with it."""
        return f"{self.texts[0][0].path} … {self.texts[-1][0].path}" if len(self.texts) > 1 else self.texts[0][0].path


def _read_all(files: Sequence[SeedFile], members: Sequence[Member], limits: Limits, engine: Engine) -> Iterator[_Read]:
    if not files and not members:
        return
    byte_size = sum(seed.byte_size for seed in files) + sum(member.byte_size for member in members)
    width = engine.width(byte_size)
    size = _BATCH if width == 1 else max(1, min(_BATCH, -(-(len(files) + len(members)) // (width * _PIECES))))
    left_out: list[Reject] = []
    yield from engine.map(_read_batch, _cut_work(files, members, limits, size, left_out), width)
    if left_out:
        yield _Read(arrange([], [], FRAMES), dict.fromkeys(reject.path for reject in left_out), left_out)


def _cut_work(
    files: Sequence[SeedFile], members: Sequence[Member], limits: Limits, size: int, left_out: list[Reject]
) -> Iterator[_Work]:
    """Texts by the dozen; those that do not come are noted as left out."""
    texts: list[tuple[Seed, bytes]] = []
    held = 0
    for seed, data in _texts_of(files, members, limits, left_out):
        texts.append((seed, data))
        held += len(data)
        if len(texts) == size or held > _BATCH_BYTES:
            yield _Work(texts)
            texts, held = [], 0
    if texts:
        yield _Work(texts)


def _texts_of(
    files: Sequence[SeedFile], members: Sequence[Member], limits: Limits, left_out: list[Reject]
) -> Iterator[tuple[Seed, bytes]]:
    """Files, then members as their collections give them."""
    for seed in files:
        try:
            yield seed, _bytes_of(seed)
        except OSError as error:
            remedy = "Change its permissions, or take it out of the folder."
            left_out.append(Reject(seed.path, f"cannot be read ({error.strerror})", remedy))
    for _, group in groupby(members, key=lambda member: member.collection.path):
        wanted = {member.path: member for member in group}
        for member, data in read_members(next(iter(wanted.values())).collection, list(wanted.values()), limits):
            del wanted[member.path]
            yield member, data
        changed = "its collection changed while it was read"
        left_out += [Reject(member.path, changed, "Build again.") for member in wanted.values()]


def _key_of_file(seed: SeedFile) -> str | None:
    """Key of the file as it lies there now; null where it cannot be read."""
    try:
        with open_regular(seed.file) as file:
            return _key(seed, digest_opened(str(seed.file), file))
    except OSError:
        return None


def _key(seed: Seed, digest: str) -> str:
    """What the rows of a text depend on besides the code: its place, its bytes, and what they are."""
    about = digest_all([digest, seed.path.encode("utf-8", "surrogateescape"), seed.media_type, seed.url or ""])
    return about.hex()


@collected_seldom()
def _read_batch(work: _Work) -> _Read:
    rows: dict[str, list[tuple[Any, ...]]] = {name: [] for name in FRAMES}
    index: list[tuple[Any, ...]] = []
    keys: dict[str, str | None] = {}
    for seed, data in work.texts:
        digest = sha256(data).hexdigest()
        keys[seed.path] = key = _key(seed, digest)
        of_file = _rows_of_file(seed, data, digest)
        index.append((key, *(len(of_file[name]) for name in FRAMES)))
        for name in FRAMES:
            rows[name] += of_file[name]
    frames = {name: pl.DataFrame(rows[name], schema=schema, orient="row") for name, schema in FRAMES.items()}
    return _Read(Batch(pl.DataFrame(index, schema=index_schema(FRAMES), orient="row"), frames), keys, [])


def _bytes_of(seed: SeedFile) -> bytes:
    with open_regular(seed.file) as file:
        return file.read()


def _rows_of_file(seed: Seed, data: bytes, digest: str) -> dict[str, list[tuple[Any, ...]]]:
    """Rows of each frame; of bytes that are no text, and of a text that the pipeline fails on, their reject alone."""
    try:
        decoded = decode_text(data, seed.media_type, seed.path)
        return _rows_of_text(seed, decoded, len(data), digest)
    except PipelineError as error:
        return {name: [(seed.path, error.what, error.remedy)] if name == "rejects" else [] for name in FRAMES}


def _rows_of_text(seed: Seed, decoded: Decoded, size: int, digest: str) -> dict[str, list[tuple[Any, ...]]]:
    """Rows of a text. A fault of the pipeline's own is the reject of this text: the others are built all the same."""
    try:
        reading = read_text(decoded, seed.source_id)
        blocks = list(_block_rows(reading, seed.source_id))
        source = _source_row(seed, digest, size, decoded, reading, blocks)
        occurrences = list(_occurrence_rows(reading, seed.source_id))
        facts = fact_rows(reading, seed.source_id)
    except (MemoryError, OSError):
        raise
    except Exception as error:
        raise PipelineError(f"the pipeline fails on this text ({told_fault(error)})", seed.path, _REPORT) from error
    spans = [row[_SPAN] for row in blocks]
    lost = check_coverage(decoded.text, [start for start, _ in spans], [end for _, end in spans])
    if lost:
        offset, what = lost[0]
        raise PipelineError(f"the pipeline does not read this text whole ({what}, at {offset})", seed.path, _REPORT)
    return {"sources": [source], "blocks": blocks, "occurrences": occurrences, "rejects": [], **facts}


def _source_row(
    seed: Seed, digest: str, size: int, decoded: Decoded, reading: Reading, rows: Sequence[tuple[Any, ...]]
) -> tuple[Any, ...]:
    furniture = sum(end - start for *_, reason, start, end, _, _ in rows if reason is not None)
    return (
        seed.source_id, seed.path, digest, size, len(decoded.text), decoded.encoding,
        reading.language, reading.page_type, len(rows), len(reading.articles), furniture,
        seed.media_type, seed.collection_path, seed.member, seed.url,
    )  # fmt: skip


def _block_rows(reading: Reading, source_id: str) -> Iterator[tuple[Any, ...]]:
    identifiers = [article.occurrence_id for article in reading.articles]
    seen: dict[str, int] = {}
    for ordinal, block in enumerate(reading.blocks, 1):
        seen[block.text] = repetition = seen.get(block.text, 0) + 1
        start, end = reading.clean.raw_span(block.start, block.end)
        bulleted = block.start != block.text_start
        text_start = reading.clean.raw_span(block.text_start, block.end)[0] if bulleted else start
        yield (
            content_id("block", source_id, block.kind, block.text, repetition), source_id, ordinal, block.kind,
            None if block.article is None else identifiers[block.article - 1], block.section_ordinal, block.reason,
            start, end, text_start, block.text,
        )  # fmt: skip


def _occurrence_rows(reading: Reading, source_id: str) -> Iterator[tuple[Any, ...]]:
    for article in reading.articles:
        start, end = reading.clean.raw_span(article.start, article.end)
        dateline = article.dateline
        yield (
            article.occurrence_id, source_id, article.ordinal, start, end, article.title, article.subtitle,
            article.published_on, dateline.precision if dateline else None, "dateline" if dateline else "none",
            article.place, article.country_iso3, article.language, article.article_type, article.author_name,
            article.author_role, article.text, article.word_count, article.text_sha256,
        )  # fmt: skip
