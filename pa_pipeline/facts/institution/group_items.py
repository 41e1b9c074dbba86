"""Items of a group's section: numbered, bulleted, or one a line under a heading that announces a list."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from itertools import pairwise, takewhile

from pa_pipeline.facts.institution.coordinators import names_person
from pa_pipeline.facts.institution.section_parts import LISTS, Entry, ends_sentence, following, number_of, squeeze
from pa_pipeline.facts.passages import Unit
from pa_pipeline.facts.projects.project_words import heads_projects
from pa_pipeline.lexicon import alternation, words
from pa_pipeline.lexicon.folding import fold
from pa_pipeline.reading.group_words import counts_sheets
from pa_pipeline.reading.headlines import verb_weight
from pa_pipeline.reading.labels import label_kinds

_MOST_LINE_WORDS, _MOST_TITLE_WORDS = 28, 16
_SIGNS = ">»›"
"""Signs before the lines of a list that pages show as links."""
_MARK = re.compile(r"\(?(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})[.)]?|[Nn]\.?\s?[°ºo]\.?")
"""The number or letter of an item, on a line of its own above its text; the head of a column of numbers."""
_OF_PERSONS = frozenset({"coordinator", "contact", "email", "role", "organization", "telephone"})
_INLINE = re.compile(r"(?:(?<=[\s;,:])|\A|(?<=\())\(?(\d{1,2}|[a-z]|[ivx]{1,4})[).]\s+(?=\S)")
_FIRST = frozenset(("1", "a", "i"))
_ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
_LEAST_NUMBERED, _LEAST_PARTED = 2, 3
_LINK = re.compile(r"\s*(?:(?:and|y|e|et)\s)?\s*")
_LINK_END = re.compile(r"[\s,;]+(?:and|y|e|et)\Z")
_RUN_IN = re.compile(r"[A-ZÁÉÍÓÚÑ][^.:]{8,160}\.-\s?")


@dataclass(frozen=True, slots=True)
class Item:
    """unit: that it stands in; heading: the nearest one above; kind: of the table's codes; span: offsets in the unit of
    an item that stands with others on one line, null where it is all of the unit."""

    unit: Unit
    heading: str | None
    kind: str
    span: tuple[int, int] | None = None

    @property
    def text(self) -> str:
        """Its words, without the number or letter that it opens with."""
        if self.span is not None:
            return squeeze(self.unit.text[slice(*self.span)])
        return _bare(self.unit.text)

    @property
    def start(self) -> int:
        """Offset in the clean text."""
        return self.unit.start + (self.span[0] if self.span else 0)

    @property
    def end(self) -> int:
        """Offset behind it."""
        return self.unit.start + self.span[1] if self.span else self.unit.end


def spans_in_line(text: str, start: int) -> list[tuple[int, int]]:
    """Items that a line lists behind an offset: numbered ones (`1) ports; 2) roads`), or three parted by semicolons.

    >>> text = "Axes: 1) ports; 2) roads and rail."
    >>> [text[first:last] for first, last in spans_in_line(text, 6)]
    ['ports', 'roads and rail']
    >>> [len(spans_in_line(text, 0)) for text in ("ports; roads; rail.", "ports; roads", "a study (a) of ports")]
    [3, 0, 0]
    """
    if ")" not in text and ";" not in text:
        return []
    marks = list(_INLINE.finditer(text, start))
    run = marks[:1] if marks and marks[0].group(1) in _FIRST else []
    for mark in marks[1:] if run else ():
        number = mark.group(1)
        if number == (_ROMANS[len(run) % len(_ROMANS)] if run[0].group(1) == "i" else following(run[-1].group(1))):
            run.append(mark)
    if len(run) >= _LEAST_NUMBERED and not text[start : run[0].start()].strip(" :(-–"):
        bounds = [(mark.end(), behind.start()) for mark, behind in pairwise(run)] + [(run[-1].end(), len(text))]
    elif text.count(";", start) >= _LEAST_PARTED - 1 and ". " not in text[start:].rstrip():
        cuts = [at for at in range(start, len(text)) if text[at] == ";"]
        bounds = list(zip([start, *(at + 1 for at in cuts)], [*cuts, len(text)], strict=True))
    else:
        return []
    return [span for bound in bounds if (span := _trimmed(text, *bound)) is not None]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    """A span without blanks, marks and the link before the last item around it; None where nothing is left."""
    piece = text[start:end]
    if link := _LINK.match(piece):
        start += link.end()
    end -= len(piece) - len(_LINK_END.sub("", piece.rstrip(" .;,")).rstrip(" .;,"))
    return (start, end) if start < end else None


def find_items(entries: Sequence[Entry], documents: frozenset[int]) -> Iterator[Item]:
    """Items in order; documents: starts of units that are the title of a document and nothing else."""
    phrases = frozenset(_phrases(entries))
    documents = (documents | _closing_titles(entries, documents)) - phrases
    heading: tuple[str, str] | None = None
    run_in = sum(_RUN_IN.match(entry.unit.text) is not None for entry in entries) >= 2
    below_name = False
    for at, entry in enumerate(entries):
        unit = entry.unit
        if entry.of_project or entry.part == "projects":
            heading = None
            continue
        if _MARK.fullmatch(unit.text) or counts_sheets(unit.folded.strip(" :.")):
            continue
        if entry.part in _OF_PERSONS and entry.heading is not None:
            continue
        if entry.label is not None and unit.kind == "list_item":
            heading = None if entry.label.alone else heading
            continue
        below_name = _goes_on_card(entry, below_name=below_name)
        kind = _kind(entry)
        if spans := _in_line(entry):
            above = entry.heading if entry.label is None else squeeze(unit.text[: entry.value[0]].rstrip(" :–-"))
            yield from (Item(unit, above, kind, span) for span in spans)
            continue
        if unit.kind == "list_item" or (unit.kind == "heading" and _heads_bullets(entries, at)):
            if _asks_reader(entries, at):
                continue
            if _heads_bullets(entries, at):
                heading = (_bare(unit.text), kind)
                continue
            above = heading[0] if heading and number_of(unit.text) is None else entry.heading
            yield Item(unit, above, kind)
            continue
        if entry.is_heading and not (entry.label is None and unit.start in documents):
            heading = None
        if (
            entry.label is None
            and not below_name
            and not _heads_projects(entries, at)
            and (unit.start in phrases or _is_line_item(entries, at, documents))
        ):
            yield Item(unit, entry.heading, "document" if unit.start in documents else kind)
        elif run_in and _RUN_IN.match(unit.text):
            yield Item(unit, entry.heading, "action")


def _phrases(entries: Sequence[Entry]) -> Iterator[int]:
    """Starts of lines that are items in spite of a full stop: phrases below the heading of a list."""
    at = 0
    while at < len(entries):
        label = entries[at].label
        at += 1
        if label is None or not label.alone or label.kind not in LISTS or label.kind == "document":
            continue
        run = list(takewhile(partial(_is_phrase, label.kind), entries[at:]))
        verbless = sum(verb_weight(entry.unit.folded) < 1.0 for entry in run)
        if run and 2 * verbless >= len(run) and ends_sentence(run[0].unit.text):
            yield from (entry.unit.start for entry in run)
        at += len(run)


def _is_phrase(part: str, entry: Entry) -> bool:
    """Whether a line of a part is one short sentence and no list item."""
    unit = entry.unit
    plain = entry.label is None and entry.part == part and unit.kind in ("paragraph", "heading")
    short = unit.text.count(" ") < _MOST_LINE_WORDS and len(unit.sentences) == 1
    return plain and short and unit.text.endswith(".") and "@" not in unit.text


def _in_line(entry: Entry) -> list[tuple[int, int]]:
    """Items on the line of a label, or on the one below it."""
    if entry.label is not None and entry.label.alone:
        return []
    own = entry.label is not None and entry.label.kind in LISTS
    if own or entry.part in LISTS:
        return spans_in_line(entry.unit.text, entry.value[0])
    spans = spans_in_line(entry.unit.text, 0) if entry.unit.kind == "list_item" else []
    return spans if spans and _INLINE.match(entry.unit.text) else []


def _goes_on_card(entry: Entry, *, below_name: bool) -> bool:
    """Whether a line is a person's name below a list, or what stands below one: office, body, mailbox."""
    if entry.unit.kind == "list_item" or entry.label is not None or ends_sentence(entry.unit.text):
        return False
    return below_name or names_person(entry.unit.text)


