"""A body of a list, what tells it from its short form, and the country that its own name tells."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from pa_pipeline.facts.gazetteer import country_at, demonym_country
from pa_pipeline.facts.organizations.organization_lexicon import body_of_name, heads
from pa_pipeline.facts.organizations.organization_spans import single_word_body, unit_bodies
from pa_pipeline.facts.passages import Token, Unit, tokens_of
from pa_pipeline.facts.people.names import name_kinds
from pa_pipeline.lexicon import alternation, words

_LONGEST_ACRONYM, _MOST_NAMES = 14, 5
_COUNTRY_BEHIND = re.compile(r"\s\(([^()]{3,25})\)\s*\.?\Z")
_CAMEL = re.compile(r"\w*[^\W\d_A-ZÁÉÍÓÚÑ][A-ZÁÉÍÓÚÑ]\w*")
"""A name with a capital in its midst: `AgroLab`."""
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(slots=True)
class Body:
    """A body of a list. first, last: half-open range of its tokens; end: behind its short form; group: number of the
    run of bodies that share a country; lead: where its short form stands, if before it."""

    first: int
    last: int
    end: int
    group: int
    acronym: str | None = None
    country_iso3: str | None = None
    lead: int | None = None


@dataclass(slots=True)
class Listed:
    """Bodies of a stretch. open_country: a country that stands above what follows (`Chile:`)."""

    bodies: list[Body]
    open_country: str | None


def bare_acronym(word: str) -> str:
    """A short form without the country that a dash parts from it.

    >>> bare_acronym("SEP-Chile"), bare_acronym("SEP-CL")
    ('SEP', 'SEP-CL')
    """
    short, dash, rest = word.partition("-")
    return short if dash and country_at(tokens_of(rest), 0) is not None else word


def is_acronym(tokens: list[Token]) -> bool:
    """Whether words are a short form: `SEPES`, `MinTran`, `ABC Chile`."""
    if not 0 < len(tokens) <= 3 or not tokens[0].is_word:
        return False
    first = bare_acronym(tokens[0].text)
    capitals = sum(letter.isupper() for letter in first)
    if capitals < 2 or len(first) > _LONGEST_ACRONYM or not _LETTER.match(first):
        return False
    if not (first.isupper() or (capitals * 2 >= len(first) - 2 and len(first) < 10) or first[-2:].isupper()):
        return False
    rest = tokens[1:]
    return not rest or country_at(rest, 0) is not None or all(t.text.isupper() or t.text in "-/" for t in rest)


@cache
def _titles() -> frozenset[str]:
    return frozenset("lic dr dra ing sr sra mr mrs ms mtro mtra abg econ prof arq".split())


def is_of_person(tokens: Sequence[Token]) -> bool:
    """Whether words are a person's name, a title before one, or an office: `Ana Ríos`, `Director of Cooperation`.

    >>> [is_of_person(tokens_of(text)) for text in ("Ana Ríos", "Directora de Pesca", "Ministerio de Pesca")]
    [True, True, False]
    """
    first = tokens[0]
    if first.folded in heads():
        return False
    if first.folded in words("projects", "role_heads") or first.folded in _titles():
        return first.is_capital
    if not 1 < len(tokens) <= _MOST_NAMES or name_kinds().get(first.folded) not in ("given", "both"):
        return False
    return all(token.is_capital and token.folded in name_kinds() for token in tokens)


def may_be_person(tokens: Sequence[Token]) -> bool:
    """Whether words may be a person's name although not all of them are known as such: `Ana Ríos Quisbert`."""
    if not 1 < len(tokens) <= _MOST_NAMES or name_kinds().get(tokens[0].folded) != "given":
        return False
    known = sum(token.folded in name_kinds() for token in tokens)
    return known > 1 and all(token.is_capital and token.folded not in heads() for token in tokens)


def speaks_of_bodies(unit: Unit) -> bool:
    """Whether a line names a body or a country, as the lines below a label of bodies do."""
    tokens = unit.tokens
    if len(tokens) == 1 and _CAMEL.fullmatch(tokens[0].text):
        return True
    if any(token.folded in heads() or single_word_body(token.text) is not None for token in tokens):
        return True
    if any(country_at(tokens, at) is not None for at in range(len(tokens))) or unit_bodies(unit):
        return True
    if len(tokens) > 1 and unit.text.isupper() and all(token.is_word for token in tokens):
        return False  # a heading in capitals, whose last word is no short form
    return is_acronym(list(tokens[-1:])) or (len(tokens) > 2 and is_acronym(list(tokens[-2:-1])))


