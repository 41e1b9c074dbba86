"""What is known of texts and of pairs of texts from the texts alone, whatever else is in the corpus.

Words and signatures of a text, whether two texts are candidates, and what comparing them word by word gives, are
functions of these texts; kept from one build to the next, they are asked again of new texts only. What is made of
them (clusters, canonical texts) is worked out anew every time.
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from hashlib import sha256
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt
import polars as pl

from pa_pipeline.matching.candidates import Candidates, find_candidates, sort_pairs
from pa_pipeline.matching.canonical import measure_similarity
from pa_pipeline.matching.hashing import Ints
from pa_pipeline.matching.normalise import LeadsAndBodies, read_words
from pa_pipeline.matching.signatures import Signatures, sign_texts
from pa_pipeline.matching.verification import UNLIKE, Texts, compare_pair
from pa_pipeline.state import Arrays

KEY_BYTES = 32
FEW_UNREAD = 8
"""Where no more than one in so many texts is not known, only these are read; else all are, to be compared at once."""
_SIGNATURE = "signature_"
_SIGNATURES = tuple(field.name for field in fields(Signatures))

Value = TypeVar("Value")


def name_texts(occurrences: pl.DataFrame, datelines: Sequence[tuple[str, str, frozenset[str]]]) -> list[bytes]:
    """A digest per row of all that comparing it depends on: title, subtitle, text, and its dateline."""
    rows = occurrences.select("text_sha256", "title", "subtitle").iter_rows()
    return [
        sha256(repr((*told, precision, date, sorted(place))).encode()).digest()
        for told, (precision, date, place) in zip(rows, datelines, strict=True)
    ]


@dataclass(frozen=True, slots=True)
class Earlier:
    """What earlier builds found; indices are places in `keys`.

    lengths, digests: of the words of each text; signed: the texts that have signatures, in their order; candidates and
    apart: pairs of signed texts (see `find_candidates`), all there are; compared: pairs that were compared, and the two
    numbers of `compare_pair`; alike, similarities: pairs that were measured, and what was found.
    """

    keys: list[bytes]
    lengths: Ints
    digests: list[bytes]
    signed: Ints
    signatures: Signatures | None
    candidates: Ints
    apart: Ints
    compared: Ints
    alike: Ints
    similarities: npt.NDArray[np.float64]


def read_earlier(arrays: Arrays) -> Earlier:
    """What was kept, from its arrays; nothing where there are none."""
    if not arrays:
        none, pairs = np.empty(0, np.int64), np.empty((0, 2), np.int64)
        return Earlier([], none, [], none, None, pairs, pairs, np.empty((0, 4), np.int64), pairs, np.empty(0))
    signatures = Signatures(**{name: arrays[_SIGNATURE + name] for name in _SIGNATURES})
    pairs_of = ("candidates", "apart", "compared", "alike", "similarities")
    return Earlier(
        split_digests(arrays["keys"]), arrays["lengths"], split_digests(arrays["digests"]), arrays["signed"],
        signatures, *(arrays[name] for name in pairs_of),
    )  # fmt: skip


class KnownTexts:
    """Texts of a corpus by row, with what earlier builds have found out about them."""

    def __init__(self, full: LeadsAndBodies, keys: Sequence[bytes], earlier: Earlier) -> None:
        """keys: see `name_texts`, one per row."""
        self._full, self._keys, self._earlier = full, keys, earlier
        places = {key: at for at, key in enumerate(earlier.keys)}
        self._at = np.array([places.get(key, -1) for key in keys], dtype=np.int64)
        unread = np.flatnonzero(self._at < 0)
        self._few = unread.size * FEW_UNREAD <= len(keys) and bool(earlier.keys)
        rows = unread if self._few else np.arange(len(keys))
        self._place = np.full(len(keys), -1, dtype=np.int64)
        self._place[rows] = np.arange(rows.size)
        read = full.take(rows) if self._few else full
        self._texts = Texts(read_words(read), read)
        words = self._texts.words
        self.lengths = np.zeros(len(keys), dtype=np.int64)
        known = np.flatnonzero(self._at >= 0)
        self.lengths[known] = earlier.lengths[self._at[known]]
        self.lengths[rows] = np.diff(words.bounds)
        self.digests = [
            words.digests[place] if place >= 0 else earlier.digests[at]
            for place, at in zip(self._place.tolist(), self._at.tolist(), strict=True)
        ]
        self._earlier_at: list[int] = self._at.tolist()
        self._compared = _pairs_to_values(earlier.compared[:, :2], earlier.compared[:, 2:].tolist())
        self._measured: dict[tuple[int, int], float] = _pairs_to_values(earlier.alike, earlier.similarities.tolist())
        self._fresh_compared: dict[tuple[int, int], tuple[int, int]] = {}
        self._fresh_measured: dict[tuple[int, int], float] = {}
        self._chosen = np.empty(0, dtype=np.int64)
        self._signatures: Signatures | None = None
        self._found: Candidates | None = None

    def find_candidates(self, chosen: Ints) -> Candidates:
        """Candidates among the chosen rows, in indices of `chosen`, which has the longer texts first."""
        count = chosen.size
        earlier = self._earlier
        signed = np.full(len(earlier.keys) + 1, -1, dtype=np.int64)
        signed[earlier.signed] = np.arange(earlier.signed.size)
        source = signed[self._at[chosen]]
        self._signatures = signatures = self._sign(chosen, source)
        fresh = source < 0
        found = find_candidates(signatures, self.lengths[chosen], None if fresh.all() else fresh)
        now = np.full(len(earlier.keys) + 1, -1, dtype=np.int64)
        now[self._at[chosen[~fresh]]] = np.flatnonzero(~fresh)

        def merge(longer: Ints, shorter: Ints, before: Ints) -> tuple[Ints, Ints]:
            one, other = now[before[:, 0]], now[before[:, 1]]
            both = (one >= 0) & (other >= 0)
            ids = sort_pairs([longer * count + shorter, one[both] * count + other[both]])
            return ids // max(count, 1), ids % max(count, 1)

        self._chosen = chosen
        self._found = Candidates(
            *merge(found.longer, found.shorter, earlier.candidates),
            *merge(found.apart_longer, found.apart_shorter, earlier.apart),
        )
        return self._found

    def compare(self, longer: int, shorter: int) -> tuple[int, int]:
        """What two rows are, and their common words: see `compare_pair`."""
        known = self._compared.get((self._earlier_at[longer], self._earlier_at[shorter]))
        if known is not None:
            return known[0], known[1]
        texts, one, other = self._texts_of(longer, shorter)
        self._fresh_compared[longer, shorter] = found = compare_pair(texts, one, other)
        return found

    def measure(self, row: int, other: int) -> float:
        """Similarity of two rows: see `measure_similarity`."""
        known = self._measured.get((self._earlier_at[row], self._earlier_at[other]))
        if known is not None:
            return known
        texts, one, two = self._texts_of(row, other)
        self._fresh_measured[row, other] = found = measure_similarity(texts.words, one, two)
        return found

    def to_keep(self) -> Arrays:
        """What is known now of the texts of this corpus, and of no other, as arrays for `read_earlier`."""
        rows = {key: row for row, key in enumerate(self._keys)}
        keys = sorted(rows)
        place = {key: at for at, key in enumerate(keys)}
        of_row = np.array([place[key] for key in self._keys], dtype=np.int64)
        of_earlier = np.array([place.get(key, -1) for key in self._earlier.keys], dtype=np.int64)
        found, chosen = self._found, self._chosen
        if found is None or self._signatures is None:
            return {}
        order = np.argsort(of_row[chosen])
        compared = _renamed(self._earlier.compared, of_earlier)
        unlike = np.array([pair for pair, (kind, _) in self._fresh_compared.items() if kind == UNLIKE], np.int64)
        fresh = np.array([(*pair, *value) for pair, value in self._fresh_compared.items()], np.int64).reshape(-1, 4)
        fresh[:, :2] = of_row[fresh[:, :2]]
        fresh = fresh[fresh[:, 2] != UNLIKE]
        alike = _renamed(self._earlier.alike, of_earlier)
        kept = (of_earlier[self._earlier.alike] >= 0).all(axis=1)
        pairs = of_row[np.array(list(self._fresh_measured), dtype=np.int64).reshape(-1, 2)]
        measured = np.array(list(self._fresh_measured.values()), dtype=np.float64)
        return {
            "keys": join_digests(keys),
            "lengths": np.array([self.lengths[rows[key]] for key in keys], dtype=np.int64),
            "digests": join_digests([self.digests[rows[key]] for key in keys]),
            "signed": of_row[chosen][order],
            **{_SIGNATURE + name: getattr(self._signatures, name)[order] for name in _SIGNATURES},
            "candidates": _without(
                of_row[chosen[np.column_stack((found.longer, found.shorter))]], of_row[unlike.reshape(-1, 2)]
            ),
            "apart": of_row[chosen[np.column_stack((found.apart_longer, found.apart_shorter))]],
            "compared": np.concatenate((compared, fresh)),
            "alike": np.concatenate((alike, pairs)),
            "similarities": np.concatenate((self._earlier.similarities[kept], measured)),
        }

    def _sign(self, chosen: Ints, source: Ints) -> Signatures:
        """Signatures of the chosen rows; source: which of the earlier ones they have, -1 for none."""
        unsigned = np.flatnonzero(source < 0)
        places = self._place[chosen[unsigned]]
        if (places >= 0).all():
            fresh = sign_texts(self._texts.words, places)
        else:
            fresh = sign_texts(read_words(self._full.take(chosen[unsigned])), np.arange(unsigned.size))
        before = self._earlier.signatures
        if before is None or unsigned.size == chosen.size:
            return fresh
        arrays = []
        for name in _SIGNATURES:
            array = getattr(before, name)[source]
            array[unsigned] = getattr(fresh, name)
            arrays.append(array)
        return Signatures(*arrays)

    def _texts_of(self, row: int, other: int) -> tuple[Texts, int, int]:
        """Texts in which two rows are read, and their places there."""
        one, two = int(self._place[row]), int(self._place[other])
        if one >= 0 and two >= 0:
            return self._texts, one, two
        both = self._full.take(np.array([row, other], dtype=np.int64))
        return Texts(read_words(both), both), 0, 1


def split_digests(digests: npt.NDArray[Any]) -> list[bytes]:
    """Digests of `KEY_BYTES` bytes each, from an array of bytes."""
    data = digests.tobytes()
    return [data[start : start + KEY_BYTES] for start in range(0, len(data), KEY_BYTES)]


def join_digests(digests: Sequence[bytes]) -> npt.NDArray[np.uint8]:
    """Digests as one array of bytes."""
    return np.frombuffer(b"".join(digests), dtype=np.uint8)


def _pairs_to_values(pairs: Ints, values: list[Value]) -> dict[tuple[int, int], Value]:
    return dict(zip(zip(pairs[:, 0].tolist(), pairs[:, 1].tolist(), strict=True), values, strict=True))


def _without(pairs: Ints, others: Ints) -> Ints:
    """The pairs that are not among the others."""
    ids, other_ids = ((those[:, 0] << 32) | those[:, 1] for those in (pairs, others))
    return pairs[~np.isin(ids, other_ids)]


def _renamed(rows: Ints, places: Ints) -> Ints:
    """Rows that begin with a pair of indices, with other indices; without those of which one has no place."""
    renamed = rows.copy()
    renamed[:, :2] = places[rows[:, :2]]
    return renamed[(renamed[:, :2] >= 0).all(axis=1)]
