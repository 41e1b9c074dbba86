"""Other texts that a page advertises below or between articles: dates, titles, excerpts cut short, `Read more`."""

from collections.abc import Iterator, Sequence

from pa_pipeline.reading.lines import Line
from pa_pipeline.reading.rubrics import heads_other_texts
from pa_pipeline.reading.shapes import Shape, opens_as_link

_CUT = ("[…]", "[...]", "(…)", "(...)", "…", "...")
_MOST_TEASER_LINES = 40
"""How an excerpt ends, and lines that are looked at below the heading of other texts."""
_MOST_TITLES, _MOST_RUBRIC_WORDS, _LEAST_MENU = 12, 6, 3
"""Titles of other texts below their heading, and words of the heading."""
_CLOSING = frozenset({"share", "pagination", "comments", "notice"})
MOST_TITLE_WORDS = 25
_LEAST_EXCERPT_WORDS, _MOST_EXCERPT_WORDS = 6, 60
_LEAST_AMID_TEXT = 2
"""Titles of a box amid a text: one alone may be that of the text below."""
_LEAST_PARAGRAPHS, _LEAST_ROW = 3, 3
"""Whole paragraphs of a page that shows more than excerpts; on one of excerpts alone each of them is a text."""


def other_titles(lines: Sequence[Line], shapes: Sequence[Shape]) -> Iterator[int]:
    """Titles and days of other texts right below their heading, up to the next blank line: where text stands above, or
    of three titles and more."""
    prose = False
    for at, shape in enumerate(shapes):
        prose = prose or (shape.prose and shape.boilerplate is None)
        heads = shape.boilerplate is not None and shape.words <= _MOST_RUBRIC_WORDS
        if not heads or not heads_other_texts(lines[at].folded):
            continue
        if prose and (end := end_of_teasers(lines, shapes, at)) > at:
            yield from (title for title in range(at + 1, end) if shapes[title].boilerplate is None)
            continue
        end = at + 1
        while end < len(lines) and end - at <= _MOST_TITLES and lines[end].gap == 0 and may_be_title(shapes[end]):
            if shapes[end].boilerplate is not None and end > at + 1:
                break
            end += 1
        menu = end - at > _LEAST_MENU and all(shapes[title].dateline is None for title in range(at + 1, end))
        if end < len(lines) and (prose or (menu and lines[end].gap)) and _ends_titles(lines, shapes, at + 1, end):
            yield from (title for title in range(at + 1, end) if shapes[title].boilerplate is None)


def _ends_titles(lines: Sequence[Line], shapes: Sequence[Shape], first: int, end: int) -> bool:
    """Whether a blank line, or furniture without text below it, ends a list of titles; or the text goes on below two
    titles and more."""
    if lines[end].gap:
        day = shapes[end].dateline
        text = end + 1 if day is not None and day.whole_line and end + 1 < len(lines) else end
        if not _opens_text(shapes[text]):
            return True
        return end - first >= _LEAST_AMID_TEXT and shapes[end].dateline is None
    reach = min(end + _MOST_TEASER_LINES, len(lines))
    below = next((k for k in range(end, reach) if shapes[k].boilerplate is None), len(lines))
    return below > end and (below == len(lines) or below > end + 1 or not _opens_text(shapes[below]))


def end_of_teasers(lines: Sequence[Line], shapes: Sequence[Shape], heading: int) -> int:
    """The line behind the last `Read more` or excerpt of the dates, titles and cut excerpts below a heading; 0 for
    none."""
    end = 0
    for at in range(heading + 1, min(heading + 1 + _MOST_TEASER_LINES, len(lines))):
        shape, line = shapes[at], lines[at]
        dated = shape.dateline is not None and shape.dateline.whole_line
        linked = shape.boilerplate is not None and (shape.link_label or opens_as_link(line.folded))
        if linked or (line.text.endswith(_CUT) and may_be_title(shapes[at - 1])):
            end = at + 1
        elif shape.boilerplate in _CLOSING or not (dated or may_be_title(shape) or line.text.endswith(_CUT)):
            break
    return end


def may_be_title(shape: Shape) -> bool:
    """Whether a line may be the title of another text, in a list of them."""
    return shape.ends == "none" and shape.words <= MOST_TITLE_WORDS and not (shape.prose or shape.link_label)


def lone_teasers(lines: Sequence[Line], shapes: Sequence[Shape]) -> Iterator[int]:
    """Lines of titles, dates and excerpts cut short that stand between whole articles."""
    cut = [at for at, line in enumerate(lines) if line.text.endswith(_CUT) and _is_excerpt(lines, shapes, at)]
    whole = sum(shape.prose and not line.text.endswith(_CUT) for line, shape in zip(lines, shapes, strict=True))
    if whole < _LEAST_PARAGRAPHS:
        return
    yield from _row_of_excerpts(lines, shapes)
    for at in cut:
        first = at
        while first and lines[first].gap == 0 and at - first < 2 and _heads_excerpt(shapes[first - 1]):
            first -= 1
        if any(may_be_title(shapes[head]) and shapes[head].dateline is None for head in range(first, at)):
            yield from range(first, at + 1)


def _row_of_excerpts(lines: Sequence[Line], shapes: Sequence[Shape]) -> Iterator[int]:
    """Lines cut short that stand one below another, three and more, as the beginnings of other texts do."""
    row: list[int] = []
    for at in range(len(lines) + 1):
        if at < len(lines) and lines[at].text.endswith(_CUT) and shapes[at].words >= _LEAST_EXCERPT_WORDS:
            row.append(at)
            continue
        if len(row) >= _LEAST_ROW:
            yield from row
        row = []


def _is_excerpt(lines: Sequence[Line], shapes: Sequence[Shape], at: int) -> bool:
    """Whether a line is all of a text: nothing of it follows but a link."""
    if not _LEAST_EXCERPT_WORDS <= shapes[at].words <= _MOST_EXCERPT_WORDS or at == 0:
        return False
    if at + 1 == len(lines):
        return True
    below = shapes[at + 1]
    return below.link_label or below.boilerplate is not None or (lines[at].gap == 0 and lines[at + 1].gap > 0)


def _heads_excerpt(shape: Shape) -> bool:
    """Whether a line may be the title or the day of an excerpt right below."""
    if shape.boilerplate is not None:
        return False
    return may_be_title(shape) or (shape.dateline is not None and shape.dateline.whole_line)


def _opens_text(shape: Shape) -> bool:
    return shape.prose or (shape.dateline is not None and not shape.dateline.whole_line)
