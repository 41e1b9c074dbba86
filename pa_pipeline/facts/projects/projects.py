"""Projects and programmes that pages list and articles name, and the bodies responsible for them."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from pa_pipeline.facts.passages import Passage, Unit, tokens_of
from pa_pipeline.facts.people.names import find_names as find_names_of_people
from pa_pipeline.facts.projects.acting_bodies import acting_bodies, named_bodies
from pa_pipeline.facts.projects.declared_counts import count_listed, declared_counts
from pa_pipeline.facts.projects.field_lines import whole_label
from pa_pipeline.facts.projects.named_projects import counts_off, find_names, may_list, may_name, titles_document
from pa_pipeline.facts.projects.project_details import read_details
from pa_pipeline.facts.projects.project_entities import listed_bodies
from pa_pipeline.facts.projects.project_entries import is_number_of_project
from pa_pipeline.facts.projects.project_lists import find_listed
from pa_pipeline.facts.projects.project_stretches import stretches_of
from pa_pipeline.facts.projects.project_words import Stretch, Told, has_tag_hint, read_status
from pa_pipeline.facts.projects.same_projects import KnownNames, content_stems
from pa_pipeline.facts.projects.told_bodies import told_bodies
from pa_pipeline.reading.privacy import publishable

_LABEL, _NEAR, _NAME_WORDS, _CARD, _SHORT = 130, 40, range(1, 5), 5, 40


@dataclass(frozen=True, slots=True)
class Project:
    """A cooperation, volunteer or training project or programme that a section or an article names.

    ordinal: its position in the passage, from 1; number: as written (`4`, `4a`); status: code of the contract.
    """

    start: int
    end: int
    ordinal: int
    number: str | None
    name: str
    programme: str | None
    status: str | None
    objective: str | None
    approved_on: date | None
    starts_on: date | None
    ends_on: date | None
    duration_months: int | None


@dataclass(frozen=True, slots=True)
class ProjectEntity:
    """A body responsible for a project. project_ordinal: that of the project in the same passage."""

    start: int
    end: int
    project_ordinal: int
    country_iso3: str | None
    organization: str
    acronym: str | None


@dataclass(frozen=True, slots=True)
class DeclaredCount:
    """A number of things that a page declares and lists. what: in the text's words; found: how many are listed."""

    start: int
    end: int
    what: str
    declared: int
    found: int


def find_projects(passage: Passage) -> list[Project]:
    """Projects in reading order."""
    return [_project(passage, ordinal, told) for ordinal, told in enumerate(passage.once(told_projects), 1)]


def told_projects(passage: Passage) -> list[Told]:
    """Projects in reading order, each once, with the stretches of text that speak of it."""
    units = passage.units
    counted = {at for at in range(1, len(units)) if counts_off(units, at)}
    named = [at for at, unit in enumerate(units) if at in counted or unit.once(may_name)]
    if not named and not any(map(may_list, units)) and not any(map(_may_tag, units)):
        return []
    found, orphans, tables = find_listed(units)
    found = [told for told in found if told.number or told.status or not _names_person(units, told)]
    listed = len(found)
    for told in found:
        told.listed = True
    barred = _entity_spans(found, orphans)
    known_names = KnownNames()
    for told in found:
        known_names.add(content_stems(_written(units[told.at], told)))
    for at in named:
        unit = units[at]
        if at in tables or _is_of_field(unit) or titles_document(unit, passage) or is_number_of_project(unit):
            continue
        names = sorted(set(find_names(unit, counted=at in counted)))
        for name, following in zip(names, [*names[1:], None], strict=False):
            if _is_barred(barred.get(at, ()), name.start):
                continue
            told = Told(at, name.start, name.end)
            own = content_stems(_written(unit, told))
            same = known_names.find(own)
            if same is None:
                found.append(told)
                known_names.add(own)
                told.stretches = list(stretches_of(units, at, name, following))
            elif same >= listed:
                known = found[same]
                known.stretches += stretches_of(units, at, name, following)
                if len(own) > len(known_names.stems[same]):
                    known.at, known.start, known.end = at, name.start, name.end
                    known_names.replace(same, own)
    found.sort(key=lambda told: (told.at, told.start))
    for orphan in orphans if found else ():
        _owner(units, found, orphan).stretches.append(orphan)
    return found


def _is_of_field(unit: Unit) -> bool:
    """Whether a line is but a label, or a status: `Project title`, `Project in implementation`."""
    return len(unit.text) <= _LABEL and (whole_label(unit) is not None or read_status(unit.folded) is not None)


def _names_person(units: Sequence[Unit], told: Told) -> bool:
    """Whether what was read as a project is but the name of a person, behind a label or with a mailbox close below."""
    text = units[told.at].text[told.start : told.end]
    below = units[told.at + 1 : told.at + _CARD]
    labelled = ":" in units[told.at].text[: told.start]
    if text.count(" ") not in _NAME_WORDS or not (labelled or any("@" in unit.text for unit in below)):
        return False
    tokens = tokens_of(text)
    name = next(find_names_of_people(tokens, 0, len(tokens)), None)
    return name is not None and name.sure and name.first == 0 and name.last == len(tokens)