@cache
def _reading() -> re.Pattern[str]:
    """What asks the reader to open a document: `*See the guide`."""
    return re.compile(rf"\W*(?:{alternation(words('links', 'reading_verbs'))})(?!\w)")


def _bare(text: str) -> str:
    text = text.lstrip(_SIGNS + " ") or text
    number = number_of(text)
    return squeeze(text[number.end() :] if number and number.end() < len(text) else text)


def _kind(entry: Entry) -> str:
    if entry.part in LISTS:
        return str(entry.part)
    return _kind_of_heading(fold(entry.heading)) if entry.heading else "other"


@lru_cache(maxsize=1 << 10)
def _kind_of_heading(folded: str) -> str:
    """Kind that a word of a heading tells: `Among its activities are:` announces actions."""
    found = _telling_words().search(folded)
    return label_kinds()[found.group()] if found else "other"


@cache
def _telling_words() -> re.Pattern[str]:
    single = {word for word, kind in label_kinds().items() if kind in LISTS and " " not in word}
    return re.compile(rf"(?<!\w)(?:{alternation(single)})(?!\w)")


def _heads_bullets(entries: Sequence[Entry], at: int) -> bool:
    """Whether a numbered item is the heading of bullets below it."""
    if number_of(entries[at].unit.text) is None or at + 1 >= len(entries):
        return False
    below = entries[at + 1].unit
    return below.kind == "list_item" and number_of(below.text) is None


