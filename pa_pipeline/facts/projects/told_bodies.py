"""Bodies that sentences say a project is carried out by: `executed by X`, `X and Y are in charge of it`."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

from pa_pipeline.facts.passages import Unit
from pa_pipeline.facts.projects.body_runs import (
    Responsible,
    bodies_behind,
    country_before,
    country_right_before,
    shared_out,
    token_at,
)
from pa_pipeline.facts.projects.field_lines import strong_labels
from pa_pipeline.facts.projects.free_text import sentence_start
from pa_pipeline.facts.projects.project_words import ROOM, Told, has_any
from pa_pipeline.lexicon import alternation, words

_VERB, _FAR, _NEAR, _REACH = 40, 400, 1, 70
AGENCY_HINTS = ("agenc", "entit", "entidad", "ejecut", "body", "responsib", "responsab", "encargad", "execut")


_BY = re.compile(r" (?:by|por|pelo|pela|pelos|pelas|par|entre)[ :]")
_OPENS = re.compile(r"\W*(?:(?:the|its|las?|los|el|sus?|as|os|les?|ses)\s)?\Z")
_PLURALS = re.compile(r"\s*(?:the following|las siguientes|los siguientes|seguintes)\s+[^\W\d_]+\s*:?|\s*:|\s*")
_CHARGES = (
    "charge", "cargo", "responsab", "under the", "bajo ", "sob a ", "care of", "entrust", "assigned", "encomend",
    "confi", "correspond", "recae", "manos de", "hands of", "maos d", "mains de",
)  # fmt: skip


@cache
def _verbs() -> frozenset[str]:
    """Last words of the verbs of those responsible."""
    return frozenset(phrase.split()[-1] for phrase in words(ROOM, "responsible_verbs"))


@cache
def _execution() -> re.Pattern[str]:
    """A verb or noun of carrying out, and since when or where: `in execution since August 2021`, `run in Peru`."""
    carried = alternation(words(ROOM, "execution") | _verbs())
    links = r"(?:since|from|in|between|during|over|for|desde|en|a partir|a lo largo|entre|durante|em|ao longo|depuis)"
    return re.compile(rf"\b(?:{carried})\s{links}\s[^,;.:()]{{2,45}}\Z")


@cache
def _shared_out() -> re.Pattern[str]:
    """The next country and its bodies: `…, in Peru by SEPES`."""
    by = alternation(words(ROOM, "by"))
    return re.compile(rf"(?:,|\b(?:and|y|e))\s(?:in|en|em)\s(?:el\s|la\s)?[^\W\d_]+(?:\s[^\W\d_]+)?,?\s(?:{by})\s")


@cache
def _charge() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternation(words(ROOM, 'in_charge'))})(?!\w)")


def cues(folded: str) -> Iterator[tuple[int, int]]:
    """Where a text says that somebody carries something out: start of the words and offset behind them."""
    for match in _BY.finditer(folded):
        before = folded[max(0, match.start() - _VERB) : match.start()].split()
        if before and before[-1].endswith(("ly", "mente")):
            before.pop()
        if before and before[-1].strip(",;(") in _verbs():
            yield folded.rindex(before[-1], 0, match.start()), match.end() - 1
        elif before and (noun := _execution().search(folded, max(0, match.start() - _REACH), match.start())):
            yield noun.start(), match.end() - 1
    if has_any(folded, AGENCY_HINTS):
        yield from (match.span() for match in _are_agencies().finditer(folded))
    if has_any(folded, _CHARGES):
        yield from (match.span() for match in _charge().finditer(folded))


@cache
def _are_agencies() -> re.Pattern[str]:
    """`The executing agencies of the project are …`, `Son entidades responsables …`."""
    labels = alternation(strong_labels() | words(ROOM, "responsibles"))
    copulas, nouns = alternation(words(ROOM, "copulas")), alternation(words(ROOM, "subjects"))
    owner = rf"(?:\s(?:of|for|de|del|do|da|du)(?:\s(?:the|el|la|this|este|esta|le))?\s(?:{nouns}))?"
    owner += r"(?:\s(?:en|in|por|by|for|em)\s(?:cada|each|every)\s[^\W\d_]+)?"
    article = r"(?:(?:the|its|las|los|la|el|sus|su|as|os|les|ses)\s)?"
    return re.compile(
        rf"\b(?:{copulas})\s{article}(?:{labels}){owner}(?!\w)|\b(?:{labels}){owner}\s(?:{copulas})(?!\w)"
    )


@cache
def _subject() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternation(words(ROOM, 'subjects'))})\b")


@cache
def _taken_up() -> re.Pattern[str]:
    """What stands before the verb of a sentence that goes on about the project: `In Peru, it is`, `Será`."""
    auxiliaries = alternation(words(ROOM, "copulas") | words(ROOM, "auxiliaries"))
    joined = r"(?:in|en|em|for|por|no|na)\s(?:el\s|la\s)?[^\W\d_]+(?:\s[^\W\d_]+)?,?\s"
    own = rf"(?:its|their|su|sus|sua)\s(?:{alternation(words(ROOM, 'execution'))})"
    subject = rf"(?:it|they|this|both|these|ambos|este|esta|ele|ela|{own})\s"
    return re.compile(rf"\W*({joined})?(?:{subject})?(?:(?:{auxiliaries})\s)*(?:(?:in|en|em|under)\s)?\Z")


def told_bodies(units: Sequence[Unit], projects: Sequence[Told]) -> Iterator[tuple[int, Responsible]]:
    """Bodies that sentences say a project is carried out by, each with the position of its project."""
    if not projects:
        return
    places = [(told.at, told.start) for told in projects]
    listed = {one.at for told in projects if told.listed for one in told.stretches if one.field is None}
    for at, unit in enumerate(units):
        if at in listed:
            owner = max(0, bisect_right(places, (at, 0)) - 1)
            yield from ((owner, body) for body in shared_out(unit))
        read = 0
        for cue, behind in sorted(cues(unit.folded), key=lambda span: span[1]):
            if behind < read:
                continue
            owner = max(0, bisect_right(places, (at, cue)) - 1)
            if _stands_elsewhere(units, at, (cue, behind), projects[owner]):
                continue
            start = max(sentence_start(unit, cue), cue - _FAR)
            near = at - _NEAR <= projects[owner].at <= at
            taken_up = _taken_up().match(unit.folded, start, cue) if near else None
            names_it = bisect_left(places, (at, start)) < bisect_right(places, (at, cue))
            if not (at in listed or names_it or taken_up or _speaks_of_project(unit, start, cue)):
                continue
            lead = (start, taken_up.end(1)) if taken_up else None
            for body in _bodies_of_cue(unit, behind, lead):
                read = max(read, body.proof)
                yield owner, body


@cache
def _measured() -> re.Pattern[str]:
    """What opens a sentence on a project that has been named: `With a duration of 30 months and a budget of …`."""
    return re.compile(
        rf"\W*(?:with|con|com|avec|dotad[oa])\s(?:[^\W\d_]+\s){{0,2}}?(?:{alternation(words(ROOM, 'measures'))})\b"
    )


def _stands_elsewhere(units: Sequence[Unit], at: int, cue: tuple[int, int], owner: Told) -> bool:
    """Whether a cue is of something above the first project (a label: `Led by: Peru`), or part of its own name."""
    if owner.at > at:
        is_label = ":" in units[at].text[cue[0] : cue[1] + 1]
        return owner.listed or is_label or units[owner.at].kind == "heading"
    return owner.at == at and owner.start <= cue[0] < owner.end


def _speaks_of_project(unit: Unit, start: int, cue: int) -> bool:
    """Whether a sentence opens with a cue, or what stands before it in the sentence speaks of a project."""
    if _OPENS.match(unit.folded, start, cue) is not None or _subject().search(unit.folded, start, cue) is not None:
        return True
    return _measured().match(unit.folded, start, cue) is not None


def _bodies_of_cue(unit: Unit, behind: int, lead: tuple[int, int] | None) -> Iterator[Responsible]:
    """Bodies behind a cue; lead: span of the words before it that may name their country (`In Peru, it is run by`)."""
    country = country_before(unit, token_at(unit, lead[0]), token_at(unit, lead[1])) if lead else None
    if country is None and _shared_out().search(unit.folded, behind, behind + _FAR):
        country = country_right_before(unit, token_at(unit, behind) - 1)
    plural = _PLURALS.match(unit.folded, behind)
    yield from bodies_behind(unit, plural.end() if plural else behind, country)