def closes_with_body(unit: Unit, offset: int) -> bool:
    """Whether a body and its country in brackets are all that stands behind an offset: `SEPES (Perú)`.

    >>> from pa_pipeline.facts.passages import passage_of
    >>> [closes_with_body(unit, 0) for unit in passage_of("Ministry of Health (Peru)\\nSecond phase (Peru)").units]
    [True, False]
    """
    country = _COUNTRY_BEHIND.search(unit.text, offset)
    if country is None:
        return False
    inside = [token for token in unit.tokens if country.start(1) <= token.start < country.end(1)]
    found = country_at(inside, 0) if inside else None
    before = [token for token in unit.tokens if offset <= token.start < country.start()]
    if found is None or found[1] < len(inside) or not before:
        return False
    return any(token.folded in heads() or single_word_body(token.text) for token in before) or is_acronym(before)


@cache
def _filler() -> re.Pattern[str]:
    """What stands where no body is named yet: `to be defined`, `por definir`."""
    return re.compile(rf"\W*(?:{alternation(words('institution', 'no_name'))})(?!\w)\W*")


def is_filler(folded: str) -> bool:
    """Whether folded words put off what they stand for: `to be defined`; or a dash stands there."""
    return _filler().fullmatch(folded) is not None or not any(map(str.isalnum, folded))


def without_fillers(unit: Unit, listed: Listed) -> Listed:
    """The list without what is no body: countries alone, and words that put one off (`to be defined`)."""
    tokens = unit.tokens
    kept = []
    for body in listed.bodies:
        text = unit.folded[tokens[body.first].start : tokens[body.last - 1].end]
        country = country_at(tokens, body.first)
        alone = country is not None and country[1] >= body.last and body.acronym is None
        if not alone and not is_filler(text):
            kept.append(body)
    listed.bodies = kept
    return listed


def as_one_body(unit: Unit, bodies: list[Body]) -> list[Body]:
    """Bodies of a line of its own below its country; where but the first has a body's noun and but the last a short
    form, they are one: `Ministry of Ports, Rivers and Canals (MPRC)`."""
    tokens = unit.tokens
    if len(bodies) < 2 or not any(token.folded in heads() for token in tokens[bodies[0].first : bodies[0].last]):
        return bodies
    if any(body.acronym is not None for body in bodies[:-1]) or not all(_is_rest(tokens, one) for one in bodies[1:]):
        return bodies
    if any(mark.text == ";" for mark in tokens[bodies[0].first : bodies[-1].last]):
        return bodies
    bodies[0].last, bodies[0].end, bodies[0].acronym = bodies[-1].last, bodies[-1].end, bodies[-1].acronym
    return bodies[:1]


def _is_rest(tokens: Sequence[Token], body: Body) -> bool:
    """Whether words name no body by themselves."""
    inside = tokens[body.first : body.last]
    return not is_acronym(list(inside)) and not any(
        token.folded in heads() or single_word_body(token.text) is not None for token in inside
    )


def opens_country(unit: Unit, at: int) -> bool:
    """Whether a country and a colon stand at a token: `Peru: …`."""
    found = country_at(unit.tokens, at) if at < len(unit.tokens) else None
    return found is not None and found[1] < len(unit.tokens) and unit.tokens[found[1]].text == ":"


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
    plain = (token for token in tokens if not is_acronym([token]))  # `DANE` is no Dane
    return next((code for token in plain if (code := demonym_country(token)) is not None), None)


def own_country(unit: Unit, body: Body) -> str | None:
    """Country that a body's name tells: one that stands in it, or that of a known body (`ProChile`)."""
    named = named_country(unit, body)
    if named is not None:
        return named
    tokens = unit.tokens[body.first : body.last]
    name = " ".join(token.folded for token in tokens)
    known = body_of_name().get(name) or body_of_name().get(tokens[0].text if len(tokens) == 1 else "")
    plain = len(tokens) == len(("Ministerio", "de", "Salud")) and tokens[1].folded in ("de", "of")
    if known is not None and known.country_iso3 is not None and not plain:
        return known.country_iso3  # many states have a `Ministerio de Salud`
    single = single_word_body(tokens[0].text) if len(tokens) == 1 else None
    return single[1] if single else None
