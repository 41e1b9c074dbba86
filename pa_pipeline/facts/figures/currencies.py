"""Which currency an amount is in where its sign or name leaves it open, by the sentence and by the passage."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from pa_pipeline.facts.countries.countries import CountryMention, find_country_mentions
from pa_pipeline.facts.figures.money import DOLLAR, PESO, code_alone, code_of_country
from pa_pipeline.facts.figures.places import sentence_at, share_sentence
from pa_pipeline.facts.figures.quantities import BARE, MONEY, Quantity
from pa_pipeline.facts.figures.vocabulary import Vocabulary
from pa_pipeline.facts.passages import Passage, Span, Unit
from pa_pipeline.lexicon.grammar import function_words

_MILLION = 1_000_000
_SIGN, _USUAL = "$", "USD"
_OF_DOLLARS = frozenset(("en", "fr"))
_MANY = "…"
"""What several countries of a sentence that have a kind of money leave open."""
_MOST_BETWEEN, _LONGEST_CLAUSE = 5, 30
"""Tokens between a country and the amount that it gives; of a clause behind a semicolon, which is that country's."""
_JOINTS = function_words("and") | {",", "&"}


def settle_currencies(passage: Passage, unit: Unit, quantities: Sequence[Quantity], known: Vocabulary) -> None:
    """Gives each amount of money its code, and numbers of millions behind money in a sentence its currency.

    `$` is the currency that the sentence named before it; else pesos or dollars by the dateline's country where that
    has them, else dollars of the United States. Pesos are those of the one country of the sentence that has pesos, else
    those of the dateline; null where neither tells.
    """
    last: Quantity | None = None
    named: dict[tuple[int, str], str | None] = {}
    for quantity in quantities:
        if last is not None and not share_sentence(unit, last.amount.first, quantity.amount.first):
            last = None
        if quantity.kind == BARE and last is not None and quantity.amount.factor >= _MILLION:
            quantity.kind, quantity.money = MONEY, last.money
        money = quantity.money
        if money is None:
            continue
        if money.code is None and money.kind == _SIGN:
            quantity.money = replace(money, code=_behind_sign(passage, last, known))
        elif money.code is None and money.kind is not None and (code := code_alone(money.kind)) is not None:
            quantity.money = replace(money, code=_in_own_dollars(passage, money.kind, known) or code)
        elif money.code is None and money.kind is not None:
            sentence = sentence_at(unit, unit.tokens[quantity.amount.first].start)
            key = sentence[0], money.kind
            if key not in named:
                named[key] = _named_in(passage, unit, sentence, money.kind)
            code = named[key]
            if code == _MANY:
                code = _of_giver(passage, unit, quantity, money.kind)
            quantity.money = replace(money, code=code)
        last = quantity


def _behind_sign(passage: Passage, last: Quantity | None, known: Vocabulary) -> str | None:
    if last is not None and last.money is not None and last.money.kind in (DOLLAR, PESO, _SIGN):
        return last.money.code
    local = code_of_country(DOLLAR, passage.home_iso3)
    if not known.is_english:
        local = local or code_of_country(PESO, passage.home_iso3)
    return local or _USUAL


def _in_own_dollars(passage: Passage, kind: str, known: Vocabulary) -> str | None:
    """Code of bare `dollars` in a text that a country of dollars dates in its own language: `millions de dollars`."""
    is_own = kind == DOLLAR and known.language in _OF_DOLLARS
    return code_of_country(DOLLAR, passage.home_iso3) if is_own else None


def _named_in(passage: Passage, unit: Unit, sentence: Span, kind: str) -> str | None:
    """Code of a kind of money by the countries that a sentence names, else by the dateline's."""
    mentions = passage.once(find_country_mentions)
    first, behind = (bisect_left(mentions, unit.start + at, key=lambda mention: mention.start) for at in sentence)
    codes = {code_of_country(kind, mention.country_iso3) for mention in mentions[first:behind]}
    named = sorted(code for code in codes if code is not None)
    if not named:
        return code_of_country(kind, passage.home_iso3) or _named_before(passage, unit, sentence, kind)
    return named[0] if len(named) == 1 else _MANY


def _of_giver(passage: Passage, unit: Unit, quantity: Quantity, kind: str) -> str | None:
    """Code of a kind of money by the one country close before an amount: `Chile gave 20 million, Mexico 4 million
    pesos`; null of two that are joined (`Chile and Mexico gave 4 million pesos`)."""
    tokens, at = unit.tokens, quantity.amount.first
    clause = next(
        (place + 1 for place in range(at - 1, max(0, at - _LONGEST_CLAUSE), -1) if tokens[place].text == ";"), 0
    )
    near = unit.start + tokens[min(clause or at, at - _MOST_BETWEEN) if at > _MOST_BETWEEN else 0].start
    mentions = passage.once(find_country_mentions)
    low, high = (bisect_left(mentions, offset, key=_start) for offset in (near, unit.start + tokens[at].start))
    if low == high:
        return None
    giver = mentions[high - 1]
    above = mentions[high - 2] if high > 1 else None
    joined = above is not None and passage.text_between(above.end, giver.start).strip() in _JOINTS
    return None if joined else code_of_country(kind, giver.country_iso3)


def _start(mention: CountryMention) -> int:
    return mention.start


def _named_before(passage: Passage, unit: Unit, sentence: Span, kind: str) -> str | None:
    """Code of a kind of money by the countries that the sentence before names, where only one of them has it."""
    ends = [start for start, end in unit.sentences if end <= sentence[0]]
    if not ends:
        return None
    mentions = passage.once(find_country_mentions)
    first, behind = (
        bisect_left(mentions, unit.start + at, key=lambda mention: mention.start) for at in (ends[-1], sentence[0])
    )
    codes = {code_of_country(kind, mention.country_iso3) for mention in mentions[first:behind]} - {None}
    return codes.pop() if len(codes) == 1 else None
