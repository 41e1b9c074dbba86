"""Paragraphs that were broken at a column, as in mails, printed sheets and plain text: which lines go on in the next.

Here: spans of lines in, runs of spans out. Not here: what lines are (`lines`).
"""

import re
from itertools import pairwise

from pa_pipeline.lexicon import words
from pa_pipeline.lexicon.folding import fold, fold_line
from pa_pipeline.reading.boilerplate import match_boilerplate
from pa_pipeline.reading.datelines import parse_dateline
from pa_pipeline.reading.group_words import names_group
from pa_pipeline.reading.headlines import breaks_off
from pa_pipeline.reading.labels import read_label

_LIST_START = re.compile(r"\s*(?:[•▪◦·‣●○■□➢➤✓►*–—-]\s|\(?\w{1,3}[.)]\s)")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+\Z|[\w.+-]{1,60}@[\w.-]+\Z")
"""An address that is all of a line is no rest of the line above."""
_KEYED = re.compile(r"[^\W\d]{2,25}(?: [^\W\d_]{2,20}){0,2}:\s\S")
"""A field of a record: none goes on in the next one, though both begin in small letters (`fecha_inicio: 2019`)."""
_SENTENCE_END = re.compile(r"[.!?:;…”»\"')\]]\Z")
_STOP = re.compile(r"[.!?:…][”»\"')\]]*\Z")
_LOWER_SHARE = 0.4
"""Share of lines that go on in lower case below which a chunk is a list of short lines, no broken paragraph."""
_INNER_STOP = re.compile(r"[a-záéíóúñç]{3}[.;]\s+[A-ZÁÉÍÓÚÑ][^\s.]* [a-z]")
_LEAST_OPEN_LINE, _LEAST_COLUMN, _MOST_COLUMN, _MOST_WRAPPED = 45, 60, 120, 180
_LEAST_BLANKS = 4
"""Blanks in a line that breaks off amid a sentence; shorter ones are labels and buttons."""
_LAST_WORD, _LONGEST_LABEL = 20, 40
"""Code points of the end of a line that hold its last word and the blank before it, and of a label before its colon."""
_DATE, _LONGEST_DATELINE = re.compile(r"(?:19|20)\d\d"), 70
_WRAP_SLACK = 26
"""Code points that the longest word can push to the next line: what a wrapped line may fall short of the longest."""
_LEAST_NARROW, _NARROW_SLACK, _LEAST_NARROW_LINES, _ENOUGH_NARROW_LINES = 34, 16, 3, 8
"""The narrowest column of a printed sheet, what its lines may fall short of it, and lines of a paragraph that show it,
where two do or one alone does."""
_LEAST_FILLED, _SHARE_HELD, _MOST_HEADING_LINES = 6, 0.05, 3
"""Lines that go on in lower case and show that a program filled them, the share of them that may have had room left all
the same, and lines of a heading."""
_SHARE_OF_LONGER = 0.2
"""Share of lines that may be longer than such a column: titles and notes that nobody broke."""


Span = tuple[int, int, int]
"""start, end (half-open offsets) and blank lines before."""


def join_broken_lines(clean: str, spans: list[Span]) -> list[list[Span]]:
    """Spans grouped to what the page shows as one line; most groups hold one."""
    chunks: list[list[Span]] = []
    for span in spans:
        if span[2] or not chunks:
            chunks.append([])
        chunks[-1].append(span)
    filled = _filled_column(clean, chunks)
    if filled is not None:
        return [run for chunk in chunks for run in _join_filled(clean, chunk, filled)]
    column = _wrap_column(clean, chunks)
    return [run for chunk in chunks for run in _join_chunk(clean, chunk, column)]


def _room_for_next(clean: str, before: Span, span: Span) -> int:
    """Length of a line with the first word of the next one behind it: a program that breaks lines at a column breaks
    none that would have held it."""
    return before[1] - before[0] + 1 + len(clean[span[0] : span[1]].split(None, 1)[0])


def _filled_column(clean: str, chunks: list[list[Span]]) -> int | None:
    """The column to which a program filled every line of the file, in code points; null where none did.

    Lines that go on in lower case show it: none but the rarest would have held the next one's first word.
    """
    pairs = [
        (before[1] - before[0], _room_for_next(clean, before, span))
        for chunk in chunks
        for before, span in pairwise(chunk)
        if clean[span[0]].islower() and not _SENTENCE_END.search(clean[before[1] - 1])
    ]
    if len(pairs) < _LEAST_FILLED:
        return None
    column = max(length for length, _ in pairs)
    rooms = sorted(room for _, room in pairs)
    held = sum(room <= column for room in rooms)
    if not _LEAST_NARROW <= column <= _MOST_COLUMN or held > _SHARE_HELD * len(pairs):
        return None
    lengths = (end - start for chunk in chunks for start, end, _ in chunk)
    return max(length for length in (column, *lengths) if length == column or column < length < rooms[held])


