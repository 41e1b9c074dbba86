"""Numbers without a noun of their own, which count what was counted before: `23 firms from Chile, eleven from Peru`."""

from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter

from pa_pipeline.facts.figures.nouns import is_plural, read_unit
from pa_pipeline.facts.figures.places import share_sentence
from pa_pipeline.facts.figures.quantities import BARE, COUNT, MONEY, SHARE, Quantity, age_word, is_duration, spans_of
from pa_pipeline.facts.figures.vocabulary import Vocabulary
from pa_pipeline.facts.gazetteer import demonym_country
from pa_pipeline.facts.passages import Span, Token, Unit

_FIRST = attrgetter("first")
_FARTHEST = 250
"""Characters between a number and the noun that it counts; beyond, the evidence would be no passage any more."""
_MOST_NOUN_WORDS, _MOST_BEHIND = 4, 4
_MILLION = 1_000_000
_FAR, _FAR_CHANGE = 20, 6
_BREAKS = frozenset(",:;(")
_GAPS = frozenset(",(")
_APOSTROPHES = frozenset("'’")
_SENTENCE_ENDS = frozenset(".?!")


@dataclass(slots=True)
class _Counted:
    """What was counted last in a unit: the words of its unit, where its number stands, and the most of it."""

    unit: Span
    at: int
    most: float
    factor: float


def inherit_units(
    unit: Unit, quantities: Sequence[Quantity], known: Vocabulary, spoken_of: Sequence[Quantity] = ()
) -> list[Quantity]:
    """Quantities without those that count nothing; a number without a noun takes that of an earlier one.

    spoken_of: those that are no figures, but name what others count (`the four countries …, two of them`)."""
    kept: list[Quantity] = []
    last: _Counted | None = None
    passed = {id(quantity) for quantity in spoken_of}
    for quantity in sorted((*quantities, *spoken_of), key=_FIRST) if spoken_of else quantities:
        if id(quantity) in passed:
            if quantity.unit is not None:
                last = _Counted(quantity.unit, quantity.amount.first, quantity.amount.value, quantity.amount.factor)
            continue
        is_of_age = quantity.kind == BARE and age_word(unit.tokens, quantity, known) is not None
        if is_of_age or (quantity.kind == BARE and _is_population(unit, quantity, known)):
            quantity.kind = COUNT
        if quantity.kind == BARE:
            found = _copied(unit, quantity, known) or _crowd_of(unit.tokens, quantity, known)
            found = found or _earlier_unit(unit, last, kept, quantity, known) or _total_of(unit, quantity, known)
            found = found or _changed(unit, last, quantity, known)
            if found is None:
                continue
            quantity.kind, quantity.unit, quantity.is_inherited = COUNT, _bare(unit, found, quantity, known), True
        kept.append(quantity)
        if quantity.kind == COUNT and quantity.unit is not None and not is_duration(unit.tokens, quantity, known):
            most = last.most if last is not None and last.unit == quantity.unit else 0
            last = _Counted(
                quantity.unit, quantity.amount.first, max(most, quantity.amount.value), quantity.amount.factor
            )
    return kept


def _is_population(unit: Unit, quantity: Quantity, known: Vocabulary) -> bool:
    """Whether a number is that of inhabitants whom the text does not name: `a population of 5 million`."""
    if quantity.amount.looks_like_year:
        return False
    at = known.phrases["population_links"].start(unit.tokens, spans_of(quantity)[0])
    near = [token.folded for token in unit.tokens[max(0, at - 2) : at]]
    return at > 0 and any(word in known.words["populations"] for word in near)  # `la población ocupada es de`


def _bare(unit: Unit, found: Span, quantity: Quantity, known: Vocabulary) -> Span:
    """The noun without its complement where the number has one of its own: `20 becas de maestría y 5 de doctorado`."""
    of, tokens = known.words["of"], unit.tokens
    if quantity.end < len(tokens) and tokens[quantity.end].folded in of and found[1] <= quantity.first:
        end = next((at for at in range(found[0] + 1, found[1]) if tokens[at].folded in of), found[1])
        return found[0], end
    return found


def _copied(unit: Unit, quantity: Quantity, known: Vocabulary) -> Span | None:
    """The noun behind a verb or `of them`: `of which 41 are small firms`, `30 of them women`."""
    tokens, at = unit.tokens, quantity.end
    noun = known.phrases["of_them"].end(tokens, at)
    if noun == at:
        noun += at < len(tokens) and tokens[at].folded in known.words["copulas"]
    if not at < noun < len(tokens) or tokens[noun].folded in known.words["part_heads"] | known.words["stops"]:
        return None
    if demonym_country(tokens[noun]) or tokens[noun].folded.endswith(tuple(known.words["adjective_ends"])):
        return None
    return read_unit(tokens, noun, known)


