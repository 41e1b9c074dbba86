"""Whose office it is where no sentence says so: of what it is in charge of, of its place, of where the text is dated.

A text leaves out the country of its own officials: `the Minister, Ana Ríos, received Juan Paz, Minister of Chile`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

import yaml

from pa_pipeline.facts.organizations.organization_lexicon import body_of_name
from pa_pipeline.facts.organizations.organization_spans import unit_bodies
from pa_pipeline.facts.organizations.organizations import find_organizations
from pa_pipeline.facts.passages import Passage, Unit, tokens_of
from pa_pipeline.facts.people.body_segments import body_country, is_link
from pa_pipeline.facts.people.company import with_company
from pa_pipeline.facts.people.complement_words import chancellery_end, country_inside
from pa_pipeline.facts.people.known_heads import country_of_head
from pa_pipeline.facts.people.office_nouns import head_forms
from pa_pipeline.facts.people.regions import regions
from pa_pipeline.facts.people.role_statements import RoleStatement, words_in
from pa_pipeline.lexicon import words
from pa_pipeline.lexicon.folding import fold
from pa_pipeline.lexicon.grammar import function_words
from pa_pipeline.paths import LEXICON
from pa_pipeline.reading.places import gazetteer

_DEGREES = ("secretary", "minister", "deputy")
_CONJUNCTIONS = function_words("and")
_OF_TOWNS = frozenset({"municipal"})
_REPUBLIC = function_words("republic") - {"union"}


def with_home_countries(passage: Passage, found: Sequence[RoleStatement]) -> list[RoleStatement]:
    """The rows with the countries that the offices themselves tell, then with that of the text's own officials."""
    rows = _with_missions(passage, [_with_own(row, found) for row in found])
    own = [row for row in rows if _may_be_own(passage, row)]
    if not own:
        return rows
    rows = with_company(passage, rows, own)
    home = passage.home_iso3 or _of_own_ministers(found, rows) or _of_the_author(passage, rows)
    if home is None and passage.section is None:  # a group's page tells of the bodies of all its countries
        home = _of_its_bodies(passage)
    return rows if home is None else [_with_home(passage, row, home) for row in rows]


def _with_own(row: RoleStatement, found: Sequence[RoleStatement]) -> RoleStatement:
    if row.country_iso3 is not None:
        return row
    own = country_of_head(row, found) or _of_portfolio(row.role)
    return replace(row, country_iso3=own or (_of_place(row) if row.organization is None else None))


def _of_own_ministers(before: Sequence[RoleStatement], after: Sequence[RoleStatement]) -> str | None:
    """The only country whose ministers a text names without it, which then is its own."""
    pairs = zip(before, after, strict=True)
    own = {two.country_iso3 for one, two in pairs if one.country_iso3 is None and _of_portfolio(two.role)}
    return own.pop() if len(own) == 1 else None


def _with_home(passage: Passage, row: RoleStatement, home: str) -> RoleStatement:
    return replace(row, country_iso3=home) if _may_be_own(passage, row) else row


def _may_be_own(passage: Passage, row: RoleStatement) -> bool:
    """Whether an office without a country may be one of the text's own officials."""
    if row.country_iso3 is not None or _is_sent(row):
        return False
    return is_public(row) or _is_titled_head(passage, row) or _is_of_public_body(passage, row)


def _is_of_public_body(passage: Passage, row: RoleStatement) -> bool:
    """Whether the short form that a body is told by stands for a public one: `presidenta del IPN`."""
    short = row.organization
    if short is None or not short.isupper():
        return False
    named = (body.name for body in passage.once(find_organizations) if body.acronym == short != body.name)
    return any(is_public(replace(row, organization=name)) for name in named)


def _with_missions(passage: Passage, found: Sequence[RoleStatement]) -> list[RoleStatement]:
    """The rows with the country of an ambassador or a consul who is at the only mission that the text names."""
    open_rows = [row for row in found if row.country_iso3 is None and row.organization is None and _leads_mission(row)]
    if not open_rows:
        return list(found)
    of_missions = {
        body.country_iso3 for unit in passage.units for body in unit_bodies(unit) if body.organization_type == "embassy"
    }
    code = of_missions.pop() if len(of_missions) == 1 else None
    return [replace(row, country_iso3=code) if row in open_rows else row for row in found]


def _leads_mission(row: RoleStatement) -> bool:
    return not words("roles", "mission_heads").isdisjoint(words_in(row.role))


def _is_sent(row: RoleStatement) -> bool:
    """Whether somebody works at a mission, whose country is not that of where the text is dated."""
    told = words_in(row.role)
    return not words("roles", "envoys").isdisjoint(told) or " ".join(told[:2]) in words("roles", "ranks_abroad")


