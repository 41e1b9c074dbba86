"""Lines that pages, printed sheets and agencies put around their texts: numbers of pages, running heads, slugs."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from pa_pipeline.lexicon import alternation, words
from pa_pipeline.reading.lines import Line

_ROOM = "closings"
_PAGE_TOKEN = re.compile(r"\d{1,5}|[^\W\d_]+|[^\s\w»«›‹→←>.…|·,:-]")
_COUNT = re.compile(r"\W{0,3}(\d{1,3})\s?/\s?(\d{1,3})\W{0,3}")
_SLUG = re.compile(r"[A-Z]{2,8}(?:[-/_][A-Z0-9]{2,12})+(?: +[A-Z0-9]{2,12}(?:[-/_][A-Z0-9]{2,12})*){0,3}")
_NUMBER_OF_SLUG = re.compile(r"(?<!\d)(?!(?:19|20)\d\d(?!\d))\d{3,}")
_INITIALS_WITH_TIME = re.compile(r"(?:\([A-Z]{2,6}\)\s)?[a-z]{2,4}(?:/[a-z]{2,4}){1,2}(?:\s\d{3,4})?")
_WIRE = re.compile(r"ZCZC\b.{0,60}|NNNN")
"""What opens and closes a message of the teleprinter, which agencies still send."""
_NUMBER = re.compile(r"\d+")
_MOST_HEAD, _LEAST_HEADS = 120, 2
_MOST_WORDS_OF_AGE = 10
_NUMBER_APART = re.compile(r"\A\d{1,4} {3,}(?=\S)|(?<=\S) {3,}\d{1,4}\Z")
_MARKS, _APART = "-–—|•", "   "
_NUMBER_ALONE = re.compile(r"[-–—|•]\s?\d{1,4}\s?[-–—|•]")


def counts_pages(folded: str) -> bool:
    """Whether a line holds nothing but rising numbers of pages and what leads to the others, or which one of how many.

    >>> counts_pages("1 2 3 next »"), counts_pages("2 / 14"), counts_pages("3 / 2"), counts_pages("12 ministers")
    (True, True, False, False)
    """
    if not any(map(str.isdigit, folded)):
        return False
    count = _COUNT.fullmatch(folded)
    if count is not None:
        return int(count.group(1)) <= int(count.group(2))
    tokens = _PAGE_TOKEN.findall(folded)
    numbers = [int(token) for token in tokens if token.isdecimal()]
    named = [token for token in tokens if not token.isdecimal() and token.isalpha()]
    rising = all(first < second for first, second in pairwise(numbers))
    return len(numbers) > 1 and bool(named) and rising and all(token in words(_ROOM, "pages") for token in named)


def is_slug(text: str) -> bool:
    """Whether a line is the code under which an agency sends a text, or who wrote it at what time.

    >>> is_slug("XNA-POL-0412"), is_slug("(XNA) ab/cde 1130"), is_slug("COVID-19"), is_slug("APEC 2016")
    (True, True, False, False)
    """
    if text[0] in "ZN" and _WIRE.fullmatch(text):
        return True
    if "/" in text and _INITIALS_WITH_TIME.fullmatch(text):
        return True
    if not any(mark in text for mark in "-/_") or _SLUG.fullmatch(text) is None:
        return False
    return sum(text.count(mark) for mark in "-/_") > 1 or _NUMBER_OF_SLUG.search(text) is not None


def tells_age(folded: str, count: int) -> bool:
    """Whether a line tells how long ago a text came out, behind its subject at most, and nothing else.

    >>> tells_age("trade — 3 days ago", 5), tells_age("hace 2 horas", 3), tells_age("the fair opened 3 days ago", 6)
    (True, True, False)
    """
    return count <= _MOST_WORDS_OF_AGE and any(map(str.isdigit, folded)) and _age().fullmatch(folded) is not None


@cache
def _age() -> re.Pattern[str]:
    before, units, after = (alternation(words(_ROOM, f"ages_{key}")) for key in ("before", "units", "after"))
    labels = alternation(words("calendar", "dateline_labels"))
    age = rf"(?:(?:{before}) \d{{1,3}} (?:{units})|\d{{1,3}} (?:{units}) (?:{after}))"
    return re.compile(rf"(?:[\w ]{{2,30}} [|·•–—-] )?(?:(?:{labels}) )?{age}(?: [|·•–—-] [\d/.-]{{8,10}})?")


def find_running_heads(lines: Sequence[Line]) -> Iterator[int]:
    """Lines that end or open with the number of a page and recur with other numbers."""
    places: dict[str, list[int]] = defaultdict(list)
    for at, line in enumerate(lines):
        first, last = line.text[0], line.text[-1]
        if first in _MARKS and _NUMBER_ALONE.fullmatch(line.text):
            yield at
        elif len(line.text) <= _MOST_HEAD and (first.isdigit() or last.isdigit() or first in "Pp"):
            column = _NUMBER_APART.search(line.text) if _APART in line.text else None
            if column is not None:
                places[f"{line.folded[: column.start()]}{line.folded[column.end() :]}"].append(at)
            elif (page := _page().search(line.folded)) is not None:
                places[_NUMBER.sub("#", f"{line.folded[: page.start()]}{line.folded[page.end() :]}")].append(at)
    for key, found in places.items():
        if len(found) >= _LEAST_HEADS and (key.strip() or len(found) > _LEAST_HEADS):
            yield from found


@cache
def _page() -> re.Pattern[str]:
    pages = rf"(?:{alternation(words(_ROOM, 'page_words'))})\.?\s?\d{{1,4}}"
    return re.compile(rf"(?<![a-z]){pages}(?:\s?(?:/|of|de|sur)\s?\d{{1,4}})?\Z|\A{pages}(?!\d)")
