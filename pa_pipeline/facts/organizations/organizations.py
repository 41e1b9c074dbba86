"""Bodies that an article or a page names: ministries, agencies, companies, universities, embassies, blocs."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from operator import attrgetter

from pa_pipeline.facts.agreements.agreement_lexicon import known_short_forms
from pa_pipeline.facts.organizations.acronyms import unit_acronyms
from pa_pipeline.facts.organizations.organization_grammar import Body, vocabulary
from pa_pipeline.facts.organizations.organization_lexicon import (
    KnownBody,
    ambiguous_acronyms,
    body_of_name,
    heads,
    known_acronyms,
)
from pa_pipeline.facts.organizations.organization_pages import bodies_under_countries, is_project_name
from pa_pipeline.facts.organizations.organization_spans import capital_words, unit_bodies
from pa_pipeline.facts.organizations.organization_traits import capitals_of, country_of, near, type_within
from pa_pipeline.facts.passages import Passage, Unit
from pa_pipeline.facts.people.names import name_kinds
from pa_pipeline.lexicon import words
from pa_pipeline.lexicon.country_names import country_names, folded_names
from pa_pipeline.lexicon.folding import fold
from pa_pipeline.reading.privacy import publishable

_OPEN_QUOTES = frozenset('“"«‘„')
_IN_COMPOUNDS = ("bloc", "international_organization")


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
    [(35, 62, 'Ministry of Economy of Peru')]
    """
    return [(*_span(unit, body), _written(unit, body)) for body in unit_bodies(unit)]


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
    found = list(_find(passage))
    pairs = [mention for unit in passage.units if "-" in unit.text for mention in _in_compounds(unit)]
    return sorted([*found, *pairs], key=attrgetter("start")) if pairs else found


def _in_compounds(unit: Unit) -> Iterator[OrganizationMention]:
    """Blocs and international bodies in words with hyphens: `the AP-ASEAN dialogue`, `acuerdo Chile-UE`."""
    taken = {at for body in unit_bodies(unit) for at in range(body.first, body.last)}
    for token in [token for at, token in enumerate(unit.tokens) if "-" in token.text and at not in taken]:
        parts = token.text.split("-")
        if not all(part.isupper() or fold(part) in folded_names() for part in parts):
            continue
        start = unit.start + token.start
        for part in parts:
            known = known_acronyms().get(part)
            if known is not None and known.organization_type in _IN_COMPOUNDS:
                end = start + len(part)
                yield OrganizationMention(part, part, known.organization_type, known.country_iso3, start, end)
            start += len(part) + 1


def _span(unit: Unit, body: Body) -> tuple[int, int]:
    return unit.tokens[body.first].start, unit.tokens[body.last - 1].end


def _written(unit: Unit, body: Body) -> str:
    start, end = _span(unit, body)
    return publishable(" ".join(unit.text[start:end].split()))


def _folded(unit: Unit, first: int, last: int) -> str:
    return " ".join(token.folded for token in unit.tokens[first:last])


@dataclass(frozen=True, slots=True)
class _Row:
    """A mention before its passage has been read to the end. key: shared by all mentions of one body."""

    unit: Unit
    body: Body
    key: str
    name: str


def _find(passage: Passage) -> Iterator[OrganizationMention]:
    bodies = _bodies(passage)
    declared = _declared(passage, bodies)
    rows = [
        _row(unit, body, declared)
        for unit in passage.units
        for body in bodies[unit.start]
        if not (_is_epithet(unit, body) or _is_of_agreement(unit, body))
    ]
    others = _other_meanings(passage) | (_short_countries(passage.language) - declared.keys())
    rows = [row for row in rows if not (_is_bare_company(row) and _is_bearer(passage, row)) and row.name not in others]
    named = {row.key for row in rows}
    has_bloc = any(row.body.organization_type == "bloc" for row in rows)
    rows += _short_forms(passage, bodies, declared, named)
    rows.sort(key=lambda row: (row.unit.start, row.body.first, -row.body.last))
    shorts = _shorts(rows, declared)
    for row in [row for row in rows if shorts.get(row.key) not in known_short_forms()]:
        start, end = _span(row.unit, row.body)
        yield OrganizationMention(
            row.name,
            shorts.get(row.key),
            type_within(row.unit, row.body, has_bloc),
            row.body.country_iso3 or (None if row.body.is_known else country_of(row.unit, row.body)),
            row.unit.start + start,
            row.unit.start + end,
        )


