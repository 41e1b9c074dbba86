"""What free text tells of a project: its status, how long it lasts, when it was approved, begins and ends."""

import re
from bisect import bisect_right
from functools import cache
from typing import NamedTuple

from pa_pipeline.facts.dates.date_mentions import DateMention, dates_within
from pa_pipeline.facts.passages import Passage, Unit
from pa_pipeline.facts.projects.project_lengths import months_in
from pa_pipeline.facts.projects.project_words import ROOM, Stretch, read_status, status_apposed, status_of_phrase
from pa_pipeline.facts.projects.told_dates import BETWEEN, Details, ending, first_day, is_range, last_period
from pa_pipeline.lexicon import alternation, words

_FIRST_WORD = re.compile(r"[^\W\d_]+")
_OF_ANOTHER = re.compile(r"\w[^,;.]*,\s(?:which|(?:(?:el|la|o|a)\s)?(?:que|cual|qual)|qui)\s[^,;.]*\Z")
"""A clause on what stands before it, and no project does: `…, shown at the fair, which runs until`."""
_NEAR, _SHORT, _FAR, _LONGEST_MEETING = 60, 40, 300, 10


class _Place(NamedTuple):
    """Where a date stands in folded text. sentence: from its beginning to the date; before: what of it is told of the
    project; near: the last words of that and the date's own first word; field: of the stretch."""

    sentence: str
    before: str
    near: str
    field: str | None

    @property
    def in_clause(self) -> bool:
        """Whether the date stands in a clause beside the name, which may speak of other things."""
        return self.field == "clause"

    @property
    def last(self) -> str:
        """The last words before the date."""
        return self.before[-_NEAR:]


def sentence_start(unit: Unit, offset: int) -> int:
    """Offset at which the sentence begins that holds an offset."""
    at = bisect_right(unit.sentences, offset, key=lambda span: span[0]) - 1
    return unit.sentences[at][0] if at >= 0 else 0


def read_free(passage: Passage, stretch: Stretch, details: Details) -> None:
    """Adds to details what a stretch without a label says and no other one has said."""
    unit = passage.units[stretch.at]
    details.duration_months = details.duration_months or months_in(unit.folded[stretch.start : stretch.end])
    if stretch.field is None:
        details.status = details.status or _status_of(unit, stretch)
    for mention in dates_within(passage, unit.start + stretch.start, unit.start + stretch.end):
        _take_date(mention, _place_of(unit, stretch, mention.start - unit.start), details)


def _status_of(unit: Unit, stretch: Stretch) -> str | None:
    """Status that a short sentence says and nothing else, or that stands between marks."""
    inside = (span for span in unit.sentences if span[0] >= stretch.start and span[1] <= stretch.end)
    short = (unit.folded[first:last] for first, last in inside if last - first < _SHORT)
    alone = next((status for sentence in short if (status := read_status(sentence)) is not None), None)
    return alone or status_apposed(unit.folded[stretch.start : stretch.end])


def _place_of(unit: Unit, stretch: Stretch, start: int) -> _Place:
    folded = unit.folded
    sentence = max(sentence_start(unit, start), start - _FAR)
    before = folded[max(stretch.start, sentence, start - _NEAR * 3) : start]
    own = _FIRST_WORD.match(folded, start)
    near = before[-_NEAR:] + (own.group() + " " if own else "")
    return _Place(folded[sentence:start], before, near, stretch.field)


def _take_date(mention: DateMention, place: _Place, details: Details) -> None:
    """Adds a date to details as what the words before it make it."""
    if mention.precision == "day" and _OF_ANOTHER.search(place.before):
        return
    undated = details.starts_on is None and details.ends_on is None
    if undated and is_range(mention) and mention.precision != "day":
        details.starts_on, details.ends_on = first_day(mention), last_period(mention)
    elif details.starts_on is None and _is_course(mention) and _taking_place().search(place.near):
        details.starts_on, details.ends_on = first_day(mention), details.ends_on or last_period(mention)
    elif (ended := ending().search(place.near)) and not (place.in_clause and _call().search(place.sentence)):
        details.ends_on = details.ends_on or last_period(mention)
        if _ended().match(ended.group()):
            details.status = details.status or "concluded"
    elif _begins(mention, place):
        details.starts_on = details.starts_on or first_day(mention)
    elif _approval().search(place.before):
        details.approved_on = details.approved_on or first_day(mention)


def _begins(mention: DateMention, place: _Place) -> bool:
    """Whether the project begins on a date: no activity of it does, and no meeting of it is held on that day."""
    if place.field == "launch":
        return mention.precision != "day"  # that of the ceremony
    begun = _beginning().search(place.near) or _beginning().search(place.last) or _counted().search(place.last)
    is_other = begun is not None and _other_subject().search(place.near, 0, begun.start()) is not None
    if begun is None or (is_other and _underway().search(place.before) is None):
        return False
    return not place.in_clause or mention.precision != "day" or _underway().search(place.near) is not None


@cache
def _beginning() -> re.Pattern[str]:
    tight = frozenset(word for word in words(ROOM, "begins") if word.endswith((" in", " en", " em")))
    loose = words(ROOM, "begins") - tight
    return re.compile(rf"\b(?:(?:{alternation(tight)})\W*|(?P<verb>{alternation(loose)})\b\W*{BETWEEN})\Z")


@cache
def _counted() -> re.Pattern[str]:
    """A length and from when it counts: `thirty months from 1 June 2024`, `Plazo: 18 meses, a partir de enero`."""
    units = alternation(words(ROOM, "months") | words(ROOM, "years"))
    return re.compile(
        rf"\b(?:{units}),?\s(?:{alternation(words(ROOM, 'counted_from'))})\s(?:(?:the|el|le|o|l[ao])\s)?\Z"
    )


@cache
def _underway() -> re.Pattern[str]:
    """`In progress since`: what begins on that day is the project and no meeting of it."""
    going = alternation({phrase for phrase, status in status_of_phrase().items() if status == "in_progress"})
    return re.compile(rf"\b(?:{going})\s(?:since|from|desde|a partir d[eo]l?|depuis)\s(?:el\s|le\s|o\s)?\W*\Z")


@cache
def _approval() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternation(words(ROOM, 'approvals'))})\b[^;:]*\Z")


@cache
def _call() -> re.Pattern[str]:
    """Words of a call for applications, whose end is none of the project's."""
    return re.compile(rf"\b(?:{alternation(words(ROOM, 'calls'))})\b")


@cache
def _other_subject() -> re.Pattern[str]:
    """What begins is not the project but something within it: `the activities started`."""
    return re.compile(rf"\b(?:{alternation(words(ROOM, 'other_subjects'))})\b(?:\W+[^\W\d_]+){{0,2}}\W*\Z")


@cache
def _ended() -> re.Pattern[str]:
    """Verbs that say that a project is over: `ended`, `concluyó`; no `until`, no `will end`."""
    return re.compile(rf"(?:{alternation(words(ROOM, 'ended'))})(?!\w)")


def _is_course(mention: DateMention) -> bool:
    """Whether a mention is of some weeks at least: no meeting of a project lasts so long."""
    return (last_period(mention) - first_day(mention)).days > _LONGEST_MEETING


@cache
def _taking_place() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternation(words(ROOM, 'takes_place'))})\b\W*{BETWEEN}\Z")
