"""Amounts of a unit with what they are amounts of: money, shares, things, time."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pa_pipeline.facts.figures.amounts import Amount, read_amount, starts_number
from pa_pipeline.facts.figures.money import Money, glued_currency, money_at
from pa_pipeline.facts.figures.nouns import read_unit
from pa_pipeline.facts.figures.places import token_at
from pa_pipeline.facts.figures.taken import Taken
from pa_pipeline.facts.figures.vocabulary import Vocabulary
from pa_pipeline.facts.passages import Span, Token, Unit

SHARE, POINTS, MONEY, COUNT, BARE = "share", "points", "money", "count", "bare"
_HYPHENS = re.compile(r"-(?<=[a-z]-)(?=[a-z])")
_GLUED_MONEY = re.compile(r"u\$s\d|(?<![a-z0-9])(?:usd|eur|clp|mxn|pen)\d")
_MONEY_CODES = ("u$s", "usd", "eur", "clp", "mxn", "pen")
_DIGIT = re.compile(r"[0-9]")
_OLDEST = 120
_LARGE = {
    "M": 1_000_000,
    "MM": 1_000_000,
    "G": 1_000_000_000,
    "Md": 1_000_000_000,
    "Mds": 1_000_000_000,
    "Mrd": 1_000_000_000,
}
"""What stands between a number and a currency for what it is multiplied with."""
SHARE_SIGNS = frozenset({"%", "‰", "٪"})


@dataclass(slots=True)
class Quantity:
    """An amount and what it is of. kind: `share`, `points`, `money`, `count` or `bare`; first, end: positions of its
    tokens, brackets that repeat it included; unit: positions of the words of the unit, which may stand elsewhere;
    unit_chars: its offsets in the text where they are no whole tokens (`month` of `24-month`); said_end: behind the
    number and the brackets that repeat it; is_ratio: so many of a few (`two out of three`)."""

    amount: Amount
    kind: str
    first: int
    end: int
    said_end: int = 0
    money: Money | None = None
    unit: Span | None = None
    unit_chars: Span | None = None
    value_max: Amount | None = None
    is_inherited: bool = False
    is_ratio: bool = False
    qualifier: str | None = None
    qualifier_first: int | None = None
    qualifier_end: int | None = None


def read_quantities(unit: Unit, starts: Sequence[int], taken: Taken, known: Vocabulary) -> list[Quantity]:
    """Quantities of a unit in reading order, whatever they count; not within what is taken by dates and addresses.

    starts: positions of the tokens that a number may begin at, in order."""
    read: list[Quantity] = []
    behind = 0
    for at in starts:
        if at >= behind and not taken.holds(unit, unit.tokens[at]):
            amount = read_amount(unit, at, known)
            if amount is not None:
                quantity = _describe(unit, amount, known)
                behind = max(quantity.said_end, quantity.end if quantity.kind != COUNT else 0)
                read.append(quantity)
    return read


def find_starts(unit: Unit, known: Vocabulary) -> list[int]:
    """Positions of the tokens that a number may begin at, in order."""
    triggers, tokens = known.triggers, unit.tokens
    if _DIGIT.search(unit.folded) is not None:
        found = [at for at, token in enumerate(tokens) if (word := token.folded) in triggers or "0" <= word[0] <= "9"]
    elif triggers.isdisjoint(unit.words):
        found = []
    else:
        found = [at for at, token in enumerate(tokens) if token.folded in triggers]
    if any(code in unit.folded for code in _MONEY_CODES) and _GLUED_MONEY.search(unit.folded) is not None:
        found = sorted({*found, *(at for at in range(len(tokens)) if glued_currency(tokens, at))})
    if found and not known.led.isdisjoint(unit.words):
        found = [start for at in found if (start := known.start_of(tokens, at)) is not None]
    if known.joins_by_hyphen and "-" in unit.folded:
        hyphens = [token_at(unit, match.start()) for match in _HYPHENS.finditer(unit.folded)]
        found = sorted({*found, *(at for at in hyphens if tokens[at].folded.partition("-")[0] in known.starts)})
    return found


def _describe(unit: Unit, amount: Amount, known: Vocabulary) -> Quantity:
    tokens = unit.tokens
    end = _past_repeat(unit, amount, known)
    share = _past_share(tokens, end, known)
    if share > end and not amount.glued:
        return Quantity(amount, SHARE, amount.first, share, end)
    points = known.phrases["points"].end(tokens, end)
    if points > end and not amount.glued:
        return Quantity(amount, POINTS, amount.first, points, end, unit=(end, points))
    money = money_at(tokens, amount.first, end, known, large=amount.factor > 1)
    scaled = _scaled_by_sign(tokens, amount, end, money, known)
    if scaled is not None:
        return scaled
    if money is not None and (not amount.glued or amount.glued in known.signs):
        return Quantity(amount, MONEY, money.first, money.end, end, money=money)
    if amount.glued:
        return _glued(unit, amount, known)
    is_noun = amount.factor > 1 or (amount.in_words and tokens[amount.end - 1].folded in known.collectives)
    counted = read_unit(tokens, end, known, single=amount.value == 1, linked=is_noun)
    if counted is None:
        return Quantity(amount, BARE, amount.first, end, end)
    quantity = Quantity(amount, COUNT, amount.first, counted[1], end, unit=counted)
    behind = known.phrases["and_half"].end(tokens, counted[1])
    if behind > counted[1] and is_duration(tokens, quantity, known):
        more = replace(amount, value=amount.value + 0.5, decimal=None, is_bare=False)
        return replace(quantity, amount=more, end=behind)
    return quantity


def _scaled_by_sign(
    tokens: Sequence[Token], amount: Amount, end: int, money: Money | None, known: Vocabulary
) -> Quantity | None:
    """Money with a letter for millions between number and currency: `3,2 M€`, `4 M USD`, `US$ 4 M`."""
    if amount.glued or amount.factor > 1 or end >= len(tokens) or tokens[end].text not in _LARGE:
        return None
    said = money_at(tokens, amount.first, end + 1, known, large=True)
    if said is None or (money is None and said.end == end + 1 and said.first == amount.first):
        return None
    factor = known.signs.get(tokens[end].folded, 0) or _LARGE[tokens[end].text]
    decimal = None if amount.decimal is None else amount.decimal * factor
    whole = replace(amount, value=round(amount.value * factor, 6), decimal=decimal, factor=factor, is_bare=False)
    return Quantity(whole, MONEY, said.first, max(said.end, end + 1), end + 1, money=said)


def _glued(unit: Unit, amount: Amount, known: Vocabulary) -> Quantity:
    """`24-month`, `12km`: a unit of time or measure written in one word with its number; anything else is no figure."""
    last = unit.tokens[amount.end - 1]
    word = amount.glued.partition("-")[0]
    if amount.glued in known.words["glued_shares"]:
        return Quantity(amount, SHARE, amount.first, amount.end, amount.end)
    if amount.glued in known.signs:
        counted = read_unit(unit.tokens, amount.end, known)
        if counted is not None:
            factor = known.signs[amount.glued]
            value = round(amount.value * factor, 6)
            scaled = replace(amount, value=value, decimal=None, factor=factor, glued="")
            return Quantity(scaled, COUNT, amount.first, counted[1], amount.end, unit=counted)
    is_sign = word in known.words["measure_signs"] and not (len(word) == 1 and last.text[-1].isupper())
    is_unit = is_sign or word in known.words["time_units"]
    if not is_unit or (amount.is_hyphened and not known.is_english):
        return Quantity(amount, BARE, amount.first, amount.end, amount.end)
    start = last.end - len(amount.glued)
    return Quantity(amount, COUNT, amount.first, amount.end, amount.end, unit_chars=(start, start + len(word)))


def _past_share(tokens: Sequence[Token], at: int, known: Vocabulary) -> int:
    if at < len(tokens) and tokens[at].text in SHARE_SIGNS:
        return at + 1
    return known.phrases["per_cent"].end(tokens, at)


def _past_repeat(unit: Unit, amount: Amount, known: Vocabulary) -> int:
    """Behind `(7)` of `seven (7)` and `(seven)` of `7 (seven)`."""
    tokens, at = unit.tokens, amount.end
    if at + 2 >= len(tokens) or tokens[at].text != "(" or not starts_number(tokens[at + 1], known):
        return at
    again = read_amount(unit, at + 1, known)
    if again is None or again.value != amount.value or again.end >= len(tokens) or tokens[again.end].text != ")":
        return at
    return again.end + 1


def is_duration(tokens: Sequence[Token], quantity: Quantity, known: Vocabulary) -> bool:
    """Whether time is counted."""
    if quantity.unit_chars is not None:
        return True
    if quantity.unit is None:
        return False
    first, end = quantity.unit
    return not known.words["time_units"].isdisjoint([token.folded for token in tokens[first:end]])


def age_word(tokens: Sequence[Token], quantity: Quantity, known: Vocabulary) -> int | None:
    """Position of the word that tells the age of people without one for years: `aged 18 to 25`, `the ages of 18`."""
    if quantity.amount.value >= _OLDEST:
        return None
    before = range(quantity.amount.first - 1, max(-1, spans_of(quantity)[0] - 2), -1)
    return next((at for at in before if tokens[at].folded in known.words["ages"]), None)


def spans_of(quantity: Quantity) -> Span:
    """Positions of the tokens that say a quantity and what limits it."""
    first = quantity.first if quantity.qualifier_first is None else quantity.qualifier_first
    return first, quantity.end if quantity.qualifier_end is None else max(quantity.end, quantity.qualifier_end)
