"""Heads of the columns of a table of groups, which stand above its first row: `Group`, `Purpose`, `Chair`.

The rows become sections, one each; what a cell tells is known by the head of its column alone.
"""

from collections.abc import Sequence

from pa_pipeline.lexicon.folding import fold_line
from pa_pipeline.reading.group_records import names_the_group
from pa_pipeline.reading.group_words import bare_heads
from pa_pipeline.reading.labels import read_label

_LEAST_COLUMNS, _MOST_HEAD_WORDS, _BAR_REACH = 3, 6, 3
"""Columns that a table has at least, words of a head, and lines above a row of bars among which its heads stand."""


def cells_of(text: str) -> list[str]:
    """Cells of a row that bars part, empty ones among them.

    >>> cells_of("| Group on Bees | | 2019 |")
    ['Group on Bees', '', '2019']
    """
    return [cell.strip() for cell in text.strip().strip("|").split("|")]


def find_column_heads(above: Sequence[str], row: Sequence[str]) -> tuple[str | None, ...]:
    """Kinds of the columns of a table (see `labels`), `name` for that of the names and null where a head tells none;
    empty where no heads stand above the row.

    above: lines above its first row; row: the lines of that row, one line of bars or one line a cell.

    >>> find_column_heads(["Our groups", "Group", "Aim", "Since"], ["Group on Bees", "To count hives.", "2019"])
    ('name', 'objective', 'established')
    >>> find_column_heads(["Group | Aim | Since"], ["Group on Bees | To count hives. | 2019"])
    ('name', 'objective', 'established')
    """
    cells = cells_of(row[0]) if row and row[0].count("|") + 1 >= _LEAST_COLUMNS else []
    if cells:
        rows = (cells_of(line) for line in reversed(above[-_BAR_REACH:]))
        heads = next((heads for heads in rows if len(heads) == len(cells)), [])
    else:
        heads = list(above[-len(row) :]) if len(above) >= len(row) else []
    if len(heads) < _LEAST_COLUMNS or any(head.count(" ") >= _MOST_HEAD_WORDS for head in heads):
        return ()
    kinds = tuple(_kind_of_head(fold_line(head)) for head in heads)
    return kinds if kinds.count("name") == 1 and len(set(kinds) - {None}) >= _LEAST_COLUMNS - 1 else ()


def _kind_of_head(folded: str) -> str | None:
    bare = folded.strip(" :.*_")
    if names_the_group(bare) is not None or bare in bare_heads():
        return "name"
    label = read_label(bare)
    return label.kind if label is not None and label.alone else None
