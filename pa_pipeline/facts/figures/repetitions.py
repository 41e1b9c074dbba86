"""What an article tells twice is one figure: repeated, rounded in its title, or counted under another name there."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING

from pa_pipeline.facts.figures.quantities import COUNT, MONEY, SHARE, Quantity, is_duration
from pa_pipeline.facts.figures.vocabulary import Vocabulary
from pa_pipeline.facts.passages import Unit

if TYPE_CHECKING:
    from pa_pipeline.facts.figures.figures import Figure

Told = tuple["Figure", Unit, Quantity]
_ABOVE_THE_TEXT = frozenset({"title", "subtitle", "heading"})
_ROUNDED = 0.03
_LEAST_TELLING = 10


def drop_repetitions(told: Sequence[Told], known: Vocabulary) -> list[Told]:
    """Figures without those that repeat an earlier one, or that a title tells less exactly than the text below."""
    below = _Below(told, known) if any(row[1].kind in _ABOVE_THE_TEXT for row in told) else None
    seen: set[float] = set()
    repeated: set[float] = set()
    for row in told:
        (repeated if row[0].value in seen else seen).add(row[0].value)
    kept: list[Told] = []
    keys: set[tuple[object, ...]] = set()
    shorter: set[tuple[object, ...]] = set()
    for row in told:
        if below is not None and row[1].kind in _ABOVE_THE_TEXT and below.tells(row):
            continue
        if row[0].value not in repeated:  # nothing else can be the same fact
            kept.append(row)
            continue
        key, names = _key(row), _shorter_names(row, known)
        others = {(*key[:-1], name) for name in names}
        if key in keys or key in shorter or not keys.isdisjoint(others):
            continue
        keys.add(key)
        shorter |= others
        kept.append(row)
    return kept


def _shorter_names(row: Told, known: Vocabulary) -> list[str]:
    """What is counted, with fewer adjectives: the same number of `young exporters` and of `exporters` is one fact."""
    figure, _, quantity = row
    words = (figure.unit or "").casefold().split()
    if quantity.kind != COUNT or quantity.is_inherited or not known.words["pair_links"].isdisjoint(words):
        return []
    return [" ".join(words[at:] if known.is_english else words[:-at]) for at in range(1, len(words))]


def _key(row: Told) -> tuple[object, ...]:
    """What makes two figures the same fact. Shares and parts of a whole are told apart by what they are of."""
    figure, _, quantity = row
    key = (figure.value, figure.value_max, figure.currency, (figure.unit or "").casefold())
    if quantity.kind == SHARE or quantity.is_inherited:
        return (*key, (figure.measure or str(figure.start)).casefold())
    return key


class _Below:
    """Numbers that the text below titles and headings tells."""

    def __init__(self, told: Sequence[Told], known: Vocabulary) -> None:
        self._known = known
        self._money: dict[str | None, list[float]] = {}
        self._others: set[tuple[str, float]] = set()
        for row in told:
            figure, unit, quantity = row
            if unit.kind in _ABOVE_THE_TEXT:
                continue
            if quantity.kind == MONEY:
                self._money.setdefault(figure.currency, []).append(figure.value)
            elif not self._is_time(row):
                self._others.add((quantity.kind, figure.value))
        for amounts in self._money.values():
            amounts.sort()

    def _is_time(self, row: Told) -> bool:
        return row[2].kind == COUNT and is_duration(row[1].tokens, row[2], self._known)

    def tells(self, row: Told) -> bool:
        """Whether the text below a title tells the title's number, or the one that it rounds."""
        figure, _, quantity = row
        if figure.value_max is not None or self._is_time(row):
            return False
        if quantity.kind == MONEY:
            amounts = self._money.get(figure.currency, [])
            at = bisect_left(amounts, figure.value * (1 - _ROUNDED))
            return at < len(amounts) and amounts[at] <= figure.value * (1 + _ROUNDED)
        if quantity.kind == COUNT and figure.value < _LEAST_TELLING:
            return False
        return (quantity.kind, figure.value) in self._others
