"""Whether spans cover a text without loss: each character that is not blank in one of them, and in one alone."""

import re
from collections.abc import Sequence

from pa_pipeline.reading.cleaning import clean_text

_INVISIBLE = "\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff"
_BLANK = re.compile(f"[\\s{_INVISIBLE}\x00-\x1f\x7f-\x9f]*")


def check_coverage(text: str, starts: Sequence[int], ends: Sequence[int]) -> list[tuple[int, str]]:
    """Where spans fail to cover each non-blank character of a text exactly once: offset and what is wrong there.

    starts, ends: half-open offsets in code points, in any order. Blank is white space, control and invisible
    characters, and markup.

    >>> check_coverage("Lima acoge la cumbre", [0, 5], [4, 20]), check_coverage("# Lima", [2], [6])
    ([], [])
    >>> check_coverage("Lima acoge la cumbre", [0, 11], [4, 20])
    [(5, 'text that is in no block: acoge')]
    >>> check_coverage("Lima acoge la cumbre", [0, 3], [4, 20])
    [(3, 'two blocks overlap')]
    """
    found: list[tuple[int, str]] = []
    spans = sorted(zip(starts, ends, strict=True))
    edges = [0, *(end for _, end in spans)]
    openings = [*(start for start, _ in spans), len(text)]
    gaps = [text[end:start] for end, start in zip(edges, openings, strict=True)]
    sound = all(end <= start for end, start in zip(edges, openings, strict=True))
    if sound and _BLANK.fullmatch("".join(gaps)):
        return found
    clean = clean_text(text)
    for end, start, gap in zip(edges, openings, gaps, strict=True):
        if end > start:
            found.append((start, "two blocks overlap" if start < len(text) else "a block ends beyond the text"))
        elif not _BLANK.fullmatch(gap) and clean.read_from(end, start).strip():
            found.append((end + len(gap) - len(gap.lstrip()), f"text that is in no block: {gap.strip()[:60]}"))
    return found
