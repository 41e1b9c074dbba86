"""Names that a line of its own below tells to be those of groups: `SEALS` / `Technical Group` / `Chair: Ana Ríos`."""

import re
from collections.abc import Sequence
from functools import cache

from pa_pipeline.lexicon import alternation, words
from pa_pipeline.reading.group_words import bare_heads, tells_kind
from pa_pipeline.reading.labels import OF_GROUPS, Label
from pa_pipeline.reading.lines import Line

_MOST_WORDS = 14


def find_names_above_kinds(lines: Sequence[Line], labels: Sequence[Label | None]) -> frozenset[int]:
    """Lines right below which nothing but the kind of a group stands, or its kind and when it was founded.

    A kind alone tells only where what only groups have follows below half of such pairs of lines at least: in a table
    that was made lines, a kind stands in each row too.
    """
    dated = {at for at in range(len(lines) - 1) if tells_kind(lines[at + 1].folded)}
    pairs = [at for at in range(len(lines) - 2) if _may_be_named(lines, labels, at)]
    sure = [at for at in pairs if (label := labels[at + 2]) is not None and label.kind in OF_GROUPS]
    return frozenset(dated.union(pairs if sure and 2 * len(sure) >= len(pairs) else ()))


def _may_be_named(lines: Sequence[Line], labels: Sequence[Label | None], at: int) -> bool:
    line, kind = lines[at], lines[at + 1]
    close = kind.gap <= min(line.gap, lines[at + 2].gap + 1) or at == 0
    short = line.text.count(" ") < _MOST_WORDS and line.text[0].isupper() and line.text[-1].isalnum()
    return close and short and labels[at] is None and is_kind(kind.folded) and not is_kind(line.folded)


def is_kind(folded: str) -> bool:
    """Whether a folded line is the kind of a group and no more.

    >>> [is_kind(line) for line in ("ad hoc committee", "technical group", "group on seals", "business council")]
    [True, True, False, False]
    """
    return folded in bare_heads() or _kind().fullmatch(folded) is not None


@cache
def _kind() -> re.Pattern[str]:
    said = alternation(words("bodies", "said_of_kinds"))
    heads = alternation(bare_heads())
    return re.compile(rf"(?:(?:{said})\s){{0,2}}(?:{heads})(?:\s(?:{said})){{0,2}}")
