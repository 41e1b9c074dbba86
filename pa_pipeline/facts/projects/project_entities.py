"""Bodies that are responsible for projects: in lists behind a label, and in sentences that say who carries them out."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from pa_pipeline.facts.gazetteer import city_at, country_at
from pa_pipeline.facts.organizations.organization_spans import unit_bodies
from pa_pipeline.facts.passages import Token, Unit, tokens_of
from pa_pipeline.facts.projects.entity_lists import ListReader
from pa_pipeline.facts.projects.field_lines import strong_labels
from pa_pipeline.facts.projects.listed_body import (
    Body,
    Listed,
    as_one_body,
    is_acronym,
    is_international,
    opens_country,
    own_country,
    without_fillers,
)
from pa_pipeline.facts.projects.project_details import sentence_start
from pa_pipeline.facts.projects.project_words import ROOM, Stretch, Told
from pa_pipeline.lexicon import alternation, words

_MARKS = frozenset(",;()«»“”\"'’&-–—/")
_LINKS = frozenset("of the de del la las los el y e and for para en on do da dos das du des et & to".split())
_LONGEST, _VERB, _NEAR, _FAR, _MOST_SENTENCES, _REACH = 120, 40, 12, 400, 12, 60


@dataclass(frozen=True, slots=True)
class Responsible:
    """A body responsible. unit: where it stands; start, end: span of its name in the unit's text; proof: where the
    evidence ends, behind its short form."""

    unit: Unit
    start: int
    end: int
    proof: int
    acronym: str | None
    country_iso3: str | None


def listed_bodies(units: Sequence[Unit], stretches: Sequence[Stretch]) -> Iterator[Responsible]:
    """Bodies behind labels, in order; a country on a line of its own holds for the lines below it, or above it."""
    run: list[Stretch] = []
    for stretch in (*stretches, None):
        if stretch is not None and stretch.field == "entities":
            run.append(stretch)
        elif run:
            yield from _bodies_of_lines(units, run)
            run = []


def _bodies_of_lines(units: Sequence[Unit], run: Sequence[Stretch]) -> Iterator[Responsible]:
    """Bodies of a label's lines. Where the first line is no country, one that stands alone closes those above it."""
    lines = [without_fillers(units[stretch.at], _read_stretch(units[stretch.at], stretch)) for stretch in run]
    first = next((line for line in lines if line.bodies or line.open_country), None)
    leads = first is None or not first.bodies
    country: str | None = None
    pending: list[tuple[Unit, Body]] = []
    for stretch, listed in zip(run, lines, strict=True):
        if not listed.bodies and listed.open_country is not None:
            country = listed.open_country
            for unit, body in () if leads else pending:
                yield _responsible(unit, body, country)
            pending = [] if not leads else pending
        whole = stretch.start == 0 and stretch.end >= len(units[stretch.at].text)
        if leads and whole and country is not None:
            listed.bodies = as_one_body(units[stretch.at], listed.bodies)
        for body in listed.bodies:
            if leads:
                yield _responsible(units[stretch.at], body, country)
            else:
                pending.append((units[stretch.at], body))
    yield from (_responsible(unit, body, None) for unit, body in pending)


def _read_stretch(unit: Unit, stretch: Stretch) -> Listed:
    """Bodies of a stretch up to the end of its sentence, and of those behind it that are but bodies too."""
    held = bisect_right(unit.sentences, stretch.start, key=lambda span: span[0]) - 1
    end = unit.sentences[held][1] if held >= 0 and stretch.start < unit.sentences[held][1] else stretch.end
    first = token_at(unit, stretch.start)
    for start, behind in unit.sentences[held + 1 : held + 1 + _MOST_SENTENCES] if held >= 0 else ():
        last = token_at(unit, min(behind, stretch.end))
        opening = token_at(unit, start)
        if start >= stretch.end or not (_are_names(unit, opening, last) or opens_country(unit, opening)):
            break
        end = behind
    return ListReader(unit, first, token_at(unit, max(min(end, stretch.end), stretch.start))).read()


def _are_names(unit: Unit, first: int, last: int) -> bool:
    """Whether a sentence is made of capitals, and of links and marks between them: one more body or country."""
    tokens = unit.tokens[first:last]
    return bool(tokens) and all(
        token.is_capital or not token.is_word or token.folded in _LINKS or token.text in ".:" for token in tokens
    )


def token_at(unit: Unit, offset: int) -> int:
    """First token that begins at an offset or behind it."""
    return bisect_left(unit.tokens, offset, key=lambda token: token.start)


