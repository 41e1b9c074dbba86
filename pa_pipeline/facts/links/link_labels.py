"""The words that send a reader to an address beside them (`Bases: https://…`, `Instagram account @…`)."""

from bisect import bisect_left, bisect_right
from functools import cache
from operator import attrgetter

from pa_pipeline.facts.links.addresses import Address
from pa_pipeline.facts.passages import Token, Unit
from pa_pipeline.lexicon import words
from pa_pipeline.lexicon.folding import fold

_MOST_WORDS, _MOST_LINKING_WORDS = 32, 12
_REACH = 6
_START = attrgetter("start")
_LINKING = frozenset("in at on en em via to here aqui link enlace lien visit visite visita: sur".split())
_BETWEEN = frozenset("de del the of on in en la el official oficial su our nuestra nuestro via por ( : a".split())


@cache
def _platforms() -> frozenset[str]:
    return words("links", "platforms")


@cache
def _accounts() -> frozenset[str]:
    return words("links", "accounts")


def label_start(unit: Unit, address: Address, last: int) -> int | None:
    """Offset in the unit's text where the label of an address begins; null without one.

    last: where the address before it ends.
    """
    if address.kind == "handle":
        return _account_start(unit, address, last)
    at = bisect_right(unit.sentences, address.start, key=lambda span: span[0]) - 1
    start = max(last, unit.sentences[at][0]) if at >= 0 else last
    before = unit.text[start : address.start]
    count = len(before.split())
    ends_in_colon = before.rstrip(" (<").endswith(":")
    if before.rstrip().lower().endswith("mailto:"):
        return None
    if ends_in_colon and 0 < count <= _MOST_WORDS:
        return start + len(before) - len(before.lstrip(" ,;."))
    closes = not any(character.isalnum() for character in unit.text[address.end : address.end + 20])
    whole = start == 0 and address.kind == "url" and before.strip() != "" and fold(before.split()[-1]) in _LINKING
    return start if whole and closes and 0 < count <= _MOST_LINKING_WORDS else None


def _account_start(unit: Unit, address: Address, last: int) -> int | None:
    """Where the platform or account begins that is named right before a handle."""
    tokens = unit.tokens
    end = bisect_left(tokens, address.start, key=_START)
    found = None
    for at in range(end - 1, max(-1, end - 1 - _REACH), -1):
        token = tokens[at]
        if token.start < last:
            break
        if token.folded in _accounts() or (token.folded in _platforms() and _is_platform(token)):
            found = token.start
        elif token.folded not in _BETWEEN:
            break
    return found


def _is_platform(token: Token) -> bool:
    return token.folded != "x" or token.is_capital
