"""Lines that belong to no article by their place on the page: below furniture, below the text of the last article.

Here: decisions that need the neighbours of a line. What a line tells by itself is in `boilerplate` and `closings`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pa_pipeline.lexicon import words
from pa_pipeline.reading.closings import (
    answers_question,
    closing_reason,
    labels_office,
    looks_like_address,
    marks_end,
    may_be_address,
    names_issuer,
    opens_detail,
    opens_with_street,
    tells_addresses_online,
    tells_setting,
    tells_telephone,
)
from pa_pipeline.reading.comments import find_comments
from pa_pipeline.reading.contacts import find_contacts
from pa_pipeline.reading.counters import find_counters, find_doubled_captions, find_echoed_titles
from pa_pipeline.reading.datelines import Dateline
from pa_pipeline.reading.dates import is_day_of_month
from pa_pipeline.reading.endings import ends_in_town, mark_endings, mark_issue, mark_update
from pa_pipeline.reading.headlines import opens_caption
from pa_pipeline.reading.lines import Line
from pa_pipeline.reading.loose_ends import mark_loose_ends
from pa_pipeline.reading.menus import find_menus, find_repeated_menus
from pa_pipeline.reading.page import Page
from pa_pipeline.reading.rescues import is_content_here
from pa_pipeline.reading.rows import reason_of_row
from pa_pipeline.reading.rubrics import heads_other_texts
from pa_pipeline.reading.running_lines import find_running_heads
from pa_pipeline.reading.sections import is_label
from pa_pipeline.reading.segmentation import ARTICLE, SECTION, Segment
from pa_pipeline.reading.shapes import Shape, tells_clock, without_number
from pa_pipeline.reading.tails import mark_tail
from pa_pipeline.reading.teasers import MOST_TITLE_WORDS, lone_teasers, other_titles

_MOST_BELOW, _MOST_WORDS_BELOW = 6, 12
"""Lines below the furniture that ends an article which may be more of it, and words of each."""
_ENDING = frozenset({"share", "pagination", "comments", "notice"})
"""Reasons of furniture below which a page shows nothing more of an article."""
_SMALL_GAP, _WORDS_OF_DAY = 1, 2
_NUMBER_ALONE = re.compile(r"\+?\(?\d[\d\s().–-]{5,22}\d")
_ACRONYM = re.compile(r"[A-ZÀ-ÖØ-Þ]{3,10}")
_NEAR_DAY = 8
"""Lines from a day on among which the title of its text stands."""
_LABELLED = re.compile(r"[^\W\d_][^:.!?]{1,30}:\s\S")
_YEAR = re.compile(r"(?:19|20)\d\d")
_MOST_KICKER_WORDS, _SHARE_OF_KICKERS = 3, 0.6
_MOST_SIGNATURE, _MOST_LEAD_WORDS = 8, 10
"""Lines of an office's name and address, and words of the line above that announces them."""
_MOST_TITLES, _MOST_RUBRIC_WORDS = 12, 6
"""Titles of other texts below their heading, and words of the heading."""


def mark_by_neighbours(lines: Sequence[Line], shapes: Sequence[Shape]) -> list[Shape]:
    """The shapes, where a line tells what it is by the next ones: addresses below an office, dates of an event."""
    marked = list(shapes)
    for at in range(1, len(lines)):
        if marked[at].boilerplate is None and _goes_on_signature(lines, marked, at):
            marked[at] = replace(marked[at], boilerplate="office_signature")
        elif is_content_here(lines, marked, at):
            marked[at] = replace(marked[at], boilerplate=None)
        elif marked[at - 1].boilerplate is not None and _is_answer(lines, at):
            marked[at] = replace(marked[at], boilerplate="navigation")
    for at in (*find_running_heads(lines), *find_echoed_titles(lines, marked)):
        marked[at] = replace(marked[at], dateline=None, boilerplate="repeated_header")
    for at in (
        *find_repeated_menus(lines, marked),
        *find_menus(lines, marked),
        *find_counters(lines, marked),
        *find_doubled_captions(lines, marked),
    ):
        marked[at] = replace(marked[at], boilerplate="navigation")
    for reason, find in (("comments", find_comments), ("office_signature", find_contacts)):
        for at in find(lines, marked):
            marked[at] = replace(marked[at], dateline=None, boilerplate=reason)
    for at in _months_of_an_archive(lines, marked):
        marked[at] = replace(marked[at], dateline=None, boilerplate="navigation")
    for at in [*other_titles(lines, marked), *_days_of_a_calendar(lines, marked), *lone_teasers(lines, marked)]:
        marked[at] = replace(marked[at], boilerplate="navigation")
    for at, shape in _numbered_titles(lines, marked):
        marked[at] = shape
    for at in _dividers(lines, marked):
        marked[at] = replace(marked[at], boilerplate="navigation", marker=0)
    for run in _details(lines, marked):
        if any(tells_setting(lines[at].text, lines[at].folded) or tells_clock(lines[at].text) for at in run):
            for at in run:
                marked[at] = replace(marked[at], dateline=None, title=-9)
    return marked


