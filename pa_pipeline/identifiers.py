"""Identifiers derived from content, never from time, order of arrival or row number."""

from hashlib import sha256

import numpy as np
import polars as pl

_ALPHABET = "abcdefghijklmnopqrstuvwxyz234567"
_PAIRS = [first + second for first in _ALPHABET for second in _ALPHABET]
ID_LENGTH = 13
"""Base32 characters of an identifier: 65 bits, so ten million rows collide with a chance of about 1 in 700,000."""
_BITS = 5
_WHOLE = 64 // _BITS
"""Characters that the first 64 bits of a digest hold; the last one takes its lowest bit from the next."""
_LETTERS = np.frombuffer(_ALPHABET.encode(), dtype=np.uint8)


def content_id(*parts: str | int | None) -> str:
    """Short URL-safe identifier of a tuple of facts.

    Null and the empty string differ, as do ``("ab", "c")`` and ``("a", "bc")``.

    >>> content_id("a", None) != content_id("a", "")
    True
    >>> content_id("Lima", 2019)
    'ahmbbutk3t7xb'
    """
    canonical = "".join(["-," if part is None else f"{len(text := str(part))}:{text}," for part in parts])
    digest = sha256(canonical.encode("utf-8", "surrogatepass")).digest()
    number = int.from_bytes(digest[:10], "big") >> 15
    pairs = (_PAIRS[number >> 55], _PAIRS[number >> 45 & 1023], _PAIRS[number >> 35 & 1023])
    more = (_PAIRS[number >> 25 & 1023], _PAIRS[number >> 15 & 1023], _PAIRS[number >> 5 & 1023])
    return "".join(pairs + more) + _ALPHABET[number & 31]


def content_ids(kind: str, rows: pl.DataFrame) -> pl.Series:
    """Identifiers of the rows of a frame: of each, `content_id(kind, *row)`, in half the time.

    >>> content_ids("a", pl.DataFrame({"place": ["Lima", None], "year": [2019, 2020]})).to_list()
    ['5mywe3wrwpre6', 'p27isauak6ziq']
    >>> content_id("a", "Lima", 2019), content_id("a", None, 2020)
    ('5mywe3wrwpre6', 'p27isauak6ziq')
    """
    texts = [pl.col(name).cast(pl.String) for name in rows.columns]
    parts = [
        pl.when(text.is_null()).then(pl.lit("-,")).otherwise(pl.format("{}:{},", text.str.len_chars(), text))
        for text in texts
    ]
    known = rows.with_columns(_as_python_writes(column) for column in rows if column.dtype in (pl.Float64, pl.Boolean))
    canonical = known.select(pl.concat_str(pl.lit(f"{len(kind)}:{kind},"), *parts).cast(pl.Binary)).to_series()
    digests = b"".join([sha256(text).digest() for text in canonical.to_list()])
    hashed = np.frombuffer(digests, dtype=np.uint8).reshape(-1, sha256().digest_size)
    first = np.ascontiguousarray(hashed[:, :8]).view(">u8").ravel().astype(np.uint64)
    letters = np.empty((hashed.shape[0], ID_LENGTH), dtype=np.uint8)
    for at in range(_WHOLE):
        letters[:, at] = _LETTERS[(first >> (64 - _BITS * (at + 1))) & 31]
    letters[:, _WHOLE] = _LETTERS[(first << 1 & 31) | hashed[:, 8] >> 7]
    listed = letters.view(f"S{ID_LENGTH}").ravel().tolist()
    return pl.Series(listed, dtype=pl.Binary).cast(pl.String)


def _as_python_writes(values: pl.Series) -> pl.Series:
    """Numbers and truth values as `str` writes them, and not as Polars does."""
    written = [None if value is None else str(value) for value in values.to_list()]
    return pl.Series(values.name, written, dtype=pl.String)
