"""Bodies that brackets behind somebody's name tell: `Ana Ríos (MINAM, Perú)`, `(Health Institute of Chile, ISP)`."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pa_pipeline.facts.gazetteer import country_at
from pa_pipeline.facts.passages import Token
from pa_pipeline.facts.people.body_segments import is_acronym, is_body_segment, is_known_body
from pa_pipeline.facts.people.names import NameSpan
from pa_pipeline.facts.people.role_countries import country_inside

_PARTS, _MOST_INSIDE = frozenset(",-–—/"), 18


class Bracketed(NamedTuple):
    """Tokens of the body, its country as the brackets tell it, and the position behind them."""

    body: tuple[int, int]
    country: str | None
    end: int


def body_in_bracket(tokens: Sequence[Token], name: NameSpan, *, of_bodies: bool) -> Bracketed | None:
    """The body in brackets behind a name, with its country or its short form beside it.

    of_bodies: whether the office says that each is of a body, so that an unknown short form alone is one; else it may
    be that of a party.
    """
    at = name.last
    if at + 2 >= len(tokens) or tokens[at].text != "(":
        return None
    close = next((k for k in range(at + 2, min(at + _MOST_INSIDE, len(tokens))) if tokens[k].text == ")"), None)
    if close is None:
        return None
    parts = list(_parts(tokens, at + 1, close))
    told = [found[0] for first, end in parts if (found := country_at(tokens, first)) is not None and found[1] == end]
    bodies = [part for part in parts if (country_at(tokens, part[0]) or ("", 0))[1] != part[1]]
    if not bodies or len(told) > 1 or len(bodies) > 2 or (len(bodies) > 1 and not _is_short(tokens, bodies[1])):
        return None
    body = bodies[0]
    sure = bool(told) or of_bodies or is_known_body(tokens[body[0] : body[1]])
    if not (is_body_segment(tokens, *body) or (_is_short(tokens, body) and sure)):
        return None
    return Bracketed(body, told[0] if told else country_inside(tokens, body), close + 1)


def _parts(tokens: Sequence[Token], first: int, last: int) -> Iterator[tuple[int, int]]:
    start = first
    for at in range(first, last):
        if tokens[at].text in _PARTS:
            if at > start:
                yield start, at
            start = at + 1
    if start < last:
        yield start, last


def _is_short(tokens: Sequence[Token], part: tuple[int, int]) -> bool:
    return part[1] == part[0] + 1 and is_acronym(tokens[part[0]])
