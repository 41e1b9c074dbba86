"""The search index: what MiniSearch reads in the page, made at build time and cut by the first letters of a word.

A page loads the parts of the words that are being typed, and the titles of what it shows. Words are folded: lower case,
no accents. Not here: how results are ranked (bundle_src/search.js).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import polars as pl

from pa_pipeline.site.script_files import write_call, write_raw_call
from pa_pipeline.site.word_counts import FIELDS, Numbers, Postings, count_words
from pa_pipeline.state import Kept
from pa_pipeline.tables import Contract

SHARD_BYTES = 512 * 1024
"""A part of the index that is larger is cut by one letter more."""
DEEPEST = 6
"""Letters by which the index is cut at most."""
SHOWN_PER_PART = 250
"""Found documents whose titles stand in one part."""
AT_ONCE = 1 << 16
"""Postings that are written at a time, those of one word more than that at most."""
LEAD = 180
"""Characters of a text that a result shows."""
COMMON_SHARE, COMMON_FROM = 0.5, 2_000
"""Words of more than this share of at least so many documents are found in titles only, and where alone."""


@dataclass(frozen=True, slots=True)
class Searched:
    """A table that is searched: by which columns, and which of them stand under a result's title."""

    table: str
    title: str
    about: tuple[str, ...]
    text: tuple[str, ...]
    line: tuple[str, ...]


SEARCHED = (
    Searched(
        "articles",
        "title",
        ("subtitle", "place", "author_name", "author_role"),
        ("text",),
        ("published_on", "place", "language"),
    ),
    Searched("people", "name", ("name_variants",), (), ("country_iso3",)),
)


def write_search(
    tables: Mapping[str, pl.DataFrame], contracts: Mapping[str, Contract], folder: Path, kept: Kept | None = None
) -> dict[str, Any]:
    """Write the index as scripts into a folder; the answer is what a page must know to use them.

    kept: see `count_words`.
    """
    documents = _documents(tables, contracts)
    postings = count_words(documents, kept)
    lengths = _lengths(postings, documents.height)
    common = _common(postings, documents.height)
    words = _write_words(postings, common)
    shards = list(_cut(words, "", 0))
    for number, (_, index) in enumerate(shards):
        write_raw_call(folder / f"words.{number}.js", "words", [str(number), f"[{','.join(index)}]"])
    write_call(folder / "lengths.js", "lengths", lengths.tolist())
    shown = documents.select("table", "id", "title", "line", "lead").rows()
    for start in range(0, len(shown), SHOWN_PER_PART):
        number = start // SHOWN_PER_PART
        write_call(
            folder / f"shown.{number}.js", "shown", number, [list(row) for row in shown[start:][:SHOWN_PER_PART]]
        )
    means = [round(float(mean), 4) for mean in lengths.mean(axis=0)] if len(lengths) else [0.0] * len(FIELDS)
    return {
        "documents": documents.height,
        "fields": list(FIELDS),
        "means": means,
        "shards": [prefix for prefix, _ in shards],
        "per_part": SHOWN_PER_PART,
        "common": postings.names.gather(common).to_list(),
    }


def _documents(tables: Mapping[str, pl.DataFrame], contracts: Mapping[str, Contract]) -> pl.DataFrame:
    """table, id, title, line, lead and the searched fields of everything that can be found, in the order of tables."""
    found = []
    for searched in SEARCHED:
        contract, frame = contracts[searched.table], tables[searched.table]
        text = _joined(searched.text, "\n")
        found.append(
            frame.select(
                pl.lit(searched.table).alias("table"),
                pl.concat_str(contract.primary_key, separator="|").alias("id"),
                pl.col(searched.title).alias("title"),
                _joined(searched.line, " · ").alias("line"),
                text.str.slice(0, LEAD).str.replace_all(r"\s+", " ").alias("lead"),
                _joined(searched.about, "\n").alias("about"),
                text.alias("text"),
            )
        )
    return pl.concat(found)


def _joined(columns: tuple[str, ...], separator: str) -> pl.Expr:
    if not columns:
        return pl.lit("")
    return pl.concat_str([pl.col(name).cast(pl.String) for name in columns], separator=separator, ignore_nulls=True)


