"""News agencies and desks: who sent a text, beside its place and date, or on a line of its own.

Here: which words name them. Not here: what a dateline is (`datelines`), which person signs (`bylines`).
"""

import re
from functools import cache

from pa_pipeline.lexicon import alternation, words
from pa_pipeline.lexicon.folding import fold

_MOST_WORDS, _MOST_DESK_WORDS = 9, 8


@cache
def _agency() -> str:
    return rf"(?:{alternation(words('closings', 'agencies'))})(?![a-z0-9])"


@cache
def _line() -> re.Pattern[str]:
    """Agencies alone, with the label of a source at most, and the initials of who wrote the text."""
    label = rf"(?:(?:{alternation(words('closings', 'sources') | words('closings', 'sent_by'))})\s*[:.]?\s*)?"
    more = rf"(?:\s?[/,&|-]\s?(?:{_agency()}|[a-z]{{2,4}}))*"
    return re.compile(rf"[(\[/*–—-]{{0,2}}\s?{label}{_agency()}{more}\s?[)\]./]{{0,2}}")


@cache
def _alone() -> re.Pattern[str]:
    return re.compile(rf"\W*{_agency()}\W*")


@cache
def _behind() -> re.Pattern[str]:
    return re.compile(rf"\s?[,/|–—-]?\s?[(\[]?{_agency()}[)\]/]?")


@cache
def _desk_words() -> frozenset[str]:
    return frozenset(word for desk in words("closings", "desks") for word in desk.split())


@cache
def _desk() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation(words('closings', 'desks'))})(?![a-z])")


_WIRE = re.compile(r"[A-ZÀ-ÖØ-Þ][^\n().:;!?]{2,45}\.?\s?\([A-ZÀ-ÖØ-Þ][\w /.&-]{1,24}\)\s?\.?\s?[-–—]")
"""A place, perhaps with a day, an agency in brackets, and a dash before the text."""


def opens_wire(text: str) -> bool:
    """Whether a paragraph opens as reports of agencies do, whatever the agency is called.

    >>> opens_wire("PORT AMBER, 7 Oct (XNA) - The fund"), opens_wire("The Harbour Fund (HF) pays")
    (True, False)
    """
    return _WIRE.match(text) is not None


def is_agency(folded: str) -> bool:
    """Whether a folded text names a news agency and nothing else.

    >>> is_agency("efe"), is_agency("(xinhua)"), is_agency("lima")
    (True, True, False)
    """
    return _alone().fullmatch(folded) is not None


def tells_agency(folded: str, count: int) -> bool:
    """Whether a folded line of so many words says which agency a text is from, and nothing else.

    >>> tells_agency("fuente: efe", 2), tells_agency("efe/abc", 1), tells_agency("efe opens an office in lima", 6)
    (True, True, False)
    """
    return count <= _MOST_WORDS and _line().fullmatch(folded) is not None


def end_of_agency(folded: str, position: int) -> int:
    """Where the agency ends that stands behind a date or a place, which end at `position`; `position` without one.

    >>> end_of_agency("lima, 3 may 2019 (efe).- the", 16)
    22
    """
    found = _behind().match(folded, position)
    return position if found is None else found.end()


def signs_as_desk(text: str, folded: str, count: int) -> bool:
    """Whether a line is the word for a desk (`Redacción`, `Newsroom`) and names at most.

    >>> def read(line): return signs_as_desk(line, line.lower(), line.count(" ") + 1)
    >>> read("Newsroom Harbour Times"), read("Newsroom closes after thirty years")
    (True, False)
    """
    if count > _MOST_DESK_WORDS or (desk := _desk().match(folded)) is None:
        return False
    return all(not token[0].islower() or fold(token) in _desk_words() for token in text[desk.end() :].split())
