"""Labels of fields that pages give of a project, by their words: `Responsible bodies`, `Fecha de cierre del proyecto`.

Here: which field a few words open. Not here: where labels stand and what their values say (`facts.projects`).
"""

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from pa_pipeline.lexicon import LANGUAGES, alternation, entries, words
from pa_pipeline.lexicon.country_names import demonyms
from pa_pipeline.lexicon.folding import fold
from pa_pipeline.reading.label_words import kinds_told

ROOM = "projects"
_LONGEST, _MOST_WORDS, _LEAST_RUN = 60, 7, 2
_LONGEST_MARK, _LEAST_PARAGRAPH = 8, 50
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_PART = re.compile(r"[^\W_]+")
_PLAIN = re.compile(r"[\w\s'’/&-]+\Z")
_BRACKET = re.compile(r"\s*\([^()]{1,30}\)\Z")
BAR = re.compile(r"\s*\|\s*|\t+")
_OTHER_MARKS = "/·•;–—"
"""What parts cells where a page has lost its bars; blanks stand around each of them."""
_FIRST = ("other", "approved", "status", "starts", "ends", "duration", "period", "entities", "objective", "name")
"""Fields by what tells more: a `funding agency` is no body responsible, a `project status` no name."""


@cache
def known_labels() -> Mapping[str, str]:
    """Folded label to its field, as the lexicon has them; where a label means two, the first."""
    found: dict[str, str] = {}
    for language in LANGUAGES:
        for name, phrases in entries(language, ROOM)["labels"].items():
            for phrase in phrases:
                found.setdefault(fold(str(phrase)), name)
    return found


@cache
def _heads() -> Mapping[str, str]:
    """Folded word to the field of a label in which it stands; where it means two, the one that tells more."""
    found: dict[str, str] = {}
    for name in _FIRST:
        for language in LANGUAGES:
            for word in entries(language, ROOM)["label_heads"].get(name) or ():
                found.setdefault(fold(str(word)), name)
    return found


@cache
def _fillers() -> frozenset[str]:
    """Small words of labels, and those that say of which country somebody is (`Institución chilena`)."""
    return words(ROOM, "label_fillers") | frozenset(map(fold, demonyms()))


@lru_cache(maxsize=1 << 13)
def read_project_label(label: str) -> str | None:
    """Field that a folded label opens; None of words that are more or less than a label.

    >>> read_project_label("bodies in charge of the project"), read_project_label("fecha estimada de cierre")
    ('entities', 'ends')
    >>> read_project_label("project status"), read_project_label("the bodies met in lima")
    ('status', None)
    """
    if len(label) > _LONGEST:
        return None
    known = known_labels()
    label = _BRACKET.sub("", label.replace("_", " ").strip(" ¿?*"))
    if label in known:
        return known[label]
    if label in known_statuses():
        return None  # `IN PROGRESS: Green Harbours`
    found = _WORD.findall(label) if _PLAIN.match(label) else []
    if not 0 < len(found) <= _MOST_WORDS:
        return None
    told = kinds_told(found, _heads(), _fillers())
    if {"starts", "ends"} <= told:
        return "period"
    field = next((name for name in _FIRST if name in told), None)
    return "name" if field is None and _described_noun().fullmatch(label) else field


@cache
def _described_noun() -> re.Pattern[str]:
    """The noun of a project with what it is among others: `flagship project`, `proyecto piloto`."""
    noun = alternation(words(ROOM, "nouns"))
    described = alternation(words(ROOM, "one_more") | words(ROOM, "adjectives"))
    return re.compile(rf"(?:{described})\s(?:{noun})|(?:{noun})\s(?:{described})")


@cache
def known_statuses() -> frozenset[str]:
    """Folded phrases that say a project's status."""
    return frozenset(
        fold(str(phrase))
        for language in LANGUAGES
        for phrases in entries(language, ROOM)["status"].values()
        for phrase in phrases
    )


@cache
def _heading_words() -> frozenset[str]:
    rooms = [entries(language, ROOM) for language in LANGUAGES]
    staged = {fold(str(frame)) for room in rooms for frame in room["status_frames"]}
    nouns = {fold(str(noun)) for room in rooms for found in room["status_nouns"].values() for noun in found}
    return words(ROOM, "heading_words") | {
        word for told in (*staged, *nouns, *known_statuses()) for word in told.split()
    }


def is_heading_of_projects(folded: str) -> bool:
    """Whether folded words are a heading above projects and nothing else: their noun, small words, a status.

    >>> is_heading_of_projects("proyectos ejecutados"), is_heading_of_projects("list of projects, 2021")
    (True, True)
    >>> is_heading_of_projects("projects of the sea"), is_heading_of_projects("projeto em andamento:")
    (False, True)
    """
    if _staged_noun(folded.strip(" :.*-–")):
        return True
    found = _PART.findall(folded)
    if not found or not all(word in _heading_words() or word.isdigit() for word in found):
        return False
    nouns = words(ROOM, "heading_nouns")
    return any(word in nouns for word in found) or " ".join(word for word in found if not word.isdigit()) in nouns