def _lengths(postings: Postings, documents: int) -> npt.NDArray[np.int64]:
    """Words per document, a column a field."""
    fields = np.repeat(postings.fields, postings.lengths)
    columns = []
    for number in range(len(FIELDS)):
        of_field = fields == number
        columns.append(np.bincount(postings.documents[of_field], postings.counts[of_field], documents).astype(np.int64))
    return np.stack(columns, axis=1)


def _common(postings: Postings, documents: int) -> list[int]:
    """Words (places in the list of names) that are in so many documents that they tell none from another; none in a
    small corpus."""
    if documents < COMMON_FROM:
        return []
    found = np.bincount(postings.words, postings.lengths, len(postings.names)).astype(np.int64)
    ends = np.cumsum(found)
    # A word may be in several fields of a document, so it has at least as many postings as documents.
    often = np.flatnonzero(found > COMMON_SHARE * documents).tolist()
    spread = {word: len(np.unique(postings.documents[ends[word] - found[word] : ends[word]])) for word in often}
    return [word for word in often if spread[word] > COMMON_SHARE * documents]


def _write_words(postings: Postings, common: list[int]) -> pl.DataFrame:
    """word and its entry in MiniSearch's index, as JSON: `["word",{"field":{"document":count}}]`; sorted by word.

    Common words are left out of texts.
    """
    told = ~(np.isin(postings.words, common) & (postings.fields == FIELDS.index("text")))
    lengths = postings.lengths[told]
    if told.all():
        documents, counts = postings.documents, postings.counts
    else:
        of_told = np.repeat(told, postings.lengths)
        documents, counts = postings.documents[of_told], postings.counts[of_told]
    parts = pl.DataFrame({"field": postings.fields[told], "entries": _entries(documents, counts, lengths)}).select(
        pl.concat_str(pl.lit('"'), "field", pl.lit('":{'), "entries", pl.lit("}")).alias("part")
    )
    of_word = parts.select(postings.names.gather(postings.words[told]).alias("word"), "part")
    by_word = of_word.group_by("word", maintain_order=True).agg("part")
    entry = pl.concat_str(pl.lit('["'), "word", pl.lit('",{'), pl.col("part").list.join(","), pl.lit("}]"))
    return by_word.select("word", entry.alias("entry"))


def _entries(documents: Numbers, counts: Numbers, lengths: Numbers) -> list[str]:
    """`"document":count` of all postings of each word in a field, joined by commas. lengths: how many each has."""
    ends = np.cumsum(lengths, dtype=np.int64)
    joined: list[str] = []
    while len(joined) < len(lengths):
        first = len(joined)
        begin = int(ends[first - 1]) if first else 0
        last = max(first + 1, int(np.searchsorted(ends, begin + AT_ONCE, side="right")))
        told = pl.DataFrame({"document": documents[begin : ends[last - 1]], "count": counts[begin : ends[last - 1]]})
        entries = told.select(pl.format('"{}":{}', "document", "count")).to_series()
        # All in one string, in which each group is a stretch: there are no lists to be made of them.
        whole = entries.str.join(",").item()
        stops = np.cumsum(entries.str.len_bytes().to_numpy(), dtype=np.int64) + np.arange(1, len(entries) + 1)
        edges = [0, *stops[ends[first:last] - begin - 1].tolist()]
        joined += [whole[start : stop - 1] for start, stop in pairwise(edges)]
    return joined


def _cut(words: pl.DataFrame, prefix: str, depth: int) -> Iterator[tuple[str, list[str]]]:
    """Prefixes, and the entries of the words that begin with them, each small enough or cut as deep as it may be."""
    size = words["entry"].str.len_bytes().sum()
    if size <= SHARD_BYTES or depth == DEEPEST:
        yield prefix, words["entry"].to_list()
        return
    whole = words.filter(pl.col("word").str.len_chars() <= depth)
    if whole.height:
        yield f"{prefix}$", whole["entry"].to_list()
    longer = words.filter(pl.col("word").str.len_chars() > depth)
    heads = longer.with_columns(pl.col("word").str.slice(0, depth + 1).alias("head"))
    for (head,), part in heads.group_by("head", maintain_order=True):
        yield from _cut(part.drop("head"), str(head), depth + 1)
