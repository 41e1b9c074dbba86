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
_DASHED = re.compile(r"\s[-–—]\s")
_WIDE, _LEAST_WIDE = re.compile(r"\s{2,}"), 4
_BUTTON = re.compile(r"[^\W\d_][\w-]*(?:\s[^\W\dA-ZÀ-Ý][\w-]*)*")


def reason_of_row(folded: str) -> str | None:
    """Reason of most items of a row that strokes or points part, where the others are short.

    >>> reason_of_row("contacto | mapa del sitio | libro azul"), reason_of_row("opinion | la tarea pendiente")
    ('navigation', None)
    >>> reason_of_row("aviso legal - cookies - contacto"), reason_of_row("el bloque   paises   atlas   noticias")
    ('notice', 'navigation')
    """
    pieces = [piece for piece in _PIECES.split(folded) if piece]
    if len(pieces) < 2:
        dashed = _DASHED.split(folded)
        known_all = len(dashed) > 2 and [match_boilerplate(piece) for piece in dashed]
        return known_all[0] if known_all and all(known_all) else None
    if len(pieces) >= LEAST_MENU and "|" in folded and not any(map(str.isdigit, folded)):
        return "navigation" if all(piece.count(" ") < _MOST_PIECE_WORDS for piece in pieces) else None
    reasons = [match_boilerplate(piece) for piece in pieces]
    if _is_wide_menu(folded, pieces, sum(map(bool, reasons))):
        return "navigation"
    if any(reasons):
        reasons = [reason or _reason_of_subject(piece) for reason, piece in zip(reasons, pieces, strict=True)]
    known = [reason for reason in reasons if reason is not None]
    short = all(reason or piece.count(" ") < _MOST_PIECE_WORDS for piece, reason in zip(pieces, reasons, strict=True))
    enough = 2 * len(known) > len(pieces) - (len(pieces) >= _LONG_ROW)
    return known[0] if enough and short else None


def _is_wide_menu(folded: str, pieces: list[str], known: int) -> bool:
    """Whether runs of blanks alone part some short items without numbers, one of which at least is known as furniture
    and a third as the names of parts of a site."""
    if (
        len(pieces) < _LEAST_WIDE
        or not known
        or any(map(str.isdigit, folded))
        or len(_WIDE.split(folded)) < len(pieces)
    ):
        return False
    parts = words("headlines", "menu_words") | words("headlines", "subjects")
    named = sum(piece in parts or match_boilerplate(piece) is not None for piece in pieces)
    return 3 * named >= len(pieces) and all(piece.count(" ") < _MOST_PIECE_WORDS for piece in pieces)


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
