"""Subjects listed in the name of an event: `Forum on Energy, Mining and Climate`."""

from collections.abc import Sequence

from pa_pipeline.facts.events.event_lexicon import head_at
from pa_pipeline.facts.gazetteer import city_at, country_at
from pa_pipeline.facts.passages import Token
from pa_pipeline.lexicon.grammar import function_words

_AND = function_words("and") | {"&"}
_MOST = 5


def past_subjects(tokens: Sequence[Token], comma: int) -> tuple[int, bool] | None:
    """Position behind the subjects of one word that a comma in a name goes on with, the last behind `and`; else null.

    >>> from pa_pipeline.facts.passages import tokens_of
    >>> past_subjects(tokens_of("Forum on Energy, Mining and Climate in Lima"), 3)
    (7, True)
    >>> past_subjects(tokens_of("Foro de Puertos, Chile y Perú"), 3) is None
    True
    """
    at = comma
    for _ in range(_MOST):
        at += 1
        joins = at < len(tokens) and tokens[at].folded in _AND
        at += joins
        if at >= len(tokens) or not _is_subject(tokens, at):
            return None
        at += 1
        if joins:
            is_whole = at >= len(tokens) or not (tokens[at].is_capital or tokens[at].folded in _AND)
            return (at, True) if is_whole else None
        if at >= len(tokens) or not (tokens[at].text == "," or tokens[at].folded in _AND):
            return None
        at -= tokens[at].folded in _AND
    return None


def past_countries(tokens: Sequence[Token], comma: int, least: int) -> tuple[int, bool] | None:
    """Position behind the countries that a name's last country is listed with, the last behind `and`; else null.

    >>> from pa_pipeline.facts.passages import tokens_of
    >>> past_countries(tokens_of("talks with Chile, Peru and Fiji in May"), 3, 0)
    (7, True)
    """
    if not any((found := country_at(tokens, at)) is not None and found[1] == comma for at in range(least, comma)):
        return None
    at = comma
    for _ in range(_MOST + 3):
        joins = at + 1 < len(tokens) and tokens[at + 1].folded in _AND
        at += 1 + joins
        found = country_at(tokens, at) if at < len(tokens) else None
        if found is None:
            return None
        at = found[1]
        if joins:
            return at, True
        if at < len(tokens) and tokens[at].folded in _AND:
            last = country_at(tokens, at + 1) if at + 1 < len(tokens) else None
            return (last[1], True) if last is not None else None
        if at >= len(tokens) or tokens[at].text != ",":
            return None
    return None


def _is_subject(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word in capitals is a subject: no place, no other event."""
    token = tokens[at]
    if not token.is_word or not token.is_capital or token.is_shout or not token.text[0].isalpha():
        return False
    return country_at(tokens, at) is None and city_at(tokens, at) is None and head_at(tokens, at) is None
