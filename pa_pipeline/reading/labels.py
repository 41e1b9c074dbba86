"""Labels that open a part of an institutional page: `Objective: …`, `Coordinadora del Grupo: …`, `FUNCIONES`.

Here: what a line by itself says. Not here: which lines make up a group's section (`sections`), what the parts say
(`facts.institution`).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from pa_pipeline.lexicon import LANGUAGES, alternation, entries, words
from pa_pipeline.lexicon.country_names import folded_names
from pa_pipeline.lexicon.folding import fold
from pa_pipeline.reading.dates import month_numbers
from pa_pipeline.reading.group_words import names_group
from pa_pipeline.reading.label_questions import asks_what_is, kind_of_question, may_ask_unmarked
from pa_pipeline.reading.label_words import kind_by_words
from pa_pipeline.reading.project_labels import (
    is_heading_of_projects,
    known_labels,
    known_statuses,
    read_project_label,
)

OPENING = frozenset({"objective", "mandate", "established", "coordinator", "name", "acronym"})
"""Kinds of labels that may stand right under the name of a group."""
OF_GROUPS = (OPENING - {"name"}) | {"group", "members", "function", "pillar", "agenda"}
_MOST_WORDS, _LONGEST = 9, 70
_OPENING_MARKS = re.compile(r"[^\w¿(]*(?:[-–—•]\s+)?[¿(]?")
_COLON = re.compile(r"\s?(?:\.{4,}|…{2,})\s?:?(?=\s)\s*(?!\s|\d{1,3}\s*\Z)|\s?(?::|\.-|\s[-|])(?=\s|\Z)\s*|:")
"""What parts a label from its value: points up to it too (`Founded ....: 2019`), not those of a list of contents."""
_STROKE, _MOST_MENU_WORDS = re.compile(r"\s[/·]\s"), 3
"""Strokes and points part labels from values, and items of menus of a few words."""
_RUN_IN = re.compile(r"([a-z][a-z ]{3,28})\.\s+(?=\w)")
"""A label that opens its paragraph, as in print: `Coordination. Ana Ríos, …`."""
_BOLD = re.compile(r"[*_]*\s*")
_JOINED = re.compile(r",? (?:and|y|e|et|&) ")
_NUMBERING = re.compile(r"\W{0,3}(?:\d{1,2}|[ivx]{1,4})[.)](?:\d{1,2}(?:\.\d{1,2}){0,2}[.)]?)?\s*[-–—]?\s+(?=\S)")
_COUNTS = frozenset("0123456789ivx(")
_GENDERS = re.compile(r"(?:/-?(?:[ao]s?|es)|\((?:[ao]s?|es|s)\)?)(?!\w)")
_AROUND = " ?)*_+[]▼▾▸►▲▴−–—-"
"""What may stand around a label: emphasis, and the signs by which a page opens and closes its parts."""
_LEAST_STEM = 3
_LISTS = frozenset({"objective", "document", "agenda", "function", "pillar", "action", "members", "projects"})
_HEADINGS = _LISTS | {"coordinator", "contact", "established"}
"""Kinds of labels that may go on without a colon behind them."""
_OF_COUNTRIES = frozenset({"coordinator", "contact"})
"""Kinds of labels that pages give once for each country."""
_BLANK = re.compile(r"\s")
_OF_PROJECTS = frozenset({"status", "entities", "starts", "ends", "period", "duration", "approved", "number"})
"""Fields of projects that groups do not have."""


@dataclass(frozen=True, slots=True)
class Label:
    """kind: as in `lexicon/*/institution.yml`; end: offset at which the value begins, behind colon and blanks; alone:
    whether nothing follows; exact: whether the lexicon has the whole label, not its beginning or end only."""

    kind: str
    end: int
    alone: bool
    exact: bool


@cache
def label_kinds() -> Mapping[str, str]:
    """Folded label to its kind."""
    kinds: dict[str, str] = {}
    for language in LANGUAGES:
        for kind, labels in entries(language, "institution")["labels"].items():
            for label in labels:
                kinds.setdefault(fold(str(label)), kind)
    return kinds


@cache
def _beginning() -> re.Pattern[str]:
    """A label that goes on (`objective of the group`, `agenda for 2020`, `documents and links`)."""
    onward = r"(?:of|for|to|on|in|by|and|de|del|do|da|du|des|para|en|y|e|et|pour)\s|\d|\("
    return re.compile(rf"({alternation(set(label_kinds()))})\s(?={onward})")


@cache
def _end() -> re.Pattern[str]:
    """The label on which a longer one ends in English (`Education Technical Group Coordinator`)."""
    return re.compile(rf"\s({alternation(words('institution', 'label_ends', 'en'))})\Z")


@cache
def _qualifier() -> re.Pattern[str]:
    """Adjectives that tell nothing of a label's kind (`Official name`, `Coordinación vigente`)."""
    choice = alternation(words("institution", "qualifiers"))
    return re.compile(rf"\A(?:{choice})\s|\s(?:{choice})\Z")


