"""Openings and closings that only tell of another event: `the inauguration of the IX Summit`."""

from collections.abc import Sequence

from pa_pipeline.facts.events.event_editions import edition_of
from pa_pipeline.facts.events.event_lexicon import head_at
from pa_pipeline.facts.events.event_titles import OPEN_MARKS
from pa_pipeline.facts.passages import Token

_OF = frozenset("of de del do da du des d'".split())
_FAR = 4


def opens_event(tokens: Sequence[Token], at: int) -> bool:
    """Whether `of the` and an event with its number or its title follow an opening: `de la IX Cumbre`.

    >>> from pa_pipeline.facts.passages import tokens_of
    >>> [opens_event(tokens_of(text), 0) for text in ("de la IX Cumbre", "of the exhibition “Tides”", "de la Casa")]
    [True, True, False]
    """
    if at >= len(tokens) or tokens[at].folded not in _OF:
        return False
    near = range(at + 1, min(len(tokens) - 1, at + _FAR))
    return any(
        (edition_of(tokens[one]) is not None and head_at(tokens, one + 1) is not None)
        or (tokens[one + 1].text in OPEN_MARKS and any(head_at(tokens, noun) for noun in range(at + 1, one + 1)))
        for one in near
    )
