"""Lines that give fields of a project: a label with its value, or a label alone whose value stands below."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from pa_pipeline.facts.passages import Unit
from pa_pipeline.facts.projects.project_lengths import is_length
from pa_pipeline.facts.projects.project_words import read_status, singular_nouns
from pa_pipeline.lexicon import LANGUAGES, alternation, entries
from pa_pipeline.lexicon.folding import fold
from pa_pipeline.reading.labels import label_kinds
from pa_pipeline.reading.project_labels import known_labels, read_project_label

_OWNED = "entities of"
_BULLETS = " *•·–—-"
_MARKS = _BULLETS + ":._#>›»+▸▶►▼▾▪●◦→☐✓"
_LONGEST_LABEL, _LONGEST_OWNED, _MOST_BARE_WORDS = 45, 130, 5
_MARKED = re.compile(r"[*_]*")
_RULE = re.compile(r"\s[–—-]\s|\s?\|\s?|\t+")
_CAPITAL = re.compile(r"(?<=\s)[A-ZÁÉÍÓÚÑ]")
_COUNT = re.compile(r"\A[(\[]?\d{1,2}(?:\.-|[.)\]])\s+(?=[^\W\d])")
"""The number of a list before a label: `2) Project: …`."""
_LEAD = re.compile(r"[\W_]*")
_WORD_END = re.compile(r"(?<=\w)\s+(?=[\w(«“\"])")
_DETERMINER = re.compile(r"(?:the|its?|th(?:is|ese)|wh(?:at|o|ich)|el|l[ao]s?|se|que|est[ea]|su|o|a|os|as|le)\b")
_AT = frozenset(("en", "in", "em", "el", "on", "le", "a", "at"))
"""Words behind a verb that stands in a sentence: `begins in`."""
_MOST_DATED_WORDS = 10
_DATED = ("period", "starts", "ends", "approved", "duration")


class Field(NamedTuple):
    """A field that a line gives. name: as in the lexicon; start, end: span of its value in the unit's text;

    begin: offset of the label; label: folded."""

    name: str
    start: int
    end: int
    begin: int = 0
    label: str = ""


def labels() -> frozenset[str]:
    """All folded labels."""
    return frozenset(known_labels())


def whole_label(unit: Unit) -> str | None:
    """Field that a line without a value opens: `Responsible entities:`, `Status`."""
    return read_project_label(unit_label(unit)) if len(unit.text) <= _LONGEST_LABEL else None


def unit_label(unit: Unit) -> str:
    """The folded line without marks around it."""
    return " ".join(unit.folded.strip(_MARKS).split())


def count_before(unit: Unit, label: str) -> str | None:
    """Number of a list that stands before the label of a name: `2) Project: Green Harbours`."""
    count = _COUNT.match(unit.folded)
    return count.group().strip(" ()[].-") if count is not None and unit.folded.startswith(label, count.end()) else None


def names_owner(label: str) -> bool:
    """Whether a label says itself whose bodies follow: `Responsible entities of the project “X”`."""
    return label == _OWNED


@lru_cache(maxsize=1 << 12)
def is_strong(label: str) -> bool:
    """Whether a folded label is one of bodies responsible that names no contact's institution: of several words."""
    if label == _OWNED:
        return True
    if label_kinds().get(label) in ("coordinator", "contact"):
        return False
    known = label in known_labels() or any(stem in label for stem in ("respons", "execut", "ejecut", "implement"))
    return known and " " in label and read_project_label(label) == "entities"


def fields_of(unit: Unit) -> list[Field]:
    """Fields with their values that a unit gives, in order.

    >>> from pa_pipeline.facts.passages import passage_of
    >>> text = "Start: March 2019. Budget: USD 640,000"
    >>> [(one.name, text[one.start : one.end]) for one in fields_of(passage_of(text).units[0])]
    [('starts', ' March 2019. '), ('other', ' USD 640,000')]
    >>> [one.name for one in fields_of(passage_of("Estado | En curso").units[0])]
    ['status']
    """
    folded = unit.folded
    found: list[tuple[str, str, int, int]] = []
    colon = folded.find(":")
    while colon >= 0:
        label = _label_before(unit, colon, found[-1][3] if found else None)
        if label is not None:
            marks = _MARKED.match(folded, colon + 1)
            found.append((*label, marks.end() if marks else colon + 1))
        colon = folded.find(":", colon + 1)
    if not found and (rule := _RULE.search(unit.text, 0, _LONGEST_LABEL)) is not None:
        opening = " ".join(folded[: rule.start()].strip(_MARKS).split())
        if opening and (name := read_project_label(opening)) is not None:
            found.append((name, opening, 0, rule.end()))
    ends = [begin for _, _, begin, _ in found[1:]] + [len(folded)]
    return [
        Field(name, start, max(start, end), begin, label)
        for (name, label, begin, start), end in zip(found, ends, strict=False)
    ]