def _earlier_unit(
    unit: Unit, last: _Counted | None, kept: Sequence[Quantity], quantity: Quantity, known: Vocabulary
) -> Span | None:
    """The unit of the last count of the same sentence, or of the paragraph where the text points back to it."""
    tokens, amount = unit.tokens, quantity.amount
    if last is None or tokens[amount.first].start - tokens[last.unit[0]].start > _FARTHEST:
        return None
    points_back = _points_back(tokens, quantity, known)
    if not points_back and _is_measure(tokens[last.unit[0]], known):
        return None
    is_aside = quantity.first > 0 and tokens[quantity.first - 1].text == "("
    is_other_kind = is_aside and bool(kept) and kept[-1].kind in (SHARE, MONEY)
    if not points_back and (is_other_kind or amount.value % 1 or not share_sentence(unit, last.at, amount.first)):
        return None
    if amount.factor == last.factor >= _MILLION:
        return last.unit
    if known.phrases["new_totals"].start(tokens, spans_of(quantity)[0]) < spans_of(quantity)[0]:
        return last.unit
    if amount.value == 1 and amount.in_words:
        return last.unit if _is_one_of_them(tokens, quantity, known) else None
    behind = tokens[quantity.end] if quantity.end < len(tokens) else None
    opens_part = behind is None or not behind.is_word or behind.folded in known.words["part_heads"]
    opens_part = opens_part or _tells_state(tokens, quantity.end, known)
    if points_back or (amount.value <= last.most and (opens_part or amount.in_words)):
        return last.unit
    is_listed = (
        _follows_name(tokens, quantity)
        if behind is None or not behind.is_word
        else _follows_part(tokens, quantity, known)
    )
    return last.unit if opens_part and is_listed else None


def _is_measure(token: Token, known: Vocabulary) -> bool:
    """Whether lengths, weights or areas are counted, whose unit nobody leaves out."""
    signs = known.words["measure_signs"]
    return token.folded in signs or token.folded.removesuffix("s") in signs


def _tells_state(tokens: Sequence[Token], at: int, known: Vocabulary) -> bool:
    """Whether a participle ends the part of a breakdown: `6 projects: 2 concluded, 4 in progress`."""
    ends = tuple(known.words["participle_ends"] | known.words["one_ends"])
    if not ends or not tokens[at].folded.endswith(ends):
        return False
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    return behind is None or not behind.is_word or behind.folded in known.words["pair_links"]


def _follows_part(tokens: Sequence[Token], quantity: Quantity, known: Vocabulary) -> bool:
    """Whether a comma or `and` joins a number to what was counted before."""
    before = tokens[quantity.first - 1] if quantity.first else None
    return before is not None and (before.text in _BREAKS or before.folded in known.words["pair_links"])


def _follows_name(tokens: Sequence[Token], quantity: Quantity) -> bool:
    """Whether a comma or a bracket stands for the verb and a name before it: `Chile sent 52 firms; Mexico, 61;`."""
    at = quantity.first - 1
    return at > 0 and tokens[at].text in _GAPS and tokens[at - 1].is_capital


def _points_back(tokens: Sequence[Token], quantity: Quantity, known: Vocabulary) -> bool:
    at = quantity.end
    if any(known.phrases[key].end(tokens, at) > at for key in ("of_them", "per_each")):
        return True
    first = spans_of(quantity)[0]
    if known.phrases["of_them"].start(tokens, first) < first and at < len(tokens) and tokens[at].is_word:
        return True  # `61 firms, of which 40 export`
    opens = quantity.first > 0 and tokens[quantity.first - 1].text in _SENTENCE_ENDS
    return opens and quantity.amount.in_words and quantity.amount.value > 1 and at < len(tokens) and tokens[at].is_word


def _is_one_of_them(tokens: Sequence[Token], quantity: Quantity, known: Vocabulary) -> bool:
    """Whether `one` counts: `five in progress, one still being formulated`."""
    if quantity.end >= len(tokens):
        return False
    behind, before = tokens[quantity.end], tokens[quantity.first - 1] if quantity.first else None
    if quantity.end + 1 < len(tokens) and tokens[quantity.end + 1].folded in known.words["each"]:
        return False
    if before is None or not (before.text in _BREAKS or before.folded in known.words["one_before"]):
        return False
    return behind.folded in known.words["one_heads"] or behind.folded.endswith(tuple(known.words["one_ends"]))


