"""Bodies on an institution's pages: told by the country on the line above, and names of projects that look alike."""

from collections.abc import Iterator, Sequence

from pa_pipeline.facts.gazetteer import country_at
from pa_pipeline.facts.organizations.organization_grammar import Body, vocabulary
from pa_pipeline.facts.passages import Unit
from pa_pipeline.facts.people.names import read_name
from pa_pipeline.facts.people.office_nouns import head_of
from pa_pipeline.lexicon import words

_LONGEST = 14
_MANY = 2
"""Lists of bodies on a page from which on a list without a telling name is taken for one too."""
_OF_PROJECTS = ("agency", "alliance_body", "other", "unit")
_MARKS = frozenset(":.)-–—")


def bodies_under_countries(units: Sequence[Unit], bodies: dict[int, Sequence[Body]]) -> Iterator[tuple[Unit, Body]]:
    """Lines below a line that is but a country, among which others name bodies: `Perú` / `PROVIAS Nacional`.

    units: of a section; bodies: those found in each unit, by its start. A list ends where a line is a number or a
    label, or longer than names are.
    """
    groups = [group for group in _groups(units) if group]
    named = [any(bodies[unit.start] for unit, _ in group) for group in groups]
    for group, is_named in zip(groups, named, strict=True):
        if not is_named and sum(named) < _MANY:
            continue
        for unit, code in group:
            end = _name_end(unit)
            if not bodies[unit.start] and end is not None:
                yield unit, Body(0, end, "other", code)


def _groups(units: Sequence[Unit]) -> Iterator[list[tuple[Unit, str]]]:
    """Runs of lines under countries, with the country of each."""
    group: list[tuple[Unit, str]] = []
    code: str | None = None
    for unit in units:
        country = country_at(unit.tokens, 0) if unit.tokens and len(unit.tokens) <= _LONGEST else None
        if country is not None and not any(token.is_word for token in unit.tokens[country[1] :]):
            code = country[0]
        elif code is not None and _is_line(unit):
            group.append((unit, code))
        else:
            yield group
            group, code = [], None
    yield group


def _is_line(unit: Unit) -> bool:
    tokens = unit.tokens
    if not tokens or len(tokens) > _LONGEST or not tokens[0].is_capital or tokens[-1].text in ".:;?!":
        return False
    if head_of(tokens[0]) is not None or unit.folded.strip(" :.") in words("people", "labels"):
        return False  # `Coordinadora`, `Cargo`: what follows is told of the country's people
    return tokens[0].folded not in vocabulary().things


def _name_end(unit: Unit) -> int | None:
    """End of the name that a line consists of, its short form in brackets apart; None where it is no name."""
    tokens = unit.tokens
    end = next((at for at, token in enumerate(tokens) if token.text == "("), len(tokens))
    inside = tokens[:end]
    person = read_name(tokens, 0) if inside else None
    if person is not None and person.sure and person.last == end:
        return None
    if not inside or not all(token.is_word or token.text == "," for token in inside):
        return None
    capitals = sum(token.is_capital for token in inside)
    if capitals < 2 or any(token.text.islower() and token.folded not in vocabulary().links for token in inside):
        return None
    return None if any(token.is_word for token in tokens[end + 3 :]) else end


def is_project_name(above: Unit | None, unit: Unit, body: Body) -> bool:
    """Whether what looks like a body is a numbered project's name: `2` / `Escuela Virtual`, `1 – Observatorio X –`.

    above: the unit before it on the page.
    """
    if body.organization_type not in _OF_PROJECTS:
        return False
    tokens = unit.tokens
    if body.first == 0 and above is not None:
        label = above.folded.strip(" .:)#°ºª")
        is_line = not any(token.is_word for token in tokens[body.last :])
        return is_line and (label.isdigit() or label in words("organizations", "name_labels"))
    numbered = tokens[0].text.isdigit() and 1 <= body.first <= 2 and tokens[1].text in _MARKS
    return numbered and body.last < len(tokens) and tokens[body.last].text in "-–—("