def _label_before(unit: Unit, colon: int, last: int | None) -> tuple[str, str, int] | None:
    """Field, label and its offset, if a label stands between the last stop and a colon; last: where the value of the
    label before it begins."""
    folded = unit.folded
    first = max(0, colon - _LONGEST_OWNED)
    stop = max(folded.rfind(mark, first, colon) for mark in (". ", "; ", ") ", "! ", "| "))
    if stop < 0 and first:
        return None
    begin = stop + 2 if stop >= 0 else 0
    starts = [begin, *(at + len(mark) for mark in (" - ", ", ") if (at := folded.rfind(mark, begin, colon)) >= 0)]
    if last is not None:
        starts += _capital_words(unit.text, max(last, begin, colon - _LONGEST_LABEL), colon)
    for start in starts:
        label = " ".join(_COUNT.sub("", folded[start:colon].strip(_MARKS)).split())
        if label and (name := read_project_label(label)) is not None:
            return name, label, start
    label = folded[begin:colon].strip(_BULLETS)
    if status_of_label(label) is not None:
        return "name", label, begin
    return ("entities", _OWNED, begin) if len(label) > 20 and _owned().match(label) else None


@lru_cache(maxsize=1 << 12)
def status_of_label(label: str) -> str | None:
    """Status that a folded label says of the project whose name stands behind it.

    >>> [status_of_label(label) for label in ("completed project", "proyecto en ejecucion", "project", "completed")]
    ['concluded', 'in_progress', None, None]
    """
    if len(label) > _LONGEST_LABEL:
        return None
    for noun in singular_nouns():
        rest = label.removeprefix(noun + " ") if label.startswith(noun + " ") else label.removesuffix(" " + noun)
        if rest != label:
            return read_status(rest)
    return None


def _capital_words(text: str, first: int, last: int) -> Iterator[int]:
    """Offsets of the capitals in a stretch: a label may follow a value without a mark (`Estado: En curso Plazo: …`)."""
    return (match.start() for match in _CAPITAL.finditer(text, first, last))


@cache
def strong_labels() -> frozenset[str]:
    """Folded labels of nothing but bodies responsible."""
    return frozenset(label for label in known_labels() if is_strong(label))


@cache
def _owned() -> re.Pattern[str]:
    """`Responsible entities of the project “X”`."""
    strong = alternation(strong_labels())
    return re.compile(rf"(?:{strong})\s+(?:del|de la|de|of the|of|for the|for)\s")


def bare_field(unit: Unit) -> Field | None:
    """The field of a line whose label and value nothing but a blank parts, as tables that lost their lines have it, or
    which a length of time alone fills.

    >>> from pa_pipeline.facts.passages import passage_of
    >>> [bare_field(unit).name for unit in passage_of("Estado actual En curso\\nFecha de inicio marzo de 2020").units]
    ['status', 'starts']
    >>> bare_field(passage_of("State of emergency in the provinces").units[0]) is None
    True
    """
    folded = unit.folded
    lead = _LEAD.match(folded)
    begin = lead.end() if lead else 0
    if len(folded) < _LONGEST_LABEL and is_length(folded[begin:]):
        return Field("duration", begin, len(folded))
    found = None
    for count, blank in enumerate(_WORD_END.finditer(folded, begin, begin + _LONGEST_LABEL)):
        if count >= _MOST_BARE_WORDS:
            break
        label = folded[begin : blank.start()]
        name = known_labels().get(label) or (None if _DETERMINER.match(label) else read_project_label(label))
        if name is not None and _agrees(name, label, folded[blank.end() :], unit.text[blank.end()]):
            found = Field(name, blank.end(), len(folded), begin, label)
            if not unit.text[blank.end()].islower():
                break  # a value opens with a capital or a figure
    return found


def _agrees(name: str, label: str, value: str, first: str) -> bool:
    """Whether a value is of the kind that a label asks for."""
    if name == "status":
        return read_status(value) is not None
    if name == "number":
        return " " in label and " " not in value and value[-1:].isdigit()  # `Project number 2019.2043`
    if name in _DATED:
        if label.rpartition(" ")[2] in _AT or value.count(" ") > _MOST_DATED_WORDS:
            return False
        return first.isdigit() or _dated().match(value) is not None
    if name in ("objective", "other"):
        return first.isupper() and label in known_labels() and (value.count(" ") > 1 or " " in label)
    return name == "entities" and is_strong(label) and first.isupper()


@cache
def _dated() -> re.Pattern[str]:
    months = {
        fold(name) for code in LANGUAGES for names in entries(code, "calendar")["months"].values() for name in names
    }
    return re.compile(rf"(?:(?:from|since|de|desde|del)\s+)?(?:\d|(?:{alternation(months)})\b)")
