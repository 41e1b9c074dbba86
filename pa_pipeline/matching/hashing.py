"""Hashes that are the same on every machine, in every process and every version of every library.

A word's hash is a polynomial over its folded letters, four at a time, modulo 2^64, and mixed: integer arithmetic only.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

UInt16 = npt.NDArray[np.uint16]
UInt32 = npt.NDArray[np.uint32]
UInt64 = npt.NDArray[np.uint64]
Ints = npt.NDArray[np.int64]

WORD_BASE = 0x9E3779B97F4A7C15
LETTERS_AT_ONCE = 4
"""Letters of 16 bits that one 64-bit number holds."""
_MIX_1, _MIX_2 = 0xBF58476D1CE4E5B9, 0x94D049BB133111EB
_MASKS = np.array([(1 << 16 * letters) - 1 for letters in range(LETTERS_AT_ONCE + 1)], dtype=np.uint64)


def mix(hashes: UInt64) -> UInt64:
    """Spread every bit over all bits (the finaliser of splitmix64), in place."""
    hashes ^= hashes >> np.uint64(30)
    hashes *= np.uint64(_MIX_1)
    hashes ^= hashes >> np.uint64(27)
    hashes *= np.uint64(_MIX_2)
    hashes ^= hashes >> np.uint64(31)
    return hashes


def narrow_points(points: UInt32) -> UInt16:
    """Code points in 16 bits; the rare ones that need more get a stand-in. The highest value is left free."""
    return np.where(points < 0xFFFF, points, points % np.uint32(0xFFFF) + np.uint32(1)).astype(np.uint16)


def hash_words(letters: UInt16, starts: Ints, ends: Ints) -> UInt64:
    """Hashes of the words `letters[start:end]`, all at once, four letters a step.

    A word's hash does not depend on where it stands.
    """
    padded = np.append(letters, np.zeros(LETTERS_AT_ONCE, dtype=np.uint16)).astype("<u2", copy=False)
    fours = np.ndarray(shape=(letters.size + 1,), dtype="<u8", buffer=padded, strides=(2,))
    lengths = ends - starts
    hashes = fours[starts] & _MASKS[np.minimum(lengths, LETTERS_AT_ONCE)]
    hashes *= np.uint64(WORD_BASE)
    left = np.flatnonzero(lengths > LETTERS_AT_ONCE)
    done = LETTERS_AT_ONCE
    while left.size:
        part = fours[starts[left] + done] & _MASKS[np.minimum(lengths[left] - done, LETTERS_AT_ONCE)]
        hashes[left] = (hashes[left] + part) * np.uint64(WORD_BASE)
        done += LETTERS_AT_ONCE
        left = left[lengths[left] > done]
    return mix(hashes)


def hash_each(words: Sequence[str]) -> UInt64:
    """Hashes of folded words: what `hash_words` says of them wherever they stand in a text.

    >>> len(set(hash_each(["lima", "cali", "lima"]).tolist()))
    2
    """
    lengths = np.array([len(word) for word in words], dtype=np.int64)
    letters = narrow_points(np.frombuffer("".join(words).encode("utf-32-le"), dtype="<u4").astype(np.uint32))
    ends = np.cumsum(lengths)
    return hash_words(letters, ends - lengths, ends)


def join_hashes(hashes: list[UInt64]) -> UInt64:
    """Hashes of runs of words, from those of their first words, of their second words, and so on."""
    total = np.zeros_like(hashes[0])
    for part in hashes:
        total = (total + part) * np.uint64(WORD_BASE)
    return mix(total)


def encode_words(hashes: UInt64) -> UInt32:
    """A code point per word: 20 bits of its hash, around the surrogates."""
    codes = (hashes >> np.uint64(44)).astype(np.uint32)
    codes[codes >= 0xD800] += np.uint32(0x800)
    return codes
