"""A list of projects while it is read: its style and its last number; what its lines are, one by one."""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from pa_pipeline.facts.passages import Unit
from pa_pipeline.facts.projects.body_lines import bodies_of_country, country_alone, first_sentence, heads_bodies
from pa_pipeline.facts.projects.body_runs import is_list_of_bodies, is_one_body
from pa_pipeline.facts.projects.field_lines import Field, bare_field, fields_of, is_strong, names_owner, whole_label
from pa_pipeline.facts.projects.list_openings import (
    OPENING_QUOTES,
    gives_only_bodies,
    is_counted_on,
    is_quoted,
    stands_among_quoted,
    tells_behind,
    tells_only_of_above,
    titles_paragraph,
)
from pa_pipeline.facts.projects.listed_body import closes_with_body, speaks_of_bodies
from pa_pipeline.facts.projects.project_entries import Entry, is_letter, is_short, rank_of, read_entry
from pa_pipeline.facts.projects.project_words import (
    Stretch,
    Told,
    heads_projects,
    read_status,
    singular_nouns,
    status_inside,
)
from pa_pipeline.facts.projects.told_bodies import cues
from pa_pipeline.reading.group_words import heads_project_sheet, names_group
from pa_pipeline.reading.labels import read_label

_MOST_BODIES, _LONGEST_BODIES, _LONGEST_STATUS, _LONGEST_NAME, _MANY_WORDS = 14, 160, 40, 150, 15
_FEW_WORDS, _LONGEST_MARK, _MOST_LABELS = 2, 8, 7
_DASH = re.compile(r"(?:\s*\([\d\s/–—-]+\))?(?:\s+[–—-]+\s+|\s*\|\s*)")
_MARK = re.compile(r"\s*[:.;–—|-]?\s*")
_DASHES = frozenset("–—-|")
_TELLING = frozenset({"entities", "status", "period", "starts", "ends", "duration", "objective", "approved"})
_CLAUSE = re.compile(
    r",\s(?:which|that|que|(?:[a-z]+(?:ed|[ai]d[oa]s?)|run|led|begun)\s"
    r"(?:by|from|in|on|since|with|until|por|desde|en|con|de|entre|el|hasta|between))\s"
)
"""A clause behind a name that tells of what it names."""


_INDEFINITE = re.compile(r"\W*(?:an?|una?|uma?|une)\s(?:[^\W\d_]+\s){0,2}(?:pro[gjy]|initiat|iniciat)")
"""A sentence that says what a project is (`A pilot project with …`) and does not name it."""


@dataclass(slots=True)
class Region:
    """A list of projects. style: `numbered`, `bullets` or `lines`, null before the first one; last: its number."""

    status: str | None
    style: str | None = None
    last: int = 0
    inside: bool = False


def continues(region: Region, number: str) -> bool:
    """Whether a number is the next one of a list, or opens it."""
    digits = rank_of(number)
    if digits == region.last + 1 or (digits == region.last and number[-1].isalpha() and number[0].isdigit()):
        return True
    return region.style is None and (digits <= 1 or region.status is not None)


def field_at(units: Sequence[Unit], at: int) -> str | None:
    """Field that a line opens, with its value or alone."""
    if at >= len(units):
        return None
    unit = units[at]
    field = whole_label(unit)
    if field is None and (fields := fields_of(unit)):
        field = fields[0].name
    if field is None and (bare := bare_field(unit)) is not None:
        field = bare.name
    return field


def opens_record(units: Sequence[Unit], at: int) -> bool:
    """Whether a line gives the name or the number of a project behind its label: `Title: Green Harbours`."""
    given = fields_of(units[at]) if ":" in units[at].text else []
    return bool(given) and given[0].name in ("name", "number") and given[0].begin <= _LONGEST_MARK


def tells_record(units: Sequence[Unit], at: int) -> bool:
    """Whether labels and values in turn give a field that persons and documents have not."""
    for label in range(at, at + _MOST_LABELS):
        field = field_at(units, label)
        if field not in (None, "other"):
            return True
        if field is None and label == at:
            return False
    return False


def tells_below(units: Sequence[Unit], at: int) -> bool:
    """Whether a field stands below a line, behind a label perhaps that is no project's (`Group: Tides`), or behind the
    bodies of countries."""
    below = at + 1
    while below < len(units) and below - at <= _MOST_LABELS and bodies_of_country(units[below]):
        below += 1
    if below > at + 1 and field_at(units, below) in _TELLING:
        return True
    beside = at + 1 < len(units) and ": " in units[at + 1].text[:_LONGEST_STATUS]
    return field_at(units, at + 1) is not None or (beside and field_at(units, at + 2) == "status")