def _days_of_a_calendar(lines: Sequence[Line], shapes: Sequence[Shape]) -> Iterator[int]:
    """Days without a year (`22 Ago`) between what closes an article and the title of the next one, and the year below
    them."""
    for at in range(len(lines) - 1):
        opens = at == 0 or shapes[at - 1].boilerplate is not None
        if shapes[at].words != _WORDS_OF_DAY or not opens or shapes[at].boilerplate:
            continue
        year = _YEAR.fullmatch(lines[at + 1].text) is not None and at + 2 < len(lines)
        near = range(at + 1 + year, min(at + _NEAR_DAY, len(lines)))
        title = next((k for k in near if shapes[k].boilerplate is None), at)
        heads = shapes[title].ends == "none" and (year or (title == at + 1 and shapes[title].title > 0))
        if heads and is_day_of_month(lines[at].folded):
            yield from range(at, at + 1 + year)


def _months_of_an_archive(lines: Sequence[Line], shapes: Sequence[Shape]) -> Iterator[int]:
    """Months on lines of their own above the day of the first text that came out in them."""
    for at, shape in enumerate(shapes):
        if shape.dateline is None or shape.dateline.precision != "month" or not shape.dateline.whole_line:
            continue
        below = next((k for k in range(at + 1, len(lines)) if shapes[k].boilerplate is None), None)
        day = shapes[below].dateline if below is not None else None
        if day is None or not day.whole_line or day.precision != "day" or shape.dateline.place is not None:
            continue
        if _month_of(day) == _month_of(shape.dateline):
            yield at


def _month_of(dateline: Dateline) -> tuple[int, int]:
    return dateline.published_on.year, dateline.published_on.month


def _numbered_titles(lines: Sequence[Line], shapes: Sequence[Shape]) -> list[tuple[int, Shape]]:
    """Lines with a list number and a date of their own right below, of which a listing has two and more."""
    found = [
        (at, shape)
        for at in range(len(lines) - 2)
        if shapes[at].marker
        and (below := shapes[at + 1].dateline) is not None
        and (below.whole_line or shapes[at + 1].prose)
        and (shape := without_number(lines[at], shapes[at])) is not None
    ]
    return found if len(found) > 1 else []


def _dividers(lines: Sequence[Line], shapes: Sequence[Shape]) -> Iterator[int]:
    """Headings of parts of a digest: a few words between two rules, with the title of a text below (`[2] AGENCIES`)."""
    for at in range(1, len(lines) - 2):
        if not (shapes[at - 1].separator and shapes[at + 1].separator) or shapes[at].words > _MOST_RUBRIC_WORDS:
            continue
        below = shapes[at + 2]
        if shapes[at].ends == "none" and below.title > 0 and below.ends == "none" and not below.boilerplate:
            yield at


def _is_answer(lines: Sequence[Line], at: int) -> bool:
    """Whether a line answers the page's question above it, or is one more answer."""
    above = lines[at - 1]
    return answers_question(lines[at].folded) and (above.text[-1] == "?" or answers_question(above.folded))


def _goes_on_signature(lines: Sequence[Line], shapes: Sequence[Shape], at: int) -> bool:
    """Whether an address, a telephone or a mailbox stands right below the office that signs, or its telephone."""
    line, shape, above = lines[at], shapes[at], lines[at - 1]
    if shapes[at - 1].boilerplate is None or line.gap > _SMALL_GAP or shape.dateline is not None:
        return False
    above_signs = shapes[at - 1].boilerplate == "office_signature"
    if not above_signs and not tells_telephone(above.text, above.folded):
        return False
    if above_signs and (names_issuer(line.text, line.folded, shape.words) or _ACRONYM.fullmatch(line.text)):
        return True
    number = above_signs and _NUMBER_ALONE.fullmatch(line.text) is not None
    return number or shape.link_label or tells_addresses_online(line.text) or _is_of_office(line, shape)


def _details(lines: Sequence[Line], shapes: Sequence[Shape]) -> Iterator[list[int]]:
    """Rows of lines that each open with a label, at least two of them with that of an event's details."""
    row: list[int] = []
    for at in range(len(lines) + 1):
        if at < len(lines) and (opens_detail(lines[at].folded) or (row and _LABELLED.match(lines[at].text))):
            row.append(at)
            continue
        if sum(opens_detail(lines[other].folded) for other in row) > 1:
            yield [other for other in row if shapes[other].ends == "none" or opens_detail(lines[other].folded)]
        row = []


