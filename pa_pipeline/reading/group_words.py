"""Words that name a working group on a page, and those that tell in prose what only groups have."""

import re
from functools import cache

from pa_pipeline.lexicon import alternation, words

_SIGNS = "#*+»›>▼▾▸► "
"""Signs that pages put before headings."""


@cache
def group_head() -> re.Pattern[str]:
    """Beginnings that name a group; in English words may stand before the head (`Cooperation Technical Group`)."""
    english = words("bodies", "group_heads", "en")
    others = words("bodies", "group_heads") - english
    return re.compile(
        r"(?:\(?\w{1,3}[.)]\s*)?(?:the\s|this\s|el\s|la\s|este\s|esta\s|le\s|ce\s|o\s|a\s)?"
        rf"(?:(?:[\w-]+,?\s){{0,3}}?(?:{alternation(english)})|(?:{alternation(others)}))(?![\w-])"
    )


@cache
def bare_heads() -> frozenset[str]:
    """What heads a column of a table rather than a section."""
    return words("bodies", "group_heads") | words("bodies", "group_nouns")


@cache
def _head_at_end() -> re.Pattern[str]:
    """English names of any length that end in their head (`Trade Facilitation and Customs Committee (TFC)`)."""
    return re.compile(rf"\s(?:{alternation(words('bodies', 'group_heads', 'en'))})(?:\s?\([^()]{{2,20}}\))?\Z")


def names_group(folded: str) -> bool:
    """Whether a folded line begins or ends with the noun of a group.

    >>> names_group("grupo tecnico de turismo"), names_group("statistics and national accounts subgroup")
    (True, True)
    >>> names_group("technical groups"), names_group("group"), names_group("tourism")
    (False, False, False)
    """
    folded = folded.lstrip(_SIGNS)
    head = group_head().match(folded)
    return (head is not None and head.end() < len(folded)) or _head_at_end().search(folded) is not None


@cache
def cues_of_groups() -> tuple[re.Pattern[str], ...]:
    """What tells the founding of a group, its aim, and who coordinates it."""
    rooms = (("founded", "born"), ("aims",), ("coordinated_by",))
    choices = (alternation(frozenset().union(*(words("institution", room) for room in row))) for row in rooms)
    return tuple(re.compile(rf"(?<!\w)(?:{choice})(?!\w)") for choice in choices)


@cache
def _heads_of_bodies() -> re.Pattern[str]:
    return re.compile(
        rf"\W*(?:the\s)?(?:[\w-]+\s){{0,2}}?(?:{alternation(words('institution', 'heads_of_bodies'))})(?!\w)"
    )


def may_be_body(folded: str) -> bool:
    """Whether a folded line opens with a noun of groups that heads ministries and agencies as well.

    >>> may_be_body("national council of science"), may_be_body("grupo tecnico de ciencia")
    (True, False)
    """
    return _heads_of_bodies().match(folded) is not None


@cache
def numbered_project() -> re.Pattern[str]:
    """`Project 3: …`, `Proyecto N° 2 – …`."""
    return re.compile(rf"\W*(?:{alternation(words('projects', 'nouns'))})\s+(?:n\S{{0,5}}\s*)?#?\d")


@cache
def heads_several() -> re.Pattern[str]:
    """Headings of pages that show groups: `Technical Groups and Committees`, `Grupos de Trabajo`."""
    choice = alternation(words("institution", "of_several"))
    return re.compile(rf"\W*(?:{choice})(?:\W+(?:{choice}))*\W*")
