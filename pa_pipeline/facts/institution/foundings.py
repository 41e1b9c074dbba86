"""When a group was founded, as its section says: behind a label, or in the sentence that tells of the founding."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from pa_pipeline.facts.dates.date_mentions import DateMention
from pa_pipeline.facts.institution.section_parts import Entry
from pa_pipeline.facts.passages import Unit
from pa_pipeline.lexicon import alternation, words
from pa_pipeline.lexicon.folding import fold
from pa_pipeline.lexicon.grammar import function_words

_SUBJECT_REACH, _OBJECT_REACH = 160, 60
_ACRONYM = re.compile(r"[(«\"“]\s?([A-Z][A-Za-z-]{1,8})\b")
_LONGEST_MANDATE, _LONGEST_CELL, _LEAST_CELLS = 160, 260, 3
_YEAR = re.compile(r"\W*(?:(?:in|en|since|desde|em|año)\s)?((?:19|20)\d\d)\b")
_ACTIVE = re.compile(
    r"\s(?:an?|the|this|that|est[ea]|dich[oa]|its|various|several|two|three|four|uno?s?|una?s?|el|las?|los)\s(?!\d)"
)
_BE = re.compile(
    r"\b(?:was|were|been|being|is|are|fue|fueron|quedo|quedaron|sido|foi|foram|se|est|ete)\s(?:[a-z]+\s)?\Z"
)
_OWN = function_words("own")
_AUXILIARIES = frozenset({"was", "were", "been", "formally", "fue", "quedo", "sido", "foi", "formalmente", "it"})
_DATE_END = re.compile(r"(?:19|20)\d\d\W*\Z")
_DATE_BEHIND = re.compile(r"\s(?:on|in|since|el|en|desde|em|le|depuis)\s[^.;:]{0,20}\d")
"""What stands between the verb of a founding and its date."""
_START = 14
"""Offset in a sentence before which a verb has its subject in the sentence before (`Fue creado …`)."""


@cache
def _groups() -> re.Pattern[str]:
    nouns = {noun for key in ("group_heads", "group_nouns") for noun in words("bodies", key)}
    return re.compile(rf"(?<!\w)(?:{alternation(nouns)})(?!\w)")


@cache
def _bodies_above() -> re.Pattern[str]:
    """Bodies that found groups: `High Level Group`, `Consejo de Ministros`."""
    return re.compile(rf"(?<!\w)(?:{alternation(words('institution', 'bodies_above'))})(?!\w)")


@cache
def _cues() -> re.Pattern[str]:
    """Words of founding: participles, verbs of beginning, nouns and verbs with an object."""
    return re.compile(
        rf"(?<!\w)(?:(?P<born>{alternation(words('institution', 'born'))})"
        rf"|(?P<founded>{alternation(words('institution', 'founded'))})"
        rf"|(?P<founding>{alternation(words('institution', 'founding'))}))(?!\w)"
    )


@cache
def _document() -> re.Pattern[str]:
    """Beginnings that name a document or a meeting which gave a mandate."""
    nouns = alternation(words("links", "documents") | words("institution", "mandate_givers"))
    counted, named = r"[ivxl]+\s|\w{1,3}\s|[a-z]+(?:th|st|nd|rd)\s", rf"(?:[a-z]+\s){{1,2}}(?=(?:{nouns})\s?[,(])"
    return re.compile(rf"\W*(?:{counted}|{named})?(?:{nouns})(?!\w)")


def names_document(folded: str) -> bool:
    """Whether folded words are but the document or the meeting that gave a mandate, and its date.

    >>> names_document("declaration of arica, 3 may 2016"), names_document("decision 4 asks it to map all ports.")
    (True, False)
    """
    return _document().match(folded) is not None and bool(_DATE_END.search(folded)) and len(folded) <= _LONGEST_MANDATE


@cache
def _mandates() -> frozenset[str]:
    return words("institution", "mandates")


@cache
def _pronoun() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation(words('institution', 'pronouns'))})(?!\w)")


@dataclass(frozen=True, slots=True)
class GroupNames:
    """How a section calls its group: its folded name, empty where it was lost, and its folded short forms."""

    name: str
    acronyms: frozenset[str]


def names_of_group(name: str | None, text: str) -> GroupNames:
    """The name and the acronyms that the section's text puts in brackets."""
    return GroupNames(fold(name or ""), frozenset(fold(found) for found in _ACRONYM.findall(text)))