def tells_project(fields: Sequence[Field]) -> bool:
    """Whether one of the fields of a line is told of projects, and not of persons and documents too."""
    return any(one.name in _TELLING for one in fields)


def lines_of_bodies(units: Sequence[Unit], at: int) -> Iterator[Stretch]:
    """Lines below a label of bodies, where no project is listed: one in a sentence may own them."""
    for below in range(at, min(at + _MOST_BODIES, len(units))):
        unit = units[below]
        if len(unit.text) > _LONGEST_BODIES or field_at(units, below) is not None or not speaks_of_bodies(unit):
            return
        yield Stretch(below, 0, len(unit.text), "entities")


def style_of(unit: Unit, entry: Entry) -> str:
    """Style of a list whose first line names a project and gives its fields."""
    if entry.number is not None:
        return "letters" if is_letter(entry) else "numbered"
    return "bullets" if unit.kind == "list_item" else "run-in"


def end_of_title(unit: Unit, start: int, end: int) -> int:
    """End of a name before the clause that tells of it: `Whale Routes, which began in 2023`, `…, ejecutado por SEPES`.

    >>> from pa_pipeline.facts.passages import passage_of
    >>> lines = "Whale Routes, run since 2023 by SEPES\\nTides, Winds and Waves"
    >>> [unit.text[: end_of_title(unit, 0, len(unit.text))] for unit in passage_of(lines).units]
    ['Whale Routes', 'Tides, Winds and Waves']
    """
    clause = _CLAUSE.search(unit.folded, start, end)
    return clause.start() if clause else end


def is_status_heading(units: Sequence[Unit], at: int, *, is_list: bool) -> bool:
    """Whether a line is but a status above a list: `In progress:`; is_list: whether a list is being read."""
    unit = units[at]
    if len(unit.text) > _LONGEST_STATUS or ":" in unit.text.rstrip(" :") or read_status(unit.folded) is None:
        return False
    return is_list or (at + 1 < len(units) and units[at + 1].kind == "list_item")


def is_status_below(units: Sequence[Unit], at: int, told: Told) -> bool:
    """Whether a line is but the status of the project right above it: its fields or a sentence follow, no item; or that
    of one whose bodies stand above."""
    unit, below = units[at], next(iter(units[at + 1 : at + 2]), None)
    if told.start == told.end or told.status or told.assumed_status:
        return False
    if len(unit.text) > _LONGEST_STATUS or unit.text.rstrip().endswith(":") or not _says_but_status(unit):
        return False
    if told.at != at - 1:
        last = told.stretches[-1] if told.stretches else None
        closes = last is not None and (last.at, last.field) == (at - 1, "entities")
        return closes and (below is None or below.kind != "list_item")
    if any(one.at == told.at and one.field for one in told.stretches):
        return False
    if below is None or field_at(units, at + 1) is not None:
        return True
    return below.text.rstrip().endswith(".") or bodies_of_country(below) or heads_bodies(units, at + 1)


def _says_but_status(unit: Unit) -> bool:
    """Whether a line is but a status, perhaps with its date: `In progress`, `Finished in May 2021`."""
    dated = unit.text.rstrip(" )")[-1:].isdigit()
    return read_status(unit.folded) is not None or (dated and status_inside(unit.folded) is not None)


def status_sentence(unit: Unit, start: int, end: int) -> str | None:
    """Status that a sentence says which is nothing else, in a stretch: `Body: SEPES (Peru). In progress.`"""
    inside = (
        span for span in unit.sentences if start < span[0] and span[1] <= end and span[1] - span[0] < _LONGEST_STATUS
    )
    return next((status for first, last in inside if (status := read_status(unit.folded[first:last]))), None)


def is_body_of(units: Sequence[Unit], at: int, field: str) -> bool:
    """Whether a line below a label of bodies, or below the country of one, is one of them, and no name of the next
    project; field: that of the next line, which few projects open with if it is none of theirs alone."""
    above = units[at - 1]
    is_first = whole_label(above) == "entities" or country_alone(above.tokens)
    return is_first or (field == "other" and speaks_of_bodies(units[at]))


def describes(units: Sequence[Unit], at: int, told: Told | None) -> bool:
    """Whether a paragraph stands right below the line that names a project: it names no other one."""
    if told is None or units[at].kind == "list_item":
        return False
    above = units[told.at]
    if told.at != at - 1 or len(above.text) > told.end + _LONGEST_STATUS or len(above.sentences) > 1:
        return False
    return all(one.at == told.at for one in told.stretches)


