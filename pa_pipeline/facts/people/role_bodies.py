"""The bodies that offices are of, as the rest of the passage tells them: in full, with their countries.

`Ana Ríos, director of Film at the Ministry` is of the ministry that the text has named before.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from operator import attrgetter

from pa_pipeline.facts.organizations.organization_lexicon import heads
from pa_pipeline.facts.organizations.organizations import OrganizationMention, find_organizations
from pa_pipeline.facts.passages import Passage, tokens_of
from pa_pipeline.facts.people.body_neighbours import body_country_at
from pa_pipeline.facts.people.body_segments import body_country
from pa_pipeline.facts.people.role_statements import RoleStatement, words_in
from pa_pipeline.lexicon import words
from pa_pipeline.lexicon.folding import fold

_MOST_BODIES = 200
"""Most bodies whose country is looked for elsewhere."""
_SHORTEST, _MOST_TOLD = 2, 2
"""Letters of names that may stand anywhere, and countries beside a name that make it nobody's."""
_MOST_BEHIND = 4
"""Most words behind a role among which the kind of its body stands."""
_OF_PEOPLE = frozenset(
    {
        "agency",
        "association",
        "bank",
        "company",
        "court",
        "fund",
        "international_organization",
        "ministry",
        "university",
    }
)
_OF_NO_COUNTRY = ("bloc", "international_organization", "alliance_body", "company", "bank")
_OF_SHORT = re.compile(r"\s(?:of|of the|de|del|de la|do|da|du)\s[^\W\d_a-zß-ÿ]{2,}\Z")
"""What ends in a short form: `directora del IMX`, no `representative to the WTO`."""
_LEAST_WITH_KIND, _ARTICLES_OF_MANY = 2, frozenset({"the", "las", "los", "des", "dos", "das", "les"})
_START = attrgetter("start")


def with_known_bodies(passage: Passage, found: Sequence[RoleStatement]) -> list[RoleStatement]:
    """The rows with the bodies that they call by a short form, and with the countries that these are of."""
    bodies = _Bodies(passage, found)
    named = [bodies.named(row) for row in found]
    return [replace(row, country_iso3=bodies.country_of(row)) for row in named]


class _Bodies:
    """What a passage says of its bodies."""

    def __init__(self, passage: Passage, found: Sequence[RoleStatement]) -> None:
        self._passage = passage
        self._countries: dict[str, str | None] = {
            row.organization: row.country_iso3 for row in found if row.organization and row.country_iso3
        }
        self._looked = 0

    def named(self, row: RoleStatement) -> RoleStatement:
        """The row with the name in full of the body that it calls by its kind alone: `the Ministry`, `la entidad`."""
        row = self._spelled_out(row)
        role, kind = row.role, _kind_alone(row.organization) if row.organization else None
        if row.organization is None:
            role, kind = _without_kind(self._passage, row)
        elif (bare := _without_kinds(role)) != role:
            return replace(row, role=bare)
        meant = self._before(row.start, kind) if kind else None
        if meant is None:
            return row if row.organization or self._passage.section is not None else self._with_unit(row)
        if row.country_iso3 and meant.country_iso3 and row.country_iso3 != meant.country_iso3:
            return row
        return replace(row, role=role, organization=meant.name, country_iso3=row.country_iso3 or meant.country_iso3)

    def _spelled_out(self, row: RoleStatement) -> RoleStatement:
        """The row with its body's name in full, where that stands right before its short form: `Head of Seals, Planning
        Department, PD (Chile)`, `Planning Department – PD`."""
        if row.organization is None or " " in row.organization or not row.organization.isupper():
            return row
        mentions = self._passage.once(find_organizations)
        inside = mentions[bisect_left(mentions, row.start, key=_START) : bisect_left(mentions, row.end, key=_START)]
        full = next((one for one in inside if one.acronym == row.organization and " " in one.name), None)
        if full is None:
            return row
        role = row.role.removesuffix(full.name).rstrip(" ,–—-")
        return replace(row, role=role, organization=full.name) if role else row

    def _with_unit(self, row: RoleStatement) -> RoleStatement:
        """The row with the unit that its role ends in as its body, where no body is told that the unit is of:
        `exdirector de la Dirección General Marítima`; so with a short form that the text knows: `directora del IMX`."""
        is_short = _OF_SHORT.search(row.role) is not None
        if not is_short and not any(word in words("roles", "units") for word in words_in(row.role)):
            return row
        mentions = self._passage.once(find_organizations)
        inside = mentions[bisect_left(mentions, row.start, key=_START) : bisect_left(mentions, row.end, key=_START)]
        told = [one for one in inside if row.role.endswith(f" {one.name}")]
        unit = next(
            (one for one in told if (one.organization_type in _OF_PEOPLE if is_short else " " in one.name)), None
        )
        lead = row.role.removesuffix(unit.name).split() if unit else []
        while lead and fold(lead[-1]) in words("roles", "articles") | words("roles", "prepositions"):
            lead.pop()
        if unit is None or not lead:
            return row
        return replace(
            row, role=" ".join(lead), organization=unit.name, country_iso3=row.country_iso3 or unit.country_iso3
        )

    def _before(self, position: int, kind: str) -> OrganizationMention | None:
        """The body of a kind that was named last before an offset: one that has the very word in its name, else the
        only one that is of the type, where the word does not mean any."""
        mentions = self._passage.once(find_organizations)
        before = mentions[: bisect_left(mentions, position, key=_START)]
        types = _types_of(kind)
        of_word = [one for one in before if " " in one.name and kind in _ends(one.name)]
        is_any = kind in words("people", "any_body")
        others = {one.acronym for one in before if _is_of_other_kind(one) and not is_any} - {None}
        of_type = [one for one in before if one.organization_type in types and one.acronym not in others]
        of_type = [one for one in of_type if is_any or not _is_of_other_kind(one)]
        is_told = is_any or len({one.acronym or one.name for one in of_type}) == 1
        return self._subject(of_word or (of_type if is_told else []))

    def _subject(self, bodies: Sequence[OrganizationMention]) -> OrganizationMention | None:
        """Of bodies in reading order the first one of the sentence that the last one stands in."""
        if not bodies:
            return None
        last = bodies[-1].start
        unit = self._passage.units[bisect_right(self._passage.units, last, key=_START) - 1]
        start = max((unit.start + first for first, _ in unit.sentences if unit.start + first <= last), default=0)
        return next(one for one in bodies if one.start >= start)

    def country_of(self, row: RoleStatement) -> str | None:
        """Country of a row's body: of another row with it, else what the passage says of the body elsewhere."""
        if row.country_iso3 is not None or row.organization is None:
            return row.country_iso3
        if row.organization not in self._countries and self._looked < _MOST_BODIES:
            self._countries[row.organization] = self._told_elsewhere(row.organization)
            self._looked += 1
        return self._countries.get(row.organization)

    def _told_elsewhere(self, organization: str) -> str | None:
        """The only country that a body's name in full or its short form holds, or that stands directly beside it."""
        same = [
            one
            for one in self._passage.once(find_organizations)
            if organization in (one.name, one.acronym) and one.organization_type not in _OF_NO_COUNTRY
        ]
        told = {code for name in {organization, *(one.name for one in same)} for code in self._beside(name)}
        told |= {one.country_iso3 for one in same if one.country_iso3 is not None}
        told |= {code for one in same if one.acronym and (code := body_country(tokens_of(one.acronym)))}
        return told.pop() if len(told) == 1 else None

    def _beside(self, organization: str) -> set[str]:
        told: set[str] = set()
        name = fold(organization)
        if len(name) <= _SHORTEST:
            return told
        whole = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
        for unit in self._passage.units:
            for match in whole.finditer(unit.folded) if name in unit.folded and len(told) < _MOST_TOLD else ():
                code = body_country_at(unit.tokens, *match.span())
                told |= {code} if code else set()
        return told


