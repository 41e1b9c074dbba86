"""Bodies that an article or a page names: ministries, agencies, companies, universities, embassies, blocs."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from pa_pipeline.facts.acronyms import unit_acronyms
from pa_pipeline.facts.organization_lexicon import (
    KnownBody,
    ambiguous_acronyms,
    body_of_name,
    country_at,
    known_acronyms,
)
from pa_pipeline.facts.organization_spans import is_shouted, unit_bodies
from pa_pipeline.facts.organization_traits import capitals_of, country_of, type_within
from pa_pipeline.facts.organization_names import Body
from pa_pipeline.facts.passages import Passage, Unit
from pa_pipeline.reading.privacy import publishable

_BLOC_TYPES = ("bloc",)


@dataclass(frozen=True, slots=True)
class OrganizationMention:
    """A mention of a body. acronym: its short form in this passage; start, end: span of the name in the clean text."""

    name: str
    acronym: str | None
    organization_type: str
    country_iso3: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Declared:
    """What a passage says of a short form. key: what the mentions of the body share."""

    key: str
    organization_type: str
    country_iso3: str | None


def body_spans(unit: Unit) -> list[tuple[int, int, str]]:
    """Where names of bodies stand in a unit (offsets in its text) and what they are, in reading order.

    A name that closes another one is there too, behind it: `Division X of the Ministry Y`, then `Ministry Y`. Short
    forms that only the rest of the passage explains are in `find_organizations` alone.

    >>> from pa_pipeline.facts.passages import passage_of
    >>> (unit,) = passage_of("Ana Ruiz, Director of Trade of the Ministry of Economy of Peru").units
    >>> body_spans(unit)
    [(31, 62, 'Ministry of Economy of Peru')]
    """
    return [(*_span(unit, body), _written(unit, body)) for body in unit_bodies(unit)]


@lru_cache(maxsize=16)
def _mentions(passage: Passage) -> tuple[OrganizationMention, ...]:
    return tuple(_find(passage))


def find_organizations(passage: Passage) -> list[OrganizationMention]:
    """Every mention of a body in reading order.

    >>> from pa_pipeline.facts.passages import passage_of
    >>> text = "La Agencia de Promoción Andina (APA) y el Banco Mundial. La APA y ProChile."
    >>> for mention in find_organizations(passage_of(text, "es")):
    ...     print(mention.name, mention.acronym, mention.organization_type, mention.country_iso3)
    Agencia de Promoción Andina APA agency None
    Banco Mundial None bank None
    APA APA agency None
    ProChile None agency CHL
    """
    return list(_mentions(passage))


def _span(unit: Unit, body: Body) -> tuple[int, int]:
    return unit.tokens[body.first].start, unit.tokens[body.last - 1].end


def _written(unit: Unit, body: Body) -> str:
    start, end = _span(unit, body)
    return publishable(" ".join(unit.text[start:end].split()))


def _folded(unit: Unit, first: int, last: int) -> str:
    return " ".join(token.folded for token in unit.tokens[first:last])


def _find(passage: Passage) -> Iterator[OrganizationMention]:
    bodies = {unit.start: [*unit_bodies(unit), *_expansions(unit)] for unit in passage.units}
    declared = _declared(passage, bodies)
    named = {known.key for unit in passage.units for known in _known_in(unit, bodies[unit.start])}
    has_bloc = any(body.organization_type in _BLOC_TYPES for found in bodies.values() for body in found)
    rows: list[tuple[Unit, Body, str]] = []
    for unit in passage.units:
        found = [(body, _key(unit, body, declared)) for body in bodies[unit.start]]
        found += _short_forms(unit, bodies[unit.start], declared, named)
        rows += [(unit, body, key) for body, key in sorted(found, key=lambda item: (item[0].first, -item[0].last))]
    shorts = _shorts(passage, rows, declared)
    for unit, body, key in rows:
        start, end = _span(unit, body)
        yield OrganizationMention(
            _written(unit, body),
            shorts.get(key),
            type_within(unit, body, has_bloc),
            body.country_iso3 or country_of(unit, body),
            unit.start + start,
            unit.start + end,
        )


def _expansions(unit: Unit) -> list[Body]:
    """Full names that no head noun tells, but whose short form is known: `Cohesion Programme (EUROsociAL)`."""
    found = unit_bodies(unit)
    extra = []
    for first, last, start, end in unit_acronyms(unit):
        known = known_acronyms().get(" ".join(token.text for token in unit.tokens[first:last]))
        if known is None or not unit.tokens[start].is_capital:
            continue
        if not any(body.first < end and start < body.last for body in found):
            extra.append(Body(start, end, known.organization_type, known.country_iso3))
    return extra


def _known_in(unit: Unit, bodies: list[Body]) -> Iterator[KnownBody]:
    table = body_of_name()
    for body in bodies:
        known = table.get(_folded(unit, body.first, body.last))
        if known is not None:
            yield known


def _declared(passage: Passage, bodies: dict[int, list[Body]]) -> dict[str, _Declared]:
    """Short forms of bodies that the passage explains."""
    declared: dict[str, _Declared] = {}
    for unit in passage.units:
        for first, last, start, end in unit_acronyms(unit):
            body = next((b for b in bodies[unit.start] if b.first < end and b.last == end and start < b.last), None)
            body = body or next((b for b in bodies[unit.start] if b.first == start and b.last >= end), None)
            if body is None:
                continue
            acronym = " ".join(token.text for token in unit.tokens[first:last])
            key = _folded(unit, body.first, body.last)
            country = body.country_iso3 or country_of(unit, body)
            declared.setdefault(acronym, _Declared(_known_key(key) or key, type_within(unit, body, True), country))
    return declared


def _known_key(folded: str) -> str | None:
    known = body_of_name().get(folded)
    return known.key if known else None


def _key(unit: Unit, body: Body, declared: dict[str, _Declared]) -> str:
    written = _written(unit, body)
    if written in declared:
        return declared[written].key
    known = known_acronyms().get(written)
    if known is not None:
        return known.key
    folded = _folded(unit, body.first, body.last)
    return _known_key(folded) or folded


def _short_forms(
    unit: Unit, bodies: list[Body], declared: dict[str, _Declared], named: set[str]
) -> Iterator[tuple[Body, str]]:
    """Short forms that the passage explains, here or elsewhere, outside names and beside no expansion."""
    if is_shouted(unit) and unit.text.isupper():
        return
    ambiguous = ambiguous_acronyms()
    taken = {at for body in bodies for at in range(body.first, body.last)}
    taken.update(at for pair in unit_acronyms(unit) for at in range(pair[0], pair[1]))
    singles = {name: told for name, told in declared.items() if " " not in name}
    spaced = {name.split()[0]: name for name in declared if " " in name}
    if not singles and not spaced and not named:
        return
    for at, token in enumerate(unit.tokens):
        text = token.text
        if text.islower() or at in taken:
            continue
        if text in spaced:
            size = len(spaced[text].split())
            if " ".join(part.text for part in unit.tokens[at : at + size]) == spaced[text]:
                told = declared[spaced[text]]
                yield Body(at, at + size, told.organization_type, told.country_iso3), told.key
        elif text in singles:
            told = singles[text]
            yield Body(at, at + 1, told.organization_type, told.country_iso3), told.key
        elif text in ambiguous:
            for known in ambiguous[text]:
                if known.key in named:
                    yield Body(at, at + 1, known.organization_type, known.country_iso3), known.key
                    break


def _shorts(passage: Passage, rows: list[tuple[Unit, Body, str]], declared: dict[str, _Declared]) -> dict[str, str]:
    """Key of a body to its short form in this passage: the explained one, else the most frequent one."""
    shorts: dict[str, str] = {}
    for acronym, told in declared.items():
        shorts.setdefault(told.key, acronym)
    used: dict[str, Counter[str]] = {}
    for unit, body, key in rows:
        written = _written(unit, body)
        if body.last - body.first <= 2 and capitals_of(written):
            used.setdefault(key, Counter())[written] += 1
    for key, counts in used.items():
        best = min(counts.items(), key=lambda item: (-item[1], item[0]))[0]
        shorts.setdefault(key, best)
    return shorts
