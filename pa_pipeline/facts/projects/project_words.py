"""Words that projects are told by: status, labels of fields, headings above lists; over folded text."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import NamedTuple

from pa_pipeline.facts.passages import Unit
from pa_pipeline.lexicon import LANGUAGES, alternation, entries, words
from pa_pipeline.lexicon.folding import fold
from pa_pipeline.reading.labels import read_label
from pa_pipeline.reading.project_labels import is_heading_of_projects, says_status

ROOM = "projects"
STATUSES = ("in_preparation", "in_progress", "concluded")
_LONGEST_HEADING = 70
_WORD = re.compile(r"[^\W_]+")


class Stretch(NamedTuple):
    """A part of a passage that speaks of a project. at: position of the unit; start, end: offsets in its text;
    field: of the label before it, null of free text; country_iso3: that of the column in which bodies stand."""

    at: int
    start: int
    end: int
    field: str | None
    country_iso3: str | None = None


@dataclass(slots=True)
class Told:
    """A project as a passage tells it. at: position of the unit of its name; start, end: span of the name there;
    assumed_status: what the heading above the list says, where nothing nearer does; listed: whether a list or a table
    tells it; country: ISO 3166-1 alpha-3 of the heading above it."""

    at: int
    start: int
    end: int
    number: str | None = None
    status: str | None = None
    programme: Stretch | None = None
    stretches: list[Stretch] = field(default_factory=list)
    assumed_status: str | None = None
    listed: bool = False
    country: str | None = None


_BEGINNING = 3


def has_any(folded: str, stems: Iterable[str]) -> bool:
    """Whether one of some stems stands anywhere in a folded text."""
    for stem in stems:  # noqa: SIM110 - any() with a generator takes twice the time
        if stem in folded:
            return True
    return False


def has_tag_hint(folded: str) -> bool:
    """Whether a word of a status stands somewhere.

    >>> has_tag_hint("harbours (under evaluation)"), has_tag_hint("harbours of the south")
    (True, False)
    """
    return _stems().search(folded) is not None


@cache
def _stems() -> re.Pattern[str]:
    """Longest word of each status; those that begin alike stand together, so that few are tried at each word."""
    found = {max(_WORD.findall(phrase), key=len) for phrase in status_of_phrase()}
    alike: dict[str, dict[str, set[str]]] = {}
    for word in found:
        alike.setdefault(word[0], {}).setdefault(word[1:_BEGINNING], set()).add(word[_BEGINNING:])
    rows = (
        f"{first}(?:{'|'.join(f'{more}(?:{alternation(rest)})' for more, rest in sorted(others.items()))})"
        for first, others in sorted(alike.items())
    )
    return re.compile(rf"(?<![a-z])(?:{'|'.join(rows)})")


@cache
def status_of_phrase() -> dict[str, str]:
    """Folded phrase to the code of the status that it says."""
    told = {
        form: status
        for language in LANGUAGES
        for status, phrases in entries(language, ROOM)["status"].items()
        for phrase in phrases
        for form in _forms(fold(phrase), language)
    }
    staged = {
        fold(frame).replace("x", fold(noun), 1): status
        for language in LANGUAGES
        for frame in entries(language, ROOM)["status_frames"]
        for status, nouns in entries(language, ROOM)["status_nouns"].items()
        for noun in nouns
    }
    return staged | told


def _forms(phrase: str, language: str) -> Iterator[str]:
    """A phrase and, of a Spanish or Portuguese participle, its other genders and numbers."""
    yield phrase
    if language in ("es", "pt") and " " not in phrase and phrase.endswith("o"):
        yield from (phrase[:-1] + ending for ending in ("a", "os", "as"))


@cache
def status_pattern() -> str:
    """Regular expression of a status, without groups; `ejecutado por` tells who, not how far."""
    lead = "(?:(?:currently|now|already|actualmente|ya|still|being|status:|estado:)\\s+)?"
    single = {phrase for phrase in status_of_phrase() if " " not in phrase}
    choice = (
        rf"{alternation(set(status_of_phrase()) - single)}|(?:{alternation(single)})(?!\s(?:by|por|pelo|pela|par)\b)"
    )
    return rf"{lead}(?:{choice})(?![\w-])"


@lru_cache(maxsize=1 << 12)
def read_status(folded: str) -> str | None:
    """Status that folded words say and nothing else; None where they say more.

    >>> read_status("en ejecucion"), read_status("project in implementation"), read_status("in progress since 2020")
    ('in_progress', 'in_progress', None)
    """
    stripped = folded.strip(" .:;()[]-*")
    found = status_of_phrase().get(stripped)
    if found is None and (opening := stripped.partition(" "))[0] in singular_nouns():
        found = status_of_phrase().get(opening[2])
    if found is None and (closing := stripped.rpartition(" "))[2] in singular_nouns():
        found = status_of_phrase().get(closing[0])  # `Ongoing project`
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
def _apposed() -> re.Pattern[str]:
    since = r"(?:since|until|from|desde|hasta|a partir de|depuis|jusqu)\b|(?:in|en|em|on|el)\s[^,;.]{0,25}\d{4}"
    return re.compile(rf"(?:\A[\W_]*|[,;.(–—]\s*)({status_pattern()})(?=\s*(?:[,;.()]|\Z)|\s(?:{since}))")


def status_apposed(folded: str) -> str | None:
    """Status that stands by itself between marks of folded text, or opens a sentence with its date.

    >>> status_apposed("training of pilots, in progress since 2021"), status_apposed("finished in may 2020, it helped")
    ('in_progress', 'concluded')
    >>> status_apposed("the schools open in march, and all are closed on sundays") is None
    True
    """
    if not has_tag_hint(folded):
        return None
    found = _apposed().search(folded)
    return read_status(found.group(1)) if found else None


@cache
def heading_nouns() -> frozenset[str]:
    """Folded nouns of which a heading above a list of projects has one."""
    return words(ROOM, "heading_nouns")


def heads_projects(unit: Unit) -> bool:
    """Whether a line is but a heading above a list of projects: `Projects`, `Proyectos en ejecución:`."""
    if len(unit.text) > _LONGEST_HEADING:
        return False
    if not has_any(unit.folded, _heading_stems()):
        return False
    if unit.folded.endswith("?"):
        label = read_label(unit.folded)
        return label is not None and label.alone and label.kind == "projects"
    return is_heading_of_projects(unit.folded)


def behind_heading(unit: Unit) -> int | None:
    """Offset of what stands behind a heading of projects and its colon on one line: `Projects: Moon Map; Tides`."""
    colon = unit.text.find(": ", 0, _LONGEST_HEADING)
    if colon < 0 or ";" not in unit.text:
        return None
    heading = Unit(unit.kind, unit.text[:colon], unit.folded[:colon], unit.start)
    several = heads_projects(heading) and not says_status(heading.folded)  # `Ongoing project: Tides; run by …` is one
    return colon + 2 if several else None


@cache
def _heading_stems() -> tuple[str, ...]:
    return tuple(sorted({noun[:4] for noun in heading_nouns()}))


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
