"""A body of a list, what tells it from its short form, and the country that its own name tells."""

import re
from dataclasses import dataclass, field

from pa_pipeline.facts.gazetteer import country_at, demonym_country
from pa_pipeline.facts.organizations.organization_lexicon import body_of_name, heads
from pa_pipeline.facts.organizations.organization_spans import single_word_body, unit_bodies
from pa_pipeline.facts.passages import Token, Unit

_LONGEST_ACRONYM = 14
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(slots=True)
class Body:
    """A body of a list. first, last: half-open range of its tokens; end: behind its short form; group: number of the
    run of bodies that share a country."""

    first: int
    last: int
    end: int
    group: int
    acronym: str | None = None
    country_iso3: str | None = None
    quoted: bool = field(default=False)


@dataclass(slots=True)
class Listed:
    """Bodies of a stretch. open_country: a country that stands above what follows (`Chile:`)."""

    bodies: list[Body]
    open_country: str | None


def is_acronym(tokens: list[Token]) -> bool:
    """Whether words are a short form: `SEPES`, `MinTran`, `ABC Chile`."""
    if not 0 < len(tokens) <= 3 or not tokens[0].is_word:
        return False
    first = tokens[0].text
    capitals = sum(letter.isupper() for letter in first)
    if capitals < 2 or len(first) > _LONGEST_ACRONYM or not _LETTER.match(first):
        return False
    if not (first.isupper() or (capitals * 2 >= len(first) - 2 and len(first) < 10) or first[-2:].isupper()):
        return False
    rest = tokens[1:]
    return not rest or country_at(rest, 0) is not None or all(t.text.isupper() or t.text in "-/" for t in rest)


def speaks_of_bodies(unit: Unit) -> bool:
    """Whether a line names a body or a country, as the lines below a label of bodies do."""
    tokens = unit.tokens
    if any(token.folded in heads() or single_word_body(token.text) is not None for token in tokens):
        return True
    if any(country_at(tokens, at) is not None for at in range(len(tokens))) or unit_bodies(unit):
        return True
    return is_acronym(list(tokens[-1:])) or (len(tokens) > 2 and is_acronym(list(tokens[-2:-1])))


def is_international(unit: Unit, body: Body) -> bool:
    """Whether a body is known to be of no country, whatever country stands above a list."""
    name = " ".join(token.folded for token in unit.tokens[body.first : body.last])
    known = body_of_name().get(name)
    return known is not None and known.country_iso3 is None


def named_country(unit: Unit, body: Body) -> str | None:
    """Country that stands in a body's name: `Ministry of Trade of Chile`, `Mexican Sailing Institute`."""
    tokens = unit.tokens[body.first : body.last]
    named = [found[0] for at in range(len(tokens)) if (found := country_at(tokens, at)) is not None]
    if named:
        return named[-1]
    return next((code for token in tokens if (code := demonym_country(token)) is not None), None)


def own_country(unit: Unit, body: Body) -> str | None:
    """Country that a body's name tells: one that stands in it, or that of a known body (`ProChile`)."""
    named = named_country(unit, body)
    if named is not None:
        return named
    tokens = unit.tokens[body.first : body.last]
    name = " ".join(token.folded for token in tokens)
    known = body_of_name().get(name) or body_of_name().get(tokens[0].text if len(tokens) == 1 else "")
    if known is not None and known.country_iso3 is not None:
        return known.country_iso3
    single = single_word_body(tokens[0].text) if len(tokens) == 1 else None
    return single[1] if single else None
