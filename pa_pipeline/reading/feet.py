"""The foot of a page: below the furniture that closes its last text, lines that nobody could tell alone.

A foot holds links, names of services and a sentence on the site between lines that are known as furniture. Here: where
such a foot begins. Not here: rubrics and boxes right below a text (`tails`).
"""

from pa_pipeline.reading.page import Page
from pa_pipeline.reading.segmentation import Segment

_LEAST_KNOWN, _SHARE_OF_KNOWN = 3, 0.3
"""Lines of a foot that are known as furniture, and their share."""
_MOST_LINES, _MOST_WORDS, _MOST_SENTENCES, _MOST_SENTENCE_WORDS = 80, 14, 1, 45
_CLOSING = frozenset({"share", "pagination", "comments", "notice"})


def mark_foot(page: Page, segment: Segment) -> None:
    """Give a reason to what stands below the furniture that closes the last text of a page."""
    if segment.last < len(page.lines):
        return
    known = sentences = 0
    own: list[int] = []
    begins = segment.last
    for at in range(segment.last - 1, segment.first, -1):
        shape, reason = page.shapes[at], page.reasons[at]
        if reason is not None:
            known += not shape.separator
            begins = at if reason in _CLOSING else begins
            continue
        sentences += shape.ends == "sentence"
        dated = shape.dateline is not None and not shape.dateline.whole_line
        long = shape.words > (_MOST_SENTENCE_WORDS if shape.prose else _MOST_WORDS)
        if sentences > _MOST_SENTENCES or dated or long or shape.byline is not None or shape.marker:
            break
        own.append(at)
        if len(own) + known > _MOST_LINES:
            break
    below = [at for at in own if at > begins]
    told = sum(page.reasons[at] is not None for at in range(begins, segment.last))
    if told < max(_LEAST_KNOWN, _SHARE_OF_KNOWN * (told + len(below))) or not _is_told_above(page, segment, begins):
        return
    for at in below:
        page.reasons[at] = "trailer"


def _is_told_above(page: Page, segment: Segment, foot: int) -> bool:
    """Whether the text of the article ends above its foot."""
    return any(page.shapes[at].prose and page.reasons[at] is None for at in range(segment.first + 1, foot))