def _closing_titles(entries: Sequence[Entry], documents: frozenset[int]) -> frozenset[int]:
    """Starts of short lines that end a section together with the title of a document: they are titles too."""
    found: set[int] = set()
    for entry in reversed(entries):
        text = entry.unit.text
        plain = entry.unit.kind in ("paragraph", "heading") and entry.label is None and not names_person(text)
        if not plain or ends_sentence(text) or text.endswith((":", ",", ";")) or text.count(" ") >= _MOST_TITLE_WORDS:
            break
        found.add(entry.unit.start)
    return frozenset(found) if found & documents else frozenset()


def _heads_projects(entries: Sequence[Entry], at: int) -> bool:
    """Whether a line is the heading of the projects that stand below it."""
    return at + 1 < len(entries) and entries[at + 1].of_project and heads_projects(entries[at].unit)


def _asks_reader(entries: Sequence[Entry], at: int) -> bool:
    """Whether a list item that stands alone asks to open a document (`*See the guide`)."""
    around = [entries[k].unit.kind for k in (at - 1, at + 1) if 0 <= k < len(entries)]
    return "list_item" not in around and _reading().match(entries[at].unit.folded) is not None


def _is_line_item(entries: Sequence[Entry], at: int, documents: frozenset[int]) -> bool:
    entry = entries[at]
    text = entry.unit.text
    if entry.unit.kind == "link_label" or _reading().match(entry.unit.folded) or names_person(text):
        return False
    if entry.unit.start in documents:
        return True
    if entry.part not in LISTS or text.count(" ") >= _MOST_LINE_WORDS or text.endswith(":"):
        return False
    if "@" in text or "://" in text or "www." in text:
        return False
    if text[0] in _SIGNS or (at and _MARK.fullmatch(entries[at - 1].unit.text)):
        return True
    is_described = at > 0 and entries[at - 1].unit.kind == "list_item"  # what a document in a list is about
    return not ends_sentence(text) or (entry.part == "document" and not is_described)
