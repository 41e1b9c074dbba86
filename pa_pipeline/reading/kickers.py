"""Words right above titles that say what the texts are about (`CULTURE`): kickers. They are furniture of the listing.

A lone one may be the first line of a title of two, so it is told by capitals that the title has not, by brackets, by
a field of work that it names, or by more of its kind on the page.
"""

import re
from collections.abc import Sequence

from pa_pipeline.lexicon import words
from pa_pipeline.lexicon.folding import fold
from pa_pipeline.reading.headlines import names_genre, verb_weight
from pa_pipeline.reading.lines import Line
from pa_pipeline.reading.places import gazetteer
from pa_pipeline.reading.shapes import Shape

_MOST_KICKER_WORDS, _LEAST_TITLE_WORDS, _LEAST_ALIKE = 3, 5, 3
_APART = 2
"""Most words in capitals that are a kicker with a blank line below them."""
_DASH = re.compile(r"\s[–—|/-]\s")
_DATE_REACH = 3
"""Lines below a title among which its dateline stands, behind a deck."""


def find_kickers(lines: Sequence[Line], shapes: Sequence[Shape], reasons: Sequence[str | None]) -> list[int]:
    """Numbers of the lines that are kickers. reasons: what kind of furniture each line is, None for text."""
    possible = [at for at in range(len(lines) - 2) if _may_be_kicker(lines, shapes, reasons, at)]
    raised = {at for at in possible if _stands_out(lines, shapes, at)}
    close = [at for at in possible if lines[at + 1].gap == 0]
    sure = [at for at in possible if _is_dated(shapes, at + 1) and not (shapes[at].name and at not in raised)]
    if sum(at in sure for at in close) >= _LEAST_ALIKE:
        return [at for at in possible if at in raised or (not shapes[at].name and lines[at + 1].gap == 0)]
    return [*(at for at in sure if at in raised), *(at for at in raised if _heads_text(lines, shapes, reasons, at))]


def _heads_text(lines: Sequence[Line], shapes: Sequence[Shape], reasons: Sequence[str | None], at: int) -> bool:
    """Whether a line in capitals stands right below furniture, and text below the title that it heads, behind a deck
    at most."""
    if at == 0 or reasons[at - 1] is None or not lines[at].text.isupper():
        return False
    title = _title_below(lines, shapes, at)
    return any(shape.prose or shape.dateline is not None for shape in shapes[title + 1 : title + 1 + _DATE_REACH])


def _may_be_kicker(lines: Sequence[Line], shapes: Sequence[Shape], reasons: Sequence[str | None], at: int) -> bool:
    """Whether a short line stands apart from what is above it, and right above a title with text below."""
    shape = shapes[at]
    below_furniture = at == 0 or reasons[at - 1] is not None
    if shape.words > _MOST_KICKER_WORDS or reasons[at] is not None:
        return False
    if not (below_furniture or lines[at].gap or _opens_below_sentence(lines, shapes, at)):
        return False
    if shape.ends != "none" or shape.byline is not None or shape.dateline is not None or shape.marker:
        return False
    below = _title_below(lines, shapes, at)
    title = shapes[below]
    raised = below_furniture and lines[at].text.isupper() and not lines[below].text.isupper()
    if title.words < _LEAST_TITLE_WORDS - 2 * raised or reasons[below] is not None:
        return False
    if title.title <= -2.0 * raised or title.ends != "none" or title.dateline is not None:
        return False
    if at and reasons[at - 1] is None and shapes[at - 1].ends != "sentence":
        return False
    if verb_weight(lines[at].folded) or names_genre(lines[at].folded):
        return False
    if lines[at + 1].gap and not (at and (below_furniture or lines[at + 1].gap <= lines[at].gap)):
        return False
    return any(text.prose or text.dateline is not None for text in shapes[below + 1 : below + 1 + _DATE_REACH])


def _opens_below_sentence(lines: Sequence[Line], shapes: Sequence[Shape], at: int) -> bool:
    """Whether capitals or a field of work tell a line below the end of a text, where a page has no blank lines."""
    told = lines[at].text.isupper() or lines[at].folded in words("headlines", "subjects")
    return told and shapes[at - 1].ends == "sentence" and _is_dated(shapes, at + 1)


def _title_below(lines: Sequence[Line], shapes: Sequence[Shape], at: int) -> int:
    """The line below a kicker, or the one below the date that stands right below it."""
    date = shapes[at + 1].dateline
    return at + 2 if date is not None and date.whole_line and lines[at + 2].gap <= lines[at + 1].gap else at + 1


def _stands_out(lines: Sequence[Line], shapes: Sequence[Shape], at: int) -> bool:
    """Whether a line above a title is told as a kicker by its capitals, by brackets, or by the field that it names."""
    text, below = lines[at].text, _title_below(lines, shapes, at)
    if lines[at].folded.strip("[]() ") in words("headlines", "subjects"):
        return True
    if (text[0] == "[" and text[-1] == "]") or _names_place_and_body(text):
        return True
    return text.isupper() and not lines[below].text.isupper() and (lines[at + 1].gap == 0 or shapes[at].words <= _APART)


def _names_place_and_body(text: str) -> bool:
    """Whether a line names a country or a city and who speaks there (`Chile – Cancillería`).

    >>> _names_place_and_body("Chile – Cancillería"), _names_place_and_body("Una – Dos")
    (True, False)
    """
    place, dash, body = _DASH.sub("\n", text, count=1).partition("\n")
    if not dash or not body[:1].isupper() or body.count(" ") >= _MOST_KICKER_WORDS:
        return False
    return fold(place) in gazetteer()


def _is_dated(shapes: Sequence[Shape], first: int) -> bool:
    """Whether a dateline stands right below a line, or among the lines below its title."""
    return any(shape.dateline is not None for shape in shapes[first : first + 1 + _DATE_REACH])
