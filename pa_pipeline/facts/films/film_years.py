"""Years that stand in the words behind a title: when the film was made or came out."""

import re
from functools import cache

from pa_pipeline.facts.films.film_traits import ROOM, Traits
from pa_pipeline.facts.passages import Unit
from pa_pipeline.lexicon import alternation, words


@cache
def _released() -> re.Pattern[str]:
    verbs = alternation(words(ROOM, "released"))
    year = r"((?:19|20)\d\d)\b"
    return re.compile(rf"(?:,\s(?:de|from|of)\s|[^.;()«»“”\"]{{0,60}}?\b(?:{verbs})\s(?:in|en|em)\s){year}")


def released_in(unit: Unit, offset: int) -> Traits:
    """A year behind a title: with a verb (`, by Ana Ríos, released in 2017`) or alone (`, from 2017`)."""
    clause = _released().match(unit.folded, offset)
    return Traits(year=int(clause.group(1))) if clause else Traits()


def came_out(unit: Unit, offset: int) -> Traits:
    """A year at the end of a phrase behind a title: `, Chilean documentary released in 2017`."""
    phrase = re.compile(r"[^.;:()«»“”\"]{3,60}?\b(?:in|en|em|de|from)\s((?:19|20)\d\d)\b").match(unit.folded, offset)
    return Traits(year=int(phrase.group(1))) if phrase else Traits()


def made_in(unit: Unit, offset: int) -> Traits:
    """A year within the clause behind a title: `, directed by Ana Ríos in 2008`."""
    clause = re.compile(r"[^.;]{0,70}?\b(?:in|en|em|de)\s((?:19|20)\d\d)\b").match(unit.folded, offset)
    return Traits(year=int(clause.group(1))) if clause else Traits()
