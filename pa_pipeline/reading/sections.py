"""Headers that a page repeats, and the sections of institutional pages that they open.

A page on working groups repeats a line (the site's name, a label such as `Objective`) under or instead of each group's
name. In a listing of news the same kind of line is furniture between articles.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from itertools import islice

from pa_pipeline.reading.closers import find_closed_groups
from pa_pipeline.reading.group_decisions import find_group_openings
from pa_pipeline.reading.group_openings import GroupPage
from pa_pipeline.reading.group_words import group_head, names_group, tells_of_group
from pa_pipeline.reading.headlines import verb_weight
from pa_pipeline.reading.labels import OF_GROUPS, read_label
from pa_pipeline.reading.lines import Line
from pa_pipeline.reading.shapes import Shape
from pa_pipeline.reading.trails import find_trailed_groups, find_trails

_LEAST_REPEATS, _MOST_HEADER_WORDS = 3, 8
_MOST_NAME_WORDS, _LEAST_MASKED_WORDS = 12, 4
_MOST_BESIDE, _MOST_WORDS_OF_GROUP = 4, 6
_LEAD, _SHARE_OF_GROUPS = 250, 0.35
"""Code points of a line that are looked at for the noun of a group, and the share of headers with one beside them."""
_NUMBER = re.compile(r"\d+")
_MOST_TRIED = 4
_WIDE_GAP, _NEAR = 4, 2
"""Blank lines that set sections apart, and lines from a section's start within which nothing else starts."""
HEADER_SCORE = 6.0


