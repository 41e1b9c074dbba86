"""Lines of a web page as a reader sees them, block by block, without what stands about the content of any page."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

_BLOCKS = frozenset(
    "address article aside blockquote body br button caption center dd details dialog div dl dt fieldset figcaption"
    " figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html li main nav ol option p pre section summary table"
    " tbody td tfoot th thead title tr ul".split()
)
HEADINGS = frozenset("h1 h2 h3 h4 h5 h6 dt".split())
_AROUND = frozenset("nav footer aside head select svg".split())
_TOGGLES = frozenset("aria-expanded aria-controls data-toggle data-bs-toggle data-target data-bs-target".split())
"""Attributes of what opens a part of its own page: its words are a heading."""
_NOWHERE = ("#", "javascript:")


@dataclass(slots=True)
class PageLine:
    """A line of a page. parts: what its elements say, each by itself; element: the innermost block that holds it;
    links: to other pages that it holds; is_link: whether all of it leads there."""

    text: str
    parts: tuple[str, ...]
    element: Any
    links: int
    is_link: bool


def lines_of(tree: Any) -> Iterator[PageLine]:
    """Lines of a parsed page; points of lists open with a dash.

    >>> from lxml.html import document_fromstring
    >>> tree = document_fromstring("<nav>Home</nav><h1>Two\\n things</h1><ul><li>Tea<li>Rye <b>bread</b></ul>")
    >>> [line.text for line in lines_of(tree)]
    ['Two things', '- Tea', '- Rye bread']
    """
    from lxml import etree

    pieces: list[str] = []
    holder, point, around, linked, links, open_links = tree, None, None, 0, 0, 0
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        is_start = event == "start"
        if around is None:
            if (element.tag in _BLOCKS or _is_around(element)) and (said := " ".join("".join(pieces).split())):
                bullet = "- " if holder is point else ""
                is_link = linked >= len("".join(said.split()))
                yield PageLine(bullet + said, tuple(pieces), holder, links, is_link)
                point = None
            if element.tag in _BLOCKS or _is_around(element):
                pieces.clear()
                links, linked = open_links, 0
            if is_start and _is_around(element):
                around = element
                continue
            if element.tag in _BLOCKS and element.tag != "br":
                holder = element if is_start else element.getparent()
                point = element if is_start and element.tag == "li" else point
            if _leads_away(element):
                links += is_start
                open_links += 1 if is_start else -1
        elif element is around and not is_start:
            around = None
        if around is None and (text := element.text if is_start else element.tail):
            pieces.append(text)
            linked += len("".join(text.split())) if open_links else 0


def _is_around(element: Any) -> bool:
    """Whether it stands about the content: menus, footers, the header of the page, not that of a text; buttons."""
    if element.tag == "header":
        parent = element.getparent()
        return parent is not None and parent.tag == "body"
    if element.tag == "button":
        return _TOGGLES.isdisjoint(element.keys()) and element.getparent().tag not in HEADINGS
    return element.tag in _AROUND


def _leads_away(element: Any) -> bool:
    return element.tag == "a" and not element.get("href", "#").startswith(_NOWHERE)
