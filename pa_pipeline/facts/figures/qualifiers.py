"""How a text limits a number: `nearly`, `más de`, `up to`, `o menos`."""

from pa_pipeline.facts.figures.quantities import POINTS, SHARE, Quantity
from pa_pipeline.facts.figures.vocabulary import TOTAL, Vocabulary
from pa_pipeline.facts.passages import Unit

_ABOUT = "about"
_SIGNS = {
    "~": _ABOUT, "≈": _ABOUT, ">": "more_than", "<": "less_than", "≥": "more_than", "≤": "up_to", "+": "more_than",
}  # fmt: skip


def set_qualifier(unit: Unit, quantity: Quantity, known: Vocabulary) -> None:
    """Finds what limits a quantity, before it or behind it."""
    tokens, first = unit.tokens, quantity.first
    if quantity.amount.is_vague:
        quantity.qualifier = _ABOUT
    found = known.limits.find_before(tokens, first)
    if found is None and first and tokens[first - 1].folded in known.set("articles_before"):
        found = known.limits.find_before(tokens, first - 1)
    if found is not None:
        if found[1] != TOTAL:
            quantity.qualifier_first, quantity.qualifier = found
        return
    is_growth = quantity.kind in (SHARE, POINTS)
    if first and tokens[first - 1].text in _SIGNS and tokens[first - 1].end == tokens[first].start and not is_growth:
        quantity.qualifier, quantity.qualifier_first = _SIGNS[tokens[first - 1].text], first - 1
        return
    behind = known.limits_behind.find_at(tokens, quantity.end) or known.limits_behind.find_at(tokens, quantity.said_end)
    if behind is not None:
        quantity.qualifier_end, quantity.qualifier = behind
