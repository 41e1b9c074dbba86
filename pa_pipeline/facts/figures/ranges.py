"""Numbers that belong together: both ends of a range, before and after of a change, a part and its whole."""

from collections.abc import Sequence
from dataclasses import replace

from pa_pipeline.facts.figures.quantities import BARE, COUNT, MONEY, SHARE, Quantity
from pa_pipeline.facts.figures.vocabulary import Vocabulary
from pa_pipeline.facts.passages import Token, Unit

_DASHES = frozenset("-‐‑‒–—−~")
_FAR, _STEM = 12, 4
_MOST_BETWEEN = 4
_LARGEST_RATIO, _MOST_IN_RATIO = 10, 99


def join_ranges(unit: Unit, quantities: Sequence[Quantity], known: Vocabulary) -> list[Quantity]:
    """Quantities with both ends of a range as one, and the first of two with the unit of the second."""
    joined: list[Quantity] = []
    for quantity in quantities:
        last = joined[-1] if joined else None
        if last is not None and last.value_max is None and 0 < quantity.first - last.end <= _MOST_BETWEEN:
            if _is_range(unit, last, quantity, known):
                joined[-1] = _as_range(last, quantity, unit, known)
                continue
            if _is_ratio(unit, last, quantity, known):
                joined[-1] = replace(quantity, amount=last.amount, first=last.first, is_ratio=True)
                continue
            if _shares_unit(unit, last, quantity, known):
                _take_unit(last, quantity)
        joined.append(_one_of_so_many(unit, quantity, known))
    return joined


def _one_of_so_many(unit: Unit, quantity: Quantity, known: Vocabulary) -> Quantity:
    """`una de cada tres niñas` as one; any other quantity as it is."""
    if quantity.kind not in (BARE, COUNT) or quantity.amount.value > _MOST_IN_RATIO:
        return quantity
    tokens = unit.tokens
    link = known.phrases["ratio_links"].start(tokens, quantity.first)
    if not 0 < link < quantity.first:
        return quantity
    if tokens[link - 1].folded not in known.words["ones"] | known.words["one_of"]:
        return quantity
    amount = replace(quantity.amount, value=1, decimal=None, in_words=True, is_bare=False, factor=1)
    return replace(quantity, amount=amount, first=link - 1, is_ratio=True)


def _is_range(unit: Unit, low: Quantity, high: Quantity, known: Vocabulary) -> bool:
    tokens = unit.tokens
    gap = high.first - low.end
    if gap == 2 and tokens[high.first - 1].folded in known.words["articles_before"]:
        gap = 1  # `entre un 2 % y un 4 %`
    if not _same_kind(low, high) or gap != 1 or high.amount.value <= _scaled(low, high).amount.value:
        return False
    if not _counts_alike(tokens, low, high, known):
        return False  # `for 24 months to 500 firms`
    between, opening = tokens[low.end], tokens[_opening(tokens, low, known)].folded if low.first else ""
    if low.amount.looks_like_year and opening not in known.words["between"] | known.words["from"]:
        return False
    if between.text in _DASHES or between.folded in known.words["alternatives"]:
        return not (low.amount.looks_like_year or high.amount.looks_like_year)
    if between.folded in known.words["between_links"] and opening in known.words["between"]:
        return True
    return between.folded in known.words["range_links"] and not _is_change(tokens, low.first, known)


def _opening(tokens: Sequence[Token], low: Quantity, known: Vocabulary) -> int:
    """Position of the word before a range, past what names ages and an article: `between the ages of 18 and 29`."""
    at = low.first - 1
    named = at - 1 if at > 0 and tokens[at].folded in known.words["of"] else at
    if named > 0 and tokens[named].folded in known.words["ages"]:
        at = named - 1
    return at - 1 if at > 0 and tokens[at].folded in known.words["articles_before"] else at


def _is_ratio(unit: Unit, part: Quantity, whole: Quantity, known: Vocabulary) -> bool:
    """Whether a number is a part of so many (`two out of three firms`, `siete de cada diez`), which are no count."""
    if (
        part.kind != BARE
        or whole.kind not in (BARE, COUNT)
        or not part.amount.value < whole.amount.value <= _MOST_IN_RATIO
    ):
        return False
    links = known.phrases["ratio_links"]
    if links.end(unit.tokens, part.end) == whole.first:
        return True
    short = known.phrases["short_ratio_links"].end(unit.tokens, part.end) == whole.first
    return short and part.amount.in_words and whole.amount.in_words and whole.amount.value <= _LARGEST_RATIO


