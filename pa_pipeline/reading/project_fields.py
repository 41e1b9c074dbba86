"""What each line of a page gives of a project: the field that it opens with, what it tells without a label (a status,
a period, who carries it out), or the heads of a table's columns.

Read once a page, however often it is asked for, and with next to no work where a page shows no projects.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from pa_pipeline.lexicon import alternation, words
from pa_pipeline.lexicon.country_names import folded_names
from pa_pipeline.reading.lines import Line
from pa_pipeline.reading.project_labels import (
    bar_of,
    known_labels,
    known_statuses,
    may_open_label,
    read_project_label,
    run_of_labels,
    says_status,
)

DATED = frozenset({"starts", "ends", "period", "approved", "duration"})
MARKS = " :*•.|-–—_"
"""What stands around labels and cells."""
_COUNT = re.compile(r"\A[(\[]?\d{1,2}(?:\.-|[.)\]])\s+(?=[^\W\d])")
_LONGEST_READ, _LONGEST_HEAD, _LONGEST_LABEL, _MOST_LABEL_WORDS = 400, 160, 45, 4
"""Characters of a line that are read, of one that heads columns, of a label; words of a label that nothing marks."""

_LONGEST_STATUS, _LONGEST_TOLD = 48, 400
_NOTHING, _OF_STATUS, _OF_PERIOD, _OF_BODIES = (
    frozenset[str](),
    frozenset({"status"}),
    frozenset({"period"}),
    frozenset({"entities"}),
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_PERIOD = re.compile(
    r"(?:[a-z]{3,10}\.?\s(?:de\s|of\s)?|\d{1,2}[/.-]){0,2}(?:19|20)\d\d\s?(?:[-/]|to|a|until|hasta)\s?"
    r"(?:(?:[a-z]{3,10}\.?\s(?:de\s|of\s)?|\d{1,2}[/.-]){0,2}(?:19|20)\d\d|[a-z]{3,12})(?:\s?\([^()]{3,20}\))?"
)
"""From a month or a year to another one, or to the present."""

Field = tuple[str, bool]
"""Field of a project that a line opens with, and whether its label stands alone there."""


class PageFields(NamedTuple):
    """fields: of each line; heads: numbers of the lines that may head the columns of a table; bare: what lines tell
    without a label, by their numbers."""

    fields: list[Field | None]
    heads: frozenset[int]
    bare: Mapping[int, frozenset[str]]


def read_fields(lines: Sequence[Line]) -> PageFields:
    """Fields and heads of tables of the lines of a page."""
    return _read_page(tuple(line.text for line in lines), tuple(line.folded for line in lines))


@lru_cache(maxsize=2)
def _read_page(texts: tuple[str, ...], folded: tuple[str, ...]) -> PageFields:
    fields = [_field_of(text[:_LONGEST_READ], line[:_LONGEST_READ]) for text, line in zip(texts, folded, strict=True)]
    short = (at for at, line in enumerate(folded) if len(line) <= _LONGEST_HEAD)
    heads = frozenset(at for at in short if bar_of(texts[at]) or run_of_labels(folded[at]))
    told = ((at, tells_unlabelled(line)) for at, line in enumerate(folded) if fields[at] is None)
    return PageFields(fields, heads, {at: kinds for at, kinds in told if kinds})


def tells_unlabelled(folded: str) -> frozenset[str]:
    """Kinds of what a folded line without a label tells of a project and nothing else.

    >>> sorted(tells_unlabelled("in progress")), sorted(tells_unlabelled("implemented by the institute of tides."))
    (['status'], ['entities'])
    """
    if len(folded) <= _LONGEST_STATUS:
        return _read_short(folded)
    opens = len(folded) <= _LONGEST_TOLD and folded[-1] in ".)" and folded.partition(" ")[0] in _opening_words()
    return _told_in_sentence(folded) if opens else _NOTHING


def _told_in_sentence(folded: str) -> frozenset[str]:
    """What sentences tell that open with who carries a project out, or with how far it is.

    >>> sorted(_told_in_sentence("ejecuta el instituto de mareas. concluido en 2020."))
    ['entities', 'status']
    >>> sorted(_told_in_sentence("en ejecucion desde enero de 2022 en los puertos del sur."))
    ['status']
    """
    acts, status = _acts().match(folded), _says_status().search(folded)
    if acts is None and (status is None or status.start() > 0):
        return _NOTHING
    kinds = (_OF_BODIES if acts else _NOTHING) | (_OF_STATUS if status else _NOTHING)
    return kinds | (_OF_PERIOD if acts and _YEAR.search(folded) else _NOTHING) - (_OF_PERIOD if status else _NOTHING)


@cache
def _says_status() -> re.Pattern[str]:
    """A status at the beginning of a sentence, alone or with its date."""
    since = r"since|until|from|in|on|desde|hasta|en|em|el|a\spartir"
    return re.compile(rf"(?:\A|(?<=[.;]\s))(?:{alternation(known_statuses())})(?=[.,;]|\s(?:{since})\s)")


@lru_cache(maxsize=1 << 13)
def _read_short(folded: str) -> frozenset[str]:
    """What a short line tells: how far a project is, or from when to when it goes on.

    >>> sorted(_read_short("2021 – 2023")), sorted(_read_short("en marcha")), sorted(_read_short("lima, 2021"))
    (['period'], ['status'], [])
    """
    if says_status(folded) and folded[-1] not in ")]":
        return _OF_STATUS
    if _PERIOD.fullmatch(folded):
        return _OF_PERIOD
    known = folded[:1].isalpha() and folded.partition(" ")[0] in _opening_words()
    return _told_in_sentence(folded) if known else _NOTHING


@cache
def _acts() -> re.Pattern[str]:
    """Openings of a line that says who carries a project out: `Ejecuta el …`, `Implemented by …`."""
    verbs, by = alternation(words("projects", "responsible_verbs")), alternation(words("projects", "by"))
    actives = alternation(_actives())
    charge, article = alternation(words("projects", "in_charge")), r"(?:el|la|los|las|o|a|os|as)"
    return re.compile(rf"(?:(?:{verbs})\s(?:{by})|(?:{charge})|(?:lo\s|la\s|o\s)?(?:{actives})\s{article})(?!\w)")


@cache
def _actives() -> frozenset[str]:
    """Verbs that stand before their subject where a line opens with them."""
    return frozenset().union(*(words("projects", "responsible_actives", language) for language in ("es", "pt")))


@cache
def _opening_words() -> frozenset[str]:
    """First words of what tells without a label, to pass over most lines fast."""
    told = (*words("projects", "responsible_verbs"), *words("projects", "in_charge"), *_actives(), *known_statuses())
    return frozenset(phrase.split()[0].rstrip(".,;") for phrase in (*told, "lo", "la", "o")) | frozenset(
        f"{status}{mark}" for status in known_statuses() if " " not in status for mark in ".,;"
    )


def field_at(line: Line) -> Field | None:
    """Field of a project that a line opens with."""
    return _field_of(line.text[:_LONGEST_READ], line.folded[:_LONGEST_READ])


def _field_of(text: str, folded: str) -> Field | None:
    head = folded[: _LONGEST_LABEL + 1]
    if len(folded) > _LONGEST_LABEL and ":" not in head and "|" not in head and not may_open_label(folded):
        return None
    return _read_field(text, folded)


@lru_cache(maxsize=1 << 14)
def _read_field(text: str, folded: str) -> Field | None:
    label, colon, value = folded[: _LONGEST_LABEL + 1].partition(":")
    if not colon:
        label, bar, value = folded[: _LONGEST_LABEL + 1].partition("|")
        if not bar and (unmarked := _unmarked(text, folded)) is not None:
            return unmarked
        if not bar and len(folded) > _LONGEST_LABEL:
            return None
    label = " ".join(_COUNT.sub("", label.strip(MARKS)).split())
    field = read_project_label(label)
    if field is None and colon and value.strip() and label in folded_names():
        field = "entities"  # those of a country: `Chile: SEPES`
    return (field, not value.strip(MARKS)) if field is not None else None


def _unmarked(text: str, folded: str) -> tuple[str, bool] | None:
    """Field of a line whose label nothing but a blank parts from its value: `Status In progress`."""
    words = folded.split(" ", _MOST_LABEL_WORDS)
    for count in range(1, len(words)):
        label = " ".join(words[:count])
        if (field := known_labels().get(label)) is None or len(text) != len(folded):
            continue
        value, first = folded[len(label) + 1 :], text[len(label) + 1 : len(label) + 2]
        named = field == "entities" and count > 1 and first.isupper()
        if named or (field == "status" and says_status(value)) or (field in DATED and first.isdigit()):
            return field, False
    return None