@cache
def _founded_on() -> re.Pattern[str]:
    """A line that tells when a group was founded and nothing else (`Created on 3 May 2011`, `Constituido en 2014.`)."""
    labels = {label for label, kind in label_kinds().items() if kind == "established"}
    founded = alternation(words("institution", "founded") | labels)
    months = alternation(set(month_numbers()))
    part = rf"(?:(?:on|in|the|of|de|del|el|em|en|no|le|a)\s|\d{{1,2}}(?:st|nd|rd|th|[º°o]|er)?,?\s|(?:{months})[.,]?\s)"
    return re.compile(rf"(?:{founded})\s(?:(?:on|in|el|em|en|no|le)\s)?({part}{{0,7}}(?:19|20)\d\d)\.?\Z")


@cache
def _clauses() -> frozenset[str]:
    return words("institution", "clauses")


@cache
def _clause() -> re.Pattern[str]:
    """The number of a clause: `Article 4. Coordination`."""
    return re.compile(rf"(?:{alternation(_clauses())})\s(?:\d{{1,2}}|[ivx]{{1,4}})[º°]?\s?[.:–—-]*\s+(?=\S)")


@cache
def _led_by() -> re.Pattern[str]:
    """What opens a line that tells who coordinates and nothing else (`Coordina SEPES`, `Chaired by Ana Ríos`)."""
    return re.compile(rf"(?:{alternation(words('institution', 'led_by'))})\s(?:(?:the|el|la|o|a)\s)?(?=\S)")


@cache
def _about_itself() -> re.Pattern[str]:
    """`About the Network`, `Sobre el Comité`."""
    about, itself = alternation(words("institution", "about")), alternation(words("institution", "pronouns"))
    return re.compile(rf"(?:{about})\s(?:{itself})")


@cache
def _mandates() -> re.Pattern[str]:
    """A document or a meeting with its date in brackets, above what it asked a group to do."""
    givers = alternation(words("institution", "mandate_givers"))
    months = alternation(set(month_numbers()))
    day = rf"(?:(?:\d{{1,2}}\s)?(?:de\s)?(?:{months})(?:\s\d{{1,2}})?,?\s(?:del?\s)?)?(?:19|20)\d\d"
    of_place = r"(?:\s(?:of|del?|d[aou]|di)(?:\s\w+){1,4})?"
    return re.compile(rf"(?:\w+\s){{0,5}}(?:{givers}){of_place}\s\({day}\)")


def heads_mandates(folded: str) -> bool:
    """Whether a line is a document or a meeting with its date, as stands above mandates.

    >>> heads_mandates("the lima declaration (july 2019)"), heads_mandates("declaracion de cali (30 de junio de 2017)")
    (True, True)
    >>> heads_mandates("lima (july 3, 2019)"), heads_mandates("declaration on plastics (lima, 6 july 2019)")
    (False, False)
    """
    return folded[-1:] == ")" and len(folded) <= _LONGEST and _mandates().fullmatch(folded) is not None


