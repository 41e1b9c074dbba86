"""Stretches of a passage between quotation marks, whatever marks they are and wherever one was lost.

What such a stretch is, somebody's words or a title, is not asked here.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pa_pipeline.facts.passages import Unit
from pa_pipeline.lexicon.folding import fold

_MARK = re.compile("[\"“”„‟«»‹›‘’‚´`'](?:(?<=['’‘´`‚])['’‘´`‚])?")
_LOST_END = "â€"
"""What is left of a closing mark of which a wrong decoding lost the last byte."""
_MARK_OR_LOST = re.compile(f"{_MARK.pattern}|{_LOST_END}")
_FOLDED_MARKS = frozenset(fold("\"“”„‟«»‹›‘’‚´`'"))
_DOUBLE = frozenset('"“”„‟«»')
_SPACE_OR_OPENER = frozenset(" ([{¿¡—–-/|•*")
_OPENS_WORDS = frozenset("¿¡([….#@$€£—–*“‘«'\"")
_CLOSES_WORDS = frozenset(".,;:!?…)]}—–-/|”’»'\"*")
_SINGLES = frozenset("'’‘´`‚‹›")
_MOST_UNITS = 6
_PROSE = frozenset({"paragraph", "quote", "list_item"})


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quotation marks.

    first, last: positions of the units that it begins and ends in; start, end: of the words without the outer marks,
    outer_start, outer_end: with them, in the clean text; opened, closed: whether the mark is there; single: whether
    the marks are single ones.
    """

    first: int
    last: int
    start: int
    end: int
    outer_start: int
    outer_end: int
    opened: bool = True
    closed: bool = True
    single: bool = False


@dataclass(frozen=True, slots=True)
class _Mark:
    at: int
    length: int
    text: str
    opens: bool
    closes: bool
    possessive: bool = False


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A pair of marks in one unit; offsets in its text."""

    opening: _Mark
    closing: _Mark


@dataclass(slots=True)
class _UnitMarks:
    """What the marks of one unit make: pairs that stand in no other pair, an opening mark left open, a stray end."""

    pairs: list[_Stretch]
    left_open: _Mark | None
    stray: _Mark | None


def find_quotations(units: Sequence[Unit]) -> list[Quotation]:
    """Quotations of a passage in order, none inside another.

    >>> from pa_pipeline.facts.passages import passage_of
    >>> text = "«Vamos», dijo. ‘Peru’s “new” way’ is her book"
    >>> [text[q.start:q.end] for q in find_quotations(passage_of(text).units)]
    ['Vamos', 'Peru’s “new” way']
    """
    found: list[Quotation] = []
    position, behind = 0, -1
    # apostrophes within a word are no tokens, so that most units are passed over
    marked = [None if _FOLDED_MARKS.isdisjoint(unit.words) else _pair_marks(unit.restored) for unit in units]
    while position < len(units):
        marks, unit = marked[position], units[position]
        if marks is not None:
            pairs = [pair for pair in marks.pairs if unit.start + pair.opening.at > behind]
            if marks.stray is not None and unit.start + marks.stray.at > behind:
                found.append(_lost_opening(units, marked, position, marks))
            opening = marks.left_open
            last = None if opening is None else _closing_unit(units, marked, position)
            if opening is not None and last is not None:
                pairs = [pair for pair in pairs if pair.opening.at < opening.at]
                found.append(_of_marks(units, position, last, opening, _closing_mark(marked[last])))
                behind = found[-1].end
            elif opening is not None:
                found.append(_lost_closing(unit, position, opening, pairs))
            found.extend(_of_pairs(unit, position, pairs))
            position = position if last is None else last - 1
        position += 1
    return sorted(found, key=lambda quotation: (quotation.start, quotation.end))


def _of_pairs(unit: Unit, position: int, pairs: Sequence[_Stretch]) -> list[Quotation]:
    return [
        Quotation(
            position,
            position,
            unit.start + pair.opening.at + pair.opening.length,
            unit.start + pair.closing.at,
            unit.start + pair.opening.at,
            unit.start + pair.closing.at + pair.closing.length,
            single=pair.opening.text in _SINGLES,
        )
        for pair in pairs
    ]


def _of_marks(units: Sequence[Unit], first: int, last: int, opening: _Mark, closing: _Mark | None) -> Quotation:
    begin = units[first].start + opening.at
    end = units[last].start + (closing.at if closing else 0)
    return Quotation(first, last, begin + opening.length, end, begin, end + (closing.length if closing else 0))


def _lost_closing(unit: Unit, position: int, opening: _Mark, pairs: Sequence[_Stretch]) -> Quotation:
    """An opening mark without a closing one: to the next pair of marks, or to the unit's end."""
    end = min((pair.opening.at for pair in pairs if pair.opening.at > opening.at), default=len(unit.text))
    begin, end = unit.start + opening.at, unit.start + end
    return Quotation(position, position, begin + opening.length, end, begin, end, closed=False)


def _lost_opening(
    units: Sequence[Unit], marked: Sequence[_UnitMarks | None], position: int, marks: _UnitMarks
) -> Quotation:
    """A closing mark without an opening one: from the unit's start, or from the attribution of the words before."""
    stray = marks.stray
    if stray is None:
        raise ValueError("no stray mark")
    first = position
    while (
        position - first < _MOST_UNITS and first > 0 and units[first - 1].kind in _PROSE and marked[first - 1] is None
    ):
        first -= 1
    if first == 0 or units[first - 1].kind != "attribution":
        first = position
    unit = units[position]
    begin = units[first].start
    if first == position:
        ends = [pair.closing.at + pair.closing.length for pair in marks.pairs if pair.closing.at < stray.at]
        begin += max(ends, default=0)
    lead = len(unit.text) - len(unit.text.lstrip()) if first == position and begin == unit.start else 0
    end = unit.start + stray.at
    return Quotation(first, position, begin + lead, end, begin + lead, end + stray.length, opened=False)


