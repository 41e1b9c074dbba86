"""Rows of menu items and of buttons on one line: most of them are furniture that the lexicon knows.

Here: what a row is by its own words. Not here: what it is by the lines around it (`menus`).
"""

import re

from pa_pipeline.lexicon import words
from pa_pipeline.lexicon.folding import fold
from pa_pipeline.reading.boilerplate import match_boilerplate

LEAST_MENU = 8
"""Items of a row that is a menu whatever its items are."""
_MOST_PIECE_WORDS, _LONG_ROW = 4, 5
"""Words of an item, and items of a row of which half need to be known, not more."""
_PIECES = re.compile(r"\s*[|·•»›]\s*|\s(?:::|/|//|~)\s|\s{2,}|\t")
_BUTTON = re.compile(r"[^\W\d_][\w-]*(?:\s[^\W\dA-ZÀ-Ý][\w-]*)*")


def reason_of_row(folded: str) -> str | None:
    """Reason of most items of a row that strokes or points part, where the others are short.

    >>> reason_of_row("contacto | mapa del sitio | libro azul"), reason_of_row("opinion | la tarea pendiente")
    ('navigation', None)
    """
    pieces = [piece for piece in _PIECES.split(folded) if piece]
    if len(pieces) < 2:
        return None
    if len(pieces) >= LEAST_MENU and "|" in folded and not any(map(str.isdigit, folded)):
        return "navigation" if all(piece.count(" ") < _MOST_PIECE_WORDS for piece in pieces) else None
    reasons = [match_boilerplate(piece) for piece in pieces]
    if any(reasons):
        reasons = [reason or _reason_of_subject(piece) for reason, piece in zip(reasons, pieces, strict=True)]
    known = [reason for reason in reasons if reason is not None]
    short = all(reason or piece.count(" ") < _MOST_PIECE_WORDS for piece, reason in zip(pieces, reasons, strict=True))
    enough = 2 * len(known) > len(pieces) - (len(pieces) >= _LONG_ROW)
    return known[0] if enough and short else None


def _reason_of_subject(piece: str) -> str | None:
    """Reason of the name of a field of work, beside what is furniture for sure."""
    return "category" if piece in words("headlines", "subjects") else None


def reason_of_buttons(text: str) -> str | None:
    """Reason of buttons that nothing but a blank parts, each with a capital of its own (`Accept all Reject`)."""
    pieces = _BUTTON.findall(text)
    if len(pieces) < 2 or " ".join(pieces) != " ".join(text.split()):
        return None
    reasons = []
    for piece in pieces:
        reason = match_boilerplate(fold(piece))
        if reason is None:
            return None
        reasons.append(reason)
    return reasons[0]
