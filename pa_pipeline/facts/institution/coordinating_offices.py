"""Offices of those who coordinate a group, as its card has them: the sentence grammar of people does not read cards.

Here: which of both is told of a person. Not here: how a card is read (`coordinators`), nor a sentence (`people`).
"""

from collections.abc import Sequence
from dataclasses import replace

from pa_pipeline.facts.institution.groups import GroupProfile, find_group_profiles
from pa_pipeline.facts.passages import Passage, Unit, tokens_of
from pa_pipeline.facts.people.people import find_roles
from pa_pipeline.facts.people.role_countries import country_inside
from pa_pipeline.facts.people.role_statements import RoleStatement, words_in
from pa_pipeline.lexicon.folding import fold

_CARD_LINES = 4
"""Lines below a name that its card may have."""


def find_role_statements(passage: Passage) -> Sequence[RoleStatement]:
    """People with a position: in sentences, and on the cards of groups, where the card knows more of the office."""
    found = passage.once(find_roles)
    if passage.section is None:
        return found
    rows = list(found)
    for profile in passage.once(find_group_profiles):
        _complete(rows, passage.units, profile)
    return sorted(rows, key=lambda row: (row.start, row.end))


def _complete(rows: list[RoleStatement], units: Sequence[Unit], profile: GroupProfile) -> None:
    """Put the coordinator's office in the place of the shorter one that sentences gave, or beside the rows."""
    name, role, body = profile.coordinator_name, profile.coordinator_role, profile.coordinator_organization
    if name is None or role is None or (span := _span(units, [part for part in (name, role, body) if part])) is None:
        return
    country = country_inside(tokens_of(body), (0, len(tokens_of(body)))) if body else None
    told = RoleStatement(name, role, body, country, *span)
    own = [at for at, row in enumerate(rows) if words_in(row.name_as_written) == words_in(name)]
    if any(words_in(rows[at].role) == words_in(role) and (rows[at].organization or not body) for at in own):
        return
    near = next((at for at in own if rows[at].start < span[1] and span[0] < rows[at].end), None)
    if near is None:
        rows.append(told)
    else:
        rows[near] = replace(told, country_iso3=country or rows[near].country_iso3)


def _span(units: Sequence[Unit], parts: Sequence[str]) -> tuple[int, int] | None:
    """Offsets in the clean text of a stretch of a few lines that holds every part; None where none does."""
    folded = [fold(part) for part in parts]
    for at, unit in enumerate(units):
        if folded[0] not in unit.folded:
            continue
        first = max(0, at - 1)
        card = units[first : at + _CARD_LINES]
        places = [next(((one, one.folded.find(part)) for one in card if part in one.folded), None) for part in folded]
        known = [place for place in places if place is not None]
        if len(known) == len(parts):
            ends = [one.start + begin + len(part) for (one, begin), part in zip(known, folded, strict=True)]
            return min(one.start + begin for one, begin in known), max(ends)
    return None
