"""Links to other texts that a page shows below the text of an article, with a heading of their own or without one.

Here: the lines between the last paragraph of an article and the next one. Not here: endings that sign (`endings`).
"""

from pa_pipeline.lexicon import words
from pa_pipeline.lexicon.folding import fold
from pa_pipeline.reading.bylines import names_known_person
from pa_pipeline.reading.closings import looks_like_address, tells_addresses_online
from pa_pipeline.reading.headlines import names_credit, opens_caption, verb_weight
from pa_pipeline.reading.page import Page
from pa_pipeline.reading.rubrics import offers_more
from pa_pipeline.reading.segmentation import Segment
from pa_pipeline.reading.teasers import may_be_title

_ROOM = "closings"
_MOST_LINES, _MOST_LINE_WORDS, _MOST_RUBRIC_WORDS = 30, 25, 6
"""Lines below a rubric that may belong to it, words of each, and words of the rubric."""
_LEAST_TITLES, _LEAST_TITLE_WORDS = 3, 4
_LEAST_WITH_VERB = 2
_MOST_BOX_LINES, _MOST_BOX_WORDS = 14, 160
"""Lines of a box on the author or on sponsors below a text, and words of all of them."""
"""Titles of other texts that stand below a text without a rubric; how many of them tell something with a verb."""


def mark_tail(page: Page, segment: Segment) -> None:
    """Give a reason to links and titles below the text of an article."""
    _mark_box(page, segment)
    body = _last_of_body(page, segment)
    if body <= segment.first:
        return
    below = range(body + 1, segment.last)
    _mark_below_rubric(page, below)
    _mark_neighbours(page, below)
    if segment.last == len(page.lines):
        _mark_more(page, below)
        _mark_titles(page, below)


def _last_of_body(page: Page, segment: Segment) -> int:
    """Number of the last line of an article that reads as its text; that of its first line where none does."""
    for at in range(segment.last - 1, segment.first, -1):
        shape = page.shapes[at]
        if page.reasons[at] is None and (shape.prose or (shape.ends == "sentence" and not _is_of_list(page, at))):
            return at
    return segment.first


def _is_of_list(page: Page, at: int) -> bool:
    """Whether a line with a full stop may stand below a text all the same: an address, a credit, a short link."""
    line, shape = page.lines[at], page.shapes[at]
    return (
        shape.link_label
        or opens_caption(line.folded)
        or names_credit(line.folded)
        or looks_like_address(line.text, line.folded, shape.words)
        or tells_addresses_online(line.text)
    )


def _mark_box(page: Page, segment: Segment) -> None:
    """The box on who wrote an article or who paid for it, with its heading, where nothing but furniture follows."""
    words_below = 0
    own: list[int] = []
    for at in range(segment.last - 1, segment.first + 1, -1):
        if page.reasons[at] is not None:
            continue
        own.append(at)
        if _heads_box(page, at) and len(own) > 1 and page.shapes[page.previous_content[at]].ends == "sentence":
            for line in own:
                page.reasons[line] = "navigation"
            own, words_below = [], 0
            continue
        words_below += page.shapes[at].words
        if len(own) > _MOST_BOX_LINES or words_below > _MOST_BOX_WORDS:
            return


def _heads_box(page: Page, at: int) -> bool:
    """Whether a line heads a box on the author or on sponsors (`About the author`, `About Ana Ríos`)."""
    line = page.lines[at]
    if page.shapes[at].words > _MOST_RUBRIC_WORDS:
        return False
    about, _, name = line.text.partition(" ")
    return line.folded.strip(" :") in words(_ROOM, "boxes") or (
        fold(about) in words(_ROOM, "about") and names_known_person(name)
    )


def _mark_below_rubric(page: Page, below: range) -> None:
    """The heading of links to other texts, and what stands below it."""
    for at in below[:_MOST_LINES]:
        if page.reasons[at] is not None or page.shapes[at].words > _MOST_RUBRIC_WORDS:
            continue
        if page.lines[at].folded.strip(" :()[]*#-–—•>") not in words(_ROOM, "tails_of_links"):
            continue
        for other in range(at, below.stop):
            if page.shapes[other].words > _MOST_LINE_WORDS:
                return
            page.reasons[other] = page.reasons[other] or "navigation"
        return


def _mark_more(page: Page, below: range) -> None:
    """Short titles that end a page below a line that offers more of a subject or of a site (`More on ports`)."""
    own = [at for at in below if page.reasons[at] is None]
    for position, at in enumerate(own):
        titles = own[position + 1 :]
        if page.shapes[at].words > _MOST_RUBRIC_WORDS or not offers_more(page.lines[at].folded):
            continue
        if len(titles) > 1 and all(may_be_title(page.shapes[k]) and ":" not in page.lines[k].text for k in titles):
            for other in (at, *titles):
                page.reasons[other] = "navigation"
        return


def _mark_neighbours(page: Page, below: range) -> None:
    """The titles of the texts before and behind, each on a line that opens with such a word, and what stands below."""
    for at in below[:-1]:
        first, second = (page.lines[k].folded.strip(" «»‹›<>←→").partition(" ")[0].strip(":") for k in (at, at + 1))
        pair = first != second and {first, second} <= words(_ROOM, "pages")
        if pair and page.shapes[at].ends == page.shapes[at + 1].ends == "none":
            for other in range(at, below.stop):
                page.reasons[other] = page.reasons[other] or "pagination"
            return


def _mark_titles(page: Page, below: range) -> None:
    """Titles of other texts, with their days or without, that stand right below the last text of a page."""
    own = [at for at in below if page.reasons[at] is None]
    if not own or page.shapes[below.start - 1].ends != "sentence":
        return
    titles, dates = [], []
    for at in own:
        shape = page.shapes[at]
        if shape.dateline is not None and shape.dateline.whole_line:
            dates.append(at)
        elif shape.ends == "none" and shape.words <= _MOST_LINE_WORDS and not (shape.marker or shape.byline):
            titles.append(at)
        else:
            return
    long = [at for at in titles if page.shapes[at].words >= _LEAST_TITLE_WORDS and page.shapes[at].title > 0]
    verbs = sum(verb_weight(page.lines[at].folded) > 0 for at in long)
    listed = len(long) >= _LEAST_TITLES and verbs >= _LEAST_WITH_VERB
    if listed or (len(dates) > 1 and len(long) > 1):
        for at in own:
            page.reasons[at] = "navigation"
