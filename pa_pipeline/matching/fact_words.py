"""Words that state a fact by which one meeting is told from the next: numbers, months, weekdays, places.

Here: which words those are, from the lexicon of every language. Not here: where they stand (normalise), what it means
that two texts differ in them (contradictions).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from pa_pipeline.lexicon import LANGUAGES, entries, words
from pa_pipeline.matching.folding import split_words
from pa_pipeline.matching.hashing import UInt32, UInt64, hash_word
from pa_pipeline.paths import LEXICON

NUMBER, MONTH, WEEKDAY, PLACE = 1, 2, 3, 4
"""Kinds of fact, from the surest to the vaguest: a word that could be two is the first."""
KIND_SHIFT = 28
"""A fact is one integer: its kind above this bit, its value below."""

ANY, CAPITAL, CAPITALS, DATED = 0, 1, 2, 3
"""How a word must be written to be the fact: in any way, with a capital, in capitals, with a capital or beside a number."""

LARGEST_ROMAN = 89
"""Higher ones start with letters that stand for other things far more often."""
LEAST_PLACE_LETTERS = 4
LONGEST_ABBREVIATION = 3


@dataclass(frozen=True, slots=True)
class FactWords:
    """Sorted by hash. `maybe`, `maybe_preposition`: by the top 20 bits of a hash, whether to look the word up."""

    hashes: UInt64
    facts: UInt32
    written: npt.NDArray[np.uint8]
    maybe: npt.NDArray[np.bool_]
    prepositions: UInt64
    maybe_preposition: npt.NDArray[np.bool_]


def make_fact(kind: int, value: int) -> int:
    """Kind and value as one integer; the value is cut to 28 bits."""
    return kind << KIND_SHIFT | value & (1 << KIND_SHIFT) - 1


def write_roman(number: int) -> str:
    """Roman numeral in small letters, up to 89.

    >>> write_roman(27), write_roman(62)
    ('xxvii', 'lxii')
    """
    units = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
    tens = ("", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx")
    return tens[number // 10] + units[number % 10]


def list_fact_words() -> Iterator[tuple[str, int, int]]:
    """Folded word, fact, and how it must be written; the first statement about a word holds."""
    for language in LANGUAGES:
        for key in ("ordinals", "cardinals"):
            for number, names in entries(language, "numbers")[key].items():
                yield from ((word, make_fact(NUMBER, number), ANY) for name in names for word in split_words(name))
    for number in range(1, LARGEST_ROMAN + 1):
        if number != 50:  # L is an initial, not an edition
            yield write_roman(number), make_fact(NUMBER, number), CAPITALS
    for language in LANGUAGES:
        calendar = entries(language, "calendar")
        for number, names in calendar["months"].items():
            for name in names:
                (word,) = split_words(name)
                yield word, make_fact(MONTH, number), DATED if len(word) <= LONGEST_ABBREVIATION else ANY
        for name in calendar["weekdays"]:
            word = split_words(name)[0]
            if len(word) > LONGEST_ABBREVIATION:
                yield word, make_fact(WEEKDAY, hash_word(word)), ANY
    for language in LANGUAGES:
        for country, names in entries(language, "geography")["demonyms"].items():
            yield from ((word, make_fact(PLACE, hash_word(country)), ANY) for name in names for word in split_words(name))
    for line in (LEXICON / "places.tsv").read_text(encoding="utf-8").splitlines()[2:]:
        name, kind, country = line.split("\t")
        if len(name) >= LEAST_PLACE_LETTERS and split_words(name) == [name]:
            yield name, make_fact(PLACE, hash_word(country if kind == "country" else name)), CAPITAL


@cache
def fact_words() -> FactWords:
    """The words of all languages; a text's language is not asked, so that it cannot be mistaken."""
    known: dict[int, tuple[int, int]] = {}
    for word, fact, written in list_fact_words():
        known.setdefault(hash_word(word), (fact, written))
    hashes = np.array(sorted(known), dtype=np.uint64)
    prepositions = np.array(sorted(hash_word(word) for word in words("geography", "place_prepositions")), dtype=np.uint64)
    maybe, maybe_preposition = np.zeros((2, 1 << 20), dtype=np.bool_)
    maybe[hashes >> np.uint64(44)] = True
    maybe_preposition[prepositions >> np.uint64(44)] = True
    return FactWords(
        hashes,
        np.array([known[int(word)][0] for word in hashes], dtype=np.uint32),
        np.array([known[int(word)][1] for word in hashes], dtype=np.uint8),
        maybe,
        prepositions,
        maybe_preposition,
    )


def is_place(word: str) -> bool:
    """Whether a folded word is a known name of a place or of its people."""
    table, wanted = fact_words(), np.uint64(hash_word(word))
    at = int(np.searchsorted(table.hashes, wanted))
    return at < table.hashes.size and bool(table.hashes[at] == wanted) and int(table.facts[at]) >> KIND_SHIFT == PLACE
