"""What a passage says of its people together: countries told elsewhere, the same person's offices, each told once."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from pa_pipeline.facts.passages import Passage, Unit
from pa_pipeline.facts.people.home_countries import is_public, of_one, with_home_countries
from pa_pipeline.facts.people.office_nouns import head_forms
from pa_pipeline.facts.people.role_bodies import with_known_bodies
from pa_pipeline.facts.people.role_countries import countries_in
from pa_pipeline.facts.people.role_statements import RoleStatement, words_in
from pa_pipeline.lexicon import words
from pa_pipeline.lexicon.folding import fold
from pa_pipeline.reading.privacy import publishable

_NEAR = 6
"""Tokens around `pro tempore presidency` among which its country is looked for."""
_MOST_OFFICES = 40
"""Most offices of a person that another one is compared with."""


def of_passage(passage: Passage, found: Sequence[RoleStatement]) -> list[RoleStatement]:
    """The statements of all units of a passage, with what it says elsewhere, each person and position once."""
    if not found:
        return []
    rows = _of_presidency(passage, with_known_bodies(passage, found))
    rows = list(_without_titles(passage, rows))
    people = _People(row.name_as_written for row in rows)
    rows = with_home_countries(passage, _spread_countries(rows, people))
    return _tell_once(_spread_countries(rows, people), people)


@cache
def _saying_nothing() -> frozenset[str]:
    """Folded words that are no position without a body or a country."""
    return words("people", "of_texts") | words("people", "professions")


def _without_titles(passage: Passage, found: Sequence[RoleStatement]) -> Iterator[RoleStatement]:
    """The rows without `Ambassador Ana Ríos` where another row says what she is, without `the author, Ana Ríos`."""
    holders = Counter(row.name_as_written for row in found)
    for row in found:
        bare = set(words_in(row.role))
        if row.organization is None and row.country_iso3 is None and bare <= _saying_nothing():
            continue
        if row.organization is None and holders[row.name_as_written] > 1 and _is_title(bare):
            told = " ".join(passage.text_between(row.start, row.end).split())
            if publishable(told) == f"{row.role} {row.name_as_written}":
                continue
        yield row


def _is_title(bare: set[str]) -> bool:
    """Whether the folded words of a position are but what somebody is addressed with: `Ambassador`, `ministro SDR`."""
    learnt = words("roles", "titles") - words("roles", "offices_too")
    return bare <= learnt or (len(bare) == 2 and bool(bare & words("roles", "services")))


def _of_presidency(passage: Passage, found: Sequence[RoleStatement]) -> list[RoleStatement]:
    """Rows of who represents the pro tempore presidency, with the country that holds it as far as the passage says."""
    if not any(row.country_iso3 is None and "tempore" in fold(row.role) for row in found):
        return list(found)
    told = {code for unit in passage.units for code in _presidencies(unit)}
    code = told.pop() if len(told) == 1 else None
    return [
        replace(row, country_iso3=code) if row.country_iso3 is None and "tempore" in fold(row.role) else row
        for row in found
    ]


def _presidencies(unit: Unit) -> Iterator[str]:
    """Countries that stand around `pro tempore presidency` in a unit."""
    if "tempore" not in unit.folded:
        return
    for at, token in enumerate(unit.tokens):
        if token.folded in ("tempore", "protempore"):
            near = countries_in(unit.tokens, max(0, at - _NEAR), min(len(unit.tokens), at + _NEAR))
            yield from (code for _, _, code in near)


class _People:
    """Which names may be one person's: all words of the shorter one are in the longer one."""

    def __init__(self, names: Iterable[str]) -> None:
        self._keys = {name: frozenset(words_in(name)) for name in names}
        self._names: dict[frozenset[str], list[str]] = {}
        for name, key in self._keys.items():
            self._names.setdefault(key, []).append(name)
        holders: dict[str, list[frozenset[str]]] = {}
        for key in self._names:
            for word in key:
                holders.setdefault(word, []).append(key)
        self._same: dict[frozenset[str], set[frozenset[str]]] = {key: {key} for key in self._names}
        for key in self._names:
            rarest = min((holders[word] for word in key), key=len, default=[])
            for other in rarest:
                if key < other:
                    self._same[key].add(other)
                    self._same[other].add(key)

    def of(self, name: str) -> Iterator[str]:
        """The name and all that may be the same person's."""
        for key in self._same[self._keys[name]]:
            yield from self._names[key]


