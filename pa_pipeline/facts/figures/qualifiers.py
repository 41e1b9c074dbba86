"""How a text limits a number: `nearly`, `más de`, `up to`, `o menos`."""

from collections.abc import Sequence

from pa_pipeline.facts.figures.quantities import POINTS, SHARE, SHARE_SIGNS, Quantity, is_duration
from pa_pipeline.facts.figures.vocabulary import TOTAL, Vocabulary
from pa_pipeline.facts.passages import Token, Unit

_ABOUT = "about"
_FAR = 12
_SIGNS = {
    "~": _ABOUT, "≈": _ABOUT, ">": "more_than", "<": "less_than", "≥": "more_than", "≤": "up_to", "+": "more_than",
}  # fmt: skip


def set_qualifier(unit: Unit, quantity: Quantity, known: Vocabulary) -> None:
    """Finds what limits a quantity, before it or behind it."""
    tokens, first = unit.tokens, quantity.first
    if quantity.amount.is_vague:
        quantity.qualifier = _ABOUT
    found = known.limits.find_before(tokens, first)
    if found is None and first and tokens[first - 1].folded in known.words["articles_before"]:
        found = known.limits.find_before(tokens, first - 1)
    if found is not None:
        if (
            found[1] != TOTAL
            and not _reaches(tokens, found[0], known)
            and not _compares(tokens, quantity, found[0], known)
        ):
            quantity.qualifier_first, quantity.qualifier = found
            if _is_during(unit, quantity, known) or _turns_on(tokens, found, known):
                quantity.qualifier = None
        return
    is_growth = quantity.kind in (SHARE, POINTS)
    if first and tokens[first - 1].text in _SIGNS and tokens[first - 1].end == tokens[first].start and not is_growth:
        quantity.qualifier, quantity.qualifier_first = _SIGNS[tokens[first - 1].text], first - 1
        return
    behind = known.limits_behind.find_at(tokens, quantity.end) or known.limits_behind.find_at(tokens, quantity.said_end)
    if behind is not None:
        quantity.qualifier_end, quantity.qualifier = behind


def _reaches(tokens: Sequence[Token], first: int, known: Vocabulary) -> bool:
    """Whether what something grew to follows the comma of how much it grew: `creció 4 %, hasta 9 millones`."""
    if first < 2 or tokens[first - 1].text != "," or tokens[first].folded not in known.words["range_links"]:
        return False
    return any(token.folded in known.words["changes"] for token in tokens[max(0, first - _FAR) : first])


def _compares(tokens: Sequence[Token], quantity: Quantity, first: int, known: Vocabulary) -> bool:
    """Whether `more than` compares what stands before it with a time: `6% more than a year ago`."""
    if not first or tokens[first].folded in known.words["during"] or not is_duration(tokens, quantity, known):
        return False
    return tokens[first - 1].text in SHARE_SIGNS or tokens[first - 1].folded in known.words["share_ends"]


def _turns_on(tokens: Sequence[Token], limit: tuple[int, str], known: Vocabulary) -> bool:
    """Whether `around` says what something turns on, and no rough number: `se articula en torno a cuatro ejes`."""
    first, qualifier = limit
    return qualifier == _ABOUT and first > 0 and tokens[first - 1].folded in known.words["turns_on"]


def _is_during(unit: Unit, quantity: Quantity, known: Vocabulary) -> bool:
    """Whether `over` says during (`over 36 months`) and no limit (`for over 36 months`)."""
    tokens, first = unit.tokens, quantity.qualifier_first
    if first is None or tokens[first].folded not in known.words["during"] or not is_duration(tokens, quantity, known):
        return False
    return not first or tokens[first - 1].folded not in known.words["before_limits"]