def _staged_noun(bare: str) -> bool:
    """Whether folded words are the noun of a project and a status: `project in implementation`, `ongoing project`."""
    opening, closing = bare.partition(" "), bare.rpartition(" ")
    nouns = words(ROOM, "nouns")
    if opening[0] in nouns:
        return opening[2] in known_statuses()
    return closing[2] in nouns and closing[0] in known_statuses()


@cache
def _noun() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation(words(ROOM, 'nouns'))})\s(?=[^\W\d_])")


def opens_as_project(folded: str) -> bool:
    """Whether the noun of a project opens a folded line, and its name follows.

    >>> opens_as_project("programa faros del sur"), opens_as_project("estado del proyecto")
    (True, False)
    """
    return _noun().match(folded) is not None and read_project_label(folded) is None


@cache
def _named() -> re.Pattern[str]:
    return re.compile(
        rf"\W*(?:\d{{1,2}}\s?[.)]\s*(?:-\s)?)?(?:{alternation(words(ROOM, 'nouns'))})\s"
        r"(?:(?:n\S{0,5}\s*)?#?\d{1,2}\s?[:.–-]\s|[“\"«'][^”\"»]{3,90}[”\"»'])"
    )


def opens_paragraph(folded: str) -> bool:
    """Whether a folded paragraph opens with a project that it names: `3. project "tides". run by …`.

    >>> opens_paragraph('2. project "tides". run by the institute of ports since 2019, it measures the sea.')
    True
    >>> opens_paragraph("the project “tides” measures the sea.")
    False
    """
    opening = folded[:_LONGEST_MARK]
    return any(map(str.isalpha, opening)) and len(folded) > _LEAST_PARAGRAPH and _named().match(folded) is not None


_TAGGED = re.compile(r"[(\[]\s*([^()\[\]]{4,30}?)\s*[)\]]\W*\Z")


@lru_cache(maxsize=1 << 13)
def says_status(folded: str) -> bool:
    """Whether a folded line is but the status of a project, or ends in one in brackets: no name of a group.

    >>> says_status("in progress"), says_status("clean harbours (concluded)"), says_status("group on trade (gtt)")
    (True, True, False)
    """
    bare = folded.strip(" .:()[]-*")
    if bare in known_statuses() or _staged_noun(bare):
        return True
    tagged = _TAGGED.search(folded)
    return tagged is not None and tagged.group(1) in known_statuses()


def is_open_or_closed(folded: str) -> bool:
    """Whether a folded line says, behind a label of the status or alone, what calls for applications are.

    >>> is_open_or_closed("estado: cerrada"), is_open_or_closed("call open"), is_open_or_closed("estado: cerrado")
    (True, True, False)
    """
    label, colon, value = folded.rpartition(":")
    said = value.strip(" .()[]*") in words(ROOM, "call_status")
    return said and (not colon or read_project_label(label.strip(" *•-–")) == "status")


def is_of_project(folded: str) -> bool:
    """Whether a folded label may be that of the bodies responsible for a project, whoever else it may be of.

    >>> is_of_project("responsables:"), is_of_project("coordinador")
    (True, False)
    """
    return read_project_label(folded.strip(" :.*•-|")) == "entities"


_OPENING = re.compile(r"[\W_]?\s*([^\W_]+?)[°º]?(?![^\W_])")
"""The first word of a line, perhaps behind one mark."""


@cache
def _header() -> re.Pattern[str]:
    choice = alternation(set(known_labels()))
    return re.compile(rf"\W*(?:{choice})(?:\.?(?:\s|\s*[|/;]\s*)+(?:{choice}))+\W*\Z")


@cache
def _openings() -> frozenset[str]:
    """First words of labels, to pass over most lines fast."""
    return frozenset(label.split()[0].strip("°º#") or label for label in known_labels())


def may_open_label(folded: str) -> bool:
    """Whether the first word of a folded line is that of a label."""
    opening = _OPENING.match(folded)
    return opening is not None and opening.group(1) in _openings()


@cache
def _column() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternation(set(known_labels()))})(?!\w)")


def run_of_labels(folded: str) -> list[str]:
    """Fields of the labels of which a folded line consists, as heads of columns that ran together; empty of others.

    >>> run_of_labels("no proyecto entidad responsable estado"), run_of_labels("the project ended")
    (['number', 'name', 'entities', 'status'], [])
    >>> run_of_labels("project status")
    []
    """
    if not may_open_label(folded) or _header().match(folded) is None:
        return []
    found = [known_labels()[match.group()] for match in _column().finditer(folded)]
    return found if len(found) > _LEAST_RUN or read_project_label(folded) is None else []


@lru_cache(maxsize=1 << 13)
def bar_of(head: str) -> re.Pattern[str] | None:
    """What parts the cells of a table whose columns a line titles; None where nothing does.

    >>> bar_of("No. / Project / Status").split("1 / Nets and/or Boats / Concluded")
    ['1', 'Nets and/or Boats', 'Concluded']
    >>> bar_of("Project and status") is None
    True
    """
    if BAR.search(head):
        return BAR
    mark = next((mark for mark in _OTHER_MARKS if head.count(f" {mark} ") > 1), None)
    return _parted_by(mark) if mark is not None else None


@cache
def _parted_by(mark: str) -> re.Pattern[str]:
    return re.compile(rf"(?:\A|\s+){mark}(?:\s+|\Z)")
