"""Signatures: the same everywhere, of each text's own words, and true to what texts share."""

from hashlib import sha256

import numpy as np
import polars as pl
import pytest

from matching.made_occurrences import INFORME, MEETING, REPORT, REUNION
from pa_pipeline.matching import signatures
from pa_pipeline.matching.hashing import hash_each
from pa_pipeline.matching.normalise import LeadsAndBodies, Words, read_words
from pa_pipeline.matching.signatures import Signatures, make_bands, sign_texts, take_minima

TEXTS = [REPORT.format(**MEETING), INFORME.format(**REUNION), "Lima.", "", "a b c d e f g h"]


def read(*texts: str) -> Words:
    return read_words(LeadsAndBodies(pl.Series(["Título" for _ in texts]), pl.Series(list(texts))))


def sign(*texts: str) -> Signatures:
    words = read(*texts)
    return sign_texts(words, np.arange(len(words)))


def digest(made: Signatures) -> str:
    arrays = (getattr(made, name) for name in Signatures.__slots__)
    return sha256(b"".join(array.astype("<u8").tobytes() for array in arrays)).hexdigest()


def test_hashes_of_words_are_those_that_they_have_always_been() -> None:
    """Golden: other numbers here mean other matches in what is published."""
    assert [f"{word:016x}" for word in hash_each(["lima", "alianza", "2022", "cooperacion"]).tolist()] == [
        "0c1f6f719fee626e",
        "538706ada8819f35",
        "bc9d901b7d28c575",
        "c34331efe5bf0638",
    ]


def test_signatures_are_those_that_they_have_always_been() -> None:
    made = sign(*TEXTS)
    assert [f"{key:016x}" for key in made.bands[0, [0, 30, 63, 64, 79, 80, 82]].tolist()] == [
        "f34952d41d0c1df5",
        "9a57531a3f9c02bb",
        "449125219b761d9b",
        "b9ff1083736954dc",
        "6b6de70fa596b7a8",
        "4b55436e4f22b97c",
        "62a0b5e1e5618e2a",
    ]
    assert digest(made) == "7ff567f2394177d6c87d76fcdf078bd7a591415d9ffe2afc8357bc04b49c97d4"


def test_the_golden_digest_tells_one_changed_word() -> None:
    assert digest(sign(TEXTS[0].replace("thanked", "praised"), *TEXTS[1:])) != digest(sign(*TEXTS))


def test_a_signature_depends_on_its_own_text_alone() -> None:
    together = sign(*TEXTS)
    for at, text in enumerate(TEXTS):
        alone = sign(text)
        for name in Signatures.__slots__:
            assert getattr(together, name)[at].tolist() == getattr(alone, name)[0].tolist(), (at, name)


def test_portions_make_no_difference(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = digest(sign(*TEXTS))
    monkeypatch.setattr(signatures, "PORTION_WORDS", 7)
    assert digest(sign(*TEXTS)) == whole


def test_minima_agree_as_often_as_sets_have_members_in_common() -> None:
    rng = np.random.default_rng(1)
    shared, own = rng.integers(0, 1 << 63, 600, dtype=np.uint64), rng.integers(0, 1 << 63, 600, dtype=np.uint64)
    for common in (0, 100, 300, 500):
        first = np.concatenate((shared[:common], own[: 300 - common // 2]))
        second = np.concatenate((shared[:common], own[300 : 600 - common // 2]))
        minima = take_minima(np.concatenate((first, second)), np.repeat([0, 1], [first.size, second.size]), 2, 4096)
        jaccard = common / (first.size + second.size - common)
        assert abs((minima[0] == minima[1]).mean() - jaccard) < 0.05


def test_a_text_of_one_shingle_fills_all_its_bins() -> None:
    minima = take_minima(np.array([12345], dtype=np.uint64), np.array([0]), 1, 256)
    assert len(set(minima[0].tolist())) == 1


def test_bands_of_different_kinds_never_meet() -> None:
    minima = np.ones((1, 8), dtype=np.uint32)
    assert not set(make_bands(minima, 4, 0)[0].tolist()) & set(make_bands(minima, 4, 1000)[0].tolist())