def tells_of(units: Sequence[Unit], told: Told | None, unit: Unit) -> bool:
    """Whether a line ends as sentences do, and the name above does not: it tells of that project."""
    if told is None or not unit.text.rstrip().endswith("."):
        return False
    return unit.text.count(" ") > 1 and not units[told.at].text.rstrip().endswith(".")


def gives_bodies(units: Sequence[Unit], at: int, told: Told | None, region: Region | None) -> bool:
    """Whether a line below a project has no label, but a country and its bodies; or is the country above theirs."""
    if told is None or told.at == at or told.start == told.end or (region is not None and region.style == "led"):
        return False
    return gives_only_bodies(units[at]) or heads_bodies(units, at)


def goes_on(
    units: Sequence[Unit], at: int, entry: Entry, region: Region, *, current: Told | None, awaited: str | None
) -> bool:
    """Whether a line that can be read as an entry is the next one of a list in its style."""
    unit = units[at]
    if is_letter(entry):
        return region.style in (None, "letters")
    if entry.number is None and unit.kind != "list_item" and tells_only_of_above(unit):
        return False
    if entry.led:
        return (region.style in (None, "lines", "bullets") and awaited is None and current is None) or (
            region.style == "led"
        )
    if entry.number is not None:
        is_next = continues(region, entry.number) or (region.style is None and is_counted_on(units, at, entry.number))
        return region.style != "bullets" and is_next
    if region.style == "numbered":
        return False
    if unit.kind == "list_item":
        return region.style in (None, "bullets") and not region.inside
    if region.style in (None, "lines") and awaited is None:
        alike = current is None or units[current.at].text[current.end : current.end + 2] == ". "
        if tells_behind(unit, entry) or (alike and titles_paragraph(unit, entry)):
            return True
        if is_quoted(unit, entry.start) and stands_among_quoted(units, at, current):
            return True
    if (
        len(unit.sentences) > 1
        or (unit.text.endswith(".") and describes(units, at, current))
        or tells_of(units, current, unit)
    ):
        return False
    if region.style not in (None, "lines"):
        return False
    return is_title_line(units, at) or _closes_list(units, at, region, current)


def _closes_list(units: Sequence[Unit], at: int, region: Region, current: Told | None) -> bool:
    """Whether the last line of all is one more name: right below another one, or below the status of its list."""
    if at + 1 < len(units) or not is_short(units[at].text) or units[at].kind in ("title", "link_label"):
        return False
    above = current is not None and current.at == at - 1 and region.style == "lines"
    return above or (region.status is not None and current is None)


def names_next(
    units: Sequence[Unit], at: int, current: Told | None, given: Set[str], *, awaited: str | None, region: Region | None
) -> bool:
    """Whether a line without a mark names the next project: a field follows that the one above has given, or one that
    speaks of no body does. given: fields of the project above."""
    unit, field = units[at], field_at(units, at + 1)
    if field is None or current is None or not is_short(unit.text.rstrip(" .")) or tells_of(units, current, unit):
        return False
    if awaited == "entities" and is_body_of(units, at, field):
        return False
    if field in given or (field in _TELLING and any(field_at(units, k) in given for k in range(at + 2, at + 4))):
        return True
    return region is not None and awaited == "entities" and not speaks_of_bodies(unit)


def is_line(unit: Unit, entry: Entry) -> bool:
    """Whether nothing but an explanation stands behind the status of a short line."""
    behind = unit.text[entry.rest : entry.rest + 1]
    return entry.end - entry.start < _LONGEST_NAME and behind in ("", ":", ".", ";", ",", " ", "|")


def is_title_line(units: Sequence[Unit], at: int) -> bool:
    """Whether a short line without a mark is a project: more of its kind or something about it stands below."""
    unit = units[at]
    if unit.kind in ("title", "link_label") or at + 1 >= len(units):
        return False
    if (field := field_at(units, at + 1)) is not None:
        return field not in ("name", "number") and is_short(unit.text.rstrip(" ."))
    below = units[at + 1]
    if status_inside(below.folded) is not None and len(below.text) <= _LONGEST_STATUS:
        return is_short(unit.text)
    told = below.text.count(" ") > _MANY_WORDS
    if not told and _is_told(unit, below):
        owned = at + 2 < len(units) and bodies_of_country(units[at + 2])
        told = unit.kind == "heading" or owned or names_project(unit)
    return is_short(unit.text) and (told or is_short(below.text))


def names_project(unit: Unit) -> bool:
    """Whether the noun of a project opens a line, and a capital follows: `Proyecto Puertos Verdes`."""
    first, second = unit.tokens[0], unit.tokens[min(1, len(unit.tokens) - 1)]
    named = second.is_capital or second.text in OPENING_QUOTES
    opens = first is not second and first.is_capital and named and first.folded in singular_nouns()
    return opens and whole_label(unit) is None


