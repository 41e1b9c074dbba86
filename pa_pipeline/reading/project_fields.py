"""What each line of a page gives of a project: the field that it opens with, what it tells without a label (a status,
a period, who carries it out), or the heads of a table's columns.

Read once a page, however often it is asked for, and with next to no work where a page shows no projects.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from operator import attrgetter
from typing import NamedTuple

from pa_pipeline.lexicon import alternation, words
from pa_pipeline.lexicon.country_names import folded_names
from pa_pipeline.reading.lines import Line
from pa_pipeline.reading.project_labels import (
    bar_of,
    known_labels,
    known_statuses,
    may_open_label,
    opens_paragraph,
    read_project_label,
    run_of_labels,
    says_status,
)

DATED = frozenset({"starts", "ends", "period", "approved", "duration"})
_SURE = frozenset({"status", "entities"})
TOLD = DATED | _SURE | {"objective"}
_TEXT, _FOLDED, _LEAST_FIELDS, _LONGEST_NAME = attrgetter("text"), attrgetter("folded"), 2, 100
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
_MOST_ROWS, _LEAST_ROWS, _PARTS = 30, 2, re.compile(r"[,;·|/]\s")
_TOLD_IN_COLUMNS = DATED | {"status"}
_BETWEEN_COUNTRIES = re.compile(r"\s[·/|-]\s|,\s|\s(?:y|and|e|et)\s")
_IN_YEAR = re.compile(r"\s\((?:19|20)\d\d\)\Z")
_INSIDE = re.compile(r"\(([^()]{3,30})\)(?=[,;.]|\s(?:y|and|e|et)\s|\s?\Z)")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_PERIOD = re.compile(
    r"(?:\d{1,2}\s(?:de\s)?)?(?:[a-z]{3,10}\.?,?\s(?:de\s|of\s)?|\d{1,2}[/.-]){0,2}(?:19|20)\d\d"
    r"\s?(?:[-/]|to|a|until|hasta)\s?(?:(?:\d{1,2}\s(?:de\s)?)?(?:[a-z]{3,10}\.?,?\s(?:de\s|of\s)?|\d{1,2}[/.-]){0,2}"
    r"(?:19|20)\d\d|[a-z]{3,12})(?:\s?\([^()]{3,20}\))?"
)
"""From a month or a year to another one, or to the present."""

Field = tuple[str, bool]
"""Field of a project that a line opens with, and whether its label stands alone there."""


class PageFields(NamedTuple):
    """fields: of each line; heads: numbers of the lines that may head the columns of a table; bare: what lines tell
    without a label, by their numbers; paragraphs: lines that open with a project, its name and more; is_empty: whether
    all of it is too little for a table or a sheet of projects."""

    fields: list[Field | None]
    heads: frozenset[int]
    bare: Mapping[int, frozenset[str]]
    paragraphs: list[int]
    is_empty: bool


def read_fields(lines: Sequence[Line]) -> PageFields:
    """Fields and heads of tables of the lines of a page."""
    return _read_page(tuple(map(_TEXT, lines)), tuple(map(_FOLDED, lines)))


@lru_cache(maxsize=2)
def _read_page(texts: tuple[str, ...], folded: tuple[str, ...]) -> PageFields:
    fields: list[Field | None] = [None] * len(folded)
    heads, paragraphs, bare = set[int](), list[int](), dict[int, frozenset[str]]()
    for at, line in enumerate(folded):
        if len(line) > _LONGEST_HEAD and not _may_tell(line):
            continue
        fields[at] = _field_of(texts[at][:_LONGEST_READ], line[:_LONGEST_READ])
        if len(line) <= _LONGEST_HEAD and (bar_of(texts[at]) or run_of_labels(line)):
            heads.add(at)
        if fields[at] is None and (kinds := tells_unlabelled(line)):
            bare[at] = kinds
        if _opens_text(line):
            paragraphs.append(at)
    is_empty = not heads and len(paragraphs) < _LEAST_FIELDS and not _may_show(fields, bare)
    return PageFields(fields, frozenset(heads), bare, paragraphs, is_empty)


def _may_tell(folded: str) -> bool:
    """Whether a long folded line may tell anything of a project: by a mark near its beginning, or its first word."""
    head = folded[:_LONGEST_NAME]
    if not head[0].isalpha() or ":" in head or "|" in head or "(" in head:
        return True
    return head.partition(" ")[0] in _first_words()


@cache
def _first_words() -> frozenset[str]:
    phrases = (*known_labels(), *words("projects", "nouns"))
    return _opening_words() | frozenset(phrase.split()[0] for phrase in phrases)


def _may_show(fields: Sequence[Field | None], bare: Mapping[int, frozenset[str]]) -> bool:
    """Whether lines tell enough for a sheet (how far a project is or who carries it out, and one thing more), or for
    the heads of columns that stand a cell a line."""
    kinds = [field[0] for field in fields if field is not None]
    told = len(bare) + sum(kind in TOLD for kind in kinds)
    if told >= _LEAST_FIELDS and (not _SURE.isdisjoint(kinds) or any(map(_SURE.intersection, bare.values()))):
        return True
    alone = {field[0] for field in fields if field is not None and field[1]}
    return "name" in alone and len(alone) > _LEAST_FIELDS


def _opens_text(folded: str) -> bool:
    if opens_paragraph(folded) or ("(" in folded[:_LONGEST_NAME] and tag_of(folded) is not None):
        return True
    return folded[0] in "[(" and opens_with_status(folded)


def tells_unlabelled(folded: str) -> frozenset[str]:
    """Kinds of what a folded line without a label tells of a project and nothing else.

    >>> sorted(tells_unlabelled("in progress")), sorted(tells_unlabelled("implemented by the institute of tides."))
    (['status'], ['entities'])
    """
    if folded[-1] == ")" and len(folded) <= _LONGEST_TOLD and _lists_bodies(folded):
        return _OF_BODIES
    if len(folded) <= _LONGEST_STATUS:
        return _read_short(folded)
    opens = len(folded) <= _LONGEST_TOLD and folded[-1] in ".)" and folded.partition(" ")[0] in _opening_words()
    return _told_in_sentence(folded) if opens else _NOTHING


def _lists_bodies(folded: str) -> bool:
    """Whether a folded line is a list of bodies with their countries: `port of arica (chile), sepes (peru)`."""
    inside = _INSIDE.findall(folded)
    return len(inside) > 1 and all(country in folded_names() for country in inside)


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

    >>> sorted(_read_short("2021 - 2023")), sorted(_read_short("en marcha")), sorted(_read_short("lima, 2021"))
    (['period'], ['status'], [])
    """
    if says_status(_IN_YEAR.sub("", folded)) and (folded[-1] not in ")]" or _IN_YEAR.search(folded)):
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


