"""All seed files, read into frames: sources, blocks, occurrences of articles, and files left out."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import polars as pl

from pa_pipeline.errors import PipelineError
from pa_pipeline.identifiers import content_id
from pa_pipeline.reading.decoding import Decoded, decode_seed
from pa_pipeline.reading.reader import Reading, read_text
from pa_pipeline.reading.seed_files import Inventory, Reject, SeedFile

SOURCE_SCHEMA = {
    "source_id": pl.String, "path": pl.String, "sha256": pl.String, "byte_size": pl.Int64, "char_count": pl.Int64,
    "encoding": pl.String, "language": pl.String, "page_type": pl.String, "block_count": pl.Int64,
    "article_count": pl.Int64, "boilerplate_char_count": pl.Int64,
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
_BATCH = 200
"""Seed files whose rows are held as Python objects at a time."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """Frames with the schemas of this module, rows in order of file and place."""

    sources: pl.DataFrame
    blocks: pl.DataFrame
    occurrences: pl.DataFrame
    rejects: pl.DataFrame


def read_corpus(inventory: Inventory) -> Corpus:
    """Read every seed file of an inventory; those that prove to be no text join its rejects."""
    rejects = list(inventory.rejects)
    batches = [_read_batch(batch, rejects) for batch in _batches(inventory.seeds)]
    sources, blocks, occurrences = (
        pl.concat([batch[place] for batch in batches]) if batches else pl.DataFrame(schema=schema)
        for place, schema in enumerate((SOURCE_SCHEMA, BLOCK_SCHEMA, OCCURRENCE_SCHEMA))
    )
    left_out = pl.DataFrame([(r.path, r.reason, r.remedy) for r in rejects], schema=REJECT_SCHEMA, orient="row")
    return Corpus(sources, blocks, occurrences, left_out.sort("path"))


def _batches(seeds: Sequence[SeedFile]) -> Iterator[Sequence[SeedFile]]:
    ordered = sorted(seeds, key=lambda seed: seed.source_id)
    return (ordered[start : start + _BATCH] for start in range(0, len(ordered), _BATCH))


def _read_batch(seeds: Iterable[SeedFile], rejects: list[Reject]) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]:
    sources: list[tuple[Any, ...]] = []
    blocks: list[tuple[Any, ...]] = []
    occurrences: list[tuple[Any, ...]] = []
    for seed in seeds:
        try:
            data = seed.file.read_bytes()
            decoded = decode_seed(data, seed.path)
        except PipelineError as error:
            rejects.append(Reject(seed.path, error.what, error.remedy))
            continue
        except OSError as error:
            rejects.append(
                Reject(
                    seed.path,
                    f"cannot be read ({error.strerror})",
                    "Change its permissions, or take it out of the folder.",
                )
            )
            continue
        reading = read_text(decoded, seed.source_id)
        rows = list(_block_rows(reading, seed.source_id))
        blocks += rows
        occurrences += _occurrence_rows(reading, seed.source_id)
        sources.append(_source_row(seed, data, decoded, reading, rows))
    return (
        pl.DataFrame(sources, schema=SOURCE_SCHEMA, orient="row"),
        pl.DataFrame(blocks, schema=BLOCK_SCHEMA, orient="row"),
        pl.DataFrame(occurrences, schema=OCCURRENCE_SCHEMA, orient="row"),
    )


def _source_row(
    seed: SeedFile, data: bytes, decoded: Decoded, reading: Reading, rows: Sequence[tuple[Any, ...]]
) -> tuple[Any, ...]:
    furniture = sum(end - start for *_, reason, start, end, _, _ in rows if reason is not None)
    return (
        seed.source_id, seed.path, sha256(data).hexdigest(), len(data), len(decoded.text), decoded.encoding,
        reading.language, reading.page_type, len(rows), len(reading.articles), furniture,
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
            dateline.place if dateline else None, dateline.country_iso3 if dateline else None, article.language,
            article.article_type, article.author_name, article.author_role, article.text, article.word_count,
            article.text_sha256,
        )  # fmt: skip