def _join_filled(clean: str, chunk: list[Span], column: int) -> list[list[Span]]:
    """Lines between two blank ones of a file whose lines a program filled: a line ends where it left room."""
    soft = [_is_filled(clean, before, span, column) for before, span in pairwise(chunk)]
    runs: list[list[Span]] = [[chunk[0]]]
    for at, span in enumerate(chunk[1:]):
        if _goes_on_filled(clean, runs[-1], span, soft=soft[at]) and not (
            _STOP.search(clean, chunk[at][0], chunk[at][1]) and _is_heading(clean, chunk, soft, at + 1)
        ):
            runs[-1].append(span)
        else:
            runs.append([span])
    return runs


def _goes_on_filled(clean: str, run: list[Span], span: Span, *, soft: bool) -> bool:
    """Whether lines that were joined go on in the next one; soft: whether it was too long a word for the last one."""
    before, first = run[-1], len(run) == 1
    length, open_end, lower = before[1] - before[0], not _ends_sentence(clean, before), clean[span[0]].islower()
    if not soft:
        return lower and open_end and length >= _LEAST_OPEN_LINE and _may_continue(clean, before, span, first=first)
    if open_end and (clean[before[1] - 1].isdigit() or breaks_off(_last_word(clean, before))):
        return True  # `on 8 and 9` | `May 2026.`
    if (first and _is_furniture(clean, before)) or (not lower and _is_furniture(clean, span)):
        return False
    if open_end and not _LIST_START.match(clean, run[0][0], run[0][1]) and _LIST_START.match(clean, span[0], span[1]):
        return True  # `gross product` | `(GDP) of …`
    return _may_continue(clean, before, span, first=first) and (lower or not _opens_label(clean, span))


def _opens_label(clean: str, line: Span) -> bool:
    """Whether a known label and a colon open a line."""
    colon = clean.find(":", line[0], min(line[1], line[0] + _LONGEST_LABEL))
    return colon > 0 and read_label(fold_line(clean[line[0] : colon])) is not None


def _is_filled(clean: str, before: Span, span: Span, column: int) -> bool:
    return before[1] - before[0] <= column < _room_for_next(clean, before, span)


def _ends_sentence(clean: str, line: Span) -> bool:
    return _SENTENCE_END.search(clean[line[1] - 1]) is not None


def _is_heading(clean: str, chunk: list[Span], soft: list[bool], at: int) -> bool:
    """Whether what begins on a line in capitals ends without a full stop, as the rest of a paragraph does not."""
    if clean[chunk[at][0]].islower():
        return False
    last = at
    while last < len(soft) and soft[last] and last - at < _MOST_HEADING_LINES:
        last += 1
    return last - at < _MOST_HEADING_LINES and not _ends_sentence(clean, chunk[last])


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
        if _is_broken(clean, before, span, first=len(runs[-1]) == 1):
            runs[-1].append(span)
        else:
            runs.append([span])
    return runs


def _is_broken(clean: str, before: Span, span: Span, *, first: bool) -> bool:
    """Whether a line of letters breaks off: it ends in a small word, or the next one goes on in small letters and is no
    label's value.

    first: whether nothing was joined to it yet.
    """
    opening, last = clean[span[0]], clean[before[1] - 1]
    if not (opening.isalnum() and last.isalpha() and last.islower()):
        return False
    if clean.count(" ", before[0], before[1]) >= _LEAST_BLANKS and breaks_off(_last_word(clean, before)):
        return True
    if not opening.islower() or clean.count(" ", span[0], span[1]) < _LEAST_BLANKS:
        return False
    if first and (clean[before[0]].islower() or names_group(fold_line(clean[before[0] : before[1]]))):
        return False  # a list of lines in small letters, a heading
    if not first or before[1] - before[0] >= _LEAST_OPEN_LINE:
        return True
    return _opens_phrase(clean, span) and read_label(fold_line(clean[before[0] : before[1]])) is None


def _last_word(clean: str, line: Span) -> str:
    """The folded end of a line, in which its last word stands."""
    return fold(clean[max(line[0], line[1] - _LAST_WORD) : line[1]])


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
    if not _may_continue(clean, before, span, first=first):
        return False
    narrow = column is not None and column < _LEAST_COLUMN
    slack, least = (_NARROW_SLACK, _LEAST_NARROW - _NARROW_SLACK) if narrow else (_WRAP_SLACK, _LEAST_OPEN_LINE)
    full = column is not None and column - slack <= length <= column and _room_for_next(clean, before, span) > column
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
        and breaks_off(_last_word(clean, before))
    )
    return joined and not (_is_furniture(clean, before) or _is_furniture(clean, span))


def _is_furniture(clean: str, line: Span) -> bool:
    return match_boilerplate(fold(clean[line[0] : line[1]])) is not None


def _may_continue(clean: str, before: Span, span: Span, *, first: bool) -> bool:
    """Whether the next line is no item of a list, no address and no dateline below a title."""
    if _LIST_START.match(clean, span[0], span[1]) or _ADDRESS.match(clean, span[0], span[1]):
        return False
    if clean[span[0]].islower() and _KEYED.match(clean, span[0], span[1]) and _KEYED.match(clean, before[0], before[1]):
        return False
    dated = first and _DATE.search(clean, span[0], min(span[1], span[0] + _LONGEST_DATELINE))
    return not (dated and _opens_dateline(clean[span[0] : span[1]]))
