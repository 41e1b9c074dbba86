"""What the comparison of texts sees of a character."""

from hashlib import sha256

import numpy as np
import pytest

from pa_pipeline.lexicon.folding import fold
from pa_pipeline.matching.folding import IGNORED, SEPARATOR, fold_table, split_words
from pa_pipeline.paths import LEXICON

FOLD_TABLE_SHA256 = "0cf307d4b0474491462d910524e95bf073e9e30565a3d5c345a68629c0e7d6f9"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("La IX Cumbre — “Alianza del Pacífico”", ["la", "ix", "cumbre", "alianza", "del", "pacifico"]),
        ("the world’s 7th summit", ["the", "world", "s", "7th", "summit"]),
        ("9ª, 9º y 9°", ["9a", "9o", "y", "9o"]),
        ("co\u00adope\u200bración San Jose\u0301", ["cooperacion", "san", "jose"]),
        ("2021–2025 / 2021-2025", ["2021", "2025", "2021", "2025"]),
        ("\u00a0Ñuñoa\u2009…«Lima»", ["nunoa", "lima"]),
        ("１２ АЛЬЯНС Συμμαχία 太平洋联盟", ["12", "альянс", "συμμαχια", "太平洋联盟"]),
    ],
)
def test_words_are_compared_without_case_accents_and_marks(text: str, words: list[str]) -> None:
    assert split_words(text) == words


def test_letters_fold_as_in_the_lexicon() -> None:
    letters = fold_table().letters
    folded = {point: fold(chr(point)) for point in range(0x250)}
    assert [chr(p) for p, plain in folded.items() if "a" <= plain <= "z" and letters[p] != ord(plain)] == []


def test_every_capital_folds_to_what_its_small_letter_folds_to() -> None:
    table = fold_table()
    capitals = [point for point in np.flatnonzero(table.capitals).tolist() if len(chr(point).lower()) == 1]
    assert len(capitals) > 300
    assert [chr(p) for p in capitals if table.letters[p] != table.letters[ord(chr(p).lower())]] == []


def test_the_fold_table_is_frozen() -> None:
    """A change of the table changes what is published: it must be wanted."""
    assert sha256((LEXICON / "fold.tsv").read_bytes()).hexdigest() == FOLD_TABLE_SHA256


def test_ignored_and_separating_characters_are_told_apart() -> None:
    letters = fold_table().letters
    assert letters[0xAD] == IGNORED
    assert letters[0x2014] == SEPARATOR
