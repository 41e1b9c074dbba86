"""Where lists of projects may open: a quick look at each unit, and sentences that announce a list."""

import re
from collections.abc import Sequence
from functools import cache

from pa_pipeline.facts.passages import Unit
from pa_pipeline.facts.projects.body_lines import bodies_of_country
from pa_pipeline.facts.projects.body_runs import is_list_of_bodies
from pa_pipeline.facts.projects.field_lines import fields_of, strong_labels, whole_label
from pa_pipeline.facts.projects.listed_body import speaks_of_bodies
from pa_pipeline.facts.projects.named_projects import may_list, may_name
from pa_pipeline.facts.projects.project_entries import Entry, is_short, opens_with_owner, rank_of, read_entry
from pa_pipeline.facts.projects.project_stretches import tells_course
from pa_pipeline.facts.projects.project_tables import columns_of
from pa_pipeline.facts.projects.project_words import (
    ROOM,
    Told,
    behind_heading,
    has_any,
    has_tag_hint,
    heading_nouns,
    heads_projects,
    plural_nouns,
    read_status,
    status_inside,
)
from pa_pipeline.facts.projects.told_bodies import cues
from pa_pipeline.lexicon import alternation, words
from pa_pipeline.lexicon.country_names import folded_names
from pa_pipeline.reading.group_words import names_group
from pa_pipeline.reading.headlines import verb_weight
from pa_pipeline.reading.labels import read_label
from pa_pipeline.reading.project_fields import tells_unlabelled
from pa_pipeline.reading.project_labels import is_open_or_closed, read_project_label

_LONGEST_HEADING, _LONGEST_NAME = 70, 150
_HEAD, _LONGEST_TITLES, _LONGEST_LINE, _LONGEST_STATUS = 260, 160, 200, 40
OPENING_QUOTES = frozenset('“«"')
_FEW_LETTERS, _LEAST_TOLD, _REACH = 2, 4, 7
"""Offset at which words on who carries a project out open a sentence; words that tell of one behind its name; lines
below the first of a list among which the second stands."""
_TELLING = frozenset({"entities", "period", "starts", "ends", "duration", "objective", "approved"})
_FIRST = re.compile(r"\s*[(\[]?(?:1|a[.)]\s)")
"""What opens the first item of a numbered or lettered list."""
_DIGITS_OR_ROMAN = re.compile(r"[\W_]*[^\W\d_]+\W+(?:[^\W\d_]+\s+){0,3}(?:n[o°º.]*\W*)?(?:\d|[ivx]+\b)")


def may_open(units: Sequence[Unit], at: int) -> bool:
    """Whether a unit may open a list of projects, or be one of them, where none has been read: a quick look."""
    unit = units[at]
    folded, length = unit.folded, len(unit.folded)
    if _DIGITS_OR_ROMAN.match(folded) and unit.once(may_name):
        return True
    if length <= _LONGEST_TITLES:
        if length <= _LONGEST_HEADING and (whole_label(unit) or unit.once(may_name) or heads_call(unit)):
            return True
        if columns_of(unit):
            return True
    colon = folded.find(":", 0, _LONGEST_HEADING)
    if colon > 0 and read_project_label(folded[:colon].strip(" *•-–")) in ("name", "number"):
        return True
    is_line = length < _LONGEST_LINE or unit.kind in ("list_item", "heading") or not folded[0].isalpha()
    if (is_line and has_tag_hint(folded[:_HEAD])) or (":" in folded and may_list(unit)):
        return True
    is_above = at + 1 < len(units) and units[at + 1].kind == "list_item"
    return (is_above or folded.endswith((":", ": "))) and unit.once(may_name)


def is_name_of_group(units: Sequence[Unit], at: int) -> bool:
    """Whether a line names a working group: its sheet has a label of the name too, but none as `Project title`."""
    if at >= len(units) or len(units[at].text) > _LONGEST_NAME or not names_group(units[at].folded.strip()):
        return False
    return at == 0 or words(ROOM, "nouns").isdisjoint(units[at - 1].folded.strip(" :.").split())


def heads_call(unit: Unit) -> bool:
    """Whether a line heads a part of a call for applications: `Requirements`, `How to apply:`."""
    return unit.folded.strip(" :¿?*.") in words(ROOM, "call_headings")


