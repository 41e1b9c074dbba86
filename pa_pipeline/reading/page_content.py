"""Which lines of a web page are its content: those of the part in which an extractor of content found most of it.

An extractor looks for the one text that a page is about: it takes titles that are links for a menu, toggles and dates
for no text, and one post of a list for the whole. So it tells where the content stands, and all lines of that part are
kept; what of them is furniture is decided where lines of all seed texts are.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import accumulate
from typing import Any

from pa_pipeline.lexicon.folding import fold
from pa_pipeline.reading.datelines import parse_dateline
from pa_pipeline.reading.page_lines import HEADINGS, PageLine

_MOST = 0.9
"""Of the extracted words, those that the part of the page must hold."""
_TITLE_LENGTHS = range(15, 301)
_FEWEST_CHARACTERS = 60
"""Of a line that is text, no title or date."""
_OPENING = 6
"""Words by which a line is found in a text whose lines are others."""
_MOST_BETWEEN = 8
"""Lines between the main heading and the content: more are no date, deck and credits."""
_LONGEST_META = 120
"""Of a line that tells when and where a text was published."""
_RUNNING = HEADINGS | {"p", "td", "blockquote"}
_SEPARATORS = " |·•/-–—"


def content_of(lines: Sequence[PageLine], extracted: str, heading: str | None) -> list[str]:
    """Lines of a page's content, below its main heading and the dates that follow it.

    lines: of the page, not empty; extracted: what an extractor kept, by lines; heading: the page's only main one.
    """
    is_kept = _kept(lines, extracted)
    part = _part_of([line for line, known in zip(lines, is_kept, strict=True) if known] or lines)
    titles = _titles_of_list(lines, is_kept, part)
    if titles:
        part = _holding(part, [lines[at].element for at in (titles[0], titles[-1])])
    inside = set(part.iter())
    chosen = [at for at, line in enumerate(lines) if line.element in inside]
    runs = _menus(lines, is_kept, chosen, frozenset(titles))
    told = [said for at in chosen if at not in runs for said in _with_date_apart(lines[at])]
    if heading is None and not any(lines[at].element.tag in HEADINGS for at in chosen):
        above = (line.text for line in reversed(lines[: chosen[0]]) if line.element.tag in HEADINGS)
        heading = next(above, None)
    if heading is None or heading in told:
        return told
    return [heading, *_between(lines, heading, chosen[0]), *told]


def _kept(lines: Sequence[PageLine], extracted: str) -> list[bool]:
    """Of each line whether the extractor kept it, as a line, as a cell or, of a long one, its first words."""
    whole = frozenset(piece.strip() for line in extracted.split("\n") for piece in (line, *line.split("|")))
    words = extracted.split()
    openings = frozenset(zip(*(words[at:] for at in range(_OPENING)), strict=False))
    told = [line.text.removeprefix("- ") for line in lines]
    return [text in whole or tuple(text.split(maxsplit=_OPENING)[:_OPENING]) in openings for text in told]


def _part_of(kept: Sequence[PageLine]) -> Any:
    """The innermost element that holds most of the kept words."""
    sizes: Counter[Any] = Counter()
    for line in kept:
        sizes[line.element] += len(line.text)
    root = kept[0].element.getroottree().getroot()
    held: Counter[Any] = Counter()
    for element in reversed(list(root.iter())):  # children before their parents
        held[element] += sizes[element]
        parent = element.getparent()
        if parent is not None:
            held[parent] += held[element]
    least = _MOST * held[root]
    part = root
    while (inner := next((child for child in part if held[child] >= least), None)) is not None:
        part = inner
    return part


def _holding(part: Any, others: Sequence[Any]) -> Any:
    """The innermost element that holds a part of the page and others of its elements."""
    for other in others:
        above = {other, *other.iterancestors()}
        part = next(element for element in (part, *part.iterancestors()) if element in above)
    return part


def _titles_of_list(lines: Sequence[PageLine], is_kept: Sequence[bool], part: Any) -> list[int]:
    """Numbers of lines that are the titles of a list of texts: at like places, at least one text between them kept."""
    longs = list(
        accumulate(
            (len(line.text) >= _FEWEST_CHARACTERS and known for line, known in zip(lines, is_kept, strict=True)),
            initial=0,
        )
    )
    groups: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, line in enumerate(lines):
        if (line.is_link or line.element.tag in HEADINGS) and len(line.text) in _TITLE_LENGTHS:
            groups[_place(line.element)].append(at)
    lists = [titles for titles in groups.values() if longs[titles[0]] < longs[titles[-1]]]
    return max(lists, key=len, default=[])


def _place(element: Any) -> tuple[str, ...]:
    """Tags and classes of an element and of those about it: the same for all titles of a list."""
    chain = [element]
    while len(chain) < 4 and (above := chain[-1].getparent()) is not None:
        chain.append(above)
    return tuple(f"{one.tag} {one.get('class', '').split(' ')[0]}" for one in chain)


def _menus(
    lines: Sequence[PageLine], is_kept: Sequence[bool], chosen: Sequence[int], titles: frozenset[int]
) -> set[int]:
    """Numbers of the lines that only lead elsewhere, to several places or beside others that do: menus, tags."""
    away = {at for at in chosen if lines[at].is_link and not is_kept[at] and at not in titles}
    return {at for at in away if lines[at].links > 1 or at - 1 in away or at + 1 in away}


def _between(lines: Sequence[PageLine], heading: str, first: int) -> list[str]:
    """Lines between the main heading and the content, such as date, deck and credits; of many, the dates."""
    above = [at for at, line in enumerate(lines[:first]) if line.text == heading]
    between = [line for line in lines[above[-1] + 1 : first] if not line.is_link] if above else []
    told = [said for line in between for said in _with_date_apart(line)]
    return told if len(told) <= _MOST_BETWEEN else [said for said in told if _is_date(said)]


def _with_date_apart(line: PageLine) -> list[str]:
    """A short line, or, where one of its elements is a date, what each of them says: `12 March 2026`, `News`."""
    if len(line.parts) < 2 or len(line.text) > _LONGEST_META or line.element.tag in _RUNNING or _is_date(line.text):
        return [line.text]
    parts = [said for part in line.parts if (said := " ".join(part.split()).strip(_SEPARATORS))]
    return parts if any(map(_is_date, parts)) else [line.text]


def _is_date(line: str) -> bool:
    return parse_dateline(line, fold(line)) is not None