def _responsible(unit: Unit, body: Body, country: str | None = None) -> Responsible:
    """The body as published. country: of its line, where the list says none."""
    tokens = unit.tokens
    above = None if is_international(unit, body) else country
    country = body.country_iso3 or own_country(unit, body) or above
    acronym = body.acronym
    fused = body.last - body.first == 1 and _holds_country(tokens[body.first].text)
    short = is_acronym(list(tokens[body.first : body.last])) and tokens[body.first].text.isupper()
    if acronym is None and short and not fused:
        acronym = " ".join(unit.text[tokens[body.first].start : tokens[body.last - 1].end].split())
    return Responsible(
        unit, tokens[body.first].start, tokens[body.last - 1].end, tokens[body.end - 1].end, acronym, country
    )


def _holds_country(word: str) -> bool:
    """Whether a word ends in the name of a country: `PROMPERU` is a name and no short form."""
    ends = (word[at:].capitalize() for at in range(2, len(word) - 3))
    return any(country_at(tokens_of(end), 0) is not None for end in ends)


_BY = re.compile(r" (?:by|por|pelo|pela|pelos|pelas|par|entre)[ :]")
_PLURALS = re.compile(r"\s*(?:the following|las siguientes|los siguientes|seguintes)\s+[^\W\d_]+\s*:?|\s*:|\s*")
_CHARGES = ("charge", "cargo", "responsab", "under the", "bajo ", "sob a ", "care of")


@cache
def _verbs() -> frozenset[str]:
    """Last words of the verbs of those responsible."""
    return frozenset(phrase.split()[-1] for phrase in words(ROOM, "responsible_verbs"))


@cache
def _charge() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternation(words(ROOM, 'in_charge'))})(?!\w)")


def _cues(folded: str) -> Iterator[tuple[int, int]]:
    """Where a text says that somebody carries something out: start of the words and offset behind them."""
    for match in _BY.finditer(folded):
        before = folded[max(0, match.start() - _VERB) : match.start()].split()
        if before and before[-1].endswith(("ly", "mente")):
            before.pop()
        if before and before[-1].strip(",;(") in _verbs():
            yield match.start() - len(before[-1]), match.end() - 1
    if any(hint in folded for hint in _AGENCY_HINTS):
        yield from (match.span() for match in _are_agencies().finditer(folded))
    if any(hint in folded for hint in _CHARGES):
        yield from (match.span() for match in _charge().finditer(folded))


@cache
def _are_agencies() -> re.Pattern[str]:
    """`The executing agencies of the project are …`, `Son entidades responsables …`."""
    labels = alternation(strong_labels())
    copulas, nouns = alternation(words(ROOM, "copulas")), alternation(words(ROOM, "subjects"))
    owner = rf"(?:\s(?:of|for|de|del|do|da|du)(?:\s(?:the|el|la|this|este|esta|le))?\s(?:{nouns}))?"
    article = r"(?:(?:the|its|las|los|la|el|sus|su|as|os|les|ses)\s)?"
    return re.compile(
        rf"\b(?:{copulas})\s{article}(?:{labels}){owner}(?!\w)|\b(?:{labels}){owner}\s(?:{copulas})(?!\w)"
    )


@cache
def _subject() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternation(words(ROOM, 'subjects'))})\b")


def told_bodies(units: Sequence[Unit], projects: Sequence[Told]) -> Iterator[tuple[int, Responsible]]:
    """Bodies that sentences say a project is carried out by, each with the position of its project."""
    if not projects:
        return
    places = [(told.at, told.start) for told in projects]
    listed = {one.at for told in projects if told.listed for one in told.stretches if one.field is None}
    for at, unit in enumerate(units):
        for cue, behind in _cues(unit.folded):
            start = max(sentence_start(unit, cue), cue - _FAR)
            named = bisect_left(places, (at, start)), bisect_right(places, (at, cue))
            opens = not unit.folded[start:cue].strip()
            speaks = named[0] < named[1] or opens or at in listed
            if not speaks and not _subject().search(unit.folded, start, cue):
                continue
            owner = max(0, bisect_right(places, (at, cue)) - 1)
            plural = _PLURALS.match(unit.folded, behind)
            yield from ((owner, body) for body in _behind(unit, plural.end() if plural else behind))


