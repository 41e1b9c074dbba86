"""Lines below the last paragraph of a text that read as no text: what a page adds, told by looks where no word does.

Here: how much each line below a text speaks for the page and against the article, and from where on it does. Not here:
what a line is by its words (`boilerplate`, `closings`), and what stands below known furniture (`trailers`).
"""

import re
from functools import cache

from pa_pipeline.lexicon import alternation, words
from pa_pipeline.reading.bylines import names_known_person, opens_with_office
from pa_pipeline.reading.closings import looks_like_address, names_issuer, opens_detail, tells_addresses_online
from pa_pipeline.reading.dates import is_day_of_month
from pa_pipeline.reading.headlines import opens_caption
from pa_pipeline.reading.lines import Line
from pa_pipeline.reading.page import Page
from pa_pipeline.reading.places import gazetteer
from pa_pipeline.reading.segmentation import Segment
from pa_pipeline.reading.shapes import Shape, holds_address, opens_as_link

_MOST_LINES, _MOST_WORDS, _LEAST = 40, 14, 1.4
"""Lines below a text that are looked at, words of each, and how much must speak for the page."""
_PARTED, _SHARE_OF_KNOWN = 0.5, 0.4
"""What a wider gap above says, and the share of known furniture where other lines stand between it and the text."""
_ROW, _FEW, _MORE, _DAY, _ASKING = 1.2, 0.6, 0.1, 0.3, 0.7
"""What speaks for the page: rows of items and numbers, a line of a few words, of more, a day, a question."""
_OF_LIST, _LABEL, _SENTENCE, _SIGNED = -1.5, -1.0, -2.0, -3.0
"""What speaks for the article: a line of a list or to a document, a labelled one, a sentence, who signs or when."""
_BESIDE_ARTICLES, _OF_ARTICLE, _OF_PAGE = frozenset({"category", "share", "comments"}), 0.2, 1.0
"""Furniture that each article has, what it says of the lines around it, and what furniture of the page says."""
_LABELLED = re.compile(r"[^\W\d_][^:.!?|]{1,40}:\s*\S")
_YEAR = re.compile(r"(?:[(,|/–—-]\s?(?:[^()\d]{0,30}\s)?|\A)(?:19|20)\d\d(?!\d)")
"""The year of a film, which a mark parts from its title; one in a headline stands behind a word."""
_MARKS = "|·•»›«‹<>↑↓→←…©®™✔☆★"
_LEAST_DIGITS, _FEW_WORDS, _LEAST_BARS = 4, 6, 2
_HERE = frozenset("here aqui aca ici".split())
_DOCUMENTS = ("pdf)", "kb)", "mb)", "docx)", "xlsx)")
_ANSWERS = re.compile(r"[^?]{3,60}\?")


def mark_loose_ends(page: Page, segment: Segment) -> None:
    """Give a reason to the lines with which the page goes on below the text of an article."""
    body = _last_of_text(page, segment)
    if body is None or body + 1 >= segment.last:
        return
    announced = _announced(page, range(body, segment.last))
    beside = _beside_text(page, range(body + 1, segment.last))
    best, total, start = 0.0, 0.0, segment.last
    for at in range(segment.last - 1, body, -1):
        total += _OF_LIST if at in announced else _weigh(page, at, beside)
        parted = _PARTED * (page.lines[at].gap > page.usual_gap)
        if total + parted > best:
            best, start = total + parted, at
    known = sum(page.reasons[at] is not None or _is_office(page.lines[at]) for at in range(start, segment.last))
    if best < _LEAST or (start > body + 1 + len(beside) and known < _SHARE_OF_KNOWN * (segment.last - start)):
        return
    for at in range(start, segment.last):
        page.reasons[at] = page.reasons[at] or "trailer"


def _last_of_text(page: Page, segment: Segment) -> int | None:
    """Number of the last line that is surely of the article; null where it is too far up."""
    for at in range(segment.last - 1, max(segment.first, segment.last - 1 - _MOST_LINES), -1):
        if page.reasons[at] is None and (page.shapes[at].prose or page.shapes[at].words > _MOST_WORDS):
            return at
    return None


def _announced(page: Page, below: range) -> frozenset[int]:
    """The lines that a colon announces, down to a wider gap or furniture."""
    found: set[int] = set()
    head = None
    for at in below:
        if page.reasons[at] is not None or (head is not None and page.lines[at].gap > page.lines[head + 1].gap):
            head = None
        if head is not None:
            found.add(at)
        if page.shapes[at].ends == "open" and page.reasons[at] is None:
            head = at
    return frozenset(found)


def _beside_text(page: Page, below: range) -> frozenset[int]:
    """The lines that send the reader elsewhere below the text, before a line that speaks for the page."""
    found = []
    for at in below:
        line, shape, reason = page.lines[at], page.shapes[at], page.reasons[at]
        if reason is None and _is_pointer(line, shape) and page.reasons[at - 1] != "navigation":
            found.append(at)
        elif reason not in _BESIDE_ARTICLES and (reason or _weigh_unknown(line, shape) > 0):
            break
    return frozenset(found)