def _other_meanings(passage: Passage) -> frozenset[str]:
    """Short forms of well-known bodies by which a passage means what no body is: `authorised operators (OEA)`."""
    return frozenset(
        short
        for unit in passage.units
        for first, last, start, end in unit_acronyms(unit)
        if (short := " ".join(token.text for token in unit.tokens[first:last])) in known_acronyms()
        and not any(token.is_capital for token in unit.tokens[start:end])
    )


@cache
def _short_countries(language: str | None) -> frozenset[str]:
    """Short forms that are a country's in one language and a body's in others: `EU` of Spanish."""
    return frozenset(
        name.text
        for name in country_names()
        if name.in_capitals and language in name.languages and name.text in known_acronyms()
    )


def _is_of_agreement(unit: Unit, body: Body) -> bool:
    """Whether an association is what an agreement with a well-known short form is for: `Tratado de Asociación
    Transpacífico (CPTPP)`."""
    if body.is_known or body.organization_type != "association":
        return False
    return any(
        start < body.first and body.last == end and unit.tokens[first].text in known_short_forms()
        for first, _, start, end in unit_acronyms(unit)
    )


def _is_epithet(unit: Unit, body: Body) -> bool:
    """Whether a known name in quotation marks says how what is named before it is called: `the Youth System "X"`."""
    at = body.first - 1
    is_name = body.is_known and body.last > body.first + 1
    return is_name and at > 0 and unit.tokens[at].text in _OPEN_QUOTES and unit.tokens[at - 1].is_capital


def _is_bare_company(row: _Row) -> bool:
    """Whether a company is named by one word that no preposition leads to, as who speaks is."""
    body, tokens = row.body, row.unit.tokens
    is_bare = body.is_known and body.organization_type == "company" and body.last == body.first + 1
    return is_bare and not (body.first and tokens[body.first - 1].folded in words("roles", "prepositions"))


def _is_bearer(passage: Passage, row: _Row) -> bool:
    """Whether the passage names somebody who bears a company's name, and then is meant: `Juan Falabella`."""
    name = row.unit.tokens[row.body.first].folded
    return any(
        token.folded == name and at and unit.tokens[at - 1].is_capital and _is_given(unit.tokens[at - 1].folded)
        for unit in passage.units
        if name in unit.words
        for at, token in enumerate(unit.tokens)
    )


def _is_given(folded: str) -> bool:
    return name_kinds().get(folded) in ("given", "both")


def _bodies(passage: Passage) -> dict[int, Sequence[Body]]:
    """Bodies of each unit, by its start; on a page of the institution, with what its lines tell together."""
    bodies = {unit.start: _all_bodies(unit) for unit in passage.units}
    if passage.section is None:
        return bodies
    above: Unit | None = None
    for unit in passage.units:
        kept = [body for body in bodies[unit.start] if not is_project_name(above, unit, body)]
        bodies[unit.start], above = kept, unit
    bodies.update({unit.start: [body] for unit, body in [*bodies_under_countries(passage.units, bodies)]})
    return bodies


def _all_bodies(unit: Unit) -> Sequence[Body]:
    bodies, extra = unit_bodies(unit), _expansions(unit)
    if not extra:
        return bodies
    longer = {body.first for body in extra}
    kept = [body for body in bodies if body.first not in longer]
    return sorted([*kept, *extra], key=lambda body: (body.first, -body.last))


def _row(unit: Unit, body: Body, declared: dict[str, _Declared]) -> _Row:
    written = _written(unit, body)
    told = declared.get(written)
    if told is not None:
        return _Row(unit, body, told.key, written)
    known = known_acronyms().get(written) if body.is_known and body.last - body.first < 3 else None
    if known is not None:
        return _Row(unit, body, known.key, written)
    folded = _folded(unit, body.first, body.last)
    return _Row(unit, body, (_known_key(folded) if body.is_known else None) or folded, written)


def _expansions(unit: Unit) -> list[Body]:
    """Full names that no head noun tells, but whose short form is known: `Cohesion Programme (EUROsociAL)`."""
    pairs = unit_acronyms(unit)
    if not pairs:
        return []
    found = unit_bodies(unit)
    extra = []
    for first, last, start, end in pairs:
        known = known_acronyms().get(" ".join(token.text for token in unit.tokens[first:last]))
        if not unit.tokens[start].is_capital:
            continue
        if known is not None and not any(body.first < end and start < body.last for body in near(found, start, end)):
            extra.append(Body(start, end, known.organization_type, known.country_iso3))
        elif not near(found, start, end) and _ends_in_head(unit, start, end):
            extra.append(Body(start, end, heads()[unit.tokens[end - 1].folded].organization_type, None))
        elif (cut := next((body for body in near(found, start) if body.first == start), None)) and cut.last < end:
            # `Centro de Estudios en Zonas Frías (CEZOF)`: the short form tells where the name ends.
            extra.append(Body(start, end, cut.organization_type, cut.country_iso3))
        elif _acts_for_bloc(unit, start, end, found):
            extra.append(Body(start, end, "alliance_body", None))
    return extra


