"""Lines that open or close a part of a page by a click: `Read more +`, `– Read less`, `[x] Close`, `▼ Ver más ▼`.

Such a line is furniture wherever it stands, and what stands above it is the heading of what follows.
"""

import re
from functools import cache

from pa_pipeline.lexicon import alternation, words
from pa_pipeline.reading.boilerplate import match_boilerplate

_ROOM = "closings"
_MOST_WORDS, _MOST_WORDS_BESIDE_SIGN, _LONGEST, _LONGEST_SIGN, _LONGEST_SMALL = 8, 4, 70, 5, 3
_SIGNS = " \t+*#|_.…·•:;–—−‒‐-[](){}<>«»‹›×✕✖⊕⊖➕➖▲△▴▼▽▾►▶▸▹◄◀◂⌄⌃˅˄↓↑→←⇩⇧⬇⬆↴⏷⏶"
"""What pages put around such words."""
_CLICKED = "+×✕✖⊕⊖➕➖▲△▴▼▽▾►▶▸▹⌄⌃˅˄⇩⇧⬇⬆⏷⏶−"
"""Signs that stand alone where a part opens, as no rule between two parts does."""
_BESIDE = re.compile(r"(?:[\[(][+xX×–−-][\])]\s*|\+\s*)?(\w.{1,28}?)(?:\s*(?:[\[(][+xX×–−-][\])]|[+–−×✕▼▲▾▴▸-]))?")
_BRACKETED = re.compile(r"\[(\w[\w\s]{1,28})\]")
_BETWEEN_DASHES = re.compile(r"([–—-])\s*(\w[^–—]{2,40}?)\s*\1")
"""What is furniture without a sign is so between two of them (`— Back to the index —`)."""


def is_toggle(folded: str) -> bool:
    """Whether a folded line does nothing but open or close a part of the page, with or without signs around it.

    >>> is_toggle("– read less"), is_toggle("ver mas [+]"), is_toggle("click to expand"), is_toggle("▾ expandir todo")
    (True, True, True, True)
    >>> is_toggle("– contact"), is_toggle("read"), is_toggle("open data"), is_toggle("show more respect for the sea")
    (False, False, False, False)
    """
    if len(folded) > _LONGEST or folded.count(" ") >= _MOST_WORDS:
        return False
    bare = folded.strip(_SIGNS)
    return bare.rsplit(" ", 1)[-1] in _last_words() and _toggle().fullmatch(bare) is not None


def reason_of_toggle(folded: str, count: int) -> str | None:
    """Reason of a folded line of so many words that toggles, or that is furniture beside such a sign.

    >>> reason_of_toggle("– read less", 3), reason_of_toggle("[+] share", 2), reason_of_toggle("– growth", 2)
    ('navigation', 'share', None)
    """
    if is_toggle(folded):
        return "navigation"
    if folded[0].isalnum() and folded[-1].isalnum():
        return None
    found = _BRACKETED.fullmatch(folded) or _BESIDE.fullmatch(folded) if count <= _MOST_WORDS_BESIDE_SIGN else None
    if found is not None and found.group(1) != folded and (reason := match_boilerplate(found.group(1))) is not None:
        return reason
    between = _BETWEEN_DASHES.fullmatch(folded) if folded[-1] in "–—-" else None
    return match_boilerplate(between.group(2)) if between is not None else None


def is_sign(folded: str) -> bool:
    """Whether a line is but the sign of a part that opens or closes by a click.

    >>> is_sign("[+]"), is_sign("▼"), is_sign("---"), is_sign("* * *")
    (True, True, False, False)
    """
    return len(folded) <= _LONGEST_SIGN and not folded.strip(_SIGNS) and any(sign in _CLICKED for sign in folded)


def start_of_toggle(folded: str) -> int | None:
    """Where a toggle begins that stands behind something else on its line, with the sign before it; None without one.

    >>> start_of_toggle("tourism group – read less"), start_of_toggle("tourism group read more")
    (13, 13)
    >>> start_of_toggle("tourism group expand") is None, start_of_toggle("tourism group [expand]")
    (True, 13)
    >>> start_of_toggle("click on a group to learn more") is None, start_of_toggle("the group will read more.") is None
    (True, True)
    """
    pieces = folded.split(" ")
    if folded[-1] == "." or pieces[-1].strip(_SIGNS) not in _last_words():
        return None
    for count in range(min(_MOST_WORDS_BESIDE_SIGN, len(pieces) - 1), 0, -1):
        tail = " ".join(pieces[-count:])
        marked = not (tail[0].isalnum() and tail[-1].isalnum())
        goes_on = pieces[-count - 1].isalpha() and len(pieces[-count - 1]) <= _LONGEST_SMALL
        if (marked or (count > 1 and not goes_on)) and is_toggle(tail):
            return len(folded[: len(folded) - len(tail)].rstrip())
    return None


@cache
def _last_words() -> frozenset[str]:
    choices = words(_ROOM, "toggled") | words(_ROOM, "toggles_alone")
    return frozenset(piece for choice in choices for piece in (choice.split()[-1], choice.split("/")[-1]))


@cache
def _toggle() -> re.Pattern[str]:
    alone, acts = alternation(words(_ROOM, "toggles_alone")), alternation(words(_ROOM, "toggles"))
    whats, asks = alternation(words(_ROOM, "toggled")), alternation(words(_ROOM, "toggles_ask"))
    one = rf"(?:(?:{acts}|{alone})\s(?:{whats})(?:\s(?:{whats}))?|(?:{alone}))"
    return re.compile(rf"(?:(?:{asks})\s)?{one}(?:\s?[/|·–-]\s?{one})?")
