"""Words that state a fact by which one meeting is told from the next: numbers, months, weekdays, places.

Here: which words those are, from the lexicon of every language. Not here: where they stand (normalise), what it means
that two texts differ in them (contradictions).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import sha256

import numpy as np
import numpy.typing as npt

from pa_pipeline.lexicon import LANGUAGES, entries, table, words
from pa_pipeline.lexicon.country_names import demonyms
from pa_pipeline.matching.folding import split_words
from pa_pipeline.matching.hashing import Ints, UInt32, UInt64, hash_each, join_hashes

NUMBER, MONTH, WEEKDAY, PLACE = 1, 2, 3, 4
"""Kinds of fact, from the surest to the vaguest: a word that could be two is the first."""
KIND_SHIFT = 28
"""A fact is one integer: its kind above this bit, its value below."""
LEAST_PLACE = PLACE << KIND_SHIFT
"""Facts below are numbers and dates, the others places."""

ANY, CAPITAL, CAPITALS, DATED, BESIDE_NUMBER = range(5)
"""How a word must be written to be the fact: in any way, with a capital, in capitals, with a capital or beside a number
(`May`), beside a number only (`Mar`)."""

LARGEST_ROMAN = 89
"""Higher ones start with letters that stand for other things far more often."""
LEAST_PLACE_LETTERS = 4
LONGEST_ABBREVIATION = 3
LONG_NAMES = (2, 3)
"""Words of the places' names that are known as a whole."""


class Names:
    """Names of `size` words that state a fact, looked up by the hashes of their words."""

    def __init__(self, size: int, known: dict[tuple[str, ...], tuple[int, int]]) -> None:
        self.size = size
        parts = [hash_each([name[at] for name in known]) for at in range(size)]
        firsts = parts[0]
        keys = join_hashes(parts) if size > 1 else firsts
        order = np.argsort(keys)
        self.keys = keys[order]
        self.facts = np.array([fact for fact, _ in known.values()], dtype=np.uint32)[order]
        self.written = np.array([written for _, written in known.values()], dtype=np.uint8)[order]
        self.maybe = np.zeros(1 << 20, dtype=np.bool_)
        self.maybe[firsts >> np.uint64(44)] = True
        """By the top 20 bits of a word's hash, whether a name may begin with it."""

    def find(self, keys: UInt64) -> tuple[Ints, UInt32, npt.NDArray[np.uint8]]:
        """Indices of the keys that are names, their facts, and how they must be written."""
        at = np.minimum(np.searchsorted(self.keys, keys), self.keys.size - 1)
        hit = np.flatnonzero(self.keys[at] == keys)
        return hit, self.facts[at[hit]], self.written[at[hit]]


@dataclass(frozen=True, slots=True)
class FactWords:
    """Names of one word, names of places of several words, and the words that a place follows."""

    single: Names
    long_names: tuple[Names, ...]
    prepositions: UInt64
    maybe_preposition: npt.NDArray[np.bool_]


def make_fact(kind: int, value: int) -> int:
    """Kind and value as one integer; the value is cut to 28 bits."""
    return kind << KIND_SHIFT | value & (1 << KIND_SHIFT) - 1


def number_name(name: str) -> int:
    """A number that stands for a name, the same wherever the name is met."""
    return int.from_bytes(sha256(name.encode()).digest()[:4], "big")


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
            for place, name in enumerate(names):
                (word,) = split_words(name)
                short = BESIDE_NUMBER if place else DATED
                yield word, make_fact(MONTH, number), short if len(word) <= LONGEST_ABBREVIATION else ANY
        for name in calendar["weekdays"]:
            word = split_words(name)[0]
            if len(word) > LONGEST_ABBREVIATION:
                yield word, make_fact(WEEKDAY, number_name(word)), ANY
    for name, fact, written in list_places():
        if len(name) == 1 and (written == ANY or len(name[0]) >= LEAST_PLACE_LETTERS):
            yield name[0], fact, written


def list_places() -> Iterator[tuple[tuple[str, ...], int, int]]:
    """Folded words of a demonym or of a place's name, fact, and how it must be written."""
    for form, demonym in demonyms().items():
        yield tuple(split_words(form)), make_fact(PLACE, number_name(demonym.country_iso3)), ANY
    for name, kind, country in table("places.tsv"):
        words_of_name = tuple(split_words(name))
        value = country if kind == "country" else " ".join(words_of_name)
        yield words_of_name, make_fact(PLACE, number_name(value)), CAPITAL


@cache
def fact_words() -> FactWords:
    """The words of all languages; a text's language is not asked, so that it cannot be mistaken."""
    single: dict[tuple[str, ...], tuple[int, int]] = {}
    for word, fact, written in list_fact_words():
        single.setdefault((word,), (fact, written))
    long_names: dict[int, dict[tuple[str, ...], tuple[int, int]]] = {size: {} for size in LONG_NAMES}
    for name, fact, written in list_places():
        if len(name) in LONG_NAMES:
            long_names[len(name)].setdefault(name, (fact, written))
    prepositions = np.sort(hash_each(sorted(words("geography", "place_prepositions"))))
    maybe_preposition = np.zeros(1 << 20, dtype=np.bool_)
    maybe_preposition[prepositions >> np.uint64(44)] = True
    names = tuple(Names(size, known) for size, known in long_names.items())
    return FactWords(Names(1, single), names, prepositions, maybe_preposition)


@cache
def dated_words() -> frozenset[str]:
    """Folded words that state a number, a month or a weekday."""
    return frozenset(word for word, fact, _ in list_fact_words() if fact < LEAST_PLACE)


@cache
def country_words() -> frozenset[str]:
    """Folded words that name a country, or its people, by themselves."""
    countries = (name for name, kind, _ in table("places.tsv") if kind == "country")
    listed = (tuple(split_words(name)) for name in (*countries, *demonyms()))
    return frozenset(name[0] for name in listed if len(name) == 1)
