"""What is known while a list of projects is read: the list, the project that is told, and what is awaited."""

from collections.abc import Sequence

from pa_pipeline.facts.gazetteer import country_at
from pa_pipeline.facts.passages import Unit
from pa_pipeline.facts.projects.body_lines import country_alone
from pa_pipeline.facts.projects.field_lines import Field, fields_of
from pa_pipeline.facts.projects.list_regions import Region, lines_of_bodies, status_sentence
from pa_pipeline.facts.projects.project_entries import Entry, is_letter, rank_of
from pa_pipeline.facts.projects.project_stretches import tells_course
from pa_pipeline.facts.projects.project_words import Stretch, Told, heads_projects, read_status, status_inside
from pa_pipeline.lexicon import words
from pa_pipeline.reading.signed_heads import sign_of

_MOST_OF_CALL = 14
"""Units below a heading of a call for applications that may be its points."""


class ListState:
    """region: the list; current: the project that is told; awaited: field whose value stands below; given: fields of
    the current project; number, country, parent: those read before a name; leads: whether countries stand above names;
    sign: before the heading of the list, and so before those of the other parts; call_at: position of the last heading
    of a call for applications (`Requirements`); orphans: bodies that belong to no project of it."""

    def __init__(self, units: Sequence[Unit]) -> None:
        self.units = units
        self.found: list[Told] = []
        self.current: Told | None = None
        self.region: Region | None = None
        self.awaited: str | None = None
        self.orphans: list[Stretch] = []
        self.tables: list[int] = []
        self.parent: str | None = None
        self.given: set[str] = set()
        self.number: str | None = None
        self.country: str | None = None
        self.leads = False
        self.sign: str | None = None
        self.call_at = -_MOST_OF_CALL

    @property
    def is_free(self) -> bool:
        """Whether no list is read, no project is told and no value awaited."""
        return self.region is None and self.current is None and self.awaited is None

    def open_region(self, region: Region, heading: str = "") -> None:
        """Begins a list below its heading; its numbers go on where only a status parts it from the one above."""
        self.sign = sign_of(heading) if heading else self.sign
        old = self.region
        if old is not None and region.status is not None and old.status is None and old.style is None:
            region.last = old.last
        self.region, self.current, self.awaited, self.call_at = region, None, None, -_MOST_OF_CALL

    def close_at_next_part(self, unit: Unit) -> bool:
        """Whether a line has the sign of the heading that opened the list, and so opens another part (`[–] Downloads`):
        the list is closed."""
        if self.sign is None or sign_of(unit.text) != self.sign or heads_projects(unit):
            return False
        self.region, self.current, self.awaited, self.sign = None, None, None, None
        return True

    def is_of_call(self, at: int) -> bool:
        """Whether a unit stands below a heading of a call for applications."""
        return at - self.call_at < _MOST_OF_CALL

    def may_open_record(self) -> bool:
        """Whether the label of a number opens the next record: nothing is told, or the last project has one."""
        return self.current is None or self.current.number is not None

    def take(self, at: int, unit: Unit, one: Field) -> None:
        """Adds a field to the current project."""
        if self.current is None:
            return
        value = unit.folded[one.start : one.end]
        self.given.add(one.name)
        if one.name == "status":
            self.current.status = self.current.status or read_status(value) or status_inside(value)
        elif one.name == "entities":
            self.current.status = self.current.status or status_sentence(unit, one.start, one.end)
        elif one.name == "number":
            written = " ".join(unit.text[one.start : one.end].split()).strip(".")
            self.current.number = self.current.number or written or None
        elif one.name == "programme" and value.strip():
            self.current.programme = self.current.programme or Stretch(at, one.start, one.end, one.name)
        self.current.stretches.append(Stretch(at, one.start, one.end, one.name))

    def add(self, told: Told) -> None:
        """Makes a project the current one; it takes the place of one that had a number and no name."""
        if self.current is not None and self.current.start == self.current.end and self.found[-1:] == [self.current]:
            self.found.pop()
            told.number, told.status = told.number or self.current.number, told.status or self.current.status
        told.number, self.number = told.number or self.number, None
        told.country, self.country = told.country or self.country, None
        told.assumed_status = self.region.status if self.region else None
        if told.number is not None and told.number[0].isdigit():
            self.parent = told.number
        self.current = told
        self.given = set()
        self.found.append(told)

    def follow(self, unit: Unit, entry: Entry) -> None:
        """Lets the list go on in the manner of an entry, or opens one with it."""
        region = self.region = self.region or Region(None)
        if entry.number is not None:
            region.last = rank_of(entry.number)
            region.style = "letters" if is_letter(entry) else "numbered"
        elif region.style is None:
            region.style = "led" if entry.led else "bullets" if unit.kind == "list_item" else "lines"
        region.inside, self.awaited = False, None

    def count(self, entry: Entry) -> None:
        """Lets the list go on from the number of a project, also where it is not 1."""
        if self.region is not None and entry.number is not None and not is_letter(entry):
            self.region.last = rank_of(entry.number)
            self.region.style = self.region.style or "numbered"

    def await_next(self, unit: Unit, fields: Sequence[Field], was: str | None) -> None:
        """Sets the field whose value, or the rest of it, stands on the next line; was: the one awaited before."""
        self.awaited = fields[-1].name if fields and fields[-1].start >= len(unit.text.rstrip()) else None
        if fields and not fields[-1].label and (was == "entities" or country_alone(unit.tokens)):
            self.awaited = "entities"

    def take_country(self, unit: Unit, one: Field) -> None:
        """Takes `Country: Peru` as that of the project above, or of the next one where such lines stand above names."""
        if one.label not in words("institution", "country_labels"):
            return
        inside = [token for token in unit.tokens if token.is_word and one.start <= token.start < one.end]
        found = country_at(inside, 0) if inside else None
        if found is None or found[1] < len(inside):
            return
        self.leads = self.leads or self.current is None
        if self.leads:
            self.country = found[0]
        elif self.current is not None:
            self.current.country = found[0]

    def close_at_heading(self, unit: Unit) -> None:
        """Another heading ends lists that go on without numbers, and what is told of the last project; no field."""
        if fields_of(unit):
            return
        if self.region is not None and self.region.style != "numbered":
            self.region = None
        self.current = self.awaited = None

    def take_text(self, at: int, start: int, end: int) -> None:
        """Adds text to what is told of the current project."""
        if self.current is not None:
            tells = self.awaited == "entities" and tells_course(self.units[at].folded, start)
            self.current.stretches.append(Stretch(at, start, end, None if tells else self.awaited))

    def await_bodies(self, at: int) -> None:
        """Takes the lines below a sentence as the bodies of the project above it, or of one that sentences name."""
        if self.current is None:
            self.orphans += lines_of_bodies(self.units, at + 1)
        self.take_text(at, 0, len(self.units[at].text))
        self.awaited = "entities" if self.current is not None else None