def _total_of(unit: Unit, quantity: Quantity, known: Vocabulary) -> Span | None:
    """The noun that a verb such as `amount to` gives the number of: `the number of observers rises to 66`."""
    tokens = unit.tokens
    if quantity.amount.value < 2 or quantity.value_max is not None:
        return None
    end = quantity.first if quantity.qualifier_first is None else quantity.qualifier_first
    if tokens[end - 1 : end] and tokens[end - 1].text == ":":
        return _labelled(unit, quantity, end - 1, known)
    start = known.phrases["totals"].start(tokens, end)
    if start == end:
        return None
    return _subject_of(tokens, start, known)


def _crowd_of(tokens: Sequence[Token], quantity: Quantity, known: Vocabulary) -> Span | None:
    """The noun of many people whose number stands behind it: `a crowd of 8,000`, `una plantilla de 45`."""
    at = spans_of(quantity)[0] - 2
    if at < 0 or quantity.amount.looks_like_year or quantity.amount.value % 1:
        return None
    is_crowd = tokens[at].folded in known.words["crowds"] and tokens[at + 1].folded in known.words["of"]
    behind = tokens[quantity.end] if quantity.end < len(tokens) else None
    is_alone = behind is None or not behind.is_word or behind.folded in known.words["stops"]
    return (at, at + 1) if is_crowd and is_alone else None


def _changed(unit: Unit, last: _Counted | None, quantity: Quantity, known: Vocabulary) -> Span | None:
    """What a verb of change counts: `accidents fell from 74 in 2012 to 29`, `los socios pasan de 5 a 9`."""
    tokens, at = unit.tokens, quantity.first - 1
    if at < 1 or quantity.amount.looks_like_year:
        return None
    if tokens[at].folded in known.words["from"] and tokens[at - 1].folded in known.words["changes"]:
        return _head_of_subject(tokens, at - 1, known)
    if last is None or tokens[at].folded not in known.words["range_links"] or not 0 < at - last.at <= _FAR_CHANGE:
        return None
    is_first = last.at > 1 and tokens[last.at - 1].folded in known.words["from"]
    return last.unit if is_first and tokens[last.at - 2].folded in known.words["changes"] else None


def _head_of_subject(tokens: Sequence[Token], verb: int, known: Vocabulary) -> Span | None:
    """The plural noun that the clause before a verb opens with, or that whose number the clause tells."""
    low = max(0, verb - _FAR)
    marks = (at for at in range(verb - 1, low - 1, -1) if not (tokens[at].is_word or tokens[at].text in _APOSTROPHES))
    start = next((at + 1 for at in marks), low)
    if start == low > 0:
        return None
    openers = known.words["definite"] | known.words["articles_before"]
    while start < verb and tokens[start].folded in openers:
        start += 1
    behind = known.phrases["number_of"].end(tokens, start)
    start = behind if behind > start else start
    end = start
    while end < verb and end - start < _MOST_NOUN_WORDS and _describes(tokens[end], known):
        end += 1
    if end == start or end - start >= _MOST_NOUN_WORDS:
        return None
    if known.is_english:
        return (start, end) if is_plural(tokens[end - 1], known) else None
    return (start, end) if is_plural(tokens[start], known) else None


def _labelled(unit: Unit, quantity: Quantity, colon: int, known: Vocabulary) -> Span | None:
    """`Beneficiaries: 3,200`, alone on its line."""
    tokens = unit.tokens
    behind = [token.text for token in tokens[quantity.end :]]
    is_alone = len(behind) <= 1 or (behind[0] == "(" and behind[-1] in (")", ".") and len(behind) <= _MOST_BEHIND)
    if not is_alone or colon > _MOST_NOUN_WORDS or quantity.amount.looks_like_year:
        return None
    return (0, colon) if colon and any(is_plural(token, known) for token in tokens[:colon]) else None


def _subject_of(tokens: Sequence[Token], verb: int, known: Vocabulary) -> Span | None:
    """The plural noun before a verb, or that whose number it tells."""
    for at in range(verb - 1, max(-1, verb - _FAR), -1):
        behind = known.phrases["number_of"].end(tokens, at)
        if behind > at:
            noun = next((place for place in range(behind, verb) if is_plural(tokens[place], known)), None)
            return None if noun is None else (behind, noun + 1)
    at = verb - 1
    while (
        at >= 0
        and verb - at < _MOST_NOUN_WORDS
        and tokens[at].folded in known.words["relatives"] | {","} | known.words["adverbs"]
    ):
        at -= 1
    if at < 0 or verb - at < 2 or not is_plural(tokens[at], known):
        return None
    start = at
    while start > 0 and at - start < 2 and tokens[start - 1].is_word and _describes(tokens[start - 1], known):
        start -= 1
    return start, at + 1


def _describes(token: Token, known: Vocabulary) -> bool:
    word = token.folded
    return not (word in known.words["stops"] or word in known.words["definite"] or word[0].isdigit())
