"""Where quantities stand: sentences and tokens at offsets, found without walking through the unit."""

from bisect import bisect_left
from operator import attrgetter

from pa_pipeline.facts.passages import Span, Unit

_END = attrgetter("end")


def sentence_at(unit: Unit, offset: int) -> Span:
    """Offsets in the unit's text of the sentence at an offset; of the offset itself between sentences.

    >>> from pa_pipeline.facts.passages import passage_of
    >>> sentence_at(passage_of("It rained. We left.").units[0], 12)
    (11, 19)
    """
    sentences = unit.sentences
    place = bisect_left(sentences, (offset + 1,)) - 1  # the last that does not begin behind the offset
    if place < 0 or sentences[place][1] <= offset:
        return offset, offset
    return sentences[place]


def share_sentence(unit: Unit, earlier: int, later: int) -> bool:
    """Whether the tokens at two positions stand in one sentence."""
    start, end = unit.tokens[earlier].start, unit.tokens[later].start
    return sentence_at(unit, start)[1] > end


def token_at(unit: Unit, offset: int) -> int:
    """Position of the first token that ends behind an offset in the unit's text."""
    return bisect_left(unit.tokens, offset + 1, key=_END)