def titles_record(units: Sequence[Unit], at: int) -> bool:
    """Whether a line that opens with the noun of a project is the name of the one that the fields below it tell of."""
    if not names_project(units[at]) or not is_short(units[at].text) or at + 1 == len(units):
        return False
    return field_at(units, at + 1) in _TELLING or bodies_of_country(units[at + 1])


def _is_told(unit: Unit, below: Unit) -> bool:
    """Whether a sentence stands below a line that is no label of another part of the page."""
    return below.text.count(" ") > _FEW_WORDS and below.text.endswith(".") and read_label(unit.folded) is None


def of_projects_only(unit: Unit, fields: Sequence[Field]) -> bool:
    """Whether one of the fields of a line is told of nothing but projects."""
    return any(
        (is_strong(one.label) and not names_owner(one.label))
        or (one.name == "status" and status_inside(unit.folded[one.start : one.end]))
        for one in fields
    )


def may_run_in(region: Region | None, unit: Unit, fields: Sequence[Field]) -> bool:
    """Whether a paragraph that gives fields may name their project itself."""
    if of_projects_only(unit, fields):
        return True
    if region is None or not tells_project(fields):
        return False
    if unit.kind == "list_item" or region.style in (None, "run-in"):
        return True
    entry = read_entry(unit) if region.style == "lines" else None
    if entry is None:
        return False
    return (entry.tagged and is_line(unit, entry)) or tells_behind(unit, entry) or _names_alone(unit, entry, fields[0])


def _names_alone(unit: Unit, entry: Entry, field: Field) -> bool:
    """Whether a short name and a full stop are all that stands before the first field of a line."""
    mark = unit.text[entry.end : field.begin].strip()
    return mark == "." and is_short(unit.text[entry.start : entry.end])


def name_before(unit: Unit, field: Field, *, worded: bool) -> Entry | None:
    """The name that the first sentence of a paragraph gives before a field; worded: whether it has to open with its
    noun and number (`Project 3. Green Harbours – Status: …`), or to have its status behind it."""
    entry = read_entry(unit) if unit.kind != "title" and _INDEFINITE.match(unit.folded) is None else None
    opens = entry is not None and entry.start <= _LONGEST_MARK
    if entry is None or not (entry.worded or (opens and (entry.tagged or not worded))):
        return None
    if entry.start < field.begin < entry.end:
        entry = entry._replace(end=len(unit.text[: field.begin].rstrip(" ,;:.–—-")), rest=field.begin)
    inside = 0 < entry.end <= field.begin and is_short(unit.text[entry.start : entry.end])
    return entry if inside else None


def bodies_behind(unit: Unit, at: int) -> int | None:
    """Offset of bodies that stand behind a name and a dash, up to the line's end: `– Ministry of Health (Peru)`."""
    dash = _DASH.match(unit.restored, at)
    if dash is not None and closes_with_body(unit, dash.end()):
        return dash.end()
    mark = _MARK.match(unit.restored, at)
    if mark is None or mark.end() == at:
        return None
    if mark.group().strip() == "." and next(cues(unit.folded[mark.end() : mark.end() + _LONGEST_BODIES]), None):
        return None  # a sentence says whose they are
    if bodies_of_country(unit, mark.end()) or is_list_of_bodies(unit, mark.end()):
        return mark.end()
    parted = mark.group().strip() in _DASHES
    if parted and is_list_of_bodies(first_sentence(unit, mark.start()), mark.end()):
        return mark.end()
    return mark.end() if parted and is_one_body(unit, mark.end()) else None


def _gives_field(unit: Unit) -> bool:
    """Whether a line gives a field of a working group: `Created: May 2011`."""
    label = read_label(unit.folded) if ":" in unit.text else None
    return label is not None and ":" in unit.text[: label.end]


def named_line(units: Sequence[Unit], at: int) -> Entry | None:
    """The line read as a name that stands alone; None of sentences, labels and headings of other things."""
    unit = units[at]
    heads = unit.kind in ("heading", "title") or names_group(unit.folded)
    if (at == 0 and heads) or heads_project_sheet(unit.folded):
        return None
    if whole_label(unit) or fields_of(unit) or heads_projects(unit) or _gives_field(unit):
        return None
    if unit.kind == "list_item" and at and units[at - 1].kind == "list_item":
        return None
    entry = read_entry(unit)
    if entry is None or unit.kind in ("title", "link_label") or not is_short(unit.text[entry.start : entry.end]):
        return None
    return entry if unit.text[entry.end :].strip(' .:)]”"»') == "" or entry.tagged else None
