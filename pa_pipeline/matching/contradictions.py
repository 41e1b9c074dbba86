"""Where two texts that tell the same contradict each other: another number, date or place in the same spot.

What one text says and the other leaves out is no contradiction: a lost web address, a cut end, a category line.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

from rapidfuzz.distance import OSA

from pa_pipeline.matching.fact_words import KIND_SHIFT, PLACE, is_place
from pa_pipeline.matching.folding import split_words

CLOSE_WORDS = 2
"""Two changes with no more equal words than this between them are one: `16 May` and `May 16` state the same."""
LOPSIDED, SLACK_WORDS = 3, 4
"""A change replaces one passage by another unless one side is longer than this many times the other plus the slack."""
LEAST_TYPO_LETTERS, LONG_WORD_LETTERS = 5, 8
"""Shorter words are never taken for misspelt ones; from the second number on, two letters may be wrong."""
LEAST_TITLE_LETTERS = 4

type Block = tuple[int, int, int]
type Span = tuple[int, int, int, int]


def set_aside_misspelt(mine: set[str], theirs: set[str]) -> tuple[set[str], set[str]]:
    """The words of both sides that are no misspelling of one on the other side."""
    return (
        {word for word in mine if not any(is_misspelt(word, other) for other in theirs)},
        {word for word in theirs if not any(is_misspelt(word, other) for other in mine)},
    )


def find_changes(blocks: Sequence[Block]) -> Iterator[Span]:
    """Passages that differ: start and end in one text, start and end in the other.

    blocks: runs of equal words (start in one, start in the other, length), in order, closed by one of length 0 at the ends.

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
    """Whether two folded words differ as a word and its misspelling do. Two known places never do.

    >>> is_misspelt("valparaiso", "valpariaso"), is_misspelt("austria", "australia"), is_misspelt("lima", "cali")
    (True, False, False)
    """
    letters = min(len(one), len(other))
    if letters < LEAST_TYPO_LETTERS or (is_place(one) and is_place(other)):
        return False
    return OSA.distance(one, other) <= (2 if letters >= LONG_WORD_LETTERS else 1)


class StatedFacts:
    """The facts of one text in reading order: what, at which word, written how."""

    __slots__ = ("at", "facts", "spans", "text")

    def __init__(self, facts: list[int], at: list[int], spans: list[list[int]], text: str) -> None:
        self.facts, self.at, self.spans, self.text = facts, at, spans, text

    def within(self, start: int, end: int) -> range:
        """Indices of the facts among the words from `start` to `end`."""
        return range(bisect_left(self.at, start), bisect_left(self.at, end))

    def places(self, indices: Sequence[int]) -> set[str]:
        """Folded names of the places among these facts."""
        spans = (self.spans[index] for index in indices if self.facts[index] >> KIND_SHIFT == PLACE)
        return {"".join(split_words(self.text[start:end])) for start, end in spans}


def leave_unmatched(these: Sequence[int], facts: StatedFacts, others: Counter[int]) -> list[int]:
    """Indices of the facts that the other side does not state as often."""
    left = Counter(others)
    unmatched = []
    for index in these:
        fact = facts.facts[index]
        if left[fact] > 0:
            left[fact] -= 1
        else:
            unmatched.append(index)
    return unmatched


def contradict_within(change: Span, one: StatedFacts, other: StatedFacts) -> bool:
    """Whether a change puts one fact in the place of another of its kind."""
    start, end, other_start, other_end = change
    shorter, longer = sorted((end - start, other_end - other_start))
    if longer > LOPSIDED * shorter + SLACK_WORDS:
        return False
    mine, theirs = one.within(start, end), other.within(other_start, other_end)
    if not mine or not theirs:
        return False
    my_facts, their_facts = Counter(one.facts[i] for i in mine), Counter(other.facts[i] for i in theirs)
    my_left = leave_unmatched(mine, one, their_facts)
    their_left = leave_unmatched(theirs, other, my_facts)
    kinds = {one.facts[i] >> KIND_SHIFT for i in my_left} & {other.facts[i] >> KIND_SHIFT for i in their_left}
    if kinds != {PLACE}:
        return bool(kinds)
    return all(set_aside_misspelt(one.places(my_left), other.places(their_left)))


def contradict_facts(blocks: Sequence[Block], one: StatedFacts, other: StatedFacts) -> bool:
    """Whether two aligned texts state another number, date or place in the same spot."""
    return any(contradict_within(change, one, other) for change in find_changes(blocks))


def contradict_titles(title: str | None, words: Counter[str], other_title: str | None, other_words: Counter[str]) -> bool:
    """Whether each title names something that its own text repeats and the other text never mentions.

    words: how often each folded word stands in title and body. Retelling a title in other words is no contradiction: the
    bodies still share them.
    """
    if not title or not other_title:
        return False

    def own(title: str, mine: Counter[str], theirs: Counter[str]) -> set[str]:
        return {word for word in split_words(title) if len(word) >= LEAST_TITLE_LETTERS and mine[word] > 1 and not theirs[word]}

    return all(set_aside_misspelt(own(title, words, other_words), own(other_title, other_words, words)))
