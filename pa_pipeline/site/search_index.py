"""The search index: what MiniSearch reads in the page, made at build time and cut by the first letters of a word.

A page loads the parts of the words that are being typed, and the titles of what it shows. Words are folded: lower case,
no accents. Not here: how results are ranked (bundle_src/search.js).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl

from pa_pipeline.site.script_files import write_call, write_raw_call
from pa_pipeline.tables import Contract

FIELDS = ("title", "about", "text")
SHARD_BYTES = 512 * 1024
"""A part of the index that is larger is cut by one letter more."""
DEEPEST = 6
"""Letters by which the index is cut at most."""
SHOWN_PER_PART = 250
"""Found documents whose titles stand in one part."""
LEAD = 180
"""Characters of a text that a result shows."""
_WORD = r"[\p{L}\p{N}]{1,40}"
_RUN = r"[0-9A-Za-z\x{80}-\x{10FFFF}]+"
"""What stands between marks, blanks and control characters of ASCII, which folding neither makes nor takes away."""
_WORD_AT, _FIELD_AT = 34, 32
"""Bits of a number that tells word, field and document of a posting, from which the first two begin."""
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


@dataclass(frozen=True, slots=True)
class _Postings:
    """names: all words, sorted; rows: word (place in names), field, document, count, in this order."""

    names: pl.Series
    rows: pl.DataFrame


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


def write_search(tables: Mapping[str, pl.DataFrame], contracts: Mapping[str, Contract], folder: Path) -> dict[str, Any]:
    """Write the index as scripts into a folder; the answer is what a page must know to use them."""
    documents = _documents(tables, contracts)
    postings, lengths = _count_words(documents)
    common = _common(postings, documents.height)
    in_text = pl.col("field") == FIELDS.index("text")
    told = postings.rows.filter(~(in_text & pl.col("word").is_in(common.implode()))) if len(common) else postings.rows
    words = _write_words(postings.names, told)
    shards = list(_cut(words, "", 0))
    for number, (_, index) in enumerate(shards):
        write_raw_call(folder / f"words.{number}.js", "words", [str(number), f"[{','.join(index)}]"])
    write_call(folder / "lengths.js", "lengths", [list(row) for row in lengths.iter_rows()])
    shown = documents.select("table", "id", "title", "line", "lead").rows()
    for start in range(0, len(shown), SHOWN_PER_PART):
        number = start // SHOWN_PER_PART
        write_call(
            folder / f"shown.{number}.js", "shown", number, [list(row) for row in shown[start:][:SHOWN_PER_PART]]
        )
    means = [round(float(mean or 0), 4) for mean in lengths.mean().row(0)] if lengths.height else [0.0] * len(FIELDS)
    return {
        "documents": documents.height,
        "fields": list(FIELDS),
        "means": means,
        "shards": [prefix for prefix, _ in shards],
        "per_part": SHOWN_PER_PART,
        "common": postings.names.gather(common).to_list(),
    }


def fold_words(text: pl.Expr) -> pl.Expr:
    """Lower case and without accents, as the page folds what is typed."""
    return text.str.normalize("NFKD").str.replace_all(r"\p{M}", "").str.to_lowercase()


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


def _count_words(documents: pl.DataFrame) -> tuple[_Postings, pl.DataFrame]:
    """How often each word is in a field of a document; and words per document, a column a field."""
    listed = [
        documents.select(
            (pl.int_range(pl.len(), dtype=pl.UInt64) + (number << _FIELD_AT)).alias("place"),
            pl.col(field).fill_null("").str.extract_all(_RUN).alias("run"),
        )
        .explode("run")
        .drop_nulls()
        for number, field in enumerate(FIELDS)
    ]
    found = pl.concat(listed)
    # Each run of letters is folded once, wherever it stands: in a third of the time of folding the texts.
    runs = found["run"].unique()
    words = runs.to_frame("run").select(fold_words(pl.col("run")).str.extract_all(_WORD)).to_series()
    names = words.explode().drop_nulls().unique().sort()
    run, place = found["run"].cast(pl.Enum(runs)).to_physical(), found["place"]
    places = [pl.Series([], dtype=pl.UInt64)]
    for nth in range(max(words.list.len().to_list(), default=0)):
        has_so_many = (words.list.len() > nth).gather(run)
        run, place = run.filter(has_so_many), place.filter(has_so_many)
        ranks = words.list.get(nth, null_on_oob=True).cast(pl.Enum(names)).to_physical().cast(pl.UInt64)
        places.append(ranks.gather(run) * (1 << _WORD_AT) + place)
    # Word, field and document as one number: sorted in a fraction of the time of texts, equal ones stand together then.
    counted = pl.concat(places).sort().rle().struct.unnest().rename({"value": "place", "len": "count"})
    rows = counted.select(
        (pl.col("place") // (1 << _WORD_AT)).cast(pl.UInt32).alias("word"),
        (pl.col("place") // (1 << _FIELD_AT) % (1 << (_WORD_AT - _FIELD_AT))).cast(pl.UInt8).alias("field"),
        (pl.col("place") % (1 << _FIELD_AT)).cast(pl.UInt32).alias("document"),
        "count",
    )
    return _Postings(names, rows), _lengths(rows, documents.height)


def _lengths(rows: pl.DataFrame, documents: int) -> pl.DataFrame:
    """Words per document, a column a field."""
    lengths = pl.DataFrame({"document": range(documents)}, schema={"document": pl.UInt32})
    for number, field in enumerate(FIELDS):
        counts = rows.filter(pl.col("field") == number).group_by("document").agg(pl.col("count").sum().alias(field))
        lengths = lengths.join(counts, on="document", how="left", maintain_order="left")
    return lengths.select(pl.col(FIELDS).fill_null(0))


def _common(postings: _Postings, documents: int) -> pl.Series:
    """Words (places in the list of names) that are in so many documents that they tell none from another; none in a
    small corpus."""
    if documents < COMMON_FROM:
        return pl.Series([], dtype=pl.UInt32)
    spread = postings.rows.group_by("word").agg(pl.col("document").n_unique())
    return spread.filter(pl.col("document") > COMMON_SHARE * documents)["word"].sort()


def _write_words(names: pl.Series, rows: pl.DataFrame) -> pl.DataFrame:
    """word and its entry in MiniSearch's index, as JSON: `["word",{"field":{"document":count}}]`; sorted by word."""
    entry = pl.format('"{}":{}', "document", "count")
    by_field = (
        rows.group_by("word", "field", maintain_order=True)
        .agg(entry.alias("entries"))
        .select(
            "word", pl.concat_str(pl.lit('"'), "field", pl.lit('":{'), pl.col("entries").list.join(","), pl.lit("}"))
        )
        .rename({"literal": "part"})
    )
    by_word = by_field.group_by("word", maintain_order=True).agg("part")
    by_word = by_word.with_columns(names.gather(by_word["word"]).alias("word"))
    entries = pl.concat_str(pl.lit('["'), "word", pl.lit('",{'), pl.col("part").list.join(","), pl.lit("}]"))
    return by_word.select("word", entries.alias("entry"))


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