def mark_trailers(page: Page, segments: Sequence[Segment]) -> None:
    """Give a reason to lines that belong to the page rather than to the last article, and labels back to sections."""
    _mark_kickers(page, segments)
    for segment in segments:
        if segment.kind == SECTION:
            _keep_labels(page, segment)
        else:
            _mark_below_furniture(page, segment)
            mark_update(page, segment)
            _mark_signature(page, segment)
            _mark_below_end(page, segment)
            mark_issue(page, segment)
            mark_endings(page, segment)
            mark_tail(page, segment)
            if segment.last == len(page.lines):
                mark_loose_ends(page, segment)
        _mark_other_titles(page, segment)
    if segments and segments[-1].kind == SECTION:
        _mark_closing_office(page, segments[-1])


def _mark_closing_office(page: Page, segment: Segment) -> None:
    """The office with its address that closes a page of sections: apart from the text above it, nothing below."""
    block: list[int] = []
    for at in range(segment.last - 1, segment.first + 1, -1):
        line, shape, reason = page.lines[at], page.shapes[at], page.reasons[at]
        if reason is not None and not block:
            continue
        street = block and opens_with_street(line.text, line.folded, shape.words)
        if reason == "office_signature" or street or _is_of_office(line, shape) or tells_addresses_online(line.text):
            block.append(at)
        else:
            heads = block and line.gap > 0 and names_issuer(line.text, line.folded, shape.words)
            if heads and not is_label(page.lines[at - 1].folded):
                for below in (at, *block):
                    page.reasons[below] = "office_signature"
            return
        if len(block) > _MOST_SIGNATURE:
            return


def _mark_below_furniture(page: Page, segment: Segment) -> None:
    """A few short lines below the furniture that ends the last article, the address of the office among them."""
    below: list[int] = []
    marked: list[int] = []
    stop = segment.first
    for at in range(segment.last - 1, segment.first, -1):
        line, shape, reason = page.lines[at], page.shapes[at], page.reasons[at]
        if reason is not None:
            if reason in _ENDING and not is_label(line.folded):
                marked, below = marked + below, []
            continue
        if len(marked) + len(below) == _MOST_BELOW or not _may_be_below(line, shape):
            stop = at
            break
        if page.reasons[at - 1] is not None and _is_of_office(line, shape):
            marked.append(at)
        else:
            below.append(at)
    if any(page.reasons[at] is None and page.shapes[at].prose for at in range(segment.first + 1, stop + 1)):
        for at in marked:
            page.reasons[at] = "trailer"


def _mark_other_titles(page: Page, segment: Segment) -> None:
    """Titles of other texts that end an article's part of the page, below their heading."""
    titles: list[int] = []
    for at in range(segment.last - 1, segment.first, -1):
        shape = page.shapes[at]
        if page.reasons[at] is None:
            if shape.prose or shape.ends == "open" or len(titles) == _MOST_TITLES or shape.words > MOST_TITLE_WORDS:
                return
            titles.append(at)
        elif shape.words <= _MOST_RUBRIC_WORDS and heads_other_texts(page.lines[at].folded):
            dates = [title for title in titles if page.shapes[title].dateline is not None]
            alone = len(dates) == 1 and dates[0] == segment.last - 1
            is_day = alone and (segment.last < len(page.lines) or ":" in page.lines[dates[0]].text.strip(" :"))
            for title in titles[1:] if is_day else titles:  # the day of the next text, or a field of this page
                page.reasons[title] = "navigation"
            titles = []


def _mark_signature(page: Page, segment: Segment) -> None:
    """The name of an office with its address or telephone that ends an article, and the line that announces it."""
    block: list[int] = []
    at = segment.last - 1
    while at > segment.first and len(block) < _MOST_SIGNATURE:
        line, shape, reason = page.lines[at], page.shapes[at], page.reasons[at]
        signs = reason == "office_signature" or _may_sign(line, shape)
        if not signs and (reason is None or (block and not labels_office(line.folded))):
            break
        if signs:
            block.append(at)
        at -= 1
    while block and not _names_office(page, block[-1]):
        block.pop()
    own = [at for at in block if page.reasons[at] is None]
    signed = any(
        page.reasons[at] is not None
        or _is_of_office(page.lines[at], page.shapes[at])
        or ends_in_town(page.lines[at].text, page.shapes[at].words)
        for at in block
    )
    if not block or not signed or block[-1] - 1 <= segment.first:
        return
    lead = block[-1] - 1
    if page.reasons[lead] is None and page.lines[lead].text[-1] == ":":
        if own or page.shapes[lead].words > _MOST_LEAD_WORDS:
            return  # whom to ask is told by the text itself
        own = [lead]
    for at in own:
        page.reasons[at] = "office_signature"


