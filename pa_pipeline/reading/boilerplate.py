"""Lines of web pages that belong to no article: menus, notices, category and share lines, pagination, comment forms."""

import re
from functools import cache, lru_cache

from pa_pipeline.lexicon import LANGUAGES, entries
from pa_pipeline.reading.headlines import verb_weight

REASONS = ("category", "share", "comments", "pagination", "notice", "office_signature", "navigation")
"""Reasons that the lexicon knows, in the order in which they are tried."""
_LONGEST, _LONGEST_MENTION = 420, 170
_LONGEST_PLAIN, _MARKS, _LONG = 220, "|·•»›>", ("notice", "comments")
"""Length of a line beyond which only notices and forms of comments go, unless marks part it to the items of a menu."""
_ANYWHERE = re.compile(r"\.\{0,\d+\}\\b(\(.*\))\\b\.\{0,\d+\}\Z")
_SURE = "!"
_OPEN_END = re.compile(r"\.\{\d+,\d+\}")
_MOST_WORDS_IN_PIECE = 4


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str], re.Pattern[str], re.Pattern[str]], ...]:
    """Per reason: patterns of whole lines that are sure, patterns with an open end, and what may stand anywhere.

    In the lexicon `!` opens a pattern that is sure although its end is open; `.{0,120}\\b(…)\\b.{0,300}` looks
    anywhere.
    """
    compiled = []
    for reason in REASONS:
        rooms: dict[str, list[str]] = {"sure": [], "open": [], "anywhere": []}
        for language in LANGUAGES:
            for entry in entries(language, "boilerplate").get(reason, ()):
                pattern = entry.removeprefix(_SURE)
                inner = _ANYWHERE.match(pattern)
                if inner:
                    rooms["anywhere"].append(inner.group(1))
                else:
                    closed = entry.startswith(_SURE) or not _OPEN_END.search(pattern)
                    rooms["sure" if closed else "open"].append(pattern)
        sure, open_ended, anywhere = (re.compile(_join(patterns)) for patterns in rooms.values())
        compiled.append((reason, sure, open_ended, anywhere))
    return tuple(compiled)


def _join(patterns: list[str]) -> str:
    return "|".join(f"(?:{pattern})" for pattern in patterns) or r"(?!)"


@lru_cache(maxsize=1 << 14)
def match_boilerplate(folded: str) -> str | None:
    """Reason why a folded line is boilerplate; None where the lexicon does not know it as such.

    >>> match_boilerplate("posted in uncategorized"), match_boilerplate("the ministers met in lima.")
    ('category', None)
    >>> match_boilerplate("hosted by peru, the summit brought together four presidents.") is None
    True
    """
    if len(folded) > _LONGEST:
        return None
    speaks: bool | None = None
    plain = len(folded) > _LONGEST_PLAIN and not any(mark in folded for mark in _MARKS)
    for reason, sure, open_ended, anywhere in _patterns():
        if plain and reason not in _LONG:
            continue
        if sure.fullmatch(folded) or (len(folded) <= _LONGEST_MENTION and anywhere.search(folded)):
            return reason
        if open_ended.fullmatch(folded):
            speaks = _speaks(folded) if speaks is None else speaks
            if not speaks:
                return reason
    return None


def _speaks(folded: str) -> bool:
    """Whether a line reads as a sentence or a headline: a full stop, a finite verb, or a clause behind a comma."""
    words = folded.split()
    if len(words) <= _MOST_WORDS_IN_PIECE:
        return False
    clause = any(len(piece.split()) > _MOST_WORDS_IN_PIECE for piece in folded.split(",")[1:])
    return folded[-1] in ".!?" or clause or verb_weight(folded) > 0
