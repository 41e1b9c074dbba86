"""Clean text to lines: the smallest pieces that the reading decides about.

A line is what the page shows as one: lines that were broken at a column are joined again.
"""

import re
from dataclasses import dataclass
from itertools import pairwise

from pa_pipeline.lexicon import words
from pa_pipeline.lexicon.folding import fold, fold_line
from pa_pipeline.reading.boilerplate import match_boilerplate
from pa_pipeline.reading.datelines import parse_dateline
from pa_pipeline.reading.group_words import names_group
from pa_pipeline.reading.headlines import breaks_off
from pa_pipeline.reading.toggles import start_of_toggle

_LINE = re.compile(r"[^\S\n]*(\S[^\n]*)")
_LIST_START = re.compile(r"\s*(?:[•▪◦·‣●○■□➢➤✓►*–—-]\s|\(?\w{1,3}[.)]\s)")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+\Z|[\w.+-]{1,60}@[\w.-]+\Z")
"""An address that is all of a line is no rest of the line above."""
_SENTENCE_END = re.compile(r"[.!?:;…”»\"')\]]\Z")
_LOWER_SHARE = 0.4
"""Share of lines that go on in lower case below which a chunk is a list of short lines, no broken paragraph."""
_INNER_STOP = re.compile(r"[a-záéíóúñç]{3}[.;]\s+[A-ZÁÉÍÓÚÑ][^\s.]* [a-z]")
_LONGEST_HEADING = 150
_LEAST_OPEN_LINE, _LEAST_COLUMN, _MOST_COLUMN, _MOST_WRAPPED = 45, 60, 120, 180
_LEAST_BLANKS = 4
"""Blanks in a line that breaks off amid a sentence; shorter ones are labels and buttons."""
_LAST_WORD = 20
"""Code points of the end of a line that hold its last word and the blank before it."""
_DATE, _LONGEST_DATELINE = re.compile(r"(?:19|20)\d\d"), 70
_WRAP_SLACK = 26
"""Code points that the longest word can push to the next line: what a wrapped line may fall short of the longest."""
_LEAST_NARROW, _NARROW_SLACK, _LEAST_NARROW_LINES, _ENOUGH_NARROW_LINES = 34, 16, 3, 8
"""The narrowest column of a printed sheet, what its lines may fall short of it, and lines of a paragraph that show it,
where two do or one alone does."""
_SHARE_OF_LONGER = 0.2
"""Share of lines that may be longer than such a column: titles and notes that nobody broke."""


Span = tuple[int, int, int]
"""start, end (half-open offsets) and blank lines before."""


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
    spans: list[Span] = []
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
    lines: list[Line] = []
    for run in _wrapped_runs(clean, spans):
        start, end, gap = run[0][0], run[-1][1], run[0][2]
        text = clean[start:end] if len(run) == 1 else " ".join(clean[s:e] for s, e, _ in run)
        lines += _without_toggle(Line(start, end, text, fold_line(text), gap))
    return lines


def _without_toggle(line: Line) -> tuple[Line, ...]:
    """The line; two where a toggle stands behind the name of a group (`Working Group on Bees – Read less`)."""
    text, folded = line.text, line.folded
    if len(text) > _LONGEST_HEADING or line.end - line.start != len(text) or len(folded) != len(text):
        return (line,)
    at = start_of_toggle(folded)
    if at is None or not names_group(folded[:at]):
        return (line,)
    rest = at + len(text[at:]) - len(text[at:].lstrip())
    name = Line(line.start, line.start + at, text[:at], folded[:at], line.gap)
    return name, Line(line.start + rest, line.end, text[rest:], folded[rest:], 0)


def _wrapped_runs(clean: str, spans: list[Span]) -> list[list[Span]]:
    """Spans grouped to what the page shows as one line; most groups hold one."""
    chunks: list[list[Span]] = []
    for span in spans:
        if span[2] or not chunks:
            chunks.append([])
        chunks[-1].append(span)
    column = _wrap_column(clean, chunks)
    return [run for chunk in chunks for run in _join_chunk(clean, chunk, column)]


def _wrap_column(clean: str, chunks: list[list[Span]]) -> int | None:
    """The column at which the whole file is wrapped, in code points; null where it is not."""
    lengths = [end - start for chunk in chunks for start, end, _ in chunk]
    longest = max(lengths, default=0)
    narrow = _narrow_column(clean, chunks)
    if narrow is not None and sum(length > narrow for length in lengths) <= _SHARE_OF_LONGER * len(lengths):
        return narrow
    if not _LEAST_COLUMN <= longest <= _MOST_COLUMN:
        return None
    filled = sum(end - start >= longest - _WRAP_SLACK for chunk in chunks for start, end, _ in chunk[:-1])
    later = [clean[start].islower() for chunk in chunks for start, _, _ in chunk[1:]]
    broken = filled >= 3 and 3 * filled >= len(lengths) and sum(later) >= _LOWER_SHARE * len(later)
    return longest if broken else None


