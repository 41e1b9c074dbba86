"""What each line of an article is: title, subtitle, by-line, dateline, and the kinds of its body."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from pa_pipeline.reading.agencies import signs_as_desk
from pa_pipeline.reading.bylines import (
    Byline,
    names_desk,
    names_known_person,
    opens_byline,
    parse_bio,
    parse_byline,
    person_name,
    role_in_note,
)
from pa_pipeline.reading.closings import names_issuer
from pa_pipeline.reading.datelines import Dateline
from pa_pipeline.reading.headlines import explains_picture, opens_heading
from pa_pipeline.reading.lines import Line
from pa_pipeline.reading.privacy import publishable
from pa_pipeline.reading.shapes import Shape

_HEADER_REACH, _MOST_SUBTITLE_WORDS = 7, 140
_MOST_HEADING_WORDS = 16
_OPENING_QUOTES, _CLOSING_QUOTES = '“«"', '”»"'
_LEAST_QUOTE_WORDS = 8
_MOST_PROSE = 3
"""What may stand before a dateline: a paragraph, which counts twice, and a long deck or caption without a full stop."""
_DESK_REACH, _MOST_DESK_WORDS = 6, 8
_BESIDE_DATE = re.compile(r"\s*[|/·•–—]\s|,\s(?=\d|[A-Z][a-zé]+\.? \d)")
"""What parts the name of who signs from the date on one line."""
_TAIL = 8
"""Last lines of a body: two names among them are the signatories of a declaration, no author."""


_MOST_LINK_WORDS = 12
"""Words of a line that sends the reader from the end of a text elsewhere."""


@dataclass(slots=True)
class Layout:
    """kinds: per line number what it is (kinds of the table `blocks`); dateline: the article's own, with the line it
    stands on; byline: who signs."""

    kinds: dict[int, str] = field(default_factory=dict)
    dateline: Dateline | None = None
    dateline_at: int | None = None
    byline: Byline | None = None


def lay_out_article(lines: Sequence[Line], shapes: Sequence[Shape], content: Sequence[int], *, titled: bool) -> Layout:
    """Kinds of the content lines of an article, whose first one is its title if `titled`."""
    layout = Layout()
    if titled:
        layout.kinds[content[0]] = "title"
    rest = list(content[1:] if titled else content)
    head = _find_dateline(lines, shapes, rest)
    if head is not None:
        layout.dateline, layout.dateline_at = shapes[rest[head]].dateline, rest[head]
    _find_byline(lines, shapes, rest[: (head if head is not None else 0) + 4], layout)
    for at in rest[:_DESK_REACH]:
        if shapes[at].words <= _MOST_DESK_WORDS and _names_desk(lines[at]):
            layout.kinds.setdefault(at, "byline")
    body = _mark_header(lines, shapes, rest, head, layout, titled=titled)
    body = _mark_tail(lines, shapes, body, layout)
    for position, at in enumerate(body):
        following = body[position + 1] if position + 1 < len(body) else None
        layout.kinds[at] = body_kind(lines, shapes, at, following)
        if layout.kinds[at] == "heading" and position and _goes_on(lines, shapes, body[position - 1], layout, at):
            layout.kinds[at] = "paragraph"
    if not body and not _opens_paragraph(layout):
        layout.kinds.update(dict.fromkeys(rest, "paragraph"))
    return layout


def _names_desk(line: Line) -> bool:
    return signs_as_desk(line.text, line.folded, line.text.count(" ") + 1) or names_desk(line.folded)


def _goes_on(lines: Sequence[Line], shapes: Sequence[Shape], before: int, layout: Layout, at: int) -> bool:
    """Whether a line is one more of a row of short lines (`Module 1 …`, `Module 2 …`) rather than a heading."""
    row = layout.kinds[before] == "paragraph" and shapes[before].ends == "none" and shapes[before].dateline is None
    return row and shapes[before].words <= _MOST_HEADING_WORDS and lines[at].text[-1] != ":"


def _opens_paragraph(layout: Layout) -> bool:
    """Whether the line of the dateline holds the beginning of the body too."""
    return layout.dateline is not None and not layout.dateline.whole_line and layout.dateline_at in layout.kinds


def _find_dateline(lines: Sequence[Line], shapes: Sequence[Shape], rest: Sequence[int]) -> int | None:
    """Position in `rest` of the dateline that stands before the body, behind subtitles and by-lines at most."""
    prose = 0
    seen: set[str] = set()
    for position, at in enumerate(rest[:_HEADER_REACH]):
        shape = shapes[at]
        if lines[at].folded in seen:
            continue  # a caption that says again what the picture shows
        seen.add(lines[at].folded)
        if shape.dateline is not None:
            after = any(shapes[later].prose or shapes[later].ends == "sentence" for later in rest[position + 1 :])
            return position if after or not shape.dateline.whole_line else None
        if shape.prose and not shape.marker:
            prose += 1 + (shape.ends == "sentence")
            if prose > _MOST_PROSE or shape.words > _MOST_SUBTITLE_WORDS:
                return None
    return None


def _find_byline(lines: Sequence[Line], shapes: Sequence[Shape], reach: Sequence[int], layout: Layout) -> None:
    for position, at in enumerate(reach):
        if shapes[at].prose and shapes[at].byline is None:
            pair = reach[position + 1 : position + 3]
            by = pair and shapes[pair[0]].byline and opens_byline(lines[pair[0]].folded)
            if position == 0 and (by or _signs_above_date(lines, shapes, pair)):
                continue  # a deck as long as a paragraph
            return
        if (dateline := shapes[at].dateline) is not None and dateline.whole_line:
            layout.byline = parse_byline(publishable(_BESIDE_DATE.split(lines[at].text, maxsplit=1)[0]))
            if layout.byline is not None:
                return
        if at in layout.kinds or shapes[at].marker or dateline is not None:
            continue
        if _signs_above_date(lines, shapes, reach[position : position + 2]):
            layout.byline = Byline(publishable(person_name(lines[at].text.strip(" ,*")) or ""), None, 1)
            layout.kinds[at] = "byline"
            return
        following = reach[position + 1] if position + 1 < len(reach) else None
        below = lines[following].text if following is not None and lines[following].gap == 0 else None
        own = lines[at].text.lstrip("–—- ") if shapes[at].byline is not None else lines[at].text
        byline = parse_byline(publishable(own), below and publishable(below))
        if byline is None and following is not None and shapes[following].words <= 20:
            byline = parse_byline(publishable(lines[at].text), publishable(lines[following].text))
            byline = byline if byline is not None and byline.role is not None else None
        if byline is not None:
            layout.byline = byline
            for covered in reach[position : position + byline.lines]:
                layout.kinds[covered] = "byline"
            return


def _signs_above_date(lines: Sequence[Line], shapes: Sequence[Shape], pair: Sequence[int]) -> bool:
    """Whether the first of two lines is a known person's name and the second one a date: who wrote it, and when."""
    if len(pair) < 2 or not shapes[pair[0]].name or (dateline := shapes[pair[1]].dateline) is None:
        return False
    return dateline.whole_line and names_known_person(lines[pair[0]].text)


