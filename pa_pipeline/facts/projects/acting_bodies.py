"""Bodies around the verb of those responsible (`X and Y run the project`), and those that a sentence calls so."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

from pa_pipeline.facts.gazetteer import country_at
from pa_pipeline.facts.organizations.organization_spans import unit_bodies
from pa_pipeline.facts.passages import Token, Unit
from pa_pipeline.facts.projects.body_owners import ARTICLES, links_of_countries
from pa_pipeline.facts.projects.body_runs import (
    Responsible,
    bodies_behind,
    bodies_of_run,
    country_before,
    responsible,
    run_end,
    token_at,
)
from pa_pipeline.facts.projects.free_text import sentence_start
from pa_pipeline.facts.projects.listed_body import Body
from pa_pipeline.facts.projects.project_words import ROOM, Told, has_any
from pa_pipeline.facts.projects.told_bodies import AGENCY_HINTS
from pa_pipeline.lexicon import alternation, words

_LONGEST, _NEAR, _FAR, _REACH, _MOST_BETWEEN = 120, 12, 400, 160, 5


def acting_bodies(units: Sequence[Unit], projects: Sequence[Told]) -> Iterator[tuple[int, Responsible]]:
    """Bodies around the verb of those responsible: `X y Y administran el programa`, `Lo ejecutan X y Y`, `X runs the
    project`, `for which X and Y are responsible`."""
    places = [(told.at, told.start) for told in projects]
    listed = {one.at for told in projects if told.listed for one in told.stretches if one.field != "other"}
    for at, unit in enumerate(units) if projects else ():
        for position in _verb_positions(unit):
            offset = unit.tokens[position].start
            bodies = list(_of_verb(unit, position))
            invites = unit.tokens[position].folded in words(ROOM, "inviting")
            if not (bodies or invites) and at in listed and sentence_start(unit, offset) == offset:
                bodies = list(bodies_behind(unit, unit.tokens[position].end))
            owner = max(0, bisect_right(places, (at, offset)) - 1)
            if invites:
                owner = bisect_left(places, (at, offset))  # the one that it invites to stands behind it
                if owner == len(places) or places[owner] > (at, offset + _REACH):
                    continue
            yield from ((owner, body) for body in bodies)


@cache
def _verbs() -> frozenset[str]:
    rooms = ("responsible_actives", "taking_part", "inviting", "caring")
    return _CHARGED.union(*(words(ROOM, room) for room in rooms))


def _verb_positions(unit: Unit) -> list[int]:
    verbs = _verbs()
    if verbs.isdisjoint(unit.words):
        return []
    return [at for at, token in enumerate(unit.tokens) if token.folded in verbs]


def _of_verb(unit: Unit, position: int) -> Iterator[Responsible]:
    tokens = unit.tokens
    start = token_at(unit, sentence_start(unit, tokens[position].start))
    if tokens[position].folded in _CHARGED:
        opening = next(
            (at for at in range(max(start, position - _FAR // 8), position) if tokens[at].folded == "which"), None
        )
        if opening is not None and opening > start and tokens[opening - 1].folded in ("for", "of"):
            yield from _run_before(unit, opening + 1, position)
        elif _is_for_it(tokens, position):
            yield from _run_before(unit, start, position)
    elif tokens[position].folded in words(ROOM, "inviting"):
        if any(token.folded in words(ROOM, "applying") for token in tokens[position + 1 : position + _NEAR]):
            yield from _run_before(unit, start, position)
    elif tokens[position].folded in words(ROOM, "caring"):
        yield from _of_care(unit, start, position)
    elif tokens[position].folded in words(ROOM, "taking_part"):
        return  # who takes part in a list; in articles anybody does
    elif position and tokens[position - 1].folded in _CLITICS:
        country = country_before(unit, start, position - 1) or _opening_country(unit, start, position)
        found = list(bodies_behind(unit, tokens[_behind_particle(tokens, position)].end, country))
        yield from found or _run_behind_which(unit, start, position)
    elif _opens_which(unit, start, position) is not None:
        yield from _run_behind_which(unit, start, position)
    elif (object_end := _behind_object(unit, position)) is not None:
        country = country_before(unit, start, position)
        if country is not None or position == start:
            yield from bodies_of_run(unit, object_end, run_end(tokens, object_end), country)
    elif _hangs_on_name(unit, start, position):
        yield from bodies_behind(unit, tokens[_behind_particle(tokens, position)].end)
    elif (carrier := _before_which(unit, start, position)) is not None:
        yield carrier
        yield from bodies_behind(unit, tokens[position + 1].end)
    elif _has_object(tokens, position):
        yield from _run_before(unit, start, position)


def _opening_country(unit: Unit, start: int, position: int) -> str | None:
    """The country that opens a sentence which goes on with another one's bodies: `En Chile el proyecto lo ejecuta X; en
    Perú, Y`."""
    tokens = unit.tokens
    parts = (at for at in range(position, min(len(tokens) - 2, position + _LONGEST)) if tokens[at].text == ";")
    if not any(_country_behind(tokens, at + 1) for at in parts):
        return None
    return _country_behind(tokens, start)


def _country_behind(tokens: Sequence[Token], link: int) -> str | None:
    """Country behind a preposition at a position."""
    if tokens[link].folded not in links_of_countries():
        return None
    found = country_at(tokens, link + 1 + (tokens[link + 1].folded in ARTICLES))
    return found[0] if found is not None else None


def _is_for_it(tokens: Sequence[Token], position: int) -> bool:
    """Whether those before it are `responsible for it`, or for the project or its execution."""
    behind = [token.folded for token in tokens[position + 1 : position + _MOST_BETWEEN]]
    if behind[:1] != ["for"] or len(behind) < len(("for", "it")):
        return False
    known = words(ROOM, "subjects") | words(ROOM, "execution")
    return behind[1] == "it" or not known.isdisjoint(behind[1:])


def _has_object(tokens: Sequence[Token], position: int) -> bool:
    """Whether the project is the object of a verb: its noun stands close by, or behind its name in capitals."""
    subjects = words(ROOM, "subjects")
    for at in range(position + 1, min(len(tokens), position + _NEAR)):
        if tokens[at].folded in subjects:
            return True
        named = tokens[at].is_capital or not tokens[at].is_word or tokens[at].folded in words(ROOM, "links")
        if at > position + _MOST_BETWEEN - 1 and not named:
            return False
    return False


def _before_which(unit: Unit, start: int, position: int) -> Responsible | None:
    """The body whose clause has the verb: `the Institute of the Sea (INMAR), which implements it together with …`."""
    tokens = unit.tokens
    which = position - 1
    if position + 1 >= len(tokens) or tokens[position + 1].folded != "it" or tokens[which].folded not in _WHICH:
        return None
    bodies = unit_bodies(unit)
    at = bisect_left(bodies, which, key=lambda body: body.first) - 1
    if at < 0 or bodies[at].first < start or which - bodies[at].last > _MOST_BETWEEN:
        return None
    found = list(bodies_of_run(unit, bodies[at].first, which))
    return found[0] if found else None


def _of_care(unit: Unit, start: int, position: int) -> Iterator[Responsible]:
    """Bodies that take care of a project: `del que se ocupan X y Y`, `X y Y se encargan del proyecto`."""
    tokens = unit.tokens
    clitic = position - 1
    if clitic < start or tokens[clitic].folded != "se":
        return
    if any(token.folded in _WHOM for token in tokens[max(start, clitic - _MOST_BETWEEN) : clitic]):
        yield from bodies_behind(unit, tokens[position].end)
    elif any(token.folded in words(ROOM, "subjects") for token in tokens[position + 1 : position + _MOST_BETWEEN]):
        yield from _run_before(unit, start, clitic)


def _behind_particle(tokens: Sequence[Token], position: int) -> int:
    """Last token of a verb of several words: `llevaron adelante`, `llevan a cabo`."""
    at = position
    while at + 1 < len(tokens) and tokens[at + 1].folded in _PARTICLES:
        at += 1
    return at


def _hangs_on_name(unit: Unit, start: int, position: int) -> bool:
    """Whether `que` or `which` behind a comma opens the clause of a verb that has but times and adverbs before it, and
    an article behind it: `…, que durante dos años ejecutaron el Instituto … y la Universidad …`."""
    tokens = unit.tokens
    behind = _behind_particle(tokens, position) + 1
    if behind >= len(tokens) or tokens[behind].folded not in ARTICLES:
        return False
    for at in range(position - 1, max(start, position - _NEAR), -1):
        if tokens[at].folded in _WHICH:
            return not tokens[at - 1].is_word and tokens[at - 1].text not in ".;:"
        if tokens[at].is_capital or not tokens[at].is_word:
            return False
    return False


def _opens_which(unit: Unit, start: int, position: int) -> int | None:
    """First token behind `which` or `que` if a capital stands there, in the clause of a verb."""
    tokens = unit.tokens
    for at in range(position - 2, max(start, position - _LONGEST // 2), -1):
        if tokens[at].folded in _WHICH:
            begin = at + 1 + (tokens[at + 1].folded in ARTICLES)
            return begin if tokens[begin].is_capital or not tokens[begin].text.islower() else None
    return None


def _run_behind_which(unit: Unit, start: int, position: int) -> Iterator[Responsible]:
    """Bodies between `which` and its verb: `the programme, which X, Y and Z have run since 2019`."""
    begin = _opens_which(unit, start, position)
    end = position
    while end > start and (unit.tokens[end - 1].folded in _AUXILIARIES or unit.tokens[end - 1].text == ","):
        end -= 1
    if begin is not None and run_end(unit.tokens, begin) == end:
        yield from bodies_of_run(unit, begin, end)


_PARTICLES = frozenset("adelante a cabo out".split())
_WHICH = frozenset("which that que".split())
_WHOM = frozenset("que cual cuales".split())


def _behind_object(unit: Unit, position: int) -> int | None:
    """First token behind a verb and the project as its object, if a body may stand there: `administra el programa el
    Instituto …`."""
    tokens = unit.tokens
    at = position + 1
    at += at < len(tokens) and tokens[at].folded in ARTICLES
    if at + 1 >= len(tokens) or tokens[at].folded not in words(ROOM, "subjects") | words(ROOM, "calls"):
        return None
    at += 1 + (tokens[at + 1].text == ":")
    opens = at < len(tokens) and (tokens[at].is_capital or tokens[at].folded in ARTICLES)
    return at if opens else None


_CHARGED = frozenset({"responsible"})
_CLITICS = frozenset("lo la los las que".split())
_AUXILIARIES = frozenset(
    "are is jointly conjuntamente will both a cargo in charge were was have has han ha been being jointly".split()
)


def _run_before(unit: Unit, start: int, position: int) -> Iterator[Responsible]:
    """Bodies of which nothing but capitals, links and auxiliaries stand between a token and a verb."""
    tokens = unit.tokens
    end = position
    while end > start and (tokens[end - 1].folded in _AUXILIARIES or tokens[end - 1].text == ","):
        end -= 1
    bodies = unit_bodies(unit)
    start = _past_lead(tokens, start, end)
    at = bisect_left(bodies, start, key=lambda body: body.first)
    if end - start > _LONGEST or at == len(bodies) or bodies[at].first - start > 1:
        return
    if run_end(tokens, bodies[at].first) == end:
        yield from bodies_of_run(unit, bodies[at].first, end)


def _past_lead(tokens: Sequence[Token], start: int, end: int) -> int:
    """First token behind words that open a sentence and tell its field: `In forestry, the Institute …`."""
    comma = next((at for at in range(start, min(end, start + _MOST_BETWEEN)) if tokens[at].text == ","), None)
    if comma is None or comma == start or not all(token.text.islower() for token in tokens[start + 1 : comma]):
        return start
    return comma + 1


def named_bodies(units: Sequence[Unit], projects: Sequence[Told]) -> Iterator[tuple[int, Responsible]]:
    """Bodies before the words that call them responsible: `X is the executing agency`, `X, in charge of the …`."""
    places = [(told.at, told.start) for told in projects]
    for at, unit in enumerate(units) if projects else ():
        if not has_any(unit.folded, AGENCY_HINTS):
            continue
        for match in _agency().finditer(unit.folded):
            start = sentence_start(unit, match.start())
            around = max(start, match.start() - _FAR), match.end() + _FAR
            if ":" in unit.folded[match.end() : match.end() + 2] or not _project().search(unit.folded, *around):
                continue
            body = _body_before(unit, start, match.start())
            if body is not None:
                yield max(0, bisect_right(places, (at, match.start())) - 1), body


@cache
def _agency() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternation(words(ROOM, 'agencies') | words(ROOM, 'responsible_for'))})(?!\w)")


@cache
def _project() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternation(words(ROOM, 'nouns'))})\b")


def _body_before(unit: Unit, start: int, offset: int) -> Responsible | None:
    """The first body of a sentence, if no name of another thing than bodies is called responsible."""
    tokens = unit.tokens
    bodies = unit_bodies(unit)
    at = bisect_left(bodies, token_at(unit, start), key=lambda body: body.first)
    if at == len(bodies) or tokens[bodies[at].last - 1].end > offset or tokens[bodies[at].first].start - start > _NEAR:
        return None
    last = bodies[at].last
    return responsible(unit, Body(bodies[at].first, last, last, 0))
