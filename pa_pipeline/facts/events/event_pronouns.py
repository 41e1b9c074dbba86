"""`It was held in Lima on 3 May`, `Este se celebró en Cali`: a paragraph that goes on with the event told last."""

from collections.abc import Sequence

from pa_pipeline.facts.events.event_lexicon import Head, vocabulary
from pa_pipeline.facts.events.event_phrase import Phrase
from pa_pipeline.facts.passages import Token
from pa_pipeline.lexicon.grammar import function_words

_PRONOUNS = function_words("it")
_AUXILIARIES = function_words("passive") - {"a"} | {"took"}
_MOST_BEFORE_VERB = 4


def find_pronoun(tokens: Sequence[Token]) -> Phrase | None:
    """The pronoun that a unit opens with, where it is said to take place.

    >>> from pa_pipeline.facts.passages import tokens_of
    >>> [find_pronoun(tokens_of(text)) is not None for text in ("It was held in May", "It was approved", "This talk")]
    [True, False, False]
    """
    if len(tokens) <= _MOST_BEFORE_VERB or tokens[0].folded not in _PRONOUNS or tokens[1].folded not in _AUXILIARIES:
        return None
    words = vocabulary()
    takes_place = words.held | words.takes_place
    if not any(token.folded in takes_place for token in tokens[1:_MOST_BEFORE_VERB]):
        return None
    noun = Head((tokens[0].folded,), "event", False, True, True, False)
    return Phrase(0, 0, 1, 0, noun, None, None, False, "definite", False, False)
