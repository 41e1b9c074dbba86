"""Lines of web pages that belong to no article: menus, notices, category and share lines, pagination, comment forms."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import chain, product, zip_longest

from pa_pipeline.lexicon import LANGUAGES, entries
from pa_pipeline.reading.headlines import verb_weight
from pa_pipeline.reading.pattern_cues import literal_starts

REASONS = ("category", "share", "comments", "pagination", "notice", "office_signature", "navigation")
"""Reasons that the lexicon knows, in the order in which they are tried."""
_LONGEST, _LONGEST_MENTION = 420, 170
_LONGEST_PLAIN, _MARKS, _LONG = 220, "|·•»›>", ("notice", "comments")
"""Length of a line beyond which only notices and forms of comments go, unless marks part it to the items of a menu."""
_ANYWHERE = re.compile(r"\.\{0,\d+\}\\b(\(.*\))\\b\.\{0,\d+\}\Z")
_SURE = "!"
_OPEN_END = re.compile(r"\.\{\d+,\d+\}")
_MOST_WORDS_IN_PIECE = 4


_Cued = tuple[tuple[str, ...], re.Pattern[str]]
"""Texts with one of which a match begins (`""` where that cannot be told), and the pattern."""


@cache
def _patterns() -> tuple[tuple[str, tuple[_Cued, ...], tuple[_Cued, ...], tuple[_Cued, ...]], ...]:
    """Per reason: patterns of whole lines that are sure, patterns with an open end, and what may stand anywhere.

    In the lexicon `!` opens a pattern that is sure although its end is open; `.{0,120}\\b(…)\\b.{0,300}` looks
    anywhere.
    """
    compiled = []
    for reason in REASONS:
        rooms: dict[str, list[_Cued]] = {"sure": [], "open": [], "anywhere": []}
        for language in LANGUAGES:
            for entry in entries(language, "boilerplate").get(reason, ()):
                pattern = entry.removeprefix(_SURE)
                inner = _ANYWHERE.match(pattern)
                if inner:
                    rooms["anywhere"].append(_cued(inner.group(1)))
                else:
                    closed = entry.startswith(_SURE) or not _OPEN_END.search(pattern)
                    rooms["sure" if closed else "open"].append(_cued(pattern))
        compiled.append((reason, tuple(rooms["sure"]), tuple(rooms["open"]), tuple(rooms["anywhere"])))
    return tuple(compiled)


def _cued(pattern: str) -> _Cued:
    return tuple(sorted(literal_starts(pattern) or {""})), re.compile(pattern)


@cache
def _opening_with(first: str) -> tuple[tuple[str, tuple[_Cued, ...], tuple[_Cued, ...], tuple[_Cued, ...]], ...]:
    """The patterns that may match a line with this first character."""
    return tuple(
        (reason, _chosen(sure, first), _chosen(open_ended, first), anywhere)
        for reason, sure, open_ended, anywhere in _patterns()
    )


def _chosen(patterns: tuple[_Cued, ...], first: str) -> tuple[_Cued, ...]:
    return tuple(cued for cued in patterns if any(not start or start[0] == first for start in cued[0]))


def _is_whole(folded: str, patterns: tuple[_Cued, ...]) -> bool:
    return any(folded.startswith(starts) and pattern.fullmatch(folded) for starts, pattern in patterns)


def _has(folded: str, patterns: tuple[_Cued, ...]) -> bool:
    for starts, pattern in patterns:
        for start in starts:
            if start in folded:
                if pattern.search(folded):
                    return True
                break
    return False


_LOST, _MOST_LOST = re.compile("(?<=[a-z])[?\ufffd](?=[a-z])"), 2
"""A letter that an encoding has lost, and how many of them a line may have."""
_WITH_ACCENTS = "aeioun"


@lru_cache(maxsize=1 << 14)
def match_boilerplate(folded: str) -> str | None:
    """Reason why a folded line is boilerplate; None where the lexicon does not know it as such.

    >>> match_boilerplate("posted in uncategorized"), match_boilerplate("the ministers met in lima.")
    ('category', None)
    >>> match_boilerplate("ver m?s  noticias")
    'pagination'
    >>> match_boilerplate("hosted by peru, the summit brought together four presidents.") is None
    True
    """
    if len(folded) > _LONGEST:
        return None
    if "  " in folded:
        return match_boilerplate(" ".join(folded.split()))
    if ("?" in folded or "\ufffd" in folded) and 0 < len(_LOST.findall(folded)) <= _MOST_LOST:
        found = next(filter(None, map(match_boilerplate, _restored(folded))), None)
        if found is not None:
            return found
    speaks: bool | None = None
    plain = len(folded) > _LONGEST_PLAIN and not any(mark in folded for mark in _MARKS)
    for reason, sure, open_ended, anywhere in _opening_with(folded[:1]):
        if plain and reason not in _LONG:
            continue
        if _is_whole(folded, sure) or (len(folded) <= _LONGEST_MENTION and _has(folded, anywhere)):
            return reason
        if _is_whole(folded, open_ended):
            speaks = _speaks(folded) if speaks is None else speaks
            if not speaks:
                return reason
    return None


def _restored(folded: str) -> Iterator[str]:
    """What a line may have been before an encoding lost the letters with accents in it (`ver m?s noticias`)."""
    for letters in product(_WITH_ACCENTS, repeat=len(_LOST.findall(folded))):
        yield "".join(chain.from_iterable(zip_longest(_LOST.split(folded), letters, fillvalue="")))


def _speaks(folded: str) -> bool:
    """Whether a line reads as a sentence or a headline: a full stop, a finite verb, or a clause behind a comma."""
    words = folded.split()
    if len(words) <= _MOST_WORDS_IN_PIECE:
        return False
    clause = any(len(piece.split()) > _MOST_WORDS_IN_PIECE for piece in folded.split(",")[1:])
    return folded[-1] in ".!?" or clause or verb_weight(folded) > 0


@cache
def _introductions() -> re.Pattern[str]:
    patterns = chain.from_iterable(entries(language, "introductions")["page"] for language in LANGUAGES)
    return re.compile(rf"\b(?:{'|'.join(patterns)})")


def introduces_page(folded: str) -> bool:
    """Whether a folded line tells of the page that it stands on.

    >>> introduces_page("this section brings together our news."), introduces_page("the ministers met in this city.")
    (True, False)
    """
    return _introductions().search(folded) is not None
