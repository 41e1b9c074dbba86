"""What things are called, per language, as data; here only the loading, no word of any language.

Words are written with their accents and compared folded (see `folding`).
"""

import re
from functools import cache
from typing import Any

import yaml

from pa_pipeline.lexicon.folding import fold
from pa_pipeline.paths import LEXICON

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
LANGUAGES = tuple(sorted(folder.name for folder in LEXICON.iterdir() if (folder / "language.yml").is_file()))
"""ISO 639-1 codes of the languages that have a folder here."""


@cache
def entries(language: str, room: str) -> dict[str, Any]:
    """Contents of `lexicon/<language>/<room>.yml`, unfolded."""
    with (LEXICON / language / f"{room}.yml").open(encoding="utf-8") as stream:
        loaded = yaml.load(stream, Loader=_Loader)
    if not isinstance(loaded, dict):
        raise TypeError(f"lexicon/{language}/{room}.yml: a mapping is expected")
    return loaded


@cache
def words(room: str, key: str, language: str | None = None) -> frozenset[str]:
    """Folded words of one list, in one language or in all."""
    chosen = LANGUAGES if language is None else (language,)
    return frozenset(fold(str(word)) for code in chosen for word in entries(code, room).get(key) or ())


@cache
def table(name: str) -> tuple[tuple[str, ...], ...]:
    """Rows of `lexicon/<name>`, a table made by `generate`, without its header."""
    lines = (LEXICON / name).read_text(encoding="utf-8").splitlines()
    return tuple(tuple(line.split("\t")) for line in lines if not line.startswith("#"))[1:]


def alternation(choices: frozenset[str] | set[str]) -> str:
    """Regular expression that matches any of the folded words, longest first.

    >>> alternation({"may", "mayo"})
    'mayo|may'
    """
    return "|".join(re.escape(word) for word in sorted(choices, key=lambda word: (-len(word), word)))
