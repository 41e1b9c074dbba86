"""What stands before a name and is none of it: `H.E.`, `S.E.`, and shortened titles such as `Abg.`, `Capt.`."""

from collections.abc import Sequence

from pa_pipeline.facts.passages import Token

_EXCELLENCY, _LONGEST = 4, 5
"""Tokens of `H.E.`; most letters of a shortened title."""


def salutation_end(tokens: Sequence[Token], at: int) -> int:
    """Position behind a salutation that begins at a token with a capital; the token itself where none does.

    >>> from pa_pipeline.facts.passages import passage_of
    >>> [salutation_end(passage_of(text).units[0].tokens, 0) for text in ("H.E. Ana Ríos", "Abg. Eva Paz", "Eva Paz")]
    [4, 2, 0]
    """
    if at + 2 >= len(tokens) or tokens[at + 1].text != ".":
        return at
    if _is_excellency(tokens, at):
        return at + _EXCELLENCY
    short = tokens[at].text
    if not 1 < len(short) <= _LONGEST or not short[1:].islower() or not short.isalpha():
        return at
    ahead = tokens[at + 2]
    # A full stop that ends a sentence has a blank behind it too, but no word of a few letters stands alone in one.
    opens = at == 0 or not tokens[at - 1].is_capital
    return at + 2 if opens and ahead.is_capital and ahead.start > tokens[at + 1].end else at


def _is_excellency(tokens: Sequence[Token], at: int) -> bool:
    """Whether `H.E.` or `S.E.` begins at a token, before a name of more than one word."""
    if tokens[at].text not in ("H", "S") or at + _EXCELLENCY >= len(tokens) or tokens[at + 2].text != "E":
        return False
    return tokens[at + 1].text == "." == tokens[at + 3].text and tokens[at + _EXCELLENCY].is_capital
