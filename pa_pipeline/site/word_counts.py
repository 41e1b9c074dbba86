"""How often which word is in which field of which document: counted once for each document, and kept from one build to
the next.

Here: words, counts, and how those of known documents are taken over. Not here: how an index is written (search_index).
"""

from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import numpy as np
import numpy.typing as npt
import polars as pl

from pa_pipeline.state import Arrays, Kept

FIELDS = ("title", "about", "text")
_WORD = r"[\p{L}\p{N}]{1,40}"
_RUN = r"[0-9A-Za-z\x{80}-\x{10FFFF}]+"
"""What stands between marks, blanks and control characters of ASCII, which folding neither makes nor takes away."""
_WORD_AT, _FIELD_AT = 34, 32
"""Bits of a number that tells word, field and document of a posting, from which the first two begin."""
_DIGEST_BYTES = 32
_GONE = -1
_ARRAYS = ("words", "fields", "lengths", "documents", "counts")
"""Of postings, what is kept as it is."""

Numbers = npt.NDArray[Any]


@dataclass(frozen=True, slots=True)
class Postings:
    """names: all words, sorted. words (places in names), fields (places in FIELDS) and lengths (numbers of postings):
    of each word in a field, in this order. documents (rows) and counts: of each posting, by word, field, document."""

    names: pl.Series
    words: Numbers
    fields: Numbers
    lengths: Numbers
    documents: Numbers
    counts: Numbers

    def places(self, words: Numbers, documents: Numbers) -> npt.NDArray[np.uint64]:
        """Word, field and document of each posting as one number, where words and documents have these numbers."""
        keys = (words.astype(np.uint64) << np.uint64(_WORD_AT)) | (
            self.fields.astype(np.uint64) << np.uint64(_FIELD_AT)
        )
        places = np.repeat(keys, self.lengths)
        places |= documents.astype(np.uint64)
        return places


def fold_words(text: pl.Expr) -> pl.Expr:
    """Lower case and without accents, as the page folds what is typed."""
    return text.str.normalize("NFKD").str.replace_all(r"\p{M}", "").str.to_lowercase()


def count_words(documents: pl.DataFrame, kept: Kept | None = None) -> Postings:
    """How often each word is in a field of a document.

    documents: table, id, and a column a field, in any order that two documents always have; kept: what earlier builds
    have counted, to be brought up to date: it changes time only.
    """
    if kept is None:
        return _count(documents)
    digests = _digest(documents)
    earlier = kept.load()
    place_now = _places_now(earlier, digests)
    known = np.zeros(documents.height, dtype=bool)
    known[place_now[place_now != _GONE]] = True
    if known.any():
        fresh = np.flatnonzero(~known)
        counted = _merged(_known(earlier), place_now, _count(documents[fresh]), fresh)
    else:
        counted = _count(documents)
    kept.keep(
        {
            "documents_counted": np.frombuffer(b"".join(digests), dtype=np.uint8),
            "names": np.frombuffer("\n".join(counted.names).encode(), dtype=np.uint8),
            **{name: getattr(counted, name) for name in _ARRAYS},
        }
    )
    return counted


def _digest(documents: pl.DataFrame) -> list[bytes]:
    """Per document a digest of what it is called and of its fields: no two have the same."""
    told = [pl.col(name).fill_null("") for name in ("table", "id", *FIELDS)]
    whole = documents.select(pl.concat_str(*(pl.format("{}:{},", text.str.len_bytes(), text) for text in told)))
    return [sha256(text).digest() for text in whole.to_series().cast(pl.Binary).to_list()]


def _places_now(earlier: Arrays, digests: list[bytes]) -> npt.NDArray[np.int64]:
    """Per document of the earlier build its row now, or that it is gone. None is known where they changed places."""
    data = earlier["documents_counted"].tobytes() if earlier else b""
    row_of = {digest: row for row, digest in enumerate(digests)}
    before = [data[start : start + _DIGEST_BYTES] for start in range(0, len(data), _DIGEST_BYTES)]
    rows = np.array([row_of.get(digest, _GONE) for digest in before], dtype=np.int64)
    rising = bool((np.diff(rows[rows != _GONE]) > 0).all())
    return rows if rising else np.full_like(rows, _GONE)


def _known(earlier: Arrays) -> Postings:
    names = pl.Series(earlier["names"].tobytes().decode().split("\n"), dtype=pl.String)
    return Postings(names, *(earlier[name] for name in _ARRAYS))


def _merged(known: Postings, place_now: npt.NDArray[np.int64], fresh: Postings, rows: Numbers) -> Postings:
    """Postings of the documents that are still there and of the fresh ones; words that nobody has any more are left
    out. place_now: rows that the known ones have among all now; rows: those of the fresh ones."""
    all_names = pl.concat([known.names, fresh.names]).unique().sort()
    place_of = {name: place for place, name in enumerate(all_names.to_list())}
    ours, theirs = (
        postings.places(np.array([place_of[name] for name in postings.names.to_list()])[postings.words], documents)
        for postings, documents in ((known, place_now[known.documents]), (fresh, rows[fresh.documents]))
    )
    counts = known.counts
    if (place_now == _GONE).any():
        stays = (place_now != _GONE)[known.documents]
        ours, counts = ours[stays], counts[stays]
    at = np.searchsorted(ours, theirs)
    return _in_order(all_names, np.insert(ours, at, theirs), np.insert(counts.astype(np.uint32), at, fresh.counts))


def _in_order(names: pl.Series, places: npt.NDArray[np.uint64], counts: Numbers) -> Postings:
    """Postings from their places, which rise."""
    keys = places >> np.uint64(_FIELD_AT)
    first = np.flatnonzero(np.append(np.ones(min(1, len(keys)), dtype=bool), keys[1:] != keys[:-1]))
    words = (keys[first] >> np.uint64(_WORD_AT - _FIELD_AT)).astype(np.int64)
    used = np.zeros(len(names), dtype=bool)
    used[words] = True
    return Postings(
        names.filter(pl.Series(used)),
        (np.cumsum(used) - 1)[words].astype(np.uint32),
        (keys[first] & np.uint64(3)).astype(np.uint8),
        np.diff(np.append(first, len(keys))).astype(np.uint32),
        places.astype(np.uint32),
        counts.astype(np.min_scalar_type(int(counts.max(initial=0)))),
    )


def _count(documents: pl.DataFrame) -> Postings:
    """Postings of whole documents, all counted."""
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
    counted = pl.concat(places).sort().rle().struct.unnest()
    return _in_order(names, counted["value"].to_numpy(), counted["len"].to_numpy())
