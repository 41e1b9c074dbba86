"""Counts that announce the complete list of what they count: `two pillars: trade and cooperation`."""

from collections.abc import Sequence

from pa_pipeline.facts.figures.quantities import COUNT, Quantity, is_duration
from pa_pipeline.facts.figures.vocabulary import Vocabulary
from pa_pipeline.facts.passages import Token, Unit

_LARGEST_LIST = 30
_FEW = 12
_FAR = 30
_NEAR = 6
_MOST_ITEM_WORDS = 60
_OPEN, _CLOSE = frozenset("(["), frozenset(")]")
_DASHES = frozenset("-‐‑‒–—―")
_QUOTES = frozenset("“”\"«»‘’'")
_OPEN_QUOTES = frozenset("“«")
_ENDS = frozenset(".?!")
_SEPARATORS = frozenset(",;")


def announces_list(unit: Unit, quantity: Quantity, known: Vocabulary) -> bool:
    """Whether all that a number counts is named behind it, or below it.

    A breakdown (`seven projects: five in progress`) and examples (`such as`) name not all.
    """
    value = quantity.amount.value
    if quantity.kind != COUNT or quantity.value_max is not None or not 1 < value <= _LARGEST_LIST or value % 1:
        return False
    tokens = unit.tokens
    if quantity.qualifier is not None or is_duration(tokens, quantity, known) or quantity.unit is None:
        return False
    if value <= _FEW and _is_parted(tokens, quantity, known):
        return True
    end = _sentence_end(unit, quantity)
    opening = _opening(tokens, quantity, end, known)
    if opening is not None:
        return not _is_breakdown(tokens, opening + 1, known) or _named_behind(tokens, opening + 1, end, known) == value
    return value in {_items_behind(tokens, at, end, known) for at in _list_starts(tokens, quantity, end, known)}


def _is_parted(tokens: Sequence[Token], quantity: Quantity, known: Vocabulary) -> bool:
    """Whether something is divided into so many, or its parts are so called and named behind a comma."""
    before = tokens[max(0, quantity.first - 3) : quantity.first]
    if any(token.folded in known.words["parted"] for token in before):
        return True
    if quantity.unit is None or not any(
        token.folded in known.words["list_nouns"] for token in tokens[quantity.unit[0] : quantity.unit[1]]
    ):
        return False
    return quantity.end < len(tokens) and tokens[quantity.end].text in (",", ":", "(", "–", "—")


def _sentence_end(unit: Unit, quantity: Quantity) -> int:
    """Position behind the last token of the sentence, not too far away."""
    tokens = unit.tokens
    at = quantity.end
    while at < len(tokens) and at - quantity.end < _FAR + _MOST_ITEM_WORDS:
        if tokens[at].text in _ENDS and (at + 1 == len(tokens) or tokens[at + 1].start > tokens[at].end):
            return at
        at += 1
    return at


def _opening(tokens: Sequence[Token], quantity: Quantity, end: int, known: Vocabulary) -> int | None:
    """Position of the colon that a complete list follows."""
    partial = known.words["partial"]
    for at in range(quantity.end, min(end, quantity.end + _FAR)):
        word = tokens[at]
        if word.folded in partial:
            return None
        if word.text == ":":
            behind = tokens[at + 1] if at + 1 < len(tokens) else None
            return None if at > quantity.end and behind is not None and behind.text in _QUOTES else at
        if word.text == ";" or (word.is_word and word.folded[0].isdigit()):
            return None
        if known.numbers.get(word.folded, 0) > 1:
            return None  # `23 actions in five areas: …` lists the areas
    return None


def _is_breakdown(tokens: Sequence[Token], at: int, known: Vocabulary) -> bool:
    return any(token.folded[0].isdigit() or token.folded in known.numbers for token in tokens[at : at + _NEAR])


def _items_behind(tokens: Sequence[Token], at: int, end: int, known: Vocabulary) -> int:
    """How many items a list in brackets, between dashes, with semicolons or behind a comma has; 0 without a list."""
    if at >= end:
        return 0
    opening = tokens[at]
    semicolons = [place for place in range(at, end) if tokens[place].text == ";"]
    if len(semicolons) > 1:
        head = tokens[at : semicolons[0]]
        if any(token.text in _OPEN for token in head) or all(token.text != "," for token in head):
            return len(semicolons) + 1
    if opening.text in _OPEN:
        return _count_items(tokens, at + 1, _find(tokens, at + 1, end, ")]"), known)
    if opening.text in _DASHES:
        is_name = at + 1 < end and tokens[at + 1].is_capital
        return _count_items(tokens, at + 1, _find(tokens, at + 1, end, "-–—―"), known, capital=is_name)
    if opening.text == "," and at + 1 < end and tokens[at + 1].text in _OPEN_QUOTES:
        return sum(1 for place in range(at + 1, end) if tokens[place].text == tokens[at + 1].text)
    if opening.text == "," and at + 1 < end and tokens[at + 1].is_capital:
        return _count_items(tokens, at + 1, end, known, capital=True)
    return 0


def _list_starts(tokens: Sequence[Token], quantity: Quantity, end: int, known: Vocabulary) -> list[int]:
    """Where the list may begin: right behind what is counted, or at the bracket behind its complement (`two fairs of
    the region (…)`).
    """
    if quantity.end >= end or tokens[quantity.end].folded not in known.words["of"]:
        return [quantity.end]
    for at in range(quantity.end + 1, min(end, quantity.end + _NEAR)):
        if tokens[at].text in _OPEN:
            return [quantity.end, at]
        if not tokens[at].is_word or tokens[at].folded[0].isdigit():
            break
    return [quantity.end]


def _named_behind(tokens: Sequence[Token], at: int, end: int, known: Vocabulary) -> int:
    """How many names a list has, each perhaps with its number in brackets: `Puno (+247%), Ica (+2%) and Tacna (1%)`."""
    items, depth, is_new = 0, 0, True
    for place in range(at, end):
        token = tokens[place]
        depth += (token.text in _OPEN) - (token.text in _CLOSE)
        if depth or token.text in _CLOSE:
            continue
        if token.text in _SEPARATORS or token.folded in known.words["pair_links"]:
            is_new = True
        elif is_new:
            if not token.is_capital:
                return 0
            items, is_new = items + 1, False
    return items


def _find(tokens: Sequence[Token], at: int, end: int, marks: str) -> int:
    return next((place for place in range(at, end) if tokens[place].text in marks), end)


def _count_items(tokens: Sequence[Token], at: int, end: int, known: Vocabulary, *, capital: bool = False) -> int:
    items, is_new = 0, True
    for place in range(at, end):
        token = tokens[place]
        if token.text in _SEPARATORS or token.folded in known.words["pair_links"]:
            is_new = True
        elif is_new:
            if capital and not token.is_capital:
                break
            items, is_new = items + 1, False
    return items