def find_repeated_headers(lines: Sequence[Line], shapes: Sequence[Shape]) -> frozenset[str]:
    """Keys (see `header_key`) of short lines that stand three times or more, each time before something else.

    Not so titles that recur (`Press release`, `Report no. 12`): the text of an article follows them.
    """
    followers: dict[str, list[str]] = defaultdict(list)
    titles: Counter[str] = Counter()
    for at, (line, shape) in enumerate(zip(lines, shapes, strict=True)):
        if shape.words > _MOST_HEADER_WORDS or shape.ends != "none" or _is_content(line, shape):
            continue
        key = header_key(line.folded, shape.words)
        below = shapes[at + 1] if at + 1 < len(lines) else None
        opens = below is not None and below.dateline is not None and not below.dateline.whole_line
        titles[key] += opens or (below is not None and below.prose and key != line.folded)
        followers[key].append(_next_long_line(lines, shapes, at))
    return frozenset(
        text
        for text, after in followers.items()
        if len(after) >= _LEAST_REPEATS
        and Counter(after).most_common(1)[0][1] <= max(1, len(after) // 3)
        and 2 * titles[text] < len(after)
    )


def _is_content(line: Line, shape: Shape) -> bool:
    return bool(shape.marker or shape.link_label or shape.dateline or shape.boilerplate or is_label(line.folded))


def _next_long_line(lines: Sequence[Line], shapes: Sequence[Shape], at: int) -> str:
    """Start of the next line of some length: equal ones show that the same article stands here again."""
    for following in range(at + 1, min(at + 6, len(lines))):
        if shapes[following].words >= 8:
            return lines[following].folded[:80]
    return f"none after {at}"


def header_key(folded: str, words: int) -> str:
    """The text under which a line counts as repeated: numbers apart where it has words enough (`Posted by x at #:#`).

    >>> header_key("visto 120 veces hoy", 4), header_key("article 3", 2)
    ('visto # veces hoy', 'article 3')
    """
    return _NUMBER.sub("#", folded) if _LEAST_MASKED_WORDS <= words <= _MOST_HEADER_WORDS else folded


def is_label(folded: str) -> bool:
    """Whether a folded line is a label that parts of institutional pages carry (`Objective`, `Coordinador:`)."""
    label = read_label(folded)
    return label is not None and label.exact


def is_field(folded: str) -> bool:
    """Whether a folded line opens with a label of what only groups have (`Creation and mandate`, `Group: …`)."""
    label = read_label(folded)
    return label is not None and label.kind in OF_GROUPS


def find_sections(
    lines: Sequence[Line], shapes: Sequence[Shape], headers: frozenset[str]
) -> tuple[dict[int, float], frozenset[str]]:
    """Lines that open a section, with how surely (line number to score), and the headers that are mere furniture.

    On a page of sections only the header that opens them is furniture: what else recurs are headings in the sections. A
    repeated line that stands elsewhere than the names and labels of groups do is such a heading too.
    """
    places: dict[str, list[int]] = defaultdict(list)
    for at, line in enumerate(lines):
        if (key := header_key(line.folded, shapes[at].words)) in headers:
            places[key].append(at)
    by_frequency = sorted(places, key=lambda text: (-len(places[text]), places[text][0]))
    dated = sum(shape.dateline is not None and shape.boilerplate is None for shape in shapes)
    trails = find_trails(lines, shapes)
    page = GroupPage(lines, shapes, trails)
    shown = find_group_openings(page)
    if trails and (trailed := find_trailed_groups(page, trails, shown)) is not None:
        keys = frozenset(header_key(lines[at].folded, shapes[at].words) for at in trails)
        return {at: shown.get(at, HEADER_SCORE) for at in sorted(trailed)}, keys
    if (closed := find_closed_groups(page, shown)) is not None:
        return shown | dict.fromkeys(closed[0], HEADER_SCORE), frozenset({closed[1]})
    heading = (
        text
        for text in by_frequency
        if 2 * dated < len(places[text]) and _heads_sections(lines, shapes, places[text], headers)
    )
    for header in islice(heading, _MOST_TRIED):
        headed = find_group_openings(GroupPage(lines, shapes, places[header]))
        starts = _starts_of_header(lines, shapes, places[header], headers)
        if _closes(starts, headed):
            nameless = {at for at in starts if not {at - 1, at, at + 1} & headed.keys() and _next_is_prose(shapes, at)}
            named = {at + 1 for at in places[header] if _heads_like(lines, shapes, at + 1, headed)}
            return headed | dict.fromkeys(nameless - named | named, HEADER_SCORE), frozenset({header})
        if _explains(starts, headed):
            below = {at + (at in places[header] and _heads_like(lines, shapes, at + 1, ())) for at in starts}
            return dict.fromkeys(sorted(below), HEADER_SCORE), frozenset({header})
    return (shown, frozenset()) if shown else ({}, headers)


def _starts_of_header(
    lines: Sequence[Line], shapes: Sequence[Shape], positions: Sequence[int], headers: frozenset[str]
) -> set[int]:
    alone = [at for at in positions if at + 1 < len(lines) and lines[at + 1].folded != lines[at].folded]
    starts = {_section_start(lines, shapes, at, headers) for at in alone}
    starts |= set(_openings_without_header(lines, shapes, starts, frozenset(positions)))
    return starts | _first_group(lines, shapes, min(starts, default=0))


def _explains(starts: Collection[int], shown: Collection[int]) -> bool:
    """Whether the sections that a header opens are those that labels and names show, where these show any."""
    met = sum(at in starts or at + 1 in starts or at - 1 in starts for at in shown)
    return 2 * met >= len(shown)


def _closes(starts: Collection[int], shown: Collection[int]) -> bool:
    """Whether the names of groups follow a header: it ends sections (`See the whole file`), or stands above names."""
    behind = sum(at + 1 in shown and at not in shown for at in starts)
    return len(shown) > 1 and 2 * behind >= len(shown)


def _first_group(lines: Sequence[Line], shapes: Sequence[Shape], last: int) -> set[int]:
    """The group that stands before the first header, where the header closes sections (`Back to the groups`)."""
    found = (
        at
        for at in range(last)
        if group_head().match(lines[at].folded) and _names_group(lines, shapes, at) and _next_is_prose(shapes, at)
    )
    return set(islice(found, 1))


def _openings_without_header(
    lines: Sequence[Line], shapes: Sequence[Shape], starts: Collection[int], headers: Collection[int]
) -> Iterator[int]:
    """Paragraphs that open with a group's name behind a wide gap: sections that lost their header."""
    for at, line in enumerate(lines):
        near = any(at - lines_down in starts for lines_down in range(_NEAR + 1)) or at - 1 in headers
        if line.gap >= _WIDE_GAP and not near and shapes[at].prose and group_head().match(line.folded):
            yield at


def _heads_sections(
    lines: Sequence[Line], shapes: Sequence[Shape], positions: Sequence[int], headers: frozenset[str]
) -> bool:
    """Whether prose without a dateline or an author stands at most of the places, no headline with a verb beside them,
    and many speak of a group."""
    before_prose = dated = headlines = groups = 0
    for at in positions:
        near = (lines[k].folded[:_LEAD] for k in range(max(0, at - 1), min(at + _MOST_BESIDE, len(lines))))
        groups += any(is_label(told) or tells_of_group(told) for told in near)
        ahead = [k for k in range(at + 1, min(at + 5, len(lines))) if lines[k].folded not in headers]
        before_prose += any(shapes[k].prose or shapes[k].marker or shapes[k].ends == "sentence" for k in ahead[:2])
        signed = at > 0 and shapes[at - 1].byline is not None
        dated += signed or any(shapes[k].dateline is not None or shapes[k].byline is not None for k in ahead[:3])
        headlines += any(_reads_as_headline(lines, shapes, k, at) for k in _beside(lines, shapes, at, headers))
    count = len(positions)
    return (
        before_prose >= 0.5 * count
        and dated <= 0.2 * count
        and headlines <= 0.3 * count
        and groups >= _SHARE_OF_GROUPS * count
    )


def _beside(lines: Sequence[Line], shapes: Sequence[Shape], at: int, headers: frozenset[str]) -> Iterator[int]:
    """The next lines above and below a line that are neither furniture nor days nor headers."""
    for step in (-1, 1):
        k = at + step
        while 0 <= k < len(lines) and abs(k - at) <= _MOST_BESIDE:
            dateline = shapes[k].dateline
            dated = dateline is not None and dateline.whole_line
            if not (dated or shapes[k].boilerplate or header_key(lines[k].folded, shapes[k].words) in headers):
                yield k
                break
            k += step


def _reads_as_headline(lines: Sequence[Line], shapes: Sequence[Shape], at: int, header: int) -> bool:
    """Whether a line beside a header tells what happened, or is longer than the name of a group."""
    if shapes[at].title <= 0 or shapes[at].ends != "none":
        return False
    if verb_weight(lines[at].folded) == 1.0:
        return True
    stands_off = at > header or lines[at].gap > lines[at + 1].gap  # no last line of a list above the header
    return stands_off and shapes[at].words > _MOST_WORDS_OF_GROUP and not names_group(lines[at].folded)


def _section_start(lines: Sequence[Line], shapes: Sequence[Shape], at: int, headers: frozenset[str]) -> int:
    """The line with the group's name above a header, if there is one; else the header itself (the name was lost)."""
    return (
        at - 1
        if at and _names_group(lines, shapes, at - 1) and lines[at].gap <= 1 and lines[at - 1].folded not in headers
        else at
    )


def _names_group(lines: Sequence[Line], shapes: Sequence[Shape], at: int, *, marker: bool = False) -> bool:
    line, shape = lines[at], shapes[at]
    return (
        shape.words <= _MOST_NAME_WORDS
        and shape.ends == "none"
        and not (shape.dateline or shape.byline or shape.separator or shape.link_label or shape.attribution)
        and shape.boilerplate is None
        and (marker or not shape.marker)
        and (line.gap > 0 or at == 0)
        and line.text[:1].isupper() | marker
        and verb_weight(line.folded) < 1.0
    )


def _heads_like(lines: Sequence[Line], shapes: Sequence[Shape], at: int, shown: Collection[int]) -> bool:
    """Whether a line without the noun of a group stands where the names of groups do: below the header, above prose or
    above a heading of its parts."""
    if at + 1 >= len(lines) or at in shown or at + 1 in shown:
        return False
    if not (
        _next_is_prose(shapes, at)
        or (shown and (_next_is_heading(lines, shapes, at) or is_field(lines[at + 1].folded)))
    ):
        return False
    line, shape = lines[at], shapes[at]
    plain = not (shape.dateline or shape.byline or shape.separator or shape.link_label or shape.attribution)
    short = shape.words <= _MOST_NAME_WORDS and shape.ends == "none" and shape.boilerplate is None and not shape.marker
    return plain and short and line.text[:1].isupper() and verb_weight(line.folded) < 1.0


def _next_is_heading(lines: Sequence[Line], shapes: Sequence[Shape], at: int) -> bool:
    """Whether a heading in capitals stands below a line, and above points or prose."""
    if at + 2 >= len(lines) or not lines[at + 1].text.isupper() or shapes[at + 1].words > _MOST_WORDS_OF_GROUP:
        return False
    return shapes[at + 2].prose or bool(shapes[at + 2].marker)


def _next_is_prose(shapes: Sequence[Shape], at: int) -> bool:
    return at + 1 < len(shapes) and shapes[at + 1].prose and shapes[at + 1].dateline is None
