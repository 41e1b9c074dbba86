"""Sections of pages for tests of facts, from lines of text."""

from pa_pipeline.facts.passages import Passage, Unit
from pa_pipeline.lexicon.folding import fold


def page_of(text: str, language: str = "en") -> Passage:
    """A section of a page: `#` opens a heading, `-` or a number a list item."""
    units, position = [], 0
    for line in text.split("\n"):
        kind = "heading" if line.startswith("#") else "list_item" if line[:1] in "-0123456789" else "paragraph"
        bare = line.lstrip("#- ")
        if bare:
            units.append(Unit(kind, bare, fold(bare), position + len(line) - len(bare)))
        position += len(line) + 1
    return Passage(None, 1, language, None, None, tuple(units))