@dataclass(frozen=True, slots=True)
class Founding:
    """established_on: first day of the period that precision (`day`, `month`, `year`) tells."""

    established_on: date
    precision: str


def find_founding(entries: Sequence[Entry], dates: Sequence[DateMention], names: GroupNames) -> Founding | None:
    """Date of the founding; None where the section does not say it.

    What a label says goes before what a sentence says; the first sentence counts.
    """
    own = [entry for entry in entries if not entry.of_project]
    for at, entry in enumerate(own):
        if entry.label is not None and entry.label.kind == "established":
            told = own[at : at + 2] if entry.label.alone else own[at : at + 1]
            for piece in told:
                found = next(_dates_in(dates, piece.unit, *piece.value), None)
                if found is not None:
                    return Founding(found.starts_on, found.precision)
                if year := _YEAR.match(piece.unit.text, *piece.value):
                    return Founding(date(int(year.group(1)), 1, 1), "year")
    for entry in own:
        found = _of_mandate(entry, dates) if entry.part in ("mandate", "legal") else None
        if found is not None:
            return Founding(found.starts_on, found.precision)
    cells = _dates_of_cells(own, dates)
    if len(cells) == 1:
        return cells[0]
    for entry in own:
        found = _told_in(entry.unit, dates, names)
        if found is not None:
            return Founding(found.starts_on, found.precision)
    return None


def _of_mandate(entry: Entry, dates: Sequence[DateMention]) -> DateMention | None:
    """Date of the document behind `Mandate:` (`Declaration of Arica, 3 May 2016`), where nothing else is said; or the
    date that is all that stands behind `Origin`."""
    start, end = entry.value
    told = list(_dates_in(dates, entry.unit, start, end))
    if len(told) == 1 and told[0].end - told[0].start >= len(entry.unit.text[start:end].strip(" .")):
        return told[0]
    if len(told) != 1 or end - start > _LONGEST_MANDATE or not _document().match(entry.unit.folded, start):
        return None
    return told[0]


def _dates_of_cells(entries: Sequence[Entry], dates: Sequence[DateMention]) -> list[Founding]:
    """Dates that are all of a line, in a section without labels whose lines are short: the row of a table."""
    short = all(len(entry.unit.text) <= _LONGEST_CELL and entry.label is None for entry in entries)
    if not short or len(entries) < _LEAST_CELLS:
        return []
    found = []
    for entry in entries:
        text = entry.unit.text.strip(" .")
        told = next(_dates_in(dates, entry.unit, 0, len(entry.unit.text)), None)
        whole = told is not None and told.end - told.start >= len(text) - 1
        if told is not None and (whole or names_document(entry.unit.folded)):
            found.append(Founding(told.starts_on, told.precision))
        elif (year := _YEAR.fullmatch(text)) is not None:
            found.append(Founding(date(int(year.group(1)), 1, 1), "year"))
    return found


def _dates_in(dates: Sequence[DateMention], unit: Unit, start: int, end: int) -> Iterator[DateMention]:
    """Dates, which stand in reading order, between two offsets of a unit."""
    at = bisect_left(dates, unit.start + start, key=lambda day: day.start)
    while at < len(dates) and dates[at].end <= unit.start + end:
        yield dates[at]
        at += 1


def _told_in(unit: Unit, dates: Sequence[DateMention], names: GroupNames) -> DateMention | None:
    inside = list(_dates_in(dates, unit, 0, len(unit.text)))
    if not inside:
        return None
    before: tuple[int, int] | None = None
    for start, end in unit.sentences:
        for cue in _cues().finditer(unit.folded, start, end):
            if not _is_founding(unit.folded, cue, start, end, names):
                continue
            here = [day for day in _dates_in(inside, unit, start, end) if not _is_of_meeting(unit, cue.end(), day)]
            if here:
                place = unit.start + cue.start()
                return min(here, key=lambda day: (min(abs(day.start - place), abs(place - day.end)), day.start))
            if before is not None and _takes_up(unit.folded[start:end]):
                earlier = list(_dates_in(inside, unit, *before))
                if earlier:
                    return earlier[-1]
        before = (start, end)
    return None


