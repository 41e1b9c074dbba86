"""Small numbers as digits or words, in all languages."""

import re
from functools import cache

from pa_pipeline.lexicon import LANGUAGES, entries
from pa_pipeline.lexicon.folding import fold

_MOST = 100


@cache
def numbers() -> dict[str, int]:
    """Folded number word to its value, up to a hundred."""
    found: dict[str, int] = {}
    for language in LANGUAGES:
        for value, names in entries(language, "numbers")["cardinals"].items():
            if int(value) <= _MOST:
                found.update({fold(str(name)): int(value) for name in names})
    return found


def number_value(text: str) -> int:
    """Value of folded digits or words.

    >>> number_value("24"), number_value("twenty-four"), number_value("dos")
    (24, 24, 2)
    """
    if text.isdecimal():
        return int(text)
    return sum(numbers().get(part, 0) for part in re.split(r"[- ]", text))