@lru_cache(maxsize=1 << 14)
def read_label(folded: str) -> Label | None:
    """The label that a folded line is, or opens with before a colon; None where there is none.

    >>> read_label("coordinadora del grupo: ana rios")
    Label(kind='coordinator', end=24, alone=False, exact=False)
    >>> read_label("functions"), read_label("functions follow form in every group")
    (Label(kind='function', end=9, alone=True, exact=True), None)
    >>> read_label("coordination. ana rios, director of ports").end
    14
    >>> read_label("articulo 4. mandato") == read_label("section iv: mandato")
    True
    >>> read_label("2.1.3 mandato"), read_label("who leads the group? [+]")
    (Label(kind='mandate', end=13, alone=True, exact=True), Label(kind='coordinator', end=24, alone=True, exact=True))
    >>> read_label("established in may 2012."), read_label("established firms, 2012")
    (Label(kind='established', end=15, alone=False, exact=False), None)
    """
    folded = folded.replace("_", " ")  # `fecha_creacion: 2013`
    counted = (folded[:1] in _COUNTS or folded.partition(" ")[0] in _clauses()) and len(folded) <= _LONGEST
    number = (_NUMBERING.match(folded) or _clause().match(folded)) if counted else None
    if number is not None:
        bare = read_label(folded[number.end() :])
        is_known = bare is not None and bare.alone and (bare.exact or number.re is _clause())
        return Label(bare.kind, len(folded), True, True) if bare is not None and is_known else None
    marks = _OPENING_MARKS.match(folded)
    start = marks.end() if marks else 0
    if (run_in := _RUN_IN.match(folded, start)) is not None:
        printed = label_kinds().get(run_in.group(1))
        if printed in OF_GROUPS:
            return Label(printed, run_in.end(), False, True)
    if (asked := folded.find("? ", start, start + _LONGEST)) > 0 and folded[asked + 2 :].strip(_AROUND):
        kind = _question(folded[: asked + 1], folded[start:asked].strip(_AROUND))
        return Label(kind[0], asked + 2, False, True) if kind is not None else None  # `What for? To mend nets.`
    colon = _COLON.search(folded, start, start + _LONGEST)
    if (stroke := _STROKE.search(folded, start, colon.start() if colon else start + _LONGEST)) is not None:
        colon = stroke if _parts_label(folded, start, stroke, colon) else colon
    end = colon.start() if colon else len(folded)
    if end - start > _LONGEST or end == start:
        return None
    if colon is None and heads_mandates(folded):
        return Label("action", len(folded), True, True)
    if colon is None and folded[-1] not in ".?!" and (led := _led_by().match(folded, start)):
        return Label("coordinator", led.end(), False, False)
    if colon is None and folded.rstrip(".")[-1:].isdigit() and (dated := _founded_on().match(folded, start)):
        return Label("established", dated.start(1), False, False)
    name = folded[start:end].strip(_AROUND)
    name = _GENDERS.sub("", name) if "/" in name or "(" in name else name
    if name.count(" ") >= _MOST_WORDS or len(name) < _LEAST_STEM:
        return None
    has_colon = colon is not None and folded[colon.start() : colon.end()].strip(" .…") in ("", ":", "|")
    found = _kind_of(name, colon=has_colon) or _question(folded, name)
    if found is None and _about_itself().fullmatch(name):
        found = "mandate", True
    if found is None and colon is None and is_heading_of_projects(name):
        found = "projects", True
    if found is None and (" " in name or name in known_labels()) and read_project_label(name) in _OF_PROJECTS:
        found = "project_part", True
    if found is None:
        return None
    value = len(folded)
    if colon is not None and (bold := _BOLD.match(folded, colon.end())) is not None:
        value = bold.end()
    if found[0] == "group" and not folded[value:].strip():
        return None  # the head of a column, or a menu
    return Label(found[0], value, not folded[value:].strip(" .*"), found[1])


def _without_country(name: str) -> str | None:
    """A label without the country behind it, or without the one in brackets; None where no country stands there."""
    for blank in (found.start() for found in _BLANK.finditer(name)):
        if name[blank:].strip(" (-") in folded_names():
            return name[:blank].rstrip(" (-") or None
    return None


def _parts_label(folded: str, start: int, stroke: re.Match[str], colon: re.Match[str] | None) -> bool:
    """Whether a stroke parts a known label from its value, not an item of a menu from the next one, nor a label from
    the same one in another language (`Objetivo / Objective: …`)."""
    if folded[start : stroke.start()].strip(_AROUND) not in label_kinds():
        return False
    if colon is not None and folded[stroke.end() : colon.start()].strip(_AROUND) in label_kinds():
        return False
    values = folded[stroke.end() :].split(stroke.group())
    return any(value.count(" ") >= _MOST_MENU_WORDS or "@" in value for value in values)


def _question(folded: str, name: str) -> tuple[str, bool] | None:
    """Kind of a line that asks for a part of the page (`Who leads the group?`)."""
    marked = "?" in folded
    kind = kind_of_question(name) if marked or may_ask_unmarked(name) else None
    if kind is None and marked and (end := asks_what_is(folded)) is not None and names_group(folded[end:].rstrip(" ?")):
        kind = "mandate"
    kind = kind or (label_kinds().get(name) if marked else None)
    return (kind, True) if kind else None


def _kind_of(name: str, *, colon: bool) -> tuple[str, bool] | None:
    """Kind of a label's words, and whether they are known as a whole; longer ones need to be short or have a colon."""
    kinds = label_kinds()
    if name in kinds:
        return kinds[name], True
    if "/" in name and len(told := {kinds.get(part.strip()) for part in name.split("/")}) == 1 and None not in told:
        return next(iter(told)) or "", True
    if len(parts := _JOINED.split(name)) > 1 and all(part in kinds for part in parts):
        return kinds[parts[0]], True  # `Origin and mandate`
    if name.count(" ") > (_MOST_WORDS if colon else 5):
        return None
    bare = _qualifier().sub("", name)
    if bare != name and bare in kinds:
        return kinds[bare], True
    if (of := _without_country(name)) is not None and kinds.get(of) in _OF_COUNTRIES:
        return kinds[of], False  # `Focal point Chile: …`
    opened = _beginning().match(name)
    if opened is not None and (colon or kinds[opened.group(1)] in _HEADINGS):
        return kinds[opened.group(1)], False
    closed = None if "(" in name or not name[0].isalpha() else _end().search(name)
    if closed is not None:
        return kinds.get(closed.group(1), "coordinator"), False
    of_project = read_project_label(name) in _OF_PROJECTS or name in known_statuses()
    by_words = None if of_project else kind_by_words(name)
    return (by_words, False) if by_words is not None else None
