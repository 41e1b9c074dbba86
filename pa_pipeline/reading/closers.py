"""Groups between copies of one line that ends each of them: `Back to index`, `Print this sheet`.

The regular shape of a page is stronger evidence than the words of its headings: where such a line parts groups that
their names or labels show, it parts them all, also one whose name was lost. A line that stands below each name instead
(`Share`) parts them too. Not here: lines that stand above the text of each group (`sections`).
"""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from pa_pipeline.lexicon.country_names import folded_names
from pa_pipeline.reading.group_openings import GroupPage
from pa_pipeline.reading.group_page_parts import LEAST_TELLING, Part, is_dated, kinds_of_part, tells_of_part
from pa_pipeline.reading.group_words import names_group, names_several_groups
from pa_pipeline.reading.headlines import verb_weight
from pa_pipeline.reading.labels import OF_GROUPS

_LEAST_COPIES, _MOST_WORDS, _MOST_TRIED = 3, 8, 4
_LINES_OF_CARD = range(2, 4)
_BELOW_NAMES = frozenset({"objective", "mandate", "established"})
_ITEM, _MOST_RUBRIC_WORDS = re.compile(r"[^·|/•,:]+"), 3
"""Items of a menu, and words of a line above the name of a group that says of what kind it is."""
_TEXT_REACH = 3
"""Lines below the name of a group among which its text begins."""
_MOST_HEADLINES = 0.25
"""Share of the parts that a sentence with a verb may head: more are news."""


def find_closed_groups(page: GroupPage, shown: Collection[int]) -> tuple[frozenset[int], str] | None:
    """First lines of all groups of a page, and the line that ends each of them; None where no line does.

    shown: openings of groups that names and labels show.
    """
    rubrics = _rubrics(page, shown)
    for closer, places in _recurring(page):
        if cards := _cards_of_groups(page, places):
            return cards, closer
        parts = list(_parts(page, places, rubrics))
        if starts := _groups_of(page, parts, shown):
            is_menu = not any(page.shapes[at].prose or _tells_field(page, at) for at in range(parts[0].last))
            headed = _names_above(page, places) if is_menu else frozenset()
            return headed or starts, closer
    return None


def _cards_of_groups(page: GroupPage, places: Sequence[int]) -> frozenset[int]:
    """Names of groups below a heading of several, where each copy of a line ends a card of the same form: a short name
    and a line or two on it; empty of other pages."""
    cards = [range(above + 1, last) for above, last in pairwise(places)]
    size = len(cards[0])
    names = [places[0] - size, *(card.start for card in cards)]
    if size not in _LINES_OF_CARD or any(len(card) != size for card in cards) or names[0] < 1 or page.is_dated:
        return frozenset()
    heads = [at for at in range(max(0, names[0] - 2), names[0]) if names_several_groups(page.lines[at].folded)]
    plain = all(page.looks_like_name(at) and _is_plain_name(page, at) for at in names)
    plain = plain and 2 * sum(verb_weight(page.lines[at].folded) > 0 for at in names) < len(names)
    told = all(page.shapes[at + 1].ends == "sentence" and not page.shapes[at + 1].dateline for at in names)
    return frozenset(names) if heads and plain and told else frozenset()


def _is_plain_name(page: GroupPage, at: int) -> bool:
    """Whether a line is a few words without a number."""
    return page.shapes[at].words <= _MOST_WORDS and not any(map(str.isdigit, page.lines[at].text))


def _names_above(page: GroupPage, places: Sequence[int]) -> frozenset[int]:
    """Names of groups, where one stands above each copy and nothing but furniture between: `Seals` / `Share`."""
    found = []
    for place in places:
        at = place - 1
        while at >= 0 and page.shapes[at].boilerplate is not None:
            at -= 1
        if at < 0 or not page.looks_like_name(at):
            return frozenset()
        found.append(at)
    distinct = len({page.lines[at].folded for at in found}) == len(found)
    return frozenset(found) if distinct else frozenset()


def _recurring(page: GroupPage) -> list[tuple[str, list[int]]]:
    """Lines that may end groups, with their places, by how often they stand on the page."""
    places: dict[str, list[int]] = defaultdict(list)
    for at, (line, shape) in enumerate(zip(page.lines, page.shapes, strict=True)):
        label = page.labels[at]
        plain = shape.words <= _MOST_WORDS and not (shape.prose or shape.marker or shape.dateline)
        if plain and (label is None or shape.boilerplate is not None) and not names_group(line.folded):
            places[line.folded].append(at)
    found = [
        (text, held)
        for text, held in places.items()
        if len(held) >= _LEAST_COPIES and text.strip(" :") not in folded_names()
    ]
    return sorted(found, key=lambda one: (-len(one[1]), one[1][0]))[:_MOST_TRIED]


