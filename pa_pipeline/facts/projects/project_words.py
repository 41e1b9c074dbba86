"""Words that projects are told by: status, labels of fields, headings above lists; over folded text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import NamedTuple

from pa_pipeline.facts.passages import Token, Unit
from pa_pipeline.lexicon import LANGUAGES, alternation, entries, words
from pa_pipeline.lexicon.folding import fold

ROOM = "projects"
STATUSES = ("in_preparation", "in_progress", "concluded")
_OWNED = "entities of"
_LONGEST_LABEL, _LONGEST_HEADING = 45, 70
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
    """A project as a passage tells it. at: position of the unit of its name; start, end: span of the name there."""

    at: int
    start: int
    end: int
    number: str | None = None
    status: str | None = None
    programme: Stretch | None = None
    stretches: list[Stretch] = field(default_factory=list)


class Field(NamedTuple):
    """A field that a line gives. name: as in the lexicon; start, end: span of its value in the unit's text;

    begin: offset of the label; label: folded."""

    name: str
    start: int
    end: int
    begin: int = 0
    label: str = ""


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


@cache
def _label_pattern() -> re.Pattern[str]:
    strong = {label for label in _labels() if is_strong(label)}
    owner = rf"(?:{alternation(strong)})(?=\s+(?:del|de la|de|of the|of|for the|for)\s)[^:.;]{{4,120}}"
    return re.compile(
        rf"(?:\A|(?<=[.;)!]\s)|(?<=\s-\s))[\s*•·-]*(?:({alternation(set(_labels()))})|{owner})\s*(?::|(?:\s-\s))"
    )


@cache
def label_hints() -> frozenset[str]:
    """First words of all labels, to pass over most units fast."""
    return frozenset(label.split()[0] for label in _labels())


def whole_label(unit: Unit) -> str | None:
    """Field that a line without a value opens: `Responsible entities:`, `Status`."""
    return _labels().get(unit_label(unit)) if len(unit.text) <= _LONGEST_LABEL else None


def unit_label(unit: Unit) -> str:
    """The folded line without marks around it."""
    return " ".join(unit.folded.strip(" :.*•-").split())


def is_strong(label: str) -> bool:
    """Whether a folded label is one of bodies responsible that names no contact's institution: of several words."""
    return label == _OWNED or (_labels().get(label) == "entities" and " " in label)


def fields_of(unit: Unit) -> Iterator[Field]:
    """Fields with their values that a unit gives, in order: `Start: March 2019. Budget: USD 640,000`."""
    if ":" not in unit.text and " - " not in unit.folded:
        return
    found = [match for match in _label_pattern().finditer(unit.folded) if match.group().rstrip().endswith(":")
             or match.start() == 0]  # fmt: skip
    ends = [match.start() for match in found[1:]] + [len(unit.text)]
    for match, end in zip(found, ends, strict=False):
        label = match.group(1)
        if label is None:
            yield Field("entities", match.end(), end, match.start(), _OWNED)
        else:
            yield Field(_labels()[label], match.end(), end, match.start(), label)


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
    found = _WORD.findall(unit.folded)
    return bool(found) and all(word in _heading_words() or word.isdigit() for word in found) and names_nouns(found)


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
