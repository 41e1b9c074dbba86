"""Which rounds are events: rounds of talks, no round of funding."""

from collections.abc import Sequence

from pa_pipeline.facts.events.event_lexicon import vocabulary
from pa_pipeline.facts.passages import Token


def is_round(tokens: Sequence[Token], at: int, last: int, edition: int | None) -> bool:
    """Whether a round is one of talks, or a numbered one without a word on what it is of."""
    of_talks = any(token.folded in vocabulary().rounds_of for token in tokens[at + 1 : last])
    before = at > 0 and tokens[at - 1].folded in vocabulary().rounds_of
    is_relative = at > 0 and tokens[at - 1].folded in vocabulary().ahead
    if of_talks or before or any(token.folded in vocabulary().rounds_of for token in tokens[at : at + 3]):
        return True
    return last == at + 1 and (edition is not None or is_relative)