def is_call(units: Sequence[Unit], told: Told) -> bool:
    """Whether what was read as a project is a call for applications: open or closed, and nobody carries it out."""
    if any(one.field == "entities" for one in told.stretches):
        return False
    states = (one for one in told.stretches if one.field == "status")
    return any(is_open_or_closed(units[one.at].folded[one.start : one.end].strip()) for one in states)


@cache
def _announcer() -> re.Pattern[str]:
    """Words behind the last noun of a sentence that opens a list of projects."""
    nouns = alternation(plural_nouns() | heading_nouns())
    verbs = alternation(words(ROOM, "announcers"))
    return re.compile(
        rf"\b(?:{nouns})\b(?:[^.:;]{{0,90}}\b(?:{verbs})\b[^.:;]{{0,60}}|[^.:;]{{0,40}})\s*:\s*\Z|(?:{verbs})\s*:\s*\Z"
    )


@cache
def _of_bodies() -> re.Pattern[str]:
    """Words on which a sentence above a list of bodies ends: `the entities responsible for the programme:`."""
    labels = alternation(strong_labels() | words(ROOM, "responsibles"))
    nouns = alternation(words(ROOM, "subjects"))
    return re.compile(
        rf"\b(?:{labels})(?:\s(?:of|for|in|de|del|do|da|du|en|por)(?:\s(?:the|each|every|el|la|l[ao]s|cada|este|esta|le))?"
        rf"\s(?:{nouns}|[^\W\d_]+))?\s*:\s*\Z"
    )


def announces_bodies(units: Sequence[Unit], at: int) -> bool:
    """Whether a sentence ends in what the bodies responsible are called, and they stand on the lines below."""
    unit = units[at]
    if at + 1 >= len(units) or not unit.folded.endswith((":", ": ")) or not may_list(unit):
        return False
    return _of_bodies().search(unit.folded, max(0, len(unit.folded) - _LONGEST_LINE)) is not None


@cache
def _counted() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternation(plural_nouns())})\b")


def announces(units: Sequence[Unit], at: int) -> bool:
    """Whether a sentence opens a list of projects: a colon behind them, or their number before a numbered list."""
    unit = units[at]
    if at + 1 >= len(units) or not has_any(unit.folded, plural_nouns()):
        return False
    last = unit.folded[unit.sentences[-1][0] :] if unit.sentences else unit.folded
    if unit.text.rstrip().endswith(":") and _announcer().search(last):
        return True
    below = units[at + 1]
    is_first = _FIRST.match(below.folded) is not None and (below.kind == "list_item" or below.text[:1].islower())
    return is_first and _counted().search(last) is not None


def tells_behind(unit: Unit, entry: Entry) -> bool:
    """Whether the sentence behind a short name opens with a status or with who carries it out: `Green Harbours. In
    progress since 2021.`, `Puertos Verdes. A cargo de SEPES.`"""
    if unit.text[entry.end : entry.end + 1] != "." or not is_short(unit.text[entry.start : entry.end]):
        return False
    behind = unit.folded[entry.end : entry.end + _LONGEST_LINE]
    return status_inside(behind) is not None or any(start <= _FEW_LETTERS for start, _ in cues(behind))


def names_beside(unit: Unit, entry: Entry) -> list[tuple[int, int]]:
    """Spans of further names that a status tells of: `In progress: Green Harbours; School of Keepers`."""
    if entry.number is not None or not unit.text[: entry.start].rstrip().endswith(":"):
        return []
    found: list[tuple[int, int]] = []
    start = entry.end
    for piece in unit.text[entry.end :].rstrip(" .").split(";"):
        name = piece.strip()
        if found or start > entry.end:
            if not is_short(name) or ":" in name or "(" in name:
                return []
            begin = unit.text.index(name, start)
            found.append((begin, begin + len(name)))
        elif name:
            return []
        start += len(piece) + 1
    return found


def tells_part_of_group(units: Sequence[Unit], at: int, entry: Entry) -> bool:
    """Whether a status before a colon tells of the work of a group, as the label on the line above does: `Outcomes: a
    study; a fair`, `Ongoing: an index`."""
    if entry.number is not None or at == 0 or not units[at].text[: entry.start].rstrip().endswith(":"):
        return False
    above = read_label(units[at - 1].folded)
    return above is not None and not above.alone and above.kind not in ("projects", "project_part")


