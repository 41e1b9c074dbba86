"""Whether the words of a value stand in the passage of a source that it was read from.

Here: one value against one passage. Not here: which columns of which tables must be proved (tables/evidence.py).
"""

import re

from pa_pipeline.reading.cleaning import clean_text
from pa_pipeline.reading.privacy import publishable

_BULLET = re.compile("[\u2022\u00b7\u25aa\u25a0\u25cf\u25cb\u25e6\u2023\u2219\u2043*+\u2013\u2014-]\\s*")
WITHHELD = "[withheld]"
"""What stands for words that were taken down."""
_LONGEST_BULLET = 8
_WORD = re.compile(r"[^\W\d_]+|\d+")


def proves(value: str, passage: str, rule: str, clean: str | None = None) -> bool:
    """Whether a passage of a source proves a value, once it is mended as reading mends it.

    clean: the passage as it is mended in its text, where a mark may mean what it does not mean by itself; null mends
    the passage by itself.

    rule: `equals` where the value is the passage, a bullet before it left out; `contains` where it stands in it, each
    of its lines by itself; `contains_caseless` where capitals may differ too; `words` where all its words stand in it,
    in any order, since others stand between them. White space inside may always differ; blanks around an equal passage
    may not, since it is to be as short as it can be.

    >>> proves("La reunión", "La  reunio\\u0301n\\u200b", "equals"), proves("La reunión", "• La reunión", "equals")
    (True, True)
    >>> proves("La reunión", "La reuniÃ³n", "equals"), proves("La reunión", "La reuniÃ³n de", "equals")
    (True, False)
    >>> proves("à", "Ã\\u00a0", "equals"), proves("Lima", "Lima ", "equals")
    (True, False)
    >>> proves("Lima", "LIMA, 3 de mayo de 2019", "contains"), proves("Lima", "LIMA, 3 de mayo", "contains_caseless")
    (False, True)
    >>> proves("ministro de Comercio", "ministro peruano de Comercio", "words"), proves("rey", "El reyezuelo", "words")
    (True, False)
    """
    if rule.startswith("contains") and value in passage:
        return True
    mended = clean_text(passage).text if clean is None else clean
    if WITHHELD in value:
        return any(_stand_in_order(value.split(WITHHELD), text, whole=rule == "equals") for text in _masked(mended))
    if rule == "equals":
        if passage != passage.strip() and mended != mended.strip():
            return False
        wanted = _squash(value)
        texts = [form for text in (passage, mended) for form in (text, _without_bullet(text))]
        return any(wanted == _squash(text) or wanted in _masked(text) for text in texts)
    if rule == "words":
        return any(set(_WORD.findall(value)) <= set(_WORD.findall(text)) for text in (passage, *_masked(mended)))
    masked = _masked(mended)
    lines = [_squash(line) for line in value.split("\n")]
    if rule == "contains_caseless":
        masked = tuple(text.casefold() for text in masked)
        lines = [line.casefold() for line in lines]
    return all(any(line in text for text in masked) for line in lines)


def _without_bullet(text: str) -> str:
    bullet = _BULLET.match(text)
    return text[bullet.end() :] if bullet else text


def _stand_in_order(pieces: list[str], text: str, *, whole: bool) -> bool:
    """Whether the words around what was taken down stand in a text, in their order, and begin and end it if `whole`."""
    position = 0
    for piece in map(_squash, pieces):
        found = text.find(piece, position)
        if found < 0:
            return False
        position = found + len(piece)
    first, last = _squash(pieces[0]), _squash(pieces[-1])
    return not whole or (0 <= text.find(first) <= _LONGEST_BULLET and text.endswith(last))


def _masked(clean: str) -> tuple[str, ...]:
    """A clean passage as reading publishes it: private addresses masked by line or in all."""
    by_line = " ".join(publishable(line) for line in clean.split("\n"))
    return (_squash(publishable(_squash(clean))), _squash(by_line))


def _squash(text: str) -> str:
    return " ".join(text.split())