def _rubrics(page: GroupPage, shown: Collection[int]) -> frozenset[str]:
    """Lines that stand above several names of groups (`SOCIAL`), and the other items of the menu that lists them."""
    above = Counter(page.lines[at - 1].folded for at in shown if at and page.shapes[at - 1].words <= _MOST_RUBRIC_WORDS)
    found = frozenset(text for text, count in above.items() if count > 1)
    if not found:
        return found
    menus = (_ITEM.findall(line.folded) for line in page.lines[: min(shown)])
    rows = [{item.strip() for item in items} for items in menus]
    return found.union(*(row for row in rows if not found.isdisjoint(row) and len(row) > len(found)))


def _parts(page: GroupPage, places: Sequence[int], rubrics: Collection[str]) -> Iterator[Part]:
    """What stands before the first copy, between two, and behind the last, without furniture and what recurs."""
    counts = Counter(line.folded for line in page.lines)
    for above, last in zip([-1, *places], [*places, len(page.lines)], strict=True):
        content = (
            at
            for at in range(above + 1, last)
            if page.shapes[at].boilerplate is None
            and page.lines[at].folded not in rubrics
            and (counts[page.lines[at].folded] < _LEAST_COPIES or _heads_part(page, at))
        )
        yield Part(next(content, last), last)


def _heads_part(page: GroupPage, at: int) -> bool:
    """Whether a line is a heading that each group has, and no furniture: below the name, where that was not lost."""
    label = page.labels[at]
    return label is not None and label.alone and label.kind in _BELOW_NAMES


def _groups_of(page: GroupPage, parts: Sequence[Part], shown: Collection[int]) -> frozenset[int]:
    """First lines of the groups; none where what the copies part are no groups."""
    first, inner, behind = parts[0], [part for part in parts[1:-1] if _has_text(page, part)], parts[-1]
    later = [at for at in shown if at >= inner[0].start] if inner else []
    starts = {part.start for part in (*inner, behind)}
    if len(inner) < LEAST_TELLING or not starts.issuperset(later):
        return frozenset()
    has_first = not is_dated(page, first)
    heading = [at for at in shown if at < first.last] or (list(_first_heading(page, first)) if has_first else [])
    telling = sum(tells_of_part(page, part, shown) for part in inner) + bool(heading)
    headlines = sum(verb_weight(page.lines[part.start].folded) == 1.0 for part in inner if not _opens_prose(page, part))
    if telling < LEAST_TELLING or 2 * telling < len(inner) or headlines > _MOST_HEADLINES * len(inner):
        return frozenset()
    if any(is_dated(page, part) for part in inner):
        return frozenset()
    found = {part.start for part in inner}
    found.update(heading)
    is_told = tells_of_part(page, behind, shown) or (
        telling > len(inner) and bool(kinds_of_part(page, behind) & OF_GROUPS)
    )
    if is_told and not is_dated(page, behind):
        found.add(behind.start)
    return frozenset(found)


def _has_text(page: GroupPage, part: Part) -> bool:
    return any(page.shapes[at].prose or page.labels[at] is not None for at in range(part.start, part.last))


def _tells_field(page: GroupPage, at: int) -> bool:
    """Whether a line that is no furniture opens with a label."""
    return page.shapes[at].boilerplate is None and page.labels[at] is not None


def _opens_prose(page: GroupPage, part: Part) -> bool:
    return page.shapes[part.start].prose or page.shapes[part.start].ends == "sentence"


def _first_heading(page: GroupPage, first: Part) -> Iterator[int]:
    """The heading of the first group, below the head of the page: the name of a group with text below it, else the
    heading above labels of groups."""
    names = [at for at in range(first.start, first.last - 1) if page.looks_like_name(at)]
    named = (at for at in names if names_group(page.lines[at].folded) and _is_above_text(page, at, first.last))
    if (found := next(named, None)) is not None:
        yield found
        return
    label = next((at for at in range(first.start, first.last) if _of_group(page, at)), None)
    if label is not None:
        yield max((at for at in names if at < label), default=label)


def _is_above_text(page: GroupPage, at: int, last: int) -> bool:
    near = range(at + 1, min(at + 1 + _TEXT_REACH, last))
    return any(page.shapes[below].prose or page.labels[below] is not None for below in near)


def _of_group(page: GroupPage, at: int) -> bool:
    label = page.labels[at]
    return label is not None and label.kind in OF_GROUPS
