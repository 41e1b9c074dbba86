"""The last lines of an article that say where it is from: its source, who wrote it, the address of the office.

Here: what such a line is at the end of a text. Not here: what a line is anywhere (`closings`), and what stands below
furniture (`trailers`).
"""

import re
from functools import cache

from pa_pipeline.lexicon import alternation, words
from pa_pipeline.lexicon.folding import fold
from pa_pipeline.reading.closings import looks_like_address, may_be_address, names_issuer, names_only, tells_update
from pa_pipeline.reading.page import Page
from pa_pipeline.reading.places import gazetteer
from pa_pipeline.reading.segmentation import Segment

_MOST_ENDINGS, _MOST_SOURCE_WORDS, _DATELINE_REACH = 3, 8, 8
_ISSUE_REACH, _LEAST_COMMAS = 7, 2
"""A street and its number alone may be where something takes place; an address goes on to district and town."""
_INITIALS = re.compile(r"\([A-Z]{2,5}\)\.?")
_PARTS = re.compile(r"\s*[,|–—]\s*|\s-\s")


def mark_endings(page: Page, segment: Segment) -> None:
    """Give a reason to the source, the initials and the address that end an article."""
    at = segment.last
    last = next((below for below in range(at - 1, segment.first + 1, -1) if page.reasons[below] is None), -1)
    if last > 0 and (day := page.shapes[last].dateline) is not None and day.whole_line:
        at = last  # who issues a text may stand above the day of issue
    for _ in range(_MOST_ENDINGS):
        at = next((below for below in range(at - 1, segment.first + 1, -1) if page.reasons[below] is None), -1)
        above = page.previous_content[at] if at > 0 else -1
        if above <= segment.first or page.shapes[above].ends != "sentence":
            return
        reason = _ending_reason(page, segment, at, above)
        if reason is None:
            return
        page.reasons[at] = reason


def mark_issue(page: Page, segment: Segment) -> None:
    """The body, its town and the day of issue that stand below a row of points or dashes at the end of a text."""
    below: list[int] = []
    for at in range(segment.last - 1, max(segment.first, segment.last - _ISSUE_REACH), -1):
        shape = page.shapes[at]
        if shape.separator:
            break
        if shape.prose or shape.ends == "sentence" or shape.words > _MOST_SOURCE_WORDS:
            return
        if page.reasons[at] is None:
            below.append(at)
    else:
        return
    if not below or not names_issuer(
        page.lines[below[-1]].text, page.lines[below[-1]].folded, page.shapes[below[-1]].words
    ):
        return
    dated = _is_dated(page, segment)
    for at in below:
        if dated or page.shapes[at].dateline is None:
            page.reasons[at] = "office_signature"


def mark_update(page: Page, segment: Segment) -> None:
    """The day of the last change that stands below the dateline of an article, or below its text."""
    last = next((at for at in range(segment.last - 1, segment.first, -1) if page.reasons[at] is None), segment.first)
    head = range(segment.first, min(last, segment.first + _DATELINE_REACH))
    dated = [at for at in head if page.shapes[at].dateline is not None and page.reasons[at] is None]
    for at in (*dated[1:], *([last] if dated else [])):
        dateline = page.shapes[at].dateline
        if dateline is not None and dateline.whole_line and tells_update(page.lines[at].folded):
            page.reasons[at] = "notice"


def ends_in_town(text: str, count: int) -> bool:
    """Whether a line is an address whose last or last but one part is a known town (`Alerces 120, Quito`).

    >>> ends_in_town("Alerces 120, Quito", 3), ends_in_town("Alerces 120, second floor", 4)
    (True, False)
    """
    if not may_be_address(text, count):
        return False
    parts = [fold(part).strip(" .") for part in _PARTS.split(text)]
    return any(part in gazetteer() for part in parts[1:][-2:])


def _ending_reason(page: Page, segment: Segment, at: int, above: int) -> str | None:
    line, shape = page.lines[at], page.shapes[at]
    if shape.ends == "none" and line.text[0] == "(" and _INITIALS.fullmatch(line.text):
        return "navigation"
    if shape.words <= _MOST_SOURCE_WORDS and (source := _source().match(line.folded)) is not None:
        return "office_signature" if names_only(line.text[source.end() :]) else None
    if not _is_dated(page, segment, but=at):
        return None
    if not shape.marker and names_issuer(line.text, line.folded, shape.words):
        return "office_signature"
    if not page.shapes[above].prose:
        return None
    whole = line.text.count(",") >= _LEAST_COMMAS and looks_like_address(line.text, line.folded, shape.words)
    address = whole or ends_in_town(line.text, shape.words)
    return "office_signature" if address and not shape.marker else None


def _is_dated(page: Page, segment: Segment, *, but: int = -1) -> bool:
    """Whether an article has a dateline near its head, other than a line: an invitation, whose venue may stand last,
    seldom has."""
    head = range(segment.first, min(segment.last, segment.first + _DATELINE_REACH))
    return any(page.shapes[at].dateline is not None for at in head if at != but)


@cache
def _source() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation(words('closings', 'sources'))})\s*:\s*(?=\S)")
