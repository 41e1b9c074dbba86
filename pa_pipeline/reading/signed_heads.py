"""Signs that a page puts before each heading that opens by a click (`+ Tourism`, `[–] Tourism`), or behind it
(`Tourism ▾`): headings with the same sign are of the same rank.

Not here: lines that do nothing but toggle (`toggles`), such a line below a heading (`accordions`).
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from pa_pipeline.reading.group_evidence import LEAST_NAMED, Opening
from pa_pipeline.reading.lines import Line

if TYPE_CHECKING:
    from pa_pipeline.reading.group_openings import GroupPage

_CLICKED = "+»›>▼▾▸►▶▹▷▽△▲▴→⇨⊕⊖➕➖✚❯"
_BRACKETED = r"[\[(][+xX×–−-][\])]"
_BEFORE = re.compile(rf"(?:{_BRACKETED}|[{_CLICKED}#–—−-])(?=\s)")
_BEHIND = re.compile(rf"\s({_BRACKETED}|[{_CLICKED}])\Z")
_BETWEEN = re.compile(r"([–—−*=~-]{1,3})\s+\S.*\S\s+\1")


def sign_of(text: str) -> str | None:
    """The sign before a heading, or the one behind it after a blank; None without one.

    >>> sign_of("[+] Tourism"), sign_of("▸ Tourism"), sign_of("Tourism ▾"), sign_of("Tourism"), sign_of("+56 2 2303")
    ('[+]', '▸', ' ▾', None, None)
    """
    if text[0].isalnum() and text[-1].isalnum():
        return None
    if (before := _BEFORE.match(text)) is not None:
        return before.group()
    behind = _BEHIND.search(text, max(0, len(text) - 4))
    return behind.group() if behind is not None else None


def is_between_marks(text: str) -> bool:
    """Whether a heading stands between two dashes or the like, no item of a list: `— Tourism —`."""
    return text[0] == text[-1] and _BETWEEN.fullmatch(text) is not None


def is_in_signed_list(lines: Sequence[Line], at: int) -> bool:
    """Whether a line with such a sign stands right below another one with it: items of a list, or of a menu."""
    if at == 0 or lines[at].gap or lines[at].text[0].isalnum():
        return False
    sign = sign_of(lines[at].text)
    return sign is not None and sign == sign_of(lines[at - 1].text)


def heads_with_sign(page: "GroupPage", openings: Sequence[Opening]) -> Iterator[int]:
    """Headings with the sign that two names of groups or more have, on an undated page on which no label of a part has
    it too."""
    counts = Counter(sign_of(page.lines[opening.at].text) for opening in openings)
    sign, count = max(
        ((sign, count) for sign, count in counts.items() if sign), key=lambda one: one[1], default=("", 0)
    )
    if count < LEAST_NAMED or 2 * count < len(openings) or page.is_dated:
        return
    signed = [at for at, line in enumerate(page.lines) if sign_of(line.text) == sign]
    if any(page.labels[at] is not None for at in signed):
        return
    between = range(openings[0].at, openings[-1].at)
    for at, below in pairwise((*signed, len(page.lines))):
        listed = is_in_signed_list(page.lines, at) or below == at + 1
        if not listed and page.may_name(at) and (at in between or page.has_text(at)):
            yield at
