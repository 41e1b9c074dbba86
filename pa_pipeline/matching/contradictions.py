"""Where two texts that tell the same contradict each other: another number, date or place in the same spot.

What one text says and the other leaves out is no contradiction: a lost web address, a cut end, a category line.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from rapidfuzz.distance import OSA, LCSseq

from pa_pipeline.lexicon import words
from pa_pipeline.matching.alignment import Block
from pa_pipeline.matching.fact_words import KIND_SHIFT, PLACE, country_words, dated_words
from pa_pipeline.matching.folding import split_words
from pa_pipeline.matching.hashing import Ints, encode_words, hash_each

CLOSE_WORDS = 2
"""Two changes with no more equal words than this between them are one: `16 May` and `May 16` state the same."""
PLACE_AMONG = 20
"""Other places contradict if they make up one in so many changes: in a text edited all over, one is an edit like the
rest."""
LOPSIDED, SLACK_WORDS = 3, 4
"""Where one side of a change is longer than so many times the other plus the slack, most of it was added or lost;
only the words at its ends, as many as the other side has and the slack, can be what the other side replaces."""
LEAST_TYPO_LETTERS, LONG_WORD_LETTERS = 5, 8
"""Shorter words are never taken for misspelt ones; from the second number on, two letters may be wrong."""
LEAST_TITLE_LETTERS = 4

Span: TypeAlias = tuple[int, int, int, int]


def set_aside_misspelt(mine: set[str], theirs: set[str]) -> tuple[set[str], set[str]]:
    """The words of both sides that are no misspelling of one on the other side."""
    return (
        {word for word in mine if not any(is_misspelt(word, other) for other in theirs)},
        {word for word in theirs if not any(is_misspelt(word, other) for other in mine)},
    )


def find_changes(blocks: Sequence[Block]) -> Iterator[Span]:
    """Passages that differ: start and end in one text, start and end in the other.

    blocks: runs of equal words (start in one, start in the other, length), in order, closed by one of length 0 at the
    ends.

    >>> list(find_changes([(0, 0, 5), (6, 7, 1), (9, 8, 20), (29, 28, 0)]))
    [(5, 9, 5, 8)]
    """
    start = (0, 0)
    end: tuple[int, int] | None = None
    at = (0, 0)
    for first, second, length in blocks:
        if (first, second) != at:
            if end is None:
                start = at
            end = (first, second)
        if end is not None and (length > CLOSE_WORDS or length == 0):
            yield start[0], end[0], start[1], end[1]
            end = None
        at = (first + length, second + length)


def is_misspelt(one: str, other: str) -> bool:
    """Whether two folded words differ as a word and its misspelling do. Two countries never do.

    >>> is_misspelt("valparaiso", "valpariaso"), is_misspelt("austria", "australia"), is_misspelt("lima", "cali")
    (True, False, False)
    """
    letters = max(len(one), len(other))
    if letters < LEAST_TYPO_LETTERS or (one in country_words() and other in country_words()):
        return False
    return OSA.distance(one, other) <= (2 if letters >= LONG_WORD_LETTERS else 1)


@dataclass(frozen=True, slots=True)
class StatedFacts:
    """The facts of one text in reading order: what, at which word, and between which characters of the text.

    text: the text itself, read only where the name of a place is asked for.
    """

    facts: list[int]
    at: Ints
    spans: Ints
    text: Callable[[], str]

    def outside(self, starts: list[int], lengths: list[int]) -> list[int]:
        """Indices of the facts that stand in none of the runs of words, which are in order; the last run is empty."""
        begins = np.array(starts, dtype=np.int64)
        run = np.searchsorted(begins, self.at, side="right") - 1
        inside = (run >= 0) & (self.at < begins[run] + np.array(lengths, dtype=np.int64)[run])
        return np.flatnonzero(~inside).tolist()

    def places(self, indices: Sequence[int]) -> set[str]:
        """Folded names of the places among these facts."""
        text = self.text()
        spans = (self.spans[index] for index in indices if self.facts[index] >> KIND_SHIFT == PLACE)
        return {"".join(split_words(text[start:end])) for start, end in spans}


def cancel_equal(
    mine: Sequence[int], one: StatedFacts, theirs: Sequence[int], other: StatedFacts
) -> tuple[list[int], list[int]]:
    """Indices of the facts of both sides that the other side does not state as often."""

    def leave(these: Sequence[int], facts: StatedFacts, others: Counter[int]) -> list[int]:
        left = []
        for index in these:
            others[facts.facts[index]] -= 1
            if others[facts.facts[index]] < 0:
                left.append(index)
        return left

    my_facts, their_facts = Counter(one.facts[i] for i in mine), Counter(other.facts[i] for i in theirs)
    return leave(mine, one, their_facts), leave(theirs, other, my_facts)


def find_replaced(mine: Sequence[int], one: StatedFacts, theirs: Sequence[int], other: StatedFacts) -> set[int]:
    """Kinds of fact of which one side of a change states another than the other side."""
    my_left, their_left = cancel_equal(mine, one, theirs, other)
    kinds = {one.facts[i] >> KIND_SHIFT for i in my_left} & {other.facts[i] >> KIND_SHIFT for i in their_left}
    if PLACE in kinds and not all(set_aside_misspelt(one.places(my_left), other.places(their_left))):
        kinds.remove(PLACE)
    return kinds


def contradict_facts(blocks: Sequence[Block], one: StatedFacts, other: StatedFacts) -> bool:
    """Whether two aligned texts state another number or date, or many other places, in the same spots."""
    lengths = [block[2] for block in blocks]
    mine = one.outside([block[0] for block in blocks], lengths)
    theirs = other.outside([block[1] for block in blocks], lengths)
    if not mine or not theirs:
        return False
    my_words, their_words = one.at[mine].tolist(), other.at[theirs].tolist()
    changes = places = 0
    for change in find_changes(blocks):
        changes += 1
        kinds: set[int] = set()
        for start, end, other_start, other_end in face_each_other(change, blocks[-1][:2]):
            here = mine[bisect_left(my_words, start) : bisect_left(my_words, end)]
            there = theirs[bisect_left(their_words, other_start) : bisect_left(their_words, other_end)]
            if here and there:
                kinds |= find_replaced(here, one, there, other)
        if kinds - {PLACE}:
            return True
        places += PLACE in kinds
    return places > 0 and places * PLACE_AMONG >= changes


def face_each_other(change: Span, ends: tuple[int, int]) -> Iterator[Span]:
    """The parts of a change of which one can stand in the place of the other; `ends` are the lengths of both texts.

    A lost title or an added sentence beside a replaced word makes one long side: its beginning and its end are looked
    at; at the very beginning of the texts its end only, at their very end (a cut) its beginning only.

    >>> list(face_each_other((3, 5, 4, 5), (90, 90))), list(face_each_other((0, 40, 0, 1), (90, 50)))
    ([(3, 5, 4, 5)], [(35, 40, 0, 1)])
    """
    start, end, other_start, other_end = change
    shorter, longer = sorted((end - start, other_end - other_start))
    if not shorter:
        return
    if longer <= LOPSIDED * shorter + SLACK_WORDS:
        yield change
        return
    width = shorter + SLACK_WORDS
    if (end, other_end) != ends:
        yield max(start, end - width), end, max(other_start, other_end - width), other_end
    if start or other_start:
        yield start, min(end, start + width), other_start, min(other_end, other_start + width)


@dataclass(frozen=True, slots=True)
class Telling:
    """Title (with subtitle) and whole text as strings of one character per word, and the title as it is written."""

    title: str
    text: str
    written: Callable[[], str]

    def own_words(self, among: str, other: "Telling") -> str:
        """Those of some words that the text repeats and the other text does not have."""
        return "".join(word for word in among if self.text.count(word) > 1 and word not in other.text)

    def name_things(self, among: str) -> set[str]:
        """Those of some words, folded, that say what a title is about; its numbers and dates are facts."""
        spelt = split_words(self.written())
        idle = words("language", "function_words") | dated_words()
        codes = encode_words(hash_each(spelt)).tolist()
        return {
            word
            for word, code in zip(spelt, codes, strict=True)
            if chr(code) in among and word not in idle and len(word) >= LEAST_TITLE_LETTERS and not word[0].isdigit()
        }


def contradict_titles(one: Telling, other: Telling) -> bool:
    """Whether in the same spot each title names something that its own text repeats and the other text never mentions.

    Retelling a title in other words is no contradiction: the bodies still share them.
    """
    if not one.title or not other.title or one.title == other.title:
        return False
    blocks = LCSseq.editops(one.title, other.title).as_matching_blocks()
    for start, end, other_start, other_end in find_changes([(block.a, block.b, block.size) for block in blocks]):
        mine = one.own_words(one.title[start:end], other)
        theirs = other.own_words(other.title[other_start:other_end], one)
        if mine and theirs and all(set_aside_misspelt(one.name_things(mine), other.name_things(theirs))):
            return True
    return False