def is_public(row: RoleStatement) -> bool:
    """Whether a state or one of its places has the office, as far as its words say."""
    told = frozenset(words_in(row.role))
    if row.organization is None:
        of_state = words("roles", "of_the_state") | words("roles", "of_places") | words("roles", "state_bodies")
        return governs(row.role) or not (told | of_one(row.role)).isdisjoint(of_state | _REPUBLIC | _OF_TOWNS)
    body = frozenset(words_in(row.organization))
    if body & words("roles", "of_many_countries") or _is_of_no_country(row.organization):
        return False
    return bool(body & (words("roles", "government") | words("roles", "of_the_state") | words("roles", "state_bodies")))


def of_one(role: str) -> set[str]:
    """Folded words of a position, those for several in office as for one: `Presidents` as `President`."""
    heads = head_forms()
    return {heads[word][0] if heads.get(word, ("", False))[1] else word for word in words_in(role)}


def governs(role: str) -> bool:
    """Whether words speak of a member of a government, no `Secretary General` as associations and blocs have."""
    told = words_in(role)
    of_any = set(told) <= words("roles", "secretaries_general")
    return not of_any and any(word in words("roles", "government") for word in told)


def _is_titled_head(passage: Passage, row: RoleStatement) -> bool:
    """Whether a head of state is called so right before the name: `President Ana Ríos`, no body's president."""
    if row.organization is not None or fold(row.role) not in words("roles", "heads_of_state"):
        return False
    told = " ".join(passage.text_between(row.start, row.end).split())
    return told == f"{row.role} {row.name_as_written}"


def _is_of_no_country(organization: str) -> bool:
    """Whether a body is well known as one that is no country's: `FAO`, `World Bank`."""
    tokens = tokens_of(organization)
    known = body_of_name().get(organization) or body_of_name().get(" ".join(token.folded for token in tokens))
    return known is not None and known.country_iso3 is None


@cache
def _portfolios() -> dict[tuple[str, tuple[str, ...]], str]:
    """What ministers are in charge of, in order, by how they are called, to the only country that has such ones: `Minas
    y Energía` are no `Energía y Minas`."""
    with (LEXICON / "portfolios.yml").open(encoding="utf-8") as stream:
        listed: dict[str, dict[str, list[str]]] = yaml.safe_load(stream)
    return {
        (degree, _content(words_in(name))): code
        for code, of_degrees in listed.items()
        for kind, names in of_degrees.items()
        for name in names
        for degree in (_DEGREES if kind == "any" else (kind,))
    }


def _content(of_role: Sequence[str]) -> tuple[str, ...]:
    """Words of a portfolio without what joins them and without how the office is held."""
    idle = words("people", "held") | _CONJUNCTIONS
    return tuple(word for word in of_role if not is_link(word) and word not in idle)


def _of_portfolio(role: str) -> str | None:
    """Country of the only ministers that are in charge of this: `subsecretario de Relaciones Económicas …`."""
    told = words_in(role)
    head = next((at for at, word in enumerate(told) if word in words("roles", "portfolio_heads")), None)
    if head is None:
        return None
    is_deputy = told[head].startswith(("sub", "under"))
    degree = "minister" if "minist" in told[head] else "deputy" if is_deputy else "secretary"
    return _portfolios().get((degree, _content(told[head + 1 :])))


def _of_place(row: RoleStatement) -> str | None:
    """Country of the city or region that a mayor or a governor is of."""
    told = words_in(row.role)
    of_places = words("roles", "of_places") | {"municipal"}
    head = next((at for at, word in enumerate(told) if word in of_places), None)
    if head is None:
        return None
    for at in range(head + 1, len(told)):
        place = " ".join(told[at:])
        if not is_link(told[at]) and (told[at:] in regions() or place in gazetteer()):
            return regions().get(told[at:]) or gazetteer()[place][1]
    return None


def _of_the_author(passage: Passage, found: Sequence[RoleStatement]) -> str | None:
    """Country of the government that who wrote the text is a member of."""
    lines = [(unit.start, unit.end) for unit in passage.units if unit.kind == "byline"]
    told = {
        row.country_iso3
        for row in found
        if row.country_iso3 is not None and any(start <= row.start < end for start, end in lines) and governs(row.role)
    }
    return told.pop() if len(told) == 1 else None


def _of_its_bodies(passage: Passage) -> str | None:
    """Country of the well-known ministry or agency that the title speaks of (`SUBREI: concluye la ronda`); else the
    only one whose ministries and agencies the text speaks of."""
    told = {code for unit in passage.units if unit.kind == "title" for code in _bodies_of_states(unit)}
    told = told or {code for unit in passage.units for code in _bodies_of_states(unit)}
    return told.pop() if len(told) == 1 else None


def _bodies_of_states(unit: Unit) -> Iterator[str]:
    for at, token in enumerate(unit.tokens):
        if not token.is_capital or token.folded in words("roles", "donors"):
            continue
        code = body_country((token,))
        if code is None and token.folded in words("organizations", "bare_names"):
            end = chancellery_end(unit.tokens, at)  # `Cancillería peruana`
            code = country_inside(unit.tokens, at, end) if end > at else None
        if code is not None:
            yield code
