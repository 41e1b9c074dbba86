"""Words that projects are told by: status, labels of fields, headings above lists; over folded text."""

import re
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import NamedTuple

from pa_pipeline.facts.passages import Token, Unit
from pa_pipeline.lexicon import LANGUAGES, alternation, entries, words
from pa_pipeline.lexicon.folding import fold

ROOM = "projects"
STATUSES = ("in_preparation", "in_progress", "concluded")
_OWNED = "entities of"
_BULLETS = " *•·–—-"
_LONGEST_LABEL, _LONGEST_HEADING, _LONGEST_OWNED = 45, 70, 130
_WORD = re.compile(r"[^\W_]+")


class Stretch(NamedTuple):
    """A part of a passage that speaks of a project. at: position of the unit; start, end: offsets in its text;
    field: of the label before it, null of free text."""

    at: int
    start: int
    end: int
    field: str | None


@dataclass(slots=True)
class Told:
    """A project as a passage tells it. at: position of the unit of its name; start, end: span of the name there;
    assumed_status: what the heading above the list says, where nothing nearer does; listed: whether a list or a table
    tells it."""

    at: int
    start: int
    end: int
    number: str | None = None
    status: str | None = None
    programme: Stretch | None = None
    stretches: list[Stretch] = field(default_factory=list)
    assumed_status: str | None = None
    listed: bool = False


class Field(NamedTuple):
    """A field that a line gives. name: as in the lexicon; start, end: span of its value in the unit's text;

    begin: offset of the label; label: folded."""

    name: str
    start: int
    end: int
    begin: int = 0
    label: str = ""


_TAG_HINTS = (
    "progress", "ongoing", "on-going", "way", "implement", "execut", "complet", "conclu", "finish", "finali", "closed",
    "ended", "prepara", "formula", "design", "planned", "ejecu", "en curso", "en marcha", "desarrollo", "diseno",
    "termina", "culmina", "cerrad", "vigente", "andamento", "proceso", "en cours", "acheve", "upcoming", "running",
)  # fmt: skip


def has_tag_hint(folded: str) -> bool:
    """Whether a word of a status stands somewhere."""
    for hint in _TAG_HINTS:  # noqa: SIM110 - any() with a generator takes twice the time
        if hint in folded:
            return True
    return False


@cache
def status_of_phrase() -> dict[str, str]:
    """Folded phrase to the code of the status that it says."""
    return {
        fold(phrase): status
        for language in LANGUAGES
        for status, phrases in entries(language, ROOM)["status"].items()
        for phrase in phrases
    }


@cache
def status_pattern() -> str:
    """Regular expression of a status, without groups."""
    lead = "(?:(?:currently|now|already|actualmente|ya|still|being|status:|estado:)\\s+)?"
    return rf"{lead}(?:{alternation(set(status_of_phrase()))})(?![\w-])"


@lru_cache(maxsize=1 << 12)
def read_status(folded: str) -> str | None:
    """Status that folded words say and nothing else; None where they say more.

    >>> read_status("en ejecucion"), read_status("in progress since 2020")
    ('in_progress', None)
    """
    stripped = folded.strip(" .:;()[]-*")
    found = status_of_phrase().get(stripped)
    if found is None and re.fullmatch(status_pattern(), stripped):
        found = next((code for phrase, code in _longest_first() if stripped.endswith(phrase)), None)
    return found


@cache
def _longest_first() -> tuple[tuple[str, str], ...]:
    return tuple(sorted(status_of_phrase().items(), key=lambda item: (-len(item[0]), item[0])))


def status_inside(folded: str) -> str | None:
    """Status that a folded stretch as `in progress, 2021-2023` opens with."""
    match = re.match(rf"\W*({status_pattern()})", folded)
    return read_status(match.group(1)) if match else None


@cache
def _labels() -> dict[str, str]:
    """Folded label to its field; where a label means two, the first of the lexicon."""
    found: dict[str, str] = {}
    for language in LANGUAGES:
        for name, phrases in entries(language, ROOM)["labels"].items():
            for phrase in phrases:
                found.setdefault(fold(str(phrase)), name)
    return found


def labels() -> frozenset[str]:
    """All folded labels."""
    return frozenset(_labels())


def field_of_label(label: str) -> str:
    """Field that a folded label opens."""
    return _labels()[label]


def whole_label(unit: Unit) -> str | None:
    """Field that a line without a value opens: `Responsible entities:`, `Status`."""
    return _labels().get(unit_label(unit)) if len(unit.text) <= _LONGEST_LABEL else None


def unit_label(unit: Unit) -> str:
    """The folded line without marks around it."""
    return " ".join(unit.folded.strip(" :.*•-").split())