def _may_tag(unit: Unit) -> bool:
    """Whether a line of a list or a table, a short one, one behind a bracket or a number, may say a status."""
    is_marked = unit.text[0] in "[(" or unit.text[0].isdigit() or " | " in unit.text
    is_apart = is_marked or unit.kind in ("list_item", "heading") or len(unit.text) <= _SHORT
    return is_apart and has_tag_hint(unit.folded)


def _owner(units: tuple[Unit, ...], found: list[Told], orphan: Stretch) -> Told:
    """The project that the label of bodies names, or else the last one before it."""
    label = units[orphan.at].text[max(0, orphan.start - _LABEL) : orphan.start]
    last = max(1, bisect_right(found, orphan.at, key=lambda told: told.at))
    near = found[max(0, last - _NEAR) : last]
    named = [told for told in near if _written(units[told.at], told) in label]
    return (named or near)[-1]


def _entity_spans(found: list[Told], orphans: list[Stretch]) -> dict[int, list[tuple[int, int]]]:
    """Spans of lists of bodies by the position of their unit: a programme that they name is a body."""
    spans: dict[int, list[tuple[int, int]]] = {}
    for one in [*(one for told in found for one in told.stretches), *orphans]:
        if one.field == "entities":
            spans.setdefault(one.at, []).append((one.start, one.end))
    return {at: sorted(inside) for at, inside in spans.items()}


def _is_barred(spans: Sequence[tuple[int, int]], offset: int) -> bool:
    last = bisect_right(spans, offset, key=lambda span: span[0]) - 1
    return last >= 0 and offset < spans[last][1]


def _written(unit: Unit, told: Told) -> str:
    return " ".join(unit.text[told.start : told.end].split())


def _project(passage: Passage, ordinal: int, told: Told) -> Project:
    unit = passage.units[told.at]
    details = read_details(passage, told.stretches)
    start, end = unit.start + told.start, unit.start + told.end
    objective = programme = None
    if details.objective is not None:
        objective = _published(passage.text_between(*details.objective))
        start, end = min(start, details.objective[0]), max(end, details.objective[1])
    if told.programme is not None:
        first, last = _span(passage, told.programme)
        programme = _published(passage.text_between(first, last).strip(" .:-"))
        start, end = min(start, first), max(end, last)
    if told.number is not None and told.number in unit.text[: told.start]:
        start = min(start, unit.start + unit.text.rindex(told.number, 0, told.start))
    return Project(
        start,
        end,
        ordinal,
        told.number,
        _published(_written(unit, told)),
        programme,
        told.status or details.status or told.assumed_status,
        objective,
        details.approved_on,
        details.starts_on,
        details.ends_on,
        details.duration_months,
    )


def _span(passage: Passage, stretch: Stretch) -> tuple[int, int]:
    offset = passage.units[stretch.at].start
    return offset + stretch.start, offset + stretch.end


def _published(text: str) -> str:
    return publishable(" ".join(text.split()))


def find_project_entities(passage: Passage) -> list[ProjectEntity]:
    """Bodies responsible for projects, in reading order."""
    return list(_entities(passage))


def _entities(passage: Passage) -> Iterator[ProjectEntity]:
    projects = passage.once(told_projects)
    seen: set[tuple[int, str, str | None]] = set()
    rows = [
        (owner, body) for owner, told in enumerate(projects) for body in listed_bodies(passage.units, told.stretches)
    ]
    answered = {owner for owner, _ in rows}
    units = passage.units
    said = (*told_bodies(units, projects), *named_bodies(units, projects), *acting_bodies(units, projects))
    spans = {(units[told.at].start, told.start) for told in projects}  # the next project is no body of the last one
    rows += [row for row in said if row[0] not in answered and (row[1].unit.start, row[1].start) not in spans]
    spelled: dict[int, set[str]] = {}
    for owner, body in sorted(rows, key=lambda row: (row[0], row[1].unit.start, row[1].start)):
        if body.acronym is not None and body.end - body.start > len(body.acronym):
            spelled.setdefault(owner, set()).add(body.acronym)
    for owner, body in sorted(rows, key=lambda row: (row[0], row[1].unit.start, row[1].start)):
        name = _published(body.unit.text[body.start : body.end])
        if name in spelled.get(owner, ()):
            continue  # its short form stands for it once more
        if name and (owner, name, body.country_iso3) not in seen:
            seen.add((owner, name, body.country_iso3))
            start, end = body.unit.start + body.begin, body.unit.start + body.proof
            country = body.country_iso3 or projects[owner].country
            yield ProjectEntity(start, end, owner + 1, country, name, body.acronym)


def find_declared_counts(passage: Passage) -> list[DeclaredCount]:
    """Counts of projects that a page declares, where it lists some.

    >>> from pa_pipeline.facts.passages import passage_of
    >>> text = "The group has three projects: two in progress.\\n1. Red (in progress)\\n2. Blue (in progress)"
    >>> [(count.what, count.declared, count.found) for count in find_declared_counts(passage_of(text))]
    [('projects', 3, 2), ('in progress', 2, 2)]
    """
    told = passage.once(told_projects)
    if not any(one.listed for one in told):
        return []
    projects = zip(passage.once(find_projects), told, strict=True)
    statuses = [(project.number, project.status) for project, one in projects if one.listed]
    return [
        DeclaredCount(
            count.unit.start + count.start,
            count.unit.start + count.end,
            _published(count.unit.text[slice(*count.what)]),
            count.declared,
            count_listed(statuses, count.status),
        )
        for count in declared_counts(passage.units)
    ]
