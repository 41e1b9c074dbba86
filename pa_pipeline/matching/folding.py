"""How the comparison of texts sees characters: `lexicon/fold.tsv` as arrays, frozen in the repository.

The standard library's `unicodedata` is not used: it changes between Python versions, and with it would what is
published.
"""

from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from pa_pipeline.matching.hashing import UInt16, narrow_points
from pa_pipeline.paths import LEXICON

Bools = npt.NDArray[np.bool_]

SEPARATOR = 0
IGNORED = 0xFFFF
CODE_POINTS = 0x110000


@dataclass(frozen=True, slots=True)
class FoldTable:
    """Indexed by code point.

    letters: the folded letter or digit (of the rare ones above 16 bits a stand-in), `SEPARATOR` between words,
        `IGNORED` where the character says nothing (soft hyphen, zero-width space, combining mark).
    capitals: whether it is a capital.
    """

    letters: UInt16
    capitals: Bools


@cache
def fold_table() -> FoldTable:
    """The frozen table. Code points that it does not list are letters of their own."""
    letters = narrow_points(np.arange(CODE_POINTS, dtype=np.uint32))
    capitals = np.zeros(CODE_POINTS, dtype=np.bool_)
    for line in (LEXICON / "fold.tsv").read_text(encoding="utf-8").splitlines()[2:]:
        first, last, kind, folded = line.split("\t")
        span = slice(int(first, 16), int(last, 16) + 1)
        if kind == "separator":
            letters[span] = SEPARATOR
        elif kind == "ignored":
            letters[span] = IGNORED
        else:
            letters[span] = ord(folded)
            capitals[span] = kind == "capital"
    return FoldTable(letters, capitals)


@cache
def fold_mapping() -> dict[int, str]:
    """The same table for `str.translate`: separators become a space, ignored characters nothing."""
    letters = fold_table().letters
    changed = np.flatnonzero(letters != narrow_points(np.arange(CODE_POINTS, dtype=np.uint32)))
    names = {SEPARATOR: " ", IGNORED: ""}
    return {int(code): names.get(int(letters[code]), chr(letters[code])) for code in changed} | {0: " "}


def split_words(text: str) -> list[str]:
    """Folded words of a text without web addresses and marks for thousands, in reading order.

    >>> split_words("La 9ª Cumbre — “Bogotá”, 2014.-")
    ['la', '9a', 'cumbre', 'bogota', '2014']
    """
    # Not at all that Python takes for white space: only at what the table has as a separator.
    return [word for word in text.translate(fold_mapping()).split(" ") if word]