@cache
def _meeting() -> re.Pattern[str]:
    """What parts a founding from the day of a meeting in the same sentence: `and held its first meeting`."""
    verbs = alternation(words("institution", "meets"))
    return re.compile(rf"(?<!\w)(?:and|y|e|et)\s(?:[^\W\d_]+\s){{0,2}}?(?:{verbs})(?!\w)")


def _is_of_meeting(unit: Unit, cue: int, day: DateMention) -> bool:
    return _meeting().search(unit.folded, cue, max(cue, day.start - unit.start)) is not None


def _takes_up(sentence: str) -> bool:
    """Whether a sentence acts on what the one before decided (`In fulfilment of that mandate`)."""
    return not _mandates().isdisjoint(re.findall(r"\w+", sentence[:120]))


def _is_founding(folded: str, cue: re.Match[str], start: int, end: int, names: GroupNames) -> bool:
    """Whether a word of founding has the section's group as its subject, or as its object."""
    if cue.lastgroup == "founding":
        if cue.group().partition(" ")[0] in _OWN:  # `The group has met six times since its creation in May 2014.`
            return opens_with_pronoun(folded, start) or means_group(folded, start, cue.start(), names)
        return means_group(folded, cue.end(), min(end, cue.end() + _OBJECT_REACH), names)
    passive = _BE.search(folded, max(start, cue.start() - 30), cue.start()) is not None
    if not passive and _ACTIVE.match(folded, cue.end(), end):
        return means_group(folded, cue.end(), min(end, cue.end() + _OBJECT_REACH), names)
    dated = cue.lastgroup == "founded" and _DATE_BEHIND.match(folded, cue.end(), end)
    if dated and cue.start() == start and (folded.count(" ", 0, start) <= 1 or means_group(folded, 0, start, names)):
        return True  # `Established on 4 May 2014 in Lima.` behind a sentence that speaks of it, or a label (`Origin.`)
    if dated and folded.startswith("; ", cue.start() - 2):
        return True  # `chaired by Peru; created in 2015; …`
    near = cue.start() - start <= _START
    lead = set(folded[start : cue.start()].split()) if near else set()
    unnamed = lead <= words("language", "function_words") | _AUXILIARIES
    if (near and (unnamed if passive else cue.lastgroup == "born" or start == 0)) or opens_with_pronoun(folded, start):
        return True
    if means_group(folded, max(start, cue.start() - _SUBJECT_REACH), cue.start(), names):
        return True
    return passive and means_group(folded, cue.end(), min(end, cue.end() + _OBJECT_REACH), names)


def opens_with_founding(folded: str, start: int, end: int) -> bool:
    """Whether a sentence opens with the verb of a founding whose subject stands in the one before (`Fue creado …`)."""
    cue = _cues().search(folded, start, min(end, start + 2 * _START))
    if cue is None or cue.lastgroup == "founding":
        return False
    return set(folded[start : cue.start()].split()) <= _AUXILIARIES


def opens_with_pronoun(folded: str, start: int) -> bool:
    """Whether a sentence opens with what names the group without saying which (`It`, `Este grupo`)."""
    return _pronoun().match(folded, start) is not None


def means_group(folded: str, start: int, end: int, names: GroupNames) -> bool:
    """Whether a stretch of a sentence speaks of the section's group: by a group's noun that is not part of the name of
    a body above it, or by its acronym."""
    above = [found.span() for found in _bodies_above().finditer(folded, start, end) if found.group() not in names.name]
    nouns = (found.start() for found in _groups().finditer(folded, start, end))
    if any(not any(first <= noun < last for first, last in above) for noun in nouns):
        return True
    return not names.acronyms.isdisjoint(re.findall(r"\w+", folded[start:end]))
