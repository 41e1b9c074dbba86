"""Quantities that a passage states: money, shares, people, things, durations."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from pa_pipeline.facts.figures.currencies import settle_currencies
from pa_pipeline.facts.figures.fractions import with_fractions
from pa_pipeline.facts.figures.inheritance import inherit_units
from pa_pipeline.facts.figures.listings import announces_list
from pa_pipeline.facts.figures.measures import date_of, measure_of
from pa_pipeline.facts.figures.notation import decimal_mark
from pa_pipeline.facts.figures.qualifiers import set_qualifier
from pa_pipeline.facts.figures.quantities import (
    COUNT,
    MONEY,
    POINTS,
    SHARE,
    Quantity,
    find_starts,
    read_quantities,
    spans_of,
)
from pa_pipeline.facts.figures.ranges import join_ranges
from pa_pipeline.facts.figures.refusals import is_no_figure, is_reference
from pa_pipeline.facts.figures.repetitions import Told, drop_repetitions
from pa_pipeline.facts.figures.taken import Taken
from pa_pipeline.facts.figures.vocabulary import Vocabulary, vocabulary
from pa_pipeline.facts.passages import Passage, Span, Unit
from pa_pipeline.reading.privacy import publishable

_MINUS, _OPENS = frozenset("-−–‐"), frozenset("([:")
_UNREAD_KINDS = frozenset({"dateline", "link_label", "byline", "attribution"})


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity, once per fact.

    start, end: offsets in the clean text; value: full number (`USD 6,158 million` is 6158000000.0), value_max: upper
    end of a range; unit: what is counted in the text's words, `%` for shares, null for money; currency: ISO 4217;
    qualifier: code of the contract; measure: what the quantity says, in the text's words; as_of: day that it holds for.
    """

    start: int
    end: int
    value: float
    value_max: float | None
    unit: str | None
    currency: str | None
    qualifier: str | None
    measure: str | None
    as_of: date | None


def find_figures(passage: Passage) -> list[Figure]:
    """Figures in reading order.

    >>> from pa_pipeline.facts.passages import passage_of
    >>> text = "The four countries sold US$ 3.5 billion to some 20 partners, 12% more than in 2019."
    >>> [(f.value, f.unit, f.currency, f.qualifier) for f in find_figures(passage_of(text))]
    [(3500000000.0, None, 'USD', None), (20.0, 'partners', None, 'about'), (12.0, '%', None, None)]
    >>> text = "Asistieron más de dos mil quinientos jóvenes de 18 a 30 años; costó 1,5 billones de pesos chilenos."
    >>> [(f.value, f.value_max, f.unit or f.currency) for f in find_figures(passage_of(text, "es"))]
    [(2500.0, None, 'jóvenes'), (18.0, 30.0, 'años'), (1500000000000.0, None, 'CLP')]
    """
    return _Reader(passage, vocabulary(passage.language)).read()