def _narrow_column(clean: str, chunks: list[list[Span]]) -> int | None:
    """The column of a sheet whose paragraphs are broken to short lines; null where too few show it."""
    found, most = [], 0
    for chunk in chunks:
        lengths = [end - start for start, end, _ in chunk]
        longest = max(lengths)
        if len(chunk) < _LEAST_NARROW_LINES or not _LEAST_NARROW <= longest < _LEAST_COLUMN:
            continue
        filled = sum(length >= longest - _NARROW_SLACK for length in lengths[:-1])
        lowered = sum(clean[start].islower() for start, _, _ in chunk[1:])
        if 3 * filled >= 2 * (len(chunk) - 1) and 2 * lowered >= len(chunk) - 1:
            found.append(longest)
            most = max(most, len(chunk))
    return max(found) if len(found) > 1 or most >= _ENOUGH_NARROW_LINES else None


def _join_chunk(clean: str, chunk: list[Span], column: int | None) -> list[list[Span]]:
    """Lines between two blank ones: joined where each but the last is filled up to a common column."""
    lengths = [end - start for start, end, _ in chunk]
    longest = max(lengths)
    narrow = column is not None and column < _LEAST_COLUMN
    if len(chunk) < 2 or longest < (_LEAST_NARROW if narrow else _LEAST_OPEN_LINE):
        return [[span] for span in chunk]
    if longest > _MOST_WRAPPED:
        return _join_broken(clean, chunk)
    if column is None and _LEAST_COLUMN <= longest <= _MOST_COLUMN:
        filled = sum(length >= longest - _WRAP_SLACK for length in lengths[:-1])
        lowered = sum(clean[start].islower() for start, _, _ in chunk[1:])
        column = longest if filled >= 2 and lowered >= _LOWER_SHARE * (len(chunk) - 1) else None
    runs: list[list[Span]] = [[chunk[0]]]
    for before, span in pairwise(chunk):
        if _continues(clean, before, span, column, first=len(runs[-1]) == 1):
            runs[-1].append(span)
        else:
            runs.append([span])
    return runs


def _join_broken(clean: str, chunk: list[Span]) -> list[list[Span]]:
    """Paragraphs without blank lines between them: one that the page broke before or behind a link goes on."""
    runs: list[list[Span]] = [[chunk[0]]]
    for before, span in pairwise(chunk):
        first, last = clean[span[0]], clean[before[1] - 1]
        lettered = first.isalnum() and last.isalpha() and clean[before[0]].isalpha()
        lettered = lettered and last.islower() and clean.count(" ", before[0], before[1]) >= _LEAST_BLANKS
        if lettered and breaks_off(fold(clean[max(before[0], before[1] - _LAST_WORD) : before[1]])):
            runs[-1].append(span)
        else:
            runs.append([span])
    return runs


def _opens_dateline(text: str) -> bool:
    return parse_dateline(text, fold_line(text)) is not None


def _opens_phrase(clean: str, line: Span) -> bool:
    """Whether a line begins as phrases do, and labels and headings do not: `De otro`, `In this`."""
    return fold(clean[line[0] : line[1]].split(None, 1)[0]) in words("language", "function_words")


def _goes_on(clean: str, line: Span) -> bool:
    """Whether a line begins with a small word that no paragraph and no label below opens with: `of Peru, which`."""
    return clean[line[0]].islower() and _opens_phrase(clean, line)


def _is_amid(clean: str, line: Span, first: bool) -> bool:
    """Whether a line that ends no sentence stands in a paragraph: lines were joined to it, or it opens a sentence."""
    return not first or _INNER_STOP.search(clean, line[0], line[1]) is not None


def _continues(clean: str, before: Span, span: Span, column: int | None, *, first: bool) -> bool:
    """Whether a line goes on in the next one: it could not hold the next one's first word, or ends in mid-sentence.

    first: whether nothing was joined to it yet, so that it may be a title above a dateline.
    """
    length = before[1] - before[0]
    if _LIST_START.match(clean, span[0], span[1]) or _ADDRESS.match(clean, span[0], span[1]):
        return False
    if (
        first
        and _DATE.search(clean, span[0], min(span[1], span[0] + _LONGEST_DATELINE))
        and _opens_dateline(clean[span[0] : span[1]])
    ):
        return False
    word = clean[span[0] : span[1]].split(None, 1)[0]
    narrow = column is not None and column < _LEAST_COLUMN
    slack, least = (_NARROW_SLACK, _LEAST_NARROW - _NARROW_SLACK) if narrow else (_WRAP_SLACK, _LEAST_OPEN_LINE)
    full = column is not None and column - slack <= length <= column and length + 1 + len(word) > column
    open_end = not _SENTENCE_END.search(clean[before[1] - 1])
    if column is not None and (not first or _opens_phrase(clean, before) or _goes_on(clean, span)):
        least = 1  # in a broken text a short line is no heading: `De este` | `modo, …`, `Delegates` | `of Peru`
    joined = full or (clean[span[0]].islower() and open_end and length >= least)
    # Behind lines that were joined, a comma is no end: `… had her minister,` | `Ana Ríos, to …`.
    joined = joined or (not first and length >= _LEAST_OPEN_LINE and clean[before[1] - 1] == ",")
    # In a broken text names stand at the start of a line too: `… in the XI` | `Summit of …`.
    joined = joined or (column is not None and open_end and length >= _LEAST_COLUMN and _is_amid(clean, before, first))
    joined = joined or (
        open_end
        and (clean[span[0]].islower() or length >= min(least, _LEAST_OPEN_LINE))
        and breaks_off(fold(clean[max(before[0], before[1] - _LAST_WORD) : before[1]]))
    )
    return joined and not any(match_boilerplate(fold(clean[start:end])) for start, end, _ in (before, span))
