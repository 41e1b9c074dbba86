"""Letters with accents that a text has lost, a question mark in the place of each: `Mar?a`, `cooperaci?n`, `Per?`.

What is published keeps the marks; only what is looked up has letters in their places, as the lexicon knows the words.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import product
from typing import Any

from pa_pipeline.lexicon import LANGUAGES, entries, table
from pa_pipeline.lexicon.folding import fold
from pa_pipeline.paths import LEXICON

_MARKS = ("?", "\ufffd")
_INSIDE = re.compile(r"(?<![^\s\"'“‘«(¿])[^\W\d_]+(?:[?\ufffd]{1,2}[a-zß-ÿ]+)+(?![^\s.,;:!?\"'”’»)-])")
"""A word with lost letters between others of its own, no part of an address."""
_LOST = re.compile(r"(?<![^\s\"'“‘«(¿-])(?=\S*[?\ufffd])[^\W\d_]*(?:[?\ufffd]{1,2}(?![A-ZÀ-Þ])[^\W\d_]*)+")
_GOES_ON = re.compile(r",|\s+[a-zß-ÿ(]")
"""What stands behind a word that ends no question."""
_LETTERS, _VERBS = "aieoun", "oaeiun"
_UNKNOWN = "o"
_MOST = 3
"""Most lost letters of a word that is looked up."""


def restore_letters(text: str) -> str:
    """The text with letters where question marks stand for them, as long as before.

    >>> restore_letters("Mar?a Guti?rrez, ministra de Relaciones de M?xico.")
    'Maria Gutierrez, ministra de Relaciones de Mexico.'
    >>> restore_letters("Who said so? Ana did.")
    'Who said so? Ana did.'
    """
    if not any(mark in text for mark in _MARKS):
        return text
    inside = _INSIDE.findall(text)
    if not any(_of_known_word(word) for word in inside):
        return text
    return _LOST.sub(_restored, text)


def _restored(match: re.Match[str]) -> str:
    """A word with the letters that it has lost, unless it is one that a question ends in."""
    written = match.group()
    goes_on = written[0].isupper() or _GOES_ON.match(match.string, match.end()) is not None
    known = _of_known_word(written) if goes_on or not _is_known(written.rstrip("".join(_MARKS))) else None
    if known is not None:
        return known
    halves = [half for half in re.split(r"[?\ufffd]", written) if half]
    if len(halves) < 2 or all(_is_known(half) for half in halves):
        return written
    places = [at for at, letter in enumerate(written) if letter in _MARKS]
    return _with_letters(written, places, _UNKNOWN * len(places))


def _of_known_word(written: str) -> str | None:
    """The known word that a word with lost letters is; None where it is none, or one that a question ends in."""
    places = [at for at, letter in enumerate(written) if letter in _MARKS]
    if not places or len(places) > _MOST or len(written) - len(places) < 2:
        return None
    order = _VERBS if written[-1] in _MARKS and written.islower() else _LETTERS
    tried = [_with_letters(written, places, letters) for letters in product(order, repeat=len(places))]
    countries, names, others, cities = _known_words()
    is_name = written[1:].islower() and not written[0].islower()
    in_order = (countries, names, others, cities) if is_name else (others, names)
    return next((word for known in in_order for word in tried if fold(word) in known), None)


def _is_known(word: str) -> bool:
    return any(fold(word) in known for known in _known_words()[:3])


def _with_letters(written: str, places: list[int], letters: tuple[str, ...] | str) -> str:
    filled = list(written)
    for at, letter in zip(places, letters, strict=True):
        is_capital = (at == 0 and written[1:].islower()) or written.isupper()
        filled[at] = letter.upper() if is_capital else letter
    return "".join(filled)


@cache
def _known_words() -> tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str]]:
    """Folded names of countries and of people, other words of the lexicon, names of cities."""
    names = {word for row in table("names.tsv") for word in fold(row[0]).split()}
    countries = {word for row in table("places.tsv") if row[1] == "country" for word in row[0].split()}
    cities = {word for row in table("places.tsv") if row[1] == "city" for word in row[0].split()}
    rooms = [(code, room.stem) for code in LANGUAGES for room in sorted((LEXICON / code).glob("*.yml"))]
    others = {word for room in rooms for text in _texts_of(entries(*room)) for word in fold(text).split()}
    return frozenset(countries), frozenset(names), frozenset(others), frozenset(cities)


def _texts_of(entry: Any) -> Iterator[str]:
    if isinstance(entry, dict):
        for key, inner in entry.items():
            yield str(key)
            yield from _texts_of(inner)
    elif isinstance(entry, list):
        for inner in entry:
            yield from _texts_of(inner)
    elif isinstance(entry, str):
        yield entry