def _closing_unit(units: Sequence[Unit], marked: Sequence[_UnitMarks | None], first: int) -> int | None:
    """Position of the unit in which a quotation over several paragraphs is closed, if it is."""
    for position in range(first + 1, min(first + _MOST_UNITS + 1, len(units))):
        marks, unit = marked[position], units[position]
        if unit.kind not in _PROSE:
            return None
        if marks is None:
            continue
        if _opens_paragraph(unit, marks.left_open):
            continue
        return position if _closing_mark(marks) is not None and _continues(unit, marks) else None
    return None


def _opens_paragraph(unit: Unit, mark: _Mark | None) -> bool:
    return mark is not None and not unit.text[: mark.at].strip()


def _continues(unit: Unit, marks: _UnitMarks) -> bool:
    """Whether a unit goes on with words opened before: it opens with a mark, or holds a closing mark without one."""
    return marks.stray is not None or (bool(marks.pairs) and _opens_paragraph(unit, marks.pairs[0].opening))


def _closing_mark(marks: _UnitMarks | None) -> _Mark | None:
    if marks is None:
        return None
    return marks.stray or (marks.pairs[0].closing if marks.pairs else None)


def _pair_marks(text: str) -> _UnitMarks | None:
    marks = _MARK if _LOST_END not in text else _MARK_OR_LOST
    found = [match for match in marks.finditer(text) if not _is_apostrophe(text, match)]
    if not found:
        return None
    result = _pair_doubles(_double_marks(text, found))
    result.pairs = _merge_pairs(result.pairs, _pair_singles(_single_marks(text, found)))
    return result if result.pairs or result.left_open or result.stray else None


def _is_apostrophe(text: str, match: re.Match[str]) -> bool:
    start, end = match.span()
    return (
        match.group() in _SINGLES
        and start > 0
        and end < len(text)
        and text[start - 1].isalnum()
        and text[end].isalnum()
    )


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    return (text[start - 1] if start else " "), (text[end] if end < len(text) else " ")


def _double_marks(text: str, found: Sequence[re.Match[str]]) -> list[_Mark]:
    marks = []
    for match in found:
        mark = match.group()
        if mark in _SINGLES:
            continue
        before, after = _around(text, match.start(), match.end())
        starts_word = after.isalnum() or after in _OPENS_WORDS
        ends_word = not before.isspace() and (after.isspace() or after in _CLOSES_WORDS)
        free = before.isspace() or before in _SPACE_OR_OPENER or before in _SINGLES or before in _DOUBLE
        if mark in "“„‟«":
            closes = ends_word and not free and mark != "„"
            opens = not closes
        elif mark == _LOST_END:
            opens, closes = False, True
        elif mark in "”»":
            opens = free and starts_word
            closes = True
        else:
            opens = starts_word and (free or before in ":,;.")
            closes = not before.isspace() or not opens
        marks.append(_Mark(match.start(), len(mark), mark, opens, closes))
    return marks


def _class_of(mark: str) -> str:
    return "angle" if mark in "«»" else "curly" if mark in "“”„‟" else "straight"


def _pair_doubles(marks: Sequence[_Mark]) -> _UnitMarks:
    pairs: list[_Stretch] = []
    stack: list[_Mark] = []
    stray: _Mark | None = None
    for mark in marks:
        if mark.closes and stack and not (mark.opens and mark.text == '"' != stack[-1].text):
            if len(stack) > 1 and _class_of(stack[-1].text) != _class_of(mark.text) == _class_of(stack[-2].text):
                stack.pop()
            opening = stack.pop()
            while pairs and pairs[-1].opening.at > opening.at:
                pairs.pop()
            pairs.append(_Stretch(opening, mark))
        elif mark.opens:
            stack.append(mark)
        elif stray is None:
            stray = mark
    return _UnitMarks(pairs, stack[0] if stack else None, stray)


def _pair_singles(marks: Sequence[_Mark]) -> list[_Stretch]:
    pairs: list[_Stretch] = []
    opening: _Mark | None = None
    held: _Mark | None = None
    for mark in marks:
        if opening is not None and mark.closes:
            if not mark.possessive:
                pairs.append(_Stretch(opening, mark))
                opening = held = None
            else:
                held = mark
        elif mark.opens:
            if opening is not None and held is not None:
                pairs.append(_Stretch(opening, held))
                held = None
            opening = mark
    if opening is not None and held is not None:
        pairs.append(_Stretch(opening, held))
    return pairs


def _merge_pairs(doubles: Sequence[_Stretch], singles: Sequence[_Stretch]) -> list[_Stretch]:
    """Those pairs that stand in no other."""
    kept: list[_Stretch] = []
    for pair in sorted([*doubles, *singles], key=lambda pair: (pair.opening.at, -pair.closing.at)):
        if not kept or pair.opening.at > kept[-1].closing.at:
            kept.append(pair)
    return kept


def _single_marks(text: str, found: Sequence[re.Match[str]]) -> list[_Mark]:
    marks = []
    for match in found:
        mark = match.group()
        if mark not in _SINGLES:
            continue
        before, after = _around(text, match.start(), match.end())
        free = before.isspace() or before in "([¿¡—–"
        opens = free and (after.isalnum() or after in "¿¡(….“") and mark != "›"
        closes = not before.isspace() and not after.isalnum() and mark not in "‘‚‹"
        possessive = before in "sSzZ" and after == " " and text[match.end() + 1 : match.end() + 2].islower()
        if opens or closes:
            marks.append(_Mark(match.start(), 1, mark, opens, closes, possessive))
    return marks
