"""Whom the press may ask: the heading, the name with its office, the telephone and the mailbox that close a release.

Such a block is the page's where it takes lines of its own and names a person; one line that tells a mailbox (`Media
contact: press@…`) belongs to the text.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from pa_pipeline.lexicon import LANGUAGES, entries, words
from pa_pipeline.lexicon.folding import fold
from pa_pipeline.reading.bylines import person_name
from pa_pipeline.reading.closings import holds_telephone
from pa_pipeline.reading.headlines import verb_weight
from pa_pipeline.reading.lines import Line
from pa_pipeline.reading.shapes import Shape

_MOST_LINES, _MOST_WORDS, _MOST_LABEL_WORDS = 12, 14, 4
"""Lines of a block, words of each, and words that stand before a number or a mailbox."""
_NUMBER = re.compile(r"\W*(?:[^\W\d][\w.]*[\s.:)(]*){0,4}(?:\+|00)?\(?\+?\d[\d\s().–/-]{5,22}\d(?:\D{1,12}\d{1,6})?\W*")
_MAILBOX = re.compile(r"[\w.+-]+@[\w-]+(?:\.\w+)+|\[e-?mail[^\]]{0,20}\]", re.IGNORECASE)


def find_contacts(lines: Sequence[Line], shapes: Sequence[Shape]) -> Iterator[int]:
    """Numbers of the lines of blocks of contacts, their headings among them, below some text."""
    told = False
    for at, (line, shape) in enumerate(zip(lines, shapes, strict=True)):
        told = told or (shape.prose and shape.boilerplate is None)
        if told and shape.words <= _MOST_WORDS and (heading := _heading().match(line.folded)) is not None:
            rest = line.text[heading.end() :].strip(" :.–—-")
            if not rest or _names_person(rest):
                yield from _block(lines, shapes, at, named=bool(rest))


def _block(lines: Sequence[Line], shapes: Sequence[Shape], heading: int, *, named: bool) -> Iterator[int]:
    """The heading and what stands below it up to the last telephone or mailbox; nothing where no person is named."""
    last, before = heading, named
    for at in range(heading + 1, min(heading + 1 + _MOST_LINES, len(lines))):
        if not _may_belong(lines[at], shapes[at]):
            break
        if _reaches(lines[at]):
            last, named = at, before
        before = before or _names_person(lines[at].text)
    if named and last > heading:
        yield from range(heading, last + 1)


def _names_person(text: str) -> bool:
    """Whether a text opens with a person's name, its office behind a comma at most; `Media Liaison` is a desk."""
    name = person_name(text.split(",")[0])
    desks = words("closings", "press") | words("closings", "offices")
    return name is not None and desks.isdisjoint(fold(name).split())


def _may_belong(line: Line, shape: Shape) -> bool:
    if _reaches(line):
        return True
    if shape.prose or shape.separator or shape.marker or shape.words > _MOST_WORDS or line.text[-1] in ".?!":
        return False
    return shape.dateline is None and verb_weight(line.folded) < 1.0


def _reaches(line: Line) -> bool:
    """Whether a line is a telephone number or a mailbox, with its label at most."""
    if (box := _MAILBOX.search(line.text)) is not None:
        return line.text[: box.start()].count(" ") <= _MOST_LABEL_WORDS
    return holds_telephone(line.folded) or _NUMBER.fullmatch(line.text) is not None


@cache
def _heading() -> re.Pattern[str]:
    patterns = [pattern for language in LANGUAGES for pattern in entries(language, "closings")["contacts"]]
    return re.compile(rf"\W{{0,3}}(?:{'|'.join(patterns)})(?=\s*(?::|\Z))")