def end_of_act(folded: str) -> int:
    """Where the words end that say that a body carries a project out, at the beginning of a folded line; else 0.

    >>> end_of_act("implemented by the institute of tides"), end_of_act("the institute of tides")
    (18, 0)
    """
    found = _acts().match(folded)
    return found.end() if found else 0


def column_runs(labels: Sequence[str | None], at: int) -> list[int]:
    """Lines of labels from one on that stand above equally many values each, as columns of a table shown one below the
    other; labels: field of each line that is but a label. Empty where no such table names projects.

    >>> column_runs(["name", None, None, "status", None, None], 0), column_runs(["name", None, "status", None], 0)
    ([0, 3], [])
    """
    if labels[at] is None:
        return []
    count = next((n for n in range(1, _MOST_ROWS) if at + n < len(labels) and labels[at + n] is not None), 0)
    if count <= _LEAST_ROWS:
        return []
    heads = [at]
    while (head := heads[-1] + count) < len(labels) and labels[head] is not None:
        heads.append(head)
    values = (line for head in heads for line in range(head + 1, head + count))
    told = {labels[head] for head in heads}
    whole = heads[-1] + count <= len(labels) and all(labels[line] is None for line in values)
    return heads if whole and len(heads) > 1 and "name" in told and not told.isdisjoint(_TOLD_IN_COLUMNS) else []


_TAG = re.compile(r"\W*([^():]{3,90}?)\s\(([^()]{4,80})\)\s*(?:[:.,;–—-]|\Z)")


def tag_of(folded: str) -> tuple[int, int, int] | None:
    """Where the name ends on a folded line that opens with a project and a bracket which says how far it is, and where
    the words in the bracket begin and end: `tides (peru, 2020-2022, concluded): …`; None of other lines.

    >>> tag_of("tides (peru, concluded): they rise"), tag_of("tides (2019), by ana rios")
    ((5, 7, 22), None)
    """
    found = _TAG.match(folded)
    if found is None or not any(says_status(part.strip()) for part in _PARTS.split(found.group(2))):
        return None
    return found.end(1), found.start(2), found.end(2)


_STAGED = re.compile(r"[\[(]\s?([^()\[\]]{4,40}?)\s?[\])]\s*[:.–—-]*\s*(?=\w.{4})")


def opens_with_status(folded: str) -> bool:
    """Whether the status of a project stands in brackets before its name.

    >>> opens_with_status("[en ejecucion] mareas del sur"), opens_with_status("(en ejecucion)")
    (True, False)
    """
    found = _STAGED.match(folded)
    return found is not None and says_status(found.group(1))


def names_countries(folded: str) -> bool:
    """Whether a folded line names countries and nothing else.

    >>> names_countries("peru · colombia"), names_countries("chile, peru y mexico"), names_countries("peru wins")
    (True, True, False)
    """
    return all(part.strip(" .") in folded_names() for part in _BETWEEN_COUNTRIES.split(folded))


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
    parts = folded.split(" ", _MOST_LABEL_WORDS)
    for count in range(1, len(parts)):
        label = " ".join(parts[:count])
        if (field := known_labels().get(label)) is None or len(text) != len(folded):
            continue
        value, first = folded[len(label) + 1 :], text[len(label) + 1 : len(label) + 2]
        named = field == "entities" and count > 1 and first.isupper()
        coded = field == "number" and count > 1 and value.count(" ") == 0 and value[-1].isdigit()
        if named or coded or (field == "status" and says_status(value)) or (field in DATED and first.isdigit()):
            return field, False
    return None