def _spread_countries(found: Sequence[RoleStatement], people: _People) -> list[RoleStatement]:
    """A person whose offices are all of one country, as far as the passage says, is of it in all of them."""
    if all(row.country_iso3 is not None for row in found):
        return list(found)
    told: dict[str, set[str]] = {}
    for row in found:
        if row.country_iso3 is not None and not _is_former(row.role):
            told.setdefault(row.name_as_written, set()).add(row.country_iso3)
    spread = []
    for row in found:
        if row.country_iso3 is None and told and _may_be_of_state(row):
            codes = {code for name in people.of(row.name_as_written) for code in told.get(name, ())}
            row = replace(row, country_iso3=codes.pop()) if len(codes) == 1 else row
        spread.append(row)
    return spread


def _may_be_of_state(row: RoleStatement) -> bool:
    """Whether an office is a country's: no fellow of an institute has one, but who presides over a bloc for it has."""
    return row.organization is None or is_public(row) or "tempore" in fold(row.role)


def _is_former(role: str) -> bool:
    """Whether somebody held the position once: `former minister`, `exministra`."""
    word = fold(role).split(" ", 1)[0]
    return word in words("roles", "times") or (word.startswith("ex") and word in head_forms())


def _tell_once(found: Sequence[RoleStatement], people: _People) -> list[RoleStatement]:
    """One row per person and position: the fullest one of those that say the same."""
    kept: list[RoleStatement] = []
    of_name: dict[str, list[int]] = {}
    for row in found:
        near = sorted({at for name in people.of(row.name_as_written) for at in of_name.get(name, ())})[-_MOST_OFFICES:]
        same = next((at for at in near if _same_role(row, kept[at])), None)
        if same is None:
            of_name.setdefault(row.name_as_written, []).append(len(kept))
            kept.append(row)
        elif _fullness(row) > _fullness(kept[same]):
            of_name.setdefault(row.name_as_written, []).append(same)
            kept[same] = row
    return kept


def _fullness(row: RoleStatement) -> tuple[bool, bool, int, int]:
    role = sum(map(len, of_one(row.role)))
    return (" " in row.name_as_written, row.country_iso3 is not None, role, len(words_in(row.name_as_written)))


def _are_of_two_bodies(row: RoleStatement, other: RoleStatement) -> bool:
    """Whether one breath names two bodies: `Ana Ríos, executive director of the Reef Council and director of Anfa`."""
    if row.start >= other.end or other.start >= row.end:
        return False
    if row.organization is None or other.organization is None:
        return row.organization != other.organization and row.name_as_written == other.name_as_written
    one, two = set(words_in(row.organization)), set(words_in(other.organization))
    return not (one <= two or two <= one)


def _same_role(row: RoleStatement, other: RoleStatement) -> bool:
    """Whether two positions of a person are the same one, told shorter or in other words."""
    if _are_of_two_bodies(row, other):
        return False
    one, two = of_one(row.role), of_one(other.role)
    if one <= two or two <= one:
        return True
    lengths = len(words_in(row.name_as_written)), len(words_in(other.name_as_written))
    if lengths[0] == lengths[1]:
        return False
    if min(len(one), len(two)) <= 2 and 1 in lengths:
        return True
    heads = head_forms()
    return bool({heads[word][0] for word in one if word in heads} & {heads[word][0] for word in two if word in heads})
