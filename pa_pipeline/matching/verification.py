"""Candidate pairs compared word by word: the same text, a shortened copy, alike but of something else, or unlike."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from rapidfuzz.distance import LCSseq

from pa_pipeline.matching.alignment import align_words
from pa_pipeline.matching.candidates import FACTS_LOST, LEAST_WORDS_SHORTENED, SAME_TITLE, SAME_WORDS
from pa_pipeline.matching.contradictions import StatedFacts, Telling, contradict_facts, contradict_titles
from pa_pipeline.matching.fact_words import LEAST_PLACE
from pa_pipeline.matching.normalise import LeadsAndBodies, Words
from pa_pipeline.matching.signatures import OPENING_WORDS, REACH_WORDS

UNLIKE, SAME, SHORTENED, CONTRADICTING = 0, 1, 2, 3
"""What a pair of texts is. Contradicting ones tell the same of two different things and must never be united."""
SAME_BEGINNING = 0.75
"""Least share of the first words of a shortened copy's body that stand near the beginning of the longer text, in the
same order. Texts that have nothing to do with each other reach a half."""


@dataclass(frozen=True, slots=True)
class Texts:
    """What verification reads of a set of texts."""

    words: Words
    full: LeadsAndBodies

    def stated(self, at: int) -> StatedFacts:
        """The facts of one text."""
        words = self.words
        span = slice(int(words.fact_bounds[at]), int(words.fact_bounds[at + 1]))
        return StatedFacts(
            words.facts[span].tolist(), words.fact_at[span], words.fact_spans[span], lambda: self.full[at]
        )

    def telling(self, at: int, text: str) -> Telling:
        """Title and text of one text; `text` is the string of its words."""
        return Telling(text[: self.words.lead[at]], text, lambda: self.full.lead(at))


def keep_facts(longer: Sequence[int], shorter: Sequence[int]) -> bool:
    """Whether the longer text states nearly all numbers and dates of the shorter one, each as often."""
    left = Counter(longer)
    missing = 0
    for fact in shorter:
        if left[fact] > 0:
            left[fact] -= 1
        elif fact < LEAST_PLACE:
            missing += 1
    return missing <= max(1, FACTS_LOST * len(shorter))


def leads_agree(one: str, other: str) -> bool:
    """Whether one lead can be that of a shortened copy of the other's article; a missing one can."""
    few, many = sorted((one, other), key=len)
    return LCSseq.similarity(few, many) >= SAME_TITLE * len(few)


def begins_alike(longer: Telling, shorter: Telling) -> bool:
    """Whether the first words of the shorter text's body stand near the beginning of the longer text."""
    opening = shorter.text[len(shorter.title) :][:OPENING_WORDS]
    reach = longer.text[: len(longer.title) + REACH_WORDS]
    return LCSseq.similarity(opening, reach) >= SAME_BEGINNING * len(opening)


def may_be_shortened(longer: Telling, shorter: Telling) -> bool:
    """Whether a text that is contained in another is its shortened copy, and not a passage that it happens to have."""
    return (
        len(shorter.text) >= LEAST_WORDS_SHORTENED
        and leads_agree(longer.title, shorter.title)
        and begins_alike(longer, shorter)
    )


def compare_pair(texts: Texts, longer: int, shorter: int) -> tuple[int, int]:
    """What the pair is, and its common words. A function of the two texts alone."""
    words = texts.words
    one, other = words.text(longer), words.text(shorter)
    told, other_told = texts.telling(longer, one), texts.telling(shorter, other)
    whole = len(other) >= SAME_WORDS * len(one)
    if not whole and not may_be_shortened(told, other_told):
        return UNLIKE, 0
    facts, other_facts = words.stated_facts(longer), words.stated_facts(shorter)
    same_facts = facts.size >= other_facts.size and bool((facts[: other_facts.size] == other_facts).all())
    if not same_facts and not keep_facts(facts.tolist(), other_facts.tolist()):
        return CONTRADICTING, 0
    common, blocks = align_words(one, other, ceil(SAME_WORDS * len(other)), wanted=not same_facts)
    if common < SAME_WORDS * len(other):
        return UNLIKE, 0
    kind = SAME if common >= SAME_WORDS * len(one) else SHORTENED
    if kind == SHORTENED and whole and not may_be_shortened(told, other_told):
        return UNLIKE, 0
    if not same_facts and contradict_facts(blocks, texts.stated(longer), texts.stated(shorter)):
        return CONTRADICTING, common
    if contradict_titles(told, other_told):
        return CONTRADICTING, common
    return kind, common
