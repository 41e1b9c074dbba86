"""Tables whose cells a scrape parts by tabs, or by blanks that set columns: these are shown as bars, so that the cells
stay apart.

A tab in a paragraph, or behind the number of an item, is a blank; in rows that follow each other and have as many
cells, it is what parts them.
"""

import re
from collections.abc import Iterator, Sequence

BAR = " | "
_ROW = re.compile(r"^[ \t]*(?P<cells>(?=\S)[^\n\r\t]*(?<=\S) *\t[^\n\r]*)", re.MULTILINE)
_TAB = re.compile(r"(?<=\S) *\t|(?<=\t)\t")
_LEAST_ROWS, _LEAST_PAIRS, _LONGEST_LABEL = 2, 3, 45
_GAP, _WIDE_GAP, _WIDEST = re.compile(r"(?<=\S) {2,}(?=\S)"), 4, " " * 4
_LEAST_SPACED, _MOST_SPACED = 3, 10
"""Rows of a table whose columns blanks set, and most gaps of one."""
_BETWEEN = re.compile(r"(?:[ \t]*(?:\r\n|\r|\n)){1,2}[ \t]*")


def edits_of_tables(raw: str) -> list[tuple[int, int, str]]:
    """Tabs of tables as edits: start, end and what stands there instead.

    >>> edits_of_tables("No.\\tName\\tState\\n1\\tNets\\tover")
    [(3, 4, ' | '), (8, 9, ' | '), (16, 17, ' | '), (21, 22, ' | ')]
    >>> len(edits_of_tables("\\t\\tNo.\\tName\\tState\\r\\t\\t1\\tNets\\tover"))
    4
    >>> edits_of_tables("1.\\tNets and boats\\n2.\\tHarbours")
    []
    """
    if "\r" in raw and "\n" not in raw:
        raw = raw.replace("\r", "\n")
    found = [(*gap, BAR) for row in _spaced_rows(raw) for gap in row] if _WIDEST in raw else []
    if "\t" in raw:
        found += [(tab, tab + 1, BAR) for run in _runs(raw) for _, tabs in run for tab in tabs]
    return sorted(found)


_Gaps = list[tuple[int, int]]


def _spaced_rows(raw: str) -> Iterator[_Gaps]:
    """Gaps of the rows of tables whose columns blanks set: as many in each row, and each a wide one somewhere.

    >>> text = "Name    Aim      Since\\nBees    Honey    2019\\nKites   Wind     2021"
    >>> [len(row) for row in _spaced_rows(text)], list(_spaced_rows("One.  Two.  Three.\\n" * 3))
    ([2, 2, 2], [])
    """
    run: list[_Gaps] = []
    last = 0
    for start, end, gaps in _spaced_lines(raw):
        if run and (len(run[-1]) != len(gaps) or not _BETWEEN.fullmatch(raw, last, start)):
            yield from _of_columns(run)
            run = []
        run.append(gaps)
        last = end
    yield from _of_columns(run)


def _spaced_lines(raw: str) -> Iterator[tuple[int, int, _Gaps]]:
    """Start, end and gaps of lines with two gaps and more."""
    gaps: _Gaps = []
    end = 0
    for gap in _GAP.finditer(raw):
        if gap.start() >= end:
            if len(gaps) > 1:
                yield raw.rfind("\n", 0, gaps[0][0]) + 1, end, gaps
            gaps, end = [], raw.find("\n", gap.end())
            end = end if end >= 0 else len(raw)
        gaps.append(gap.span())
    if len(gaps) > 1:
        yield raw.rfind("\n", 0, gaps[0][0]) + 1, end, gaps


def _of_columns(run: list[_Gaps]) -> list[_Gaps]:
    """The run where it is a table."""
    if len(run) < _LEAST_SPACED or len(run[0]) > _MOST_SPACED:
        return []
    wide = all(any(end - start >= _WIDE_GAP for start, end in column) for column in zip(*run, strict=True))
    return run if wide else []


_Row = tuple[int, list[int]]
"""Offset of the end of a row, and those of its tabs."""


def _runs(raw: str) -> Iterator[list[_Row]]:
    run: list[_Row] = []
    labels: list[str] = []
    for row in _ROW.finditer(raw):
        last = row.start("cells") + len(row["cells"].rstrip())
        tabs = [tab.end() - 1 for tab in _TAB.finditer(raw, row.start("cells"), last)]
        if not tabs:
            continue
        alike = run and len(run[-1][1]) == len(tabs) and _BETWEEN.fullmatch(raw, run[-1][0], row.start())
        if not alike:
            yield from _of_table(run, labels)
            run, labels = [], []
        run.append((row.end(), tabs))
        labels.append(raw[row.start() : tabs[0]].strip())
    yield from _of_table(run, labels)


def _of_table(run: list[_Row], labels: Sequence[str]) -> Iterator[list[_Row]]:
    """The run where it is a table: three cells and more in each row, or pairs of a label and its value."""
    if len(run) < _LEAST_ROWS:
        return
    if len(run[0][1]) > 1 or (len(run) >= _LEAST_PAIRS and all(map(_is_label, labels))):
        yield run


def _is_label(text: str) -> bool:
    return len(text) <= _LONGEST_LABEL and text[:1].isalpha() and not text.endswith((".", ")"))
