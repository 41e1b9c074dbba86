"""Lines of a web page, and what of them an extractor of content leaves out: lists and dates.

Extractors look for the one text that a page is about, take titles that are links for a menu, and a date below the
heading for no content. A list is known by titles that stand at like places of the page, each above a text of its own;
what a reader sees of it is all its lines.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, dropwhile, takewhile
from typing import Any

from pa_pipeline.lexicon.folding import fold
from pa_pipeline.reading.datelines import parse_dateline

_BLOCKS = frozenset(
    "address article aside blockquote body br caption center dd details dialog div dl dt fieldset figcaption figure"
    " footer form h1 h2 h3 h4 h5 h6 header hgroup hr html li main nav ol option p pre section summary table tbody td"
    " tfoot th thead title tr ul".split()
)
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6 dt".split())
_AROUND = frozenset("nav footer aside head button select svg".split())
"""What stands about the content of a page, whatever it says."""
_TITLE_LENGTHS = range(15, 301)
_FEWEST_CHARACTERS = 60
"""Of a line that is text, no title or date."""


@dataclass(slots=True)
class PageLine:
    """A line of a page. parts: what its elements say, each by itself; element: the innermost block that holds it;
    is_title: whether it could be one."""

    text: str
    parts: tuple[str, ...]
    element: Any
    is_title: bool


def with_lists(lines: Sequence[PageLine], text: str) -> str:
    """The text of a page, with the whole list where titles or texts of a list are missing from it."""
    kept = frozenset(text.split("\n"))
    longs = list(accumulate((len(line.text) >= _FEWEST_CHARACTERS and line.text in kept for line in lines), initial=0))
    lists = [titles for titles in _title_groups(lines, kept) if longs[titles[0] + 1] < longs[titles[-1]]]
    if not lists:
        return text
    titles = max(lists, key=len)
    opening, whole = _common(lines[titles[0]].element, lines[titles[-1]].element)
    first = next(at for at, line in enumerate(lines) if line.element in opening)
    listed = [line for line in lines[first:] if line.element in whole]
    told = {line.text for line in listed}
    before: list[str] = []
    after: list[str] = []
    side = before
    for line in text.split("\n"):
        if line in told:
            side = after
        else:
            side.append(line)
    return "\n".join([*before, *(line.text for line in listed), *after]).strip()


def with_heading(lines: Sequence[PageLine], text: str, heading: str) -> str:
    """The text of a page below its main heading and, where they stand between both, the lines that are dates."""
    kept = text.split("\n")
    if heading in kept:
        opening = kept.index(heading) + 1
    else:
        kept.insert(0, heading)
        opening = 1
    known = frozenset(kept)
    below = dropwhile(lambda line: line.text != heading, lines)
    between = takewhile(lambda line: line.text == heading or line.text not in known, below)
    dates = [date for line in between for date in _dates_of(line)]
    return "\n".join([*kept[:opening], *dates, *kept[opening:]])


def _dates_of(line: PageLine) -> list[str]:
    """A line that is a date, or what of it is one: `12 March 2026 | News`."""
    told = [line.text, *(" ".join(part.split()) for part in line.parts)]
    return [said for said in told if said and parse_dateline(said, fold(said)) is not None][:1]


def lines_of(tree: Any) -> Iterator[PageLine]:
    """What the page says, block by block, without what stands about its content."""
    from lxml import etree

    pieces: list[str] = []
    linked = 0
    holder = tree
    skipped = None
    open_links = 0

    def flush() -> Iterator[PageLine]:
        nonlocal linked
        said = " ".join("".join(pieces).split())
        if said:
            is_link = linked >= len(said)
            yield PageLine(
                said, tuple(pieces), holder, (is_link or holder.tag in _HEADINGS) and len(said) in _TITLE_LENGTHS
            )
        pieces.clear()
        linked = 0

    for event, element in etree.iterwalk(tree, events=("start", "end")):
        is_start = event == "start"
        if skipped is None:
            if element.tag in _BLOCKS or _is_around(element):
                yield from flush()
            if is_start and _is_around(element):
                skipped = element
                continue
            if element.tag in _BLOCKS and element.tag != "br":
                holder = element if is_start else element.getparent()
            open_links += (1 if is_start else -1) if element.tag == "a" else 0
        elif element is skipped and not is_start:
            skipped = None
        if skipped is None:
            said = element.text if is_start else element.tail
            pieces.append(said or "")
            linked += len(" ".join((said or "").split())) if open_links else 0
    yield from flush()


def _is_around(element: Any) -> bool:
    """Whether it stands about the content: menus, footers, the header of the page, not that of a text."""
    parent = element.getparent()
    return element.tag in _AROUND or (element.tag == "header" and parent is not None and parent.tag == "body")


def _title_groups(lines: Sequence[PageLine], kept: frozenset[str]) -> list[list[int]]:
    """Numbers of lines that could be the titles of a list: at like places, and not all of them kept.

    A list that has no kept text between its titles stands beside the content; the caller asks for that.
    """
    groups: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, line in enumerate(lines):
        if line.is_title:
            groups[_place(line.element)].append(at)
    return [
        titles for titles in groups.values() if len(titles) > 1 and any(lines[at].text not in kept for at in titles)
    ]


def _place(element: Any) -> tuple[str, ...]:
    """Tags and classes of an element and of those about it: the same for all titles of a list."""
    chain = [element, *element.iterancestors()][:4]
    return tuple(f"{one.tag} {one.get('class', '').split(' ')[0]}" for one in chain)


def _common(first: Any, last: Any) -> tuple[set[Any], set[Any]]:
    """Elements of the first text of a list, and of the innermost element that holds its first and its last title."""
    above = set(last.iterancestors())
    chain = [first, *first.iterancestors()]
    at = next((at for at, element in enumerate(chain) if element in above), len(chain) - 1)
    return set(chain[max(0, at - 1)].iter()), set(chain[at].iter())