def _weigh(page: Page, at: int, beside: frozenset[int]) -> float:
    """How much a line speaks for the page, above 0, or for the article."""
    line, shape = page.lines[at], page.shapes[at]
    if _is_row_of_table(page, at):
        return _OF_LIST
    if page.reasons[at] is not None:
        return 0.0 if shape.separator else _OF_ARTICLE if page.reasons[at] in _BESIDE_ARTICLES else _OF_PAGE
    if _signs_with_office(page, at):
        return _SIGNED
    if at in beside or _is_one_of_names(page, at) or _is_told_by_country(page, at):
        return _OF_LIST
    mailbox = page.reasons[at - 1] == "navigation" and tells_addresses_online(line.text)
    return _OF_PAGE if mailbox else _weigh_unknown(line, shape)


def _is_row_of_table(page: Page, at: int) -> bool:
    """Whether a line has as many cells between bars as one beside it; the rule below the heads is one of them."""
    bars = page.lines[at].text.count("|")
    beside = (k for k in (at - 1, at + 1) if 0 <= k < len(page.lines))
    return bars >= _LEAST_BARS and any(page.lines[k].text.count("|") == bars for k in beside)


def _signs_with_office(page: Page, at: int) -> bool:
    """Whether a line is the name of who signs, with the office on the line below, right behind a sentence; or that
    office."""
    below = at + 1 < len(page.lines) and _is_signature(page, at)
    return below or (page.reasons[at - 1] is None and _is_signature(page, at - 1))


def _is_signature(page: Page, name: int) -> bool:
    office = name + 1
    if page.reasons[office] is not None or page.lines[office].gap > page.lines[name].gap:
        return False
    ends = page.shapes[page.previous_content[name]].ends == "sentence"
    return ends and opens_with_office(page.lines[office].folded) and names_known_person(page.lines[name].text)


def _is_told_by_country(page: Page, at: int) -> bool:
    """Whether a line stands below a country, as the one above that country does: a film of a programme."""
    first, other, country = (_is_country(page.lines[k].folded) for k in (at - 3, at - 2, at - 1))
    return first and country and not other and not _is_country(page.lines[at].folded)


def _is_one_of_names(page: Page, at: int) -> bool:
    """Whether a line is one of a list of people, as of winners or speakers: a name beside another one."""
    row = [at, *(k for k in (at - 1, at + 1) if k < len(page.lines) and page.shapes[k].name)]
    return page.shapes[at].name and sum(names_known_person(page.lines[k].text) for k in row) > 1


def _weigh_unknown(line: Line, shape: Shape) -> float:
    text, dateline = line.text, shape.dateline
    if sum(text.count(mark) for mark in _MARKS) > 1 or (text.isdecimal() and len(text) < _LEAST_DIGITS):
        return _ROW
    if dateline is not None or is_day_of_month(line.folded):
        is_bare = dateline is None or (dateline.whole_line and dateline.precision == "month" and dateline.place is None)
        return _DAY if is_bare else _SIGNED
    if shape.attribution or shape.byline is not None or _signs_for().match(line.folded):
        return _SIGNED
    if _is_country(line.folded) or _is_country(_behind_name(line.folded)) or _YEAR.search(text) or shape.marker:
        return _OF_LIST  # of films
    if _is_office(line):
        return _OF_PAGE
    if _is_pointer(line, shape):
        return _OF_LIST if holds_address(text) else _MORE
    if 2 * sum(map(str.isalpha, text)) < len(text):
        return _ROW
    if _LABELLED.match(text) or opens_detail(line.folded) or opens_caption(line.folded) or shape.ends == "open":
        return _LABEL
    if shape.ends == "sentence":
        return _ASKING if _ANSWERS.fullmatch(text) else _SENTENCE
    return _FEW if shape.words <= _FEW_WORDS else _MORE


@cache
def _signs_for() -> re.Pattern[str]:
    """What opens the line of who signs for a country or a body (`For the Republic of …`)."""
    return re.compile(rf"(?:{alternation(words('closings', 'signs_for'))})\s")


def _is_country(folded: str) -> bool:
    return gazetteer().get(folded.strip(" :"), ("",))[0] == "country"


def _behind_name(folded: str) -> str:
    """What stands in brackets at the end of a line (`Ana Ríos (Peru)`)."""
    return folded.rpartition("(")[2].rstrip(") ") if folded[-1] == ")" else ""


def _is_office(line: Line) -> bool:
    """Whether a line is the name or the address of an office."""
    count = line.text.count(" ") + 1
    return names_issuer(line.text, line.folded, count) or looks_like_address(line.text, line.folded, count)


def _is_pointer(line: Line, shape: Shape) -> bool:
    """Whether a line sends the reader to a document or an address."""
    if shape.link_label or opens_as_link(line.folded) or line.folded.endswith(_DOCUMENTS):
        return True
    return holds_address(line.text) or not _HERE.isdisjoint(line.folded.split())
