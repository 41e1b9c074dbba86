"""Countries of presidents and prime ministers by their names, where a text leaves it out.

A report of a summit names five presidents and is dated in the country of one: where it is dated tells nothing of them.
"""

from collections.abc import Collection
from functools import cache

import yaml

from pa_pipeline.facts.people.names import particles
from pa_pipeline.facts.people.office_nouns import head_forms
from pa_pipeline.facts.people.role_statements import RoleStatement, words_in
from pa_pipeline.lexicon import words
from pa_pipeline.paths import LEXICON

Name = tuple[str, ...]


@cache
def _known() -> dict[str, tuple[tuple[Name, str], ...]]:
    """Folded words of names to the heads of state and of government whose names hold them, with their countries."""
    with (LEXICON / "heads_of_state.yml").open(encoding="utf-8") as stream:
        listed: dict[str, list[str]] = yaml.safe_load(stream)
    known: dict[str, list[tuple[Name, str]]] = {}
    for code, names in listed.items():
        for name in names:
            parts = tuple(words_in(name))
            for part in set(parts) - particles():
                known.setdefault(part, []).append((parts, code))
    return {part: tuple(heads) for part, heads in known.items()}


def country_of_head(row: RoleStatement, others: Collection[RoleStatement] = ()) -> str | None:
    """Country of somebody who is called president or prime minister, of no body, and known by name as the one of it.

    others: rows of the same text; a family name alone is that of whoever has it there in full (`Luis Santos, president
    of a bank`), of whatever country.

    >>> from pa_pipeline.facts.passages import passage_of
    >>> from pa_pipeline.facts.people.people import find_roles
    >>> text = "El presidente Peña Nieto recibió al mandatario Juan Manuel Santos."
    >>> [row.country_iso3 for row in find_roles(passage_of(text, "es"))]
    ['MEX', 'COL']
    """
    if row.organization is not None or not _is_called_head(row.role):
        return None
    told = tuple(words_in(row.name_as_written))
    full = [other for other in others if _bears(other, told)] if len(told) == 1 else []
    if full:
        namesakes = {_country_of(other) for other in full}
        return namesakes.pop() if len(namesakes) == 1 else None
    return _known_country(told)


def _known_country(told: Name) -> str | None:
    heads = {code for name, code in _known().get(told[-1], ()) if _is_part(told, name) or _is_part(name, told)}
    return heads.pop() if len(heads) == 1 else None


def _bears(other: RoleStatement, family: Name) -> bool:
    name = words_in(other.name_as_written)
    return len(name) > 1 and family[0] in name


def _country_of(head: RoleStatement) -> str | None:
    """Country of somebody who is named in full: the one that is told, or of whom everybody knows; none of others."""
    if head.organization is not None or not _is_called_head(head.role):
        return None
    return head.country_iso3 or _known_country(words_in(head.name_as_written))


@cache
def _is_called_head(role: str) -> bool:
    told = words_in(role)
    singular = tuple(head_forms()[word][0] if word in head_forms() else word for word in told)
    return any(
        singular[: len(head)] == head and words("roles", "heads_tail").issuperset(singular[len(head) :])
        for head in _titles()
    )


@cache
def _titles() -> tuple[Name, ...]:
    return tuple(words_in(title) for key in ("heads_of_state", "heads_of_government") for title in words("roles", key))


def _is_part(short: Name, long: Name) -> bool:
    """Whether the words of a name stand in another one together, or its first and its first family name do."""
    width = len(short)
    return any(long[at : at + width] == short for at in range(len(long) - width + 1)) or (
        width == 2 and len(long) == 4 and short == (long[0], long[2])
    )
