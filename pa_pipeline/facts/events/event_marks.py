"""Marks within names of events: `LAB+`, `Economic Cooperation (EC) Leaders' Meeting`."""

from collections.abc import Sequence

from pa_pipeline.facts.passages import Token


def past_plus(tokens: Sequence[Token], end: int) -> int:
    """Position behind the `+` that is glued to a name which ends before a token.

    >>> from pa_pipeline.facts.passages import tokens_of
    >>> past_plus(tokens_of("LAB4+ 2024"), 1), past_plus(tokens_of("LAB4 2024"), 1)
    (2, 1)
    """
    is_plus = 0 < end < len(tokens) and tokens[end].text == "+" and tokens[end].start == tokens[end - 1].end
    return end + is_plus


def short_form_before(tokens: Sequence[Token], first: int, least: int) -> int | None:
    """Where the short form in brackets begins that stands before a name and behind what it shortens; null of none.

    >>> from pa_pipeline.facts.passages import tokens_of
    >>> short_form_before(tokens_of("the Sea League (SL) Meeting"), 6, 0)
    3
    """
    if first - 4 < least or tokens[first - 1].text != ")" or tokens[first - 3].text != "(":
        return None
    is_short = tokens[first - 2].is_shout and len(tokens[first - 2].text) > 1
    return first - 3 if is_short and tokens[first - 4].is_capital else None
