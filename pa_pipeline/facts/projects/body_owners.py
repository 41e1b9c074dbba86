"""The country that stands beside a body's name in a list: `SEPES for Peru`, `Peru's SEPES`, `la peruana SEPES`."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from pa_pipeline.facts.gazetteer import country_at, demonym_country
from pa_pipeline.facts.organizations.organization_spans import single_word_body
from pa_pipeline.facts.passages import Token
from pa_pipeline.facts.projects.listed_body import is_acronym
from pa_pipeline.facts.projects.project_words import ROOM
from pa_pipeline.lexicon import words

ARTICLES = frozenset("the el la los las le les l' o os a as lo".split())
_APOSTROPHES = frozenset("'’")
_FOR = frozenset("for por pour pelo pela in en em from".split())
"""Words between a body and the country that it takes part for; `of` belongs to the name."""
_LONGEST_OWNER = 6


class Owner(NamedTuple):
    """A country beside a name. at: where the name begins behind it, or ends before it; of_all: whether it is that of
    the names joined before it, too."""

    country_iso3: str
    at: int
    of_all: bool = False


@cache
def links_of_countries() -> frozenset[str]:
    """Folded prepositions before the country of a body."""
    return words(ROOM, "of_countries") | _FOR


def owner_before(tokens: Sequence[Token], at: int, end: int) -> Owner | None:
    """The owner that opens a piece: `Peru's SEPES`, `la chilena SEPES`, `the Chilean SEPES`.

    >>> from pa_pipeline.facts.passages import tokens_of
    >>> def read(text):
    ...     tokens = tokens_of(text)
    ...     return owner_before(tokens, 0, len(tokens))
    >>> read("Peru's Ministry of Culture"), read("peruana SEPES"), read("Peruvian Institute of the Sea")
    (Owner(country_iso3='PER', at=3, of_all=False), Owner(country_iso3='PER', at=1, of_all=False), None)
    """
    found = country_at(tokens, at)
    if found is not None:
        behind = found[1]
        if behind < end and tokens[behind].text in _APOSTROPHES:
            behind += 1 + (behind + 1 < end and tokens[behind + 1].folded == "s")
            return Owner(found[0], behind) if behind < end else None
        shouted = tokens[at].text.isupper()
        return (
            Owner(found[0], behind) if behind < end and not shouted and is_acronym(list(tokens[behind:end])) else None
        )
    code = demonym_country(tokens[at]) if at + 1 < end else None
    small = tokens[at].text.islower() and tokens[at + 1].is_capital if code else False
    return Owner(code, at + 1) if code and (small or is_acronym(list(tokens[at + 1 : end]))) else None


def owner_behind(tokens: Sequence[Token], at: int, end: int) -> Owner | None:
    """The owner that ends a piece: `SEPES for Peru`, `Ministry of Ports in Chile`, `SEPES of Peru`.

    >>> from pa_pipeline.facts.passages import tokens_of
    >>> def read(text):
    ...     tokens = tokens_of(text)
    ...     return owner_behind(tokens, 0, len(tokens))
    >>> read("Ministry of Ports for Chile"), read("SEPES of Peru"), read("Ministry of Ports of Chile")
    (Owner(country_iso3='CHL', at=3, of_all=True), Owner(country_iso3='PER', at=1, of_all=False), None)
    """
    for link in range(end - 2, max(at, end - _LONGEST_OWNER), -1):
        if tokens[link].folded not in links_of_countries() or not tokens[link].text.islower():
            continue
        begin = link + 1 + (link + 2 < end and tokens[link + 1].folded in ARTICLES)
        found = country_at(tokens, begin)
        if found is None or found[1] != end:
            continue
        if tokens[link].folded in _FOR:
            return Owner(found[0], link, True)
        name = list(tokens[at:link])
        is_own = is_acronym(name) or (len(name) == 1 and single_word_body(name[0].text) is not None)
        return Owner(found[0], link) if is_own else None
    return None