def _mark_header(
    lines: Sequence[Line], shapes: Sequence[Shape], rest: list[int], head: int | None, layout: Layout, *, titled: bool
) -> list[int]:
    """Mark subtitles and a dateline on a line of its own; give the lines of the body."""
    if head is not None:
        for at in rest[:head]:
            if titled and names_issuer(lines[at].text, lines[at].folded, shapes[at].words):
                layout.kinds.setdefault(at, "byline")
            deck = titled and not explains_picture(lines[at].folded)
            layout.kinds.setdefault(at, "subtitle" if deck else body_kind(lines, shapes, at, rest[head]))
        dateline = shapes[rest[head]].dateline
        if dateline is not None and dateline.whole_line:
            layout.kinds[rest[head]] = "dateline"
            head += 1
        body = [at for at in rest[head:] if at not in layout.kinds]
    else:
        body = [at for at in rest if at not in layout.kinds]
    if not titled or any(layout.kinds.get(at) == "subtitle" for at in rest):
        return body
    lead = _leading_subtitles(lines, shapes, body, signed=layout.byline is not None)
    for at in body[:lead]:
        layout.kinds[at] = "subtitle"
    return body[lead:]


def _leading_subtitles(lines: Sequence[Line], shapes: Sequence[Shape], body: Sequence[int], *, signed: bool) -> int:
    """How many first lines of a body are subtitles: bullets before prose, or one line that reads like a title."""
    bullets = 0
    while bullets < len(body) and shapes[body[bullets]].marker and not lines[body[bullets]].text[0].isalnum():
        bullets += 1
    if bullets and bullets < len(body) and shapes[body[bullets]].prose:
        return bullets
    if bullets == 0 and len(body) > 1 and shapes[body[1]].prose:
        first = shapes[body[0]]
        text = lines[body[0]].text
        if (
            first.ends == "none"
            and first.title > 0.4
            and 5 <= first.words <= 40
            and not opens_heading(lines[body[0]].folded)
            and text[-1] not in "?!"
        ):
            return 1
    return 0


