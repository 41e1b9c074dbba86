"""Heads of state who hand over and take the presidency for their countries: `Humala la entregó a Bachelet`."""

from collections.abc import Iterator, Sequence

from pa_pipeline.facts.countries.alliance_status import MEMBERS
from pa_pipeline.facts.countries.countries import find_country_mentions
from pa_pipeline.facts.passages import Passage, Token, Unit
from pa_pipeline.facts.people.known_heads import country_of_head
from pa_pipeline.facts.people.names import name_kinds, particles
from pa_pipeline.facts.people.office_nouns import head_of
from pa_pipeline.facts.people.people import find_roles
from pa_pipeline.facts.people.role_statements import RoleStatement, words_in
from pa_pipeline.facts.presidencies.presidency_handovers import CountryAt
from pa_pipeline.lexicon import words

_NEAR = 3
Names = dict[str, tuple[str, bool]]
"""Folded words of names to the country of who bears them, and whether they are no given names."""


def with_heads(passage: Passage, unit: Unit, countries: Sequence[CountryAt]) -> Sequence[CountryAt]:
    """The countries of a unit, and those whose heads of state it names where no country stands beside.

    countries: what the unit names, in order.
    """
    names = passage.once(_heads)
    if names.keys().isdisjoint(unit.words):
        return countries
    found = [one for one in _named(unit.tokens, names) if not any(_is_beside(one, country) for country in countries)]
    return sorted([*countries, *found], key=lambda country: country.first) if found else countries


def _is_beside(head: CountryAt, country: CountryAt) -> bool:
    """Whether a country stands in a name, or beside it as its own: `the President of Mexico, Ana Ruiz`."""
    gap = max(country.first - head.last, head.first - country.last)
    return gap < 0 or (gap <= _NEAR and country.country_iso3 == head.country_iso3)


def _heads(passage: Passage) -> Names:
    """Names of the members' heads of state, told or known to everybody; words that two of them bear are left out."""
    found: Names = {}
    shared: set[str] = set()
    for row in passage.once(find_roles):
        titles = words("roles", "heads_of_state") | words("roles", "several_heads_of_state")
        if row.country_iso3 not in MEMBERS or row.organization is not None or titles.isdisjoint(words_in(row.role)):
            continue
        if country_of_head(row) != row.country_iso3 and not _is_told(passage, row):
            continue  # the country of the place where a report is dated is none that it tells
        parts = words_in(row.name_as_written)
        for number, part in enumerate(parts):
            if part in particles():
                continue
            if part in found and found[part][0] != row.country_iso3:
                shared.add(part)
            found[part] = (row.country_iso3, number > 0 or len(parts) == 1)
    return {part: told for part, told in found.items() if part not in shared}


def _is_told(passage: Passage, row: RoleStatement) -> bool:
    """Whether the country stands in the very words that tell the office."""
    return any(
        row.start <= mention.start < row.end and mention.country_iso3 == row.country_iso3
        for mention in passage.once(find_country_mentions)
    )


def _named(tokens: Sequence[Token], names: Names) -> Iterator[CountryAt]:
    """Runs of words of one name, a family name among them."""
    first = 0
    while first < len(tokens):
        code, at, is_family = None, first, False
        while at < len(tokens) and tokens[at].is_capital and (told := names.get(tokens[at].folded)) is not None:
            if code not in (None, told[0]):
                break
            code, at, is_family = told[0], at + 1, is_family or told[1]
        if code is not None and is_family and not _goes_before(tokens, first):
            yield CountryAt(code, first, at)
        first = max(at, first + 1)


def _goes_before(tokens: Sequence[Token], first: int) -> bool:
    """Whether the name of somebody else begins before a token, who bears a head's family name: `Rosa Castillo`."""
    before = tokens[first - 1] if first else None
    if before is None or not before.is_capital or head_of(before) is not None:
        return False
    return first > 1 or before.folded in name_kinds()
