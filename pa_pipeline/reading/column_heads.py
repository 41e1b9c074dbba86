"""Heads of the columns of a table of groups, which stand above its first row: `Group`, `Purpose`, `Chair`.

The rows become sections, one each; what a cell tells is known by the head of its column alone.
"""

from collections.abc import Sequence

from pa_pipeline.lexicon.folding import fold_line
from pa_pipeline.reading.group_records import names_the_group
from pa_pipeline.reading.group_words import bare_heads, names_group
from pa_pipeline.reading.labels import read_label
from pa_pipeline.reading.lines import Line

_LEAST_COLUMNS, _MOST_HEAD_WORDS, _MARK_REACH = 3, 6, 3
"""Columns that a table has at least, words of a head, and lines above a row on one line among which its heads stand."""
_LEAST_ROWS, _LEAST_MARKS, _MARKS = 2, 2, (" / ", " – ", " - ", " · ", " • ", "; ")
"""Rows of a table, marks in one of them, and what parts cells where a page has lost its bars."""


def mark_of(text: str) -> str | None:
    """What parts the cells of a row: bars, or another mark that stands in it twice and more; None where nothing does.

    >>> mark_of("| Group on Bees | | 2019 |"), mark_of("Group on Bees / Lima / 2019"), mark_of("Group on Bees – Lima")
    ('|', ' / ', None)
    """
    if text.count("|") >= _LEAST_MARKS:
        return "|"
    return next((mark for mark in _MARKS if text.count(mark) >= _LEAST_MARKS), None)


def cells_of(text: str, mark: str = "|") -> list[str]:
    """Cells of a row that a mark parts, empty ones among them.

    >>> cells_of("| Group on Bees | | 2019 |"), cells_of("Group on Bees / Lima / 2019", " / ")
    (['Group on Bees', '', '2019'], ['Group on Bees', 'Lima', '2019'])
    """
    return [cell.strip() for cell in text.strip().strip(mark.strip()).split(mark)]


def find_marked_rows(lines: Sequence[Line]) -> list[int]:
    """Rows of a table without bars, each with a group in its first cell, below the heads of their columns."""
    for mark in _MARKS:
        marked = [at for at, line in enumerate(lines) if line.text.count(mark) >= _LEAST_MARKS]
        if len(marked) <= _LEAST_ROWS:
            continue
        rows = [at for at in marked if names_group(lines[at].folded.partition(mark)[0])]
        first = next((at for at in rows if at - 1 in marked), None)
        if first is None or not find_column_heads([lines[first - 1].text], [lines[first].text]):
            continue
        width = len(cells_of(lines[first].text, mark))
        found = [at for at in rows if at >= first and len(cells_of(lines[at].text, mark)) == width]
        if len(found) >= _LEAST_ROWS and found[-1] - first + 1 == len(found):
            return found
    return []


def find_column_heads(above: Sequence[str], row: Sequence[str]) -> tuple[str | None, ...]:
    """Kinds of the columns of a table (see `labels`), `name` for that of the names and null where a head tells none;
    empty where no heads stand above the row.

    above: lines above its first row; row: the lines of that row, one line of bars or one line a cell.

    >>> find_column_heads(["Our groups", "Group", "Aim", "Since"], ["Group on Bees", "To count hives.", "2019"])
    ('name', 'objective', 'established')
    >>> find_column_heads(["Group | Aim | Since"], ["Group on Bees | To count hives. | 2019"])
    ('name', 'objective', 'established')
    """
    mark = mark_of(row[0]) if row else None
    if mark is not None:
        width = len(cells_of(row[0], mark))
        rows = (cells_of(line, mark) for line in reversed(above[-_MARK_REACH:]))
        heads = next((heads for heads in rows if len(heads) == width), [])
    else:
        heads = list(above[-len(row) :]) if len(above) >= len(row) else []
    if len(heads) < _LEAST_COLUMNS or any(head.count(" ") >= _MOST_HEAD_WORDS for head in heads):
        return ()
    kinds = tuple(_kind_of_head(fold_line(head)) for head in heads)
    if "name" not in kinds:  # the cells tell which column it is: `Body`, `Instancia`
        cells = row if mark is None else cells_of(row[0], mark)
        named = next((at for at, cell in enumerate(cells) if names_group(fold_line(cell))), None)
        free = named is not None and kinds[named] in (None, "organization")
        kinds = tuple("name" if free and at == named else kind for at, kind in enumerate(kinds))
    return kinds if kinds.count("name") == 1 and len(set(kinds) - {None}) >= _LEAST_COLUMNS - 1 else ()


def _kind_of_head(folded: str) -> str | None:
    bare = folded.strip(" :.*_")
    if names_the_group(bare) is not None or bare in bare_heads():
        return "name"
    label = read_label(bare)
    return label.kind if label is not None and label.alone else None
