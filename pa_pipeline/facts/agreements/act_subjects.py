"""Agreements that a clause goes on about without naming them again."""

from pa_pipeline.facts.agreements.act_sentences import Sentence
from pa_pipeline.facts.agreements.agreement_lexicon import word_set

_MOST_BETWEEN = 14
"""Tokens between an agreement and the verb of which it is the far subject."""


def far_subject(sentence: Sentence, at: int) -> tuple[tuple[int, ...], bool] | None:
    """`X was opened in 1967 and entered into force`: what enters into force is an agreement, the last one named."""
    last = sentence.name_before(at)
    if last is None:
        return None
    gap = sentence.tokens[sentence.names[last].last : at]
    joined = any(token.folded in word_set("and_words") or token.folded in ("which", "que") for token in gap)
    joined = joined or bool(gap and gap[-1].text == ",")
    parted = {":"} if len(sentence.names) == 1 else {":", ";"}
    if len(gap) > _MOST_BETWEEN or not joined or any(token.text in parted for token in gap):
        return None
    return (last,), False


def resumed(sentence: Sentence, at: int) -> tuple[tuple[int, ...], bool] | None:
    """The one agreement of a sentence that a clause goes on about: `The X is five years old; it was signed in 2018`."""
    if len(sentence.names) != 1 or at < sentence.first + 2 or sentence.names[0].last >= at - 2:
        return None
    tokens = sentence.tokens
    start = at - 1 - (tokens[at - 2].folded in ("it", "este", "esta"))
    is_passive = tokens[at - 1].folded in word_set("be") and tokens[start - 1].text == ";"
    return ((0,), False) if is_passive else None
