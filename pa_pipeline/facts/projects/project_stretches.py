"""Which parts of running text speak of a project: the sentence that names it, and the one that goes on about it."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from pa_pipeline.facts.passages import Unit
from pa_pipeline.facts.projects.named_projects import Name
from pa_pipeline.facts.projects.project_words import ROOM, Stretch, has_tag_hint, status_pattern
from pa_pipeline.lexicon import alternation, words

_FAR, _MOST, _BEFORE = 260, 3, 90


@cache
def _goes_on() -> re.Pattern[str]:
    """A sentence whose subject is the project, programme or initiative that was named."""
    nouns = alternation(words(ROOM, "subjects"))
    return re.compile(
        rf"(?:the|this|that|el|la|este|esta|dicho|dicha|o|a|le|cette|ce)\s+(?:{nouns})\b(?!\s+(?:of|de)\b)"
    )


@cache
def _status_since() -> re.Pattern[str]:
    """A status and its date before the subject: `In progress since March 2024, the project …`."""
    since = "since|from|desde|a partir de|depuis"
    return re.compile(rf"({status_pattern()}\s(?:{since})\s[^,.;:]{{4,24}}),\s(?={_goes_on().pattern})")


@cache
def _begins() -> re.Pattern[str]:
    """A sentence whose subject is not said again, or by a pronoun: `Comenzó en marzo de 2019`, `It ends in 2024`."""
    verbs = (words(ROOM, "begins") | words(ROOM, "ends") | words(ROOM, "takes_place")) - words(ROOM, "prepositions")
    copulas, approvals = alternation(words(ROOM, "copulas")), alternation(words(ROOM, "approvals"))
    lasting = alternation(words(ROOM, "lasts_for"))
    links = "in|on|en|el|em|le|a|from|between|entre|de|desde|since"
    return re.compile(
        r"(?:(?:it|ele|ela|il|elle)\s)?"
        rf"(?:(?:{alternation(verbs)}|(?:{copulas})\s(?:{approvals}))\s(?:{links})\s[^.;]{{0,24}}\d|(?:{lasting})\s"
        rf"|(?:{approvals})\s(?:by|por|pelo|pela|par|in|on|en|el|em|le)\s[^.;]{{0,80}}\d)"
    )


def tells_course(folded: str, start: int) -> bool:
    """Whether a sentence that begins at an offset tells when a project begins or ends, which it does not name again.

    >>> tells_course("comenzo en marzo de 2019 y dura dos anos", 0), tells_course("the activities began in 2019", 0)
    (True, False)
    """
    return _begins().match(folded, start) is not None


@cache
def _noun() -> re.Pattern[str]:
    """A noun of projects: a sentence without one, within a paragraph, names no other one."""
    return re.compile(rf"\b(?:{alternation(words(ROOM, 'subjects') | words(ROOM, 'plural_nouns'))})\b")


@cache
def _dates_before() -> re.Pattern[str]:
    """A date that opens the sentence and the noun of the project: `Since 2016, the programme …`."""
    nouns = alternation(words(ROOM, "subjects"))
    since = r"(?:since|from|between|desde|a partir de|entre|de|depuis)"
    verb = r"(?:[^\W\d_]+\s){0,4}?"
    return re.compile(rf"{since}\s[^.;]{{0,40}}?\d{{4}},?\s+{verb}(?:the|el|la|o|a|le)\s+(?:{nouns})\b\W*\Z")


@cache
def _launched() -> re.Pattern[str]:
    """A verb of launching whose object the project is, perhaps with its date: `puso en marcha en abril de 2021 el
    proyecto`, `In May 2021 the group launched the project`."""
    verbs, nouns = alternation(words(ROOM, "launches")), alternation(words(ROOM, "subjects"))
    when = r"(?:\s?,?\s?(?:in|en|em|on|el)\s[^,.;:]{4,28}\d{4},?)?"
    return re.compile(rf"\b(?:{verbs}){when}\s(?:the|its|el|la|su|o|a|le|un|una|an?)\s(?:{nouns})\b[^.;]{{0,30}}\Z")


@cache
def _status_now() -> re.Pattern[str]:
    """A status that a clause ends on, or that has its date: `…, begun in May 2021 and now finished`."""
    now = "now|already|currently|ya|hoy|actualmente|ahora"
    now += r"|(?:and|y|e|et)\s(?:is|was|esta|se encuentra|sigue|foi|est)"
    since = r"(?:since|desde|depuis|a partir de)\s"
    return re.compile(rf"\b(?:{now})\s+({status_pattern()})|(?<=\s)({status_pattern()})(?=\s{since})")


@cache
def _status_before() -> re.Pattern[str]:
    """A status whose subject is the project that stands behind it: `está en ejecución el proyecto`."""
    nouns = alternation(words(ROOM, "subjects"))
    verb = r"(?:is|was|now|currently|esta|se encuentra|ya|sigue|continua|ha sido|fue)"
    return re.compile(rf"\b{verb}\s({status_pattern()})\s(?:the|el|la|o|a|le)\s(?:{nouns})\b\W*\Z")


@cache
def _status_behind() -> re.Pattern[str]:
    links = "which|that|que|now|today|hoy|is|are|was|were|esta|estan|se|encuentra|ha|has|sido|been|fue|el|la|cual"
    return re.compile(rf"[\W]{{0,3}}(?:(?:{links})\s+){{0,4}}({status_pattern()})")


def stretches_of(units: Sequence[Unit], at: int, name: Name, following: Name | None) -> Iterator[Stretch]:
    """Stretches that tell of a project named in a sentence. following: the next name in the unit."""
    unit = units[at]
    sentences = unit.sentences
    inside = bisect_left(sentences, name.end, key=lambda span: span[1])
    if inside == len(sentences):
        return
    status = _status_behind().match(unit.folded, name.end)
    if status is not None:
        yield Stretch(at, status.start(1), status.end(1), "status")
    start = sentences[inside][0]
    near = max(start, name.start - _BEFORE)
    told = None
    if status is None and has_tag_hint(unit.folded[near : name.start]):
        told = _status_before().search(unit.folded, near, name.start)
    if told is not None:
        yield Stretch(at, told.start(1), told.end(1), "status")
    if name.start - start < _BEFORE and _dates_before().match(unit.folded, start, name.start):
        yield Stretch(at, start, name.start, "clause")
    elif (launch := _launched().search(unit.folded, near, name.start)) is not None:
        yield Stretch(at, max(start, launch.start() - _BEFORE), name.start, "launch")
    end = min(sentences[inside][1], name.end + _FAR)
    limit = min(end, following.start) if following else end
    hinted = has_tag_hint(unit.folded[name.end : limit])
    now = _status_now().search(unit.folded, name.end, limit) if hinted else None
    if now is not None:
        yield Stretch(at, now.start(now.lastindex or 0), now.end(now.lastindex or 0), "status")
    if following is not None and following.start < end:
        yield Stretch(at, name.end, max(name.end, following.start), "clause")
        return
    yield Stretch(at, name.end, end, "clause")
    yield from _going_on(at, unit, inside + 1)
    if at + 1 < len(units):
        yield from _going_on(at + 1, units[at + 1], 0)


def _going_on(at: int, unit: Unit, first: int) -> Iterator[Stretch]:
    """Sentences on end whose subject is the project."""
    passed = 0
    for start, end in unit.sentences[first : first + _MOST]:
        if (status := _status_since().match(unit.folded, start)) is not None:
            yield Stretch(at, status.start(1), status.end(1), "status")
            yield Stretch(at, status.end(1), end, "clause")
        elif _goes_on().match(unit.folded, start):
            yield Stretch(at, start, end, "clause")
        elif first and tells_course(unit.folded, start):
            yield Stretch(at, start, end, "course")
        elif first == 0 or passed or _noun().search(unit.folded, start, end):
            return
        else:
            passed += 1
