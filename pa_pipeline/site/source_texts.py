"""Source texts as the pages show them: private addresses and what was taken down masked, offsets still leading home.

Here: what stands where in the shown text. Not here: what is private (reading/privacy.py).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pa_pipeline.corrections import WITHHELD
from pa_pipeline.lexicon.folding import fold
from pa_pipeline.reading.cleaning import clean_text
from pa_pipeline.reading.privacy import find_private

Edit = tuple[int, int, str]
"""Start and end in the seed's text, and what is shown instead."""


@dataclass(frozen=True, slots=True)
class ShownText:
    """text: as shown; edits: start and end of each replaced stretch of the seed's text, and the length of what is
    shown for it, in order; all in code points."""

    text: str
    edits: tuple[tuple[int, int, int], ...]

    def shown_span(self, start: int, end: int) -> tuple[int, int]:
        """Where the half-open span of the seed's text stands in the shown one."""
        return self._shown(start, after=False), self._shown(end, after=True)

    def _shown(self, offset: int, *, after: bool) -> int:
        moved = 0
        for start, end, length in self.edits:
            if end <= offset:
                moved += length - (end - start)
            elif start < offset:
                return start + moved + (length if after else 0)
        return offset + moved


def show_source(
    text: str, withheld: Sequence[tuple[int, int]] = (), patterns: Sequence[re.Pattern[str]] = ()
) -> ShownText:
    """A seed's text as it may be shown.

    withheld: spans that were taken down whole; patterns: words that were taken down, over folded text.

    >>> shown = show_source("Escribir a ana.rios@gmail.com o llamar.")
    >>> shown.text, shown.shown_span(32, 38)
    ('Escribir a [e-mail] o llamar.', (22, 28))
    """
    edits = sorted({*((start, end, WITHHELD) for start, end in withheld), *_find_masked(text, patterns)})
    pieces: list[str] = []
    kept: list[tuple[int, int, int]] = []
    position = 0
    for start, end, mask in edits:
        if end <= position:
            continue
        start = max(start, position)
        pieces += [text[position:start], mask]
        kept.append((start, end, len(mask)))
        position = end
    return ShownText("".join([*pieces, text[position:]]) if kept else text, tuple(kept))


def _find_masked(text: str, patterns: Sequence[re.Pattern[str]]) -> Iterator[Edit]:
    """What a release masks line by line, found in the clean text and led back to the seed's own."""
    clean = clean_text(text)
    start = 0
    for line in clean.text.split("\n"):
        found = find_private(line)
        found += [(*match.span(), WITHHELD) for pattern in patterns for match in pattern.finditer(fold(line))]
        for first, last, mask in found:
            yield (*clean.raw_span(start + first, start + last), mask)
        start += len(line) + 1
