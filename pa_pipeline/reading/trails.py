"""Trails of pages (`Home › Integration › Working bodies › Tourism`) that stand between groups, where a file holds one
page of a site after the other.

Each trail opens the next page. What the pages show is told by the places that all trails lead through (`Working
bodies`), or by what stands below them. Not here: trails of one page, which are furniture of its head.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from pa_pipeline.reading.group_openings import GroupPage
from pa_pipeline.reading.group_page_parts import Part, tells_of_part
from pa_pipeline.reading.group_words import is_heading_of_groups, names_group
from pa_pipeline.reading.lines import Line
from pa_pipeline.reading.shapes import Shape

_MARKS = (" > ", " › ", " » ", " / ", " | ", " :: ", " → ")
_MARK = re.compile(r"\s(?:[>›»/|→]|::)\s")
_LONGEST, _LEAST_PLACES, _LONGEST_PLACE, _LEAST_TRAILS = 200, 3, 70, 2
_YOU_ARE = re.compile(r"[^:>/|]{3,25}:\s+")
_HEAD_REACH = 3
"""Lines below a trail among which the name of a group stands, with no text above it."""


def places_of_trail(folded: str) -> tuple[str, ...]:
    """The places that a folded trail leads through, the page itself last; empty of other lines.

    >>> places_of_trail("you are here: home > our work > tourism"), places_of_trail("peru / chile")
    (('home', 'our work', 'tourism'), ())
    """
    if len(folded) > _LONGEST or _MARK.search(folded) is None:
        return ()
    begin = found.end() if (found := _YOU_ARE.match(folded)) else 0
    mark = next(mark for mark in _MARKS if mark in folded or mark == _MARKS[-1])
    if mark == " | " and not begin:
        return ()  # the row of a table, or a menu
    places = tuple(place.strip() for place in folded[begin:].split(mark))
    plain = all(place and len(place) <= _LONGEST_PLACE and place[-1] not in ".;" for place in places)
    return places if plain and len(places) >= _LEAST_PLACES else ()


def find_trails(lines: Sequence[Line], shapes: Sequence[Shape]) -> dict[int, tuple[str, ...]]:
    """Places of the trails of a file, by line number, where two or more begin alike and lead to several pages; empty of
    other files."""
    found: dict[tuple[str, ...], dict[int, tuple[str, ...]]] = defaultdict(dict)
    for at, (line, shape) in enumerate(zip(lines, shapes, strict=True)):
        if shape.ends != "sentence" and (places := places_of_trail(line.folded)):
            found[places[:2]][at] = places
    most = max(found.values(), key=len, default={})
    return most if len(most) >= _LEAST_TRAILS and len(set(most.values())) > 1 else {}


def find_trailed_groups(
    page: GroupPage, trails: dict[int, tuple[str, ...]], shown: Collection[int]
) -> frozenset[int] | None:
    """First lines of the groups of a page with trails; None where its pages are not shown to be groups.

    shown: openings of groups that names and labels show.
    """
    edges = sorted(trails)
    led = [any(map(is_heading_of_groups, trails[at][:-1])) for at in edges]
    parts = [(part, leads) for part, leads in zip(_parts(page, edges), led, strict=True) if _has_text(page, part)]
    told = [(part, leads, tells_of_part(page, part, shown)) for part, leads in parts if not _is_news(page, part)]
    telling = sum(tells for _, _, tells in told)
    if 2 * len(told) < len(parts) or telling < (1 if any(led) else _LEAST_TRAILS):
        return None
    if not any(led) and 2 * telling < len(parts):
        return None
    groups = [part for part, leads, _ in told if leads or not any(led) or _stands_alone(page, part)]
    above = {at for at in shown if at < edges[0]}
    return frozenset(above.union(*(_starts(page, part, shown) for part in groups)))


def _parts(page: GroupPage, edges: Sequence[int]) -> Iterator[Part]:
    """What stands below each trail, from its first line that is no furniture on."""
    for above, last in zip(edges, [*edges[1:], len(page.lines)], strict=True):
        content = (at for at in range(above + 1, last) if page.shapes[at].boilerplate is None or page.labels[at])
        yield Part(next(content, last), last)


def _has_text(page: GroupPage, part: Part) -> bool:
    return any(page.shapes[at].prose or page.labels[at] is not None for at in range(part.start, part.last))


def _stands_alone(page: GroupPage, part: Part) -> bool:
    """Whether a page that the others do not explain is shown to be a group by its name or its labels."""
    return names_group(page.lines[part.start].folded) or tells_of_part(page, part, ())


def _is_news(page: GroupPage, part: Part) -> bool:
    """Whether a dateline opens a paragraph of a part, or a day or an author stands above its text."""
    text = next((at for at in range(part.start, part.last) if page.shapes[at].prose), part.last)
    for at in range(part.start, part.last):
        shape = page.shapes[at]
        if shape.dateline is not None and not shape.dateline.whole_line and shape.prose:
            return True
        is_field = page.labels[at] is not None or (at > part.start and page.labels[at - 1] is not None)
        if part.start < at < text and not is_field and (shape.dateline or shape.byline):
            return True
    return False


def _starts(page: GroupPage, part: Part, shown: Collection[int]) -> set[int]:
    """The groups of one page: one below its head, or those that it names one after the other."""
    inside = [at for at in shown if part.start <= at < part.last]
    if is_heading_of_groups(page.lines[part.start].folded) and len(inside) >= _LEAST_TRAILS:
        return set(inside) - {part.start}
    named = [at for at in inside if at > part.start and page.is_named(at)]
    told = next((at for at in range(part.start, part.last) if page.shapes[at].prose), part.last)
    head = next((at for at in named if at < min(told, part.start + _HEAD_REACH)), part.start)
    return {head, *(at for at in named if at > head)}
