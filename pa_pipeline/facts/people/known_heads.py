"""Countries of presidents and prime ministers by their names, where a text leaves it out.

A report of a summit names five presidents and is dated in the country of one: where it is dated tells nothing of them.
"""

from functools import cache

import yaml

from pa_pipeline.facts.people.names import head_forms, particles
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


def country_of_head(row: RoleStatement) -> str | None:
    """Country of somebody who is called president or prime minister, of no body, and known by name as the one of it.

    >>> from pa_pipeline.facts.passages import passage_of
    >>> from pa_pipeline.facts.people.people import find_roles
    >>> text = "El presidente Peña Nieto recibió al mandatario Juan Manuel Santos."
    >>> [row.country_iso3 for row in find_roles(passage_of(text, "es"))]
    ['MEX', 'COL']
    """
    if row.organization is not None or not _is_called_head(row.role):
        return None
    told = tuple(words_in(row.name_as_written))
    heads = {code for name, code in _known().get(told[-1], ()) if _is_part(told, name) or _is_part(name, told)}
    return heads.pop() if len(heads) == 1 else None


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
