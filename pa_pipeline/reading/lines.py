"""Clean text to lines: the smallest pieces that the reading decides about.

A line is what the page shows as one: lines that were broken at a column are joined again.
"""

import re
from dataclasses import dataclass

from pa_pipeline.lexicon.folding import fold

_LINE = re.compile(r"[^\S\n]*(\S[^\n]*)")
_LIST_START = re.compile(r"\s*(?:[•▪◦·‣●○■□➢➤✓►*–—-]\s|\(?\w{1,3}[.)]\s)")
_SENTENCE_END = re.compile(r"[.!?:;…”»\"')\]]\Z")
_WRAP_COLUMNS = (45, 120)
_WRAP_SLACK = 26
"""Code points that the longest word can push to the next line: what a wrapped line may fall short of the longest one."""


@dataclass(frozen=True, slots=True)
class Line:
    """start, end: half-open offsets in the clean text, without surrounding white space; text: on one line; folded: the
    same, folded; gap: blank lines before it (for the first line of the text: 0)."""

    start: int
    end: int
    text: str
    folded: str
    gap: int


def split_lines(clean: str) -> list[Line]:
    """Non-blank lines of a clean text, hard-wrapped paragraphs joined.

    >>> [(line.text, line.gap) for line in split_lines("One\\n\\n  two \\nthree")]
    [('One', 0), ('two', 1), ('three', 0)]
    """
    spans: list[tuple[int, int, int]] = []
    position, gap = 0, 0
    for raw in clean.split("\n"):
        stripped = raw.strip()
        if stripped:
            start = position + raw.index(stripped[0])
            spans.append((start, start + len(stripped), gap))
            gap = 0
        elif spans:
            gap += 1
        position += len(raw) + 1
    lines = []
    for run in _wrapped_runs(clean, spans):
        start, end, gap = run[0][0], run[-1][1], run[0][2]
        text = clean[start:end] if len(run) == 1 else " ".join(clean[s:e] for s, e, _ in run)
        lines.append(Line(start, end, text, fold(text), gap))
    return lines


def _wrapped_runs(clean: str, spans: list[tuple[int, int, int]]) -> list[list[tuple[int, int, int]]]:
    """Spans grouped to what the page shows as one line; most groups hold one."""
    runs: list[list[tuple[int, int, int]]] = []
    chunk: list[tuple[int, int, int]] = []
    for span in spans:
        if span[2] and chunk:
            runs += _join_chunk(clean, chunk)
            chunk = []
        chunk.append(span)
    return runs + (_join_chunk(clean, chunk) if chunk else [])


def _join_chunk(clean: str, chunk: list[tuple[int, int, int]]) -> list[list[tuple[int, int, int]]]:
    """Lines between two blank ones: joined where each but the last is filled up to a common column."""
    low, high = _WRAP_COLUMNS
    longest = max(end - start for start, end, _ in chunk)
    if len(chunk) < 2 or not low <= longest <= high:
        return [[span] for span in chunk]
    runs: list[list[tuple[int, int, int]]] = [[chunk[0]]]
    for before, span in zip(chunk, chunk[1:], strict=False):
        if _continues(clean, before, span, longest, len(chunk)):
            runs[-1].append(span)
        else:
            runs.append([span])
    return runs


def _continues(clean: str, before: tuple[int, int, int], span: tuple[int, int, int], longest: int, lines: int) -> bool:
    start, end, _ = before
    if _LIST_START.match(clean, span[0], span[1]):
        return False
    word = clean[span[0] : span[1]].split(None, 1)[0]
    full = end - start + 1 + len(word) > longest and end - start >= longest - _WRAP_SLACK
    open_end = not _SENTENCE_END.search(clean[end - 1])
    if clean[span[0]].islower():
        return open_end and (full or end - start >= _WRAP_COLUMNS[0])
    return full and lines >= 3 and (open_end or end - start + 1 + len(word) > longest)