class _Reader:
    """Reads the units of a passage; what the whole passage tells is found when it is first asked for."""

    def __init__(self, passage: Passage, known: Vocabulary) -> None:
        self.passage, self.known = passage, known

    @cached_property
    def _taken(self) -> Taken:
        return Taken(self.passage)

    @cached_property
    def _mark(self) -> str | None:
        return decimal_mark(self.passage)

    def read(self) -> list[Figure]:
        """Figures of all units, each told once, in reading order."""
        told: list[Told] = []
        for unit in self.passage.units:
            if unit.kind in _UNREAD_KINDS:
                continue
            starts = find_starts(unit, self.known)
            read = read_quantities(unit, starts, self._taken, self.known) if starts else []
            if read := with_fractions(unit, read, self.known):
                told += self._told_in(unit, read)
        return [figure for figure, _, _ in drop_repetitions(told, self.known)]

    def _told_in(self, unit: Unit, read: Sequence[Quantity]) -> Iterator[Told]:
        """Figures among the quantities of a unit."""
        known = self.known
        quantities = join_ranges(unit, read, known)
        settle_currencies(self.passage, unit, quantities, known)
        for quantity in quantities:
            set_qualifier(unit, quantity, known)
        counted = [quantity for quantity in quantities if not is_no_figure(unit, quantity, known)]
        if not counted:
            return
        ends = [0, *(quantity.end for quantity in quantities)]
        firsts = [*(spans_of(quantity)[0] for quantity in quantities), len(unit.tokens)]
        # the positions around a quantity that no other takes
        free = {id(quantity): (ends[at], firsts[at + 1]) for at, quantity in enumerate(quantities)}
        spoken_of = [one for one in quantities if one.kind == COUNT and self._is_subject(unit, one)]
        for quantity in inherit_units(unit, counted, known, spoken_of):
            if not announces_list(unit, quantity, known):
                yield self._figure(unit, quantity, free[id(quantity)]), unit, quantity

    def _is_subject(self, unit: Unit, quantity: Quantity) -> bool:
        """Whether things are spoken of as known, and hang on nothing: `the four countries`, no `of the 4 countries`."""
        tokens, at = unit.tokens, quantity.first - 1
        if at < 0 or tokens[at].folded not in self.known.words["definite"]:
            return False
        hangs = at and tokens[at - 1].folded in self.known.words["measure_links"]
        return not hangs and is_reference(tokens, quantity, self.known)

    def _figure(self, unit: Unit, quantity: Quantity, free: Span) -> Figure:
        measure = measure_of(unit, quantity, self.known, free)
        first, end = spans_of(quantity)
        for span in (quantity.unit, measure):
            if span is not None:
                first, end = min(first, span[0]), max(end, span[1])
        is_negative = _is_negative(unit, quantity, self.known)
        start, behind = _chars(unit, (min(first, quantity.first - is_negative), end))
        if quantity.unit_chars is not None:
            start, behind = min(start, quantity.unit_chars[0]), max(behind, quantity.unit_chars[1])
        return Figure(
            unit.start + start,
            unit.start + behind,
            self._value(quantity) * (-1 if is_negative else 1),
            self._value_max(quantity),
            _unit_words(unit, quantity, self.known),
            quantity.money.code if quantity.money else None,
            quantity.qualifier,
            None if measure is None else _text(unit, _chars(unit, measure)),
            date_of(self.passage, unit, quantity, self.known),
        )

    def _value(self, quantity: Quantity) -> float:
        amount = quantity.amount
        value = amount.value if amount.decimal is None else amount.valued(self._mark, is_count=_is_whole(quantity))
        if quantity.kind == MONEY and amount.glued in self.known.signs:
            value *= self.known.signs[amount.glued]
        return float(f"{value:.15g}")

    def _value_max(self, quantity: Quantity) -> float | None:
        high = quantity.value_max
        if high is None:
            return quantity.amount.top
        return high.value if high.decimal is None else high.valued(self._mark, is_count=_is_whole(quantity))


def _is_negative(unit: Unit, quantity: Quantity, known: Vocabulary) -> bool:
    """Whether a minus stands before a share or points: `gold (-9 %)`, `a change of -0.4 %`; no dash of an aside."""
    at, tokens = quantity.first - 1, unit.tokens
    if quantity.kind not in (SHARE, POINTS) or quantity.value_max is not None or at < 0:
        return False
    if tokens[at].text not in _MINUS or tokens[at].end != tokens[at + 1].start or quantity.amount.in_words:
        return False
    if at and tokens[at - 1].end == tokens[at].start and tokens[at - 1].text not in _OPENS:
        return False
    return not at or tokens[at - 1].text in _OPENS or tokens[at - 1].folded in known.words["signed_after"]


def _is_whole(quantity: Quantity) -> bool:
    """Whether three digits behind a mark are thousands in any notation: of things, or of money without `millions`."""
    return quantity.kind in (COUNT, MONEY) and quantity.amount.factor == 1 and not quantity.amount.glued


def _unit_words(unit: Unit, quantity: Quantity, known: Vocabulary) -> str | None:
    """`%`, the words of what is counted, or the name of money that no country claims; null for other money."""
    if quantity.kind == SHARE:
        return "%"
    if quantity.money is None:
        return _text(unit, _chars(unit, quantity.unit) if quantity.unit else quantity.unit_chars)
    if quantity.money.code is None and quantity.end > quantity.said_end:
        is_linked = unit.tokens[quantity.said_end].folded in known.words["of"]
        return _text(unit, _chars(unit, (quantity.said_end + is_linked, quantity.end)))
    return None


def _chars(unit: Unit, span: Span) -> Span:
    """Offsets in the unit's text of tokens between two positions."""
    return unit.tokens[span[0]].start, unit.tokens[span[1] - 1].end


def _text(unit: Unit, span: Span | None) -> str | None:
    if span is None:
        return None
    return publishable(" ".join(unit.text[span[0] : span[1]].split())) or None
