"""Years and countries that stand in the words behind a title: when and where the film was made or came out."""

import re
from bisect import bisect_left
from functools import cache
from operator import attrgetter

from pa_pipeline.facts.films.film_traits import ROOM, Traits
from pa_pipeline.facts.gazetteer import country_at
from pa_pipeline.facts.passages import Unit
from pa_pipeline.lexicon import alternation, words

_START = attrgetter("start")
_THEN = re.compile(r",?\s(?:(?:in|en|em|de)\s)?((?:19|20)\d\d)\b")


@cache
def _released() -> re.Pattern[str]:
    verbs = alternation(words(ROOM, "released"))
    year = r"((?:19|20)\d\d)\b"
    place = r"[^\d.,;()«»“”]{2,30}\s(?:in|en|em)\s"
    return re.compile(rf"(?:,\s(?:de|from|of)\s|[^.;()«»“”\"]{{0,60}}?\b(?:{verbs})\s(?:in|en|em)\s(?:{place})?){year}")


def released_in(unit: Unit, offset: int) -> Traits:
    """A year behind a title: with a verb (`, by Ana Ríos, released in 2017`) or alone (`, from 2017`)."""
    clause = _released().match(unit.folded, offset)
    return Traits(year=int(clause.group(1))) if clause else Traits()


@cache
def _produced() -> re.Pattern[str]:
    return re.compile(rf",?\s(?:{alternation(words(ROOM, 'produced'))})\s(?:in|en|em|au)\s(?:the\s|el\s|los\s)?")


def produced_in(unit: Unit, offset: int) -> Traits:
    """Country, and year if it is told with it, in which a film was made: `, produced in Peru in 2020`."""
    clause = _produced().match(unit.folded, offset)
    if clause is None:
        return Traits()
    tokens = unit.tokens
    named = country_at(tokens, bisect_left(tokens, clause.end(), key=_START))
    if named is None:
        return Traits()
    year = _THEN.match(unit.folded, tokens[named[1] - 1].end)
    return Traits(year=int(year.group(1)) if year else None, country_iso3=named[0])


def came_out(unit: Unit, offset: int) -> Traits:
    """A year at the end of a phrase behind a title: `, Chilean documentary released in 2017`."""
    phrase = re.compile(r"[^.;:()«»“”\"]{3,60}?\b(?:in|en|em|de|from)\s((?:19|20)\d\d)\b").match(unit.folded, offset)
    return Traits(year=int(phrase.group(1))) if phrase else Traits()


def made_in(unit: Unit, offset: int) -> Traits:
    """A year within the clause behind a title: `, directed by Ana Ríos in 2008`."""
    clause = re.compile(r"[^.;]{0,70}?\b(?:in|en|em|de)\s((?:19|20)\d\d)\b").match(unit.folded, offset)
    return Traits(year=int(clause.group(1))) if clause else Traits()