def names_owner(label: str) -> bool:
    """Whether a label says itself whose bodies follow: `Responsible entities of the project “X”`."""
    return label == _OWNED


def is_strong(label: str) -> bool:
    """Whether a folded label is one of bodies responsible that names no contact's institution: of several words."""
    return label == _OWNED or (_labels().get(label) == "entities" and " " in label)


def fields_of(unit: Unit) -> list[Field]:
    """Fields with their values that a unit gives, in order.

    >>> from pa_pipeline.facts.passages import passage_of
    >>> text = "Start: March 2019. Budget: USD 640,000"
    >>> [(one.name, text[one.start : one.end]) for one in fields_of(passage_of(text).units[0])]
    [('starts', ' March 2019. '), ('other', ' USD 640,000')]
    """
    folded = unit.folded
    found: list[tuple[str, str, int, int]] = []
    colon = folded.find(":")
    while colon >= 0:
        label = _label_before(folded, colon)
        if label is not None:
            found.append((*label, colon + 1))
        colon = folded.find(":", colon + 1)
    if (
        not found
        and (dash := folded.find(" - ", 0, _LONGEST_LABEL)) > 0
        and (opening := folded[:dash].strip(_BULLETS)) in _labels()
    ):
        found.append((_labels()[opening], opening, 0, dash + 3))
    ends = [begin for _, _, begin, _ in found[1:]] + [len(folded)]
    return [
        Field(name, start, end, begin, label) for (name, label, begin, start), end in zip(found, ends, strict=False)
    ]


def _label_before(folded: str, colon: int) -> tuple[str, str, int] | None:
    """Field, label and its offset, if a label stands between the last stop and a colon."""
    first = max(0, colon - _LONGEST_OWNED)
    stop = max(folded.rfind(mark, first, colon) for mark in (". ", "; ", ") ", "! "))
    if stop < 0 and first:
        return None
    begin = stop + 2 if stop >= 0 else 0
    dash = folded.rfind(" - ", begin, colon)
    for start in (begin, dash + 3) if dash >= 0 else (begin,):
        label = " ".join(folded[start:colon].strip(_BULLETS).split())
        if label in _labels():
            return _labels()[label], label, start
    label = folded[begin:colon].strip(_BULLETS)
    return ("entities", _OWNED, begin) if len(label) > 20 and _owned().match(label) else None


@cache
def _owned() -> re.Pattern[str]:
    """`Responsible entities of the project “X”`."""
    strong = alternation({label for label in _labels() if is_strong(label)})
    return re.compile(rf"(?:{strong})\s+(?:del|de la|de|of the|of|for the|for)\s")


@cache
def _heading_words() -> frozenset[str]:
    status_words = {word for phrase in status_of_phrase() for word in phrase.split()}
    return words(ROOM, "heading_words") | status_words


@cache
def heading_nouns() -> frozenset[str]:
    """Folded nouns of which a heading above a list of projects has one."""
    return words(ROOM, "heading_nouns")


def heads_projects(unit: Unit) -> bool:
    """Whether a line is but a heading above a list of projects: `Projects`, `Proyectos en ejecución:`."""
    if len(unit.text) > _LONGEST_HEADING:
        return False
    if not any(noun in unit.folded for noun in _heading_stems()):
        return False
    found = _WORD.findall(unit.folded)
    return bool(found) and all(word in _heading_words() or word.isdigit() for word in found) and names_nouns(found)


@cache
def _heading_stems() -> tuple[str, ...]:
    return tuple(sorted({noun[:4] for noun in heading_nouns()}))


def names_nouns(found: list[str]) -> bool:
    """Whether one of the words is a noun of headings."""
    return any(word in heading_nouns() for word in found) or " ".join(found) in heading_nouns()


def status_of_heading(unit: Unit) -> str | None:
    """Status that a heading says of all that stands below: `Proyectos concluidos`; None where it says none, or two."""
    found = {code for phrase, code in _longest_first() if _says(unit.folded, phrase)}
    return found.pop() if len(found) == 1 else None


def _says(folded: str, phrase: str) -> bool:
    return phrase in folded and re.search(rf"\b{re.escape(phrase)}\b", folded) is not None


@cache
def plural_nouns() -> frozenset[str]:
    """Folded plural nouns of projects."""
    return words(ROOM, "plural_nouns") | heading_nouns()


@cache
def singular_nouns() -> frozenset[str]:
    """Folded nouns of one project."""
    return words(ROOM, "nouns")


def first_word(tokens: tuple[Token, ...]) -> str:
    """Folded first word, empty where there is none."""
    return next((token.folded for token in tokens if token.is_word), "")
