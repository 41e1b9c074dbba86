"""Lists of projects on a page, line by line: which lines are projects, and which ones speak of the project above."""

from collections.abc import Sequence
from typing import NamedTuple

from pa_pipeline.facts.passages import Unit
from pa_pipeline.facts.projects.body_lines import country_alone
from pa_pipeline.facts.projects.field_lines import (
    Field,
    bare_field,
    count_before,
    fields_of,
    is_strong,
    status_of_label,
    unit_label,
    whole_label,
)
from pa_pipeline.facts.projects.list_openings import (
    announces,
    announces_bodies,
    asks_for_other,
    heads_call,
    heads_fields,
    is_call,
    is_name_of_group,
    is_status_at,
    may_open,
    names_beside,
    tells_part_of_group,
)
from pa_pipeline.facts.projects.list_regions import (
    Region,
    bodies_behind,
    continues,
    describes,
    end_of_title,
    gives_bodies,
    goes_on,
    is_line,
    is_status_below,
    is_status_heading,
    lines_of_bodies,
    may_run_in,
    name_before,
    named_line,
    names_next,
    of_projects_only,
    opens_record,
    style_of,
    tells_below,
    tells_project,
    tells_record,
    titles_record,
)
from pa_pipeline.facts.projects.list_state import ListState
from pa_pipeline.facts.projects.listed_body import is_filler, speaks_of_bodies
from pa_pipeline.facts.projects.numbered_parts import part_of
from pa_pipeline.facts.projects.project_entries import (
    Entry,
    code_alone,
    is_letter,
    is_name,
    is_resolution,
    number_alone,
    rank_of,
    read_entry,
    read_name,
)
from pa_pipeline.facts.projects.project_records import may_open_record, read_records
from pa_pipeline.facts.projects.project_stretches import tells_course
from pa_pipeline.facts.projects.project_tables import read_table
from pa_pipeline.facts.projects.project_words import (
    Stretch,
    Told,
    heads_projects,
    read_status,
    status_inside,
    status_of_heading,
)
from pa_pipeline.lexicon import words
from pa_pipeline.reading.project_labels import read_project_label

_LOOK_BACK, _MOST_LINE, _LONGEST_ANNOUNCED = 4, 400, 60


class Lists(NamedTuple):
    """Projects of lists in reading order; the values of labels of bodies responsible that belong to none of them;
    positions of the units that tables take."""

    told: list[Told]
    orphans: list[Stretch]
    tables: frozenset[int]


def find_listed(units: Sequence[Unit]) -> Lists:
    """Projects that lists and tables of a passage tell."""
    reader = _Reader(units)
    return Lists(reader.read(), reader.orphans, frozenset(reader.tables))


