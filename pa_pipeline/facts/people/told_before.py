"""Whom a sentence means that begins with an office alone: `Ana Ríos smiled. The head of the Reef Council said …`."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from operator import attrgetter

from pa_pipeline.facts.passages import Passage, Token, Unit
from pa_pipeline.facts.people.names import find_names
from pa_pipeline.facts.people.offices import Office, read_offices
from pa_pipeline.facts.people.pairs import Pair
from pa_pipeline.facts.people.role_bodies import with_known_bodies
from pa_pipeline.facts.people.role_lines import words_of
from pa_pipeline.facts.people.role_statements import RoleStatement, words_in
from pa_pipeline.facts.people.roles import body_ends
from pa_pipeline.lexicon import words
from pa_pipeline.lexicon.grammar import function_words

_THE = function_words("definite")
_MOST_BEFORE = 4
"""Most words of an office before its noun."""
_LEAST_WORD = 5
"""Letters of a word by which two descriptions may be of one office."""


@dataclass(frozen=True, slots=True)
class ToldBefore:
    """An office without a name that opens a sentence: what it would say of each person whom the sentence before
    names."""

    choices: tuple[RoleStatement, ...]


@dataclass(frozen=True, slots=True)
class Unsure:
    """What a passage says of people by way of others. described: by an office that opens a sentence; derived: of
    counterparts."""

    described: list[ToldBefore] = field(default_factory=list)
    derived: list[RoleStatement] = field(default_factory=list)


def opens_with_office(tokens: Sequence[Token], heads: Sequence[int], first: int, pairs: Sequence[Pair]) -> bool:
    """Whether the sentence that begins at a token may open with an office of which nobody was found.

    heads: positions of the nouns that its offices turn on; pairs: who was found with which of them.
    """
    if heads[0] > first + _MOST_BEFORE or tokens[first].folded not in _THE or not tokens[first].is_capital:
        return False
    return not any(start <= heads[0] < end for pair in pairs for start, end in pair.role)


def told_before(
    unit: Unit, heads: Sequence[int], sentence: tuple[int, int], pairs: Sequence[Pair], before: tuple[Unit, int, int]
) -> ToldBefore | None:
    """The office that opens a sentence of a unit (`opens_with_office`), with whom the sentence before names; None where
    it is none, or stands with a name.

    sentence, before: first tokens and the positions behind the last ones.
    """
    first, last = sentence
    tokens = unit.tokens
    office = next(iter(read_offices(tokens, heads, first, last, unit.once(body_ends))), None)
    if office is None or office.body is None or office.plural or office.first > first + 1:
        return None
    if any(office.first <= pair.role[0][0] < office.last for pair in pairs) or not _acts(tokens, office, last):
        return None
    above, start, end = before
    names = [name for name in find_names(above.tokens, start, end) if name.sure and name.words > 1]
    rows = tuple(_statement(unit, office, office.body, above, (name.first, name.last)) for name in names)
    return ToldBefore(rows) if rows else None


def _acts(tokens: Sequence[Token], office: Office, last: int) -> bool:
    """Whether a verb follows the office, or its body's short form in brackets and then one."""
    at = office.last
    if at + 3 < last and tokens[at].text == "(" and tokens[at + 2].text == ")":
        at += 3
    joints = words("roles", "prepositions") | words("roles", "joints") | words("roles", "articles")
    return at < last and tokens[at].text.islower() and tokens[at].folded not in joints


def _statement(unit: Unit, office: Office, body: tuple[int, int], above: Unit, name: tuple[int, int]) -> RoleStatement:
    return RoleStatement(
        words_of(above, name),
        " ".join(words_of(unit, piece) for piece in office.role),
        words_of(unit, body),
        office.country,
        above.start + above.tokens[name[0]].start,
        unit.start + unit.tokens[office.last - 1].end,
    )


def with_unsure(passage: Passage, found: Sequence[RoleStatement], unsure: Unsure) -> list[RoleStatement]:
    """The rows of a passage and, in reading order, those of people of whom they tell nothing: offices that but one of
    whom the sentence before names can hold and nobody else does; then those of counterparts."""
    rows = list(found)
    for one in unsure.described:
        choices = with_known_bodies(passage, one.choices)
        free = [row for row in choices if not any(_may_be_one(row, other) for other in rows)]
        if len({row.name_as_written for row in free}) == 1 and not any(_may_hold(other, free[0]) for other in rows):
            rows.append(free[0])
    rows += [row for row in unsure.derived if not any(_may_be_one(row, other) for other in rows)]
    return sorted(rows, key=attrgetter("start")) if len(rows) > len(found) else rows


def _may_be_one(row: RoleStatement, other: RoleStatement) -> bool:
    one, two = set(words_in(row.name_as_written)), set(words_in(other.name_as_written))
    return one <= two or two <= one


def _may_hold(other: RoleStatement, row: RoleStatement) -> bool:
    """Whether somebody else's position may be the one that is told: of no other country, with a word in common."""
    if other.country_iso3 is not None and row.country_iso3 is not None and other.country_iso3 != row.country_iso3:
        return False
    return not _content(other).isdisjoint(_content(row))


def _content(row: RoleStatement) -> set[str]:
    return {word for word in words_in(f"{row.role} {row.organization or ''}") if len(word) >= _LEAST_WORD}