def acting_bodies(units: Sequence[Unit], projects: Sequence[Told]) -> Iterator[tuple[int, Responsible]]:
    """Bodies around the verb of those responsible: `X y Y administran el programa`, `Lo ejecutan X y Y`, `X runs the
    project`, `for which X and Y are responsible`."""
    places = [(told.at, told.start) for told in projects]
    for at, unit in enumerate(units) if projects else ():
        for position in _verb_positions(unit):
            offset = unit.tokens[position].start
            bodies = list(_of_verb(unit, position))
            owner = max(0, bisect_right(places, (at, offset)) - 1)
            yield from ((owner, body) for body in bodies)


def _verb_positions(unit: Unit) -> list[int]:
    verbs = words(ROOM, "responsible_actives") | _CHARGED
    if verbs.isdisjoint(unit.words):
        return []
    return [at for at, token in enumerate(unit.tokens) if at and token.folded in verbs]


def _of_verb(unit: Unit, position: int) -> Iterator[Responsible]:
    tokens = unit.tokens
    start = token_at(unit, sentence_start(unit, tokens[position].start))
    if tokens[position].folded in _CHARGED:
        opening = next(
            (at for at in range(max(start, position - _FAR // 8), position) if tokens[at].folded == "which"), None
        )
        if opening is not None and opening > start and tokens[opening - 1].folded in ("for", "of"):
            yield from _run_before(unit, opening + 1, position)
    elif tokens[position - 1].folded in _CLITICS:
        yield from _behind(unit, tokens[position].end)
    elif any(token.folded in words(ROOM, "subjects") for token in tokens[position + 1 : position + 5]):
        yield from _run_before(unit, start, position)


_CHARGED = frozenset({"responsible"})
_CLITICS = frozenset("lo la los las que".split())
_AUXILIARIES = frozenset("are is jointly conjuntamente will both a cargo in charge were was have has han ha".split())


def _run_before(unit: Unit, start: int, position: int) -> Iterator[Responsible]:
    """Bodies of which nothing but capitals, links and auxiliaries stand between a token and a verb."""
    tokens = unit.tokens
    end = position
    while end > start and tokens[end - 1].folded in _AUXILIARIES:
        end -= 1
    bodies = unit_bodies(unit)
    at = bisect_left(bodies, start, key=lambda body: body.first)
    if end - start > _LONGEST or at == len(bodies) or bodies[at].first - start > 1:
        return
    if _run_end(tokens, bodies[at].first) == end:
        yield from (_responsible(unit, body) for body in ListReader(unit, bodies[at].first, end).read().bodies)


def named_bodies(units: Sequence[Unit], projects: Sequence[Told]) -> Iterator[tuple[int, Responsible]]:
    """Bodies before the words that call them responsible: `X is the executing agency`, `X, in charge of the …`."""
    places = [(told.at, told.start) for told in projects]
    for at, unit in enumerate(units) if projects else ():
        if not any(hint in unit.folded for hint in _AGENCY_HINTS):
            continue
        for match in _agency().finditer(unit.folded):
            start = sentence_start(unit, match.start())
            around = max(start, match.start() - _FAR), match.end() + _FAR
            if ":" in unit.folded[match.end() : match.end() + 2] or not _project().search(unit.folded, *around):
                continue
            body = _body_before(unit, start, match.start())
            if body is not None:
                yield max(0, bisect_right(places, (at, match.start())) - 1), body


_AGENCY_HINTS = ("agenc", "entit", "entidad", "ejecut", "body", "responsib", "responsab", "encargad", "execut")


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
    return _responsible(unit, Body(bodies[at].first, last, last, 0))


def _behind(unit: Unit, offset: int) -> Iterator[Responsible]:
    tokens = unit.tokens
    first = token_at(unit, offset)
    last = _run_end(tokens, first)
    yield from (_responsible(unit, body) for body in ListReader(unit, first, last).read().bodies)


def _run_end(tokens: Sequence[Token], at: int) -> int:
    """End of the capitals with links and marks between them that begin at a token."""
    last, depth = at, 0
    for position in range(at, min(len(tokens), at + _LONGEST)):
        token = tokens[position]
        depth += (token.text == "(") - (token.text == ")")
        if token.is_word and not token.text.islower():
            if position and tokens[position - 1].folded in ("en", "in") and _is_place(tokens, position):
                break
            last = position + 1
        elif token.text == ")" and last > at:
            last = position + 1
        elif token.folded not in _LINKS and token.text not in _MARKS and not (depth > 0):
            break
    return last


def _is_place(tokens: Sequence[Token], at: int) -> bool:
    return country_at(tokens, at) is not None or city_at(tokens, at) is not None