class _Reader(ListState):
    """Goes over the units once; each one is a heading, a field, a project, or speaks of the project above it."""

    def read(self) -> list[Told]:
        behind = 0
        for at, unit in enumerate(self.units):
            opens = not self.is_free or may_open(self.units, at)
            if at < behind or not (opens or may_open_record(self.units, at)):
                continue
            table = read_table(self.units, at) if opens else None
            if (table := table or read_records(self.units, at)) is not None:
                self.found += table.told
                self.region, self.current, self.awaited = None, None, None
                self.tables += range(at, table.end)
                behind = table.end
            elif opens:
                self._read_unit(at, unit)
        return [told for told in self.found if told.start < told.end and not is_call(self.units, told)]

    def _read_unit(self, at: int, unit: Unit) -> None:
        if unit.kind in ("byline", "dateline", "attribution"):
            return
        if self.close_at_next_part(unit):
            return
        if self._takes_number(unit) or self._takes_value(at, unit) or self._takes_status(at, unit):
            return
        if heads_call(unit):
            self.call_at = at
        if unit_label(unit) in words("links", "document_headings") or asks_for_other(unit) or self.call_at == at:
            self.region, self.current, self.awaited = None, None, None
        elif heads_projects(unit):
            self.open_region(Region(status_of_heading(unit)), unit.text)
        elif is_status_heading(self.units, at, is_list=self.region is not None):
            self.open_region(Region(read_status(unit.folded)))
        elif (label := whole_label(unit)) is not None and self._awaits(at, label):
            return
        elif not (self._read_fields(at, unit) or self._read_project(at, unit)):
            self._read_text(at, unit)

    def _takes_number(self, unit: Unit) -> bool:
        """Takes a line as the number of the record that its label opens."""
        number = number_alone(unit.text)
        if self.awaited == "number" and self.current is None:
            number = number or code_alone(unit.text)
            self.awaited, self.number = None, number
        elif (
            self.region is not None
            and number is not None
            and self.awaited in (None, "entities")
            and continues(self.region, number)
        ):
            self.awaited, self.current, self.number = "name", None, number
            self.region.style, self.region.last = "numbered", rank_of(number)
        else:
            return False
        return number is not None

    def _takes_value(self, at: int, unit: Unit) -> bool:
        """Takes a line as the value of the label above it."""
        if self.awaited in (None, "entities", "name") or self.current is None or self.current.start == self.current.end:
            return False
        says = self.awaited == "status" and read_status(unit.folded) is not None
        if not says and (whole_label(unit) or fields_of(unit) or heads_projects(unit)):
            return False
        self.take(at, unit, Field(str(self.awaited), 0, len(unit.text)))
        self.awaited = None
        return True

    def _takes_status(self, at: int, unit: Unit) -> bool:
        """Takes a line as the status of the project that the line above names."""
        is_below = self.current is not None and is_status_below(self.units, at, self.current)
        if is_told := is_below or (heads_fields(self.units, at) and self._adopt(at, 1)):
            self.take(at, unit, Field("status", 0, len(unit.text)))
        return is_told

    def _awaits(self, at: int, label: str) -> bool:
        """Takes a label without a value: the lines below it are its value."""
        if label == "name":
            return self._awaits_name(at)
        if label == "number" and self.may_open_record():
            self.awaited, self.current = "number", None
            return True
        strong = is_strong(unit_label(self.units[at])) or (label == "status" and is_status_at(self.units, at + 1))
        if self.current is None and not ((strong or self.region) and self._adopt(at, _LOOK_BACK if strong else 1)):
            self.orphans += lines_of_bodies(self.units, at + 1) if strong else ()
            return False
        self.awaited = label
        self.given.add(label)
        return True

    def _awaits_name(self, at: int) -> bool:
        is_free = self.region is None and self.current is None and self.number is None
        if (is_free and not tells_record(self.units, at + 2)) or is_name_of_group(self.units, at + 1):
            return False
        if is_free and at + 1 < len(self.units) and whole_label(self.units[at + 1]) is not None:
            return False  # the head of a column
        if self.current is not None and self.current.start == self.current.end:
            self.number = self.current.number
        self.awaited, self.current = "name", None
        return True

    def _read_fields(self, at: int, unit: Unit) -> bool:
        """Takes the fields that a line gives."""
        was = self.awaited
        fields = self._fields_at(at, unit)
        if not fields:
            return False
        self.take_country(unit, fields[0])
        if fields[0].name == "number" and self.may_open_record():
            self.number, self.current = number_alone(unit.text[fields[0].start : fields[0].end]), None
            fields = fields[1:]
            if not fields:
                return self.number is not None
        if fields[0].name == "name" and self._names(at, unit, fields):
            fields = fields[1:]
        elif not self._find_owner(at, unit, fields):
            self.orphans += [Stretch(at, one.start, one.end, one.name) for one in fields if is_strong(one.label)]
            return False
        if self.current is not None and self.current.at < at and tells_course(unit.folded, 0) and fields[:1]:
            self.current.stretches.append(Stretch(at, 0, fields[0].begin, None))
        for one in fields:
            self.take(at, unit, one)
        self.await_next(unit, fields, was)
        return True

    def _fields_at(self, at: int, unit: Unit) -> list[Field]:
        """Fields of a line: behind labels, behind a label without a mark, or a country's bodies without any label."""
        fields = fields_of(unit)
        if not fields and (self.current is not None or at) and (bare := bare_field(unit)) is not None:
            fields = [bare] if self.current is not None or bare.name == "status" else []
        awaits_bodies = self.awaited in (None, "entities")
        if not fields and awaits_bodies and gives_bodies(self.units, at, self.current, self.region):
            fields = [Field("entities", 0, len(unit.text))]
        return fields

    def _find_owner(self, at: int, unit: Unit, fields: Sequence[Field]) -> bool:
        """Whether fields belong to a project, the one that the line itself names or the one above; it is current."""
        if fields[0].begin > 0 and self._adopt_inside(at, unit, fields, worded=True):
            return True
        if describes(self.units, at, self.current):
            self.take_text(at, 0, fields[0].begin)
            return True
        if may_run_in(self.region, unit, fields) and self._adopt_inside(at, unit, fields):
            return True
        return self.current is not None or self._adopts_for(at, unit, fields)

    def _adopts_for(self, at: int, unit: Unit, fields: Sequence[Field]) -> bool:
        strong = of_projects_only(unit, fields)
        told = any(one.name != "other" for one in fields)
        return (strong or (self.region is not None and told)) and self._adopt(at, _LOOK_BACK if strong else 1)

    def _names(self, at: int, unit: Unit, fields: Sequence[Field]) -> bool:
        """A line as `Project: Green Harbours` opens a project where a list stands, or fields follow on it or below."""
        one = fields[0]
        name = read_name(unit, one.start + len(unit.text[one.start :]) - len(unit.text[one.start :].lstrip(" .")))
        told = tells_project(fields[1:]) or tells_below(self.units, at) or status_of_label(one.label)
        if name is None or name[0] >= one.end or not is_name(unit.text[name[0] : min(name[1], one.end)]):
            return False
        if not (told or name[2] or self.region is not None or self.number is not None):
            return False
        end = end_of_title(unit, name[0], min(name[1], one.end))
        self.add(Told(at, name[0], end, count_before(unit, one.label), name[2] or status_of_label(one.label)))
        if end < one.end:
            self.take_text(at, end, one.end)
        return True

    def _adopt_inside(self, at: int, unit: Unit, fields: Sequence[Field], *, worded: bool = False) -> bool:
        """Whether the first sentence of a paragraph names the project whose fields follow in it; that one is added."""
        entry = name_before(unit, fields[0], worded=worded)
        if entry is None:
            return False
        status = entry.status or status_inside(unit.folded[entry.end : fields[0].begin])
        self.add(Told(at, entry.start, entry.end, entry.number, status))
        if self.region is not None:
            self.region.style = self.region.style or style_of(unit, entry)
        self.count(entry)
        end = fields[0].begin
        bodies = bodies_behind(Unit(unit.kind, unit.text[:end], unit.folded[:end], unit.start), entry.rest)
        if bodies is not None and self.current is not None:
            self.current.stretches.append(Stretch(at, bodies, fields[0].begin, "entities"))
        else:
            self.take_text(at, entry.end, fields[0].begin)
        return True

    def _adopt(self, at: int, reach: int) -> bool:
        """Whether a field of a project stands below a line that names one; that one is added."""
        for before in range(at - 1, max(-1, at - 1 - reach), -1):
            if opens_record(self.units, before):
                return self._read_record(before, at)
            if before and whole_label(self.units[before - 1]) is not None:
                continue  # the value of a label
            entry = None if self.found and self.found[-1].at == before else named_line(self.units, before)
            if entry is None and self.units[before].kind == "list_item":
                return False
            if entry is not None:
                self.add(Told(before, entry.start, entry.end, entry.number, entry.status))
                self.count(entry)
                for between in range(before + 1, at):
                    unit = self.units[between]
                    if not self._read_fields(between, unit):
                        self.take_text(between, 0, len(unit.text))
                return True
        return False

    def _read_record(self, first: int, at: int) -> bool:
        """Reads the lines from the one that names a project to a field of it."""
        first -= first > 0 and opens_record(self.units, first - 1)
        for before in range(first, at):
            self._read_fields(before, self.units[before])
        return self.current is not None

    def _read_project(self, at: int, unit: Unit) -> bool:
        """Takes a line as the name of a project."""
        if (unit.kind == "title" and self.region is None) or country_alone(unit.tokens):
            return False
        is_free = self.region is not None or self.awaited == "name"
        entry = read_entry(unit) if is_free or len(unit.text) < _MOST_LINE or unit.kind == "list_item" else None
        if entry is None:
            return False
        if entry.worded and entry.start == entry.end:
            self.add(Told(at, 0, 0, entry.number, entry.status))
            self.awaited = "name"
            return True
        if self.awaited == "name" and (is_taken := self._take_awaited_name(at, unit, entry)) is not None:
            return is_taken
        if is_letter(entry) and not (self.region is not None and self.region.style in (None, "letters")):
            return self._add_part(at, unit, entry)
        if not is_name(unit.text[entry.start : entry.end]) or not self._accepts(at, unit, entry):
            return False
        if entry.tagged and read_project_label(unit.folded[entry.start : entry.end].partition(":")[0]) is not None:
            return False
        self._add_entry(at, unit, entry)
        return True

    def _take_awaited_name(self, at: int, unit: Unit, entry: Entry) -> bool | None:
        """Whether a line below the label of a name is one; null where it has to be read as any other line."""
        if is_filler(unit.folded[entry.start : entry.end]):
            self.awaited = self.current = None
            return False
        if not is_name(unit.text[entry.start : entry.end]):
            return None
        number = self.current.number if self.current and self.current.start == self.current.end else entry.number
        self.awaited = None
        self.add(Told(at, entry.start, entry.end, number, entry.status))
        return True

    def _accepts(self, at: int, unit: Unit, entry: Entry) -> bool:
        """Whether a line that can be read as an entry is one."""
        is_entry = entry.number or unit.kind in ("list_item", "heading") or is_line(unit, entry)
        if self.is_of_call(at) and entry.number is not None and not entry.worded:
            return False
        region, is_tagged = self.region, entry.tagged and is_entry and not is_resolution(unit, entry)
        if entry.worded or (is_tagged and not (region is None and tells_part_of_group(self.units, at, entry))):
            return True
        if region is None or (self.awaited == "entities" and entry.number is None):
            return titles_record(self.units, at) or (
                not entry.led
                and names_next(self.units, at, self.current, self.given, awaited=self.awaited, region=region)
            )
        return goes_on(self.units, at, entry, region, current=self.current, awaited=self.awaited)

    def _add_entry(self, at: int, unit: Unit, entry: Entry) -> None:
        self.follow(unit, entry)
        self.add(Told(at, entry.start, entry.end, entry.number, entry.status))
        if names := names_beside(unit, entry):
            for start, end in names:
                self.add(Told(at, start, end, None, entry.status))
            return
        if (bodies := bodies_behind(unit, entry.rest)) is not None and self.current is not None:
            self.current.stretches.append(Stretch(at, bodies, len(unit.text), "entities"))
            self.take_text(at, entry.end, bodies)
        elif entry.end < len(unit.text):
            self.take_text(at, entry.end, len(unit.text))

    def _add_part(self, at: int, unit: Unit, entry: Entry) -> bool:
        """Adds a part of a numbered project (`a. CONCLUDED. The study “…”`) by its name, perhaps in quotation marks."""
        part = part_of(self.parent, unit, entry) if self.current is not None else None
        if part is None:
            return False
        number, start, end = part
        self.add(Told(at, start, end, number, entry.status))
        self.take_text(at, end, len(unit.text))
        return True

    def _read_text(self, at: int, unit: Unit) -> None:
        if announces(self.units, at):
            self.open_region(Region(status_of_heading(unit) if len(unit.text) <= _LONGEST_ANNOUNCED else None))
            return
        if announces_bodies(self.units, at):
            self.await_bodies(at)
            return
        if unit.text.rstrip().endswith(":") and unit.kind != "list_item":
            if self.region is not None and self.region.style == "numbered":
                self.region.inside = True
            elif not self.awaited:
                self.region, self.current = None, None
        elif unit.kind == "heading" and not (self.awaited == "entities" and speaks_of_bodies(unit)):
            self.close_at_heading(unit)
        if self.current is not None:
            self.take_text(at, 0, len(unit.text))
