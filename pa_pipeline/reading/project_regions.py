"""Stretches of a page in which nothing but records of projects stand: tables, a cell or a row a line, and sheets of
fields one below the other.

What stands in them is content (`Countries` is no item of a menu there, `March 2022` no month of an archive) and opens
no article. Here: where they begin and end. Not here: what they say (`facts.projects`).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pa_pipeline.lexicon import words
from pa_pipeline.lexicon.folding import fold
from pa_pipeline.reading.label_questions import may_ask_unmarked
from pa_pipeline.reading.labels import Label
from pa_pipeline.reading.lines import Line
from pa_pipeline.reading.project_fields import (
    DATED,
    MARKS,
    TOLD,
    Field,
    column_runs,
    field_at,
    names_countries,
    read_fields,
)
from pa_pipeline.reading.project_labels import (
    bar_of,
    is_heading_of_projects,
    is_open_or_closed,
    opens_as_project,
    read_project_label,
    run_of_labels,
    says_status,
)
from pa_pipeline.reading.shapes import Shape

_BRACKETS = frozenset(")]")
_COUNTED = re.compile(r"\A(?:\d{1,2}[a-z]?[.)]?|[A-Z]{1,6}[ -]?\d{1,4}[A-Za-z]?)\s+\S")
_LEAST_COLUMNS, _LEAST_CELLS, _LEAST_FIELDS, _LEAST_SHEETS = 3, 2, 2, 2
_MOST_NAME_WORDS, _MOST_BETWEEN, _MOST_COLUMNS, _MOST_PARTED, _LEAST_OF_ONE = 16, 14, 10, 2, 4
_MOST_ABOVE_FIELDS = 5
"""Lines below a name among which its fields begin."""
_ONLY_OF_GROUPS = frozenset({"coordinator", "established", "members", "acronym", "function", "group"})
_OF_BOTH = frozenset({("coordinator", "entities"), ("members", "entities"), ("members", "other")})
"""Kinds of labels of groups that a sheet of a project has too, each with its field: `Participating countries`."""
_NOTHING = frozenset[str]()
_OF_SERVICES = frozenset({"objective", "entities", "other"})
_WORD = re.compile(r"[a-z]+")
_COUNTED_VALUE = re.compile(r"[^:]{3,40}:\s*[\d$€]")
"""A figure behind its label, whatever that is: `Beneficiaries reached: 240`."""
_SURE, _HEADING_REACH = 6.0, 3
"""How surely projects above all text are a part of a page, and lines above them among which their heading stands."""
_TITLE = -9.0
"""How much a line of such a stretch looks like the title of an article."""
_ENDING = frozenset({"notice", "share", "comments", "pagination", "separator"})
"""What furniture ends a table."""
_FURNITURE = _ENDING | {"office_signature"}
"""What is furniture inside such a stretch too."""


@dataclass(frozen=True, slots=True)
class Region:
    """first, last: half-open line numbers, from the heads of the columns or the name of the first project on; is_full:
    whether it is a sheet that names its project behind a label and gives most of the fields that projects have."""

    first: int
    last: int
    is_full: bool = False


def find_project_regions(lines: Sequence[Line], shapes: Sequence[Shape]) -> list[Region]:
    """Tables and rows of sheets in order, without overlap."""
    page = read_fields(lines)
    if page.is_empty:
        return []
    if (told := _paragraphs(shapes, page.paragraphs)) is not None:
        return [told]
    fields, heads, bare = page.fields, page.heads, page.bare
    found: list[Region] = []
    at = 0
    while at < len(lines):
        field = fields[at]
        alone = field is not None and field[1]
        region = _cells(lines, shapes, fields, at) or _columns(fields, at) if alone else None
        region = region or (_rows(lines, at) if at in heads else None)
        if region is not None:
            found.append(region)
        at = region.last if region is not None else at + 1
    taken = {at for region in found for at in range(region.first, region.last)}
    kinds = [_NOTHING if at in taken else _kinds_at(field, bare.get(at)) for at, field in enumerate(fields)]
    found += _sheets(lines, shapes, [None if at in taken else field for at, field in enumerate(fields)], kinds)
    return sorted(found, key=lambda region: region.first)


def _paragraphs(shapes: Sequence[Shape], opening: Sequence[int]) -> Region | None:
    """The stretch of paragraphs that each open with a project and its name, as `3. Project “Tides”. …`."""
    found = [at for at in opening if shapes[at].boilerplate is None]
    between = any(shapes[at].prose for at in range(found[0], found[-1]) if at not in found) if found else True
    return None if between or len(found) < _LEAST_SHEETS else Region(found[0], found[-1] + 1)


def _columns(fields: Sequence[Field | None], at: int) -> Region | None:
    """The table whose columns stand one below the other, each below its label."""
    labels = [field[0] if field is not None and field[1] else None for field in fields]
    heads = column_runs(labels, at)
    return Region(at, 2 * heads[-1] - heads[-2]) if heads else None


def _kinds_at(field: Field | None, bare: frozenset[str] | None) -> frozenset[str]:
    return frozenset({field[0]}) if field is not None else bare or _NOTHING


def keep_projects(lines: Sequence[Line], shapes: Sequence[Shape]) -> list[Shape]:
    """The shapes, where lines of such stretches are neither furniture of the page nor what an article begins with; nor
    is a name with the status of a project in brackets, where no dateline stands below it."""
    kept = [
        replace(shape, title=_TITLE) if shape.title > _TITLE and _is_staged(lines, shapes, at) else shape
        for at, shape in enumerate(shapes)
    ]
    for region in find_project_regions(lines, shapes):
        for at in range(region.first, region.last):
            shape = shapes[at]
            if shape.boilerplate in _FURNITURE or shape.separator:
                continue
            reason = None if shape.dateline or _is_told(lines, at, region) else shape.boilerplate
            kept[at] = replace(shape, boilerplate=reason, dateline=None, title=_TITLE)
    return kept


def find_leading_projects(lines: Sequence[Line], shapes: Sequence[Shape]) -> dict[int, float]:
    """The first line of projects above all text of a page, or of the heading above them, with how surely they are a
    part of their own; empty where text stands above them, or nothing below."""
    region = next(iter(find_project_regions(lines, shapes)), None)
    if region is None or any(_is_text(shape) for shape in shapes[: region.first]) or _is_of_services(lines, region):
        return {}
    return {start_of_projects(lines, shapes, region.first): _SURE}


def _is_of_services(lines: Sequence[Line], region: Region) -> bool:
    """Whether nothing but aims and offices is told, of what no word calls projects."""
    page = read_fields(lines)
    told = [_kinds_at(page.fields[at], page.bare.get(at)) for at in range(region.first, region.last)]
    if not frozenset().union(*told) <= _OF_SERVICES:
        return False
    nouns = words("projects", "nouns")
    return not any(nouns.intersection(_WORD.findall(line.folded)) for line in lines[: region.last])


def start_of_projects(lines: Sequence[Line], shapes: Sequence[Shape], first: int) -> int:
    """The heading of projects above the first line of them, if it has one, else that line."""
    if first and says_status(lines[first - 1].folded):
        first -= 1  # `IN PROGRESS` heads those that are
    for above in range(first - 1, max(-1, first - 1 - _HEADING_REACH), -1):
        if is_heading_of_projects(lines[above].folded) and shapes[above].boilerplate is None:
            return above
    return first


def _is_text(shape: Shape) -> bool:
    return shape.boilerplate is None and (shape.prose or shape.dateline is not None)


def _is_staged(lines: Sequence[Line], shapes: Sequence[Shape], at: int) -> bool:
    is_dated = at + 1 < len(lines) and shapes[at + 1].dateline is not None
    return not is_dated and lines[at].folded[-1:] in _BRACKETS and says_status(lines[at].folded)


def lines_of_projects(lines: Sequence[Line], shapes: Sequence[Shape], labels: Sequence[Label | None]) -> frozenset[int]:
    """Numbers of the lines of tables and sheets of projects, in which no label tells what only groups have."""
    found: set[int] = set()
    for region in find_project_regions(lines, shapes):
        told = [field_at(lines[at]) for at in range(region.first, region.last)]
        named = any(field is not None and field[0] == "name" and field[1] for field in told)
        kinds = {
            label.kind
            for label, field in zip(labels[region.first : region.last], told, strict=True)
            if label is not None and not (named and field is not None and (label.kind, field[0]) in _OF_BOTH)
        }
        if kinds.isdisjoint(_ONLY_OF_GROUPS):
            found.update(range(region.first, region.last))
    return frozenset(found)


def _is_told(lines: Sequence[Line], at: int, region: Region) -> bool:
    """Whether a line is a label alone, opens with that of a field of projects, or is what the label above it tells."""
    field, above = field_at(lines[at]), field_at(lines[at - 1]) if at > region.first else None
    return (field is not None and (field[1] or field[0] in TOLD)) or (above is not None and above[1])


def _is_table(columns: Sequence[str]) -> bool:
    told = set(columns)
    return len(columns) >= _LEAST_COLUMNS and "name" in told and len(told & (DATED | {"status", "entities"})) > 0


def _cells(lines: Sequence[Line], shapes: Sequence[Shape], fields: Sequence[Field | None], at: int) -> Region | None:
    """The table that stands a cell a line from the heads of its columns on."""
    end = at
    while end < len(lines) and end - at < _MOST_COLUMNS and (field := fields[end]) is not None and field[1]:
        end += 1
    columns = [field[0] for field in fields[at:end] if field is not None]
    if not _is_table(columns):
        return None
    gap = max(line.gap for line in lines[at + 1 : end + 1]) if end < len(lines) else 0
    last = end
    while last < len(lines) and lines[last].gap <= gap and shapes[last].boilerplate not in _ENDING:
        last += 1
    return Region(at, last) if last - end >= _LEAST_CELLS * len(columns) else None


def _rows(lines: Sequence[Line], at: int) -> Region | None:
    """The table with a line for each row, parted by bars, or counted where the bars were lost."""
    text = lines[at].text
    parted = bar_of(text)
    if parted is not None:
        cells = [fold(cell).strip(MARKS) for cell in parted.split(text.strip(" |"))]
        columns = [field for cell in cells if (field := read_project_label(cell)) is not None]
        columns = columns if len(columns) == len(cells) else []
    else:
        columns = run_of_labels(lines[at].folded)
    if not _is_table(columns) or not (parted is not None or "number" in columns):
        return None
    last = at + 1
    while last < len(lines) and (parted or _COUNTED).search(lines[last].text):
        last += 1
    return Region(at, last) if last > at + 1 else None


Kinds = Sequence[frozenset[str]]
"""For each line the kinds of what it tells of a project, behind a label or without one."""


def _sheets(
    lines: Sequence[Line], shapes: Sequence[Shape], fields: Sequence[Field | None], told: Kinds
) -> Iterator[Region]:
    """Sheets of two projects and more, one below the other: a name, and fields behind their labels or without them."""
    names = [at for at in range(len(lines) - 1) if _opens_sheet(lines, shapes, fields, told, at)]
    if names and fields[names[0]] is not None:
        names = [at for at in names if fields[at] is not None]  # each name has its label
    sheets: list[Region] = []
    end = len(lines)
    for at in reversed(names):
        sheet = _sheet(lines, shapes, fields, told, at, end)
        sheets += [] if sheet is None else [sheet]
        if sheet is not None or not (at and names_countries(lines[at - 1].folded)):
            end = at  # a body below its country stands above a field too
    run: list[Region] = []
    for sheet in reversed(sheets):
        if run and sheet.first - run[-1].last > _MOST_PARTED:
            yield from _together(run, fields)
            run = []
        run.append(sheet)
    yield from _together(run, fields)


def _together(run: Sequence[Region], fields: Sequence[Field | None]) -> Iterator[Region]:
    """The sheets of a run as one region. What stands between two of them, as a number, stands above the first too."""
    if len(run) >= _LEAST_SHEETS or any(one.is_full for one in run):
        between = min((below.first - above.last for above, below in pairwise(run)), default=0)
        first = run[0].first - between
        while first > 1 and (field := fields[first - 2]) is not None and field[1] and fields[first - 1] is None:
            first -= 2  # `Project number`, and the number below it
        while first > 0 and (field := fields[first - 1]) is not None and not field[1]:
            first -= 1
        yield Region(max(0, first), run[-1].last)


def _opens_sheet(
    lines: Sequence[Line], shapes: Sequence[Shape], fields: Sequence[Field | None], told: Kinds, at: int
) -> bool:
    """Whether a line is the label of a project's name, or may be its name right above a field, or above what describes
    it and then a field: no value of a label."""
    field, below, shape = fields[at], fields[at + 1], shapes[at]
    if field is not None:
        return field[0] == "name" and (below is None) == field[1]
    if shape.separator or shape.prose or told[at] or not lines[at].text[:1].isalnum():
        return False
    if names_countries(lines[at].folded) or _COUNTED_VALUE.match(lines[at].folded):
        return False
    if told[_first_told(lines, told, at)].isdisjoint(TOLD) and not _is_described(lines, shapes, told, at):
        return False
    if at and (above := fields[at - 1]) is not None and above[1] and lines[at].gap <= lines[at + 1].gap:
        return False
    return shape.words <= _MOST_NAME_WORDS and shape.ends == "none" and not says_status(lines[at].folded)


def _first_told(lines: Sequence[Line], told: Kinds, at: int) -> int:
    """The line below a name where its fields begin: its code, its countries and a heading of a sheet (`At a glance`)
    may stand between."""
    below = at + 1
    while below + 1 < min(len(lines), at + _MOST_ABOVE_FIELDS) and told[below].isdisjoint(TOLD):
        if not told[below]:
            break
        below += 1
    return below


def _is_described(lines: Sequence[Line], shapes: Sequence[Shape], told: Kinds, at: int) -> bool:
    """Whether a sentence stands below a line, and a field below that."""
    if at + 2 >= len(lines) or told[at + 1] or told[at + 2].isdisjoint(TOLD) or may_ask_unmarked(lines[at].folded):
        return False
    return shapes[at + 1].ends == "sentence" and shapes[at + 1].dateline is None


def _sheet(
    lines: Sequence[Line], shapes: Sequence[Shape], fields: Sequence[Field | None], told: Kinds, at: int, end: int
) -> Region | None:
    """The sheet of a project from its name on, with what its last label tells; None where it is too short for one."""
    last, kinds = at, set[str]()
    for below in range(at + 1, end):
        dateline = shapes[below].dateline
        if below - last > _MOST_BETWEEN or (dateline is not None and shapes[below].prose):
            break
        if told[below]:
            last = below
            kinds |= told[below]
    if len(kinds & TOLD) < _LEAST_FIELDS or kinds.isdisjoint({"status", "entities"}):
        return None
    if "entities" not in kinds and any(is_open_or_closed(lines[below].folded) for below in range(at + 1, last + 1)):
        return None  # a call for applications
    gap = max(line.gap for line in lines[at + 1 : last + 1])
    field, last = fields[last], last + 1
    goes_on = field is not None
    if field is not None and field[1] and last < end and shapes[last].prose and shapes[last].dateline is None:
        last += 1
    while goes_on and last < end and _is_value(lines, shapes, last, gap):
        last += 1
    opens = fields[at] is None and opens_as_project(lines[at].folded)
    named = fields[at] is not None or opens or kinds >= {"status", "entities"}
    is_full = named and len(kinds & (TOLD | {"number"})) >= _LEAST_OF_ONE - opens
    if is_full and last < end and shapes[last].prose and shapes[last].dateline is None and lines[last].gap:
        last += 1  # what describes it below its fields
    return Region(at, last, is_full)


def _is_value(lines: Sequence[Line], shapes: Sequence[Shape], at: int, gap: int) -> bool:
    return lines[at].gap <= gap and shapes[at].boilerplate is None and not shapes[at].prose