def _kind_alone(organization: str) -> str | None:
    """The kind of a body that is called by nothing else: `Ministry`, `Archivo`."""
    told = [word for word in words_in(organization) if word not in words("roles", "articles")]
    return told[0] if len(told) == 1 and _types_of(told[0]) else None


def _without_kind(passage: Passage, row: RoleStatement) -> tuple[str, str | None]:
    """The role without the kind of body that it ends in, and the kind: `director of the agency`; the kind may stand
    behind the role, too, as in `titular de la dependencia`."""
    told = row.role.split(" ")
    kind = fold(told[-1])
    lead = told[-2] if len(told) > 2 else ""
    if told[-1].islower() and _types_of(kind) and lead in ("the", "la", "el", "del", "do", "da", "du"):
        return " ".join(told[: -2 if lead in ("del", "do", "da", "du") else -3]), kind
    behind = words_in(passage.text_between(row.start, row.end))[len(words_in(row.role)) :]
    return row.role, next((word for word in behind[:_MOST_BEHIND] if word in words("people", "any_body")), None)


def _without_kinds(role: str) -> str:
    """A role of several people without the kind of their bodies, each of which is told beside its name.

    >>> _without_kinds("directores de las agencias"), _without_kinds("ministras de Industrias")
    ('directores', 'ministras de Industrias')
    """
    told = role.split(" ")
    lead = told[-2] if len(told) > _LEAST_WITH_KIND else ""
    if lead not in _ARTICLES_OF_MANY or not (told[-1].islower() and _means_bodies(fold(told[-1]))):
        return role
    return " ".join(told[: -2 if lead in ("dos", "das") else -3])


@cache
def _means_bodies(kind: str) -> bool:
    """Whether a word is the plural of a kind of body: `agencies`, `instituciones`."""
    head = heads().get(kind)
    singular = {kind[:-1], kind[:-2], kind[:-3] + "y"} if kind.endswith("s") else set()
    return (head is not None and head.is_plural) or any(one in heads() or _types_of(one) for one in singular)


@cache
def _types_of(kind: str) -> frozenset[str]:
    """Types of the bodies that a word of a kind may mean."""
    if kind in words("people", "any_ministry"):
        return frozenset({"ministry"})
    if kind in words("people", "any_body"):
        return _OF_PEOPLE
    head = heads().get(kind)
    return frozenset({head.organization_type}) & _OF_PEOPLE if head is not None and not head.is_plural else frozenset()


def _is_of_other_kind(body: OrganizationMention) -> bool:
    """Whether a name itself says of what kind a body is: no `agency` is an institute, but a ministry may be any."""
    return body.organization_type != "ministry" and any(word in heads() for word in _ends(body.name))


def _ends(name: str) -> tuple[str, ...]:
    """First and last word of a name: one of them says what kind of body it is of."""
    told = words_in(name)
    return told[:1] + told[-1:]