def _ends_in_head(unit: Unit, start: int, end: int) -> bool:
    """`National Parks and Gardens Administration (NPGA)`: a name whose head is too weak without its short form."""
    head = heads().get(unit.tokens[end - 1].folded)
    return head is not None and "en" in head.languages and unit.tokens[end - 1].is_capital and end - start > 2


def _acts_for_bloc(unit: Unit, start: int, end: int, found: tuple[Body, ...]) -> bool:
    """`Chamber Orchestra of the Andean Community (OCCA)`: a name with a short form of its own that a bloc closes."""
    owner = next((body for body in near(found, start, end) if body.last == end and start < body.first), None)
    is_read = any(body.first == start and body.last == end for body in near(found, start, end))
    if owner is None or owner.organization_type != "bloc" or is_read:
        return False
    before = unit.tokens[start : owner.first]
    things = vocabulary().things
    return before[0].is_capital and not any(token.folded in things for token in before)


def _declared(passage: Passage, bodies: dict[int, Sequence[Body]]) -> dict[str, _Declared]:
    """Short forms of bodies that the passage explains."""
    declared: dict[str, _Declared] = {}
    for unit in passage.units:
        for first, last, start, end in unit_acronyms(unit):
            around = [body for body in near(bodies[unit.start], start) if body.first <= start and end <= body.last]
            body = min(around, key=lambda body: (body.first != start, body.last - body.first), default=None)
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


@cache
def _short_forms_of() -> dict[str, list[tuple[int, str, KnownBody]]]:
    """Key of a well-known body to its short forms that need the full name: rank, short form, body; of the owners of one
    form, the first one has the highest rank."""
    every = [(name, known) for name, owners in ambiguous_acronyms().items() for known in reversed(owners)]
    found: dict[str, list[tuple[int, str, KnownBody]]] = {}
    for rank, (name, known) in enumerate(every):
        found.setdefault(known.key, []).append((rank, name, known))
    return found


def _short_forms(
    passage: Passage, bodies: dict[int, Sequence[Body]], declared: dict[str, _Declared], named: set[str]
) -> Iterator[_Row]:
    """Short forms that the passage explains, here or elsewhere, outside names and beside no expansion."""
    short_forms = _short_forms_of()
    told = {
        name: _Declared(known.key, known.organization_type, known.country_iso3)
        for _, name, known in sorted(short for key in named & short_forms.keys() for short in short_forms[key])
    }
    told.update(declared)
    spaced = {name.split()[0]: name for name in told if " " in name}
    wanted = told.keys() | spaced.keys()
    for unit in passage.units if wanted else ():
        tokens = unit.tokens
        candidates = [at for at in capital_words(unit)[0] if tokens[at].text in wanted]
        if not candidates or unit.text.isupper():
            continue
        taken = {at for body in bodies[unit.start] for at in range(body.first, body.last)}
        taken.update(at for pair in unit_acronyms(unit) for at in range(pair[0], pair[1]))
        for at in candidates:
            name = spaced.get(tokens[at].text, tokens[at].text)
            last = at + len(name.split())
            if at not in taken and " ".join([token.text for token in tokens[at:last]]) == name:
                yield _short_row(unit, at, last, told[name])


def _short_row(unit: Unit, first: int, last: int, told: _Declared) -> _Row:
    body = Body(first, last, told.organization_type, told.country_iso3, is_known=True)
    return _Row(unit, body, told.key, _written(unit, body))


def _shorts(rows: list[_Row], declared: dict[str, _Declared]) -> dict[str, str]:
    """Key of a body to its short form in this passage: the explained one, else the most frequent one."""
    shorts: dict[str, str] = {}
    for acronym, told in declared.items():
        shorts.setdefault(told.key, acronym)
    used: dict[str, Counter[str]] = {}
    for row in rows:
        if row.key not in shorts and row.body.last - row.body.first <= 2 and capitals_of(row.name):
            used.setdefault(row.key, Counter())[row.name] += 1
    for key, counts in used.items():
        shorts[key] = min(counts.items(), key=lambda item: (-item[1], item[0]))[0]
    return shorts
