"""Headings above the titles of other texts that a page shows (`Related news`, `More in Andina`, `Lo más leído`)."""

import re
from functools import cache

from pa_pipeline.lexicon import alternation, words
from pa_pipeline.reading.boilerplate import match_boilerplate

_ROOM = "closings"


def heads_other_texts(folded: str) -> bool:
    """Whether a folded line of furniture stands above the titles of other texts (`Related news`, `Lo más leído`)."""
    if _rubric().search(folded) is not None or offers_more(folded):
        return True
    return folded[-1:] == ":" and _offers_with_colon().fullmatch(folded) is not None


def offers_more(folded: str) -> bool:
    """Whether a folded line offers more of a subject or of a site.

    >>> offers_more("more on ports"), offers_more("moreover, the ports grow")
    (True, False)
    """
    return _offers().match(folded) is not None


def reason_of_rubric(folded: str) -> str | None:
    """Reason of the heading of other texts with a colon behind it (`You may also like:`)."""
    bare = folded[:-1].strip()
    if _offers_with_colon().fullmatch(folded) is not None:
        return "navigation"
    return match_boilerplate(bare) if bare and heads_other_texts(bare) else None


@cache
def _rubric() -> re.Pattern[str]:
    return re.compile(rf"(?<![a-z])(?:{alternation(words(_ROOM, 'rubrics'))})(?![a-z])")


@cache
def _offers() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation(words(_ROOM, 'offers'))})(?![a-z])")


@cache
def _offers_with_colon() -> re.Pattern[str]:
    """What sends on to one text where it stands alone, and to those below it with a colon (`Read more opinion:`)."""
    return re.compile(rf"(?:{alternation(words(_ROOM, 'offers_with_colon'))})(?: \w+){{0,2}}\s?:")