def gives_only_bodies(unit: Unit) -> bool:
    """Whether a country's bodies are what a line tells, no project and what became of it: `Escuela de Guías. Por
    iniciar. A cargo de SEPES (Perú).`"""
    several = unit.text.count("(") > 1 and unit.kind != "list_item" and is_list_of_bodies(unit, 0)
    if not several and not bodies_of_country(unit):
        return False
    entry = read_entry(unit)
    return entry is None or not (tells_behind(unit, entry) or _names_above_owners(unit, entry))


def tells_only_of_above(unit: Unit) -> bool:
    """Whether a line tells of the project above it, by bodies or without a label: `Run by the Institute of Tides`."""
    if gives_only_bodies(unit):
        return True
    return bool(tells_unlabelled(unit.folded)) and not unit.folded.endswith((")", "]")) and "." not in unit.text[:-1]


def _names_above_owners(unit: Unit, entry: Entry) -> bool:
    """Whether a name that is no body's stands before a dash and the countries whose bodies carry it out: `Nets and
    Boats – Peru (SEPES), Chile (SANIT)`."""
    behind = unit.text[entry.end :]
    mark = len(behind) - len(behind.lstrip(" –—-"))
    name = Unit("paragraph", unit.text[entry.start : entry.end], unit.folded[entry.start : entry.end], 0)
    parted = mark > _FEW_LETTERS and opens_with_owner(unit, entry.end + mark)
    return parted and not speaks_of_bodies(name) and name.folded not in folded_names()


def titles_paragraph(unit: Unit, entry: Entry) -> bool:
    """Whether a short name and a full stop open the paragraph that tells of what it names: `Green Harbours. It trained
    20 pilots.`; asked of the first line of a list, and of those below one of that form."""
    name = unit.text[entry.start : entry.end]
    stands = unit.text[entry.end : entry.end + 2] == ". " and " " in name and is_short(name)
    told = unit.text.count(" ", entry.end) >= _LEAST_TOLD
    tells = tells_course(unit.folded, entry.start) or verb_weight(unit.folded[entry.start : entry.end]) > 0
    return stands and told and not tells


def asks_for_other(unit: Unit) -> bool:
    """Whether a line is a question that heads another part of the page (`Where can I find its documents?`), or lists
    projects itself behind a heading of its own."""
    if behind_heading(unit) is not None:
        return True
    if not unit.text.rstrip().endswith("?") or whole_label(unit) is not None:
        return False
    label = read_label(unit.folded)
    return label is not None and label.alone and label.kind != "projects"


def heads_fields(units: Sequence[Unit], at: int) -> bool:
    """Whether a line is but a status, between a short line above and a field of a project that has a value below."""
    unit = units[at]
    if not 0 < at < len(units) - 1 or len(unit.text) > _LONGEST_STATUS or not has_tag_hint(unit.folded):
        return False
    above = units[at - 1]
    if not is_short(above.text) or names_group(above.folded) or heads_projects(above) or whole_label(above):
        return False
    return read_status(unit.folded) is not None and any(one.name in _TELLING for one in fields_of(units[at + 1]))


def is_status_at(units: Sequence[Unit], at: int) -> bool:
    """Whether a line is but a status, as below the label of one."""
    return at < len(units) and read_status(units[at].folded) is not None


def is_quoted(unit: Unit, start: int) -> bool:
    """Whether a line opens with a name in quotation marks: `“Green Harbours”, led by SEPES`."""
    return start == 1 and unit.text[0] in OPENING_QUOTES


def stands_among_quoted(units: Sequence[Unit], at: int, current: Told | None) -> bool:
    """Whether the project above, or the next line, has its name in quotation marks too."""
    if current is not None and is_quoted(units[current.at], current.start):
        return True
    return current is None and at + 1 < len(units) and units[at + 1].text[:1] == units[at].text[:1]


def is_counted_on(units: Sequence[Unit], at: int, number: str) -> bool:
    """Whether a line below has the next number: the first one of a list need not be 1."""
    below = (read_entry(unit) for unit in units[at + 1 : at + _REACH] if unit.text[:1].isdigit())
    numbers = (entry.number for entry in below if entry is not None and entry.number is not None)
    return number.isdigit() and next((rank_of(other) for other in numbers), 0) == rank_of(number) + 1