def _same_kind(low: Quantity, high: Quantity) -> bool:
    if low.kind == MONEY and high.kind == MONEY and low.money and high.money:
        return low.money.code == high.money.code or high.money.code is None or low.money.code is None
    if low.kind == COUNT and high.kind == COUNT:
        return low.unit is not None and high.unit is not None
    return low.kind in (BARE, high.kind) or (low.kind == MONEY and high.kind == BARE)


def _counts_alike(tokens: Sequence[Token], low: Quantity, high: Quantity, known: Vocabulary) -> bool:
    """Whether two counts are of the same things, or both of time; true where either names none."""
    if low.kind != COUNT or high.kind != COUNT or low.unit is None or high.unit is None:
        return True
    one, other = ([token.folded for token in tokens[slice(*span)]] for span in (low.unit, high.unit))
    times = known.words["time_units"]
    if not times.isdisjoint(one) and not times.isdisjoint(other):
        return True
    return not {word[:_STEM] for word in one}.isdisjoint({word[:_STEM] for word in other})


def _is_change(tokens: Sequence[Token], first: int, known: Vocabulary) -> bool:
    """Whether `from 3 to 5` stands behind a verb such as `grew`."""
    first -= first > 1 and tokens[first - 1].folded in known.words["articles_before"]
    if not first or tokens[first - 1].folded not in known.words["from"]:
        return False
    return any(token.folded in known.words["changes"] for token in tokens[max(0, first - _FAR) : first])


def _scaled(low: Quantity, high: Quantity) -> Quantity:
    """The lower end with the factor of the upper: `2 to 3 million`."""
    factor = high.amount.factor
    if factor > 1 and low.amount.factor == 1 and low.amount.value < factor and low.kind in (BARE, MONEY):
        amount = low.amount
        decimal = None if amount.decimal is None else amount.decimal * factor
        return replace(low, amount=replace(amount, value=amount.value * factor, decimal=decimal, factor=factor))
    return low


def _as_range(low: Quantity, high: Quantity, unit: Unit, known: Vocabulary) -> Quantity:
    low = _scaled(low, high)
    kind = high.kind if high.kind != BARE else low.kind
    at = _opening(unit.tokens, low, known) if low.first else 0
    opening = unit.tokens[at].folded
    is_opened = low.first > 0 and (opening in known.words["between"] or opening in known.words["from"])
    return replace(
        low,
        kind=kind,
        first=at if is_opened else low.first,
        end=high.end,
        money=high.money if high.money and (high.money.code or not low.money) else low.money,
        unit=high.unit or low.unit,
        unit_chars=high.unit_chars,
        value_max=high.amount,
    )


def _shares_unit(unit: Unit, part: Quantity, whole: Quantity, known: Vocabulary) -> bool:
    """Whether the first of two numbers is a part of the second (`nine of the 12 chapters`), or what it was before."""
    if part.kind != BARE or whole.kind == BARE:
        return False
    tokens = unit.tokens
    limit = known.limits.find_before(tokens, whole.first)
    limited = whole.first if limit is None or limit[0] <= part.end else limit[0]  # `de 36 a menos de 20 horas`
    between = [token.folded for token in tokens[part.end : limited]]
    if whole.kind == COUNT and between[0] in known.words["of"]:
        return all(word in known.words["of"] or word in known.words["definite"] for word in between)
    return len(between) == 1 and between[0] in known.words["range_links"] and _is_change(tokens, part.first, known)


def _take_unit(part: Quantity, whole: Quantity) -> None:
    part.kind, part.unit, part.unit_chars, part.money = whole.kind, whole.unit, whole.unit_chars, whole.money
    part.is_inherited = True
    if whole.kind == SHARE:
        part.end = whole.end
    if part.amount.factor == 1 < whole.amount.factor and part.amount.value < whole.amount.factor:
        factor = whole.amount.factor
        part.amount = replace(part.amount, value=part.amount.value * factor, factor=factor)
