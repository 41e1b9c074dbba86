"""Candidate pairs compared word by word: the same text, a shortened copy, alike but of something else, or unlike."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from rapidfuzz.distance import LCSseq

from pa_pipeline.matching.candidates import FACTS_LOST, LEAST_WORDS_SHORTENED, SAME_TITLE, SAME_WORDS
from pa_pipeline.matching.contradictions import Block, StatedFacts, contradict_facts, contradict_titles
from pa_pipeline.matching.fact_words import LEAST_PLACE
from pa_pipeline.matching.normalise import LeadsAndBodies, Words

UNLIKE, SAME, SHORTENED, CONTRADICTING = 0, 1, 2, 3
"""What a pair of texts is. Contradicting ones tell the same of two different things and must never be united."""


@dataclass(frozen=True, slots=True)
class Texts:
    """What verification reads of a set of texts: words, and by index in them the full text and the title."""

    words: Words
    full: LeadsAndBodies
    titles: Sequence[str | None]

    def stated(self, at: int) -> StatedFacts:
        """The facts of one text."""
        words = self.words
        span = slice(int(words.fact_bounds[at]), int(words.fact_bounds[at + 1]))
        return StatedFacts(
            words.facts[span].tolist(), words.fact_at[span], words.fact_spans[span], lambda: self.full[at]
        )


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


def compare_pair(texts: Texts, longer: int, shorter: int) -> tuple[int, int]:
    """What the pair is, and its common words. A function of the two texts alone."""
    words = texts.words
    one, other = words.text(longer), words.text(shorter)
    facts, other_facts = words.stated_facts(longer), words.stated_facts(shorter)
    same_facts = facts.size >= other_facts.size and bool((facts[: other_facts.size] == other_facts).all())
    if not same_facts and not keep_facts(facts.tolist(), other_facts.tolist()):
        return CONTRADICTING, 0
    common, blocks = align_words(one, other, wanted=not same_facts)
    if common < SAME_WORDS * len(other):
        return UNLIKE, 0
    kind = SAME if common >= SAME_WORDS * len(one) else SHORTENED
    if kind == SHORTENED:
        leads = one[: words.lead[longer]], other[: words.lead[shorter]]
        if len(other) < LEAST_WORDS_SHORTENED or not leads_agree(*leads):
            return UNLIKE, 0
    if not same_facts and contradict_facts(blocks, texts.stated(longer), texts.stated(shorter)):
        return CONTRADICTING, common
    title, other_title = texts.titles[longer], texts.titles[shorter]
    if title != other_title and contradict_titles(title, texts.full[longer], other_title, texts.full[shorter]):
        return CONTRADICTING, common
    return kind, common


def align_words(one: str, other: str, wanted: bool) -> tuple[int, list[Block]]:
    """Length of the longest common subsequence (0 if it is too short to matter) and, if wanted, the runs that make it
    up."""
    if not wanted:
        if one.startswith(other):
            return len(other), []
        return LCSseq.similarity(one, other, score_cutoff=ceil(SAME_WORDS * len(other))), []
    operations = LCSseq.editops(one, other)
    return (len(one) + len(other) - len(operations)) // 2, [
        (block.a, block.b, block.size) for block in operations.as_matching_blocks()
    ]