def is_kicker(line: Line, shape: Shape) -> bool:
    """Whether a line of one to three words may say above a title what the text is about."""
    if any(character in ":@/" or character.isdigit() for character in line.text):
        return False
    is_subject = line.folded in words("headlines", "subjects")
    is_other = not is_subject and (shape.name or shape.office)
    return shape.words <= _MOST_KICKER_WORDS and _may_be_furniture(shape) and not is_other


def _has_kicker(page: Page, segment: Segment) -> bool:
    return is_kicker(page.lines[segment.first - 1], page.shapes[segment.first - 1])


def _mark_kickers(page: Page, segments: Sequence[Segment]) -> None:
    """Lines of a few words right above titles, where most titles of the page have one: they end no article."""
    articles = [segment for segment in segments if segment.kind == ARTICLE and segment.first > 0]
    above = [segment.first - 1 for segment in articles if _has_kicker(page, segment)]
    known = [at for at in above if page.reasons[at] is not None or not page.prose_before[at]]
    if len(above) < max(2, _SHARE_OF_KICKERS * len(articles)) or not known:
        return
    for at in above:
        before = page.previous_content[at]
        closes = page.shapes[before].ends == "sentence" or at - before > 1 or opens_caption(page.lines[before].folded)
        if page.reasons[at] is None and page.prose_before[at] and closes:
            page.reasons[at] = "category"


def _names_office(page: Page, at: int) -> bool:
    line, shape = page.lines[at], page.shapes[at]
    return page.reasons[at] == "office_signature" or names_issuer(line.text, line.folded, shape.words)


def _may_sign(line: Line, shape: Shape) -> bool:
    """Whether a line may belong to the name and address of an office."""
    if shape.prose or shape.marker or shape.dateline is not None or opens_detail(line.folded):
        return False
    named = names_issuer(line.text, line.folded, shape.words) or may_be_address(line.text, shape.words)
    return (
        named
        or _is_of_office(line, shape)
        or (shape.link_label and "@" in line.text)
        or tells_addresses_online(line.text)
    )


def _mark_below_end(page: Page, segment: Segment) -> None:
    """The office between the mark of the end of an article and what follows, or all that the page ends with."""
    for at in range(segment.last - 1, segment.first, -1):
        line, shape = page.lines[at], page.shapes[at]
        if page.reasons[at] is not None and marks_end(line.text):
            for below in range(at + 1, segment.last):
                page.reasons[below] = page.reasons[below] or "office_signature"
            return
        office = names_issuer(line.text, line.folded, shape.words) or _is_of_office(line, shape)
        last = segment.last == len(page.lines) and shape.words <= _MOST_WORDS_BELOW and not shape.prose
        if page.reasons[at] is None and not (office or last):
            return


def _may_be_below(line: Line, shape: Shape) -> bool:
    if _is_of_office(line, shape):
        return True
    detail = opens_detail(line.folded) or line.text[0].isdigit()
    return shape.words <= _MOST_WORDS_BELOW and not detail and _may_be_furniture(shape)


def _is_of_office(line: Line, shape: Shape) -> bool:
    return looks_like_address(line.text, line.folded, shape.words) or tells_telephone(line.text, line.folded)


def _may_be_furniture(shape: Shape) -> bool:
    return shape.ends == "none" and not (shape.marker or shape.dateline or shape.link_label or shape.byline)


def _keep_labels(page: Page, segment: Segment) -> None:
    """Menu items of other pages (`Documents`, `E-mail`) are headings in a section, an office's telephone is content."""
    for at in range(segment.first, segment.last):
        line, reason = page.lines[at], page.reasons[at]
        named = is_label(line.folded) and reason_of_row(line.folded) is None
        label = named and (reason == "navigation" or (reason and not _in_row(page, at, reason)))
        if label or (
            reason == "office_signature" and closing_reason(line.text, line.folded, page.shapes[at].words) == reason
        ):
            page.reasons[at] = None


def _in_row(page: Page, at: int, reason: str) -> bool:
    """Whether more furniture of the same kind stands right above or below: buttons, fields of a form."""
    near = [k for k in (at - 1, at + 1) if 0 <= k < len(page.lines)]
    return reason == "repeated_header" or any(page.reasons[k] == reason for k in near)