def _mark_tail(lines: Sequence[Line], shapes: Sequence[Shape], body: list[int], layout: Layout) -> list[int]:
    """Mark a dateline or a by-line that closes the article."""
    closing = _closing_date(lines, shapes, body, dated=layout.dateline is not None)
    if closing is not None:
        layout.kinds[closing] = "dateline"
        if layout.dateline is None:
            layout.dateline, layout.dateline_at = shapes[closing].dateline, closing
        body = [at for at in body if at != closing]
    if layout.byline is not None and layout.byline.role is None and len(body) > 2:
        layout.byline = replace(layout.byline, role=role_in_note(publishable(lines[body[-1]].text)))
    if layout.byline is None and len(body) > 2:
        layout.byline = parse_bio(publishable(lines[body[-1]].text))
    if layout.byline is None and len(body) > 2 and sum(shapes[at].name for at in body[-_TAIL:]) < 2:
        for count in (2, 1):
            first = publishable(lines[body[-count]].text)
            second = publishable(lines[body[-1]].text) if count == 2 else None
            byline = parse_byline(first, second)
            if (
                byline is not None
                and byline.lines >= count
                and byline.role is not None
                and not shapes[body[-count]].attribution
            ):
                layout.byline = byline
                layout.kinds.update(dict.fromkeys(body[-count:], "byline"))
                return body[:-count]
    return body


def _closing_date(lines: Sequence[Line], shapes: Sequence[Shape], body: Sequence[int], *, dated: bool) -> int | None:
    """The line of a dateline that closes a body; above the last line where that only sends the reader elsewhere, or
    tells who the author is."""
    for at in body[:0:-1][: 1 if dated else 2]:
        dateline, last = shapes[at].dateline, shapes[body[-1]]
        if dateline is not None and dateline.whole_line:
            return at
        if at == body[-1] and not dated and parse_bio(publishable(lines[at].text)) is not None:
            continue
        if last.prose or last.ends == "sentence" or last.words > _MOST_LINK_WORDS:
            return None
    return None


def body_kind(lines: Sequence[Line], shapes: Sequence[Shape], at: int, following: int | None) -> str:
    """Kind of a line of a body or a section: paragraph, heading, list_item, quote, attribution or link_label."""
    line, shape = lines[at], shapes[at]
    if shape.attribution:
        return "attribution"
    if shape.link_label:
        return "link_label"
    if shape.marker:
        return "list_item"
    if (
        following is not None
        and shape.words <= _MOST_HEADING_WORDS
        and _is_heading(line, shape, lines[following], shapes[following])
    ):
        return "heading"
    if (
        line.text[0] in _OPENING_QUOTES
        and line.text.rstrip(".,; ")[-1:] in _CLOSING_QUOTES
        and shape.words >= _LEAST_QUOTE_WORDS
    ):
        return "quote"
    return "paragraph"


def _is_heading(line: Line, shape: Shape, below: Line, shape_below: Shape) -> bool:
    if (
        shape.ends == "sentence"
        or shape.dateline is not None
        or (not line.text[0].isupper() and line.text[0] not in '¿¡“«"0123456789')
    ):
        return False
    if line.text[-1] in ",;" or not any(map(str.isalpha, line.text)):
        return False
    if line.text[-1] == ":":
        return shape.words <= 10
    if explains_picture(line.folded):
        return False
    return shape_below.prose or bool(shape_below.marker) or (shape.words <= 4 and shape_below.words > shape.words)
