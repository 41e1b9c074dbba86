"""Events later on a day that was told before: `In the evening, a reception was held`."""

from bisect import bisect_left
from collections.abc import Sequence

from pa_pipeline.facts.events.event_lexicon import vocabulary
from pa_pipeline.facts.events.event_told import Told, start_of
from pa_pipeline.facts.passages import Token
from pa_pipeline.lexicon.grammar import function_words

_AND = function_words("and")
_BEFORE_PARTS = frozenset(
    "por en in on em a na no the la el esa ese aquel aquella that same misma mismo later le".split()
)


def is_later_that_day(one: Told) -> bool:
    """Whether the sentence of an event opens with a part of a day."""
    tokens = one.unit.tokens
    if vocabulary().parts_of_days.isdisjoint(one.unit.words):
        return False
    first = bisect_left(tokens, one.unit.sentences[one.sentence][0], key=start_of)
    return any(opens_part_of_day(tokens, at, first) for at in range(first + 1, one.phrase.begins))


def opens_part_of_day(tokens: Sequence[Token], at: int, least: int) -> bool:
    """Whether `in the evening`, `y por la noche` opens a clause, so that its event is on the day told last."""
    if tokens[at].folded not in vocabulary().parts_of_days or tokens[at - 1].folded not in _BEFORE_PARTS:
        return False
    start = at - 1
    while start > least and tokens[start - 1].folded in _BEFORE_PARTS:
        start -= 1
    while start - 1 > least and tokens[start - 1].text == ",":
        start -= 1  # `y, a continuación,`
    return start == least or tokens[start - 1].folded in _AND or tokens[start - 1].text == ";"
