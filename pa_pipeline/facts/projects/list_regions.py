"""A list of projects while it is read: its style and its last number; fields and bodies of the lines below one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pa_pipeline.facts.passages import Unit
from pa_pipeline.facts.projects.field_lines import bare_field, fields_of, whole_label
from pa_pipeline.facts.projects.listed_body import speaks_of_bodies
from pa_pipeline.facts.projects.project_entries import value_of
from pa_pipeline.facts.projects.project_words import Stretch

_MOST_BODIES, _LONGEST_BODIES = 14, 160


@dataclass(slots=True)
class Region:
    """A list of projects. style: `numbered`, `bullets` or `lines`, null before the first one; last: its number."""

    status: str | None
    style: str | None = None
    last: int = 0
    inside: bool = False


def continues(region: Region, number: str) -> bool:
    """Whether a number is the next one of a list, or opens it."""
    digits = value_of(number)
    if digits == region.last + 1 or (digits == region.last and number[-1].isalpha() and number[0].isdigit()):
        return True
    return region.style is None and (digits <= 1 or region.status is not None)


def field_at(units: Sequence[Unit], at: int) -> str | None:
    """Field that a line opens, with its value or alone."""
    if at >= len(units):
        return None
    unit = units[at]
    field = whole_label(unit)
    if field is None and (fields := fields_of(unit)):
        field = fields[0].name
    if field is None and (bare := bare_field(unit)) is not None:
        field = bare.name
    return field


def lines_of_bodies(units: Sequence[Unit], at: int) -> Iterator[Stretch]:
    """Lines below a label of bodies, where no project is listed: one in a sentence may own them."""
    for below in range(at, min(at + _MOST_BODIES, len(units))):
        unit = units[below]
        if len(unit.text) > _LONGEST_BODIES or field_at(units, below) is not None or not speaks_of_bodies(unit):
            return
        yield Stretch(below, 0, len(unit.text), "entities")
